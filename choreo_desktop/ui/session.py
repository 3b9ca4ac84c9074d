"""What the window works on, brought from the library and the history, planned, and made a video of.

The panels show what the session says and tell it what the person wants; whatever takes time runs in a job.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from choreo_desktop.domain.work import Progress
from choreo_desktop.ui.session_state import SessionState
from choreo_desktop.ui.working import Video, Working

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.services.choreography import Made
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.studio_parts import SongView
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner


class Session(SessionState):
    """The state of the window, shared by its panels.

    Attributes:
        renders: Whether what runs now, or ran last, makes a video and not only a plan.

    ``opened`` comes with the choices of a choreography of the history that was opened, or None where nobody knows them.
    """

    work_changed = Signal()
    history_changed = Signal()
    built = Signal(object)
    opened = Signal(object)

    def __init__(self, studio: "Studio", runner: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(studio, runner, parent)
        self.renders = True
        self._work: Job | None = None
        self._again: Callable[[], None] | None = None
        self._loading: Job | None = None

    @property
    def work(self) -> "Job | None":
        """The build or rendering that runs now."""
        return self._work

    # The song

    def choose_song(self, record: "SongRecord") -> None:
        """Work on a song; the plan before is left, it is in the history if it was made."""
        if self.song is not None and self.song.record.number == record.number:
            return
        if self._loading is not None:
            self._loading.cancel()

        def done(view: "SongView") -> None:
            self.take(Working(view), self.tr("Choose {song}").format(song=view.record.title))

        self._loading = self.runner.run(
            lambda progress, cancel: self.studio.song(record.number, progress=progress, cancel=cancel),
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

    # The history

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
