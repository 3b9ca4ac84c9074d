"""Other moves for a place, ranked, each to be looked at and to be swapped in."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from choreo_desktop.ui.kit import empty, label, rows
from choreo_desktop.ui.panels.selected_move_alternative import AlternativeRow
from choreo_desktop.ui.panels.selected_move_looks import SMALL_POSTER, Looked, look_up
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.services.editing import Alternative
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.jobs.runner import Job
    from choreo_desktop.ui.session import Session

_CALM = 150  # ms: who walks through the moves with the arrow keys is not held up
_MOST = 8

Found = list[tuple["Alternative", Looked]]


class _Question(QObject):
    """One look for alternatives; an answer to an earlier question is passed over."""

    answered = Signal(object)

    def __init__(self, session: "Session", library: "Callable[[], Library]", scale: float, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._library, self._scale = session, library, scale
        self._jobs: list[Job] = []
        self._ranked: list[Alternative] = []
        self.answered.connect(self.deleteLater)

    def ask(self, place: int) -> None:
        """Begin."""
        self._jobs.append(self._session.find_alternatives(place, self._on_ranked, most=_MOST))

    def stop(self) -> None:
        """Nobody waits for the answer any more."""
        self.blockSignals(True)
        for job in self._jobs:
            job.cancel()
        self.deleteLater()

    def _on_ranked(self, ranked: "list[Alternative]") -> None:
        library, scale = self._library, self._scale
        self._ranked = ranked
        self._jobs = [
            self._session.runner.run(
                lambda _, cancel: look_up(library(), [a.key for a in ranked], SMALL_POSTER, scale, cancel),
                done=self._on_looked,
                failed=self._on_failed,
            )
        ]

    def _on_looked(self, looked: list[Looked]) -> None:
        self.answered.emit(list(zip(self._ranked, looked, strict=True)))

    def _on_failed(self, error: object) -> None:
        self._session.failed.emit(error)
        self.answered.emit([])


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
        self._question: _Question | None = None
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
        self._question = _Question(self._session, self._library, self.devicePixelRatioF(), self)
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
