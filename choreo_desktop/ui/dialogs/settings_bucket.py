"""Settings: a bucket and its keys."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from choreo_desktop.ui.dialogs.settings_controls import Combo, TextEdit
from choreo_desktop.ui.dialogs.settings_fields import Field, described, pair
from choreo_desktop.ui.dialogs.settings_keys import KeysBox
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.dialogs.settings_trial import ConnectionTrial
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner


class BucketPart(QWidget):
    """The part of the storage page that is about a bucket.

    Args:
        page: Has the draft and shows the problems of the fields here.
        runner: Tries the connection in a job.
        upkeep: Tries it.
    """

    def __init__(self, page: Page, runner: "JobRunner", upkeep: "Upkeep") -> None:
        super().__init__()
        self._page, self._runner, self._upkeep = page, runner, upkeep
        self._draft, self._theme = page.draft, page.theme
        self._filled = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)

    def look(self) -> None:
        """It is shown now."""
        if not self._filled:
            self._filled = True
            self._fill()
            self._page.show_problems()
        self.keys.look()

    def leave(self) -> None:
        """Stop what runs."""
        if self._filled:
            self.trial.stop()

    def _fill(self) -> None:
        self._add_place()
        self._add_keys()
        self.trial = ConnectionTrial(self._theme, self._draft, self.keys, runner=self._runner, upkeep=self._upkeep)
        self._column.addWidget(self.trial)

    def _add_place(self) -> None:
        self._add_text(
            "endpoint_url",
            self.tr("Address of the server"),
            self.tr("Empty for Amazon"),
            self.tr("Of MinIO, Backblaze, Cloudflare and others: as their pages say."),
        )
        bucket = self._text("bucket", self.tr("Bucket"), "", self.tr("Its name, as it was made."))
        region = self._text("region", self.tr("Region"), self.tr("Such as eu-central-1"), self.tr("May stay empty."))
        self._column.addLayout(pair(bucket, region))
        self._add_text(
            "prefix",
            self.tr("Folder in the bucket"),
            self.tr("Empty for all of it"),
            self.tr("Everything goes below it, such as dance/bachata."),
        )
        self.path_style = QCheckBox(self.tr("Bucket in the path of the address"))
        self.path_style.setChecked(bool(self._draft.value("storage.path_style")))
        self.path_style.toggled.connect(lambda on: self._draft.set("storage.path_style", on))
        self._column.addLayout(described(self.path_style, self.tr("Most servers other than Amazon's want it.")))

    def _text(self, name: str, title: str, placeholder: str, hint: str) -> Field:
        edit = TextEdit(self._draft, f"storage.{name}", placeholder)
        edit.editingFinished.connect(self._on_place_left)
        return self._page.bind(f"storage.{name}", Field(self._theme, title, edit, hint=hint))

    def _add_text(self, name: str, title: str, placeholder: str, hint: str) -> None:
        self._column.addWidget(self._text(name, title, placeholder, hint))

    def _add_keys(self) -> None:
        ways = ((False, self.tr("With keys")), (True, self.tr("With an AWS profile of this computer")))
        self.way = Combo(self._draft, "", ways)
        self.way.picked.connect(self._on_way)
        self._column.addWidget(Field(self._theme, self.tr("Signing in"), self.way))
        self.keys = KeysBox(self._theme, self._draft, self._runner, self._upkeep)
        self._profile = self._text(
            "profile", self.tr("Profile"), "default", self.tr("A name of the AWS files in your home folder.")
        )
        self._column.addWidget(self.keys)
        self._column.addWidget(self._profile)
        profile = bool(self._draft.value("storage.profile"))
        self.way.show_value(profile)
        self._show_way(profile)

    def _on_way(self, profile: bool) -> None:
        edit = self._profile.control
        if isinstance(edit, TextEdit):
            edit.setText((edit.text() or "default") if profile else "")
        self._draft.save()
        self._show_way(profile)

    def _show_way(self, profile: bool) -> None:
        self.keys.setVisible(not profile)
        self._profile.setVisible(profile)

    def _on_place_left(self) -> None:
        if self.keys.typed is not None:
            self.keys.keep()
        else:
            self.keys.look()
