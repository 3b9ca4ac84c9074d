"""The choices of a choreography: what is asked for, besides the song."""

import random
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QSpinBox, QWidget

from choreo_desktop.domain.moves import Difficulty, Energy, Role, Style
from choreo_desktop.ui.buttons import IconButton
from choreo_desktop.ui.kit import across, indent, label, rows, set_property
from choreo_desktop.ui.models.tag_words import tag_word
from choreo_desktop.ui.models.wish_names import Names
from choreo_desktop.ui.panels.choices_length import WHOLE, ClockSpin, QuickLengths
from choreo_desktop.ui.panels.choices_wishes import Wishes
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from choreo_desktop.domain.request import ChoreographyRequest

_MOST_SEED = 999_999
_MOST_NEVER = 1000
_ROLLS = 8  # small libraries give the same plan for many seeds


def rolls(number: int = _ROLLS) -> list[int]:
    """As many seeds, by chance."""
    return random.sample(range(1, _MOST_SEED + 1), number)


class TagBox(QComboBox):
    """One tag, or any.

    Args:
        name: What it is about.
        tags: What there is to choose from.
    """

    def __init__(self, name: str, tags: "Iterable[Difficulty | Energy | Style | Role]") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItem(self.tr("Any"), None)
        for tag in tags:
            self.addItem(tag_word(tag), tag.value)

    @property
    def tag(self) -> str | None:
        """What was chosen; None for any."""
        value = self.currentData()
        return None if value is None else str(value)

    def choose(self, tag: str | None) -> None:
        """Choose a tag; None for any."""
        self.setCurrentIndex(max(self.findData(None if tag is None else str(tag)), 0))


class ChoicesForm(QWidget):
    """All fields of the choices.

    Args:
        theme: The look.
        names: Moves and categories that can be wished for.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, theme: Theme, names: Names) -> None:
        super().__init__()
        self.tags = {
            "difficulty": TagBox(self.tr("Difficulty"), Difficulty),
            "energy_level": TagBox(self.tr("Energy"), Energy),
            "style": TagBox(self.tr("Style"), Style),
            "role": TagBox(self.tr("Role"), Role),
        }
        self.length = ClockSpin()
        self.length.setAccessibleName(self.tr("Length"))
        self.quick = QuickLengths(theme, self.length)
        self.seed = QSpinBox()
        self.seed.setRange(0, _MOST_SEED)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("The same choices with the same seed give the same choreography."))
        self.die = IconButton(theme, "die", self.tr("Roll the die for another choreography"))
        self.die.clicked.connect(self.roll)
        self.must = Wishes(theme, self.tr("Must have"), names)
        self.never = Wishes(theme, self.tr("Never"), names, most=_MOST_NEVER)
        self._wishes = QGridLayout()
        self._wishes.setHorizontalSpacing(Space.SMALL)
        self._wishes.setVerticalSpacing(Space.SMALL)
        self._place_wishes()
        self.setLayout(rows(self._grid(), self.quick, self._wishes, space=Space.SMALL))
        self.must.added.connect(self._on_must_added)
        self.never.added.connect(self._on_never_added)
        for box in self.tags.values():
            box.currentIndexChanged.connect(self._on_changed)
        for spin in (self.length, self.seed):
            spin.valueChanged.connect(self._on_changed)
        for wishes in (self.must, self.never):
            wishes.changed.connect(self._on_changed)
            wishes.changed.connect(self._place_wishes)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        for i, box in enumerate(self.tags.values()):
            grid.addLayout(_field(box.accessibleName(), box), i // 2, i % 2)
        seed = across(space=Space.HAIR)
        seed.addWidget(self.seed, 1)
        seed.addWidget(self.die)
        grid.addLayout(_field(self.length.accessibleName(), self.length), 2, 0)
        grid.addLayout(rows(label(self.seed.accessibleName(), "caption"), seed, space=Space.HAIR), 2, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        for widget in (*self.tags.values(), self.length, self.seed):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # both columns are as wide
        indent(self.length, self.seed)
        return grid

    def _place_wishes(self) -> None:
        """Side by side while there are none, which saves a line; else one below the other."""
        none = not self.must.names and not self.never.names
        for place, wishes in enumerate((self.must, self.never)):
            self._wishes.removeWidget(wishes)
            self._wishes.addWidget(wishes, 0 if none else place, place if none else 0, 1, 1 if none else 2)
        for column in (0, 1):
            self._wishes.setColumnStretch(column, 1)

    def choices(self) -> dict[str, Any]:
        """What was chosen, as fields of a ``ChoreographyRequest``."""
        chosen: dict[str, Any] = {name: box.tag for name, box in self.tags.items() if box.tag is not None}
        if self.length.value() != WHOLE:
            chosen["max_seconds"] = float(self.length.value())
        for name, wishes in (("must_have", self.must), ("never", self.never)):
            if wishes.names:
                chosen[name] = wishes.names
        return {**chosen, "seed": self.seed.value()}

    def restore(self, request: "ChoreographyRequest") -> None:
        """Show the choices of another choreography."""
        for name, box in self.tags.items():
            box.choose(getattr(request, name))
        self.length.setValue(WHOLE if request.max_seconds is None else round(request.max_seconds))
        self.seed.setValue(min(max(request.seed, 0), _MOST_SEED))
        self.must.set(request.must_have)
        self.never.set(request.never)

    def take_over(self, other: "ChoicesForm") -> None:
        """Choose what is chosen in another form."""
        for name, box in self.tags.items():
            box.choose(other.tags[name].tag)
        self.length.setValue(other.length.value())
        self.seed.setValue(other.seed.value())
        self.must.set(other.must.names)
        self.never.set(other.never.names)

    def roll(self) -> None:
        """Another seed."""
        self.seed.setValue(rolls(1)[0])

    def mark(self, field: str) -> None:
        """Show that a choice cannot be; an empty name for none."""
        named: dict[str, QWidget] = {**self.tags, "max_seconds": self.length, "seed": self.seed}
        for name, widget in named.items():
            set_property(widget, "invalid", name == field)

    def title_of(self, field: str) -> str:
        """What a field of the request is called here; empty where it is not one of these."""
        titles = {name: box.accessibleName() for name, box in self.tags.items()}
        titles |= {"must_have": self.must.title, "never": self.never.title}
        return {**titles, "max_seconds": self.length.accessibleName(), "seed": self.seed.accessibleName()}.get(
            field, ""
        )

    def _on_changed(self) -> None:
        self.mark("")
        self.changed.emit()

    def _on_must_added(self, names: list[str]) -> None:
        for name in self.never.drop(names):
            self.told.emit(self.tr("{name} is no longer among the moves that must never be danced.").format(name=name))

    def _on_never_added(self, names: list[str]) -> None:
        for name in self.must.drop(names):
            self.told.emit(self.tr("{name} is no longer among the moves that must be danced.").format(name=name))


def _field(title: str, widget: QWidget) -> QGridLayout:
    name = label(title, "caption")
    name.setBuddy(widget)
    grid = QGridLayout()
    grid.setVerticalSpacing(Space.HAIR)
    grid.addWidget(name, 0, 0)
    grid.addWidget(widget, 1, 0)
    return grid
