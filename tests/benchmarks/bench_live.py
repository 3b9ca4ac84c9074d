"""How exactly a plan plays that is not rendered: two minutes of 720p clips with a cut every four seconds.

``QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_live [--clips DIR] [--size 1280x720] [--seconds 120]``. The
distance of a cut is that between the second of the song at which it is planned and the one at which the first picture
of the next move is painted. The second of the song is taken from what Qt's player says, over the whole run.
"""

import argparse
import os
import random
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.measure import ratio, say

if TYPE_CHECKING:
    from choreo_desktop.services.live import LivePlan
    from choreo_desktop.ui.player.preview import Preview

SECONDS, MOVE_SECONDS, CLIPS = 120.0, 4.0, 8
CLIP_SECONDS = 9
SIZE = (640, 480)
AWAY_MILLISECONDS, JUMP_MILLISECONDS = 80.0, 400.0
SCRUBS = 40
_LOOK_MILLISECONDS = 4


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_live")
    parser.add_argument("--clips", type=Path, help="real clips; without them, FFmpeg makes some")
    parser.add_argument("--size", default=f"{SIZE[0]}x{SIZE[1]}", help="of the preview with its controls")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    args = parser.parse_args()
    width, height = (int(side) for side in args.size.split("x"))
    bench(args.clips, (width, height), args.seconds)


def bench(clips: Path | None = None, size: tuple[int, int] = SIZE, seconds: float = SECONDS) -> None:
    """Measure clips that were made, and real ones where there are some."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    with tempfile.TemporaryDirectory(prefix="choreo-live-") as name:
        folder = Path(name)
        song = _make_song(folder, seconds)
        _measure("clips made by FFmpeg", _make_clips(folder), song, size, seconds)
        if clips is not None:
            found = sorted(clips.rglob("*.mp4"))[: 2 * CLIPS]
            _measure(f"{len(found)} real clips", found, song, size, seconds)


def _ffmpeg(*args: str) -> None:
    from choreo_desktop.media.ffmpeg import FFmpegLocator

    subprocess.run([str(FFmpegLocator().get().path), "-v", "error", "-y", *args], check=True)


def _make_song(folder: Path, seconds: float) -> Path:
    path = folder / "song.mp3"
    _ffmpeg("-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds + 3}", str(path))
    return path


def _make_clips(folder: Path) -> list[Path]:
    """As from a phone: 720p, a key frame every eight seconds."""
    made = []
    for number in range(CLIPS):
        made.append(folder / f"clip{number}.mp4")
        source = f"testsrc2=size=1280x720:rate=30:duration={CLIP_SECONDS},hue=h={40 * number},noise=alls=8:allf=t"
        quality = ("-c:v", "libx264", "-preset", "veryfast", "-b:v", "4M", "-g", "250", "-pix_fmt", "yuv420p")
        _ffmpeg("-f", "lavfi", "-i", source, *quality, str(made[-1]))
    return made


def _plan(clips: list[Path], seconds: float) -> "LivePlan":
    """Cuts off the grid of frames, moves retimed by a few percent, each from the middle of its clip on."""
    from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, OutputConfig
    from choreo_desktop.services.live import live_plan

    chance = random.Random(1)
    moves = []
    for number in range(int(seconds / MOVE_SECONDS)):
        start, speed, begin = number * MOVE_SECONDS + 0.013, chance.uniform(0.92, 1.08), chance.uniform(0.2, 4.0)
        moves.append(
            BlueprintMove(
                video_path=f"clips/{number % len(clips)}.mp4",
                start_time=start,
                duration=MOVE_SECONDS,
                time_map=[(0.0, begin), (MOVE_SECONDS, begin + speed * MOVE_SECONDS)],
                name=f"Move {number + 1}",
            )
        )
    blueprint = Blueprint(
        task_id="bench", audio_path="song.mp3", moves=moves, output_config=OutputConfig(output_path="out.mp4")
    )
    return live_plan(blueprint, lambda key, _: clips[int(Path(key).stem)])


def _measure(name: str, clips: list[Path], song: Path, size: tuple[int, int], seconds: float) -> None:
    from PySide6.QtWidgets import QApplication

    from choreo_desktop.ui.player.engine import Engine
    from choreo_desktop.ui.player.preview import Preview
    from choreo_desktop.ui.theme import Theme

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    engine = Engine(application)
    preview = Preview(Theme(application, "dark"), engine)
    preview.resize(*size)
    preview.show()
    plan = _plan(clips, seconds)
    preview.show_plan(plan, song, title="Plan")
    _until(lambda: engine.ready and engine.live.exact)
    say(f"A plan of {len(plan.moves)} moves, {name}, in a preview of {size[0]} x {size[1]}")
    _watch(preview, plan)
    _scrub(preview, plan)
    preview.close()
    engine.clear()
    _until(lambda: engine.idle)
    preview.deleteLater()
    application.processEvents()


def _until(condition: Callable[[], bool]) -> None:
    """Let the window live until something is so, at the cost of nearly nothing."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer(interval=_LOOK_MILLISECONDS)

    def look() -> None:
        if condition():
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    if not condition():
        loop.exec()


