"""Settings: where clips, songs and finished videos live."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from choreo_desktop.ui.dialogs.settings_bucket import BucketPart
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.dialogs.settings_fields import PathField, described
from choreo_desktop.ui.dialogs.settings_page import Page
from choreo_desktop.ui.dialogs.settings_transfer import TransferBox
from choreo_desktop.ui.kit import rows
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner


class StoragePage(Page):
    """Folders of this computer, or a bucket.

    Args:
        theme: The look.
        draft: The settings.
        runner: Does everything that takes time.
        studio: Gets clips and songs, and copies the library.
        upkeep: Tries connections and keeps keys.
    """

    library_changed = Signal()

    def __init__(
        self, theme: Theme, draft: SettingsDraft, runner: "JobRunner", studio: "Studio", upkeep: "Upkeep"
    ) -> None:
        super().__init__(theme, draft)
        self.begin(self.tr("Storage"), self.tr("Where clips and songs come from, and where finished videos go."))
        self._add_choice()
        self._folders = QWidget()  # filled when it is shown: a bucket has no folders
        self.bucket = BucketPart(self, runner, upkeep)
        for part in (self._folders, self.bucket):
            self.add(part)
        self.transfers = {
            kind: TransferBox(theme, draft, runner, studio, sending=kind == "s3") for kind in ("local", "s3")
        }
        for box in self.transfers.values():
            box.library_changed.connect(self.library_changed)
            self.add(box)
        self._show_kind()
        self.end()

    def _add_choice(self) -> None:
        self.local = QRadioButton(self.tr("In folders on this computer"))
        self.s3 = QRadioButton(self.tr("In an S3 bucket"))
        kind = self.draft.value("storage.kind")
        group = QButtonGroup(self)
        for button, name in ((self.local, "local"), (self.s3, "s3")):
            group.addButton(button)
            button.setChecked(kind == name)
        self.s3.toggled.connect(self._on_kind)
        hint = self.tr("On Amazon or any server that speaks S3, so that several computers share one library.")
        self.add(rows(self.local, described(self.s3, hint), space=Space.TIGHT))

    def _folder_fields(self) -> QVBoxLayout:
        column = rows(space=Space.LARGE)
        texts = (
            ("root", self.tr("Folder for everything"), self.tr("The usual folder of the program")),
            ("clips", self.tr("Clips"), self.tr("“clips” in the folder for everything")),
            ("songs", self.tr("Songs"), self.tr("“songs” in the folder for everything")),
            ("results", self.tr("Finished videos"), self.tr("“output” in the folder for everything")),
        )
        for name, title, placeholder in texts:
            field = PathField(self.theme, self.draft, f"storage.{name}", title=title, placeholder=placeholder)
            self.bind(f"storage.{name}", field)
            column.addWidget(field)
        return column

    def leave(self) -> None:
        """Stop trying the connection; what copies goes on."""
        self.bucket.leave()

    def _on_kind(self) -> None:
        self.draft.set_storage_kind("s3" if self.s3.isChecked() else "local")
        self._show_kind()

    def _show_kind(self) -> None:
        kind = "s3" if self.s3.isChecked() else "local"
        if kind == "local" and self._folders.layout() is None:
            self._folders.setLayout(self._folder_fields())
            self.show_problems()
        self._folders.setVisible(kind == "local")
        self.bucket.setVisible(kind == "s3")
        for name, box in self.transfers.items():
            box.setVisible(name == kind)
        if kind == "s3":
            self.bucket.look()
