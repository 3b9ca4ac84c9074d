"""What stands where the library is not there yet: that it is being opened, or why it cannot be."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.notices import EmptyState
from choreo_desktop.ui.panels.narrow import breakable

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme


class Waiting(QStackedWidget):
    """Says that the library is being opened; where that fails, what is wrong, with a way to try again.

    Args:
        theme: Colours.
        icon: Of what is waited for.
    """

    again_wanted = Signal()

    def __init__(self, theme: "Theme", icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._opening = EmptyState(theme, icon, self.tr("Opening the library…"), "")
        self._problem: EmptyState | None = None
        self.addWidget(self._opening)

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence or two; empty while nothing is."""
        return "" if self._problem is None else self._sentence

    def show_opening(self) -> None:
        """It is being opened, maybe once more."""
        if self._problem is not None:
            self.removeWidget(self._problem)
            self._problem.deleteLater()
            self._problem = None

    def show_problem(self, sentence: str) -> None:
        """It cannot be opened.

        Args:
            sentence: Why, and what to do.
        """
        self.show_opening()
        self._sentence = sentence
        again = Button(self._theme, self.tr("Try again"), icon="refresh")
        again.clicked.connect(self.again_wanted)
        title = self.tr("The library cannot be opened")
        self._problem = EmptyState(self._theme, "warning", title, breakable(sentence), [again])
        self.addWidget(self._problem)
        self.setCurrentWidget(self._problem)
