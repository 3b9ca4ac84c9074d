"""One piece of work, in a thread of its own, as the window sees it.

A piece of work is a plain callable ``(progress, cancel) -> result``; Qt only carries it. Each job tells, in the thread
of the window and in this order: any number of ``progressed``, exactly one of ``succeeded``, ``failed`` and
``cancelled``, then ``finished``.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from choreo_desktop.domain.work import Cancelled, CancelToken, Progress, ProgressSink

logger = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[ProgressSink, CancelToken], T]

TELL_SECONDS = 0.1  # nobody reads faster, and a queue of thousands would hold the window up


class _Worker(QObject):
    """Carries the work in another thread."""

    progressed = Signal(object)
    ended = Signal(str, object)

    def __init__(self, work: Work[Any], cancel: CancelToken) -> None:
        super().__init__()
        self._work, self._cancel = work, cancel
        self._lock = threading.Lock()
        self._told = 0.0
        self._waiting: Progress | None = None

    @Slot()
    def run(self) -> None:
        """Do it, and say how it ended."""
        try:
            result = self._work(self._tell, self._cancel)
        except Cancelled:
            self.ended.emit("cancelled", None)
        except BaseException as error:  # one that left the slot would end nowhere
            logger.info("a job failed", exc_info=error)
            self.ended.emit("failed", error)
        else:
            if self._waiting is not None:
                self.progressed.emit(self._waiting)
            self.ended.emit("succeeded", result)

    def _tell(self, progress: Progress) -> None:
        """May be called from any thread."""
        with self._lock:
            now = time.monotonic()
            if now - self._told < TELL_SECONDS:
                self._waiting = progress
                return
            self._told, self._waiting = now, None
        self.progressed.emit(progress)


class Job(QObject):
    """One piece of work as the window sees it. All its signals come in the window's thread.

    Attributes:
        title: What it is, for people.
        progress: How far it is; None before it said.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    def __init__(self, work: Work[Any], title: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.progress: Progress | None = None
        self._token = CancelToken()
        self._worker = _Worker(work, self._token)
        self._thread = QThread()
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        self._worker.progressed.connect(self._on_progressed)
        self._worker.ended.connect(self._on_ended)
        self._over = False

    @property
    def running(self) -> bool:
        """Whether it has not ended yet."""
        return not self._over

    def start(self) -> None:
        """Begin; called by the runner."""
        self._thread.start()

    @Slot()
    def refuse(self) -> None:
        """Stop before it began; called by the runner."""
        self._token.cancel()
        self._on_ended("cancelled", None)

    def cancel(self) -> None:
        """Ask it to stop. Returns at once."""
        self._token.cancel()

    def wait(self, milliseconds: int) -> bool:
        """Wait for the thread to end. Returns whether it did."""
        self._thread.quit()
        return self._thread.wait(milliseconds)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        if not self._over:
            self.progress = progress
            self.progressed.emit(progress)

    @Slot(str, object)
    def _on_ended(self, how: str, what: object) -> None:
        self._over = True
        self._thread.quit()
        self._thread.wait()
        if how == "succeeded":
            self.succeeded.emit(what)
        elif how == "failed":
            self.failed.emit(what)
        else:
            self.cancelled.emit()
        self.finished.emit()
