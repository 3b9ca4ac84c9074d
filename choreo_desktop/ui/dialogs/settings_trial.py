"""Settings: whether a bucket can be used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import Details
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_keys import KeysBox
from choreo_desktop.ui.dialogs.settings_work import WorkBar
from choreo_desktop.ui.kit import across, empty, rows
from choreo_desktop.ui.messages import said, said_of
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.domain.settings import S3Storage
    from choreo_desktop.services.connection import Connection
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner


class ConnectionTrial(QWidget):
    """A button that tries a bucket, and what came of it.

    Args:
        theme: The look.
        draft: Says which bucket.
        keys: As they are typed.
        runner: Tries the connection in a job.
        upkeep: Tries it.

    Attributes:
        button: Begins.
    """

    def __init__(
        self, theme: Theme, draft: SettingsDraft, keys: KeysBox, *, runner: "JobRunner", upkeep: "Upkeep"
    ) -> None:
        super().__init__()
        self._theme, self._draft, self._keys = theme, draft, keys
        self._runner, self._upkeep = runner, upkeep
        self._job: Job | None = None
        self._tried: S3Storage | None = None
        self.button = Button(theme, self.tr("Test connection"), icon="cloud", variant="primary")
        self.button.clicked.connect(self.begin)
        self._bar = WorkBar(theme)
        self._bar.stopped.connect(self.stop)
        row = across(self.button, self._bar)
        row.setStretch(1, 1)
        row.addStretch(0)
        row.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft)
        self._verdict = QVBoxLayout()
        self.setLayout(rows(row, self._verdict, space=Space.LARGE))
        draft.checked.connect(self._on_checked)
        self._on_checked()

    @property
    def verdict(self) -> str:
        """What trying it showed last; empty before."""
        item = self._verdict.itemAt(0)
        notice = item.widget() if item is not None else None
        return notice.text if isinstance(notice, Notice) else ""

    def begin(self) -> None:
        """List, write, read and delete something small in the bucket, with the keys as they are typed."""
        bucket, keys = self._draft.bucket(), self._keys.typed
        if bucket is None or self._job is not None:
            return
        self._tried = bucket
        self._show(None)
        self._bar.begin(self.tr("Trying to list, write, read and delete …"))
        self._job = self._runner.run(
            lambda _, cancel: self._upkeep.check_connection(bucket, keys, cancel=cancel),
            done=self._on_tried,
            failed=self._on_failed,
            cancelled=self._on_stopped,
        )
        self._on_checked()

    def stop(self) -> None:
        """Stop what runs."""
        if self._job is not None:
            self._job.cancel()

    def _on_checked(self) -> None:
        bucket = self._draft.bucket()
        self.button.setEnabled(bucket is not None and self._job is None)
        if bucket != self._tried:  # what was shown was about another one
            self._tried = bucket
            self._show(None)

    def _on_tried(self, found: "Connection") -> None:
        self._end()
        notice = Notice(self._theme, said(found.sentence), kind="info" if found.ok else "danger")
        if found.details:
            details = Button(self._theme, self.tr("Details"))
            details.clicked.connect(
                lambda: Details(self._theme, said(found.sentence), found.details, self.window()).exec()
            )
            notice.add_action(details)
        self._show(notice)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._show(Notice(self._theme, said_of(error), kind="danger"))

    def _on_stopped(self) -> None:
        self._end()
        self._show(Notice(self._theme, self.tr("Stopped.")))

    def _end(self) -> None:
        self._job = None
        self._bar.end()
        self._on_checked()

    def _show(self, notice: Notice | None) -> None:
        empty(self._verdict)
        if notice is not None:
            self._verdict.addWidget(notice)
