"""Dark plates with a word or a sign, to be read on any picture; each is drawn once."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap

from choreo_desktop.ui.icons import IconMaker
from choreo_desktop.ui.models.clip_words import Badge
from choreo_desktop.ui.theme import Type, font

PLATE = QColor(10, 10, 12, 205)  # dark in both looks
ON_PLATE = QColor("#ffffff")
PLATE_HEIGHT = 16
_COLORS = {"": ON_PLATE, "warning": QColor("#f2bd55"), "danger": QColor("#ff8a8a"), "focus": QColor("#a9c7ff")}
_ICON = 12
_PAD = 4
_MOST = 600  # plates that are kept

Key = tuple[str, str, str, float]


class Plates:
    """Draws plates and keeps them."""

    def __init__(self) -> None:
        self._icons = IconMaker()
        self._font = font(Type.CAPTION - 1, bold=True)
        self._metrics = QFontMetrics(self._font)
        self._plates: dict[Key, QPixmap] = {}

    def text(self, text: str, scale: float) -> QPixmap:
        """A plate with a word.

        Args:
            text: The word.
            scale: Pixels of the screen for one of Qt.
        """
        return self._plate("", text, "", scale)

    def badge(self, badge: Badge, room: int, scale: float, *, words: bool) -> QPixmap:
        """A plate with the sign of a badge, and its words as far as there is room.

        Args:
            badge: What it says.
            room: Pixels of Qt.
            scale: Pixels of the screen for one of Qt.
            words: Whether there should be words.
        """
        left = room - _ICON - 3 * _PAD
        text = self._metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, left) if words else ""
        return self._plate(badge.icon, text, badge.color, scale)

    def _plate(self, icon: str, text: str, color: str, scale: float) -> QPixmap:
        key = (icon, text, color, scale)
        if key not in self._plates:
            if len(self._plates) >= _MOST:
                self._plates.clear()
            self._plates[key] = self._drawn(icon, text, color, scale)
        return self._plates[key]

    def _drawn(self, icon: str, text: str, color: str, scale: float) -> QPixmap:
        left = _ICON + _PAD if icon else 0
        words = self._metrics.horizontalAdvance(text) + _PAD if text else 0
        width = _PAD + left + words - (0 if text else _PAD // 2)
        pixmap = QPixmap(round(width * scale), round(PLATE_HEIGHT * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(PLATE)
        painter.drawRoundedRect(QRectF(0, 0, width, PLATE_HEIGHT), 4, 4)
        tint = _COLORS[color]
        if icon:
            self._icons.icon(icon, tint, tint).paint(painter, QRect(_PAD - 1, 2, _ICON, _ICON))
        painter.setPen(tint)
        painter.setFont(self._font)
        painter.drawText(QRect(_PAD + left, 0, words, PLATE_HEIGHT), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
        return pixmap
