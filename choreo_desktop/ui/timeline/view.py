"""The timeline: a song in counts with the moves of a choreography on them, for mouse and keyboard."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QToolTip
from typing_extensions import override

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline import wording
from choreo_desktop.ui.timeline.actions import KeyActions
from choreo_desktop.ui.timeline.block_painter import Selection
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.gestures import Click, Press
from choreo_desktop.ui.timeline.lanes import LaneName
from choreo_desktop.ui.timeline.scene import Hit, TimelineScene
from choreo_desktop.ui.timeline.surface import TimelineSurface

_WHEEL_PIXELS = 0.75  # pixels for each eighth of a degree that a wheel turns
_WHEEL_ZOOM = 1.25  # for each notch of 120 eighths
_NOTCH = 120
_CREEP_MILLISECONDS, _CREEP_SHARE = 30, 0.35  # while a span is dragged beyond the edge


class Timeline(TimelineSurface):
    """A song and a plan that can be pointed at. It changes nothing but what is selected; all else it asks for.

    ``move_selected`` tells which move a person selected, -1 for none. ``context_requested`` comes with a place on the
    screen and the ``Hit`` there.

    Args:
        theme: The look.
    """

    move_selected = Signal(int)
    play_requested = Signal(float)
    seek_requested = Signal(float)
    loop_requested = Signal(float, float)
    loop_cleared = Signal()
    context_requested = Signal(QPoint, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._press: Press | None = None
        self._creep = QTimer(self, interval=_CREEP_MILLISECONDS)
        self._creep.timeout.connect(self._on_creep)
        self._pointer = QPointF()
        self._free = False
        self._keys = KeyActions(theme, self)
        self._fill_keys()
        self.setAccessibleName(self.tr("Timeline"))
        self._describe()
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def selected(self) -> int | None:
        """The selected move, counted from 0; None for none."""
        return self._canvas.selection.current

    @override
    def actions(self) -> list[QAction]:
        """What can be done by keys."""
        return list(self._keys.actions)

    def set_selected(self, move: int | None) -> None:
        """Show a move as selected, counted from 0, and see it; None for none."""
        known = move if move is not None and 0 <= move < len(self.scene.blocks) else None
        if known == self.selected:
            return
        self._canvas.selection = Selection.of(known)
        self._describe()
        self._repaint()
        if known is not None:
            block = self.scene.blocks[known]
            self.show_span(block.start, block.end)

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
        self._press = Press(hit, event.position(), self.axis.inside(event.position().x()), self._drag_reach())
        if hit.move is not None:
            self._choose(hit.move)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        self._pointer, self._free = event.position(), _is_free(event)
        self._drag()
        outside = not 0 <= self._pointer.x() <= self.axis.width
        if self._press.dragging and outside and not self._creep.isActive():
            self._creep.start()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._press is None:
            return
        meant = self._press.release(event.position(), self.axis, self.scene, free=_is_free(event))
        self._let_go()
        if isinstance(meant, Click):
            self._clicked(meant.hit)
        elif meant.span[1] > meant.span[0]:
            self.loop_requested.emit(*meant.span)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.scene.empty:
            return
        hit = self.hit_at(event.position())
        self.play_requested.emit(hit.time if hit.move is None else self.scene.blocks[hit.move].start)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_WHEEL_ZOOM ** ((turn.y() or turn.x()) / _NOTCH), event.position().x())
        elif not pixels.isNull():
            self.scroll_by(-(pixels.x() or pixels.y()))
        else:
            self.scroll_by(-_WHEEL_PIXELS * (turn.x() or turn.y()))
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.scene.empty:
            return
        place = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self._place_of_selected()
        hit = self.hit_at(place)
        if hit.move is not None:
            self._choose(hit.move)
        self.context_requested.emit(self.viewport().mapToGlobal(place), hit)
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.ToolTip:
                self._tell_tip(cast("QHelpEvent", event))
                return True
            case QEvent.Type.NativeGesture:
                return self._pinch_on_pad(cast("QNativeGestureEvent", event))
            case QEvent.Type.Gesture:
                return self._pinch_on_screen(cast("QGestureEvent", event))
        return super().viewportEvent(event)

    # Keyboard

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and self._keys.of(cast("QKeyEvent", event)) is not None:
            event.accept()  # the key is ours, whatever shortcut of the window has the same
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._keys.of(event)
        if action is None:
            event.ignore()
            return
        action.trigger()

    def _fill_keys(self) -> None:
        add = self._keys.add
        add(self.tr("Next move"), ["Right"], lambda: self._step(1))
        add(self.tr("Move before"), ["Left"], lambda: self._step(-1))
        add(self.tr("First move"), ["Home"], lambda: self._choose_if_there(0))
        add(self.tr("Last move"), ["End"], lambda: self._choose_if_there(len(self.scene.blocks) - 1))
        add(self.tr("Play from the selected move"), ["Return", "Enter"], self._play_selected, "play")
        add(self.tr("Loop the selected move"), ["L"], self._loop_selected, "loop")
        add(self.tr("End the loop, or select nothing"), ["Escape"], self._escape)
        add(self.tr("Next section of the song"), ["Down"], lambda: self._jump(1))
        add(self.tr("Section of the song before"), ["Up"], lambda: self._jump(-1))
        add(self.tr("Zoom in"), ["+", "Shift++", "="], self.zoom_in, "zoom-in")
        add(self.tr("Zoom out"), ["-"], self.zoom_out, "zoom-out")
        add(self.tr("See the whole song"), ["0"], self.zoom_fit, "zoom-fit")

    def _step(self, direction: int) -> None:
        """Select the move after or before; the first time, one near the playhead."""
        if self.selected is None:
            near = next((b.place for b in self.scene.blocks if b.end > self.playhead), len(self.scene.blocks) - 1)
            self._choose_if_there(near)
        else:
            self._choose_if_there(self.selected + direction)

    def _choose_if_there(self, move: int) -> None:
        if 0 <= move < len(self.scene.blocks):
            self._choose(move)

    def _play_selected(self) -> None:
        block = self._selected_block()
        self.play_requested.emit(block.start if block is not None else self.playhead)

    def _loop_selected(self) -> None:
        block = self._selected_block()
        if block is not None:
            self.loop_requested.emit(block.start, block.end)

    def _escape(self) -> None:
        """Put away one thing at a time: what is being dragged, the loop, the selection."""
        if self._press is not None:
            self._let_go()
        elif self.loop is not None:
            self.loop_cleared.emit()
        else:
            self._choose(None)

    def _jump(self, direction: int) -> None:
        start = self.scene.section_start(self.playhead, direction)
        if start is not None:
            self.seek_requested.emit(start)
            self.show_span(start, start + 0.25 * self.axis.width / self.axis.scale)

    # What both share

    def _choose(self, move: int | None) -> None:
        if move != self.selected:
            self.set_selected(move)
            self.move_selected.emit(-1 if move is None else move)

    def _clicked(self, hit: Hit) -> None:
        if hit.move is not None:
            return  # it was selected when the button went down
        if self.loop is not None and not self.loop[0] <= hit.time <= self.loop[1]:
            self.loop_cleared.emit()
        if hit.lane is LaneName.MOVES:
            self._choose(None)
        self.seek_requested.emit(hit.time)

    def _drag(self) -> None:
        if self._press is not None:
            self._preview = self._press.move(self._pointer, self.axis, self.scene, free=self._free)
            self.viewport().update()

    def _let_go(self) -> None:
        self._press, self._preview = None, None
        self._creep.stop()
        self.viewport().update()

    @Slot()
    def _on_creep(self) -> None:
        beyond = min(self._pointer.x(), 0.0) or max(self._pointer.x() - self.axis.width, 0.0)
        if not beyond:
            self._creep.stop()
            return
        self.scroll_by(beyond * _CREEP_SHARE)
        self._drag()

    def _selected_block(self) -> Block | None:
        return self.scene.blocks[self.selected] if self.selected is not None else None

    def _place_of_selected(self) -> QPoint:
        """Where a menu of the keyboard opens: at the selected move, or at the playhead."""
        block = self._selected_block()
        if block is None:
            return QPoint(self._within(self.axis.x(self.playhead)), self.lanes.wave.top)
        middle = (max(block.start, self.axis.start) + min(block.end, self.axis.end)) / 2
        return QPoint(self._within(self.axis.x(middle)), self.lanes.moves.top + self.lanes.moves.height // 2)

    def _within(self, x: float) -> int:
        return round(min(max(x, 0.0), self.axis.width - 1.0))

    @override
    def _show(self, scene: TimelineScene) -> None:
        super()._show(scene)
        if self.selected is not None and self.selected >= len(scene.blocks):
            self._canvas.selection = Selection()
        self._describe()

    def _describe(self) -> None:
        """Say what is selected, to those who hear the window."""
        block, moves = self._selected_block(), len(self.scene.blocks)
        text = wording.told(block, moves) if block is not None else wording.told_of_all(moves, empty=self.scene.empty)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _tell_tip(self, event: QHelpEvent) -> None:
        if self.scene.empty:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), wording.tip(self.hit_at(event.pos()), self.scene), self.viewport())

    def _pinch_on_pad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoom(1 + event.value(), event.position().x())
        return True

    def _pinch_on_screen(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        middle = self.viewport().mapFromGlobal(pinch.centerPoint())
        self.zoom(pinch.scaleFactor(), middle.x())
        return True

    def _drag_reach(self) -> int:
        return QApplication.startDragDistance()


def _is_free(event: QMouseEvent) -> bool:
    """Whether Alt is held, which puts the ends of a loop anywhere."""
    return bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
