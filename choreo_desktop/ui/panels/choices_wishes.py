"""Moves that must be danced, or must not: names that can be added, looked for and taken away."""

from collections.abc import Iterable

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtWidgets import QWidget

from choreo_desktop.domain.request import MAX_WISHES
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.kit import across, empty, label, rows
from choreo_desktop.ui.models.wish_names import Names
from choreo_desktop.ui.panels.choices_picker import WishPicker
from choreo_desktop.ui.theme import Space, Theme

_CHIP_WIDTH = 200


class Wishes(QWidget):
    """Names as chips, with a button that adds one.

    Args:
        theme: The look.
        title: What the names are for.
        names: What can be added.
        most: How many there can be.
    """

    changed = Signal()
    added = Signal(list)

    def __init__(self, theme: Theme, title: str, names: Names, *, most: int = MAX_WISHES) -> None:
        super().__init__()
        self._theme, self._known, self._most = theme, names, most
        self.title = title
        self._names: list[str] = []
        self._add = IconButton(theme, "plus", self.tr("{title}: add").format(title=title), side=16)
        self._add.clicked.connect(self._on_add)
        head = across(label(title, "caption"), space=Space.SMALL)
        head.addStretch(1)
        head.addWidget(self._add)
        self._chips = QWidget()
        self._flow = FlowLayout()
        self._chips.setLayout(self._flow)
        self.setLayout(rows(head, self._chips, space=Space.HAIR))
        self._show()

    @property
    def names(self) -> tuple[str, ...]:
        """What is wished for."""
        return tuple(self._names)

    def set(self, names: Iterable[str]) -> None:
        """Wish for these and no others."""
        self._names = list(dict.fromkeys(names))[: self._most]
        self._show()
        self.changed.emit()

    def add(self, names: Iterable[str]) -> None:
        """Wish for these too."""
        more = [name for name in names if name and name not in self._names]
        if more:
            self.set([*self._names, *more])
            self.added.emit(more)

    def drop(self, names: Iterable[str]) -> list[str]:
        """No longer wish for these. Returns those that were wished for."""
        dropped = [name for name in names if name in self._names]
        if dropped:
            self.set([name for name in self._names if name not in dropped])
        return dropped

    def _show(self) -> None:
        focus = self.focusWidget()
        focused = focus is not None and self._chips.isAncestorOf(focus)
        empty(self._flow)
        for name in self._names:
            self._flow.addWidget(self._chip(name))
        self._chips.setVisible(bool(self._names))
        self._chips.updateGeometry()
        if focused:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, name: str) -> Button:
        chip = Button(self._theme, "", icon="close", variant="chip")
        chip.setCheckable(False)
        chip.setText(chip.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _CHIP_WIDTH).replace("&", "&&"))
        chip.setIconSize(chip.iconSize() * 0.7)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(self.tr("Take {name} away").format(name=name))
        chip.setAccessibleName(self.tr("{title}: take {name} away").format(title=self.title, name=name))
        chip.setProperty("wish", name)
        chip.clicked.connect(self._on_chip)
        return chip

    def _on_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Button):
            self.drop([str(chip.property("wish"))])

    def _on_add(self) -> None:
        picker = WishPicker(self._known, self)
        picker.chosen.connect(self._on_chosen)
        picker.open_below(self)

    def _on_chosen(self, name: str) -> None:
        self.add([name])
