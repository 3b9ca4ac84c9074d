"""What the history keeps of a choreography while it is made, and what can be done with it afterwards."""

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from choreo_desktop.domain.errors import ChoreoError, InvalidRequestError, ResourceError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song
from choreo_desktop.domain.task import ChoreographyTask, TaskStatus
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.choreography import ChoreographyService
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.history import History
from choreo_desktop.storage.local import LocalStorageBackend
from tests.end_to_end.material import blueprint, move, until, watch
from tests.end_to_end.studio import Studio
from tests.fakes.catalog import MemoryCatalog
from tests.planning.builders import song_of

if TYPE_CHECKING:
    from choreo_desktop.services.planned import Planned

SONG = Song(song_id="7", key="songs/song.wav", title="Obsesión")
MOVES = [MoveClip(key=f"clips/{name}.mp4", name=f"Move {name}", seconds=6.0) for name in "abcd"]
SMALL: dict[str, Any] = {"song_id": "7", "width": 64, "height": 48, "frame_rate": 10, "quality": "draft", "seed": 5}
REQUEST = ChoreographyRequest(**SMALL)


class Desk:
    """The use case over a small library, and the history of it."""

    def __init__(self, studio: Studio) -> None:
        self.storage = LocalStorageBackend(studio.root)
        analysis = song_of(126, counts=40, first=0.3)
        self.catalog = MemoryCatalog(SONG, analysis, MOVES, studio.root / "songs" / "song.wav")
        self.service = ChoreographyService(
            studio.assembly(self.storage),
            studio.tasks,
            catalog=self.catalog,
            ears=Ears(FFmpegLocator(str(studio.ffmpeg)), studio.cache / "work"),
            storage="local",
        )
        self.history = History(studio.tasks, {"local": self.storage}.__getitem__)

    def only(self) -> ChoreographyTask:
        """The one record of the history."""
        (task,) = self.history.entries()
        return task


@pytest.fixture
def desk(studio: Studio) -> Desk:
    """A small library and its history."""
    return Desk(studio)


def test_a_choreography_is_kept_with_all_it_is_made_from(studio: Studio, desk: Desk) -> None:
    """The history shows poster, song and name, plays the video, and knows the choices and the plan."""
    planned: list[tuple[Planned, TaskStatus]] = []
    steps: list[Progress] = []
    made = desk.service.make(
        REQUEST, steps.append, name="Friday", on_planned=lambda plan: planned.append((plan, desk.only().status))
    )
    assert [(plan.blueprint, status) for plan, status in planned] == [(made.blueprint, TaskStatus.PLANNING)]
    task = desk.only()
    assert (task.title, task.song, task.song_key) == ("Friday", "Obsesión", "songs/song.wav")
    assert task.poster == made.blueprint.moves[0].video_path
    assert (task.status, task.storage, task.output) == (
        TaskStatus.COMPLETED,
        "local",
        f"output/choreo_{task.task_id}.mp4",
    )
    assert desk.history.request(task.task_id) == REQUEST
    assert desk.history.blueprint(task.task_id) == made.blueprint
    video = desk.history.video(task.task_id)
    assert video == studio.root / task.output
    assert watch(video).frames == made.report.frames_found
    told = [re.fullmatch(r"Rendering the moves: (\d+) of (\d+)", step.message) for step in steps]
    counted = [(int(found[1]), int(found[2])) for found in told if found]
    assert counted == sorted(counted)
    assert {total for _, total in counted} == {len(made.blueprint.moves)}
    assert counted[0][0] < counted[-1][0]


def test_what_failed_can_be_made_again(studio: Studio, desk: Desk) -> None:
    """A choreography that failed while it was rendered is made again from the history, once the clips are back."""
    clips = studio.root / "clips"
    away = clips.rename(studio.root / "away")
    request = REQUEST.model_copy(update={"must_have": ("Move a",)})
    with pytest.raises(ChoreoError):
        desk.service.make(request, name="Friday")
    failed = desk.only()
    assert failed.status is TaskStatus.FAILED
    assert "a.mp4" in desk.history.why_failed(failed.task_id)
    with pytest.raises(InvalidRequestError, match="Friday has no video yet"):
        desk.history.video(failed.task_id)
    away.rename(clips)
    plan = desk.history.blueprint(failed.task_id)
    assert plan is not None
    made = desk.service.assemble(plan, request=desk.history.request(failed.task_id), name=failed.name)
    again, before = desk.history.entries()
    assert before == failed
    assert (again.status, again.title, again.song) == (TaskStatus.COMPLETED, "Friday", "Obsesión")
    assert desk.history.request(again.task_id) == request
    assert made.response.task_id == again.task_id
    assert desk.history.video(again.task_id).is_file()


