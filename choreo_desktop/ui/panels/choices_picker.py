"""A small window in which a move or a category is looked for."""

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget
from typing_extensions import override

from choreo_desktop.ui.kit import label, move_onto_screen, rows
from choreo_desktop.ui.models.wish_names import NAME_ROLE, Names
from choreo_desktop.ui.theme import Space


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
            self.chosen.emit(index.data(NAME_ROLE))
            self.close()
