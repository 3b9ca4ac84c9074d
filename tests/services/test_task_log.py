import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from choreo_desktop.domain.blueprint import read_blueprint
from choreo_desktop.domain.errors import DatabaseError, ProcessingError
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.task import TaskStatus, new_task
from choreo_desktop.domain.work import Cancelled
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.services.task_begin import begin_task
from choreo_desktop.services.task_log import About
from choreo_desktop.services.task_papers import read_kept_blueprint, read_kept_request
from tests.domain.samples import blueprint_dict


def end_with(tasks: TaskRepository, end: BaseException, stage: str = "fetching") -> None:
    """Work that comes as far as a stage, and ends there."""
    with begin_task(tasks, "song") as log:
        log.step(TaskStatus.ASSEMBLING, stage, 12, "Working")
        raise end


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty history."""
    with Database(tmp_path / "choreo.sqlite3") as found:
        yield found


@pytest.fixture
def tasks(database: Database) -> TaskRepository:
    """Its tasks."""
    return TaskRepository(database)


def test_work_that_succeeds(tasks: TaskRepository) -> None:
    """The history follows the work step by step and ends with the video."""
    with begin_task(tasks, "Obsesión") as log:
        begun = tasks.get(log.task_id)
        assert begun is not None
        assert (begun.status, begun.song) == (TaskStatus.PENDING, "Obsesión")
        log.step(TaskStatus.ASSEMBLING, "concatenating", 30, "Rendering")
        during = tasks.get(log.task_id)
        assert during is not None
        assert (during.status, during.stage, during.progress) == (TaskStatus.ASSEMBLING, "concatenating", 30)
        assert tasks.fail_interrupted() == []
        log.done({"video_url": "file:///v.mp4"})
    (done,) = tasks.list()
    assert (done.status, done.progress, done.result) == (TaskStatus.COMPLETED, 100, {"video_url": "file:///v.mp4"})
    assert done.error is None


@pytest.mark.parametrize("stop", [Cancelled(), KeyboardInterrupt()])
def test_work_that_is_stopped(tasks: TaskRepository, stop: BaseException) -> None:
    """Work that a person stopped is cancelled in the history, where it was, and not a failure."""
    with pytest.raises(type(stop)):
        end_with(tasks, stop)
    (task,) = tasks.list()
    assert (task.status, task.error, task.stage, task.progress) == (TaskStatus.CANCELLED, None, "fetching", 12)


def test_work_that_fails(tasks: TaskRepository) -> None:
    """A failure is in the history word for word."""
    error = ProcessingError("It broke.", details="all of it", stage="uploading")
    with pytest.raises(ProcessingError):
        end_with(tasks, error)
    (task,) = tasks.list()
    assert (task.status, task.error, task.stage) == (TaskStatus.FAILED, error.as_dict(), "uploading")
    assert task.message == "It broke."


def test_a_failure_gets_the_stage_it_happened_in(tasks: TaskRepository) -> None:
    """A failure that does not know its stage is told the stage of the work."""
    with pytest.raises(ProcessingError) as caught:
        end_with(tasks, ProcessingError("It broke."), "analysing")
    assert caught.value.stage == "analysing"
    (task,) = tasks.list()
    assert (task.stage, task.error) == ("analysing", caught.value.as_dict())


def test_a_bug(tasks: TaskRepository) -> None:
    """A bug of ours is a failure with a sentence, and its traceback is kept for the report."""
    with pytest.raises(ZeroDivisionError):
        end_with(tasks, ZeroDivisionError("a bug"), "planning")
    (task,) = tasks.list()
    assert task.status is TaskStatus.FAILED
    assert task.error is not None
    assert "ZeroDivisionError" in task.error["error"]
    assert "Traceback" in task.error["details"]
    assert task.error["stage"] == "planning"


def test_a_name_that_is_taken(tasks: TaskRepository) -> None:
    """A blueprint that is made again, or twice at once, gets a record of its own each time."""
    with begin_task(tasks, "song", "mine") as one, begin_task(tasks, "song", "mine") as two:
        assert one.task_id == "mine"
        assert two.task_id != "mine"
        one.done({})
        two.done({})
    with begin_task(tasks, "song", "mine") as three:
        three.done({})
    assert len({task.task_id for task in tasks.list()}) == 3


@pytest.mark.parametrize("name", ["", "\ud800", "x" * 200, "line\nbreak", "../../x"])
def test_odd_names(tasks: TaskRepository, name: str) -> None:
    """A blueprint may call its task anything."""
    with begin_task(tasks, "song", name) as log:
        log.done({})
    (task,) = tasks.list()
    assert task.status is TaskStatus.COMPLETED


def test_a_history_that_cannot_be_written_for_a_while(tasks: TaskRepository, database: Database) -> None:
    """Trouble with the history in the middle does not stop the work, and in the end the record is true."""
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other, begin_task(tasks, "song") as log:
        other.execute("ALTER TABLE tasks RENAME TO away")
        log.step(TaskStatus.ASSEMBLING, "fetching", 10, "Fetching")
        other.execute("ALTER TABLE away RENAME TO tasks")
        log.done({"video_url": "v"})
    (task,) = tasks.list()
    assert task.status is TaskStatus.COMPLETED


def test_a_history_that_is_gone_at_the_beginning(tasks: TaskRepository, database: Database) -> None:
    """Work that could not be recorded at all does not begin."""
    database.close()
    with pytest.raises(DatabaseError), begin_task(tasks, "song"):
        pytest.fail("it began")


def test_a_history_that_is_gone_at_the_end(tasks: TaskRepository, database: Database) -> None:
    """The failure of the work is what is told, even if the history cannot be written any more."""
    log = begin_task(tasks, "song")
    log.__enter__()
    database.close()
    error = ProcessingError("It broke.")
    assert not log.__exit__(type(error), error, None)


def test_a_folder_that_is_gone(tasks: TaskRepository, database: Database) -> None:
    """Even when its folder is deleted in the middle, the work goes on to its end."""
    with begin_task(tasks, "song") as log:
        shutil.rmtree(database.locks)
        log.step(TaskStatus.ASSEMBLING, "fetching", 10, "Fetching")
        log.done({})


PLAN = read_blueprint(blueprint_dict())
REQUEST = ChoreographyRequest(song_id="7", must_have=("Körperwelle",), seed=3)


def plan_and_fail(tasks: TaskRepository) -> None:
    """Work whose choices are known, that comes to a plan and then breaks off."""
    about = About(name="Mine", song_key="songs/x.mp3", storage="local", request=REQUEST)
    with begin_task(tasks, "Song", about=about) as log:
        task = tasks.get(log.task_id)
        assert task is not None
        assert (task.title, task.song, task.song_key, task.storage) == ("Mine", "Song", "songs/x.mp3", "local")
        assert read_kept_request(task, tasks.papers(log.task_id)) == REQUEST
        assert read_kept_blueprint(task, tasks.papers(log.task_id)) is None
        log.planned(PLAN)
        raise ProcessingError("It broke.")


def test_what_it_is_made_from_is_written_down_at_once(tasks: TaskRepository) -> None:
    """Choices are kept from the first moment, and the plan from when it stands: what failed can be made again."""
    with pytest.raises(ProcessingError):
        plan_and_fail(tasks)
    (task,) = tasks.list()
    assert task.status is TaskStatus.FAILED
    assert read_kept_request(task, tasks.papers(task.task_id)) == REQUEST
    assert read_kept_blueprint(task, tasks.papers(task.task_id)) == PLAN
    assert (task.poster, task.output) == ("clips/basic.mp4", "output/user_1/choreo.mp4")


def test_a_plan_that_waits_is_carried_on(tasks: TaskRepository) -> None:
    """A plan of the history that is rendered becomes the finished choreography and no second one."""
    tasks.add(new_task("mine", song="Obsesión", name="Ours", status=TaskStatus.PLANNED))
    about = About(song_key="songs/x.mp3", storage="local", request=REQUEST, blueprint=PLAN)
    with begin_task(tasks, "digest of the song", "mine", about=about) as log:
        assert log.task_id == "mine"
        assert tasks.fail_interrupted() == []
        log.step(TaskStatus.ASSEMBLING, "fetching", 3, "Fetching")
        log.done({"video_url": "v"})
    (task,) = tasks.list()
    assert (task.status, task.song, task.name, task.storage) == (TaskStatus.COMPLETED, "Obsesión", "Ours", "local")
    assert (task.poster, task.output) == ("clips/basic.mp4", "output/user_1/choreo.mp4")
    with begin_task(tasks, "song", "mine", about=About(name="Again", blueprint=PLAN)) as log:
        assert log.task_id != "mine"
        log.done({})
    assert [(task.name, task.output) for task in tasks.list()] == [("Again", task.output), ("Ours", task.output)]


def test_a_name_that_is_taken_is_not_held(tasks: TaskRepository) -> None:
    """While a choreography is made again, the record of the first time can be deleted."""
    with begin_task(tasks, "song", "mine") as log:
        log.done({})
    with begin_task(tasks, "song", "mine") as log:
        assert tasks.take_out("mine")
        log.done({})


def test_a_plan_that_cannot_be_written_down(tasks: TaskRepository, database: Database) -> None:
    """Trouble with the history does not stop the work when the plan stands."""
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other, begin_task(tasks, "song") as log:
        other.execute("ALTER TABLE task_papers RENAME TO away")
        log.planned(PLAN)
        other.execute("ALTER TABLE away RENAME TO task_papers")
        log.done({"video_url": "v"})
    (task,) = tasks.list()
    assert task.status is TaskStatus.COMPLETED


def test_a_history_that_cannot_be_written_at_the_end(
    tasks: TaskRepository, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    """The video stands and is delivered, whatever becomes of its record."""
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        with begin_task(tasks, "song") as log:
            other.execute("ALTER TABLE tasks RENAME TO away")
            log.done({"video_url": "v"})
        other.execute("ALTER TABLE away RENAME TO tasks")
    assert "could not be recorded" in caplog.text


def test_a_waiting_plan_gets_the_name_that_it_is_rendered_under(tasks: TaskRepository) -> None:
    """Whoever names a choreography when rendering it finds it under that name."""
    tasks.add(new_task("t", song="Song").model_copy(update={"status": TaskStatus.PLANNED}))
    with begin_task(tasks, "Song", "t", about=About(name="For Friday")) as log:
        log.done({})
    (task,) = tasks.list()
    assert (task.task_id, task.name, task.status) == ("t", "For Friday", TaskStatus.COMPLETED)
