"""A beat grid as corrections see it: beats by their place and their number on the long count."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.grid import local_tempi
from choreo_desktop.analysis.long_count import BAR, EIGHT, PHRASE, number_beats
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.domain.song import Confidence, SongAnalysis

_CLOSE = 1e-6
_END_BEATS = 8


class CountedGrid(NamedTuple):
    """A grid under correction.

    Attributes:
        base: Seconds of the beats it stands on.
        place: Where each beat lies among these, in beats; 0.5 is the middle between the first two.
        number: Of each beat on the long count.
        unit: How many of them are one beat now: 2 where the pace was halved.
        anchors: Pairs (seconds on the base, seconds where a person put that), both increasing.
        settled: Which of tempo, beats, bars and eight_counts a person has decided.
    """

    base: Curve
    place: Curve
    number: NDArray[np.int64]
    unit: float = 1.0
    anchors: tuple[tuple[float, float], ...] = ()
    settled: frozenset[str] = frozenset()

    @property
    def times(self) -> Curve:
        """Seconds of each beat."""
        return _bend(_extrapolated(self.base, self.place), self.anchors)


def read_grid(analysis: SongAnalysis) -> CountedGrid:
    """The grid of an analysis, which must have two beats or more."""
    beats = np.array(analysis.beats)
    downbeats = analysis.downbeats or analysis.beats[::BAR]
    eights = analysis.eight_counts or downbeats[:: EIGHT // BAR]
    phrases = analysis.phrases or eights[:: PHRASE // EIGHT]
    level = np.ones(len(beats), dtype=np.int64)
    for starts, size in ((downbeats, BAR), (eights, EIGHT), (phrases, PHRASE)):
        level[nearest_beats(beats, starts)] = size
    return CountedGrid(beats, np.arange(len(beats), dtype=np.float64), number_beats(level))


def write_grid(analysis: SongAnalysis, grid: CountedGrid | None) -> SongAnalysis:
    """The analysis with another grid, as far as that lies within the song; what a person decided is sure."""
    if grid is None:
        return analysis
    times = grid.times
    kept = (times >= 0) & (times <= analysis.duration) & np.append(True, np.diff(times) > _CLOSE)
    times, count = times[kept], grid.number[kept]
    steps = np.diff(times)
    sure = analysis.confidence
    known = dict.fromkeys(grid.settled, 1.0)
    return analysis.model_copy(
        update={
            "bpm": float(60 / np.median(steps)) if len(steps) else 0.0,
            "beats": tuple(times.tolist()),
            "downbeats": tuple(times[count % BAR == 0].tolist()),
            "eight_counts": tuple(times[count % EIGHT == 0].tolist()),
            "phrases": tuple(times[count % PHRASE == 0].tolist()),
            "tempi": tuple(local_tempi(times).tolist()),
            "energy": _at_beats(analysis, times),
            "confidence": Confidence(**{**sure.model_dump(), **known}),
        }
    )


def _at_beats(analysis: SongAnalysis, times: Curve) -> tuple[float, ...]:
    """The energy of the detected beats, read at others."""
    if not analysis.energy:
        return ()
    return tuple(np.interp(times, analysis.beats, analysis.energy).tolist())


def nearest_beats(beats: Curve, starts: Sequence[float] | Curve) -> NDArray[np.int64]:
    """Index of the beat nearest to each start."""
    right = np.clip(np.searchsorted(beats, starts), 1, len(beats) - 1)
    left = right - 1
    closer = np.asarray(starts) - beats[left] < beats[right] - np.asarray(starts)
    return np.where(closer, left, right).astype(np.int64)


def _extrapolated(base: Curve, place: Curve) -> Curve:
    """Seconds at places between the beats and beyond them, where they go on at their own pace."""
    steps = np.diff(base)
    first, last = np.median(steps[:_END_BEATS]), np.median(steps[-_END_BEATS:])
    end = len(base) - 1
    inside = np.interp(place, np.arange(len(base)), base)
    return np.asarray(inside + np.minimum(place, 0) * first + np.maximum(place - end, 0) * last)


def _bend(times: Curve, anchors: tuple[tuple[float, float], ...]) -> Curve:
    if not anchors:
        return times
    sources, offsets = np.array([a for a, _ in anchors]), np.array([b - a for a, b in anchors])
    return np.asarray(times + np.interp(times, sources, offsets))


def unbend(time: float, anchors: tuple[tuple[float, float], ...]) -> float:
    """Seconds on the base of a time that a person sees."""
    if not anchors:
        return time
    targets, offsets = [b for _, b in anchors], [b - a for a, b in anchors]
    return float(time - np.interp(time, targets, offsets))
