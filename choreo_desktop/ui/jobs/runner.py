"""Jobs begun, kept while they run, and ended with the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from choreo_desktop.domain.work import Progress
from choreo_desktop.ui.jobs.job import Job, T, Work

_END_MS = 5000  # that a job has to stop in


class JobRunner(QObject):
    """Starts jobs, keeps them while they run, and ends them with the window.

    ``failed`` tells of every failure that nobody asked to hear of.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._closed = False

    @property
    def jobs(self) -> list[Job]:
        """The jobs that run."""
        return list(self._jobs)

    def run(
        self,
        work: Work[T],
        *,
        title: str = "",
        done: Callable[[T], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        cancelled: Callable[[], None] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Job:
        """Begin a job. What is given here is called in the window's thread.

        Args:
            work: Called in a thread of its own with a sink for progress and a token that tells to stop.
            title: What it is, for people.
            done: Gets the result.
            failed: Gets the exception; without it, ``failed`` of this runner tells.
            cancelled: Called where it was stopped.
            progress: Gets how far it is, ten times a second at most.
        """
        job = Job(work, title, self)
        if done is not None:
            job.succeeded.connect(done)
        job.failed.connect(failed if failed is not None else self.failed.emit)
        if cancelled is not None:
            job.cancelled.connect(cancelled)
        if progress is not None:
            job.progressed.connect(progress)
        job.finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._jobs.append(job)
        if self._closed:  # nobody would wait for its thread any more
            QTimer.singleShot(0, job, job.refuse)
        else:
            job.start()
        return job

    def cancel_all(self) -> None:
        """Ask all to stop."""
        for job in self._jobs:
            job.cancel()

    def shut_down(self) -> bool:
        """Stop everything and wait for it; jobs begun later never start. Returns whether all ended."""
        self._closed = True
        self.cancel_all()
        ended = [job.wait(_END_MS) for job in self._jobs]  # each is waited for, also after one that does not end
        return all(ended)

    @Slot()
    def _on_finished(self) -> None:
        for job in [job for job in self._jobs if not job.running]:
            self._jobs.remove(job)
            job.deleteLater()
