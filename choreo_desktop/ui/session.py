"""What the window works on: a song, the choices, the plan, what is selected, and the video that was made of it.

The panels show what the session says and tell it what the person wants; whatever takes time runs in a job.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from choreo_desktop.domain.work import Progress
from choreo_desktop.ui.plan_editing import Change, PlanEditing, follow
from choreo_desktop.ui.working import Command, Video, Working

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.services.choreography import Made
    from choreo_desktop.services.editing_edit import Edit
    from choreo_desktop.services.editing_views import Alternative
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.studio_parts import SongView
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner

__all__ = ["Change", "Command", "Session"]

_MOST_UNDONE = 300


class Session(QObject):
    """The state of the window, shared by its panels.

    Attributes:
        selected: The selected move, counted from 0; None for none.
        undo: Everything that can be undone.
        editing: Changes of the plan.
        renders: Whether what runs now, or ran last, makes a video and not only a plan.

    ``edited`` comes with each ``Edit`` that is carried out, and with its inverse where it is undone.
    ``opened`` comes with the choices of a choreography of the history that was opened, or None where nobody knows them.
    ``clip_said`` comes with the record of a clip of which something else is said now, ``clip_changed`` whenever clips
    of the library may be others.
    """

    song_changed = Signal()
    plan_changed = Signal()
    selection_changed = Signal()
    video_changed = Signal()
    work_changed = Signal()
    history_changed = Signal()
    told = Signal(str)
    failed = Signal(object)
    built = Signal(object)
    opened = Signal(object)
    clip_said = Signal(object)
    clip_changed = Signal()
    edited = Signal(object)

    def __init__(self, studio: "Studio", runner: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.runner = runner
        self.selected: int | None = None
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(_MOST_UNDONE)
        self.renders = True
        self.clip_said.connect(self.clip_changed)
        self._now = Working()
        self.editing = PlanEditing(self, self._apply, self)
        self.editing.told.connect(self.told)
        self.editing.failed.connect(self.failed)
        self._work: Job | None = None
        self._again: Callable[[], None] | None = None
        self._loading: Job | None = None

    @property
    def song(self) -> "SongView | None":
        """The song that is worked on; None before one was chosen."""
        return self._now.song

    @property
    def planned(self) -> "Planned | None":
        """What the plan was made from; None before there is a plan."""
        return self._now.planned

    @property
    def blueprint(self) -> "Blueprint | None":
        """The plan as it is now, with every edit."""
        return self._now.blueprint

    @property
    def video(self) -> "Path | None":
        """The finished video of the plan; None where there is none that shows it as it is now."""
        made = self._now.made
        return made.path if made is not None and made.blueprint.moves == self._moves() else None

    @property
    def kept(self) -> bool:
        """Whether the history has the plan just as it is."""
        return self._now.made is not None and self._now.made.blueprint == self.blueprint

    @property
    def task_id(self) -> str:
        """The record of the video, or of the plan that was opened, in the history."""
        return "" if self._now.made is None else self._now.made.task_id

    @property
    def working(self) -> Working:
        """All that is worked on, to be shown again by ``correct``."""
        return self._now

    def _moves(self) -> "list[BlueprintMove]":
        return [] if self.blueprint is None else self.blueprint.moves

    @property
    def work(self) -> "Job | None":
        """The build or rendering that runs now."""
        return self._work

    # The song

    def choose_song(self, record: "SongRecord") -> None:
        """Work on a song; the plan before is left, it is in the history if it was made."""
        if self.song is not None and self.song.record.number == record.number:
            return
        self._load_song(record.number, keep_plan=False)

    def refresh_song(self) -> None:
        """Take over corrections of the song."""
        if self.song is not None:
            self._load_song(self.song.record.number, keep_plan=True)

    def _load_song(self, number: int, *, keep_plan: bool) -> None:
        if self._loading is not None:
            self._loading.cancel()

        def done(view: "SongView") -> None:
            if keep_plan:
                self._now = self._now._replace(song=view)
                self.song_changed.emit()
            else:
                text = self.tr("Choose {song}").format(song=view.record.title)
                self.take(Working(view), text)

        self._loading = self.runner.run(
            lambda progress, cancel: self.studio.song(number, progress=progress, cancel=cancel),
            title=self.tr("Opening the song"),
            done=done,
            failed=self.failed.emit,
        )

    # Building

    def build(self, **choices: Any) -> None:  # noqa: ANN401 - fields of ChoreographyRequest
        """Plan and make the video, with the song that is worked on.

        ``built`` tells when it is done, ``failed`` why it is not; ``plan_changed`` comes as soon as the plan stands.
        A plan that somebody lays by hand is not planned anew: only what is free is filled.
        """
        if self._work is not None or self.song is None:
            return
        if self.editing.unfinished:
            self.editing.edit(lambda editor, plan: editor.fill(plan, seed=choices.get("seed")), then=self.render)
            return
        song = self.song.record
        planned: list[Planned] = []
        self._again = lambda: self.build(**choices)

        def work(progress: Callable[[Progress], None], cancel: Any) -> "tuple[Made, Path]":  # noqa: ANN401
            request = self.studio.request(song, **choices)

            def on_planned(plan: "Planned") -> None:
                planned[:] = [plan]  # where clips cannot be used there is another, which counts
                progress(Progress("planning", 10, self.tr("The choreography is planned")))

            made = self.studio.build(request, on_planned=on_planned, progress=progress, cancel=cancel)
            return made, self.studio.history.video(made.response.task_id, cancel=cancel)

        def on_progress(_: Progress) -> None:
            if planned and (plan := planned.pop()) and self._works_on(song):
                self.take(Working(self.song, plan, plan.blueprint), self.tr("Build the choreography"))

        def done(result: "tuple[Made, Path]") -> None:
            on_progress(Progress("completed", 100, ""))
            self._on_made(result)

        self._begin(work, self.tr("Building the choreography"), done, on_progress)

    def plan(self, **choices: Any) -> None:  # noqa: ANN401 - fields of ChoreographyRequest
        """Only plan, with the song that is worked on; ``plan_changed`` comes when the plan stands."""
        if self._work is not None or self.song is None:
            return
        song = self.song.record
        self._again = lambda: self.plan(**choices)

        def work(progress: Callable[[Progress], None], cancel: Any) -> "Planned":  # noqa: ANN401
            return self.studio.plan(self.studio.request(song, **choices), progress=progress, cancel=cancel)

        def done(planned: "Planned") -> None:
            if self._works_on(song):
                self.take(Working(self.song, planned, planned.blueprint), self.tr("Plan the choreography"))

        self._begin(work, self.tr("Planning the choreography"), done, renders=False)

    def render(self, *, name: str = "") -> None:
        """Make the video of the plan as it is now."""
        if self._work is not None or self.blueprint is None:
            return
        plan, request = self.blueprint, None if self.planned is None else self.planned.request
        song = None if self.song is None or request is None else self.song.record
        self._again = lambda: self.render(name=name)
        others: list[Planned] = []

        def work(progress: Callable[[Progress], None], cancel: Any) -> "tuple[Made, Path]":  # noqa: ANN401
            blueprint = plan
            if song is not None:
                output = self.studio.request(song).output_path
                config = plan.output_config.model_copy(update={"output_path": output})
                blueprint = plan.model_copy(update={"output_config": config})
            made = self.studio.render(
                blueprint, request, name=name, on_planned=others.append, progress=progress, cancel=cancel
            )
            return made, self.studio.history.video(made.response.task_id, cancel=cancel)

        def done(result: "tuple[Made, Path]") -> None:
            if others and self._moves() == plan.moves:
                self.take(Working(self.song, others[-1], others[-1].blueprint), self.tr("Dance other moves"))
            self._on_made(result)

        self._begin(work, self.tr("Rendering the choreography"), done)

    def retry(self) -> None:
        """Begin what ran last once more."""
        if self._again is not None:
            self._again()

    def cancel_work(self) -> None:
        """Stop the build or rendering; finished parts are kept."""
        if self._work is not None:
            self._work.cancel()

    def _begin(
        self,
        work: Callable[..., Any],
        title: str,
        done: Callable[[Any], None],
        progress: Callable[[Progress], None] | None = None,
        *,
        renders: bool = True,
    ) -> None:
        self.renders = renders
        job = self.runner.run(
            work,
            title=title,
            done=done,
            failed=self.failed.emit,
            cancelled=lambda: self.told.emit(self.tr("Stopped. Finished parts are kept for the next time.")),
            progress=progress,
        )
        self._work = job
        job.finished.connect(self._on_work_finished)
        self.work_changed.emit()

    def _on_work_finished(self) -> None:
        self._work = None
        self.work_changed.emit()
        self.history_changed.emit()

    def _on_made(self, result: "tuple[Made, Path]") -> None:
        made, path = result
        if self.blueprint is not None and self.blueprint.moves == made.blueprint.moves:
            self._now = self._now._replace(made=Video(path, made.response.task_id, self.blueprint))
            self.video_changed.emit()
        self.built.emit(made)

    def _works_on(self, song: "SongRecord") -> bool:
        """Whether nobody chose another song since."""
        return self.song is not None and self.song.record.number == song.number

    # The plan

    def open_task(self, task: "ChoreographyTask", *, then: Callable[[], None] | None = None) -> None:
        """Work on a choreography of the history: its song, its plan, its video.

        Args:
            task: Which.
            then: Called when it is open.
        """

        def work(progress: Callable[[Progress], None], cancel: Any) -> Any:  # noqa: ANN401
            studio = self.studio
            planned = studio.reopen(task.task_id, progress=progress, cancel=cancel)
            song, request = None, None if planned is None else planned.request
            if planned is not None:
                song = studio.song(int(planned.request.song_id), progress=progress, cancel=cancel)
            elif not task.planned:
                song, request = studio.asked_for(task, progress=progress, cancel=cancel)
            made = task.status == "completed"
            video = studio.history.video(task.task_id, progress=progress, cancel=cancel) if made else None
            return song, planned, request, studio.history.blueprint(task.task_id), video

        def done(result: Any) -> None:  # noqa: ANN401
            song, planned, request, blueprint, video = result
            plan = blueprint if planned is None else planned.blueprint
            made = None if video is None or plan is None else Video(video, task.task_id, plan)
            text = self.tr("Open {name}").format(name=task.title)
            self.take(Working(song, planned, plan, made), text)
            self.opened.emit(request)
            if then is not None:
                then()

        self.runner.run(work, title=self.tr("Opening the choreography"), done=done, failed=self.failed.emit)

    def select(self, place: int | None) -> None:
        """Select a move, counted from 0."""
        count = 0 if self.blueprint is None else len(self.blueprint.moves)
        place = place if place is not None and 0 <= place < count else None
        if place != self.selected:
            self.selected = place
            self.selection_changed.emit()

    def swap(self, place: int, key: str) -> None:
        """Dance another move at a place."""
        self.edit(lambda editor, blueprint: editor.swap(blueprint, place, key))

    def lock(self, place: int, *, locked: bool) -> None:
        """Keep a move where it is when the rest is planned anew, or no longer."""
        self.edit(lambda editor, blueprint: editor.lock(blueprint, place, locked=locked))

    def reroll(self, seed: int) -> None:
        """Plan anew whatever is not locked."""
        self.edit(lambda editor, blueprint: editor.reroll(blueprint, seed))

    def edit(self, change: "Change") -> None:
        """Change the plan, in a way that can be undone. Changes asked for meanwhile wait for their turn."""
        self.editing.edit(change)

    def find_alternatives(self, place: int, done: "Callable[[list[Alternative]], None]", *, most: int = 8) -> "Job":
        """Other moves for a place, ranked; ``done`` gets them in the window's thread."""
        job = self.editing.ask(
            lambda editor, plan: editor.alternatives(plan, place, most=most), done, lambda _: done([])
        )
        return self.runner.run(lambda _, __: [], done=done) if job is None else job

    def _apply(self, edit: "Edit") -> None:
        if self.blueprint is None:
            return
        video = self.video
        self._now = self._now._replace(blueprint=edit.apply(self.blueprint))
        before, self.selected = self.selected, follow(self.selected, edit)
        self.plan_changed.emit()
        self.edited.emit(edit)
        if self.selected != before:
            self.selection_changed.emit()
        if self.video != video:
            self.video_changed.emit()

    def correct(self, now: Working) -> None:
        """Show the same song with other counts, and the plan as it follows them; undoing it is the caller's."""
        video, now = self.video, now._replace(made=self._now.made)
        song, blueprint, self._now = self.song, self.blueprint, now
        if now.song is not song:
            self.song_changed.emit()
        if now.blueprint is not blueprint:
            self.plan_changed.emit()
        if self.selected is not None and self.selected >= len(self._moves()):
            self.select(None)
        if self.video != video:
            self.video_changed.emit()

    def take(self, now: Working, text: str) -> None:
        """Work on something else; undoing goes back to what was worked on before, with its plan and its video."""
        before = self._now
        if before.song is None and before.blueprint is None:
            self._show(now)
        else:
            self.undo.push(Command(text, lambda: self._show(now), lambda: self._show(before)))

    def _show(self, now: Working) -> None:
        song, self._now = self.song, now
        self.editing.forget()
        self.selected = None
        if now.song is not song:
            self.song_changed.emit()
        self.plan_changed.emit()
        self.selection_changed.emit()
        self.video_changed.emit()
