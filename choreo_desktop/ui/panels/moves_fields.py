"""The fields of the sheet in which people say things about clips; those to choose from are in ``moves_choices``.

All have the same three things: ``show_value``, ``typed`` (something stands there that nobody has kept yet), ``settle``
(tell what was typed), and the signal ``settled`` with what a person chose or typed.
"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from choreo_desktop.ui.panels.moves_choices import CategoryField, ValueField

_LONGEST = {"name": 300, "credit": 1_000, "tags": 4_000}
_LONGEST_NOTES = 20_000
_NOTES_HEIGHT = 64


class TextField(QLineEdit):
    """One line of text."""

    settled = Signal(object)

    def __init__(self, field: str) -> None:
        super().__init__()
        self.setMaxLength(_LONGEST[field])
        self.editingFinished.connect(self.settle)

    @property
    def typed(self) -> bool:
        """Whether something was typed that nobody has kept yet."""
        return self.isModified()

    def show_value(self, value: object, placeholder: str) -> None:
        """Show a text; the placeholder stands where there is none."""
        self.setText(str(value or ""))
        self.setModified(False)
        self.setCursorPosition(0)
        self.setPlaceholderText(placeholder)

    def settle(self) -> None:
        """Tell what was typed."""
        if self.isModified():
            self.setModified(False)
            self.settled.emit(self.text().strip())


class NotesField(QPlainTextEdit):
    """Several lines of text, told when the keyboard leaves them."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_NOTES_HEIGHT)

    @property
    def typed(self) -> bool:
        """Whether something was typed that nobody has kept yet."""
        return self.document().isModified()

    def show_value(self, value: object, placeholder: str) -> None:
        """Show a text; the placeholder stands where there is none."""
        self.setPlainText(str(value or ""))
        self.document().setModified(False)
        self.setPlaceholderText(placeholder)

    def settle(self) -> None:
        """Tell what was typed."""
        if self.typed:
            self.document().setModified(False)
            self.settled.emit(self.toPlainText()[:_LONGEST_NOTES])

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()


Field = TextField | NotesField | ValueField | CategoryField
