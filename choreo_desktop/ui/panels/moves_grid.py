"""The grid of clips: thousands of tiles, of which only those in sight cost anything."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from choreo_desktop.ui.models.moves import MovesModel
from choreo_desktop.ui.panels.moves_badges import BadgeClicks
from choreo_desktop.ui.panels.moves_tile import Scrub, TileDelegate

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.ui.models.posters import Posters
    from choreo_desktop.ui.theme import Theme

LEAST_WIDTH = 124  # of a tile
_SETTLE_MS = 60
_MANY = 200


class MovesGrid(QListView):
    """Tiles as wide as there is room for, scrubbed by the mouse, selected and played by mouse and keyboard.

    Args:
        theme: Colours.
        model: The clips.
        posters: Their pictures.
    """

    played = Signal(object)
    selection_settled = Signal(list)
    beats_wanted = Signal(object)

    def __init__(self, theme: "Theme", model: MovesModel, posters: "Posters") -> None:
        super().__init__()
        self._moves, self._posters = model, posters
        self._tile = TileDelegate(theme, posters, self)
        self._before: tuple[list[int], int | None] = ([], None)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._on_settled)
        self._sight = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._sight.timeout.connect(self._forget_out_of_sight)
        BadgeClicks(self, self._tile.signs).beats_wanted.connect(self.beats_wanted)
        self._set_up()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        self.setItemDelegate(self._tile)
        model.modelReset.connect(self._restore)
        posters.arrived.connect(self._on_arrived)
        theme.changed.connect(self.viewport().update)
        self.doubleClicked.connect(self._on_activated)  # "activated" is a single click on some desktops
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Moves"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def selected(self) -> "list[ClipRecord]":
        """The selected clips, from the top."""
        chosen = self.selectionModel().selection()
        runs = sorted((chosen.at(i).top(), chosen.at(i).bottom()) for i in range(chosen.count()))
        return [self._moves.record(row) for first, last in runs for row in range(first, last + 1)]

    @property
    def scrub(self) -> Scrub | None:
        """Where the mouse scrubs."""
        return self._tile.scrub

    def select_numbers(self, numbers: list[int], current: int | None = None) -> None:
        """Select clips by their numbers, and let the keyboard stand on one."""
        rows = self._moves.rows_of(numbers)
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self._moves.index(first), self._moves.index(last))
        flag = QItemSelectionModel.SelectionFlag
        place = self._moves.row_of(current) if current is not None else None
        if place is not None:
            self.selectionModel().setCurrentIndex(self._moves.index(place), flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._settle.start()  # a list that is filtered lets go and takes again: told once

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.viewport().autoFillBackground():  # the style sheet takes it away each time it is set
            self.viewport().setAutoFillBackground(True)  # only what is opaque is scrolled, all else is painted anew
        self._tile.scale = self.devicePixelRatioF()
        self._tile.region = event.region()
        super().paintEvent(event)

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        rows = sum(selection.at(i).height() for i in range(selection.count()))
        if rows > _MANY:  # to ask where each of thousands is takes a tenth of a second
            return QRegion(self.viewport().rect())
        return super().visualRegionForSelection(selection)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._scrub_at(event.position().toPoint())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_scrub(None)
        return bool(super().viewportEvent(event))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        """As many columns as fit, which share the width."""
        # The same with and without a scroll bar, else tiles that just fit would come and go with it.
        room = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - 1
        columns = max(1, room // LEAST_WIDTH)
        size = self._tile.set_width(max(room // columns, 60))
        if self.gridSize() != size:
            self.setGridSize(size)
            self.verticalScrollBar().setSingleStep(size.height() // 3)

    def _scrub_at(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid():
            self._set_scrub(None)
            return
        poster = self._tile.poster_rect(self.visualRect(index))
        if not poster.contains(place):
            self._set_scrub(None)
            return
        share = (place.x() - poster.left()) / max(1, poster.width())
        self._set_scrub(Scrub(self._moves.record(index.row()).number, min(max(share, 0.0), 1.0)))

    def _set_scrub(self, scrub: Scrub | None) -> None:
        before = self._tile.scrub
        if scrub == before:
            return
        self._tile.scrub = scrub
        for number in {each.number for each in (before, scrub) if each is not None}:
            self._repaint(number)

    def _repaint(self, number: int) -> None:
        row = self._moves.row_of(number)
        if row is not None:
            self.update(self._moves.index(row))

    def _on_arrived(self, digest: str) -> None:
        for row in self.rows_in_sight():
            if self._moves.record(row).file.digest == digest:
                self.update(self._moves.index(row))
                return

    def _on_activated(self, index: QModelIndex) -> None:
        self.played.emit(self._moves.record(index.row()))

    def _on_settled(self) -> None:
        self.selection_settled.emit(self.selected)

    def _on_scrolled(self) -> None:
        self._set_scrub(None)
        if not self._sight.isActive():
            self._sight.start()

    def _forget_out_of_sight(self) -> None:
        """Pictures that have been scrolled away need not be loaded any more."""
        self._posters.forget_others(self._moves.record(row).file.digest for row in self.rows_in_sight())

    def rows_in_sight(self) -> range:
        """The rows of the tiles that can be seen now."""
        grid: QSize = self.gridSize()
        columns = max(1, self.contentsRect().width() // max(1, grid.width()))
        top = self.verticalOffset()
        first = top // grid.height() * columns
        last = ((top + self.viewport().height()) // grid.height() + 1) * columns
        return range(min(first, self._moves.rowCount()), min(last, self._moves.rowCount()))

    def _remember(self) -> None:
        index = self.currentIndex()
        current = self._moves.record(index.row()).number if index.isValid() else None
        self._before = ([record.number for record in self.selected], current)

    def _restore(self) -> None:
        numbers, current = self._before
        if numbers or current is not None:
            self.select_numbers(numbers, current)
            if current is not None:
                self.scrollTo(self.currentIndex())


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows as runs from first to last."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
