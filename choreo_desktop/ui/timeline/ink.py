"""A painter that knows the look of the window."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from choreo_desktop.ui.theme import Theme, Type, font

LEFT = Qt.AlignmentFlag.AlignLeft
CENTER = Qt.AlignmentFlag.AlignHCenter
_ROW = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_SIDES = {side: int(side | _ROW) for side in (LEFT, CENTER)}


class Letters:
    """The fonts of the timeline, made once, and how wide texts are in them."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, bool], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, int, bool], float] = {}

    def font(self, pixels: int, bold: bool) -> QFont:
        """A font."""
        return self._of(pixels, bold)[0]

    def width(self, text: str, pixels: int = Type.CAPTION, *, bold: bool = False) -> float:
        """Pixels that a text takes."""
        key = (text, pixels, bold)
        if key not in self._widths:
            if len(self._widths) > 5_000:
                self._widths.clear()
            self._widths[key] = self._of(pixels, bold)[1].horizontalAdvance(text)
        return self._widths[key]

    def cut(self, text: str, width: float, pixels: int = Type.CAPTION, *, bold: bool = False) -> str:
        """A text that ends in dots where there is no room for all of it."""
        if self.width(text, pixels, bold=bold) <= width:
            return text
        return self._of(pixels, bold)[1].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _of(self, pixels: int, bold: bool) -> tuple[QFont, QFontMetricsF]:
        key = (pixels, bold)
        if key not in self._fonts:
            made = font(pixels, bold=bold)
            self._fonts[key] = (made, QFontMetricsF(made))
        return self._fonts[key]


class Ink:
    """One painting under way.

    Args:
        painter: Paints.
        theme: Its colours.
        letters: Its fonts.
        icons: Pictures of icons that were drawn before.
    """

    def __init__(
        self, painter: QPainter, theme: Theme, letters: Letters, icons: dict[tuple[str, str, int, float], QPixmap]
    ) -> None:
        self.painter = painter
        self.theme = theme
        self.letters = letters
        self._icons = icons
        self.ratio = painter.device().devicePixelRatioF()
        self._colors: dict[tuple[str, float], QColor] = {}
        self._categories: dict[str, QColor] = {}

    def on(self, painter: QPainter) -> "Ink":
        """The same for another painter."""
        return Ink(painter, self.theme, self.letters, self._icons)

    def color(self, name: str, share: float = 1.0) -> QColor:
        """A colour of ``Colors`` by its name, or one as in a style sheet; less than whole where ``share`` says so."""
        key = (name, share)
        if key not in self._colors:
            color = QColor(name) if name.startswith("#") else self.theme.color(name)
            color.setAlphaF(share)
            self._colors[key] = color
        return self._colors[key]

    def category(self, name: str) -> QColor:
        """The colour of a kind of move."""
        if name not in self._categories:
            self._categories[name] = self.theme.category_color(name)
        return self._categories[name]

    @contextmanager
    def smooth(self) -> Iterator[None]:
        """Slanted and round edges for as long as the block goes on; rectangles and lines are quicker without."""
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yield
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def fill(self, x: float, y: float, width: float, height: float, color: QColor) -> None:
        """A rectangle."""
        self.painter.fillRect(QRectF(x, y, width, height), color)

    def lines(self, columns: Sequence[float], top: float, height: float, color: QColor) -> None:
        """Lines from top to bottom, a pixel wide."""
        if columns:
            self.painter.setPen(color)
            self.painter.drawLines([QLineF(x, top, x, top + height - 1) for x in columns])

    def write(
        self,
        box: tuple[float, float, float, float],
        text: str,
        color: QColor,
        *,
        pixels: int = Type.CAPTION,
        bold: bool = False,
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Text in a box (x, y, width, height), cut where it does not fit."""
        self.painter.setFont(self.letters.font(pixels, bold))
        self.painter.setPen(color)
        short = self.letters.cut(text, box[2], pixels, bold=bold)
        self.painter.drawText(QRectF(*box), _SIDES[side], short)

    def icon(self, name: str, x: float, y: float, side: int, color: str = "text") -> None:
        """An icon with its top left corner at a place."""
        key = (name, self.theme.color(color).name(), side, self.ratio)
        if key not in self._icons:
            self._icons[key] = self.theme.icon(name, color).pixmap(QSize(side, side), self.ratio)
        self.painter.drawPixmap(QRectF(x, y, side, side), self._icons[key], QRectF(self._icons[key].rect()))
