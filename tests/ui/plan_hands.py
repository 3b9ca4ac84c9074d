"""Hands on the timeline: presses, drags and drops as Qt delivers them, over the whole program."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.ui.models.moves import CLIPS_MIME
from choreo_desktop.ui.timeline.ghosts import Ghost
from choreo_desktop.ui.timeline.view import Timeline
from tests.ui.window_studio import Running

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton

Laid = list[tuple[str, int, int]]


class Hands:
    """What a person does to the plan on the timeline.

    Args:
        running: The program, with a song chosen.
    """

    def __init__(self, running: Running) -> None:
        self.running = running
        self._dragged = QMimeData()

    @property
    def timeline(self) -> Timeline:
        """The timeline."""
        return self.running.window.timeline.timeline

    @property
    def plan(self) -> Blueprint:
        """The plan of now."""
        plan = self.running.session.blueprint
        assert plan is not None
        return plan

    @property
    def laid(self) -> Laid:
        """Name, first 8-count and number of 8-counts of each move, as the timeline shows them."""
        return [(block.name, block.slot, block.slots) for block in self.timeline.scene.blocks]

    @property
    def names(self) -> list[str]:
        """The moves in order."""
        return [name for name, _, _ in self.laid]

    def chosen(self) -> tuple[int, ...]:
        """The selected moves."""
        return self.timeline.chosen

    @property
    def ghost(self) -> Ghost:
        """What letting go would do."""
        assert self.timeline.ghost is not None
        return self.timeline.ghost

    def keys(self, *names: str) -> list[str]:
        """Storage keys of clips of the library."""
        known = {e.record.move.name: e.record.move.key for e in self.running.window.library.moves.model.entries}
        return [known[name] for name in names]

    # Plans

    def plan_whole(self) -> None:
        """Work on a plan that the planner made."""
        self.running.pick_song()
        self.running.act("Plan only, without a video")
        self.running.until(lambda: self.running.session.blueprint and not self.running.session.work)
        self._ready()

    def plan_empty(self) -> None:
        """Work on an empty plan."""
        self.running.pick_song()
        self.running.act("New empty plan")
        self.running.until(lambda: self.running.session.blueprint)
        self._ready()

    def _ready(self) -> None:
        self.settle()
        self.timeline.zoom_fit()
        self.timeline.setFocus()

    def settle(self) -> None:
        """Wait until nothing is worked out any more."""
        session = self.running.session
        self.running.until(lambda: not session.editing.busy and not session.work and not session.runner.jobs)

    # Places

    def at(self, seconds: float, lane: str = "moves") -> QPoint:
        """A place in a lane."""
        strip = getattr(self.timeline.lanes, lane)
        return QPoint(round(self.timeline.axis.x(seconds)), strip.top + strip.height // 2)

    def slot(self, slot: int, share: float = 0.5) -> QPoint:
        """A place within an 8-count."""
        start, end = self.timeline.scene.line.span(slot, 1)
        return self.at(start + share * (end - start))

    def move(self, place: int, share: float = 0.5) -> QPoint:
        """A place on a move."""
        block = self.timeline.scene.blocks[place]
        return self.at(block.start + share * (block.end - block.start))

    def edge(self, place: int, edge: str) -> QPoint:
        """The edge of a move, just inside."""
        block = self.timeline.scene.blocks[place]
        return self.at(block.start) + QPoint(2, 0) if edge == "start" else self.at(block.end) - QPoint(3, 0)

    # Mouse and keys

    def mouse(self, kind: QEvent.Type, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """A mouse event as Qt delivers it."""
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else LEFT
        where = QPointF(self.timeline.viewport().mapToGlobal(place))
        QApplication.sendEvent(
            self.timeline.viewport(), QMouseEvent(kind, QPointF(place), where, button, held, modifiers)
        )

    def click(self, place: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Down and up."""
        QTest.mouseClick(self.timeline.viewport(), LEFT, modifiers, place)

    def take(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press and move in a few steps, without letting go."""
        self.mouse(QEvent.Type.MouseButtonPress, start, modifiers)
        for step in range(1, 5):
            self.mouse(QEvent.Type.MouseMove, start + (end - start) * step / 4, modifiers)

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press, move, let go; and wait for what comes of it."""
        self.take(start, end, modifiers)
        self.mouse(QEvent.Type.MouseButtonRelease, end, modifiers)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the timeline, and wait for what comes of it."""
        QTest.keyClick(self.timeline, key, modifiers)
        self.settle()

    def undo(self, times: int = 1) -> None:
        """Undo."""
        for _ in range(times):
            self.running.session.undo.undo()
        self.settle()

    # Drops

    def hold(self, names: Sequence[str], place: QPoint) -> None:
        """Drag clips of the library over a place, without letting go."""
        self._dragged = QMimeData()
        self._dragged.setData(CLIPS_MIME, json.dumps(self.keys(*names)).encode())
        copy, view = Qt.DropAction.CopyAction, self.timeline.viewport()
        enter = QDragEnterEvent(QPoint(place.x(), 0), copy, self._dragged, LEFT, NONE)
        QApplication.sendEvent(view, enter)
        assert enter.isAccepted()  # else nothing more would come, wherever the hand goes from there
        QApplication.sendEvent(view, QDragMoveEvent(place, copy, self._dragged, LEFT, NONE))

    def leave(self) -> None:
        """Take them away again."""
        QApplication.sendEvent(self.timeline.viewport(), QDragLeaveEvent())

    def drop(self, names: Sequence[str], place: QPoint) -> None:
        """Drop clips of the library on a place, and wait for what comes of it."""
        self.hold(names, place)
        event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, self._dragged, LEFT, NONE)
        QApplication.sendEvent(self.timeline.viewport(), event)
        self.settle()
