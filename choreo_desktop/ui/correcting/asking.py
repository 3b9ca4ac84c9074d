"""Small questions about a song: what a section is called, and where a beat belongs."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QWidget

from choreo_desktop.domain.corrections import MAX_LABEL
from choreo_desktop.ui.dialogs.question import Question
from choreo_desktop.ui.kit import indent, label, rows
from choreo_desktop.ui.song_words import section_word
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme

_WIDTH = 360
_KINDS = ("intro", "verse", "chorus", "bridge", "break", "outro")


class _SongQuestion(Question):
    """A sentence and one field."""

    def __init__(self, theme: "Theme", title: str, text: str, field: QWidget, yes: str, parent: QWidget) -> None:
        words = rows(label(text, "muted", wrap=True), field, space=Space.SMALL)
        super().__init__(theme, title, words, yes=yes, parent=parent)
        self.setMinimumWidth(_WIDTH)
        field.setFocus()


class AskSection(_SongQuestion):
    """Asks for the name of a section; usual names are offered, others can be typed.

    Args:
        theme: The look.
        now: The name of the section that lies there now.
        where: The time as people read it.
        parent: The window.
    """

    def __init__(self, theme: "Theme", now: str, where: str, parent: QWidget) -> None:
        self._box = QComboBox()
        self._box.setEditable(True)
        super().__init__(
            theme,
            self.tr("A section begins here"),
            self.tr("What is the part of the song called that begins at {time}?").format(time=where),
            self._box,
            self.tr("Begin section"),
            parent,
        )
        self._box.setAccessibleName(self.tr("Name of the section"))
        for kind in _KINDS:
            self._box.addItem(section_word(kind), kind)
        line = self._box.lineEdit() or QLineEdit()
        line.setMaxLength(MAX_LABEL)
        self._box.setCurrentText(section_word(now) if now else section_word("chorus"))
        line.selectAll()
        self._box.editTextChanged.connect(lambda text: self.yes.setEnabled(bool(text.strip())))

    @property
    def name(self) -> str:
        """The name as the services know it."""
        word, space, letter = self._box.currentText().strip().partition(" ")
        kind = next((kind for kind in _KINDS if section_word(kind) == word), word)
        return kind + space + letter


class AskTime(_SongQuestion):
    """Asks where a beat belongs.

    Args:
        theme: The look.
        beat: Seconds at which it is now.
        longest: Seconds of the song.
        parent: The window.
    """

    def __init__(self, theme: "Theme", beat: float, longest: float, parent: QWidget) -> None:
        self._box = QDoubleSpinBox()
        super().__init__(
            theme,
            self.tr("Anchor this beat"),
            self.tr(
                "At which second does the beat fall that is now at {seconds} s? The beats around it bend along, "
                "up to the next anchor."
            ).format(seconds=f"{beat:.3f}"),
            self._box,
            self.tr("Anchor the beat"),
            parent,
        )
        self._box.setAccessibleName(self.tr("Seconds at which the beat falls"))
        self._box.setDecimals(3)
        self._box.setSingleStep(0.01)
        self._box.setRange(0.0, longest)
        self._box.setValue(beat)
        self._box.setSuffix(self.tr(" s"))
        indent(self._box)
        self._box.selectAll()

    @property
    def seconds(self) -> float:
        """Where it belongs."""
        return self._box.value()
