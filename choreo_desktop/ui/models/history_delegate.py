"""How a choreography looks in the list of the history."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from choreo_desktop.ui.models.history import TASK_ROLE
from choreo_desktop.ui.models.history_words import facts_of, status_words, title_of
from choreo_desktop.ui.models.index import Index
from choreo_desktop.ui.theme import Space, Theme, Type, font

if TYPE_CHECKING:
    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.ui.models.key_posters import KeyPosters

POSTER = QSize(80, 45)
ROW_HEIGHT = 66
_LINES = (18, 18, 16)  # title, status, facts
_SIGN = 14
_BAR = 4


class HistoryDelegate(QStyledItemDelegate):
    """Paints a poster, the name, where it is, when it was made and how long it is.

    Args:
        theme: The look.
        posters: Pictures by key.
        parent: The view.
    """

    def __init__(self, theme: Theme, posters: "KeyPosters", parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._posters = theme, posters

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        task: ChoreographyTask = index.data(TASK_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        self._paint_poster(painter, option.rect, task)
        title, status, facts = _places(option.rect)
        colors = self._theme.colors
        _write(painter, title, title_of(task), colors.text, bold=True)
        self._paint_status(painter, status, task)
        _write(painter, facts, facts_of(task, datetime.now(UTC)), colors.muted, pixels=Type.CAPTION)
        painter.restore()

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the choreography"))
        editor.setMaxLength(200)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        place = _places(option.rect)[0]
        height = editor.sizeHint().height()
        editor.setGeometry(QRect(place.left() - Space.SMALL, option.rect.top() + Space.HAIR, place.width(), height))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors, state = self._theme.colors, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        ground = colors.chosen if selected else colors.hover if state & QStyle.StateFlag.State_MouseOver else ""
        place = option.rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(place, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colors.focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 6, 6)

    def _paint_poster(self, painter: QPainter, row: QRect, task: "ChoreographyTask") -> None:
        place = QRect(row.left() + Space.SMALL, row.top() + (row.height() - POSTER.height()) // 2, 0, 0)
        place.setSize(POSTER)
        scale = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
        picture = self._posters.picture(task.poster, POSTER, scale) if task.poster else None
        if picture is not None and not picture.isNull():
            painter.drawPixmap(place, picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("raised"))
            painter.drawRoundedRect(place, 4, 4)
            self._theme.icon("film", "muted").paint(painter, place.adjusted(28, 10, -28, -10))
        if task.status.running:
            self._paint_progress(painter, place, task.progress)

    def _paint_status(self, painter: QPainter, place: QRect, task: "ChoreographyTask") -> None:
        words = status_words(task)
        sign = QRect(place.left(), place.center().y() - _SIGN // 2 + 1, _SIGN, _SIGN)
        self._theme.icon(words.icon, words.color).paint(painter, sign)
        color = self._theme.colors.danger if words.color == "danger" else self._theme.colors.text
        _write(painter, place.adjusted(_SIGN + Space.TIGHT, 0, 0, 0), words.text, color)

    def _paint_progress(self, painter: QPainter, poster: QRect, percent: int) -> None:
        bar = QRect(poster.left(), poster.bottom() - _BAR + 1, poster.width(), _BAR)
        painter.fillRect(bar, self._theme.color("stage"))
        bar.setWidth(bar.width() * percent // 100)
        painter.fillRect(bar, self._theme.color("accent"))


def _places(row: QRect) -> tuple[QRect, QRect, QRect]:
    """Where the three lines of words go."""
    left = row.left() + Space.SMALL + POSTER.width() + Space.SMALL
    width, top = row.right() - Space.SMALL - left, row.top() + (row.height() - sum(_LINES)) // 2
    title = QRect(left, top, width, _LINES[0])
    status = QRect(left, title.bottom() + 1, width, _LINES[1])
    return title, status, QRect(left, status.bottom() + 1, width, _LINES[2])


def _write(
    painter: QPainter, place: QRect, text: str, color: str, *, pixels: int = Type.BODY, bold: bool = False
) -> None:
    letters = font(pixels, bold=bold)
    painter.setFont(letters)
    painter.setPen(QColor(color))
    shown = QFontMetrics(letters).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
