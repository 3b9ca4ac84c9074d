"""Settings: the keys of a bucket, which never reach a file of ours."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import Field, pair
from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.messages import said, said_of
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner


class KeysBox(QWidget):
    """Access key and secret key: kept in the keyring as soon as both are typed.

    Args:
        theme: The look.
        draft: Says which bucket.
        runner: Asks the keyring in jobs; it may wait for its owner.
        upkeep: Asks the keyring.
    """

    def __init__(self, theme: Theme, draft: SettingsDraft, runner: "JobRunner", upkeep: "Upkeep") -> None:
        super().__init__()
        self._draft, self._runner, self._upkeep = draft, runner, upkeep
        self._busy = False
        self._kept_as: tuple[str, ...] = ()
        self.access, self.secret = QLineEdit(), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        for edit in (self.access, self.secret):
            edit.editingFinished.connect(self.keep)
        self.eye = IconButton(theme, "eye", self.tr("Show the secret key"), checkable=True)
        self.eye.toggled.connect(self._on_eye)
        self.state = label("", "muted", wrap=True)
        self.forget = Button(theme, self.tr("Forget the keys"))
        self.forget.clicked.connect(self._on_forget)
        self.forget.hide()
        self._access_field = Field(theme, self.tr("Access key"), self.access)
        self._secret_field = Field(theme, self.tr("Secret key"), self.secret, beside=[self.eye])
        foot = across(self.state, self.forget)
        foot.setStretch(0, 1)
        self.setLayout(rows(pair(self._access_field, self._secret_field), foot, space=Space.SMALL))

    @property
    def typed(self) -> tuple[str, str] | None:
        """What stands in the two fields; None while one of them is empty."""
        access, secret = self.access.text().strip(), self.secret.text().strip()
        return (access, secret) if access and secret else None

    def look(self) -> None:
        """See whether keys are kept for the bucket."""
        bucket = self._draft.bucket()
        if bucket is None or bucket.profile or self._busy:
            self.state.setText(self.tr("Keys can be entered once the bucket is named."))
            return
        self.state.setText(self.tr("Asking the keyring …"))
        self._runner.run(lambda _, __: self._upkeep.has_keys(bucket), done=self._on_looked, failed=self._on_failed)

    def keep(self) -> None:
        """Keep what is typed, if it is whole and new."""
        bucket, typed = self._draft.bucket(), self.typed
        half = typed is None and bool(self.access.text().strip() or self.secret.text().strip())
        self._secret_field.set_problem(self.tr("Both keys are needed.") if half else "")
        if bucket is None or typed is None or self._busy:
            return
        place = (bucket.endpoint_url, bucket.bucket, *typed)
        if place == self._kept_as:
            return
        self._busy, self._kept_as = True, place
        self.state.setText(self.tr("Giving the keys to the keyring …"))
        self._runner.run(
            lambda _, __: self._upkeep.keep_keys(bucket, *typed), done=self._on_kept, failed=self._on_failed
        )

    def _on_kept(self, notice: str) -> None:
        self._busy = False
        self.state.setText(said(notice) or self.tr("The keys are kept in the keyring of this computer."))
        self.forget.show()

    def _on_looked(self, found: object) -> None:
        self.forget.setVisible(bool(found))
        hidden = self.tr("kept in the keyring") if found else ""
        for edit in (self.access, self.secret):
            edit.setPlaceholderText(hidden)
        self.state.setText(
            self.tr("The keys of this bucket are kept in the keyring; type others to replace them.")
            if found
            else self.tr("Without keys, those that AWS tools have on this computer are used.")
        )

    def _on_forget(self) -> None:
        bucket = self._draft.bucket()
        if bucket is None:
            return
        self._kept_as = ()
        self._runner.run(
            lambda _, __: self._upkeep.forget_keys(bucket), done=self._on_forgotten, failed=self._on_failed
        )

    def _on_forgotten(self, notice: str) -> None:
        for edit in (self.access, self.secret):
            edit.clear()
            edit.setPlaceholderText("")
        self.forget.setVisible(bool(notice))
        self.state.setText(said(notice) or self.tr("The keys are forgotten."))

    def _on_failed(self, error: BaseException) -> None:
        self._busy, self._kept_as = False, ()
        self.state.setText(said_of(error))

    def _on_eye(self, *, on: bool) -> None:
        self.secret.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.eye.set_icon("eye-off" if on else "eye")
        self.eye.set_name(self.tr("Hide the secret key") if on else self.tr("Show the secret key"))
