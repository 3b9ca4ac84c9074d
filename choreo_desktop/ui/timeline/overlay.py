"""What lies over the timeline and changes often: loop, playhead and the ring of the focus."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPolygonF

from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.ghosts import Ghost, paint_band, paint_ghost
from choreo_desktop.ui.timeline.ink import Ink
from choreo_desktop.ui.timeline.lanes import Lanes

Span = tuple[float, float]

PLAYHEAD_REACH = 8  # pixels to either side that the playhead may cover
_HEAD = 6.0
_BAR = 5.0
_RING = 2.0


class Overlay(NamedTuple):
    """What lies over the picture.

    Attributes:
        playhead: Seconds; None where there is nothing to play.
        loop: Seconds from and to; None for none.
        focused: Whether the keyboard acts here.
        band: Seconds from and to of a frame that is drawn around moves; None for none.
        ghost: What a drag would do to the plan; None for none.
    """

    playhead: float | None = None
    loop: Span | None = None
    focused: bool = False
    band: Span | None = None
    ghost: Ghost | None = None

    def paint(self, ink: Ink, axis: Axis, lanes: Lanes) -> None:
        """Paint it."""
        if self.loop is not None:
            _paint_loop(self.loop, ink, axis, lanes)
        if self.band is not None:
            paint_band(self.band, ink, axis, lanes)
        if self.playhead is not None:
            _paint_playhead(axis.x(self.playhead), ink, lanes)
        if self.ghost is not None:
            paint_ghost(self.ghost, ink, axis, lanes)
        if self.focused:
            _paint_ring(ink, axis.width, lanes.moves.end)


def _paint_ring(ink: Ink, width: float, height: float) -> None:
    color = ink.color("focus")
    for top in (0, height - _RING):
        ink.fill(0, top, width, _RING, color)
    for left in (0, width - _RING):
        ink.fill(left, 0, _RING, height, color)


def _paint_loop(loop: Span, ink: Ink, axis: Axis, lanes: Lanes) -> None:
    """A bar with ends over the ruler, lines down to the moves, and shade over what is not played."""
    left, right = axis.x(loop[0]), axis.x(loop[1])
    top, height = lanes.wave.top, lanes.moves.top - lanes.wave.top
    shade = ink.color("window", 0.45)
    ink.fill(0, top, min(max(left, 0.0), axis.width), height, shade)
    if right < axis.width:
        start = max(right, 0.0)
        ink.fill(start, top, axis.width - start, height, shade)
    accent = ink.color("accent")
    ink.fill(left, lanes.ruler.end - _BAR, max(right - left, 1.0), _BAR, accent)
    for x in (left, right - 2):
        ink.fill(x, lanes.ruler.end - 2 * _BAR, 2, lanes.moves.top - lanes.ruler.end + 2 * _BAR, accent)


def _paint_playhead(x: float, ink: Ink, lanes: Lanes) -> None:
    middle = round(x * ink.ratio) / ink.ratio
    ink.fill(middle - 2, 0, 4, lanes.moves.end, ink.color("window", 0.6))  # seen on every colour
    ink.fill(middle - 1, 0, 2, lanes.moves.end, ink.color("text"))
    head = [QPointF(middle - _HEAD, 0), QPointF(middle + _HEAD, 0), QPointF(middle, 1.5 * _HEAD)]
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(ink.color("text"))
    with ink.smooth():
        ink.painter.drawPolygon(QPolygonF(head))
