"""Corrections of a grid that is there: its counting, its pace, and single beats that are put where they belong."""

from collections.abc import Callable
from math import fmod
from typing import Any, NamedTuple

import numpy as np

from choreo_desktop.analysis.counted_grid import CountedGrid, unbend
from choreo_desktop.analysis.long_count import BAR, EIGHT
from choreo_desktop.domain.corrections import Anchor, Pace, ThisIsOne

_BEND = (0.5, 2.0)  # what the grid may be compressed and stretched to between two anchors


class Shifted(NamedTuple):
    """Shifts in a row, added up."""

    beats: float


def _one(grid: CountedGrid, step: ThisIsOne) -> CountedGrid:
    nearest = int(np.abs(grid.times - step.at).argmin())
    moved = grid.number - grid.number[nearest] % EIGHT
    return grid._replace(number=moved, settled=grid.settled | {"bars", "eight_counts"})


def _shift(grid: CountedGrid, step: Shifted) -> CountedGrid:
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


EDITS: dict[type, Callable[[CountedGrid, Any], CountedGrid]] = {
    ThisIsOne: _one,
    Shifted: _shift,
    Pace: _pace,
    Anchor: _anchor,
}
