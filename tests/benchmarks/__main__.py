"""``make bench``: measurements, side by side in one run. ARGS="--moves 8 --folder DIR" for a quick look."""

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks import (
    assembly,
    bench_library,
    bench_live,
    bench_planner,
    bench_prerender,
    bench_scroll,
    bench_timeline,
    bench_window,
)


def main() -> None:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--moves", type=int, default=32)
    parser.add_argument("--folder", type=Path, help="keeps the material for the next time")
    parser.add_argument(
        "--clips", type=Path, help="real clips whose steps are measured against --songs (needs librosa)"
    )
    parser.add_argument("--songs", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="choreo-bench-") as folder:
        assembly.main(args.folder or Path(folder), args.moves)
        bench_prerender.bench(args.folder or Path(folder), args.moves)
    bench_library.bench(args.clips)
    bench_timeline.bench()
    bench_live.bench(args.clips)
    bench_scroll.bench()
    bench_window.bench()
    bench_planner.measure_all(args.clips, args.songs)


if __name__ == "__main__":
    main()
