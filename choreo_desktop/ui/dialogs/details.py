"""Texts to copy: for somebody who helps, or a bug report."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.desktop import open_folder
from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.theme import Space, Theme

_COPIED_MS = 1800


class TextToCopy(QWidget):
    """A text that is only read, and a button that copies all of it.

    Args:
        theme: The look.
        name: What it is, for a screen reader.
        text: The text.
    """

    def __init__(self, theme: Theme, name: str, text: str = "") -> None:
        super().__init__()
        self._box = QPlainTextEdit(text)
        self._box.setReadOnly(True)
        self._box.setTabChangesFocus(True)
        self._box.setAccessibleName(name)
        self._box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._box.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.copy_button = Button(theme, self.tr("Copy all"), icon="copy")
        self.copy_button.clicked.connect(self.copy)
        self._timer = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._timer.timeout.connect(self._on_copied_seen)
        layout = rows(self._box)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    @property
    def text(self) -> str:
        """All of it."""
        return self._box.toPlainText()

    def set_text(self, text: str) -> None:
        """Another text."""
        self._box.setPlainText(text)

    def copy(self) -> None:
        """Put it on the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(self.text)
        self.copy_button.setText(self.tr("Copied"))
        self.copy_button.set_icon("check")
        self._timer.start()

    def _on_copied_seen(self) -> None:
        self.copy_button.setText(self.tr("Copy all"))
        self.copy_button.set_icon("copy")


def headline(theme: Theme, icon: str, color: str, words: QWidget) -> QHBoxLayout:
    """A sign and what it is about."""
    sign = QLabel()
    sign.setPixmap(theme.icon(icon, color).pixmap(32, 32))
    layout = across(space=Space.MEDIUM)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(words, 1)
    return layout


def buttons(*left: QWidget, right: QWidget) -> QHBoxLayout:
    """The row at the foot of a dialog."""
    layout = across(*left)
    layout.addStretch(1)
    layout.addWidget(right)
    return layout


def log_button(theme: Theme, folder: Path) -> Button:
    """A button that opens the folder of the logs."""
    button = Button(theme, QCoreApplication.translate("Details", "Open the log folder"), icon="folder")
    button.clicked.connect(lambda: open_folder(folder))
    return button


class Details(QDialog):
    """Why something failed: the sentence, and the details for whoever helps.

    Args:
        theme: The look.
        sentence: What happened and what to do.
        details: For a bug report.
        parent: The window.
    """

    def __init__(self, theme: Theme, sentence: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What happened"))
        self.setMinimumSize(420, 260)
        self.resize(600, 380)
        words = label(sentence, "strong", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.text = TextToCopy(theme, self.tr("Details"), f"{sentence}\n\n{details}".strip())
        close = Button(theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        parts = (headline(theme, "error", "danger", words), self.text, buttons(self.text.copy_button, right=close))
        layout = rows(*parts, space=Space.MEDIUM, margin=Space.LARGE)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        close.setFocus()
