"""What a song is called."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QLineEdit, QWidget

from choreo_desktop.ui.dialogs.question import Question
from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.ui.theme import Theme

_LONGEST = 300
_WIDTH = 380


class RenameSong(Question):
    """Asks for title and artist.

    Args:
        theme: Colours.
        record: The song as it is called now.
        parent: The window.
    """

    def __init__(self, theme: "Theme", record: "SongRecord", parent: QWidget) -> None:
        self._title, self._artist = _field(record.title), _field(record.artist)
        fields = [_captioned(self.tr("Title"), self._title), _captioned(self.tr("Artist"), self._artist)]
        super().__init__(theme, self.tr("Rename song"), *fields, yes=self.tr("Rename"), parent=parent)
        self.setMinimumWidth(_WIDTH)
        self._title.textChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))
        self._title.selectAll()

    @property
    def title(self) -> str:
        """The title that was typed."""
        return self._title.text().strip()

    @property
    def artist(self) -> str:
        """The artist that was typed."""
        return self._artist.text().strip()


def _field(text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(_LONGEST)
    return field


def _captioned(name: str, field: QLineEdit) -> QLayout:
    field.setAccessibleName(name)
    return rows(label(name, "caption"), field, space=Space.HAIR)
