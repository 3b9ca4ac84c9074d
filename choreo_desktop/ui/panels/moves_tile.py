"""How a clip looks in the grid: poster, name, what it is, and what a person should know."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from choreo_desktop.ui.models.clip_words import badges_of
from choreo_desktop.ui.models.index import Index
from choreo_desktop.ui.models.moves import MISSING_ROLE, RECORD_ROLE
from choreo_desktop.ui.models.moves_words import LEVELS, STRENGTHS, category_word, length_word
from choreo_desktop.ui.models.poster_drawing import CORNER, STAGE, STRIP_PICTURES
from choreo_desktop.ui.models.posters import Posters
from choreo_desktop.ui.panels.moves_badges import Sign, lay_badges
from choreo_desktop.ui.panels.moves_marks import MARKS_HEIGHT, draw_marks
from choreo_desktop.ui.panels.moves_plates import ON_PLATE, PLATE, PLATE_HEIGHT, Plates
from choreo_desktop.ui.theme import Space, Type, font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.ui.models.clip_words import Badge
    from choreo_desktop.ui.theme import Theme

MARGIN = 5  # round a tile


class Scrub(NamedTuple):
    """Where the mouse is over a poster.

    Attributes:
        number: Of the clip.
        share: 0 at its left, 1 at its right.
    """

    number: int
    share: float


class TileDelegate(QStyledItemDelegate):
    """Paints tiles of one size.

    Args:
        theme: Colours.
        posters: Where pictures come from.

    Attributes:
        scrub: Where the mouse is over a poster; None for nowhere.
        scale: Pixels of the screen for one of Qt.
        region: What has to be painted.
    """

    def __init__(self, theme: "Theme", posters: Posters, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._posters = theme, posters
        self.scrub: Scrub | None = None
        self.scale = 1.0
        self.region = QRegion()
        self._size = QSize(132, 116)
        self._fonts()
        self._plates = Plates()
        self._draw_icons()
        theme.changed.connect(self._draw_icons)

    def set_width(self, width: int) -> QSize:
        """The size of a tile of some width."""
        picture = round((width - 2 * MARGIN) * 9 / 16)
        words = self._name_metrics.height() + self._small_metrics.height()
        self._size = QSize(width, picture + words + 2 * MARGIN + Space.TIGHT)
        return self._size

    def poster_rect(self, tile: QRect) -> QRect:
        """Where the picture of a tile is."""
        width = tile.width() - 2 * MARGIN
        return QRect(tile.left() + MARGIN, tile.top() + MARGIN, width, round(width * 9 / 16))

    def signs(self, tile: QRect, badges: "Sequence[Badge]") -> list[Sign]:
        """Where the badges of a tile lie."""
        return lay_badges(badges, self.poster_rect(tile), self._plates, self.scale)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._size

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile: QRect = option.rect
        if not self.region.intersects(tile):  # Qt asks for all between two places that changed
            return
        record: ClipRecord = index.data(RECORD_ROLE)
        missing = bool(index.data(MISSING_ROLE))
        state: QStyle.StateFlag = option.state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tile, state)
        place = self.poster_rect(tile)
        self._paint_picture(painter, place, record)
        for sign in self.signs(tile, badges_of(record, missing=missing)):
            painter.drawPixmap(sign.place.topLeft(), sign.plate)
        self._paint_length(painter, place, length_word(record.move.seconds))
        words = QRect(place.left() + 1, place.bottom() + 3, place.width() - 2, self._name_metrics.height())
        self._paint_name(painter, words, record.move.name)
        self._paint_facts(painter, words.translated(0, words.height()), record)

    def _paint_ground(self, painter: QPainter, tile: QRect, state: QStyle.StateFlag) -> None:
        flag = QStyle.StateFlag
        chosen, hover = bool(state & flag.State_Selected), bool(state & flag.State_MouseOver)
        focused = bool(state & flag.State_HasFocus)
        if not (chosen or hover or focused):
            return
        colors = self._theme.colors
        edge = QRectF(tile).adjusted(1.5, 1.5, -1.5, -1.5)
        if chosen or hover:
            painter.setBrush(QColor(colors.chosen if chosen else colors.hover))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(QColor(colors.focus), 2) if focused else QPen(QColor(colors.accent), 1.5)
        painter.setPen(pen if chosen or focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(edge, 6, 6)

    def _paint_picture(self, painter: QPainter, place: QRect, record: "ClipRecord") -> None:
        if self.scrub is not None and self.scrub.number == record.number:
            strip = self._posters.picture(record, place.size(), self.scale, strip=True)
            if strip is not None and not strip.isNull():
                self._paint_scrub(painter, place, strip, self.scrub.share)
                return
        poster = self._posters.picture(record, place.size(), self.scale)
        if poster is not None and not poster.isNull():
            painter.drawPixmap(place, poster)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(STAGE)
        painter.drawRoundedRect(place, CORNER, CORNER)
        self._nothing.paint(painter, QRect(place.center().x() - 12, place.center().y() - 12, 24, 24))

    def _paint_scrub(self, painter: QPainter, place: QRect, strip: QPixmap, share: float) -> None:
        """One of the eight pictures, and below it how far in the clip that is."""
        number = min(int(share * STRIP_PICTURES), STRIP_PICTURES - 1)
        one = strip.width() / STRIP_PICTURES
        painter.drawPixmap(QRectF(place), strip, QRectF(number * one, 0, one, strip.height()))
        bar = QRectF(place.left() + 2, place.bottom() - 3, place.width() - 4, 3)
        painter.fillRect(bar, PLATE)
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), ON_PLATE)

    def _paint_length(self, painter: QPainter, place: QRect, text: str) -> None:
        plate = self._plates.text(text, self.scale)
        width = round(plate.deviceIndependentSize().width())
        painter.drawPixmap(place.right() - width - 2, place.bottom() - PLATE_HEIGHT - 2, plate)

    def _paint_name(self, painter: QPainter, place: QRect, name: str) -> None:
        painter.setPen(self._text)
        painter.setFont(self._name_font)
        text = self._name_metrics.elidedText(name, _ELIDE, place.width())
        painter.drawText(place, _LINE, text)

    def _paint_facts(self, painter: QPainter, place: QRect, record: "ClipRecord") -> None:
        """How hard it is as dots, how lively as bars, and what kind of move it is; guesses are hollow."""
        move = record.move
        place = QRect(place.left(), place.top(), place.width(), self._small_metrics.height())
        level = LEVELS.get(move.difficulty, 0) if move.difficulty else 0
        strength = STRENGTHS.get(move.energy, 0) if move.energy else 0
        if level or strength:
            guesses = ("difficulty" in move.guessed, "energy" in move.guessed)
            marks = self._marks_of(level, strength, guesses)
            painter.drawPixmap(QPointF(place.left() + 1, place.top() + (place.height() - MARKS_HEIGHT) / 2 + 1), marks)
            place.setLeft(place.left() + round(marks.deviceIndependentSize().width()) + 6)
        painter.setPen(self._muted)
        painter.setFont(self._small_font)
        text = self._small_metrics.elidedText(category_word(move.category), _ELIDE, place.width())
        painter.drawText(place, _LINE, text)

    def _marks_of(self, level: int, strength: int, guesses: tuple[bool, bool]) -> QPixmap:
        key = (level, strength, guesses, self.scale)
        if key not in self._marks:
            self._marks[key] = draw_marks(level, strength, guesses, self.scale, self._muted)
        return self._marks[key]

    def _fonts(self) -> None:
        self._name_font, self._name_metrics = _font(Type.BODY)
        self._small_font, self._small_metrics = _font(Type.CAPTION)

    def _draw_icons(self) -> None:
        self._nothing = self._theme.icon("film", "edge")
        self._muted = QColor(self._theme.colors.muted)
        self._text = QColor(self._theme.colors.text)
        self._marks: dict[tuple[int, int, tuple[bool, bool], float], QPixmap] = {}


_ELIDE = Qt.TextElideMode.ElideRight
_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


def _font(pixels: int) -> tuple[QFont, QFontMetrics]:
    made = font(pixels)
    return made, QFontMetrics(made)
