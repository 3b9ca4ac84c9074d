"""Changes of the plan that is worked on: worked out in jobs, one after the other, and put on the stack of undoing."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from choreo_desktop.ui.messages import said
from choreo_desktop.ui.working import Command

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.services.choreography import Planned
    from choreo_desktop.services.editing import Edit, PlanEditor
    from choreo_desktop.services.editing_edit import Preview
    from choreo_desktop.ui.jobs.runner import Job
    from choreo_desktop.ui.session import Session

T = TypeVar("T")
Change = Callable[["PlanEditor", "Blueprint"], "Edit"]
Question = Callable[["PlanEditor", "Blueprint"], T]


class PlanEditing(QObject):
    """Edits the plan of a session.

    Args:
        session: What is worked on.
        apply: Shows the plan after an edit.
    """

    def __init__(self, session: "Session", apply: "Callable[[Edit], None]") -> None:
        super().__init__(session)
        self._session, self._apply = session, apply
        self._editor: tuple[Planned, PlanEditor] | None = None
        self._waiting: deque[Change] = deque()
        self._running: Job | None = None
        self._trying: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a change is being worked out, or waits for its turn."""
        return self._running is not None or bool(self._waiting)

    def edit(self, change: Change) -> None:
        """Change the plan, in a way that can be undone. Changes asked for meanwhile wait for their turn."""
        self._waiting.append(change)
        self._next()

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
            failed=failed or self._session.failed.emit,
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
        change = self._waiting.popleft()

        def done(edit: "Edit") -> None:
            if session.blueprint is blueprint and not edit.changes_nothing:
                back = edit.inverse()
                text = said(edit.label)
                session.undo.push(Command(text, lambda: self._apply(edit), lambda: self._apply(back)))
                if edit.told:
                    session.told.emit(" ".join(edit.told))

        self._running = session.runner.run(
            lambda _, __: change(self._editor_of(planned), blueprint), done=done, failed=self._on_failed
        )
        self._running.finished.connect(self._on_finished)

    def _on_failed(self, error: BaseException) -> None:
        self._waiting.clear()  # what was asked for next was meant for what this one would have made
        self._session.failed.emit(error)

    def _on_finished(self) -> None:
        self._running = None
        self._next()

    def _editor_of(self, planned: "Planned") -> "PlanEditor":
        """Made once for each plan, in a job: with a large library it takes a second."""
        if self._editor is None or self._editor[0] is not planned:
            self._editor = planned, planned.editor()
        return self._editor[1]


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
