"""Words over the picture: readable on any picture, placed and sized by the picture's height."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from choreo_desktop.services.counting import CountCue
from choreo_desktop.ui.theme import font

INK = QColor("#ffffff")
QUIET = QColor("#c3c8d4")
PLATE = QColor(8, 8, 10, 190)  # white on it stays readable (7:1) over a white picture
_ON_INK = QColor("#101014")

_EDGE = 0.035  # of the height: between plates and the edge of the picture
_BIG = 0.15
_SMALL = 0.042
_NAME = 0.06
_ALIGN = Qt.AlignmentFlag


class Sizes(NamedTuple):
    """Pixels.

    Attributes:
        edge: Between plates and the edge of the picture.
        big: Height of the count.
        small: Height of the words of the row.
        name: Height of the name of a move.
    """

    edge: int
    big: int
    small: int
    name: int

    @classmethod
    def of(cls, height: float) -> "Sizes":
        """The sizes that fit a height in pixels: never too small to read, nor as big as a poster."""
        sizes = ((_EDGE, 8, 40), (_BIG, 34, 190), (_SMALL, 12, 44), (_NAME, 14, 60))
        return cls(*(round(min(most, max(least, height * share))) for share, least, most in sizes))


def paint_count(painter: QPainter, area: QRectF, cue: CountCue, words: Sequence[tuple[int, str]]) -> QRectF:
    """The count at the bottom right: the row of all, the present one on a block of its own, and beside it big.

    Returns:
        The room it takes.
    """
    sizes = Sizes.of(area.height())
    big, row = _Big(words, sizes.big), _Row(words, sizes.small)
    if row.width + big.width + 3 * sizes.edge > area.width():
        big, row = _Big(words, sizes.big * 2 // 3), _Row(words, 11)
    corner = area.bottomRight() - QPointF(sizes.edge, sizes.edge)
    plate = QRectF(corner.x() - big.width, corner.y() - big.height, big.width, big.height)
    paint_plate(painter, plate)
    paint_words(painter, plate, cue.word, big.letters)
    # A low strip, and no plate around both: the feet are what dancers look at.
    strip = QRectF(plate.left() - row.width - sizes.edge / 2, corner.y() - row.height, row.width, row.height)
    paint_plate(painter, strip)
    row.paint(painter, QPointF(strip.left(), strip.center().y()), cue.number)
    return plate.united(strip)


def paint_name(painter: QPainter, area: QRectF, name: str) -> QRectF:
    """The name of the move at the top left, in dots where there is no room. Returns the plate it stands on."""
    sizes = Sizes.of(area.height())
    letters = font(sizes.name, bold=True)
    metrics = QFontMetricsF(letters)
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width() * 0.8)
    plate = QRectF(
        area.left() + sizes.edge,
        area.top() + sizes.edge,
        metrics.horizontalAdvance(text) + 2 * sizes.edge,
        metrics.height() * 1.3,
    )
    paint_plate(painter, plate)
    paint_words(painter, plate, text, letters)
    return plate


def paint_song(painter: QPainter, area: QRectF, title: str, subtitle: str, move: str) -> QRectF:
    """What stands where a song has no picture: its title, and the move that would be danced.

    Returns:
        The room that is left below.
    """
    sizes = Sizes.of(area.height())
    inner = area.adjusted(2 * sizes.edge, area.height() * 0.1, -2 * sizes.edge, 0)
    used = 0.0
    for text, letters, color in (
        (title, font(round(sizes.name * 1.2), bold=True), INK),
        (subtitle, font(round(sizes.name * 0.8)), QUIET),
        (move, font(sizes.name, bold=True), INK),
    ):
        metrics = QFontMetricsF(letters)
        line = QRectF(inner.left(), inner.top() + used, inner.width(), metrics.height() * 1.3)
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        paint_words(painter, line, elided, letters, color)
        used += line.height() if text else 0.0
    return inner.adjusted(0, used, 0, -area.height() * 0.05)


def paint_song_count(painter: QPainter, area: QRectF, cue: CountCue | None, words: Sequence[tuple[int, str]]) -> None:
    """The count of a song in the middle of an area, as big as it can be, with the row of all below it."""
    sizes = Sizes.of(area.height() * 1.6)
    row = _Row(words, sizes.small)
    if row.width > area.width():
        row = _Row(words, 11)
    bottom = area.bottom() - row.height
    row.paint(painter, QPointF(area.center().x() - row.width / 2, bottom), cue.number if cue else 0)
    if cue is not None:
        big = font(max(24, min(260, round(area.height() * 0.55))), bold=True)
        paint_words(painter, area.adjusted(0, 0, 0, -2 * row.height), cue.word, big)


def paint_plate(painter: QPainter, plate: QRectF) -> None:
    """A dark ground for words over a picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    radius = min(12.0, plate.height() / 4)
    painter.drawRoundedRect(plate, radius, radius)


def paint_words(painter: QPainter, box: QRectF, text: str, letters: QFont, color: QColor = INK) -> None:
    """Words in the middle of a box."""
    painter.setFont(letters)
    painter.setPen(color)
    painter.drawText(box, int(_ALIGN.AlignCenter | Qt.TextFlag.TextSingleLine), text)


class _Big:
    """The count of now: as wide whatever it is."""

    def __init__(self, words: Sequence[tuple[int, str]], pixels: int) -> None:
        self.letters = font(pixels, bold=True)
        metrics = QFontMetricsF(self.letters)
        self.width = max((metrics.horizontalAdvance(word) for _, word in words), default=0.0) + pixels * 0.5
        self.height = metrics.height()


class _Row:
    """The words of all counts side by side."""

    def __init__(self, words: Sequence[tuple[int, str]], pixels: int) -> None:
        self._words = words
        self._plain, self._strong = font(pixels), font(round(pixels * 1.15), bold=True)
        metrics = QFontMetricsF(self._strong)
        self._padding = pixels * 0.45
        self._cells = [
            max(metrics.horizontalAdvance(word) + 2 * self._padding, metrics.height()) for _, word in self._words
        ]
        self.height = metrics.height() * 1.3
        self.width = sum(self._cells)

    def paint(self, painter: QPainter, left: QPointF, number: int) -> None:
        """Draw it from the middle of its left edge on, with one word on a block of its own."""
        x = left.x()
        for (each, word), width in zip(self._words, self._cells, strict=True):
            cell = QRectF(x, left.y() - self.height / 2, width, self.height)
            if each == number:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(INK)
                painter.drawRoundedRect(cell, 5, 5)
                paint_words(painter, cell, word, self._strong, _ON_INK)
            else:
                paint_words(painter, cell, word, self._plain, QUIET)
            x += width
