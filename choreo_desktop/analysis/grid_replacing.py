"""Beats of a person in place of those that were there: from a file, or tapped along with the song."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.counted_grid import CountedGrid, nearest_beats
from choreo_desktop.analysis.long_count import EIGHT, PHRASE, number_counts
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.taps import fit_taps
from choreo_desktop.domain.corrections import GivenGrid, Taps


def given_grid(grid: CountedGrid | None, step: GivenGrid, duration: float) -> CountedGrid | None:
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


def follow_taps(grid: CountedGrid | None, step: Taps) -> CountedGrid | None:
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
