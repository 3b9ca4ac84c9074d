"""What people do with a mouse, as they do it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def double_click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click twice, and let the button go: that of Qt's tests stays down, and moves are drags for all tests after it."""
    place = place or widget.rect().center()
    QTest.mouseDClick(widget, _LEFT, _NONE, place)
    QTest.mouseRelease(widget, _LEFT, _NONE, place)


def hover(widget: QWidget, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """Move the mouse to a place of a widget, with a button down or none.

    That of Qt's tests moves it on the screen, where it is chance which of two windows lies above the other.
    """
    whole = QPointF(widget.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), whole, Qt.MouseButton.NoButton, button, _NONE)
    QApplication.sendEvent(widget, event)