def test_what_was_cancelled_can_be_made_again(studio: Studio, desk: Desk) -> None:
    """Cancel loses neither the plan nor the parts that were rendered."""
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        desk.service.make(REQUEST, lambda now: cancel.cancel() if now.stage == "adding_audio" else None, cancel)
    task = desk.only()
    assert task.status is TaskStatus.CANCELLED
    kept = studio.encodes()
    plan = desk.history.blueprint(task.task_id)
    assert plan is not None
    desk.service.assemble(plan, request=desk.history.request(task.task_id))
    assert studio.encodes() == kept


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.end_to_end.studio import Studio
from tests.end_to_end.test_records import REQUEST, Desk
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
root, home, ffmpeg, stage = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
with Database(home / "history" / "choreo.sqlite3") as database:
    studio = Studio(root, home, ffmpeg, TaskRepository(database), home / "cache")
    kill = lambda now: os.kill(os.getpid(), signal.SIGKILL) if now.stage == stage else None
    Desk(studio).service.make(REQUEST, kill, name="Friday")
"""


@pytest.mark.parametrize("stage", ["planning", "fetching", "concatenating", "uploading"])
def test_after_a_power_cut(studio: Studio, desk: Desk, stage: str) -> None:
    """After ``kill -9`` the record says that it failed, and what was planned can be made from the history."""
    command = [sys.executable, "-c", KILLED, *map(str, (studio.root, studio.home, studio.ffmpeg)), stage]
    ended = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False)
    assert ended.returncode == -signal.SIGKILL
    until(lambda: not studio.encoders(), "the end of the encoders", 10)
    before = desk.only()
    assert studio.tasks.fail_interrupted() == [before.task_id]
    task = desk.only()
    assert (task.status, task.title) == (TaskStatus.FAILED, "Friday")
    assert "interrupted" in desk.history.why_failed(task.task_id)
    assert desk.history.request(task.task_id) == REQUEST
    plan = desk.history.blueprint(task.task_id)
    assert (plan is None) == (stage == "planning")
    if plan is None:
        desk.service.make(REQUEST)
    else:
        assert task.poster == plan.moves[0].video_path
        desk.service.assemble(plan, request=REQUEST)
    assert desk.history.entries()[0].status is TaskStatus.COMPLETED


def test_a_copy_is_rendered_on_its_own(desk: Desk) -> None:
    """A copy waits in the history, becomes a video of its own when it is rendered, and leaves the first one alone."""
    desk.service.make(REQUEST)
    first = desk.only()
    before = desk.history.video(first.task_id).read_bytes()
    copy = desk.history.duplicate(first.task_id)
    assert (copy.status, copy.title, copy.song) == (TaskStatus.PLANNED, "Obsesión (copy)", "Obsesión")
    plan = desk.history.blueprint(copy.task_id)
    assert plan is not None
    changed = plan.model_copy(update={"moves": plan.moves[::-1][-1:]})
    made = desk.service.assemble(changed, request=REQUEST)
    assert made.response.task_id == copy.task_id
    done, same = desk.history.entries()
    assert (done.task_id, done.status, done.title) == (copy.task_id, TaskStatus.COMPLETED, "Obsesión (copy)")
    assert same == first
    assert desk.history.video(first.task_id).read_bytes() == before
    assert desk.history.video(copy.task_id) != desk.history.video(first.task_id)
    assert desk.history.video(copy.task_id).name == f"Obsesión (copy) {copy.task_id[:8]}.mp4"


def test_a_kept_plan_is_edited_again(desk: Desk) -> None:
    """A plan of last week opens as it was, and can be changed, without being planned anew."""
    plan = desk.service.plan(REQUEST, task_id="mine")
    desk.service.assemble(plan.blueprint, request=REQUEST)
    kept, request = desk.history.blueprint("mine"), desk.history.request("mine")
    assert kept is not None
    assert request is not None
    steps: list[Progress] = []
    again = desk.service.reopen(kept, request, progress=steps.append)
    assert (again.blueprint, again.request, again.song, again.missing) == (plan.blueprint, REQUEST, SONG, ())
    assert again.analysis == plan.analysis
    assert [*again.moves] == [*plan.moves]
    assert {step.stage for step in steps} == {"analysing"}
    edit = again.editor().swap(again.blueprint, 0, "clips/d.mp4")
    assert edit == plan.editor().swap(plan.blueprint, 0, "clips/d.mp4")
    assert again.coverage() == plan.coverage()


def test_moves_that_left_the_library_break_nothing(desk: Desk) -> None:
    """Where a clip is gone from the library its place stays in the plan, the rest is edited, and it is never chosen."""
    request = REQUEST.model_copy(update={"must_have": ("Move a",), "never": ("Move d",)})
    plan = desk.service.plan(request, task_id="mine").blueprint
    desk.catalog.moves = [move for move in MOVES if move.key not in ("clips/a.mp4", "clips/d.mp4")]
    again = desk.service.reopen(plan, request)
    assert again.missing == ("clips/a.mp4",)
    assert again.request == request
    editor = again.editor()
    place = next(i for i, move in enumerate(plan.moves) if move.video_path != "clips/a.mp4")
    locked = editor.lock(plan, place).apply(plan)
    assert [move.video_path for move in locked.moves] == [move.video_path for move in plan.moves]
    assert all(option.key != "clips/a.mp4" for option in editor.alternatives(plan, place))
    rolled = editor.reroll(locked, 9).apply(locked)
    assert {move.video_path for move in rolled.moves} <= {"clips/b.mp4", "clips/c.mp4"}
    assert [move.name for move in again.moves][-1] == "Move a"


def test_an_empty_library_breaks_nothing(desk: Desk) -> None:
    """A plan can be looked at when all of its clips are gone, and locked moves are still locked."""
    plan = desk.service.plan(REQUEST, task_id="mine").blueprint
    desk.catalog.moves = []
    again = desk.service.reopen(plan, REQUEST)
    assert set(again.missing) == {move.video_path for move in plan.moves}
    assert again.editor().lock(plan, 0).apply(plan).moves[0].locked
    with pytest.raises(ResourceError, match="no clips yet"):
        desk.service.plan(REQUEST, task_id="mine")


def test_a_song_file_that_is_missing_breaks_nothing(studio: Studio, desk: Desk) -> None:
    """A plan whose song lies on a disk that is not plugged in can be edited all the same, for it was heard before."""
    plan = desk.service.plan(REQUEST, task_id="mine").blueprint
    (studio.root / "songs" / "song.wav").unlink()
    again = desk.service.reopen(plan, REQUEST)
    assert again.editor().swap(plan, 0, "clips/d.mp4").apply(plan).moves[0].video_path == "clips/d.mp4"
    with pytest.raises(ResourceError, match=r"song\.wav is missing"):
        desk.service.plan(REQUEST, task_id="mine")


def test_a_song_that_left_the_library_is_told(desk: Desk) -> None:
    """A plan whose song is gone cannot be edited, and a sentence says so; its video can still be made."""
    plan = desk.service.plan(REQUEST, task_id="mine").blueprint
    gone = REQUEST.model_copy(update={"song_id": "8"})
    with pytest.raises(ResourceError, match="no song '8'"):
        desk.service.reopen(plan, gone)
    desk.service.assemble(plan, request=gone)
    assert (desk.only().song, desk.only().status) == ("song", TaskStatus.COMPLETED)


def test_cancel_while_a_plan_is_opened(desk: Desk) -> None:
    """Opening a plan can be cancelled."""
    plan = desk.service.plan(REQUEST, task_id="mine").blueprint
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        desk.service.reopen(plan, REQUEST, cancel=cancel)


def test_a_plan_that_is_being_rendered_is_left_alone(studio: Studio, desk: Desk) -> None:
    """Whoever copies a plan while it is rendered has a plan of its own."""
    studio.slow()
    words = blueprint(move("a", duration=5.0), move("b", 5.0, duration=5.0))
    attempt = studio.attempt(words)
    studio.await_encoder()
    running = desk.only()
    plan = desk.history.blueprint(running.task_id)
    assert plan is not None
    with pytest.raises(InvalidRequestError, match="is being made at this moment; cancel it first"):
        desk.history.delete(running.task_id)
    copy = desk.history.duplicate(running.task_id)
    assert copy.task_id != running.task_id
    assert copy.output != running.output
    renamed = desk.history.rename(running.task_id, "Ours")
    assert renamed.title == "Ours"
    studio.quick()
    assert attempt.result().made is not None
    assert [task.status for task in desk.history.entries()] == [TaskStatus.PLANNED, TaskStatus.COMPLETED]
    assert desk.history.entries()[1].title == "Ours"


def test_the_history_outlives_the_program(studio: Studio, desk: Desk) -> None:
    """What is kept today is there tomorrow."""
    made = desk.service.make(REQUEST, name="Friday")
    with Database(studio.home / "history" / "choreo.sqlite3") as database:
        history = History(TaskRepository(database), {"local": desk.storage}.__getitem__)
        assert history.entries() == desk.history.entries()
        assert history.blueprint(made.response.task_id) == made.blueprint
