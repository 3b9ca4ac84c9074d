"""Where a beat was and where it would be, over the timeline."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from choreo_desktop.ui.theme import Type, font

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme


class AnchorGhost(QWidget):
    """Where the beat was and where it would be, over the timeline."""

    def __init__(self, viewport: QWidget, theme: "Theme") -> None:
        super().__init__(viewport)
        self._theme = theme
        self._beat = self._to = 0.0
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, beat: float, to: float, *, width: int, bottom: int, text: str) -> None:
        """Show it, in pixels of the timeline."""
        self._beat, self._to, self._text = beat, to, text
        self.setGeometry(QRect(0, 0, width, bottom))
        self.show()
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(round(self._beat), 0, round(self._beat), self.height())
        painter.setPen(QPen(self._theme.color("accent"), 2))
        painter.drawLine(round(self._to), 0, round(self._to), self.height())
        painter.setFont(font(Type.CAPTION, bold=True))
        width = painter.fontMetrics().horizontalAdvance(self._text) + 12
        left = min(max(self._to + 6, 0.0), self.width() - width)
        box = QRectF(left, self.height() - 24, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.color("on_accent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._text)
        painter.end()
