"""The timeline zoomed and scrolled by hand: with a wheel, on a pad, on a screen that is touched."""

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture
from typing_extensions import override

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.surface import TimelineSurface

_WHEEL_PIXELS = 0.75  # pixels for each eighth of a degree that a wheel turns
_WHEEL_ZOOM = 1.25  # for each notch of 120 eighths
_NOTCH = 120


class ZoomingTimeline(TimelineSurface):
    """Wheels scroll, and zoom with Ctrl; two fingers zoom.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turn, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_WHEEL_ZOOM ** ((turn.y() or turn.x()) / _NOTCH), event.position().x())
        elif not pixels.isNull():
            self.scroll_by(-(pixels.x() or pixels.y()))
        else:
            self.scroll_by(-_WHEEL_PIXELS * (turn.x() or turn.y()))
        event.accept()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.NativeGesture:
                return self._pinch_on_pad(cast("QNativeGestureEvent", event))
            case QEvent.Type.Gesture:
                return self._pinch_on_screen(cast("QGestureEvent", event))
        return super().viewportEvent(event)

    def _pinch_on_pad(self, event: QNativeGestureEvent) -> bool:
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self.zoom(1 + event.value(), event.position().x())
        return True

    def _pinch_on_screen(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        middle = self.viewport().mapFromGlobal(pinch.centerPoint())
        self.zoom(pinch.scaleFactor(), middle.x())
        return True
