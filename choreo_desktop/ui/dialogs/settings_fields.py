"""The fields of the settings: a name, something to operate, a hint, and a sentence where it is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from choreo_desktop.ui.buttons import IconButton
from choreo_desktop.ui.dialogs.settings_controls import TextEdit
from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.kit import across, label, rows, set_property
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.theme import Space, Theme

_INDENT = 30  # pixels: where the text of a check box or radio button begins


class Field(QWidget):
    """A field with its name above and a hint or its problem below.

    Args:
        theme: The look.
        title: Its name, which a screen reader says too.
        control: What is operated; it takes the mark of what is wrong.
        hint: A sentence about it.
        beside: Shown right of the control, such as a unit or a button.
    """

    def __init__(
        self, theme: Theme, title: str, control: QWidget, *, hint: str = "", beside: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self.control, self._theme = control, theme
        name = label(title, "strong")
        name.setBuddy(control)
        control.setAccessibleName(title)
        control.setAccessibleDescription(hint)
        self._hint, self._hint_text = label(hint, "muted", wrap=True), hint
        self._hint.setVisible(bool(hint))
        self._sign = QLabel()
        self._problem = label("", "danger", wrap=True)
        self._problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wrong = across(space=Space.TIGHT)
        wrong.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        wrong.addWidget(self._problem, 1)
        line = across(control, *beside)
        line.setStretch(0, 1)
        self.setLayout(rows(name, line, self._hint, wrong, space=Space.TIGHT))
        self.set_problem("")

    @property
    def problem(self) -> str:
        """What is wrong with it; empty where nothing is."""
        return self._problem.text()

    def set_problem(self, text: str) -> None:
        """Mark it as wrong, with a sentence; an empty one takes the mark away."""
        set_property(self.control, "invalid", bool(text))
        self._problem.setText(text)
        for widget in (self._problem, self._sign):
            widget.setVisible(bool(text))
        if text:
            self._sign.setPixmap(self._theme.icon("error", "danger").pixmap(16, 16))
        self._hint.setVisible(bool(self._hint_text) and not text)
        self.control.setAccessibleDescription(text or self._hint_text)

    def set_hint(self, text: str) -> None:
        """Another hint."""
        self._hint_text = text
        self._hint.setText(text)
        self.set_problem(self.problem)


class PathField(Field):
    """A folder or a file, typed or chosen.

    Args:
        theme: The look.
        draft: The settings.
        field: Which.
        title: Its name.
        hint: A sentence about it.
        placeholder: What is used while it is empty.
        file: Whether it is a file.
    """

    def __init__(
        self,
        theme: Theme,
        draft: SettingsDraft,
        field: str,
        *,
        title: str,
        hint: str = "",
        placeholder: str = "",
        file: bool = False,
    ) -> None:
        self.edit = TextEdit(draft, field, placeholder)
        self._browse = IconButton(theme, "folder", "")
        super().__init__(theme, title, self.edit, hint=hint, beside=[self._browse])
        self._title, self._file, self._draft = title, file, draft
        self._browse.set_name(self.tr("Choose: {what}").format(what=title))
        self._browse.clicked.connect(self.browse)

    def browse(self) -> None:
        """Let a person choose it."""
        start = self.edit.text()
        if self._file:
            chosen, _ = QFileDialog.getOpenFileName(self, self._title, start)
        else:
            chosen = QFileDialog.getExistingDirectory(self, self._title, start)
        if chosen:
            self.edit.setText(chosen)
            self._draft.save()


def described(button: QAbstractButton, hint: str) -> QVBoxLayout:
    """A choice with a sentence below it, which wraps as the text of a button does not."""
    button.setAccessibleName(button.text())
    button.setAccessibleDescription(hint)
    words = label(hint, "muted", wrap=True)
    words.setContentsMargins(_INDENT, 0, 0, 0)
    return rows(button, words, space=0)


def pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    """Two fields side by side, each with half of the width."""
    layout = across(left, right, space=Space.LARGE)
    for place, widget in enumerate((left, right)):
        layout.setStretch(place, 1)
        layout.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return layout


def problem_text(draft: SettingsDraft, field: str) -> str:
    """What is wrong with a field, in the language of the window."""
    return said(draft.problems.get(field, ""))
