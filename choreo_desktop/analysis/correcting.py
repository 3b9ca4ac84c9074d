"""Corrections of a person on top of what was detected, so that a better detector later keeps them.

Every beat has a number on one long count: multiples of 4 begin a bar, of 8 an 8-count, of 32 a phrase; where the song
leaves out beats, so does the count. Shifting, halving and doubling are sums and products of that number and of the
beat's place among the detected ones, which is why they can be undone exactly.
"""

from collections.abc import Callable, Sequence
from math import copysign, fmod
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.counted_grid import CountedGrid, nearest_beats, read_grid, unbend, write_grid
from choreo_desktop.analysis.long_count import BAR, EIGHT, PHRASE, number_counts
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.section_edits import edit_sections, replace_sections, with_measured_energy
from choreo_desktop.analysis.taps import fit_taps
from choreo_desktop.domain.song import (
    Anchor,
    Corrections,
    GivenGrid,
    GivenSections,
    GridCorrection,
    Pace,
    SectionEdit,
    Shift,
    SongAnalysis,
    Taps,
    ThisIsOne,
)

_BEND = (0.5, 2.0)  # what the grid may be compressed and stretched to between two anchors


class _Shifted(NamedTuple):
    """Shifts in a row, added up."""

    beats: float


_Step = GridCorrection | _Shifted


def correct(analysis: SongAnalysis, corrections: Corrections) -> SongAnalysis:
    """Apply corrections to an analysis.

    Args:
        analysis: As detected.
        corrections: In order. Those that mean nothing for this analysis (a song without a beat) are left out.

    Returns:
        The corrected analysis; the same object where there is nothing to correct.
    """
    steps = _added_up(corrections.steps)
    if not steps:
        return analysis
    sections = analysis.sections
    grid = read_grid(analysis) if len(analysis.beats) > 1 else None
    for step in steps:
        if isinstance(step, SectionEdit):
            sections = edit_sections(sections, step, analysis.duration)
        elif isinstance(step, GivenSections):
            sections = replace_sections(sections, step, analysis.duration)
        elif isinstance(step, Taps):
            grid = _follow_taps(grid, step)
        elif isinstance(step, GivenGrid):
            grid = _given(grid, step, analysis.duration)
        elif grid is not None:
            grid = _STEPS[type(step)](grid, step)
    sections = with_measured_energy(sections, analysis)
    return write_grid(analysis.model_copy(update={"sections": sections}), grid)


def _added_up(steps: Sequence[GridCorrection]) -> list[_Step]:
    """Steps in which those are gone that the next one takes back, and shifts in a row are one.

    What was undone was not decided, so it leaves no trace: neither in the grid nor in how sure it is.
    """
    left: list[_Step] = []
    for step in steps:
        before = left[-1] if left else None
        if isinstance(step, Shift):
            beats = step.beats
            if isinstance(before, _Shifted):
                left.pop()
                beats = _least(before.beats + beats)
            if beats:
                left.append(_Shifted(beats))
        elif isinstance(step, Pace) and isinstance(before, Pace) and before.factor != step.factor:
            left.pop()
        else:
            left.append(step)
    return left


def _least(beats: float) -> float:
    """The shortest shift that comes to the same; a whole 8-count is none."""
    half = fmod(beats, 1)
    whole = fmod(beats - half, EIGHT)
    return half + (whole - copysign(EIGHT, whole) if abs(whole) > BAR else whole)


def _one(grid: CountedGrid, step: ThisIsOne) -> CountedGrid:
    nearest = int(np.abs(grid.times - step.at).argmin())
    moved = grid.number - grid.number[nearest] % EIGHT
    return grid._replace(number=moved, settled=grid.settled | {"bars", "eight_counts"})


def _shift(grid: CountedGrid, step: _Shifted) -> CountedGrid:
    half = fmod(step.beats, 1)
    whole = int(step.beats - half)
    settled = set(grid.settled)
    if half:
        settled.add("beats")
    if whole:
        settled |= {"eight_counts"} if whole % BAR == 0 else {"bars", "eight_counts"}
    return grid._replace(place=grid.place + half * grid.unit, number=grid.number - whole, settled=frozenset(settled))


def _pace(grid: CountedGrid, step: Pace) -> CountedGrid:
    settled = grid.settled | {"tempo"}
    if step.factor == "double":
        unit = grid.unit / 2
        place = np.repeat(grid.place, 2)
        place[1::2] = np.append((grid.place[:-1] + grid.place[1:]) / 2, grid.place[-1] + unit)
        count = np.repeat(2 * grid.number, 2)
        count[1::2] += 1
        return grid._replace(place=place, number=count, unit=unit, settled=settled)
    even = np.flatnonzero(grid.number % 2 == 0)
    if len(even) < 2:
        return grid
    return grid._replace(place=grid.place[even], number=grid.number[even] // 2, unit=2 * grid.unit, settled=settled)


def _anchor(grid: CountedGrid, step: Anchor) -> CountedGrid:
    """A new anchor outranks those before it that would fold the grid."""
    times = grid.times
    shown = float(times[np.abs(times - step.beat).argmin()])
    source = unbend(shown, grid.anchors)
    near = float(np.median(np.diff(times))) / 2
    kept = [(a, b) for a, b in grid.anchors if abs(a - source) > near and _may_bend(a, b, source, step.to)]
    return grid._replace(anchors=tuple(sorted([*kept, (source, step.to)])), settled=grid.settled | {"beats"})


def _may_bend(a: float, b: float, source: float, to: float) -> bool:
    return _BEND[0] <= (b - to) / (a - source) <= _BEND[1]


_STEPS: dict[type, Callable[[CountedGrid, Any], CountedGrid]] = {
    ThisIsOne: _one,
    _Shifted: _shift,
    Pace: _pace,
    Anchor: _anchor,
}


def _given(grid: CountedGrid | None, step: GivenGrid, duration: float) -> CountedGrid | None:
    """The beats of a file; of what was there before only the counting is asked, where the file says none."""
    inside = np.array(step.beats) <= duration
    beats = np.array(step.beats)[inside]
    if len(beats) < 2:
        return grid
    counts = np.array(step.counts or [0] * len(step.beats), dtype=np.int64)[inside]
    number = number_counts(counts, step.mode)
    settled = {"tempo", "beats"}
    if counts.any():
        settled |= {"bars", "eight_counts"} if step.mode == EIGHT else {"bars"}
    if grid is not None:
        settled |= grid.settled
        number += _in_step(grid, beats, number, step.mode if counts.any() else 1)
    if step.phrase is not None:
        number -= _whole(number[np.abs(beats - step.phrase).argmin()] % PHRASE, EIGHT)
    return CountedGrid(beats, np.arange(len(beats), dtype=np.float64), number, settled=frozenset(settled))


def _in_step(grid: CountedGrid, beats: Curve, number: NDArray[np.int64], size: int) -> int:
    """What to add to the numbers of new beats, in whole sizes, so that they agree best with the old counting."""
    old = grid.number[nearest_beats(grid.times, beats)]
    off = _whole((old - number) % PHRASE, size)
    return int(np.bincount(off % PHRASE, minlength=PHRASE).argmax())


def _whole(number: Any, size: int) -> Any:  # noqa: ANN401 - one number or an array of them
    """The nearest multiple."""
    return (number + size // 2) // size * size


def _follow_taps(grid: CountedGrid | None, step: Taps) -> CountedGrid | None:
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
        return CountedGrid(tapped, np.arange(len(tapped), dtype=np.float64), count, settled=frozenset(settled))
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
    return CountedGrid(base, place, np.concatenate(numbers), settled=grid.settled | settled)
