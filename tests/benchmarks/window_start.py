"""The program up to the moment at which its window can be used, in a fresh process; told as JSON on standard output."""

import json
import sys
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from typing_extensions import override

from choreo_desktop import app
from choreo_desktop.ui import application
from choreo_desktop.ui.shell import Shell

HEAVY = ("numpy", "av", "boto3", "botocore", "scipy", "keyring")


class Ready(QObject):
    """Waits for the first painting of a window, and then for an answer to what a person does with it.

    Args:
        watched: The shell whose window it is.
    """

    def __init__(self, watched: Shell) -> None:
        super().__init__(watched)
        self._window = watched.window
        self._painted = False
        self._heavy: list[str] = []
        self._window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            self._heavy = [name for name in HEAVY if name in sys.modules]
            QTimer.singleShot(0, self._ask)
        return False

    def _ask(self) -> None:
        """What comes after all that waits already, as the key of a person would."""
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.User:
            self._tell()
        return super().event(event)

    def _tell(self) -> None:
        began = float(sys.argv[1])
        told = {
            "seconds": time.monotonic() - began,
            "cpu": time.process_time(),
            "heavy": self._heavy,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        self._window.close()


class TimedShell(Shell):
    """Ends as soon as it can be used."""

    @override
    def show(self) -> None:
        self.ready = Ready(self)
        super().show()


def main() -> None:
    """Run the program."""
    application.Shell = TimedShell  # type: ignore[attr-defined]
    sys.exit(app.main([]))


if __name__ == "__main__":
    main()
