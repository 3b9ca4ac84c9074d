"""The program with its window, from its beginning to its end."""

import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from choreo_desktop import __version__
from choreo_desktop.paths import AppPaths, resource
from choreo_desktop.ui.except_hook import install_excepthook
from choreo_desktop.ui.shell import Shell
from choreo_desktop.ui.tidying import Tidying

if TYPE_CHECKING:
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.upkeep import Upkeep


def run_window(studio: "Studio", upkeep: "Upkeep", paths: AppPaths) -> int:
    """Show the window until it is closed. Returns the exit code."""
    application = make_application()
    shell = Shell(application, studio, upkeep, paths)
    tidying = Tidying(shell.runner)
    tidying.begin()
    hook = install_excepthook(shell.reports.show)
    with suppress(ValueError):  # signals are for the main thread only
        _close_on_signals(shell)
    try:
        shell.show()
        return application.exec()
    finally:
        hook.remove()
        tidying.end()


def make_application() -> QApplication:
    """Qt's application, set up as this program needs it."""
    # Where OpenGL is computed by the processor, a picture of a video takes a second to come back from it.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
    QCoreApplication.setOrganizationName("choreo-desktop")
    QCoreApplication.setApplicationName("Choreo Desktop")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("choreo-desktop")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setWindowIcon(QIcon(str(resource("icons", "choreo-desktop.svg"))))
    return application


def _close_on_signals(shell: Shell) -> None:
    """Ctrl-C in the terminal and a polite kill close the window, with all that this means.

    Python runs signal handlers between its own steps only, and an idle window takes none; the system wakes it up
    through a socket.
    """
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, shell)

    def close() -> None:
        reader.recv(64)
        shell.window.close()

    notifier.activated.connect(close)

    def forget() -> None:
        signal.set_wakeup_fd(-1)
        reader.close()
        writer.close()

    shell.destroyed.connect(forget)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
