"""What a song is called."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from choreo_desktop.ui.kit import Button, across, label, rows
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.ui.theme import Theme

_LONGEST = 300
_WIDTH = 380


class RenameSong(QDialog):
    """Asks for title and artist.

    Args:
        theme: Colours.
        record: The song as it is called now.
        parent: The window.
    """

    def __init__(self, theme: "Theme", record: "SongRecord", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rename song"))
        self.setMinimumWidth(_WIDTH)
        self._title = _field(record.title, self.tr("Title"))
        self._artist = _field(record.artist, self.tr("Artist"))
        self._keep = Button(theme, self.tr("Rename"), variant="primary")
        self._keep.setDefault(True)
        leave = Button(theme, self.tr("Cancel"))
        buttons = across()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self._keep)
        self.setLayout(
            rows(
                rows(label(self.tr("Title"), "caption"), self._title, space=Space.HAIR),
                rows(label(self.tr("Artist"), "caption"), self._artist, space=Space.HAIR),
                buttons,
                space=Space.MEDIUM,
                margin=Space.LARGE,
            )
        )
        self._title.textChanged.connect(lambda text: self._keep.setEnabled(bool(text.strip())))
        self._keep.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self._title.selectAll()

    @property
    def title(self) -> str:
        """The title that was typed."""
        return self._title.text().strip()

    @property
    def artist(self) -> str:
        """The artist that was typed."""
        return self._artist.text().strip()


def _field(text: str, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(_LONGEST)
    field.setAccessibleName(name)
    return field
