"""One look for what else could be danced at a place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from choreo_desktop.ui.models.clip_looks import SMALL_POSTER, Looked, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.services.editing_views import Alternative
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.session import Session

_MOST = 8

Found = list[tuple["Alternative", Looked]]


class AlternativesQuestion(QObject):
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
