"""How soon the window can be used, and for how long it ever answers to nothing while it works.

``python -m tests.benchmarks.bench_window [--clips 500] [--stacks]``. Each program runs in a fresh process, on a screen
of its own where Xvfb is there. A heart beats in the window's thread every 5 ms. Beside the gaps between its beats stand
the same without the time in which other programs had the processor: what they would be on an idle machine.
"""

import argparse
import json
import os
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks import bench_scroll
from tests.benchmarks.measure import ratio, say
from tests.end_to_end.material import make_song, run_ffmpeg, write_settings
from tests.end_to_end.window_screen import Screen, missing_programs

CLIPS, RECORDS, STARTS = 500, 10_000, 5
START_SECONDS, BLOCK_MS = 1.0, 50.0
VIDEO = {"width": 640, "height": 360, "quality": "draft", "video_bitrate": "1M"}
_BASES = 8
_BPM = 126.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_window")
    parser.add_argument("--clips", type=int, default=CLIPS, help="that are imported")
    parser.add_argument("--stacks", action="store_true", help="tell what held the window up")
    parser.add_argument("--only", choices=("start", "work", "scroll"))
    args = parser.parse_args()
    bench(args.clips, stacks=args.stacks, only=args.only)


def bench(clips: int = CLIPS, *, stacks: bool = False, only: str | None = None) -> None:
    """All figures, or one kind of them."""
    with tempfile.TemporaryDirectory(prefix="choreo-bench-") as name, _screen() as environment:
        folder = Path(name)
        if stacks:
            environment["CHOREO_BENCH_STACKS"] = "1"
        if only in (None, "start"):
            _measure_start(folder / "start", environment)
        if only in (None, "work"):
            say(f"The window at work, with {clips} clips")
            make_clips(folder / "clips", clips)
            song = make_song(folder / "Song.wav", 60.0, bpm=_BPM)
            _watch(folder / "work", environment, "work", str(folder / "clips"), str(song))
        if only in (None, "scroll"):
            say(f"The window with {RECORDS:,} clips")
            (folder / "scroll" / "data").mkdir(parents=True)
            bench_scroll.fill(folder / "scroll" / "data", RECORDS)
            _watch(folder / "scroll", environment, "scroll")


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """What a program needs to show a window."""
    if missing_programs():
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    with Screen.opened("1280x720") as screen:
        yield screen.environment


def _measure_start(home: Path, environment: dict[str, str]) -> None:
    """From the start of the process to the first painting and an answer to what comes after it."""
    say("The start of the window")
    told = [_started(home, environment) for _ in range(STARTS + 1)][1:]  # the first one warms the disk up
    seconds, cpu = [each["seconds"] for each in told], [each["cpu"] for each in told]
    say(f"  of the processor: best {min(cpu):.2f} s, median {statistics.median(cpu):.2f} s")
    for name, value in (("best", min(seconds)), ("median", statistics.median(seconds))):
        ratio(f"a window to use, {name} of {STARTS}, seconds", value, f"< {START_SECONDS:g}", met=value < START_SECONDS)
    heavy = sorted({name for each in told for name in each["heavy"]})
    ratio(f"heavy modules loaded by then {' '.join(heavy)}", len(heavy), "none", met=not heavy)


def _started(home: Path, environment: dict[str, str]) -> dict[str, Any]:
    own = {**environment, "CHOREO_DESKTOP_HOME": str(home)}
    own.pop("PYTHONDONTWRITEBYTECODE", None)  # else each start compiles all modules anew
    command = [sys.executable, "-m", "tests.benchmarks.window_start", str(time.monotonic())]
    run = subprocess.run(
        command,
        env=own,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def make_clips(folder: Path, count: int) -> None:
    """Real small clips with sound, whose bytes all differ: each copy of a few ends in a box of its own."""
    folder.mkdir(parents=True)
    bases = []
    for number in range(min(_BASES, count)):
        path = folder.parent / f"base{number}.mp4"
        picture = f"testsrc2=size=320x180:rate=25:duration=4,hue=h={number * 45}"
        sound = f"aevalsrc=0.5*sin(2*PI*1800*t)*exp(-mod(t\\,{60 / _BPM:.6f})/0.01):d=4"
        run_ffmpeg(*("-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound), "-preset", "ultrafast", str(path))
        bases.append(path.read_bytes())
    for number in range(count):
        box = struct.pack(">I4sQ", 16, b"free", number)
        (folder / f"move_{number:04}.mp4").write_bytes(bases[number % len(bases)] + box)


def _watch(home: Path, environment: dict[str, str], *words: str) -> None:
    write_settings(home, schema_version=2, theme="dark", language="en", video=VIDEO)
    command: Sequence[str] = [sys.executable, "-m", "tests.benchmarks.window_watch", *words]
    own = {**environment, "CHOREO_DESKTOP_HOME": str(home)}
    with subprocess.Popen(command, env=own, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout is not None
        for line in program.stdout:
            _tell(json.loads(line))
    assert program.returncode == 0, f"the window ended with {program.returncode}"


def _tell(phase: dict[str, Any]) -> None:
    say(
        f"  {phase['name']} ({phase['seconds']:.1f} s): by the clock {phase['longest']:.0f} ms at most,"
        f" 99 of 100 within {phase['p99']:.1f} ms, {phase['late']} blocks over {BLOCK_MS:g} ms"
    )
    ratio(f"longest block while {phase['name']}, ms", phase["own"], f"<= {BLOCK_MS:g}", met=phase["own"] <= BLOCK_MS)
    for stack, count in phase["stacks"]:
        say(f"      {count} x {stack}")


if __name__ == "__main__":
    main()
