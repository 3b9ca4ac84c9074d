"""The sound of a clip with its beats, 1s and 8-counts, to be pointed at."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from choreo_desktop.ui.dialogs.clip_grid_picture import StripPainter
from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.ink import Ink, Letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from choreo_desktop.domain.moves import ClipGrid
    from choreo_desktop.services.waveform import Waveform

_HEIGHT = 116
_NOTCH, _ZOOM = 120, 1.25


class ClipStrip(QWidget):
    """Sound and beats of a clip from left to right.

    ``pointed`` comes with a second that a person goes to, ``menu_wanted`` with a place on the screen and a second.

    Args:
        theme: The look.
        seconds: Length of the clip.
        words: What is said on the eight counts.
    """

    pointed = Signal(float)
    stepped = Signal(int)
    menu_wanted = Signal(QPoint, float)

    def __init__(self, theme: Theme, seconds: float, words: "Sequence[str]") -> None:
        super().__init__()
        self._theme, self._words = theme, tuple(words)
        self._axis = Axis(extent=seconds).fit()
        self._grid: ClipGrid | None = None
        self._waveform: Waveform | None = None
        self._silent = False
        self._playhead = 0.0
        self._letters = Letters()
        self._picture: QPixmap | None = None
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Beats of the clip"))
        self.setToolTip(
            self.tr("Click to go to a time, right-click for what can be corrected there, Ctrl and wheel to zoom.")
        )
        theme.changed.connect(self._redraw)

    @property
    def axis(self) -> Axis:
        """Which part is seen."""
        return self._axis

    def set_grid(self, grid: "ClipGrid | None") -> None:
        """Show these beats."""
        self._grid = grid
        self.setAccessibleDescription(
            self.tr("No beats") if grid is None else self.tr("{count} beats").format(count=len(grid.beats))
        )
        self._redraw()

    def set_waveform(self, waveform: "Waveform | None") -> None:
        """Show this sound; None where the clip has none."""
        self._waveform, self._silent = waveform, waveform is None
        self._redraw()

    def set_playhead(self, seconds: float) -> None:
        """Where it plays."""
        self._playhead = seconds
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(760, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(240, 96)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        self._look(self._axis.resized(self.width(), self._axis.extent))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pointed.emit(self._axis.inside(event.position().x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pointed.emit(self._axis.inside(event.position().x()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        x = self._axis.x(self._playhead) if keyboard else event.pos().x()
        self.menu_wanted.emit(self.mapToGlobal(QPoint(round(x), event.pos().y())), self._axis.inside(x))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._look(self._axis.zoomed(_ZOOM ** (turn / _NOTCH), event.position().x()))
        else:
            self._look(self._axis.scrolled_by(-turn * 0.75))
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        middle = self._axis.x(self._playhead)
        zooms = {Qt.Key.Key_Plus: _ZOOM, Qt.Key.Key_Equal: _ZOOM, Qt.Key.Key_Minus: 1 / _ZOOM, Qt.Key.Key_0: 0.0}
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.stepped.emit(steps[key])
        elif key in zooms:
            self._look(self._axis.zoomed(zooms[key], middle) if zooms[key] else self._axis.fit())
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        ink = Ink(painter, self._theme, self._letters, self._icons)
        x = self._axis.x(self._playhead)
        ink.fill(x - 2, 0, 4, self.height(), ink.color("window", 0.6))
        ink.fill(x - 1, 0, 2, self.height(), ink.color("text"))
        with ink.smooth():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.color("text"))
            painter.drawPolygon(QPolygonF([QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, 9)]))
        if self.hasFocus():
            painter.setPen(ink.color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1))
        painter.end()

    def _look(self, axis: Axis) -> None:
        self._axis = axis
        self._redraw()

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        ink = Ink(painter, self._theme, self._letters, self._icons)
        StripPainter(ink, self._axis, self.size(), self._words).paint(self._grid, self._waveform, silent=self._silent)
        painter.end()
        return picture
