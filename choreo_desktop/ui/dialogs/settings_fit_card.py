"""A way to fill the frame, with a small picture of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from choreo_desktop.ui.theme import Space, Theme, Type, font

_PICTURE = QSize(96, 54)


class FitCard(QAbstractButton):
    """One way to fill the frame: a picture of it, and its name.

    Args:
        theme: The look.
        fit: ``blur``, ``bars`` or ``crop``.
        text: Its name.
    """

    def __init__(self, theme: Theme, fit: str, text: str) -> None:
        super().__init__()
        self._theme, self.fit = theme, fit
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * Space.MEDIUM
        return QSize(max(_PICTURE.width() + 2 * Space.MEDIUM, words), _PICTURE.height() + 52)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_PICTURE.width() + 2 * Space.SMALL, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        left = (self.width() - _PICTURE.width()) / 2
        self._paint_picture(painter, QRectF(left, Space.MEDIUM, _PICTURE.width(), _PICTURE.height()))
        room = QRectF(Space.TIGHT, Space.MEDIUM + _PICTURE.height(), self.width() - 2 * Space.TIGHT, 38)
        painter.setFont(font(Type.BODY, bold=self.isChecked()))
        painter.setPen(self._theme.color("text"))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        edge = QPen(self._theme.color("accent" if self.isChecked() else "edge"), 2 if self.isChecked() else 1)
        if self.hasFocus():
            edge = QPen(self._theme.color("focus"), 2)
        inset = edge.widthF() / 2
        fill = "chosen" if self.isChecked() else "hover" if self.underMouse() else "raised"
        painter.setPen(edge)
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def _paint_picture(self, painter: QPainter, frame: QRectF) -> None:
        """A tall clip of a dancer in a wide frame."""
        painter.save()
        rounded = QPainterPath()
        rounded.addRoundedRect(frame, 3, 3)
        painter.setClipPath(rounded)
        painter.fillRect(frame, self._theme.color("stage"))
        if self.fit == "crop":
            self._paint_clip(painter, _around(frame, frame.width(), frame.width() * 16 / 9))
        else:
            if self.fit == "blur":
                self._paint_blur(painter, frame)
            self._paint_clip(painter, _around(frame, frame.height() * 9 / 16, frame.height()))
        painter.restore()

    def _paint_blur(self, painter: QPainter, frame: QRectF) -> None:
        """What surrounds a clip: soft colours of its own."""
        shade = QLinearGradient(frame.topLeft(), frame.topRight())
        for place, color in ((0.0, "#3d4f73"), (0.5, "#a86b74"), (1.0, "#3d4f73")):
            shade.setColorAt(place, QColor(color))
        painter.fillRect(frame, shade)

    def _paint_clip(self, painter: QPainter, clip: QRectF) -> None:
        wall = QLinearGradient(clip.topLeft(), clip.bottomLeft())
        wall.setColorAt(0, QColor("#5a77b5"))
        wall.setColorAt(1, QColor("#e89a7d"))
        painter.fillRect(clip, wall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#ffffff"))
        width, middle = clip.width(), clip.center()
        painter.drawEllipse(middle - QRectF(0, 0, 0, width * 0.44).bottomLeft(), width * 0.13, width * 0.13)
        body = QRectF(middle.x() - width * 0.17, middle.y() - width * 0.24, width * 0.34, width * 0.85)
        painter.drawRoundedRect(body, width * 0.17, width * 0.17)


def _around(frame: QRectF, width: float, height: float) -> QRectF:
    """A rectangle of a size, in the middle of another."""
    result = QRectF(0, 0, width, height)
    result.moveCenter(frame.center())
    return result
