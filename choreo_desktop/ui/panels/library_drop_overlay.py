"""What covers the window while files are dragged over it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from choreo_desktop.ui.theme import Type, font

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme


_MARGIN = 14


class DropOverlay(QWidget):
    """Covers the window and says what a drop would do.

    Args:
        theme: Colours.
        window: What it covers.
    """

    def __init__(self, theme: "Theme", window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop to add to the library"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(colors.window)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(QColor(colors.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), 12, 12)
        middle = self.rect().center()
        self._theme.icon("download", "accent").paint(painter, middle.x() - 20, middle.y() - 44, 40, 40)
        painter.setPen(QColor(colors.text))
        painter.setFont(font(Type.TITLE, bold=True))
        words = self.rect().adjusted(_MARGIN * 2, 0, -_MARGIN * 2, 0)
        words.setTop(middle.y() + 6)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), self.tr("Drop to add to the library"))
        painter.end()
