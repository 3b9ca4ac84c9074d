"""How fast the timeline is painted: a ten-minute song with 150 moves while it is zoomed, scrolled and played.

``QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_timeline [--width 1920]``. Each frame is the whole way from
a change to a painted widget. Sixty frames a second leave 16.7 ms for a frame; the playhead moves while a video is
decoded and scaled beside it, so it should take next to nothing.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable

from tests.benchmarks.measure import ratio, say

MOVES, BPM, MINUTES = 150, 126.0, 10
FRAMES = 240
FRAME_MILLISECONDS, PLAYHEAD_MILLISECONDS = 16.7, 2.0
SIZE = (1280, 210)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_timeline")
    parser.add_argument("--width", type=int, default=SIZE[0])
    parser.add_argument("--height", type=int, default=SIZE[1])
    args = parser.parse_args()
    bench(args.width, args.height)


def bench(width: int = SIZE[0], height: int = SIZE[1]) -> None:
    """Measure the timeline in a size, offscreen where there is no screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from choreo_desktop.ui.theme import Theme
    from tests.ui.timelines import busy_timeline

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    timeline = busy_timeline(Theme(application, "dark"), bpm=BPM, minutes=MINUTES, moves=MOVES)
    timeline.resize(width, height)
    timeline.show()
    application.processEvents()
    say(f"Timeline of {MINUTES} minutes with {len(timeline.scene.blocks)} moves, {width} x {height}")

    def frames(change: Callable[[int], None]) -> list[tuple[float, float]]:
        times = []
        for number in range(FRAMES):
            wall, cpu = time.perf_counter(), time.thread_time()
            change(number)
            timeline.viewport().repaint()
            times.append((1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - cpu)))
        return times

    timeline.zoom_fit()
    _tell("the whole song anew", frames(lambda n: timeline.set_selected(n % MOVES)))
    timeline.zoom_fit()
    _tell("zooming in and out", frames(lambda n: timeline.zoom(1.04 if n < FRAMES // 2 else 1 / 1.04, width / 3)))
    timeline.zoom(8.0, 0.0)
    _tell("scrolling", frames(lambda n: timeline.scroll_by(12.0 if n < FRAMES // 2 else -12.0)))
    timeline.zoom(3.0, 0.0)
    _tell("scrolling, closer", frames(lambda n: timeline.scroll_by(12.0 if n < FRAMES // 2 else -12.0)))
    timeline.set_following(False)
    start = timeline.axis.start
    _tell("playing", frames(lambda n: timeline.set_playhead(start + 2 + n / 60)), PLAYHEAD_MILLISECONDS)
    timeline.close()


def _tell(name: str, times: list[tuple[float, float]], most: float = FRAME_MILLISECONDS) -> None:
    walls, cpus = (sorted(both) for both in zip(*times, strict=True))
    wall, cpu = _most_of(walls), _most_of(cpus)
    say(f"  {name}: median {statistics.median(walls):.1f} ms, p99 {wall:.1f} ms, most {walls[-1]:.1f} ms;")
    say(f"    of the processor median {statistics.median(cpus):.1f} ms, p99 {cpu:.1f} ms")
    ratio(f"timeline, {name}: p99 ms", wall, f"<= {most:g}", met=wall <= most)


def _most_of(ordered: list[float]) -> float:
    """The time that all but one of a hundred frames stay below."""
    return ordered[round(0.99 * (len(ordered) - 1))]


if __name__ == "__main__":
    main()
