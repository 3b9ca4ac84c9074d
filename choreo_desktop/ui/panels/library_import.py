"""Bringing files in beside the window, one import after the other."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from choreo_desktop.domain.genres import Genre
    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.domain.work import CancelToken, ProgressSink
    from choreo_desktop.services.library_outcomes import ImportSummary, Outcome
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.jobs.job import Job, Work
    from choreo_desktop.ui.jobs.runner import JobRunner

_GATHER_MS = 250


class Importer(QObject):
    """Runs imports, one after the other, and tells of every file as soon as its fate is known.

    Args:
        runner: Runs the jobs.
        library: Opens the library; called in jobs.
        genre: The dance whose tempi are listened for.
    """

    began = Signal(object)
    came_in = Signal(list)  # records
    finished = Signal(list, bool)  # outcomes, whether it was stopped
    failed = Signal(object, list)  # the exception, outcomes

    def __init__(
        self,
        runner: "JobRunner",
        library: "Callable[[], Library]",
        genre: "Callable[[], Genre]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._library, self._genre = runner, library, genre
        self._job: Job | None = None
        self._queue: list[Work[ImportSummary]] = []
        self._outcomes: list[Outcome] = []
        self._lock = Lock()
        self._fresh: list[Outcome] = []
        self._gather = QTimer(self, interval=_GATHER_MS)
        self._gather.timeout.connect(self._tell)

    @property
    def job(self) -> "Job | None":
        """The import that runs."""
        return self._job

    def run(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in, after those that are being brought in now."""
        chosen = list(paths)

        def work(progress: "ProgressSink", cancel: "CancelToken") -> "ImportSummary":
            return self._library().import_paths(
                chosen, self._genre(), progress=progress, cancel=cancel, on_outcome=self._on_outcome
            )

        self.run_work(work)

    def run_work(self, work: "Work[ImportSummary]") -> None:
        """Do what brings clips and songs in by another way."""
        self._queue.append(work)
        if self._job is None:
            self._begin()

    def shut_down(self) -> None:
        """Stop what runs and forget what waits."""
        self._queue.clear()
        if self._job is not None:
            self._job.cancel()

    def _begin(self) -> None:
        self._outcomes = []
        self._job = self._runner.run(
            self._queue.pop(0),
            title=self.tr("Adding to the library"),
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
        )
        self._gather.start()
        self.began.emit(self._job)
        self._job.finished.connect(self._on_job_finished)

    def _on_outcome(self, outcome: "Outcome") -> None:
        """Called in the job's thread."""
        with self._lock:
            self._fresh.append(outcome)

    def _tell(self) -> None:
        with self._lock:
            fresh, self._fresh = self._fresh, []
        self._outcomes += fresh
        records: list[ClipRecord | SongRecord] = [each.record for each in fresh if each.record is not None]
        if records:
            self.came_in.emit(records)

    def _on_done(self, summary: "ImportSummary") -> None:
        self._tell()
        told = {outcome.path for outcome in self._outcomes}
        records = [each.record for each in summary.outcomes if each.record is not None and each.path not in told]
        if records:
            self.came_in.emit(records)
        self.finished.emit(list(summary.outcomes), False)

    def _on_cancelled(self) -> None:
        self._tell()
        self.finished.emit(list(self._outcomes), True)

    def _on_failed(self, error: BaseException) -> None:
        self._tell()
        self.failed.emit(error, list(self._outcomes))

    def _on_job_finished(self) -> None:
        self._job = None
        self._gather.stop()
        if self._queue:
            self._begin()
