"""Corrections of a person on top of what was detected, so that a better detector later keeps them.

Every beat has a number on one long count: multiples of 4 begin a bar, of 8 an 8-count, of 32 a phrase; where the song
leaves out beats, so does the count. Shifting, halving and doubling are sums and products of that number and of the
beat's place among the detected ones, which is why they can be undone exactly.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.grid import local_tempi
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.taps import fit_taps
from choreo_desktop.domain.song import (
    Anchor,
    Confidence,
    Corrections,
    Pace,
    Section,
    SectionEdit,
    Shift,
    SongAnalysis,
    Taps,
    ThisIsOne,
)

BAR, EIGHT, PHRASE = 4, 8, 32

_CLOSE = 1e-6
_END_BEATS = 8
_BEND = (0.5, 2.0)  # what the grid may be compressed and stretched to between two anchors
_EDGE_REACH = 0.5  # s
_LEAST_SECTION = 0.2  # s


class _Grid(NamedTuple):
    """A grid under correction.

    Attributes:
        base: Seconds of the beats it stands on.
        place: Where each beat lies among these, in beats; 0.5 is the middle between the first two.
        number: Of each beat on the long count.
        anchors: Pairs (seconds on the base, seconds where a person put that), both increasing.
        settled: Which of tempo, beats, bars and eight_counts a person has decided.
    """

    base: Curve
    place: Curve
    number: NDArray[np.int64]
    anchors: tuple[tuple[float, float], ...] = ()
    settled: frozenset[str] = frozenset()

    @property
    def times(self) -> Curve:
        """Seconds of each beat."""
        return _bend(_extrapolated(self.base, self.place), self.anchors)


def correct(analysis: SongAnalysis, corrections: Corrections) -> SongAnalysis:
    """Apply corrections to an analysis.

    Args:
        analysis: As detected.
        corrections: In order. Those that mean nothing for this analysis (a song without a beat) are left out.

    Returns:
        The corrected analysis; the same object where there is nothing to correct.
    """
    if not corrections.steps:
        return analysis
    sections = analysis.sections
    grid = _read(analysis) if len(analysis.beats) > 1 else None
    for step in corrections.steps:
        if isinstance(step, SectionEdit):
            sections = _edit_sections(sections, step, analysis.duration)
        elif isinstance(step, Taps):
            grid = _follow_taps(grid, step)
        elif grid is not None:
            grid = _STEPS[type(step)](grid, step)
    return _write(analysis.model_copy(update={"sections": sections}), grid)


def _read(analysis: SongAnalysis) -> _Grid:
    """The long count of an analysis: the least that increases and has each beat begin what it begins."""
    beats = np.array(analysis.beats)
    downbeats = analysis.downbeats or analysis.beats[::BAR]
    eights = analysis.eight_counts or downbeats[:: EIGHT // BAR]
    phrases = analysis.phrases or eights[:: PHRASE // EIGHT]
    level = np.ones(len(beats), dtype=np.int64)
    for starts, size in ((downbeats, BAR), (eights, EIGHT), (phrases, PHRASE)):
        level[_nearest_all(beats, starts)] = size
    numbers = []
    number = -int(np.flatnonzero(level > 1)[0]) - 1  # the beats before the first bar count up to it
    for size in level.tolist():
        number += 1
        while not _begins(number, size):
            number += 1
        numbers.append(number)
    return _Grid(beats, np.arange(len(beats), dtype=np.float64), np.array(numbers, dtype=np.int64))


def _begins(number: int, size: int) -> bool:
    """Whether a number begins a part of this size, and of no greater one."""
    if size == PHRASE:
        return number % PHRASE == 0
    greater = {1: BAR, BAR: EIGHT, EIGHT: PHRASE}[size]
    return number % size == 0 and number % greater != 0


def _write(analysis: SongAnalysis, grid: _Grid | None) -> SongAnalysis:
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


def _one(grid: _Grid, step: ThisIsOne) -> _Grid:
    nearest = int(np.abs(grid.times - step.at).argmin())
    moved = grid.number - grid.number[nearest] % EIGHT
    return grid._replace(number=moved, settled=grid.settled | {"bars", "eight_counts"})


def _shift(grid: _Grid, step: Shift) -> _Grid:
    if abs(step.beats) < 1:
        return grid._replace(place=grid.place + step.beats, settled=grid.settled | {"beats"})
    known = {"eight_counts"} if abs(step.beats) == BAR else {"bars", "eight_counts"}
    return grid._replace(number=grid.number - int(step.beats), settled=grid.settled | known)


def _pace(grid: _Grid, step: Pace) -> _Grid:
    settled = grid.settled | {"tempo"}
    if step.factor == "double":
        place = np.repeat(grid.place, 2)
        place[1::2] = np.append((grid.place[:-1] + grid.place[1:]) / 2, grid.place[-1] + 0.5)
        count = np.repeat(2 * grid.number, 2)
        count[1::2] += 1
        return grid._replace(place=place, number=count, settled=settled)
    even = np.flatnonzero(grid.number % 2 == 0)
    if len(even) < 2:
        return grid
    return grid._replace(place=grid.place[even], number=grid.number[even] // 2, settled=settled)


def _anchor(grid: _Grid, step: Anchor) -> _Grid:
    """A new anchor outranks those before it that would fold the grid."""
    times = grid.times
    shown = float(times[np.abs(times - step.beat).argmin()])
    source = _unbend(shown, grid.anchors)
    near = float(np.median(np.diff(times))) / 2
    kept = [(a, b) for a, b in grid.anchors if abs(a - source) > near and _may_bend(a, b, source, step.to)]
    return grid._replace(anchors=tuple(sorted([*kept, (source, step.to)])), settled=grid.settled | {"beats"})


def _may_bend(a: float, b: float, source: float, to: float) -> bool:
    return _BEND[0] <= (b - to) / (a - source) <= _BEND[1]


_STEPS: dict[type, Callable[[_Grid, Any], _Grid]] = {ThisIsOne: _one, Shift: _shift, Pace: _pace, Anchor: _anchor}


def _follow_taps(grid: _Grid | None, step: Taps) -> _Grid | None:
    """The tapped beats, between those that were there before them and after them."""
    try:
        fit = fit_taps(np.array(step.times))
    except ValueError:
        return grid
    tapped = fit.beats
    count = np.arange(len(tapped), dtype=np.int64)
    settled = {"tempo", "beats"}
    if step.first_one is not None and step.first_one < len(step.times):
        count -= int(fit.of_tap[step.first_one])
        settled |= {"bars", "eight_counts"}
    elif grid is not None:
        count += int(grid.number[np.abs(grid.times - tapped[0]).argmin()])
    if grid is None:
        return _Grid(tapped, np.arange(len(tapped), dtype=np.float64), count, settled=frozenset(settled))
    times, period = grid.times, float(np.median(np.diff(tapped)))
    before, after = times < tapped[0] - 0.6 * period, times > tapped[-1] + 0.6 * period
    numbers = [count]
    if before.any():
        earlier = grid.number[before]
        numbers.insert(0, earlier - earlier[-1] + count[0] - 1)
    if after.any():
        later = grid.number[after]
        numbers.append(later - later[0] + count[-1] + 1)
    base = np.concatenate([times[before], tapped, times[after]])
    place = np.arange(len(base), dtype=np.float64)
    return _Grid(base, place, np.concatenate(numbers), settled=grid.settled | settled)


def _nearest_all(beats: Curve, starts: Sequence[float]) -> NDArray[np.int64]:
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


def _unbend(time: float, anchors: tuple[tuple[float, float], ...]) -> float:
    if not anchors:
        return time
    targets, offsets = [b for _, b in anchors], [b - a for a, b in anchors]
    return float(time - np.interp(time, targets, offsets))


def _edit_sections(sections: tuple[Section, ...], step: SectionEdit, duration: float) -> tuple[Section, ...]:
    """Sections with one edge moved, named, added or removed; they still cover the song without a gap."""
    if not sections or step.at >= duration:
        return sections
    starts = [s.start for s in sections]
    names, energies = [s.label for s in sections], [s.energy for s in sections]
    nearest = min(range(len(starts)), key=lambda i: abs(starts[i] - step.at))
    if abs(starts[nearest] - step.at) > _EDGE_REACH:
        if step.remove:
            return sections
        nearest = bisect_right(starts, step.at)
        starts.insert(nearest, step.at)
        names.insert(nearest, names[nearest - 1])
        energies.insert(nearest, energies[nearest - 1])
    if step.remove:
        if nearest == 0:
            return sections
        del starts[nearest], names[nearest], energies[nearest]
    else:
        names[nearest] = step.label or names[nearest]
        if step.to is not None and nearest > 0:
            ends = [*starts[1:], duration]
            starts[nearest] = min(max(step.to, starts[nearest - 1] + _LEAST_SECTION), ends[nearest] - _LEAST_SECTION)
    edges = [*starts, duration]
    if any(b <= a for a, b in pairwise(edges)):
        return sections
    return tuple(
        Section(start=start, end=end, label=name, energy=energy)
        for (start, end), name, energy in zip(pairwise(edges), names, energies, strict=True)
    )
