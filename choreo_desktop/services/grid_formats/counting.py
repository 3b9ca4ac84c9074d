"""From an analysis to the count of every beat, and back."""

from bisect import bisect_left
from collections.abc import Sequence

from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.grid_formats.marks import Beat

_NEAR = 0.02  # s: a file may name beats and bars with different rounding


def counts_of(analysis: SongAnalysis) -> list[int]:
    """The count of each beat, 1 to 8."""
    from choreo_desktop.analysis.counted_grid import read_grid

    if len(analysis.beats) < 2:
        return [1] * len(analysis.beats)
    return [int(number) % 8 + 1 for number in read_grid(analysis).number.tolist()]


def counted_beats(beats: Sequence[float], downbeats: Sequence[float], eights: Sequence[float]) -> list[Beat]:
    """Beats with the counts that bars and 8-counts tell; without 8-counts, each bar begins with a 1."""
    bar = 5 if eights else 1
    starts = sorted([*((time, bar) for time in downbeats), *((time, 1) for time in eights)])
    times = [time for time, _ in starts]
    found = []
    for beat in beats:
        near = range(bisect_left(times, beat - _NEAR), bisect_left(times, beat + _NEAR))
        found.append(Beat(beat, min((starts[k][1] for k in near), default=0)))
    return found
