"""How smoothly the library moves with 10,000 clips: opening, scrolling, typing, selecting, and records that come in.

``python -m tests.benchmarks.bench_scroll [--records 10000]``. It runs in a process of its own, for there is one
application in each. A watchdog measures from within for how long the window answers to nothing; beside the time of a
clock, on which a busy machine counts too, stands what the window's thread took of the processor.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from tests.benchmarks.measure import ratio, say
from tests.library.samples import generated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.panels.library import LibraryPanel

RECORDS = 10_000
FRAME_MS, MOST_BLOCK_MS = 1000 / 60, 50.0
SIZES = {"300 x 440, as at 1280 x 720": (300, 440), "640 x 1800, as at 3840 x 2160": (640, 1800)}
TYPED = ("hammerlock 99", "favourite", "spin", "e")
STEPS = 400
PATIENCE = 120.0


class Took(NamedTuple):
    """What something took, in milliseconds.

    Attributes:
        wall: By the clock.
        cpu: Of the processor, by the window's thread.
    """

    wall: float
    cpu: float


class Watchdog:
    """Measures for how long the window's thread answered to nothing.

    Args:
        application: Whose events are handled.
    """

    def __init__(self, application: "QApplication") -> None:
        self._application = application
        self.longest = 0.0

    def turn(self) -> float:
        """Handle what there is to handle. Returns the milliseconds that it took."""
        start = time.perf_counter()
        self._application.processEvents()
        took = 1000 * (time.perf_counter() - start)
        self.longest = max(self.longest, took)
        return took

    def wait_for(self, done: Callable[[], bool]) -> None:
        """Go on until something is true."""
        end = time.monotonic() + PATIENCE
        while not done():
            self.turn()
            time.sleep(0.001)
            if time.monotonic() > end:
                raise TimeoutError("the window did not get ready")

    def rest(self, seconds: float) -> None:
        """Go on for a while."""
        end = time.monotonic() + seconds
        self.wait_for(lambda: time.monotonic() > end)

    def block(self, work: Callable[[], object]) -> Took:
        """Do something in the window's thread, and what follows from it."""
        wall, cpu = time.perf_counter(), time.thread_time()
        work()
        self._application.processEvents()
        took = Took(1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - cpu))
        self.longest = max(self.longest, took.wall)
        return took


def fill(folder: Path, records: int) -> None:
    """A library of generated clips, each with a poster and a strip of its own."""
    poster = _picture(folder / "poster.jpg", 480, 270)
    strip = _picture(folder / "strip.jpg", 8 * 240, 135)
    with Database(folder / "choreo.sqlite3") as database, database.session():
        clips = ClipRepository(database)
        for number in range(records):
            digest = generated(number).file.digest
            place = folder / "pictures" / digest[:2]
            place.mkdir(parents=True, exist_ok=True)
            os.link(poster, place / f"{digest}.poster.jpg")
            os.link(strip, place / f"{digest}.strip.jpg")
            clips.add(generated(number))


