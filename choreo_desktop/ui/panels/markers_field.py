"""A small field over the timeline in which a marker gets its name."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from choreo_desktop.ui.kit import label, move_onto_screen, rows
from choreo_desktop.ui.theme import Space

_LONGEST = 500
_WIDTH = 240


class MarkerField(QFrame):
    """Asks for the name of a marker. Enter takes it, Esc or a click elsewhere does not.

    ``named`` comes with the name.

    Args:
        title: What is named.
        text: The name of now.
        parent: Above what it opens.
    """

    named = Signal(str)

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(text)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(self.tr("Name of the marker"))
        self.field.setPlaceholderText(self.tr("Name, then Enter"))
        self.field.setMinimumWidth(_WIDTH)
        self.field.selectAll()
        self.field.returnPressed.connect(self._on_return)
        self.setLayout(rows(label(title, "caption"), self.field, space=Space.TIGHT, margin=Space.SMALL))

    def open_at(self, place: QPoint) -> None:
        """Open it with its top left corner at a place of the screen, as far as it fits there."""
        self.adjustSize()
        move_onto_screen(self, place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def _on_return(self) -> None:
        text = self.field.text().strip()
        self.close()
        if text:
            self.named.emit(text)
