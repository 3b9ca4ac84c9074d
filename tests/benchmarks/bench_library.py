"""How fast the library is: bringing clips in, opening 10,000 of them, searching as somebody types.

``python -m tests.benchmarks.bench_library [--clips FOLDER] [--records 10000]``. Without a folder, the demo's clips are
brought in. The wall time of an import is measured in a process of its own, from its start to its end.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.paths import resource
from tests.benchmarks.measure import ratio, run, say
from tests.library.samples import generated

RECORDS = 10_000
LEAST_SPEED, MOST_OPEN, MOST_SEARCH = 5.0, 1.0, 50.0
TYPED = ("hammerlock 99", "favourite turn", "class 42 follower", "body lead", "spin", "e", "")
ROUNDS = 5


def import_clips(folder: Path, home: Path) -> None:
    """Bring a folder into a new library, and compare with how long its clips play."""
    command = [sys.executable, "-m", "choreo_desktop", "library", "import", str(folder)]
    cost = run(command, env={"CHOREO_DESKTOP_HOME": str(home)})
    with Database(home / "data" / "choreo.sqlite3") as database:
        clips = ClipRepository(database).list()
    playing = sum(clip.move.seconds for clip in clips)
    say(f"Import of {len(clips)} clips that play {playing:.0f} s: {cost.wall:.1f} s, CPU {cost.cpu:.1f} s, ")
    say(f"  peak memory {cost.peak / 1e6:.0f} MB")
    ratio(
        "import: playing time / time it takes",
        playing / cost.wall,
        f">= {LEAST_SPEED:g}",
        met=playing >= LEAST_SPEED * cost.wall,
    )
    again = run(command, env={"CHOREO_DESKTOP_HOME": str(home)})
    say(f"  the same again, nothing new: {again.wall:.2f} s")


def fill(path: Path, records: int) -> None:
    """A library of generated clips."""
    with Database(path) as database, database.session():
        clips = ClipRepository(database)
        for number in range(records):
            clips.add(generated(number))


def open_all(path: Path) -> None:
    """Open the library and read every clip with its beats, as the window does."""
    times, count = [], 0
    for _ in range(ROUNDS):
        start = _now()
        with Database(path) as database:
            count = len(ClipRepository(database).list())
        times.append(_since(start))
    wall, cpu = (statistics.median(both) for both in zip(*times, strict=True))
    say(f"Opening {count:,} clips with all that is known of them, median of {ROUNDS}: CPU {cpu:.2f} s")
    ratio("opening, seconds", wall, f"<= {MOST_OPEN:g}", met=wall <= MOST_OPEN)


def search_all(path: Path) -> None:
    """Search after every letter, as somebody types; each letter several times, of which the median counts."""
    walls, cpus = {}, {}
    with Database(path) as database:
        clips = ClipRepository(database)
        for typed in {text[:length] for text in TYPED for length in range(len(text) + 1)}:
            times = []
            for _ in range(ROUNDS):
                start = _now()
                clips.search(typed)
                times.append(_since(start))
            walls[typed], cpus[typed] = (1000 * statistics.median(both) for both in zip(*times, strict=True))
    slowest = max(walls, key=lambda typed: walls[typed])
    say(f"Searching after each of {len(walls)} letters: median {statistics.median(walls.values()):.1f} ms, ")
    say(f"  most CPU {max(cpus.values()):.1f} ms")
    met = walls[slowest] <= MOST_SEARCH
    ratio(f"search, slowest ({slowest!r}), milliseconds", walls[slowest], f"<= {MOST_SEARCH:g}", met=met)


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(start: tuple[float, float]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    return time.perf_counter() - start[0], time.process_time() - start[1]


def bench(clips: Path | None, records: int = RECORDS) -> None:
    """Print all figures; without a folder of clips, those of the demo come in."""
    say("The library")
    with tempfile.TemporaryDirectory(prefix="choreo-bench-") as folder:
        import_clips(clips or resource("demo", "clips"), Path(folder) / "home")
        path = Path(folder) / "many.sqlite3"
        fill(path, records)
        open_all(path)
        search_all(path)


def main() -> None:
    """Run it alone."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_library")
    parser.add_argument("--clips", type=Path)
    parser.add_argument("--records", type=int, default=RECORDS)
    args = parser.parse_args()
    bench(args.clips, args.records)


if __name__ == "__main__":
    main()
