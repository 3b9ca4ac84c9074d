"""What the mouse came to, and where it is."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.edits import PlanChange
from choreo_desktop.ui.timeline.scene import Hit, TimelineScene

Span = tuple[float, float]


class Click(NamedTuple):
    """The button went down and up at one place.

    Attributes:
        hit: What is there.
    """

    hit: Hit


class Dragged(NamedTuple):
    """A span was dragged over the song.

    Attributes:
        span: Seconds from and to.
    """

    span: Span


class Banded(NamedTuple):
    """A frame was drawn around moves.

    Attributes:
        span: Seconds from and to.
    """

    span: Span


class Done(NamedTuple):
    """Something was done to the plan.

    Attributes:
        change: What.
    """

    change: PlanChange


class MarkDragged(NamedTuple):
    """A marker was taken elsewhere.

    Attributes:
        mark: Which, counted from 0.
        seconds: Where to.
    """

    mark: int
    seconds: float


Meaning = Click | Dragged | Banded | Done | MarkDragged | None


class Pointer(NamedTuple):
    """Where the mouse is, and on what.

    Attributes:
        position: Pixels of the timeline.
        axis: What is seen.
        scene: What is shown.
        free: Whether Alt is held, so that ends need not lie on counts.
        shift: Whether Shift is held.
    """

    position: QPointF
    axis: Axis
    scene: TimelineScene
    free: bool = False
    shift: bool = False
