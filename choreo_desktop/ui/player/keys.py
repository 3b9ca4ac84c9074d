"""Keys of the player that are left to whatever has the keyboard and needs them itself."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

_Key = Qt.Key

_WAYS = frozenset({_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End})
_PRESS = frozenset({_Key.Key_Space})
_TYPED = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_NEEDS: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
    (QAbstractButton, _PRESS),
    (QComboBox, _PRESS | _WAYS),
    (QAbstractSlider, _WAYS),
    (QTabBar, _WAYS),
    (QAbstractItemView, _WAYS),
    (QAbstractScrollArea, _WAYS),
)


class KeyGuard(QObject):
    """Lets a window's single keys act on the player only where the focused widget has no use for them.

    A shortcut would otherwise take Space from a button that the keyboard reached, the arrows from a list, and what
    somebody types from a text field that does not claim it. It is an event filter for top-level windows.
    """

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            if focus is not None and needs_key(focus, event):
                event.accept()
                return True
        return False


def needs_key(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether a widget does something with a key itself."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        return False
    if isinstance(widget, _TYPED) or (isinstance(widget, QComboBox) and widget.isEditable()):
        return bool(event.text().strip()) or event.key() in _WAYS | _PRESS
    key = Qt.Key(event.key())
    return any(isinstance(widget, kind) and key in keys for kind, keys in _NEEDS)
