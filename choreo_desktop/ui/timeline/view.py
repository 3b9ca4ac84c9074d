"""The timeline: a song in counts with the moves of a choreography on them, for mouse and keyboard."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip
from typing_extensions import override

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline import wording
from choreo_desktop.ui.timeline.aiming import edge_at
from choreo_desktop.ui.timeline.dropping import DroppingTimeline
from choreo_desktop.ui.timeline.edit_keys import EditKeys
from choreo_desktop.ui.timeline.lanes import LaneName
from choreo_desktop.ui.timeline.look_keys import LookKeys
from choreo_desktop.ui.timeline.meanings import Banded, Click, Done, Dragged, MarkDragged, Meaning, Pointer
from choreo_desktop.ui.timeline.pressing import press_on
from choreo_desktop.ui.timeline.scene import Hit, TimelineScene
from choreo_desktop.ui.timeline.selection import Selection

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.gestures import Press

_CREEP_MILLISECONDS, _CREEP_SHARE = 30, 0.35  # while something is dragged beyond the edge
_ALT, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Timeline(DroppingTimeline):
    """A song and a plan that can be pointed at. It changes nothing but what is selected; all else it asks for.

    ``context_requested`` comes with a place on the screen and the ``Hit`` there, ``mark_dragged`` with the number of
    a marker and seconds. ``change_requested`` and ``ghost_changed`` are those of ``DroppingTimeline``.

    Args:
        theme: The look.
    """

    context_requested = Signal(QPoint, object)
    mark_dragged = Signal(int, float)
    mark_opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._press: Press | None = None
        self._creep = QTimer(self, interval=_CREEP_MILLISECONDS)
        self._creep.timeout.connect(self._on_creep)
        self._pointer = QPointF()
        self._held = Qt.KeyboardModifier.NoModifier
        self._looks, self._edits = LookKeys(theme, self, self._escape), EditKeys(theme, self)
        self.setAccessibleName(self.tr("Timeline"))
        self._describe()
        self.viewport().setMouseTracking(True)

    @override
    def actions(self) -> list[QAction]:
        """What can be done by keys without changing anything."""
        return list(self._looks.keys.actions)

    def edit_actions(self) -> Sequence[QAction]:
        """What can be done to the plan."""
        return list(self._edits.keys.actions)

    def menu_actions(self) -> Sequence[QAction]:
        """What can be done to what is selected now, for a menu there."""
        return self._edits.common

    def hit_at(self, position: QPoint | QPointF) -> Hit:
        """What lies at a place of the viewport."""
        return self.scene.hit(position.x(), position.y(), self.axis, self.lanes)

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.scene.empty:
            event.ignore()
            return
        hit = self.hit_at(event.position())
        self._pointer, self._held = event.position(), event.modifiers()
        many = bool(self._held & (_CONTROL | _SHIFT))
        if hit.move is not None and not many and hit.move not in self.chosen:
            self._take(Selection.of(hit.move))
        self._press = press_on(hit, self._pointed(), self._drag_reach(), self._canvas.selection, self._held)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            self._hover(event.position())
            return
        self._pointer, self._held = event.position(), event.modifiers()
        self._drag()
        outside = not 0 <= self._pointer.x() <= self.axis.width
        if self._press.dragging and outside and not self._creep.isActive():
            self._creep.start()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._press is None:
            return
        self._pointer, self._held = event.position(), event.modifiers()
        meant = self._press.release(self._pointed())
        self._let_go()
        self._carry_out(meant)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.scene.empty:
            return
        hit = self.hit_at(event.position())
        if hit.mark is not None:
            self.mark_opened.emit(hit.mark)
            return
        self.play_requested.emit(hit.time if hit.move is None else self.scene.blocks[hit.move].start)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.scene.empty:
            return
        place = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self._place_of_selected()
        hit = self.hit_at(place)
        if hit.move is not None and hit.move not in self.chosen:
            self._take(Selection.of(hit.move))
        elif hit.gap is not None:
            self._take(Selection(gap=hit.gap.slot))
        self.context_requested.emit(self.viewport().mapToGlobal(place), hit)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._tell_tip(cast("QHelpEvent", event))
            return True
        return super().viewportEvent(event)

    # Keyboard

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._action_of(cast("QKeyEvent", event)) is not None:
            event.accept()  # the key is ours, whatever shortcut of the window has the same
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action_of(event)
        if action is None:
            event.ignore()
            return
        action.trigger()

    def _escape(self) -> None:
        """Put away one thing at a time: what is being dragged, the loop, the selection."""
        if self._press is not None:
            self._let_go()
        elif self.loop is not None:
            self.loop_cleared.emit()
        else:
            self._take(Selection())

    # What is dragged, and what it comes to

    def _pointed(self) -> Pointer:
        alt, shift = bool(self._held & _ALT), bool(self._held & _SHIFT)
        return Pointer(self._pointer, self.axis, self.scene, free=alt, shift=shift)

    def _carry_out(self, meant: Meaning) -> None:
        match meant:
            case Click(hit):
                self._clicked(hit)
            case Dragged((start, end)) if end > start:
                self.loop_requested.emit(start, end)
            case Banded((start, end)):
                self._band_around(start, end)
            case Done(change):
                self.ask_for(change)
            case MarkDragged(mark, seconds):
                self.mark_dragged.emit(mark, seconds)

    def _clicked(self, hit: Hit) -> None:
        if hit.move is not None:
            self._clicked_move(hit.move)
            return
        if self.loop is not None and not self.loop[0] <= hit.time <= self.loop[1]:
            self.loop_cleared.emit()
        if hit.lane is LaneName.MOVES:
            self._take(Selection(gap=None if hit.gap is None else hit.gap.slot))
        mark = self.scene.marks[hit.mark] if hit.mark is not None else None
        self.seek_requested.emit(hit.time if mark is None else mark.time)

    def _clicked_move(self, move: int) -> None:
        selection = self._canvas.selection
        if self._held & _CONTROL:
            self._take(selection.toggled(move))
        elif self._held & _SHIFT:
            self._take(selection.up_to(move))
        else:
            self._take(Selection.of(move))

    def _band_around(self, start: float, end: float) -> None:
        found = {block.place for block in self.scene.between(start, end)}
        if self._held & _CONTROL:
            found |= self._canvas.selection.chosen
        self._take(Selection.among(found, self.selected))

    def _drag(self) -> None:
        if self._press is None:
            return
        self._press.drag(self._pointed())
        self._preview, self._band = self._press.loop, self._press.band
        self.show_ghost(self._press.ghost)

    def _let_go(self) -> None:
        self._press, self._preview, self._band = None, None, None
        self._creep.stop()
        self.show_ghost(None)

    def _hover(self, position: QPointF) -> None:
        """Edges that can be dragged look it."""
        hit = self.hit_at(position)
        shape = Qt.CursorShape.ArrowCursor
        if (
            hit.move is not None
            and self.scene.editable
            and edge_at(self.scene.blocks[hit.move], position.x(), self.axis)
        ):
            shape = Qt.CursorShape.SizeHorCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    @Slot()
    def _on_creep(self) -> None:
        beyond = min(self._pointer.x(), 0.0) or max(self._pointer.x() - self.axis.width, 0.0)
        if not beyond:
            self._creep.stop()
            return
        self.scroll_by(beyond * _CREEP_SHARE)
        self._drag()

    # What both share

    def _action_of(self, event: QKeyEvent) -> QAction | None:
        return self._looks.keys.of(event) or self._edits.keys.of(event)

    def _place_of_selected(self) -> QPoint:
        """Where a menu of the keyboard opens: at the selected move, or at the playhead."""
        if self.selected is None:
            return QPoint(self._within(self.axis.x(self.playhead)), self.lanes.wave.top)
        block = self.scene.blocks[self.selected]
        middle = (max(block.start, self.axis.start) + min(block.end, self.axis.end)) / 2
        return QPoint(self._within(self.axis.x(middle)), self.lanes.moves.top + self.lanes.moves.height // 2)

    def _within(self, x: float) -> int:
        return round(min(max(x, 0.0), self.axis.width - 1.0))

    @override
    def _show(self, scene: TimelineScene) -> None:
        if self._press is not None and scene.blocks != self.scene.blocks:
            self._let_go()  # what is in the hand is not there any more
        super()._show(scene)

    def _tell_tip(self, event: QHelpEvent) -> None:
        if self.scene.empty:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), wording.tip(self.hit_at(event.pos()), self.scene), self.viewport())

    def _drag_reach(self) -> int:
        return QApplication.startDragDistance()
