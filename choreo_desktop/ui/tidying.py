"""Python's threads and its search for rubbish, so that neither ever holds the window up."""

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from choreo_desktop.ui.jobs.runner import JobRunner

# How long a job of Python may go on before another thread has its turn. The window needs many turns for one picture;
# with the 5 ms that Python gives by itself, an import of many clips holds it up for a third of a second.
TURN_SECONDS = 0.001

_EVERY_MS = 1000
_FEW, _MANY = 1_000, 30_000  # new objects
_SELDOM = 60  # times


class Tidying(QObject):
    """Looks for rubbish (objects that hold each other and nobody else) in the thread of the window, in small portions.

    Python does so whenever many objects came in, in whatever thread that was, with all others standing still: 0.2
    seconds after a library of 10,000 clips was read. Here new objects are looked through once a second; are there very
    many, they are what was read, and are never looked through. Widgets never go in the thread of a job.

    Args:
        runner: While its jobs run, old objects are let be.
    """

    def __init__(self, runner: "JobRunner") -> None:
        super().__init__()
        self._runner = runner
        self._before = sys.getswitchinterval()
        self._times = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.tidy)

    def begin(self) -> None:
        """From now on; what is there is there to stay."""
        sys.setswitchinterval(TURN_SECONDS)
        gc.disable()
        gc.freeze()
        self._timer.start()

    def end(self) -> None:
        """As Python does it by itself."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
        sys.setswitchinterval(self._before)

    def tidy(self) -> None:
        """One portion."""
        self._times += 1
        new = gc.get_count()[0]
        if new > _MANY:
            gc.freeze()
        elif self._times >= _SELDOM and not self._runner.jobs:
            self._times = 0
            gc.collect()
        elif new > _FEW:
            gc.collect(1)
