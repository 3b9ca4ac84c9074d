"""Moves and categories that can be wished for, as a list for views."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QObject,
    Qt,
)
from typing_extensions import override

from choreo_desktop.ui.models.index import ROOT, Index
from choreo_desktop.ui.models.moves_words import category_word

NAME_ROLE = Qt.ItemDataRole.UserRole


class Names(QAbstractListModel):
    """The names of moves and categories that can be wished for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []

    def set(self, categories: Sequence[tuple[str, int]], moves: Sequence[str]) -> None:
        """Other names.

        Args:
            categories: Each with how many moves it has.
            moves: Names of moves.
        """
        one, several = self.tr("{name} (any of 1 move)"), self.tr("{name} (any of {number} moves)")
        self.beginResetModel()
        self._rows = [
            ((one if n == 1 else several).format(name=category_word(name), number=n), name) for name, n in categories
        ]
        self._rows += [(name, name) for name in moves]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        text, name = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        return name if role == NAME_ROLE else None
