"""The main use case: a song and moves become a choreography video, and the task record stays true."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest, ChoreographyResponse
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import CancelToken, Progress, ProgressSink
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.planning.coverage import Coverage, coverage_of
from choreo_desktop.planning.generator import BlueprintGenerator, genre_named
from choreo_desktop.services.catalog import Catalog
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.sync_report import SyncReport
from choreo_desktop.services.task_log import TaskLog, task_log
from choreo_desktop.services.video_assembly import VideoAssemblyService

ANALYSING = "analysing"
PLANNING = "planning"
# Listening and planning come before the stages of the assembly and take the first part of the first of them.
ANALYSED_PERCENT = 8
PLANNED_PERCENT = 10


class Made(NamedTuple):
    """A finished choreography.

    Attributes:
        response: What the caller is answered.
        blueprint: What it was made from.
        report: How exact it is.
    """

    response: ChoreographyResponse
    blueprint: Blueprint
    report: SyncReport


class Planned(NamedTuple):
    """A plan with all that it was made from.

    Attributes:
        blueprint: The plan.
        request: The choices.
        song: The song.
        analysis: What was heard in it.
        moves: The library.
        generator: The planner.
    """

    blueprint: Blueprint
    request: ChoreographyRequest
    song: Song
    analysis: SongAnalysis
    moves: Sequence[MoveClip]
    generator: BlueprintGenerator

    def coverage(self) -> Coverage:
        """What the library has for this song."""
        return coverage_of(self.moves, self.analysis.bpm, max_stretch=self.generator.max_stretch)

    def editor(self) -> PlanEditor:
        """Changes the plan by hand."""
        return PlanEditor(self.generator, self.song, self.analysis, self.moves, self.request)


def _ignore(_: Progress) -> None:
    """Progress that nobody asked for."""


class ChoreographyService:
    """Analyse, plan, assemble.

    Args:
        assembly: Makes videos.
        tasks: The history.
        catalog: Songs and moves; not needed to assemble a finished blueprint.
        ears: Listens to songs; not needed to assemble a finished blueprint.
        generator: Plans.
    """

    def __init__(
        self,
        assembly: VideoAssemblyService,
        tasks: TaskRepository,
        *,
        catalog: Catalog | None = None,
        ears: Ears | None = None,
        generator: BlueprintGenerator | None = None,
    ) -> None:
        self._assembly = assembly
        self._tasks = tasks
        self._catalog = catalog
        self._ears = ears
        self._generator = generator or BlueprintGenerator()

    def generate(
        self,
        request: ChoreographyRequest,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> ChoreographyResponse:
        """Make a choreography. See ``make`` for what it raises."""
        return self.make(request, progress, cancel).response

    def make(
        self,
        request: ChoreographyRequest,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> Made:
        """Make a choreography, and tell how.

        Raises:
            ChoreoError: If anything fails; ``as_dict()`` is the answer to the caller.
            Cancelled: If ``cancel`` was cancelled.
        """
        cancel = cancel or CancelToken()
        with task_log(self._tasks, self._title(request)) as log:
            tell = _teller(log, progress)
            tell(TaskStatus.PENDING, ANALYSING, 0, "Getting ready")
            if request.output_path is not None:
                self._assembly.check_ready(request.output_path)
            blueprint = self._plan(request, log.task_id, tell, cancel).blueprint
            return self._assemble(blueprint, log, tell, cancel)

    def plan(
        self,
        request: ChoreographyRequest,
        *,
        task_id: str,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> Planned:
        """Only plan; nothing is rendered or recorded.

        Raises:
            ChoreoError: If the song or the clips cannot be used.
            Cancelled: If ``cancel`` was cancelled.
        """

        def tell(_: TaskStatus, stage: str, percent: int, message: str) -> None:
            progress(Progress(stage, percent * 100 // PLANNED_PERCENT, message))

        return self._plan(request, task_id, tell, cancel or CancelToken())

    def assemble(
        self,
        blueprint: Blueprint | Mapping[str, Any],
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> Made:
        """Make the video of a finished blueprint.

        Raises:
            ChoreoError: If anything fails.
            Cancelled: If ``cancel`` was cancelled.
        """
        checked = read_blueprint(blueprint)
        song = PurePosixPath(checked.audio_path).stem
        with task_log(self._tasks, song, checked.task_id) as log:
            return self._assemble(checked, log, _teller(log, progress), cancel or CancelToken())

    def _title(self, request: ChoreographyRequest) -> str:
        return self._parts()[0].song(request.song_id).title

    def _parts(self) -> tuple[Catalog, Ears]:
        if self._catalog is None or self._ears is None:
            raise TypeError("planning needs a catalog and ears")
        return self._catalog, self._ears

    def _plan(self, request: ChoreographyRequest, task_id: str, tell: "_Tell", cancel: CancelToken) -> Planned:
        catalog, ears = self._parts()
        genre = genre_named(request.genre)
        song = catalog.song(request.song_id)
        half = ANALYSED_PERCENT // 2

        def heard(share: float) -> None:
            tell(TaskStatus.PLANNING, ANALYSING, int(half * share), f"Listening to {song.title}")

        def looked(share: float) -> None:
            tell(TaskStatus.PLANNING, ANALYSING, half + int(half * share), "Looking at the clips")

        heard(0.0)
        file = catalog.song_file(request.song_id)
        analysis = catalog.analysis(request.song_id, genre)
        if analysis is None:
            analysis = ears.hear_song(file, genre, cancel=cancel, on_share=heard).analysis
        found = catalog.find_moves(genre, cancel=cancel, on_share=looked)
        cancel.check()
        tell(TaskStatus.PLANNING, PLANNING, ANALYSED_PERCENT, "Choosing the moves")
        blueprint = self._generator.generate(
            song,
            analysis,
            found.moves,
            request,
            task_id=task_id,
            output_path=request.output_path or f"output/choreo_{task_id}.mp4",
        )
        cancel.check()
        tell(TaskStatus.PLANNING, PLANNING, PLANNED_PERCENT, "The choreography is planned")
        told = blueprint.model_copy(update={"notes": [*blueprint.notes, *found.notes]})
        return Planned(told, request, song, analysis, found.moves, self._generator)

    def _assemble(self, blueprint: Blueprint, log: TaskLog, tell: "_Tell", cancel: CancelToken) -> Made:
        reports: list[SyncReport] = []
        url = self._assembly.assemble_video(
            blueprint,
            lambda stage, percent, message: tell(TaskStatus.ASSEMBLING, stage, percent, message),
            cancel=cancel,
            on_report=reports.append,
        )
        report = reports[0]
        seconds = report.frames_found / report.frame_rate
        response = ChoreographyResponse(
            task_id=log.task_id,
            status=TaskStatus.COMPLETED,
            video_url=url,
            duration_seconds=round(seconds, 3),
        )
        log.done({"video_url": url, "duration_seconds": response.duration_seconds, "notes": blueprint.notes})
        return Made(response, blueprint, report)


_Tell = Callable[[TaskStatus, str, int, str], None]


def _teller(log: TaskLog, progress: ProgressSink) -> _Tell:
    told: tuple[str, int] = ("", 0)

    def tell(status: TaskStatus, stage: str, percent: int, message: str) -> None:
        nonlocal told
        now = (stage, max(told[1], percent))  # fetching begins where planning ended
        if now != told:
            told = now
            log.step(status, *now, message)
            progress(Progress(*now, message))

    return tell
