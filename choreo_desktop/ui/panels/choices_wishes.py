"""Moves that must be danced, or must not: names that can be added, looked for and taken away."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget
from typing_extensions import override

from choreo_desktop.domain.request import MAX_WISHES
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.kit import Button, IconButton, across, empty, label, move_onto_screen, rows
from choreo_desktop.ui.models.index import ROOT, Index
from choreo_desktop.ui.models.moves_words import category_word
from choreo_desktop.ui.theme import Space, Theme

_CHIP_WIDTH = 200
_NAME = Qt.ItemDataRole.UserRole


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
        return name if role == _NAME else None


class WishPicker(QFrame):
    """A small window in which a name is looked for."""

    chosen = Signal(str)

    def __init__(self, names: Names, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(names)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Move or category"))
        self._search.setAccessibleName(self.tr("Look for a move or a category"))
        self._search.setClearButtonEnabled(True)
        self._list = QListView()
        self._list.setModel(self._found)
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(self.tr("Moves and categories"))
        self._none = label(self.tr("No move is called that."), "muted", wrap=True)
        self.setLayout(rows(self._search, self._list, self._none, space=Space.TIGHT, margin=Space.SMALL))
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._take_current)
        self._list.activated.connect(self._take)
        self._list.clicked.connect(self._take)
        self.setFocusProxy(self._search)
        self._on_typed("")

    def open_below(self, widget: QWidget) -> None:
        """Show it below a widget, inside the screen."""
        self.resize(max(widget.width(), 260), 300)
        move_onto_screen(self, widget.mapToGlobal(QPoint(0, widget.height() + Space.HAIR)))
        self.show()
        self._search.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        self._none.setHidden(self._found.rowCount() > 0)
        self._list.setCurrentIndex(self._found.index(0, 0))

    def _take_current(self) -> None:
        self._take(self._list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(_NAME))
            self.close()


class Wishes(QWidget):
    """Names as chips, with a button that adds one.

    Args:
        theme: The look.
        title: What the names are for.
        names: What can be added.
        most: How many there can be.
    """

    changed = Signal()
    added = Signal(list)

    def __init__(self, theme: Theme, title: str, names: Names, *, most: int = MAX_WISHES) -> None:
        super().__init__()
        self._theme, self._known, self._most = theme, names, most
        self.title = title
        self._names: list[str] = []
        self._add = IconButton(theme, "plus", self.tr("{title}: add").format(title=title), side=16)
        self._add.clicked.connect(self._on_add)
        head = across(label(title, "caption"), space=Space.SMALL)
        head.addStretch(1)
        head.addWidget(self._add)
        self._chips = QWidget()
        self._flow = FlowLayout()
        self._chips.setLayout(self._flow)
        self.setLayout(rows(head, self._chips, space=Space.HAIR))
        self._show()

    @property
    def names(self) -> tuple[str, ...]:
        """What is wished for."""
        return tuple(self._names)

    def set(self, names: Iterable[str]) -> None:
        """Wish for these and no others."""
        self._names = list(dict.fromkeys(names))[: self._most]
        self._show()
        self.changed.emit()

    def add(self, names: Iterable[str]) -> None:
        """Wish for these too."""
        more = [name for name in names if name and name not in self._names]
        if more:
            self.set([*self._names, *more])
            self.added.emit(more)

    def drop(self, names: Iterable[str]) -> list[str]:
        """No longer wish for these. Returns those that were wished for."""
        dropped = [name for name in names if name in self._names]
        if dropped:
            self.set([name for name in self._names if name not in dropped])
        return dropped

    def _show(self) -> None:
        focus = self.focusWidget()
        focused = focus is not None and self._chips.isAncestorOf(focus)
        empty(self._flow)
        for name in self._names:
            self._flow.addWidget(self._chip(name))
        self._chips.setVisible(bool(self._names))
        self._chips.updateGeometry()
        if focused:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, name: str) -> Button:
        chip = Button(self._theme, "", icon="close", variant="chip")
        chip.setCheckable(False)
        chip.setText(chip.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _CHIP_WIDTH).replace("&", "&&"))
        chip.setIconSize(chip.iconSize() * 0.7)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(self.tr("Take {name} away").format(name=name))
        chip.setAccessibleName(self.tr("{title}: take {name} away").format(title=self.title, name=name))
        chip.setProperty("wish", name)
        chip.clicked.connect(self._on_chip)
        return chip

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Button):
            self.drop([str(chip.property("wish"))])

    def _on_add(self) -> None:
        picker = WishPicker(self._known, self)
        picker.chosen.connect(self._on_chosen)
        picker.open_below(self)

    def _on_chosen(self, name: str) -> None:
        self.add([name])
