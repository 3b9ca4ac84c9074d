"""One change of the library after the other, so that none overtakes an earlier one."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from choreo_desktop.ui.jobs.job import Job, Work
    from choreo_desktop.ui.jobs.runner import JobRunner


class Lane(QObject):
    """Work that is done in the order in which it was asked for.

    Args:
        runner: Runs it.
    """

    began = Signal(object, bool)  # the job, and whether people should see it
    failed = Signal(object)

    def __init__(self, runner: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: deque[tuple[Work[Any], str, Callable[[Any], None], bool]] = deque()
        self._job: Job | None = None
        self._done: Callable[[Any], None] = _nothing

    @property
    def busy(self) -> bool:
        """Whether anything is running or waiting."""
        return self._job is not None

    def add(self, work: "Work[Any]", done: Callable[[Any], None], *, title: str = "", shown: bool = False) -> None:
        """Do something after all that was asked for before.

        Args:
            work: Runs in a thread of its own.
            done: Gets the result.
            title: What it is, for people.
            shown: Whether it may take long, so that people should see it and can stop it.
        """
        self._waiting.append((work, title, done, shown))
        if self._job is None:
            self._begin()

    def shut_down(self) -> None:
        """Stop what runs and forget what waits."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        work, title, self._done, shown = self._waiting.popleft()
        # Methods of this object, which hear nothing any more when it is gone.
        self._job = self._runner.run(work, title=title, done=self._on_done, failed=self._on_failed)
        self.began.emit(self._job, shown)
        self._job.finished.connect(self._on_finished)

    def _on_done(self, result: object) -> None:
        self._done(result)

    def _on_failed(self, error: BaseException) -> None:
        self.failed.emit(error)

    def _on_finished(self) -> None:
        self._job = None
        if self._waiting:
            self._begin()


def _nothing(_: object) -> None:
    """What is done with the result before there is one."""
