"""The table of songs: two lines each, and how sure the beat is as a word and a bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
)
from typing_extensions import override

from choreo_desktop.ui.models.index import Index
from choreo_desktop.ui.models.songs import Column, SongsModel
from choreo_desktop.ui.panels.songs_delegate import COLUMN_WIDTHS, ROW_HEIGHT, SongDelegate

if TYPE_CHECKING:
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.ui.theme import Theme

_FAIR, _WIDE = 340, 430  # from here on there is room for the length, and for the dance
_HEADER_ROOM = 16


class SongsTable(QTableView):
    """Songs, of which one is selected; Enter or a click chooses it.

    Args:
        theme: Colours.
        model: The songs.
    """

    chosen = Signal(object)

    def __init__(self, theme: "Theme", model: SongsModel) -> None:
        super().__init__()
        self._songs = model
        self._before: int | None = None
        self.setAccessibleName(self.tr("Songs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        self._delegate = SongDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._set_up_header()
        model.modelReset.connect(self._restore)
        theme.changed.connect(self.viewport().update)
        self.clicked.connect(lambda index: self.chosen.emit(self._songs.record(index.row())))

    @property
    def selected(self) -> "SongRecord | None":
        """The selected song; None where there is none."""
        rows = self.selectionModel().selectedRows()
        return self._songs.record(rows[0].row()) if rows else None

    def select_number(self, number: int) -> None:
        """Select a song by its number."""
        row = self._songs.row_of(number)
        if row is not None:
            self.selectRow(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.selected
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and record is not None:
            self.chosen.emit(record)
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt stands on the first row then without selecting it, and the only song could not be reached with arrows.
        if self.selected is None and event.reason() != Qt.FocusReason.MouseFocusReason and self._songs.rowCount():
            self.selectRow(max(self.currentIndex().row(), 0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.focused_row = self.currentIndex().row() if self.hasFocus() else -1
        super().paintEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.contentsRect().width()
        self._delegate.length_below = width < _FAIR
        self.setColumnHidden(Column.LENGTH, width < _FAIR)
        self.setColumnHidden(Column.GENRE, width < _WIDE)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(30)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in COLUMN_WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            name = str(self._songs.headerData(column, Qt.Orientation.Horizontal))
            self.setColumnWidth(column, max(width, header.fontMetrics().horizontalAdvance(name) + _HEADER_ROOM))
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.TITLE, Qt.SortOrder.AscendingOrder)

    def _remember(self) -> None:
        record = self.selected
        self._before = None if record is None else record.number

    def _restore(self) -> None:
        if self._before is not None:
            self.select_number(self._before)
