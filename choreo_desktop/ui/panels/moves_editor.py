"""What is said of the selected clips, to be changed: one clip, or several at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from choreo_desktop.services.clip_edits import WORDS, ClipEdit, common, common_tags, tags_edit
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.kit import ElidedLabel, across, label, line, rows, scroll_area, set_property
from choreo_desktop.ui.models.moves_words import field_word
from choreo_desktop.ui.panels.moves_choices import CategoryField, ValueField
from choreo_desktop.ui.panels.moves_fields import Field, NotesField, TextField
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QVBoxLayout

    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.ui.theme import Theme

_PAIRS = (("difficulty", "energy"), ("style", "role"), ("entry", "exit"))


class MovesEditor(QFrame):
    """A sheet for the words about clips. What is changed is told at once; what differs between clips says so.

    Args:
        theme: Colours.
    """

    said = Signal(list, object)
    closed = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._records: list[ClipRecord] = []
        self._captions: dict[str, QLabel] = {}
        self._title = ElidedLabel("", "strong")
        self._judgement = label("", "caption", wrap=True)
        self._error = label("", "danger", wrap=True)
        self._error.hide()
        self.confirm_button = Button(theme, self.tr("The guesses are right"), icon="check")
        self.confirm_button.clicked.connect(self._on_confirmed)
        self._category = CategoryField()
        self._fields: dict[str, Field] = {
            **{field: TextField(field) for field in ("name", "credit", "tags")},
            **{field: ValueField(field) for pair in _PAIRS for field in pair},
            "category": self._category,
            "notes": NotesField(),
        }
        for name, field in self._fields.items():
            field.setAccessibleName(field_word(name))
            field.settled.connect(lambda value, name=name: self._on_settled(name, value))
        close = IconButton(theme, "close", self.tr("Close the editor"), side=16)
        close.clicked.connect(self._on_closed)
        head = across(self._title, close)
        self.setLayout(rows(line(), head, self._error, self._made_area(), space=Space.TIGHT))

    @property
    def title(self) -> str:
        """What stands above the sheet."""
        return self._title.text()

    @property
    def error(self) -> str:
        """Why something could not be kept; empty where all is well."""
        return self._error.text()

    def field(self, name: str) -> Field:
        """The widget of a field of a clip."""
        return self._fields[name]

    def caption(self, name: str) -> str:
        """What stands above a field."""
        return self._captions[name].text()

    def set_records(self, records: "Sequence[ClipRecord]") -> None:
        """Show other clips, or the same as they are now. What was typed for others before is told first."""
        same = [record.number for record in records] == [record.number for record in self._records]
        if not same:
            self.flush()
            self.set_error("")
            set_property(self._fields["name"], "invalid", False)
        self._records = list(records)
        self._show_title()
        self.confirm_button.setVisible(any(record.move.guessed & set(WORDS) for record in records))
        for name in self._fields:
            self._show(name, keep=same)
        for name, field in self._fields.items():
            field.setEnabled(bool(records) and (name != "name" or len(records) == 1))

    def set_categories(self, categories: Sequence[str]) -> None:
        """Kinds of moves to choose from."""
        self._category.set_categories(categories)

    def set_error(self, sentence: str) -> None:
        """Say why something could not be kept; what was typed stays."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def flush(self) -> None:
        """Tell what was typed and not finished."""
        for field in self._fields.values():
            field.settle()

    def focus_first(self) -> None:
        """Let the keyboard stand on the first field."""
        name = self._fields["name"]
        first = name if name.isEnabled() else self._fields["category"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, TextField):
            first.selectAll()

    def _made_area(self) -> QScrollArea:
        form = rows(space=Space.SMALL)
        form.setContentsMargins(0, 0, Space.SMALL, Space.SMALL)
        form.addWidget(self._judgement)
        for name in ("name", "category"):
            form.addLayout(self._captioned(name))
        for pair in _PAIRS:
            both = across(*(self._captioned(name) for name in pair))
            both.setStretch(0, 1)
            both.setStretch(1, 1)
            form.addLayout(both)
        form.addWidget(self.confirm_button)
        for name in ("tags", "credit", "notes"):
            form.addLayout(self._captioned(name))
        form.addStretch(1)
        inside = QWidget()
        inside.setLayout(form)
        return scroll_area(inside)

    def _captioned(self, name: str) -> "QVBoxLayout":
        caption = label(field_word(name), "caption")
        caption.setBuddy(self._fields[name])
        self._captions[name] = caption
        return rows(caption, self._fields[name], space=Space.HAIR)

    def _show_title(self) -> None:
        judgement = ""
        if len(self._records) == 1:
            self._title.setText(self._records[0].move.name)
            judgement = " ".join(self._records[0].judgement)
        elif self._records:
            self._title.setText(self.tr("{count} moves at once").format(count=f"{len(self._records):,}"))
        else:
            self._title.setText(self.tr("Select moves to edit them"))
        self._judgement.setText(judgement)
        self._judgement.setVisible(bool(judgement))

    def _show(self, name: str, *, keep: bool) -> None:
        """One field as it is now.

        Args:
            name: Of the field.
            keep: Whether what is being typed into it stays.
        """
        field, word = self._fields[name], field_word(name)
        guessed = any(name in record.move.guessed for record in self._records)
        self._captions[name].setText(self.tr("{field} (guess)").format(field=word) if guessed else word)
        field.setToolTip(self.tr("Guessed from its file or its pictures. What you say counts.") if guessed else "")
        if keep and field.typed:
            return
        value: object = None
        different = False
        if self._records and name == "tags":
            shared = common_tags(self._records)
            value = ", ".join(shared)
            different = not shared and any(record.move.tags for record in self._records)
        elif self._records:
            value = common(self._records, name)
            different = value is ...
        field.show_value(None if different else value, self.tr("(different)") if different else "")

    def _on_settled(self, name: str, value: object) -> None:
        if not self._records:
            return
        bad = name == "name" and not value
        set_property(self._fields["name"], "invalid", bad)
        self.set_error(self.tr("A move needs a name.") if bad else "")
        if bad:
            return
        if name == "tags":
            self._tell(tags_edit(common_tags(self._records), str(value)))
        else:
            self._tell(ClipEdit(words=((name, value),)))

    def _on_confirmed(self) -> None:
        self._tell(ClipEdit(confirm=True))

    def _on_closed(self) -> None:
        self.flush()
        self.closed.emit()

    def _tell(self, edit: ClipEdit) -> None:
        self.said.emit([record.number for record in self._records], edit)
