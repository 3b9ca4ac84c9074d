"""A field in which people look for moves or songs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme


class SearchBox(QLineEdit):
    """Where people type what they look for; Escape empties it.

    Args:
        theme: Colours its icon.
        name: What is looked for, such as "Search moves".
    """

    def __init__(self, theme: "Theme", name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._draw()
        theme.changed.connect(self._draw)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _draw(self) -> None:
        self._sign.setIcon(self._theme.icon("search", "muted"))
