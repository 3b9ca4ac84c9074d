"""The large buttons of the first start."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from choreo_desktop.ui.theme import Space, Theme, Type, font

_SIGN_SIDE = 44
_WIDE_CARD = 420  # pixels: the sign of a card stands beside its words from here on
RADIUS = 12.0


class Card(QAbstractButton):
    """A large button with an icon, a few words and a sentence.

    Args:
        theme: The look.
        icon: Its name in ``resources/icons``.
        title: What it does.
        text: What comes of it.
        primary: Whether it is the one to begin with.
    """

    def __init__(self, theme: Theme, icon: str, title: str, text: str, *, primary: bool = False) -> None:
        super().__init__()
        self._theme, self._icon, self._words, self._primary = theme, icon, text, primary
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        return QSize(232, self.heightForWidth(max(self.width(), 190)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(190, self.heightForWidth(max(self.width(), 190)))

    @override
    def heightForWidth(self, width: int) -> int:
        below_sign = _SIGN_SIDE + 2 * Space.LARGE
        return max(below_sign, int(self._text_area(float(width)).bottom()) + Space.LARGE)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.updateGeometry()
        super().resizeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        width = float(self.width())
        name = "on_accent" if self._primary else "accent"
        circle = QRectF(Space.LARGE, Space.LARGE, _SIGN_SIDE, _SIGN_SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if self._primary else "chosen"))
        painter.drawEllipse(circle)
        pixmap = self._theme.icon(self._icon, name).pixmap(QSize(24, 24), self.devicePixelRatioF())
        painter.drawPixmap(circle.center() - QPointF(12, 12), pixmap)
        painter.setPen(self._theme.color("text"))
        painter.setFont(font(Type.SUBTITLE, bold=True))
        painter.drawText(self._title_area(width), Qt.TextFlag.TextWordWrap, self.text())
        painter.setPen(self._theme.color("muted"))
        painter.setFont(font(Type.BODY))
        painter.drawText(self._text_area(width), Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        edge = QPen(self._theme.color("accent" if self._primary else "edge"), 1)
        fill = "hover" if self.underMouse() or self.isDown() else "surface"
        if self.hasFocus():
            edge = QPen(self._theme.color("focus"), 2)
        painter.setPen(edge)
        painter.setBrush(self._theme.color(fill))
        inset = edge.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)

    def _title_area(self, width: float) -> QRectF:
        top = Space.LARGE if width >= _WIDE_CARD else _SIGN_SIDE + Space.LARGE + Space.MEDIUM
        return self._words_area(width, top, self.text(), Type.SUBTITLE, bold=True)

    def _text_area(self, width: float) -> QRectF:
        top = self._title_area(width).bottom() + Space.TIGHT
        return self._words_area(width, top, self._words, Type.BODY)

    def _words_area(self, width: float, top: float, words: str, pixels: int, *, bold: bool = False) -> QRectF:
        """Where words stand: below the sign, or beside it where there is room."""
        left = Space.LARGE + (_SIGN_SIDE + Space.LARGE if width >= _WIDE_CARD else 0)
        room = QRectF(left, top, width - left - Space.LARGE, 10_000)
        metrics = QFontMetricsF(font(pixels, bold=bold))
        height = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QRectF(room.left(), top, room.width(), height + 1)
