"""A small dialog that asks for a word or two."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLayout, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import across, rows
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme


class Question(QDialog):
    """Fields, and below them a button that takes what they say and one that leaves.

    Args:
        theme: The look.
        title: Of the dialog.
        fields: What is asked for.
        yes: What the first button says.
        parent: The window.

    Attributes:
        yes: The first button.
    """

    def __init__(self, theme: "Theme", title: str, *fields: QLayout, yes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.yes = Button(theme, yes, variant="primary")
        self.yes.setDefault(True)
        self.yes.clicked.connect(self.accept)
        leave = Button(theme, self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        buttons = across()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.yes)
        self.setLayout(rows(*fields, buttons, space=Space.MEDIUM, margin=Space.LARGE))
