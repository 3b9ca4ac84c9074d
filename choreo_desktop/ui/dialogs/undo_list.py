"""All that was done, to go back to any point of it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QUndoView, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import buttons
from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack


class UndoList(QDialog):
    """Stays open beside the window: a click goes back or forward to what was then.

    Args:
        theme: The look.
        stack: What was done.
        parent: The window.
    """

    def __init__(self, theme: Theme, stack: "QUndoStack", parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Undo history"))
        self.resize(340, 420)
        self.view = QUndoView(stack)
        self.view.setAccessibleName(self.tr("What was done"))
        self.view.setEmptyLabel(self.tr("The beginning"))
        self.view.setSpacing(Space.HAIR)
        hint = self.tr("Choose a step to go back to it. What came after it stays in the list.")
        undo, redo = Button(theme, self.tr("Undo"), icon="undo"), Button(theme, self.tr("Redo"), icon="redo")
        undo.clicked.connect(stack.undo)
        redo.clicked.connect(stack.redo)
        stack.canUndoChanged.connect(undo.setEnabled)
        stack.canRedoChanged.connect(redo.setEnabled)
        undo.setEnabled(stack.canUndo())
        redo.setEnabled(stack.canRedo())
        close = Button(theme, self.tr("Close"), variant="primary")
        close.clicked.connect(self.close)
        parts = (label(hint, "muted", wrap=True), self.view, buttons(undo, redo, right=close))
        layout = rows(*parts, space=Space.MEDIUM, margin=Space.LARGE)
        layout.setStretch(1, 1)
        self.setLayout(layout)
