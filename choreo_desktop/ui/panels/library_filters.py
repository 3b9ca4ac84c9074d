"""What is looked for among the clips: a text, and chips for what is said of them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from choreo_desktop.services.browsing import FIELDS, ClipFilter
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.kit import ElidedLabel, across, empty, label, rows, scroll_area
from choreo_desktop.ui.models.moves_words import CHOICES, field_word, value_word
from choreo_desktop.ui.panels.search_box import SearchBox
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme

_CHIPS_SHARE = 0.36  # of the height of the window's column, for the unfolded chips
_CHIPS_HEIGHTS = (72, 260)


class FilterBar(QWidget):
    """A box to type in, chips that unfold, and how many clips match.

    Args:
        theme: Colours.
    """

    filter_changed = Signal(object)
    unfolded = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._filter = ClipFilter()
        self._chips: dict[tuple[str, str], Button] = {}
        self.box = SearchBox(theme, self.tr("Search moves"))
        self.fold = IconButton(theme, "filter", self.tr("Filters"), checkable=True)
        self._count = ElidedLabel("", "caption")
        self.clear_button = Button(theme, self.tr("Clear filters"), variant="link")
        self._active = QWidget()
        self._active_flow = FlowLayout()
        self._active.setLayout(self._active_flow)
        self._groups = QVBoxLayout()
        self._area = self._made_area()
        counted = across(self._count, space=Space.TIGHT)
        counted.addWidget(self.clear_button)
        counted.setStretch(0, 1)
        self.setLayout(rows(across(self.box, self.fold), self._area, self._active, counted, space=Space.TIGHT))
        self._area.hide()
        self._active.hide()
        self.clear_button.hide()
        self.box.textChanged.connect(self._on_text)
        self.fold.toggled.connect(self._on_folded)
        self.clear_button.clicked.connect(self.clear)

    @property
    def filter(self) -> ClipFilter:
        """What is looked for."""
        return self._filter

    @property
    def open(self) -> bool:
        """Whether the chips are unfolded."""
        return self.fold.isChecked()

    def chip(self, field: str, value: str) -> Button:
        """The chip of a value."""
        return self._chips[field, value]

    def set_room(self, height: int) -> None:
        """How high the place is in which this bar lies."""
        least, most = _CHIPS_HEIGHTS
        self._area.setMaximumHeight(min(max(round(height * _CHIPS_SHARE), least), most))

    def clear(self) -> None:
        """Look for everything."""
        self._filter = ClipFilter()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)
        self._on_changed()

    def set_values(self, values: Sequence[frozenset[str]]) -> None:
        """Offer these values, for each of ``FIELDS``."""
        wanted = [
            (field, value)
            for field, there in zip(FIELDS, values, strict=True)
            if there - {""}
            for value in _in_order(field, there)
        ]
        if wanted == list(self._chips):
            return
        empty(self._groups)
        self._chips = {}
        for field in FIELDS:
            chips = [self._made_chip(field, value) for of, value in wanted if of == field]
            if chips:
                flow = FlowLayout()
                for chip in chips:
                    flow.addWidget(chip)
                self._groups.addWidget(label(field_word(field), "caption"))
                self._groups.addLayout(flow)
        self._groups.addStretch(1)

    def set_counts(self, counts: Sequence[Mapping[str, int]]) -> None:
        """How many clips each value would show, for each of ``FIELDS``."""
        for (field, value), chip in self._chips.items():
            count = counts[FIELDS.index(field)].get(value, 0)
            word = value_word(field, value)
            chip.setText(f"{word}  {count}".replace("&", "&&"))
            chip.setEnabled(bool(count) or chip.isChecked())
            said = self.tr("{field}: {value}, {count} moves")
            chip.setAccessibleName(said.format(field=field_word(field), value=word, count=count))

    def set_result(self, shown: int, total: int) -> None:
        """How many clips match."""
        if shown == total:
            text = self.tr("1 move") if total == 1 else self.tr("{total} moves").format(total=f"{total:,}")
        else:
            text = self.tr("{shown} of {total} moves").format(shown=f"{shown:,}", total=f"{total:,}")
        self._count.setText(text)

    def _made_area(self) -> QScrollArea:
        inside = QWidget()
        self._groups.setContentsMargins(0, 0, Space.SMALL, 0)
        self._groups.setSpacing(Space.TIGHT)
        inside.setLayout(self._groups)
        area = scroll_area(inside)
        area.setMinimumHeight(_CHIPS_HEIGHTS[0])
        area.setAccessibleName(self.tr("Filters"))
        return area

    def _made_chip(self, field: str, value: str) -> Button:
        chip = Button(self._theme, value_word(field, value).replace("&", "&&"), variant="chip")
        chip.setChecked(value in self._filter.chosen[FIELDS.index(field)])
        chip.clicked.connect(lambda: self._toggle(field, value))
        chip.setAccessibleName(f"{field_word(field)}: {value_word(field, value)}")
        self._chips[field, value] = chip
        return chip

    def _toggle(self, field: str, value: str) -> None:
        self._filter = self._filter.toggled(field, value)
        self._on_changed()

    def _on_text(self, text: str) -> None:
        self._filter = self._filter._replace(text=text)
        self._on_changed()

    def _on_folded(self, unfolded: bool) -> None:
        self._area.setVisible(unfolded)
        if unfolded:
            self.unfolded.emit()

    def _on_changed(self) -> None:
        for (field, value), chip in self._chips.items():
            chip.setChecked(value in self._filter.chosen[FIELDS.index(field)])
        self._show_active()
        self.clear_button.setVisible(bool(self._filter.active or self._filter.text))
        self.filter_changed.emit(self._filter)

    def _show_active(self) -> None:
        empty(self._active_flow)
        for field, value in self._filter.active:
            chip = Button(self._theme, value_word(field, value).replace("&", "&&"), icon="close", variant="chip")
            chip.setCheckable(False)
            name = self.tr("Take away the filter {field}: {value}")
            chip.setAccessibleName(name.format(field=field_word(field), value=value_word(field, value)))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _=False, field=field, value=value: self._toggle(field, value))
            self._active_flow.addWidget(chip)
        self._active.setVisible(bool(self._filter.active))


def _in_order(field: str, values: frozenset[str]) -> list[str]:
    """As people expect them, what nobody said last."""
    known = [str(value) for value in CHOICES.get(field, ())]
    ranked = {value: place for place, value in enumerate(known)}
    return sorted(values, key=lambda v: (not v, ranked.get(v, len(known)), value_word(field, v).casefold()))
