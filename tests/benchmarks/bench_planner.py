"""How fast the planner is, how near the best its plans are, and whether the steps of real clips meet the beat.

``python -m tests.benchmarks.bench_planner`` for speed, memory and quality on generated libraries;
``--clips FOLDER --songs FOLDER`` adds the figure on real clips, for which librosa has to be installed.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.search import find_plan
from tests.benchmarks.measure import ratio, say
from tests.planning.builders import SONG, request_of, song_of
from tests.planning.checks import plan_problems
from tests.planning.libraries import varied_library

SIZES = (1_000, 2_500, 5_000, 10_000)
RUNS = 3
MOST_SECONDS, MOST_BYTES = 2.0, 500_000_000
_MINUTES_4 = song_of(125, counts=500)


class Cost(NamedTuple):
    """What one plan cost.

    Attributes:
        seconds: CPU time on one core, without making the library.
        memory: Bytes that the process held at most.
        share: Points as a share of a bound that no plan can exceed.
    """

    seconds: float
    memory: int
    share: float


def measure_once(size: int, seed: int) -> Cost:
    """Plan a 4-minute song with a generated library in this process."""
    library = varied_library(size, seed)
    generator = BlueprintGenerator()
    start = time.process_time()
    blueprint = generator.generate(SONG, _MINUTES_4, library, request_of(), task_id="t", output_path="o/t.mp4")
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    if problems := plan_problems(blueprint, _MINUTES_4):
        raise RuntimeError(problems)
    found = find_plan(generator.board(SONG, _MINUTES_4, library, request_of()))
    return Cost(seconds, memory, found.points / found.bound)


def measure(size: int) -> Cost:
    """The middle of several runs, each in a process of its own."""
    costs = []
    for seed in range(RUNS):
        command = [sys.executable, "-m", "tests.benchmarks.bench_planner", "--once", str(size), str(seed)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        costs.append(Cost(*json.loads(answer.stdout)))
    return Cost(*(sorted(column)[RUNS // 2] for column in zip(*costs, strict=True)))


def speed() -> None:
    """Print how long plans take, and how this grows with the library."""
    say("\nPlanner: a 4-minute song, CPU time on one core")
    costs = {size: measure(size) for size in SIZES}
    for size, cost in costs.items():
        say(f"  {size:>6} clips  {cost.seconds:5.2f} s  {cost.memory / 1e6:4.0f} MB  {cost.share:6.2%} of the bound")
    most = costs[SIZES[-1]]
    ratio("seconds for 10,000 clips", most.seconds, f"< {MOST_SECONDS}", met=most.seconds < MOST_SECONDS)
    ratio("MB for 10,000 clips", most.memory / 1e6, f"< {MOST_BYTES / 1e6:.0f}", met=most.memory < MOST_BYTES)
    grown = (costs[10_000].seconds - costs[5_000].seconds) / max(costs[5_000].seconds, 1e-9)
    ratio("time added by twice the clips, as a share (linear: 1)", grown, "<= 1.1", met=grown <= 1.1)


def measure_all(clips: Path | None, songs: Path | None) -> None:
    """Print all figures, those on real clips where there are some."""
    speed()
    if clips and songs:
        from tests.benchmarks.real_clips import steps

        steps(clips, songs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--once", type=int, nargs=2, metavar=("SIZE", "SEED"))
    parser.add_argument("--clips", type=Path, help="folder of real clips")
    parser.add_argument("--songs", type=Path, help="folder of songs")
    args = parser.parse_args(arguments)
    if args.once:
        sys.stdout.write(json.dumps(measure_once(*args.once)))
        return
    measure_all(args.clips, args.songs)


if __name__ == "__main__":
    main()
