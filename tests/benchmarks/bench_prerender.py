"""Rendered while you think: how long Render takes after a plan of four minutes was left alone for two.

``python -m tests.benchmarks.bench_prerender [--moves 32] [--folder DIR]``. A move takes 7.5 s.
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.services.prerender import Prerenderer
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.local import LocalStorageBackend
from tests.benchmarks.assembly import Material
from tests.benchmarks.measure import ratio, say

IDLE_SECONDS = 120.0
RENDER_SECONDS = 6.0
MOVES = 32


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_prerender")
    parser.add_argument("--moves", type=int, default=MOVES)
    parser.add_argument("--folder", type=Path, help="keeps the material for the next time")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="choreo-bench-") as folder:
        bench(args.folder or Path(folder), args.moves)


def bench(folder: Path, moves: int = MOVES) -> None:
    """Leave a plan alone for two minutes, edit one move, and render.

    Args:
        folder: For clips, song and cache.
        moves: How many the plan has.
    """
    material = Material(folder, moves)
    cache = folder / "cache-ahead"
    shutil.rmtree(cache, ignore_errors=True)
    service = VideoAssemblyService(LocalStorageBackend(folder), cache_folder=cache)
    plan = read_blueprint(material.blueprint("ahead").read_bytes())
    say(f"Rendered ahead: {moves} moves, {moves * 7.5 / 60:.1f} minutes of 1280x720")
    prerenderer = Prerenderer(lambda: service)
    try:
        waited, share = _leave_alone(prerenderer, plan, IDLE_SECONDS)
        say(f"  left alone for {waited:.1f} s: {share:.0%} is ready")
        prerenderer.pause()
        wall = _render(service, plan)
        ratio("render after that, s", wall, f"< {RENDER_SECONDS:g}", met=wall < RENDER_SECONDS)
        prerenderer.resume()
        changed = read_blueprint(material.blueprint("ahead-changed", changed=True).read_bytes())
        waited, share = _leave_alone(prerenderer, changed, IDLE_SECONDS)
        say(f"  one move changed, left alone for {waited:.1f} s: {share:.0%} is ready")
        prerenderer.pause()
        wall = _render(service, changed)
        ratio("render after one move changed, s", wall, f"< {RENDER_SECONDS:g}", met=wall < RENDER_SECONDS)
    finally:
        prerenderer.stop()
        shutil.rmtree(cache, ignore_errors=True)


def _leave_alone(prerenderer: Prerenderer, plan: Blueprint, seconds: float) -> tuple[float, float]:
    """Wait until all is ready, so many seconds at most. Returns how long it took, and the share that is ready."""
    begin = time.monotonic()
    prerenderer.set_plan(plan)
    while prerenderer.share() < 1 and time.monotonic() - begin < seconds:
        time.sleep(0.1)
    return time.monotonic() - begin, prerenderer.share()


def _render(service: VideoAssemblyService, plan: Blueprint) -> float:
    """Render, and print what each stage took. Returns the seconds of all."""
    begin = last = time.monotonic()
    stage, told = "", ""

    def on_progress(name: str, _: int, message: str) -> None:
        nonlocal last, stage, told
        now = time.monotonic()
        if (name, message.split(":", maxsplit=1)[0]) != (stage, told) and stage:
            say(f"    {now - last:6.2f} s  {stage}: {told}")
            last = now
        stage, told = name, message.split(":", maxsplit=1)[0]

    service.assemble_video(plan, on_progress)
    return time.monotonic() - begin


if __name__ == "__main__":
    main()
