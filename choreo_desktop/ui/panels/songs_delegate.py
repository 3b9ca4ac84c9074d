"""How a song looks in the table: two lines, and how sure the beat is as a word and a bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from choreo_desktop.ui.models.index import Index
from choreo_desktop.ui.models.moves_words import length_word
from choreo_desktop.ui.models.songs import CONFIDENCE_ROLE, MISSING_ROLE, RECORD_ROLE, Column
from choreo_desktop.ui.theme import Space, Type, font

if TYPE_CHECKING:
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.ui.theme import Theme


ROW_HEIGHT = 44
COLUMN_WIDTHS = {Column.BPM: 44, Column.LENGTH: 48, Column.BEAT: 70, Column.GENRE: 84}
_BAR = 4
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class SongDelegate(QStyledItemDelegate):
    """Paints the cells of songs.

    Args:
        theme: Colours.

    Attributes:
        focused_row: Where the keyboard stands; -1 for nowhere.
        length_below: Whether the length stands below the title, for want of a column.
    """

    def __init__(self, theme: "Theme", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.focused_row = -1
        self.length_below = False
        self._big, self._small = font(Type.BODY), font(Type.CAPTION)
        self._big_metrics, self._small_metrics = QFontMetrics(self._big), QFontMetrics(self._small)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(COLUMN_WIDTHS.get(Column(index.column()), 120), ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        self._paint_ground(painter, cell, state)
        inner = cell.adjusted(Space.TIGHT, 0, -Space.TIGHT, 0)
        column = Column(index.column())
        if column is Column.TITLE:
            self._paint_title(painter, inner, index.data(RECORD_ROLE), missing=bool(index.data(MISSING_ROLE)))
        elif column is Column.BEAT:
            self._paint_beat(painter, inner, str(index.data()), index.data(CONFIDENCE_ROLE))
        else:
            self._paint_text(painter, inner, str(index.data()), right=column in (Column.BPM, Column.LENGTH))
        if index.row() == self.focused_row:
            focus = QColor(self._theme.colors.focus)
            painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), focus)
            painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2), focus)

    def _paint_ground(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag) -> None:
        colors = self._theme.colors
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(cell, QColor(colors.chosen if chosen else colors.surface))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), QColor(colors.border))

    def _paint_title(self, painter: QPainter, cell: QRect, record: "SongRecord", *, missing: bool) -> None:
        colors = self._theme.colors
        upper, lower = QRect(cell), QRect(cell)
        upper.setBottom(cell.center().y() + 2)
        lower.setTop(cell.center().y() + 2)
        lower.setBottom(cell.bottom() - 3)
        self._write(painter, upper, record.title, big=True, color=colors.text)
        if missing:
            icon = QRect(lower.left(), lower.center().y() - 6, 13, 13)
            self._theme.icon("warning", "danger").paint(painter, icon)
            self._write(painter, lower.adjusted(16, 0, 0, 0), self.tr("File missing"), big=False, color=colors.danger)
        else:
            self._write(painter, lower, self._below(record), big=False, color=colors.muted)

    def _below(self, record: "SongRecord") -> str:
        artist = record.artist or self.tr("Unknown artist")
        return f"{length_word(record.seconds)} · {artist}" if self.length_below else artist

    def _paint_beat(self, painter: QPainter, cell: QRect, word: str, confidence: float | None) -> None:
        upper = QRect(cell)
        upper.setBottom(cell.center().y() + 3)
        self._write(painter, upper, word, big=False, color=self._theme.colors.text)
        if confidence is None:
            return
        bar = QRectF(cell.left(), cell.center().y() + 7, cell.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colors.border))
        painter.drawRect(bar)
        painter.setBrush(QColor(self._theme.colors.edge))
        painter.drawRect(QRectF(bar.left(), bar.top(), bar.width() * confidence, bar.height()))

    def _paint_text(self, painter: QPainter, cell: QRect, text: str, *, right: bool) -> None:
        painter.setFont(self._big)
        painter.setPen(QColor(self._theme.colors.text))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = self._big_metrics.elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _write(self, painter: QPainter, place: QRect, text: str, *, big: bool, color: str) -> None:
        painter.setFont(self._big if big else self._small)
        painter.setPen(QColor(color))
        metrics = self._big_metrics if big else self._small_metrics
        painter.drawText(place, _LINE, metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width()))
