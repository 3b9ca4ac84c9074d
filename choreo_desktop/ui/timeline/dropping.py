"""The timeline where clips of the library can be dropped."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from typing_extensions import override

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.drops import ClipDrop, Names
from choreo_desktop.ui.timeline.ghosting import GhostingTimeline
from choreo_desktop.ui.timeline.ghosts import Ghost


def _nameless(keys: Sequence[str]) -> Sequence[str]:
    return [""] * len(keys)


class DroppingTimeline(GhostingTimeline):
    """Takes clips of the library. While there is no plan it takes them too: ``plan_wanted`` tells the clips.

    Args:
        theme: The look.
    """

    plan_wanted = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._drop: ClipDrop | None = None
        self._names: Names = _nameless
        self.viewport().setAcceptDrops(True)

    def set_names(self, names: Names) -> None:
        """What dancers call clips, by their keys; asked when some are dragged here."""
        self._names = names

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drop = ClipDrop.of(event.mimeData(), self._names)
        self._take_drag(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take_drag(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop = None
        self.show_ghost(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        drop, self._drop = self._drop or ClipDrop.of(event.mimeData(), self._names), None
        ghost = self._aimed(drop, event.position())
        self.show_ghost(None)
        if drop is None or ghost is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self.scene.editable:
            self.plan_wanted.emit(list(drop.keys))
            return
        if ghost.refused or ghost.change is None:
            self.refused.emit(ghost.refused)
            return
        self.ask_for(ghost.change)

    def _take_drag(self, event: QDragMoveEvent) -> None:
        ghost = self._aimed(self._drop, event.position())
        self.show_ghost(ghost)
        if ghost is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _aimed(self, drop: ClipDrop | None, position: QPointF) -> Ghost | None:
        if drop is None:
            return None
        if not self.scene.editable:  # a song alone: a plan can begin there
            begins = self.scene.counting is not None and not self.scene.blocks
            return drop.begin(self.axis.time(position.x())) if begins else None
        return drop.aim(self.scene, position, self.axis)  # whatever the lane: what counts is the time
