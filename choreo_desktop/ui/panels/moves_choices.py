"""Fields of the sheet in which people choose what is said of clips."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit

from choreo_desktop.ui.models.moves_words import CHOICES, category_word, value_word
from choreo_desktop.ui.still import StillCombo

_LONGEST = 80
_CHOICES_SHOWN = 14


class ValueField(StillCombo):
    """One of a few values, or nothing said."""

    settled = Signal(object)

    def __init__(self, field: str) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.addItem(value_word(field, ""), None)
        for value in CHOICES[field]:
            self.addItem(value_word(field, str(value)), value)
        self.activated.connect(self._on_activated)

    @property
    def typed(self) -> bool:
        """Never: what is chosen is told at once."""
        return False

    def show_value(self, value: object, placeholder: str) -> None:
        """Show a value; with a placeholder, none is chosen."""
        self.setPlaceholderText(placeholder)
        self.setCurrentIndex(-1 if placeholder else max(0, self.findData(value)))

    def settle(self) -> None:
        """What is chosen was told already."""

    def _on_activated(self, _: int) -> None:
        self.settled.emit(self.currentData())


class CategoryField(StillCombo):
    """A kind of move: one of those that are known, or a new one."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self._edit = QLineEdit()
        self._edit.setMaxLength(_LONGEST)
        self.setLineEdit(self._edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_CHOICES_SHOWN)
        self._shown = ""
        self._edit.editingFinished.connect(self.settle)
        self.activated.connect(self._on_activated)

    @property
    def typed(self) -> bool:
        """Whether something was typed that nobody has kept yet."""
        return self._edit.isModified()

    def set_categories(self, categories: Sequence[str]) -> None:
        """What to choose from."""
        if [self.itemData(i) for i in range(self.count())] == list(categories):
            return
        text, typed = self.currentText(), self.typed
        self.clear()
        for category in categories:
            self.addItem(category_word(category), category)
        self.setEditText(text)
        self._edit.setModified(typed)

    def show_value(self, value: object, placeholder: str) -> None:
        """Show a kind of move; the placeholder stands where there is none."""
        self._shown = str(value or "")
        self.setCurrentIndex(self.findData(self._shown))
        self.setEditText(category_word(self._shown))
        self._edit.setModified(False)
        self._edit.setCursorPosition(0)
        self._edit.setPlaceholderText(placeholder)

    def settle(self) -> None:
        """Tell what was typed, as the library calls it where it is known."""
        if not self._edit.isModified():
            return
        self._edit.setModified(False)
        text = self.currentText().strip()
        place = self.findText(text, Qt.MatchFlag.MatchFixedString)
        self._tell(self.itemData(place) if place >= 0 else text)

    def _on_activated(self, place: int) -> None:
        self._edit.setModified(False)
        self._tell(self.itemData(place))

    def _tell(self, value: str) -> None:
        if value != self._shown or self._edit.placeholderText():
            self._shown = value
            self.settled.emit(value)
