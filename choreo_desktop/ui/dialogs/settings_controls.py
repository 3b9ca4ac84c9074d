"""What is operated in the settings, each bound to a field of the draft."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
)
from typing_extensions import override

from choreo_desktop.ui.dialogs.settings_draft import SettingsDraft
from choreo_desktop.ui.still import StillCombo


class TextEdit(QLineEdit):
    """A line of text bound to a field: checked while it is typed, saved when it is left.

    Args:
        draft: The settings.
        field: Which.
        placeholder: Shown while it is empty.
    """

    def __init__(self, draft: SettingsDraft, field: str, placeholder: str = "") -> None:
        super().__init__(str(draft.value(field)))
        self._draft, self._field = draft, field
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._on_changed)
        self.editingFinished.connect(draft.save)

    def _on_changed(self, text: str) -> None:
        self._draft.set(self._field, self.read(text), save=False)

    def read(self, text: str) -> Any:  # noqa: ANN401 - what the field holds
        """The value of what is typed."""
        return text.strip()


class NumberEdit(TextEdit):
    """A number bound to a field. What is no number goes into the draft as it is, whose check says so."""

    def __init__(self, draft: SettingsDraft, field: str) -> None:
        super().__init__(draft, field)
        number = draft.value(field)
        self.setText(f"{number:g}" if isinstance(number, float) else str(number))

    @override
    def read(self, text: str) -> Any:
        return as_number(text)


class Combo(StillCombo):
    """Choices bound to a field.

    Args:
        draft: The settings.
        field: Which; empty where the page itself follows ``picked``.
        options: Values and what people call them.
    """

    picked = Signal(object)

    def __init__(self, draft: SettingsDraft, field: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._draft, self._field = draft, field
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for value, text in options:
            self.addItem(text, value)
        if field:
            self.show_value(draft.value(field))
        self.activated.connect(self._on_activated)

    def show_value(self, value: object) -> None:
        """Show a choice, without telling anybody."""
        place = next((i for i in range(self.count()) if self.itemData(i) == value), -1)
        self.setCurrentIndex(place)

    def _on_activated(self, place: int) -> None:
        value = self.itemData(place)
        if self._field:
            self._draft.set(self._field, value)
        self.picked.emit(value)


class EditableCombo(StillCombo):
    """Usual values to choose from, or another one typed.

    Args:
        draft: The settings.
        field: Which.
        usual: Values as they are typed.
        numbers: Whether the field holds a number.
    """

    def __init__(self, draft: SettingsDraft, field: str, usual: Sequence[str], *, numbers: bool = False) -> None:
        super().__init__()
        self._draft, self._field, self._numbers = draft, field, numbers
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addItems(list(usual))
        value = draft.value(field)
        self.setCurrentText(f"{value:g}" if isinstance(value, float) else str(value))
        self.currentTextChanged.connect(self._on_changed)
        self.activated.connect(draft.save)
        edit = self.lineEdit()
        if edit is not None:
            edit.editingFinished.connect(draft.save)

    def _on_changed(self, text: str) -> None:
        self._draft.set(self._field, as_number(text) if self._numbers else text.strip(), save=False)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        edit = self.lineEdit()
        if edit is not None:
            edit.setAccessibleName(name)


def as_number(text: str) -> object:
    """A number as it is typed, with a point or a comma; the text itself where it is none."""
    bare = text.strip()
    for kind in (int, float):
        try:
            return kind(bare.replace(",", ".") if kind is float else bare)
        except ValueError:
            continue
    return bare
