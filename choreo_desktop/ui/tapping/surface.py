"""The surface that is hit by those who tap along."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from choreo_desktop.ui.theme import Theme, Type, font

_HEIGHT = 58
_FLASH_MS = 120


class TapSurface(QWidget):
    """The surface that is hit. ``hit`` tells whether it was a 1: with Shift, or the right button."""

    hit = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flash = QTimer(self, interval=_FLASH_MS, singleShot=True)
        self._one = False
        self._flash.timeout.connect(self.update)
        theme.changed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAccessibleName(self.tr("Tap here, or press T, on each beat. Shift marks a 1."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def flash(self, *, one: bool) -> None:
        """Show that a tap was heard."""
        self._one = one
        self._flash.start()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(172, _HEIGHT)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        one = event.button() is Qt.MouseButton.RightButton
        self.hit.emit(one or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two taps in a row

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        lit = self._flash.isActive()
        colors, area = self._theme, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colors.color("focus" if self.hasFocus() else "edge")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(colors.color(("accent" if self._one else "focus") if lit else "raised"))
        painter.drawRoundedRect(area, 8, 8)
        painter.setPen(colors.color(("on_accent" if self._one else "window") if lit else "text"))
        painter.setFont(font(Type.SUBTITLE, bold=True))
        half = area.adjusted(0, 8, 0, -area.height() / 2 + 2)
        text = self.tr("1") if lit and self._one else self.tr("Tap on each beat")
        painter.drawText(half, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.setFont(font(Type.CAPTION))
        painter.setPen(colors.color(("on_accent" if self._one else "window") if lit else "muted"))
        low = area.adjusted(0, area.height() / 2, 0, -6)
        painter.drawText(low, int(Qt.AlignmentFlag.AlignCenter), self.tr("T, on a 1 Shift+T"))
        painter.end()
