"""The player on the whole screen."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from choreo_desktop.ui.kit import across, panel
from choreo_desktop.ui.player.controls import Controls
from choreo_desktop.ui.player.view import VideoView
from choreo_desktop.ui.theme import Space

_IDLE_MS = 2500
_WIDEST = 900  # pixels of the bar


class FullScreen(QWidget):
    """A window of its own with the picture, and controls that come when the mouse moves or a key reaches them.

    Args:
        view: The picture.
        controls: The bar.
        parent: It is closed with this one.
    """

    left = Signal()

    def __init__(self, view: VideoView, controls: Controls, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._view = view
        self._bar = panel()
        self._bar.setParent(self)
        self._bar.setLayout(across(controls, margin=Space.SMALL))
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self.idle_now)
        self.setLayout(across(view))
        self._bar.raise_()
        self.setWindowTitle(self.tr("Full screen"))
        view.mouse_moved.connect(self.show_bar)
        self._bar.installEventFilter(self)

    @Slot()
    def show_bar(self) -> None:
        """The controls come, for a while."""
        self._bar.show()
        self._place_bar()
        self._idle.start()
        self.unsetCursor()

    @Slot()
    def idle_now(self) -> None:
        """Nothing moved for a while: the controls go, unless they are in use."""
        if self._bar.underMouse() or self._has_focus_within():
            self._idle.start()
            return
        self._bar.hide()
        self._view.set_inset(0)
        self.setCursor(Qt.CursorShape.BlankCursor)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn, QEvent.Type.MouseMove):
            self.show_bar()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.show_bar()
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()  # an ignored one would keep the program from quitting
        self.left.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_bar()

    def _has_focus_within(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and self._bar.isAncestorOf(focus)

    def _place_bar(self) -> None:
        width = min(_WIDEST, self.width() - 2 * Space.HUGE)
        height = self._bar.sizeHint().height()
        self._bar.setGeometry((self.width() - width) // 2, self.height() - height - Space.HUGE, width, height)
        self._view.set_inset(height + 2 * Space.HUGE if self._bar.isVisible() else 0)
