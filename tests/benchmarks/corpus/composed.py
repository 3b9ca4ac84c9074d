"""Songs that people composed: the music of OpenTTD (Debian's openttd-openmsx, GPL-2)."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.benchmarks.corpus.score import Score, humanised, read_midi

# Files that have a time signature of four or two beats; the others do not tell where their bars are.
LEAST_BEATS = 40


def compose(folder: Path) -> Iterator[tuple[str, Score]]:
    """Each song of a folder of MIDI files that says where its bars are, with its name."""
    for path in sorted(folder.glob("*.mid")):
        score = read_midi(path)
        signatures = score.facts["signatures"]
        kinds = {(upper, lower) for _, upper, lower in signatures}
        late = any(tick > 0 for tick, upper, lower in signatures if (upper, lower) not in ((4, 4), (2, 4)))
        if not kinds & {(4, 4), (2, 4)} or late or len(score.beats) < LEAST_BEATS:
            continue
        yield f"midi_{path.stem}", humanised(score, Random(path.stem))
