"""What the mouse means: a click, or a span that is dragged over the song."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from choreo_desktop.ui.timeline.axis import Axis
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


class Press:
    """A button that is down.

    Args:
        hit: What it went down on.
        position: Where, in pixels of the timeline.
        time: Second there.
        reach: Pixels after which it is no click any more.
    """

    def __init__(self, hit: Hit, position: QPointF, time: float, reach: float) -> None:
        self._hit, self._position, self._time, self._reach = hit, position, time, reach
        self._dragging = False

    @property
    def dragging(self) -> bool:
        """Whether it is no click any more."""
        return self._dragging

    def move(self, position: QPointF, axis: Axis, scene: TimelineScene, *, free: bool) -> Span | None:
        """The span up to where the mouse is; None while it is a click, or on a move.

        Args:
            position: Where the mouse is.
            axis: What is seen.
            scene: What is shown.
            free: Whether the ends need not lie on counts.
        """
        if self._hit.move is not None:
            return None
        self._dragging = self._dragging or abs(position.x() - self._position.x()) >= self._reach
        if not self._dragging:
            return None
        now = axis.inside(position.x())
        if free:
            return min(self._time, now), max(self._time, now)
        return scene.snapped(self._time, now, axis.scale)

    def release(self, position: QPointF, axis: Axis, scene: TimelineScene, *, free: bool) -> Click | Dragged:
        """What it was."""
        span = self.move(position, axis, scene, free=free)
        return Click(self._hit) if span is None else Dragged(span)
