"""The beats of a clip while a person works on them; nothing is kept before they say so."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from choreo_desktop.domain.errors import ChoreoError, InvalidRequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.domain.moves import ClipGrid
    from choreo_desktop.domain.records import ClipRecord, GivenBeats
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner

_MOST_PAST = 200


class ClipGridDraft(QObject):
    """What a person gives, and the beats that come of it.

    ``changed`` comes when ``record`` shows other beats, ``failed`` with a ``ChoreoError`` when a change cannot be made;
    it leaves everything as it was.

    Args:
        runner: Works the beats out.
        record: The clip as it is kept.
        parent: Owner.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, runner: "JobRunner", record: "ClipRecord", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.kept, self.record = record, record
        self.given: GivenBeats | None = record.given
        self._past: list[tuple[GivenBeats | None, ClipRecord]] = []
        self._wanted: list[Callable[[], GivenBeats | None]] = []
        self._job: Job | None = None

    @property
    def grid(self) -> "ClipGrid | None":
        """The beats of now; None where there are none."""
        return self.record.move.grid

    @property
    def altered(self) -> bool:
        """Whether there is something to keep."""
        return self.given != self.kept.given or (self.given is None and self.kept.own != self.record.own)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._past)

    @property
    def busy(self) -> bool:
        """Whether beats are being worked out."""
        return self._job is not None

    def change(self, alter: "Callable[[GivenBeats], GivenBeats]") -> None:
        """Correct the beats that there are."""

        def make() -> "GivenBeats":
            from choreo_desktop.services.grid_corrections_clip import start_from

            given = start_from(self.record)
            if given is None:
                raise InvalidRequestError(
                    "No beat is known in this clip yet. Tap along with it, or enter its tempo and where a 1 falls."
                )
            return alter(given)

        self._ask(make)

    def give(self, given: "GivenBeats | None") -> None:
        """Other beats in place of all that there were; None for what was heard."""
        self._ask(lambda: given)

    def undo(self) -> None:
        """Take the last change back."""
        if self._past and self._job is None:
            self.given, self.record = self._past.pop()
            self.changed.emit()

    def _ask(self, make: "Callable[[], GivenBeats | None]") -> None:
        self._wanted.append(make)
        self._next()

    def _next(self) -> None:
        if self._job is not None or not self._wanted:
            return
        make, record, before = self._wanted.pop(0), self.kept, (self.given, self.record)

        def work(_: object, __: object) -> "tuple[GivenBeats | None, ClipRecord]":
            from choreo_desktop.services.grid_corrections_clip import preview

            given = make()
            return given, preview(record, given)

        def done(made: "tuple[GivenBeats | None, ClipRecord]") -> None:
            self._past = [*self._past, before][-_MOST_PAST:]
            self.given, self.record = made
            self.changed.emit()

        self._job = self._runner.run(work, done=done, failed=self._on_failed)
        self._job.finished.connect(self._on_finished)

    def _on_failed(self, error: BaseException) -> None:
        self._wanted.clear()
        if isinstance(error, ChoreoError):
            self.failed.emit(error)
        else:
            self._runner.failed.emit(error)

    def _on_finished(self) -> None:
        self._job = None
        self._next()
