"""What the desktop can do for the window: messages, a percentage on its icon, files shown in their folder."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget


class Desktop(QObject):
    """Talks to the desktop. Where it cannot do something, nothing happens.

    Args:
        window: Whose icon and attention it is about.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        self._badge = 0

    @property
    def in_background(self) -> bool:
        """Whether the person looks at something else."""
        active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        return not active or self._window.isMinimized()

    def notify(self, title: str, text: str) -> None:
        """A message of the desktop, for a person who looks at something else."""
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon())

    def show_progress(self, percent: int | None) -> None:
        """Percent on the icon in the task bar or dock; None takes it away."""
        badge = percent or 0
        application = QGuiApplication.instance()
        if badge != self._badge and isinstance(application, QGuiApplication):
            self._badge = badge
            application.setBadgeNumber(badge)


def open_folder(folder: Path) -> None:
    """Open a folder in the file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def show_in_folder(path: Path) -> None:
    """Open the folder of a file in the file manager, with the file selected where the system can do that."""
    if sys.platform == "win32" and path.exists():
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin" and path.exists():
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        open_folder(path if path.is_dir() else path.parent)
