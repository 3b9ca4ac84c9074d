"""Fields that the mouse wheel passes over: what they lie on scrolls, and nothing is changed in passing."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider
from typing_extensions import override


class StillCombo(QComboBox):
    """Choices."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class StillSlider(QSlider):
    """A slider."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
