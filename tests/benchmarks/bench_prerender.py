"""Rendered while you think: how long Render takes after a plan of four minutes was left alone for two.

``python -m tests.benchmarks.bench_prerender [--moves 32] [--folder DIR] [--idle 120]``. A move takes 7.5 s. Rendering
ahead yields to whatever else runs: on a machine that is busy, give it more time and look at the processor's seconds.
"""

import argparse
import os
import resource
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
    parser.add_argument("--idle", type=float, default=IDLE_SECONDS, help="seconds for which the plan is left alone")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="choreo-bench-") as folder:
        bench(args.folder or Path(folder), args.moves, args.idle)


def bench(folder: Path, moves: int = MOVES, idle: float = IDLE_SECONDS) -> None:
    """Leave a plan alone for two minutes, edit one move, and render.

    Args:
        folder: For clips, song and cache.
        moves: How many the plan has.
        idle: Seconds for which it is left alone.
    """
    material = Material(folder, moves)
    cache = folder / "cache-ahead"
    shutil.rmtree(cache, ignore_errors=True)
    service = VideoAssemblyService(LocalStorageBackend(folder), cache_folder=cache)
    plan = read_blueprint(material.blueprint("ahead").read_bytes())
    say(f"Rendered ahead: {moves} moves, {moves * 7.5 / 60:.1f} minutes of 1280x720")
    prerenderer = Prerenderer(lambda: service)
    try:
        waited, share = _leave_alone(prerenderer, plan, idle)
        ratio("plan ready after, s", waited, f"< {IDLE_SECONDS:g}", met=share == 1)
        wall = _render(service, plan)
        ratio("render after that, s", wall, f"< {RENDER_SECONDS:g}", met=wall < RENDER_SECONDS)
        prerenderer.resume()
        changed = read_blueprint(material.blueprint("ahead-changed", changed=True).read_bytes())
        waited, share = _leave_alone(prerenderer, changed, idle)
        ratio("plan with one move changed ready after, s", waited, f"< {IDLE_SECONDS:g}", met=share == 1)
        wall = _render(service, changed)
        ratio("render after one move changed, s", wall, f"< {RENDER_SECONDS:g}", met=wall < RENDER_SECONDS)
    finally:
        prerenderer.stop()
        shutil.rmtree(cache, ignore_errors=True)


def _leave_alone(prerenderer: Prerenderer, plan: Blueprint, seconds: float) -> tuple[float, float]:
    """Wait until all is ready, so many seconds at most. Returns how long it took, and the share that is ready."""
    begin = time.monotonic()
    before = _processor_seconds()
    prerenderer.set_plan(plan)
    while prerenderer.share() < 1 and time.monotonic() - begin < seconds:
        time.sleep(0.1)
    waited, share = time.monotonic() - begin, prerenderer.share()
    prerenderer.pause()  # also ends what is under way, so that it counts
    taken, load = _processor_seconds() - before, os.getloadavg()[0]
    say(f"  left alone for {waited:.1f} s, it took {taken:.0f} s of the processor (load of the machine {load:.1f})")
    return waited, share


def _processor_seconds() -> float:
    """What this program and the children that have ended took."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


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
