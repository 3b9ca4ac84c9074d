"""Other moves for a place, ranked, each to be looked at and to be swapped in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from choreo_desktop.ui.kit import empty, label, rows
from choreo_desktop.ui.panels.selected_move_alternative import AlternativeRow
from choreo_desktop.ui.panels.selected_move_question import AlternativesQuestion, Found
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.session import Session

_CALM = 150  # ms: who walks through the moves with the arrow keys is not held up


class Alternatives(QWidget):
    """All other moves for a place.

    Args:
        theme: The look.
        session: What the window works on.
        library: Opens the library; called in jobs.
    """

    swapped = Signal(str)
    preview_wanted = Signal(str)
    found = Signal(list)

    def __init__(self, theme: Theme, session: "Session", library: "Callable[[], Library]") -> None:
        super().__init__()
        self._theme, self._session, self._library = theme, session, library
        self._place: int | None = None
        self._question: AlternativesQuestion | None = None
        self._state = label("", "muted", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.SMALL)
        self.setLayout(rows(label(self.tr("Instead of it"), "caption"), self._state, self._rows, space=Space.TIGHT))
        self._calm = QTimer(self, singleShot=True, interval=_CALM)
        self._calm.timeout.connect(self._ask)

    def look_for(self, place: int | None) -> None:
        """Find alternatives for a place; None for none."""
        if self._question is not None:
            self._question.stop()
            self._question = None
        self._place = place
        empty(self._rows)
        self.found.emit([])
        self._state.setText(self.tr("Looking…"))
        self._state.show()
        self._calm.stop()
        if place is not None:
            self._calm.start()

    def _ask(self) -> None:
        if self._place is None:
            return
        self._question = AlternativesQuestion(self._session, self._library, self.devicePixelRatioF(), self)
        self._question.answered.connect(self._on_answered)
        self._question.ask(self._place)

    def _on_answered(self, found: Found) -> None:
        self._question = None
        empty(self._rows)
        self._state.setText(self.tr("No other move of the library fits here."))
        self._state.setHidden(bool(found))
        for alternative, looked in found:
            row = AlternativeRow(self._theme, alternative, looked)
            row.swapped.connect(self.swapped)
            row.preview_wanted.connect(self.preview_wanted)
            self._rows.addWidget(row)
        self.found.emit([alternative for alternative, _ in found])
