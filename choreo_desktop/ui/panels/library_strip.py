"""What is being done with the library, seen below its tabs."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QProgressBar

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import ElidedLabel, across, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.domain.work import Progress
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.theme import Theme


class WorkStrip(QFrame):
    """What is being done with the library, how far it is, and a button that stops it.

    Args:
        theme: Colours.
    """

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self.setProperty("card", True)
        self._job: Job | None = None
        self.message = ElidedLabel("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.cancel = Button(theme, self.tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel)
        row = across(rows(self.message, self.bar, space=Space.TIGHT), self.cancel, margin=Space.SMALL)
        self.setLayout(row)
        self.hide()

    def follow(self, job: "Job") -> None:
        """Show a job until it ends."""
        self._job = job
        self.message.setText(job.title)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        self.show()

    def _on_progressed(self, progress: "Progress") -> None:
        if self.sender() in (self._job, None):
            self.message.setText(said(progress.message))
            self.bar.setRange(0, 100)
            self.bar.setValue(progress.percent)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self.message.setText(self.tr("Stopping…"))
            self._job.cancel()

    def _on_finished(self) -> None:
        if self._job is not None and not self._job.running:
            self._job = None
            self.hide()
