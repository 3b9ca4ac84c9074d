"""Settings: getting clips and songs from the chosen place, and copying the library there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_work import WorkBar
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.kit import empty, rows
from choreo_desktop.ui.messages import said, said_of
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.services.bucket_outcomes import Sent
    from choreo_desktop.services.library_outcomes import ImportSummary
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner

_MOST_LINES = 12


class TransferBox(QWidget):
    """Two buttons, and how far what they began is.

    Args:
        theme: The look.
        draft: Saved before anything begins, because the services follow what is saved.
        runner: Carries the work.
        studio: Does it.
        sending: Whether the library can be copied there.
    """

    library_changed = Signal()
    ended = Signal()

    def __init__(
        self, theme: Theme, draft: SettingsDraft, runner: "JobRunner", studio: "Studio", *, sending: bool
    ) -> None:
        super().__init__()
        self._theme, self._draft, self._runner, self._studio = theme, draft, runner, studio
        self._job: Job | None = None
        self.bring = Button(theme, self.tr("Get clips and songs from there now"), icon="download")
        self.bring.clicked.connect(lambda: draft.when_saved(self._bring))
        self.send = Button(theme, self.tr("Copy my library there"), icon="upload")
        self.send.clicked.connect(lambda: draft.when_saved(self._send))
        self.bar = WorkBar(theme)
        self.bar.stopped.connect(self.stop)
        row = QWidget()
        flow = FlowLayout(Space.SMALL)
        row.setLayout(flow)
        flow.addWidget(self.bring)
        if sending:
            flow.addWidget(self.send)
        self._result = QVBoxLayout()
        self.setLayout(rows(row, self.bar, self._result))
        draft.state_changed.connect(self._on_state)
        self._on_state()

    @property
    def result(self) -> str:
        """What it said last."""
        item = self._result.itemAt(0)
        notice = item.widget() if item is not None else None
        return notice.text if isinstance(notice, Notice) else ""

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._job is not None

    def stop(self) -> None:
        """Stop what runs; what came in before is kept."""
        if self._job is not None:
            self._job.cancel()

    def _on_state(self) -> None:
        wrong = any(field.startswith("storage") for field in self._draft.problems)
        for button in (self.bring, self.send):
            button.setEnabled(self._job is None and not wrong)

    def _bring(self) -> None:
        self._job = self._runner.run(
            lambda progress, cancel: self._studio.bring(progress=progress, cancel=cancel),
            title=self.tr("Getting clips and songs"),
            done=self._on_brought,
            failed=self._on_failed,
            cancelled=self._on_stopped,
            progress=self.bar.tell,
        )
        self._begun()

    def _send(self) -> None:
        self._job = self._runner.run(
            lambda progress, cancel: self._studio.send(progress=progress, cancel=cancel),
            title=self.tr("Copying the library"),
            done=self._on_sent,
            failed=self._on_failed,
            cancelled=self._on_stopped,
            progress=self.bar.tell,
        )
        self._begun()

    def _begun(self) -> None:
        self._show("", "info")
        self.bar.begin(self.tr("Looking what is there …"))
        self._on_state()

    def _on_brought(self, summary: "ImportSummary") -> None:
        self.library_changed.emit()
        self._over(self._in_words(summary.sentences()), "info")

    def _on_sent(self, sent: "Sent") -> None:
        self._over(self._in_words(sent.sentences()), "info")

    def _in_words(self, sentences: list[str]) -> str:
        lines = [said(line) for line in sentences[:_MOST_LINES]]
        if len(sentences) > _MOST_LINES:
            lines.append(self.tr("… and {count} more lines").format(count=len(sentences) - _MOST_LINES))
        return "\n".join(lines)

    def _on_stopped(self) -> None:
        self.library_changed.emit()
        self._over(self.tr("Stopped. What was done before is kept."), "info")

    def _on_failed(self, error: BaseException) -> None:
        self._over(said_of(error), "danger")

    def _over(self, text: str, kind: str) -> None:
        self._job = None
        self.bar.end()
        self._show(text, kind)
        self._on_state()
        self.ended.emit()

    def _show(self, text: str, kind: str) -> None:
        empty(self._result)
        if text:
            self._result.addWidget(Notice(self._theme, text, kind=kind))