def _picture(path: Path, width: int, height: int) -> Path:
    """Noise over a gradient: as large to decode as a picture of dancers."""
    import random

    from PySide6.QtGui import QColor, QImage

    image = QImage(width, height, QImage.Format.Format_RGB32)
    dice = random.Random(1)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor((x * 255) // width, (y * 255) // height, dice.randrange(60, 200)))
    image.save(str(path), quality=80)
    return path


def measure(library: "Library", size: tuple[int, int], application: "QApplication") -> None:
    """One window from its opening on."""
    from choreo_desktop.ui.jobs.runner import JobRunner
    from choreo_desktop.ui.panels.library import LibraryPanel
    from choreo_desktop.ui.theme import Theme

    theme, runner, dog = Theme(application, "dark"), JobRunner(application), Watchdog(application)
    panel = LibraryPanel(theme, runner, lambda: library)
    panel.resize(*size)
    panel.show()
    dog.turn()
    start = time.perf_counter()
    dog.longest = 0.0
    panel.refresh()
    dog.wait_for(lambda: panel.moves.state == "grid" and panel.posters.waiting == 0)
    _told("opening: first pictures, seconds", time.perf_counter() - start, 2.0)
    dog.wait_for(lambda: not runner.jobs)
    _told("  longest block of the window while reading, ms", dog.longest, MOST_BLOCK_MS)
    _scroll(panel, dog, "wheel", 40, FRAME_MS)
    _scroll(panel, dog, "pages", size[1], MOST_BLOCK_MS)  # nobody sees sixty pages a second
    _type(panel, dog)
    _others(panel, dog)
    panel.shut_down()
    runner.shut_down()
    panel.deleteLater()
    dog.turn()


def _scroll(panel: "LibraryPanel", dog: Watchdog, name: str, step: int, most_ms: float) -> None:
    """Sixty steps a second; what is left of each sixtieth belongs to those who load pictures."""
    bar = panel.moves.grid.verticalScrollBar()
    bar.setValue(0)
    dog.rest(0.3)
    dog.longest = 0.0
    times = []
    for number in range(1, STEPS + 1):
        times.append(dog.block(lambda number=number: bar.setValue((number * step) % bar.maximum())))  # type: ignore[misc]
        time.sleep(max(0.0, FRAME_MS - times[-1].wall) / 1000)
    walls, cpus = sorted(took.wall for took in times), sorted(took.cpu for took in times)
    most = int(len(times) * 0.99)
    say(f"  scrolling by {name}: median {statistics.median(walls):.1f} ms a frame, of the processor")
    say(f"    {statistics.median(cpus):.1f} ms, 99 of 100 {cpus[most]:.1f} ms")
    _told(f"  scrolling by {name}: 99 of 100 frames within, ms", walls[most], most_ms)
    _told(f"  scrolling by {name}: longest block, ms", dog.longest, MOST_BLOCK_MS)


def _type(panel: "LibraryPanel", dog: Watchdog) -> None:
    """Letter by letter, with the chips unfolded: what is found, counted and laid out anew each time."""
    box = panel.moves.filters.box
    panel.moves.filters.fold.click()
    dog.rest(0.2)
    times = [
        dog.block(lambda text=text, length=length: box.setText(text[:length]))  # type: ignore[misc]
        for text in TYPED
        for length in range(len(text) + 1)
    ]
    say(f"  typing a letter: slowest, of the processor {max(took.cpu for took in times):.1f} ms")
    _told("  typing a letter: slowest, ms", max(took.wall for took in times), MOST_BLOCK_MS)
    panel.moves.filters.fold.click()
    panel.moves.filters.clear()
    dog.rest(0.2)


def _others(panel: "LibraryPanel", dog: Watchdog) -> None:
    grid, model = panel.moves.grid, panel.moves.model
    _told("  selecting all, ms", dog.block(grid.selectAll).wall, MOST_BLOCK_MS)
    grid.clearSelection()
    changed = [entry.record for entry in model.entries[:20]]
    _told("  20 records that changed, ms", dog.block(lambda: panel.update_records(changed)).wall, MOST_BLOCK_MS)


def _told(name: str, value: float, most: float) -> None:
    ratio(name, value, f"<= {most:.1f}", met=value <= most)


def bench(records: int = RECORDS) -> None:
    """Print all figures, from a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_scroll", "--records", str(records)]
    subprocess.run(command, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def run(records: int) -> None:
    """Measure in this process."""
    from PySide6.QtWidgets import QApplication

    from tests.services.shelves import open_library

    application = QApplication([])
    say(f"The grid of {records:,} clips")
    folder = Path(tempfile.mkdtemp(prefix="choreo-scroll-"))
    try:
        fill(folder, records)
        with open_library(folder) as library:
            for name, size in SIZES.items():
                say(f" {name}")
                measure(library, size, application)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(argv: Sequence[str] | None = None) -> None:
    """Run it alone."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_scroll")
    parser.add_argument("--records", type=int, default=RECORDS)
    run(parser.parse_args(argv).records)


if __name__ == "__main__":
    main()
