"""What this program is, what it is made of, and under which licences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from choreo_desktop import __version__
from choreo_desktop.paths import resource
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import TextToCopy, buttons, log_button
from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.services.upkeep import Part, Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner

_SIGN = 64


class AboutDialog(QDialog):
    """Version and licences.

    Args:
        theme: The look.
        runner: Finds versions in a job.
        upkeep: Knows them.
        parent: The window.
    """

    def __init__(self, theme: Theme, runner: "JobRunner", upkeep: "Upkeep", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Choreo Desktop"))
        self.setMinimumSize(460, 380)
        self.resize(600, 520)
        self.text = TextToCopy(theme, self.tr("Versions and licences"), self.tr("Looking …"))
        self._lay_out(theme, upkeep.log_folder)
        runner.run(lambda _, __: upkeep.parts(), done=self._on_parts)

    def _lay_out(self, theme: Theme, folder: "Path") -> None:
        sign = QLabel()
        icon = QIcon(str(resource("icons", "choreo-desktop.svg")))
        sign.setPixmap(icon.pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))
        version = self.tr("Version {version}").format(version=__version__)
        words = rows(label("Choreo Desktop", "title"), label(version, "muted"), space=Space.HAIR)
        head = across(space=Space.LARGE)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        licences = self.tr(
            "Choreo Desktop is free software under the MIT licence. Its window is made with Qt and PySide6, used under "
            "the LGPL, version 3; you may replace them. Videos are made by FFmpeg, which comes along as a program of "
            "its own under the GPL, version 3."
        )
        close = Button(theme, self.tr("Close"), variant="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = buttons(self.text.copy_button, log_button(theme, folder), right=close)
        layout = rows(head, label(licences, wrap=True), self.text, foot, space=Space.MEDIUM, margin=Space.LARGE)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        close.setFocus()

    def _on_parts(self, parts: "list[Part]") -> None:
        lines = [f"{part.name} {said(part.version)} – {said(part.licence)}" for part in parts]
        lines.insert(2, f"Qt {qVersion()} – LGPL-3.0")
        self.text.set_text("\n".join(lines))
