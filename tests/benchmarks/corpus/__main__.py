"""``python -m tests.benchmarks.corpus FOLDER``: make the songs, once; what is there already stays.

Needs Debian's fluidsynth, fluid-soundfont-gm, timgm6mb-soundfont, mma, espeak-ng and, unpacked to ``--midi``,
openttd-openmsx; and mido and soundfile from the ``bench`` group.
"""

import argparse
import json
from itertools import chain
from pathlib import Path
from random import Random

from tests.benchmarks.corpus.arranged import arrange
from tests.benchmarks.corpus.bachata import play_bachatas
from tests.benchmarks.corpus.composed import compose
from tests.benchmarks.corpus.sound import record

OPENMSX = Path("/usr/share/games/openttd/baseset/openmsx")


def main() -> None:
    """Make all songs."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--midi", type=Path, default=OPENMSX)
    args = parser.parse_args()
    work = args.folder / "work"
    work.mkdir(parents=True, exist_ok=True)
    songs = chain(play_bachatas(), compose(args.midi), arrange(work))
    for name, score in songs:
        base = args.folder / name
        if not base.with_suffix(".json").exists():
            facts = record(score, base, Random(f"sound {name}"))
            base.with_suffix(".json").write_text(json.dumps({**score.truth(), **facts}), encoding="utf-8")


if __name__ == "__main__":
    main()
