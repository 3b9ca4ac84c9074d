"""Markers: places of the song with a name, as flags on the ruler."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from choreo_desktop.ui.theme import Type
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.ink import Ink
from choreo_desktop.ui.timeline.lanes import Lanes

HEIGHT = 15  # of a flag; below are the numbers of the 8-counts
_WIDEST, _NARROWEST = 150.0, 12.0
_LETTER, _AROUND = 6.5, 12.0  # pixels
_REACH = 3.0  # pixels to the left that still mean the flag


class Mark(NamedTuple):
    """A marker.

    Attributes:
        time: Seconds.
        text: What it is called.
    """

    time: float
    text: str


def mark_at(marks: Sequence[Mark], x: float, y: float, axis: Axis) -> int | None:
    """The marker whose flag lies at a place; the last where several do."""
    if y > HEIGHT:
        return None
    under = [i for i, left, width in _flags(marks, axis) if left - _REACH <= x <= left + width]
    return under[-1] if under else None


def paint_marks(marks: Sequence[Mark], ink: Ink, axis: Axis, lanes: Lanes) -> None:
    """Flags with names, and lines down through the song."""
    for number, left, width in _flags(marks, axis):
        if left + width < 0 or left > axis.width:
            continue
        ink.fill(left, 0, 1.5, lanes.moves.top, ink.color("focus"))
        ink.fill(left, 0, width, HEIGHT, ink.color("focus"))
        box = (left + 4, 0, max(width - 6, 0), HEIGHT)
        ink.write(box, marks[number].text, ink.color("surface"), pixels=Type.CAPTION, bold=True)


def _flags(marks: Sequence[Mark], axis: Axis) -> list[tuple[int, float, float]]:
    """Number, left edge and width of each flag: as wide as its text, up to the next."""
    lefts = [axis.x(mark.time) for mark in marks]
    rooms = [max(b - a - 2, _NARROWEST) for a, b in pairwise([*lefts, lefts[-1] + _WIDEST])] if lefts else []
    return [
        (i, left, min(_AROUND + _LETTER * len(mark.text), room, _WIDEST))
        for i, (mark, left, room) in enumerate(zip(marks, lefts, rooms, strict=True))
    ]
