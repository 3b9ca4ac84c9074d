"""Rectangles and letters of the picture of a song. Nothing of Qt is loaded before one is drawn."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter

_FONTS = ("Inter", "Segoe UI", "SF Pro Text", "Helvetica Neue", "Noto Sans", "Ubuntu", "DejaVu Sans")
_MIN_CUT_TEXT = 80  # narrower parts show their whole name or none


class PlotPen:
    """Draws with a painter.

    Args:
        painter: Of the picture.
    """

    def __init__(self, painter: "QPainter") -> None:
        self._painter = painter

    def fill(self, x: float, y: float, width: float, height: float, color: str, share: float = 1.0) -> None:
        """A rectangle in a colour, or in a share of it."""
        from PySide6.QtCore import QRectF
        from PySide6.QtGui import QColor

        paint = QColor(color)
        paint.setAlphaF(share)
        self._painter.fillRect(QRectF(x, y, width, height), paint)

    @contextmanager
    def letters(self, pixels: int, color: str, *, bold: bool = False) -> "Iterator[None]":
        """Letters of a height and a colour for as long as the block goes on."""
        from PySide6.QtGui import QColor, QFont

        font = QFont()
        font.setFamilies(list(_FONTS))
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self._painter.save()
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        yield
        self._painter.restore()

    def write(self, box: tuple[float, float, float, float], text: str, *, right: bool = False) -> None:
        """Text in a box (x, y, width, height), shortened where it does not fit."""
        from PySide6.QtCore import QRectF, Qt

        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        short = self._painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box[2]))
        self._painter.drawText(QRectF(*box), int(side | Qt.AlignmentFlag.AlignVCenter), short)

    def label(self, left: int, top: int, width: int, height: int, text: str) -> None:
        """Text in a part of the song."""
        spare = width - self.width(text)
        padding = 9 if spare >= 18 or width >= _MIN_CUT_TEXT else 4
        if spare >= 8 or width >= _MIN_CUT_TEXT:
            self.write((left + padding, top, width - 2 * padding + 1, height), text)

    def width(self, text: str) -> int:
        """Pixels that a text takes."""
        return self._painter.fontMetrics().horizontalAdvance(text)
