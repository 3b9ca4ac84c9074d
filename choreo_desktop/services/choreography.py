"""The main use case: a song and moves become a choreography video, and the task record stays true."""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.request import ChoreographyRequest, ChoreographyResponse
from choreo_desktop.domain.task import TaskStatus, video_key
from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.catalog import Catalog
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.gathering import Gatherer
from choreo_desktop.services.making_told import (
    ANALYSED_PERCENT,
    ANALYSING,
    PLANNED_PERCENT,
    PLANNING,
    Tell,
    plan_teller,
    planning_only,
    teller,
)
from choreo_desktop.services.planned import Planned
from choreo_desktop.services.reopening import complete
from choreo_desktop.services.stand_ins import with_stand_ins
from choreo_desktop.services.sync_report import SyncReport
from choreo_desktop.services.task_begin import begin_task
from choreo_desktop.services.task_log import About, TaskLog
from choreo_desktop.services.video_assembly import VideoAssemblyService

logger = logging.getLogger(__name__)


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


def _ignore(_: object) -> None:
    """What nobody asked for."""


class ChoreographyService:
    """Analyse, plan, assemble.

    Args:
        assembly: Makes videos.
        tasks: The history.
        catalog: Songs and moves; not needed to assemble a finished blueprint.
        ears: Listens to songs; not needed to assemble a finished blueprint.
        generator: Plans.
        storage: What the program calls the storage of the results, so that the history finds a video again; empty
            where a person named the file.
    """

    def __init__(
        self,
        assembly: VideoAssemblyService,
        tasks: TaskRepository,
        *,
        catalog: Catalog | None = None,
        ears: Ears | None = None,
        generator: BlueprintGenerator | None = None,
        storage: str = "",
    ) -> None:
        self._assembly = assembly
        self._tasks = tasks
        self._catalog = catalog
        self._ears = ears
        self._generator = generator or BlueprintGenerator()
        self._storage = storage

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
        *,
        name: str = "",
        on_planned: Callable[[Planned], None] = _ignore,
    ) -> Made:
        """Make a choreography, and tell how.

        Args:
            request: The choices.
            progress: Is told how far it is.
            cancel: Stops it.
            name: What the person calls it; empty for the song's name.
            on_planned: Called in this thread when the plan stands, before anything is rendered; and again where clips
                turn out to be unusable and other moves stand in for them.

        Raises:
            ChoreoError: If anything fails; ``as_dict()`` is the answer to the caller.
            Cancelled: If ``cancel`` was cancelled.
        """
        cancel = cancel or CancelToken()
        song = self._gatherer().song(request.song_id)
        about = About(name=name, song_key=song.key, storage=self._storage, request=request)
        with begin_task(self._tasks, song.title, about=about) as log:
            tell = teller(log, progress)
            tell(TaskStatus.PENDING, ANALYSING, 0, "Getting ready")
            if request.output_path is not None:
                self._assembly.check_ready(request.output_path)

            plan_stands = plan_teller(log, on_planned)
            planned = self._plan(request, log.task_id, tell, cancel)
            plan_stands(planned)
            return with_stand_ins(
                planned, lambda plan: self._assemble((plan or planned).blueprint, log, tell, cancel), plan_stands
            )

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
        return self._plan(request, task_id, planning_only(progress), cancel or CancelToken())

    def begin_empty(
        self,
        request: ChoreographyRequest,
        *,
        task_id: str,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> Planned:
        """A plan without a move, to be laid by hand.

        Raises:
            ChoreoError: If the song or the clips cannot be used.
            Cancelled: If ``cancel`` was cancelled.
        """
        song, analysis, found = self._gatherer().gather(request, planning_only(progress), cancel or CancelToken())
        editor = PlanEditor(self._generator, song, analysis, found.moves, request)
        blueprint = editor.empty(task_id=task_id, output_path=request.output_path or video_key(task_id))
        return Planned(blueprint, request, song, analysis, found.moves, self._generator)

    def reopen(
        self,
        blueprint: Blueprint,
        request: ChoreographyRequest,
        *,
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
    ) -> Planned:
        """All that a kept plan needs to be edited again; nothing is planned anew.

        Clips of the plan that left the library get stand-ins, which are never chosen anew, and the editor passes
        over wishes for moves that nobody knows any more.

        Raises:
            ChoreoError: If the song is gone or cannot be used.
            Cancelled: If ``cancel`` was cancelled.
        """
        material = self._gatherer().gather(request, planning_only(progress), cancel or CancelToken(), lenient=True)
        moves, missing = complete(blueprint, material.found.moves)
        return Planned(
            blueprint,
            request,
            material.song,
            material.analysis,
            moves,
            self._generator,
            missing=missing,
            kept=True,
        )

    def assemble(
        self,
        blueprint: Blueprint | Mapping[str, Any],
        progress: ProgressSink = _ignore,
        cancel: CancelToken | None = None,
        *,
        request: ChoreographyRequest | None = None,
        name: str = "",
        on_planned: Callable[[Planned], None] = _ignore,
    ) -> Made:
        """Make the video of a finished blueprint.

        A plan of the same name that waits in the history is carried on; otherwise there is a new record.

        Args:
            blueprint: The plan.
            progress: Is told how far it is.
            cancel: Stops it.
            request: The choices that it was planned with, where they are known.
            name: What the person calls it; empty for the song's name.
            on_planned: Called in this thread where clips turn out to be unusable and other moves stand in for them,
                with the other plan. For that the choices have to be known.

        Raises:
            ChoreoError: If anything fails.
            Cancelled: If ``cancel`` was cancelled.
        """
        checked = read_blueprint(blueprint)
        about = About(name=name, song_key=checked.audio_path, storage=self._storage, request=request, blueprint=checked)
        with begin_task(self._tasks, self._title(checked, request), checked.task_id, about=about) as log:
            tell, token = teller(log, progress), cancel or CancelToken()

            plan_stands = plan_teller(log, on_planned)
            return with_stand_ins(
                None,
                lambda plan: self._assemble(checked if plan is None else plan.blueprint, log, tell, token),
                plan_stands,
                reopen=lambda: self._reopened(checked, request, token),
            )

    def _title(self, blueprint: Blueprint, request: ChoreographyRequest | None) -> str:
        """What people call the song of a plan, as far as anybody knows."""
        if self._catalog is not None and request is not None:
            with suppress(ChoreoError):  # it may have left the library
                return self._catalog.song(request.song_id).title
        return PurePosixPath(blueprint.audio_path).stem

    def _reopened(
        self, blueprint: Blueprint, request: ChoreographyRequest | None, cancel: CancelToken
    ) -> Planned | None:
        """The plan with all it takes to change it; None where that is not known any more."""
        if request is None or self._catalog is None:
            return None
        try:
            return self.reopen(blueprint, request, cancel=cancel)
        except ChoreoError as error:
            logger.info("the plan cannot be changed: %s", error.error)
            return None

    def _gatherer(self) -> Gatherer:
        if self._catalog is None or self._ears is None:
            raise TypeError("planning needs a catalog and ears")
        return Gatherer(self._catalog, self._ears)

    def _plan(self, request: ChoreographyRequest, task_id: str, tell: Tell, cancel: CancelToken) -> Planned:
        song, analysis, found = self._gatherer().gather(request, tell, cancel)
        tell(TaskStatus.PLANNING, PLANNING, ANALYSED_PERCENT, "Choosing the moves")
        blueprint = self._generator.generate(
            song,
            analysis,
            found.moves,
            request,
            task_id=task_id,
            output_path=request.output_path or video_key(task_id),
        )
        cancel.check()
        tell(TaskStatus.PLANNING, PLANNING, PLANNED_PERCENT, "The choreography is planned")
        told = blueprint.model_copy(update={"notes": [*blueprint.notes, *found.notes]})
        return Planned(told, request, song, analysis, found.moves, self._generator)

    def _assemble(self, blueprint: Blueprint, log: TaskLog, tell: Tell, cancel: CancelToken) -> Made:
        reports: list[SyncReport] = []
        notices: list[str] = []
        url = self._assembly.assemble_video(
            blueprint,
            lambda stage, percent, message: tell(TaskStatus.ASSEMBLING, stage, percent, message),
            cancel=cancel,
            on_report=reports.append,
            on_notice=notices.append,
        )
        report = reports[0]
        made = blueprint.model_copy(update={"notes": [*blueprint.notes, *notices]})
        seconds = report.frames_found / report.frame_rate
        response = ChoreographyResponse(
            task_id=log.task_id,
            status=TaskStatus.COMPLETED,
            video_url=url,
            duration_seconds=round(seconds, 3),
        )
        log.done({"video_url": url, "duration_seconds": response.duration_seconds, "notes": made.notes})
        return Made(response, made, report)
