"""Files and folders dropped anywhere on the window."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from choreo_desktop.ui.panels.library_drop_overlay import DropOverlay

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from choreo_desktop.ui.theme import Theme

_LEAVE_MS = 150
_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.DragLeave)
_LOOK_AGAIN = (QEvent.Type.Show, QEvent.Type.Leave, QEvent.Type.WindowDeactivate)


class DropTarget(QObject):
    """Takes the files that are dropped on a window, whatever widget they fall on, and shows that it would.

    Widgets that take drops themselves, such as fields for text, keep all drops that carry no local files.

    Args:
        theme: Colours.
        window: Where files may fall.
    """

    dropped = Signal(list)

    def __init__(self, theme: "Theme", window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._overlay = DropOverlay(theme, window)
        self._overlay.hide()
        self._inside = False
        self._leave = QTimer(self, singleShot=True, interval=_LEAVE_MS)
        self._leave.timeout.connect(self._on_left)
        window.setAcceptDrops(True)
        self._overlay.installEventFilter(self)
        self.watch()

    @property
    def overlay(self) -> QWidget:
        """What covers the window while files are above it."""
        return self._overlay

    def watch(self) -> None:
        """See to all widgets of the window that take drops; those made later are found when the mouse leaves."""
        for widget in (self._window, *self._window.findChildren(QWidget)):
            if widget.acceptDrops() and widget is not self._overlay:
                widget.installEventFilter(self)  # once more changes nothing

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _DRAGS:
            return self._on_drag(watched, event)
        if watched is self._window:
            if kind == QEvent.Type.Resize:
                self._overlay.setGeometry(self._window.rect())
            elif kind in _LOOK_AGAIN:
                self.watch()
        return False

    def _on_drag(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragLeaveEvent):
            self._inside = self._inside and watched is not self._overlay
            self._leave.start()
            return watched is self._overlay
        if not isinstance(event, QDropEvent):  # entering and moving are drops too, for Qt
            return False
        paths = local_paths(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # so that no file manager takes it for a move
        event.accept()
        self._leave.stop()
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            self._inside = True
            self._show()
        else:
            self._hide()
            self.dropped.emit(paths)
        return True

    def _show(self) -> None:
        if self._overlay.isHidden():
            self._overlay.setGeometry(self._window.rect())
            self._overlay.raise_()
            self._overlay.show()

    def _on_left(self) -> None:
        """The overlay comes between the mouse and what it was above, which is no leaving."""
        if not self._inside:
            self._hide()

    def _hide(self) -> None:
        self._inside = False
        self._overlay.hide()


def local_paths(data: "QMimeData") -> list[Path]:
    """The local files and folders in what is dragged; none where there are only links to other places."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and url.toLocalFile()]
