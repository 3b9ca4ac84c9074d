"""Changes of the plan that is worked on: worked out in jobs, one after the other, and put on the stack of undoing."""

import logging
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.edit_titles import edit_title
from choreo_desktop.ui.working import Command, Working

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.services.editing import PlanEditor
    from choreo_desktop.services.editing_edit import Edit
    from choreo_desktop.services.editing_views import Preview
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.studio_parts import SongView
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner

logger = logging.getLogger(__name__)

T = TypeVar("T")
Span = tuple[float, float]
Change = Callable[["PlanEditor", "Blueprint"], "Edit"]
Question = Callable[["PlanEditor", "Blueprint"], T]

_CLOSE = 0.05  # s


class WorkedOn(Protocol):
    """What a session is to those who edit its plan."""

    studio: "Studio"
    runner: "JobRunner"
    undo: QUndoStack

    @property
    def song(self) -> "SongView | None":
        """The song."""

    @property
    def planned(self) -> "Planned | None":
        """What the plan was made from."""

    @property
    def blueprint(self) -> "Blueprint | None":
        """The plan."""

    def take(self, now: Working, text: str) -> None:
        """Work on something else."""


class PlanEditing(QObject):
    """Edits the plan of a session.

    Args:
        session: What is worked on.
        apply: Shows the plan after an edit.
        parent: Owns this.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, session: WorkedOn, apply: "Callable[[Edit], None]", parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._apply = session, apply
        self._editor: tuple[Planned, PlanEditor] | None = None
        self._slots: tuple[Planned, tuple[Span, ...]] | None = None
        self._waiting: deque[tuple[Change, Callable[[], None] | None]] = deque()
        self._running: Job | None = None
        self._trying: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a change is being worked out, or waits for its turn."""
        return self._running is not None or bool(self._waiting)

    @property
    def slots(self) -> tuple[Span, ...]:
        """Seconds from and to of the 8-counts on which moves can lie; none where the plan cannot be changed."""
        planned = self._session.planned
        if planned is None or self._session.blueprint is None:
            return ()
        if self._slots is None or self._slots[0] is not planned:
            self._slots = planned, _slots_of(planned)
        return self._slots[1]

    @property
    def unfinished(self) -> bool:
        """Whether there is a plan with free 8-counts."""
        slots, plan = self.slots, self._session.blueprint
        if plan is None or not slots:
            return False
        danced = sum(move.duration or 0.0 for move in plan.moves)
        return danced < slots[-1][1] - slots[0][0] - _CLOSE

    def edit(self, change: Change, *, then: Callable[[], None] | None = None) -> None:
        """Change the plan, in a way that can be undone. Changes asked for meanwhile wait for their turn.

        Args:
            change: What to do.
            then: Called when it is done.
        """
        self._waiting.append((change, then))
        self._next()

    def begin_empty(self, *, then: Callable[[], None] | None = None, **choices: Any) -> None:  # noqa: ANN401
        """An empty plan for the song that is worked on, to be laid by hand.

        Args:
            then: Called when it is there.
            choices: Fields of ChoreographyRequest.
        """
        session, song = self._session, self._session.song
        if song is None:
            return

        def done(planned: "Planned") -> None:
            if session.song is song:
                session.take(Working(song, planned, planned.blueprint), self.tr("New empty plan"))
                if then is not None:
                    then()

        session.runner.run(
            lambda progress, cancel: session.studio.begin_empty(
                session.studio.request(song.record, **choices), progress=progress, cancel=cancel
            ),
            title=self.tr("Beginning an empty plan"),
            done=done,
            failed=self.failed.emit,
        )

    def forget(self) -> None:
        """Changes that wait were meant for another plan."""
        self._waiting.clear()

    def ask(
        self,
        question: "Question[T]",
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> "Job | None":
        """Ask the editor something about the plan; ``done`` gets the answer in the window's thread.

        Returns the job; None where there is no plan that can be edited.
        """
        blueprint, planned = self._session.blueprint, self._session.planned
        if blueprint is None or planned is None:
            return None
        return self._session.runner.run(
            lambda _, __: question(self._editor_of(planned), blueprint),
            done=done,
            failed=failed or self.failed.emit,
        )

    def preview(
        self, change: Change, done: "Callable[[Preview], None]", failed: Callable[[BaseException], None]
    ) -> None:
        """Find out what a change would do; only the newest question is answered."""
        if self._trying is not None and self._trying.running:
            self._trying.cancel()

        def newest(answer: Callable[[T], None]) -> Callable[[T], None]:
            return lambda what: answer(what) if self._trying is job else None

        def work(editor: "PlanEditor", plan: "Blueprint") -> "Preview":
            return editor.preview(plan, change(editor, plan))

        job = self._trying = self.ask(work, newest(done), newest(failed))

    def stop_preview(self) -> None:
        """Nobody wants to know any more."""
        self._trying = None

    def _next(self) -> None:
        session, blueprint, planned = self._session, self._session.blueprint, self._session.planned
        if planned is None or blueprint is None:
            self._waiting.clear()
            return
        if self._running is not None or not self._waiting:
            return
        change, then = self._waiting.popleft()

        def done(edit: "Edit") -> None:
            if session.blueprint is not blueprint:
                return
            if not edit.changes_nothing:
                back = edit.inverse()
                text = edit_title(edit.label)
                session.undo.push(Command(text, lambda: self._apply(edit), lambda: self._apply(back)))
                if edit.told:
                    self.told.emit(" ".join(edit.told))
            if then is not None:
                then()

        self._running = session.runner.run(
            lambda _, __: change(self._editor_of(planned), blueprint), done=done, failed=self._on_failed
        )
        self._running.finished.connect(self._on_finished)

    def _on_failed(self, error: BaseException) -> None:
        self._waiting.clear()  # what was asked for next was meant for what this one would have made
        self.failed.emit(error)

    def _on_finished(self) -> None:
        self._running = None
        self._next()

    def _editor_of(self, planned: "Planned") -> "PlanEditor":
        """Made once for each plan, in a job: with a large library it takes a second."""
        if self._editor is None or self._editor[0] is not planned:
            self._editor = planned, planned.editor()
        return self._editor[1]


def _slots_of(planned: "Planned") -> tuple[Span, ...]:
    from choreo_desktop.services.plan_slots import slot_spans

    try:
        return slot_spans(planned)
    except ChoreoError as error:  # the song was corrected until no beat was left
        logger.info("the plan cannot be changed: %s", error.error)
        return ()


def follow(place: int | None, edit: "Edit") -> int | None:
    """Which move is selected after an edit.

    Args:
        place: The one before, counted from 0; None for none.
        edit: The edit.
    """
    if edit.chosen:
        return place if place in edit.chosen else edit.chosen[0]
    if place is None or place in edit.chosen_before:
        return None
    if place < edit.first:
        return place
    if place >= edit.first + len(edit.before):
        return place + len(edit.after) - len(edit.before)
    key = edit.before[place - edit.first].video_path
    near = [edit.first + i for i, move in enumerate(edit.after) if move.video_path == key]
    return min(near, key=lambda other: abs(other - place), default=None)
