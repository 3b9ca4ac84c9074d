"""What a drag or a drop would do, shown before the hand lets go."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from choreo_desktop.ui.theme import Type
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.edits import PlanChange
from choreo_desktop.ui.timeline.ink import Ink
from choreo_desktop.ui.timeline.lanes import Lanes

Span = tuple[float, float]

_RADIUS = 4.0
_LINE = 3.0
_WORDS_HEIGHT = 20
_SIGN = 14


class Ghost(NamedTuple):
    """What would be done.

    Attributes:
        words: In words.
        change: As an edit; None where letting go does nothing.
        spans: Seconds from and to of what would lie there.
        line: Second between moves at which something comes in; None for none.
        near: Second beside which the words stand.
        refused: Why it cannot be; empty where it can.
        moved: Seconds from and to of the moves that would lie elsewhere for it.
    """

    words: str
    change: PlanChange | None = None
    spans: tuple[Span, ...] = ()
    line: float | None = None
    near: float = 0.0
    refused: str = ""
    moved: tuple[Span, ...] = ()


def paint_ghost(ghost: Ghost, ink: Ink, axis: Axis, lanes: Lanes) -> None:
    """Paint it over the moves, with its words above them."""
    lane = lanes.moves
    color = ink.color("danger" if ghost.refused else "accent")
    with ink.smooth():
        for start, end in ghost.moved:
            _box(ink, _rect(axis, start, end, lane.top, lane.height), QPen(ink.color("text"), 1, Qt.PenStyle.DotLine))
        for start, end in ghost.spans:
            rect = _rect(axis, start, end, lane.top, lane.height)
            _box(ink, rect, QPen(color, 2, Qt.PenStyle.DashLine), 0.28)
    if ghost.line is not None:
        ink.fill(axis.x(ghost.line) - _LINE / 2, lane.top - 4, _LINE, lane.height + 4, color)
    _words(ghost, ink, axis, lane.top)


def paint_band(band: Span, ink: Ink, axis: Axis, lanes: Lanes) -> None:
    """A frame that is drawn around moves to select them."""
    rect = _rect(axis, *band, lanes.moves.top, lanes.moves.height)
    _box(ink, rect, QPen(ink.color("focus"), 1), 0.2)


def _rect(axis: Axis, start: float, end: float, top: int, height: int) -> QRectF:
    left, right = max(axis.x(start), -50.0), min(axis.x(end), axis.width + 50.0)
    return QRectF(left + 1, top + 4, max(right - left - 3, 2.0), height - 7)


def _box(ink: Ink, rect: QRectF, pen: QPen, ground: float = 0.0) -> None:
    ink.painter.setPen(pen)
    ink.painter.setBrush(ink.color(pen.color().name(), ground) if ground else Qt.BrushStyle.NoBrush)
    ink.painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def _words(ghost: Ghost, ink: Ink, axis: Axis, bottom: int) -> None:
    """A plate above the moves, inside what is seen, with a sign where it is refused."""
    text = ghost.refused or ghost.words
    if not text:
        return
    sign = _SIGN + 4 if ghost.refused else 0
    width = min(ink.letters.width(text, Type.BODY, bold=True) + 14 + sign, axis.width - 8)
    left = min(max(axis.x(ghost.near) - width / 2, 4.0), axis.width - width - 4)
    top = bottom - _WORDS_HEIGHT - 6
    back, front = ("danger", "surface") if ghost.refused else ("accent", "on_accent")
    with ink.smooth():
        ink.painter.setPen(Qt.PenStyle.NoPen)
        ink.painter.setBrush(ink.color(back))
        ink.painter.drawRoundedRect(QRectF(left, top, width, _WORDS_HEIGHT), _RADIUS, _RADIUS)
    if sign:
        ink.icon("error", left + 6, top + 3, _SIGN, front)
    box = (left + 7 + sign, top, width - 12 - sign, _WORDS_HEIGHT)
    ink.write(box, text, ink.color(front), pixels=Type.BODY, bold=True)
