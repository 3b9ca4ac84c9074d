"""The use case without cameras: what is told and recorded when a choreography is made or made again."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import ResourceError, UnusableClipsError, VideoAssemblyError
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.catalog import FoundMoves
from choreo_desktop.services.choreography import ChoreographyService
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.planned import Planned
from choreo_desktop.services.stages import ProgressCallback
from choreo_desktop.services.sync_report import SyncReport
from choreo_desktop.services.video_assembly import VideoAssemblyService
from tests.fakes.storage import MemoryStorage
from tests.planning.builders import SONG, library_of, request_of, song_of

HEARD = song_of(122, counts=96)
URL = "memory:output/video.mp4"
OTHER_ENCODER = "The encoder does not work here."


class Shelf:
    """A song and moves; the song may go."""

    def __init__(self) -> None:
        self.moves = library_of(8, eights=3.2)
        self.gone = False

    def song(self, song_id: str) -> Song:
        """The song."""
        if self.gone:
            raise ResourceError(f"There is no song {song_id!r}.")
        return SONG

    def song_file(self, song_id: str) -> Path:
        """A file that nobody reads."""
        return Path(self.song(song_id).key)

    def analysis(self, song_id: str, genre: Genre) -> SongAnalysis | None:
        """What is known of it."""
        del song_id, genre
        return HEARD

    def find_moves(self, genre: Genre, *, cancel: CancelToken, on_share: Callable[[float], None]) -> FoundMoves:
        """All moves."""
        del genre, cancel
        on_share(1.0)
        return FoundMoves(self.moves, [])


class Camera(VideoAssemblyService):
    """Renders nothing, but knows which clips cannot be rendered."""

    def __init__(self) -> None:
        super().__init__(MemoryStorage())
        self.bad: set[str] = set()

    @override
    def assemble_video(
        self,
        blueprint: Mapping[str, Any] | Blueprint,
        progress_callback: ProgressCallback | None = None,
        *,
        cancel: CancelToken | None = None,
        on_report: Callable[[SyncReport], None] | None = None,
        on_notice: Callable[[str], None] = lambda _: None,
    ) -> str:
        if read_blueprint(blueprint).output_config.video_codec == "h264_nvenc":
            on_notice(OTHER_ENCODER)
        bad = {move.video_path for move in read_blueprint(blueprint).moves} & self.bad
        if bad:
            error = UnusableClipsError("A clip is damaged.", dict.fromkeys(sorted(bad), "It is damaged."))
            raise VideoAssemblyError.from_error(error, stage="fetching") from error
        if on_report is not None:
            on_report(SyncReport(frame_rate=30, frames_planned=300, frames_found=300, joins=[], audio_offset_ms=0.0))
        return URL


@pytest.fixture
def tasks(tmp_path: Path) -> Iterator[TaskRepository]:
    """The history."""
    with Database(tmp_path / "choreo.sqlite3") as database:
        yield TaskRepository(database)


@pytest.fixture
def shelf() -> Shelf:
    """The song and the moves."""
    return Shelf()


@pytest.fixture
def camera() -> Camera:
    """What makes videos."""
    return Camera()


@pytest.fixture
def service(tasks: TaskRepository, shelf: Shelf, camera: Camera, tmp_path: Path) -> ChoreographyService:
    """The use case."""
    return ChoreographyService(camera, tasks, catalog=shelf, ears=Ears(FFmpegLocator(), tmp_path / "work"))


def test_one_call_makes_a_choreography(service: ChoreographyService, tasks: TaskRepository) -> None:
    """Other programs get where the video is and how long it is; the history says the same."""
    response = service.generate(request_of())
    assert (response.status, response.video_url, response.duration_seconds) == (TaskStatus.COMPLETED, URL, 10.0)
    (task,) = tasks.list()
    assert (task.task_id, task.status, task.video_url) == (response.task_id, TaskStatus.COMPLETED, URL)


def test_a_kept_plan_gets_other_moves_for_a_damaged_clip(
    service: ChoreographyService, tasks: TaskRepository, camera: Camera
) -> None:
    """Whoever renders a plan again is shown the plan that the video really shows, and the history keeps that one."""
    plan = service.plan(request_of(), task_id="t1").blueprint
    camera.bad.add(plan.moves[1].video_path)
    told = list[Planned]()
    made = service.assemble(plan, request=request_of(), on_planned=told.append)
    assert [planned.blueprint for planned in told] == [made.blueprint]
    assert camera.bad.isdisjoint(move.video_path for move in made.blueprint.moves)
    kept = tasks.papers(made.response.task_id).blueprint
    assert kept is not None
    assert [move.video_path for move in read_blueprint(json.loads(kept)).moves] == [
        move.video_path for move in made.blueprint.moves
    ]


def test_a_plan_of_another_machine(service: ChoreographyService, tasks: TaskRepository) -> None:
    """What was made in another way than the plan asks for is told with what the planner has to say, and kept."""
    plan = service.plan(request_of(), task_id="t1").blueprint.to_dict()
    plan["output_config"]["video_codec"] = "h264_nvenc"
    made = service.assemble(plan, request=request_of())
    assert made.blueprint.notes == [*plan.get("notes", []), OTHER_ENCODER]
    (task,) = tasks.list()
    assert task.result is not None
    assert OTHER_ENCODER in task.result["notes"]


@pytest.mark.parametrize("known", [True, False])
def test_a_damaged_clip_is_told_where_the_plan_cannot_be_changed(
    service: ChoreographyService, tasks: TaskRepository, shelf: Shelf, camera: Camera, known: bool
) -> None:
    """The song is no longer in the library, or nobody knows the choices: what is told is the clip, not that."""
    plan = service.plan(request_of(), task_id="t1").blueprint
    camera.bad.add(plan.moves[1].video_path)
    shelf.gone = True
    with pytest.raises(VideoAssemblyError, match=r"^A clip is damaged\.$"):
        service.assemble(plan, request=request_of() if known else None)
    (task,) = tasks.list()
    assert task.status is TaskStatus.FAILED
