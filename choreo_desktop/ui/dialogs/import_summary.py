"""What became of every file of an import, in words that can be copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import buttons
from choreo_desktop.ui.dialogs.import_words import outcome_lines
from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.services.library_outcomes import Outcome
    from choreo_desktop.ui.theme import Theme

_SIZE = (620, 420)


class ImportSummaryDialog(QDialog):
    """Lists what became of files, what went wrong first.

    Args:
        theme: Colours.
        headline: The import in one sentence.
        outcomes: One for each file.
        parent: The window.
    """

    def __init__(
        self, theme: "Theme", headline: str, outcomes: "Sequence[Outcome]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What came in"))
        self.resize(*_SIZE)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Every file"))
        self._text.setPlainText("\n".join([headline, "", *outcome_lines(outcomes)]))
        copy = Button(theme, self.tr("Copy"), icon="copy")
        close = Button(theme, self.tr("Close"), variant="primary")
        close.setDefault(True)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        parts = (label(headline, "subtitle", wrap=True), self._text, buttons(copy, right=close))
        self.setLayout(rows(*parts, space=Space.MEDIUM, margin=Space.LARGE))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """All that it lists."""
        return self._text.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
