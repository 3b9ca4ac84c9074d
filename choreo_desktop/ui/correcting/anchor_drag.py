"""Dragging a beat of the timeline to where it belongs, with Ctrl and Alt held."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from typing_extensions import override

from choreo_desktop.ui.correcting.anchor_ghost import AnchorGhost
from choreo_desktop.ui.timeline.lanes import LaneName

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme
    from choreo_desktop.ui.timeline.view import Timeline

_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_REACH = 14  # pixels around a beat in which it is grasped
_LEAST = 2  # pixels; less is a click


class _Held(NamedTuple):
    """A beat that is being dragged.

    Attributes:
        beat: Seconds at which it is.
        to: Seconds at which it would be.
    """

    beat: float
    to: float


class AnchorDrag(QObject):
    """Lets the beats of a timeline be dragged. ``dragged`` tells which beat, and to where.

    Args:
        timeline: Whose.
        theme: The look.
    """

    dragged = Signal(float, float)

    def __init__(self, timeline: "Timeline", theme: "Theme") -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self._held: _Held | None = None
        self._ghost = AnchorGhost(timeline.viewport(), theme)
        timeline.viewport().installEventFilter(self)
        timeline.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if not isinstance(event, QMouseEvent) or watched is not self._timeline.viewport():
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            return self._press(event)
        if self._held is None:
            return False
        if event.type() is QEvent.Type.MouseMove:
            self._move(event)
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._release()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if self._held is not None and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton or event.modifiers() & _KEYS != _KEYS:
            return False
        hit = self._timeline.hit_at(event.position())
        if hit.beat is None or hit.lane is LaneName.MOVES:
            return False
        if abs(self._timeline.axis.x(hit.beat) - event.position().x()) > _REACH:
            return True  # a beat was meant and missed; nothing else should come of it
        self._held = _Held(hit.beat, hit.beat)
        self._show()
        return True

    def _move(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._held = self._held._replace(to=self._timeline.axis.inside(event.position().x()))
            self._show()

    def _release(self) -> None:
        held, axis = self._held, self._timeline.axis
        self._let_go()
        if held is not None and abs(axis.x(held.to) - axis.x(held.beat)) >= _LEAST:
            self.dragged.emit(held.beat, held.to)

    def _let_go(self) -> None:
        self._held = None
        self._ghost.hide()

    def _show(self) -> None:
        if self._held is not None:
            axis = self._timeline.axis
            text = self.tr("{seconds} s ({by} ms)").format(
                seconds=f"{self._held.to:.3f}", by=f"{(self._held.to - self._held.beat) * 1000:+.0f}"
            )
            self._ghost.tell(
                axis.x(self._held.beat),
                axis.x(self._held.to),
                width=axis.width,
                bottom=self._timeline.lanes.moves.top,
                text=text,
            )
