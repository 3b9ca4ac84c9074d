"""How hard and how lively a move is, as small signs that need no colour: dots and rising bars."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

MARKS_HEIGHT = 10
_STEPS = 3
_DOT, _DOT_APART = 6.0, 8.0
_BAR, _BAR_APART = 4.0, 6.0
_GAP = 7.0
_HEIGHTS = (4.0, 7.0, 10.0)
_WEAK = 0.32


def draw_marks(level: int, strength: int, guesses: tuple[bool, bool], scale: float, color: QColor) -> QPixmap:
    """Dots for how hard, bars for how lively; what is not known is left out.

    Args:
        level: 1 to 3; 0 where it is not known.
        strength: 1 to 3; 0 where it is not known.
        guesses: Whether each is a guess, which is drawn hollow.
        scale: Pixels of the screen for one of Qt.
        color: Of what is strong.
    """
    dots = _STEPS * _DOT_APART - (_DOT_APART - _DOT) if level else 0.0
    bars = _STEPS * _BAR_APART - (_BAR_APART - _BAR) if strength else 0.0
    width = dots + (_GAP if level and strength else 0) + bars
    pixmap = QPixmap(round((width + 1) * scale), round((MARKS_HEIGHT + 1) * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(_STEPS if level else 0):
        _set_up(painter, color, strong=number < level, hollow=guesses[0])
        painter.drawEllipse(_inset(QRectF(number * _DOT_APART, 2, _DOT, _DOT), guesses[0]))
    left = width - bars
    for number in range(_STEPS if strength else 0):
        _set_up(painter, color, strong=number < strength, hollow=guesses[1])
        height = _HEIGHTS[number]
        painter.drawRect(_inset(QRectF(left + number * _BAR_APART, MARKS_HEIGHT - height, _BAR, height), guesses[1]))
    painter.end()
    return pixmap


def _set_up(painter: QPainter, color: QColor, *, strong: bool, hollow: bool) -> None:
    shade = QColor(color)
    if not strong:
        shade.setAlphaF(_WEAK)
    empty = hollow and strong
    painter.setPen(QPen(shade, 1.2) if empty else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if empty else shade)


def _inset(place: QRectF, hollow: bool) -> QRectF:
    return place.adjusted(0.6, 0.6, -0.6, -0.6) if hollow else place
