"""The slider of positions, with the loop and the 8-counts marked on it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider
from typing_extensions import override

from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.scene import Scene
from choreo_desktop.ui.player.wording import clock_text
from choreo_desktop.ui.theme import Theme

_PER_SECOND = 1000
_NEAR = 7  # pixels; ticks that lie closer say nothing
_BRACKET = 4


class SeekSlider(QSlider):
    """Follows an engine, and takes it along when it is moved.

    Args:
        theme: Colours.
        engine: Whose position it is.
        scene: Knows the 8-counts.
    """

    def __init__(self, theme: Theme, engine: Engine, scene: Scene) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._engine, self._scene = theme, engine, scene
        self.setSingleStep(_PER_SECOND)
        self.setPageStep(5 * _PER_SECOND)
        self.setMinimumWidth(120)
        self.setAccessibleName(self.tr("Position"))
        engine.position_changed.connect(self._on_position_changed)
        engine.duration_changed.connect(self._on_duration_changed)
        engine.failed.connect(self._on_failed)
        engine.loop_changed.connect(self.update)
        scene.changed.connect(self.update)
        theme.changed.connect(self.update)
        self.valueChanged.connect(self._on_value_changed)
        self._on_duration_changed(engine.duration)
        self._on_position_changed(engine.position)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)
        seconds = self._seconds_at(event.position().x())
        self.setToolTip(clock_text(seconds) if self.isEnabled() else "")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self._on_position_changed(self._engine.position)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._engine.duration <= 0:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_eights(painter)
        if self._engine.loop is not None:
            self._paint_loop(painter, *self._engine.loop)
        painter.end()

    def _paint_eights(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.color("edge"), 1))
        last = -1e9
        for start, _ in self._scene.eights:
            x = self._x_of(start)
            if x - last >= _NEAR:
                painter.drawLine(QPointF(x, self.height() - 5), QPointF(x, self.height() - 2))
                last = x

    def _paint_loop(self, painter: QPainter, start: float, end: float) -> None:
        left, right = self._x_of(start), self._x_of(min(end, self._engine.duration))
        color = self._theme.color("text")
        top, bottom = 3.0, self.height() - 3.0
        shade = QColor(color)
        shade.setAlphaF(0.16)
        painter.fillRect(QRectF(left, top, max(2.0, right - left), bottom - top), shade)
        painter.setPen(QPen(color, 2))
        for x, turn in ((left, _BRACKET), (right, -_BRACKET)):
            painter.drawPolyline(
                [QPointF(x + turn, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + turn, bottom)]
            )

    def _groove(self) -> QRect:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderGroove
        return self.style().subControlRect(kind, option, part, self)

    def _handle_width(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(kind, option, part, self).width()

    def _x_of(self, seconds: float) -> float:
        groove, handle = self._groove(), self._handle_width()
        share = seconds * _PER_SECOND / max(1, self.maximum())
        return groove.left() + handle / 2 + share * (groove.width() - handle)

    def _seconds_at(self, x: float) -> float:
        groove, handle = self._groove(), self._handle_width()
        share = (x - groove.left() - handle / 2) / max(1, groove.width() - handle)
        return min(1.0, max(0.0, share)) * self.maximum() / _PER_SECOND

    def _follow(self, event: QMouseEvent) -> None:
        self.setValue(round(self._seconds_at(event.position().x()) * _PER_SECOND))

    @Slot(int)
    def _on_value_changed(self, value: int) -> None:
        self._engine.seek(value / _PER_SECOND)

    @Slot(float)
    def _on_position_changed(self, seconds: float) -> None:
        if not self.isSliderDown():
            self.blockSignals(True)
            self.setValue(round(seconds * _PER_SECOND))
            self.blockSignals(False)

    @Slot(float)
    def _on_duration_changed(self, seconds: float) -> None:
        self.blockSignals(True)
        self.setRange(0, round(seconds * _PER_SECOND))
        self.blockSignals(False)
        self.setEnabled(seconds > 0)

    @Slot(str)
    def _on_failed(self, _: str) -> None:
        self._on_duration_changed(0.0)