def _watch(preview: "Preview", plan: "LivePlan") -> None:
    from PySide6.QtCore import QEvent, QObject
    from typing_extensions import override

    engine = preview.engine
    painted: dict[int, float] = {}
    heard: list[float] = []

    class Eye(QObject):
        @override
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and engine.live.place is not None:
                painted.setdefault(engine.live.place, time.perf_counter())
            return False

    eye = Eye()
    preview._view.installEventFilter(eye)
    engine._deck.heard.connect(lambda second: heard.append(time.perf_counter() - second))
    wall, processor = time.perf_counter(), time.process_time()
    engine.play()
    _until(lambda: engine.position >= plan.frames / plan.rate - 0.1)
    share = (time.process_time() - processor) / (time.perf_counter() - wall)
    engine.pause()
    preview._view.removeEventFilter(eye)
    zero = statistics.median(heard)
    never = [move.placement.move for move in plan.moves[1:] if move.placement.move not in painted]
    if never:
        say(f"  never seen, on a machine that has no time for it: moves {never}")
    away = sorted(
        abs(1000 * (painted[move.placement.move] - zero - move.placement.start))
        for move in plan.moves[1:]
        if move.placement.move in painted
    )
    most = away[round(0.99 * (len(away) - 1))]
    say(f"  cuts: median {statistics.median(away):.0f} ms from their time, p99 {most:.0f} ms, most {away[-1]:.0f} ms")
    say(f"  dropped {engine.live.dropped} of {engine.live.due} pictures; {100 * share:.0f} % of one core")
    ratio("live, first picture of a cut: p99 ms", most, f"<= {AWAY_MILLISECONDS:g}", met=most <= AWAY_MILLISECONDS)


def _scrub(preview: "Preview", plan: "LivePlan") -> None:
    engine, chance = preview.engine, random.Random(2)
    latencies, seen = [], 0
    for _ in range(SCRUBS):
        begin = time.perf_counter()
        engine.seek(chance.uniform(0.0, plan.frames / plan.rate - 0.2))
        _until(lambda: engine.live.exact)
        latencies.append(1000 * (time.perf_counter() - begin))
    latencies.sort()
    say(f"  a jump: right picture after {statistics.median(latencies):.0f} ms, most {latencies[-1]:.0f} ms")
    usual = statistics.median(latencies)
    ratio(
        "live, right picture after a jump: median ms",
        usual,
        f"<= {JUMP_MILLISECONDS:g}",
        met=usual <= JUMP_MILLISECONDS,
    )

    def count() -> None:
        nonlocal seen
        seen += 1

    engine.live.changed.connect(count)
    begin = time.perf_counter()
    for number in range(120):
        engine.seek(10.0 + number / 12)
        pause = begin + number / 60
        _until(lambda pause=pause: time.perf_counter() >= pause)  # type: ignore[misc]
    end = time.perf_counter()
    _until(lambda: engine.live.exact)
    late = 1000 * (time.perf_counter() - end)
    engine.live.changed.disconnect(count)
    say(f"  dragging over 10 s in 2 s: {seen} pictures, the last one {late:.0f} ms after letting go")


if __name__ == "__main__":
    main()
