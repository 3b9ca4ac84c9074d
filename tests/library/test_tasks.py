import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import DatabaseError, InvalidRequestError, ResourceError
from choreo_desktop.domain.task import TaskPapers, TaskStatus, new_task
from choreo_desktop.library.database import Database
from choreo_desktop.library.migrations import run
from choreo_desktop.library.tasks import TaskRepository

OWNER = """
import subprocess, sys
from pathlib import Path
from choreo_desktop.domain.task import TaskPapers, TaskStatus, new_task
from choreo_desktop.library.database import Database
from choreo_desktop.library.migrations import run
from choreo_desktop.library.tasks import TaskRepository
tasks = TaskRepository(Database(Path(sys.argv[1])))
with tasks.owned("a"):
    tasks.add(new_task("a", song="Song"))
    tasks.update("a", status=TaskStatus.ASSEMBLING, progress=33, stage="concatenating")
    encoder = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    print(encoder.pid, flush=True)
    sys.stdin.read()
"""

TERMINAL = [TaskStatus.COMPLETED, TaskStatus.FAILED, TaskStatus.CANCELLED]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
json_objects = st.dictionaries(st.text(), json_values, max_size=4)
odd_text = st.text(st.characters(codec=None, categories=None), max_size=20)


@contextmanager
def living_owner(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that works on the task ``a``, with an encoder of its own."""
    command = [sys.executable, "-c", OWNER, str(path)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdin is not None
    encoder = int(child.stdout.readline())
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        child.stdin.close()
        child.stdout.close()
        with_signal = 9 if sys.platform != "win32" else 15
        os.kill(encoder, with_signal)


def test_a_new_task_is_pending(tasks: TaskRepository) -> None:
    """A choreography that was just asked for appears in the history as waiting."""
    made = tasks.add(new_task("a", song="Obsesión"))
    assert tasks.get("a") == made
    assert (made.status, made.progress, made.song) == (TaskStatus.PENDING, 0, "Obsesión")
    assert made.created_at == made.updated_at
    assert made.created_at.utcoffset() == timedelta(0)


def test_an_unknown_task_is_none(tasks: TaskRepository) -> None:
    """Asking for a choreography that never was gives nothing."""
    assert tasks.get("nobody") is None
    assert tasks.get("\ud800") is None
    assert tasks.get("") is None


def test_a_name_is_used_once(tasks: TaskRepository) -> None:
    """Two choreographies never share a record."""
    tasks.add(new_task("a", song="Song"))
    with pytest.raises(InvalidRequestError, match=r"with the name a already"):
        tasks.add(new_task("a", song="Other"))
    assert (task := tasks.get("a")) is not None
    assert task.song == "Song"


@pytest.mark.parametrize("name", ["", "half \ud83d character"])
def test_a_name_that_cannot_be_kept_is_refused(tasks: TaskRepository, name: str) -> None:
    """A task without a proper name is refused in a sentence."""
    with pytest.raises(InvalidRequestError, match=r"cannot be the name of a task"):
        tasks.add(new_task(name, song="Song"))


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\x", "a" * 200, "ü\n\0", "' OR 1=1 --", "%"])
def test_any_other_name_is_fine(tasks: TaskRepository, database: Database, name: str) -> None:
    """A task may be called anything; nothing is written outside of the data folder for it."""
    with tasks.owned(name):
        tasks.add(new_task(name, song="Song"))
        assert len(list(database.locks.iterdir())) >= 1
    assert (task := tasks.get(name)) is not None
    assert task.task_id == name
    assert tasks.take_out(name)


def test_an_update_changes_what_is_given_and_nothing_else(tasks: TaskRepository) -> None:
    """The record shows the newest step and keeps the rest."""
    made = tasks.add(new_task("a", song="Song"))
    first = tasks.update("a", status=TaskStatus.PLANNING, progress=10, stage="planning", message="Choosing")
    second = tasks.update("a", message="Chosen")
    assert tasks.get("a") == second
    assert second.model_dump(exclude={"updated_at", "message"}) == first.model_dump(exclude={"updated_at", "message"})
    assert second.message == "Chosen"
    assert made.updated_at <= first.updated_at <= second.updated_at


@pytest.mark.parametrize(("given", "kept"), [(40, 50), (50, 50), (51, 51), (-5, 50), (1000, 100)])
def test_progress_never_goes_back(tasks: TaskRepository, given: int, kept: int) -> None:
    """The bar of a choreography never jumps back and never leaves its ends."""
    tasks.add(new_task("a", song="Song"))
    tasks.update("a", progress=50)
    assert tasks.update("a", progress=given).progress == kept


def test_a_completed_task_is_at_the_end(tasks: TaskRepository) -> None:
    """A finished choreography stands at 100 % with its video."""
    tasks.add(new_task("a", song="Song"))
    done = tasks.update("a", status=TaskStatus.COMPLETED, result={"video_url": "file:///x.mp4"})
    assert (done.progress, done.result) == (100, {"video_url": "file:///x.mp4"})


@pytest.mark.parametrize("status", TERMINAL)
def test_a_finished_task_is_final(tasks: TaskRepository, status: TaskStatus) -> None:
    """A late message from a worker does not bring a finished choreography back to life."""
    tasks.add(new_task("a", song="Song"))
    ended = tasks.update("a", status=status)
    with pytest.raises(InvalidRequestError, match=rf"has ended already \({status}\)"):
        tasks.update("a", status=TaskStatus.ASSEMBLING, progress=10)
    assert tasks.get("a") == ended


def test_updating_nothing_is_told(tasks: TaskRepository) -> None:
    """Progress of a choreography that was deleted meanwhile is told in a sentence."""
    with pytest.raises(ResourceError, match=r"no choreography with the name a"):
        tasks.update("a", progress=1)


def test_the_newest_come_first(tasks: TaskRepository) -> None:
    """The history begins with what was made last."""
    for name in "abcde":
        tasks.add(new_task(name, song="Song"))
    tasks.update("a", progress=5)
    assert [task.task_id for task in tasks.list(3)] == ["e", "d", "c"]
    assert [task.task_id for task in tasks.list()] == ["e", "d", "c", "b", "a"]


def test_delete(tasks: TaskRepository) -> None:
    """A record that is deleted is gone; deleting it again does nothing."""
    tasks.add(new_task("a", song="Song"))
    tasks.add(new_task("b", song="Song"))
    assert tasks.take_out("a")
    assert not tasks.take_out("a")
    assert [task.task_id for task in tasks.list()] == ["b"]


def test_what_is_being_made_cannot_be_deleted_or_taken(tasks: TaskRepository) -> None:
    """Nobody pulls the record from under a choreography that is being made."""
    with tasks.owned("a"):
        tasks.add(new_task("a", song="Song"))
        with pytest.raises(InvalidRequestError, match=r"being made at this moment"):
            tasks.take_out("a")
        with pytest.raises(InvalidRequestError, match=r"being made at this moment"), tasks.owned("a"):
            pass
        assert tasks.fail_interrupted() == []
    assert tasks.get("a") is not None


def test_lock_files_go_when_the_work_ends(tasks: TaskRepository, database: Database) -> None:
    """The folder of locks does not fill up."""
    before = set(database.locks.iterdir())
    with tasks.owned("a"), tasks.owned("b"):
        assert len(set(database.locks.iterdir()) - before) == 2
    with pytest.raises(ZeroDivisionError), tasks.owned("a"):
        raise ZeroDivisionError
    tasks.add(new_task("c", song="Song"))
    assert tasks.fail_interrupted() == ["c"]
    assert set(database.locks.iterdir()) == before


def test_a_lock_folder_that_is_gone_is_told(tasks: TaskRepository, database: Database) -> None:
    """A data folder that somebody removed while the program runs gives a sentence."""
    for file in database.locks.iterdir():
        file.unlink()
    database.locks.rmdir()
    database.locks.write_text("in the way")
    with pytest.raises(DatabaseError, match=r"cannot be written"), tasks.owned("a"):
        pass


def test_the_task_of_a_killed_program_has_failed(path: Path) -> None:
    """After a power cut the history says that the choreography was interrupted, not that it is being made."""
    with living_owner(path) as owner, Database(path) as database:
        tasks = TaskRepository(database)
        assert tasks.fail_interrupted() == []
        assert (task := tasks.get("a")) is not None
        assert task.status is TaskStatus.ASSEMBLING
        owner.kill()  # its encoder still lives and must not count as an owner
        owner.wait()
        assert tasks.fail_interrupted() == ["a"]
        assert (task := tasks.get("a")) is not None
        assert (task.status, task.progress, task.stage) == (TaskStatus.FAILED, 33, "concatenating")
        assert task.error is not None
        assert task.error["error"] == (
            "The program was closed while this was being made. Make it again; finished parts are kept."
        )
        assert task.error["details"].startswith("interrupted")
        assert task.error["stage"] == "concatenating"
        assert tasks.fail_interrupted() == []
        assert [p.name for p in database.locks.iterdir() if p.name != "opening.lock"] == []


def test_a_living_owner_keeps_its_task(path: Path) -> None:
    """Opening a second window does not spoil what the first one is making."""
    with living_owner(path), Database(path) as database:
        tasks = TaskRepository(database)
        with pytest.raises(InvalidRequestError, match=r"being made at this moment"):
            tasks.take_out("a")
        with pytest.raises(InvalidRequestError, match=r"being made at this moment"), tasks.owned("a"):
            pass
        assert tasks.fail_interrupted() == []


@pytest.mark.parametrize("status", [TaskStatus.PENDING, TaskStatus.PLANNING, TaskStatus.ASSEMBLING])
def test_every_running_state_can_be_interrupted(tasks: TaskRepository, status: TaskStatus) -> None:
    """Whatever a dead program was doing, the record says that it failed."""
    tasks.add(new_task("a", song="Song"))
    tasks.update("a", status=status)
    for ended in TERMINAL:
        tasks.add(new_task(ended.value, song="Song"))
        tasks.update(ended.value, status=ended)
    assert tasks.fail_interrupted() == ["a"]
    assert [task.status for task in tasks.list()] == [*TERMINAL[::-1], TaskStatus.FAILED]


def test_a_record_that_was_tampered_with_is_told(database: Database, tasks: TaskRepository) -> None:
    """A record that somebody edited by hand is told by its name."""
    tasks.add(new_task("a", song="Song"))
    with sqlite3.connect(database.path) as raw:
        raw.execute("UPDATE tasks SET result = 'not json'")
    raw.close()
    with pytest.raises(DatabaseError, match=r"record of a in the history"):
        tasks.get("a")


@given(result=json_objects, error=st.dictionaries(st.text(), st.text(), max_size=4))
@settings(deadline=None)
def test_results_and_errors_come_back_as_they_were(result: dict[str, Any], error: dict[str, str]) -> None:
    """Whatever a task ended with is what the history shows, in any language."""
    with TemporaryDirectory() as folder, Database(Path(folder) / "x.sqlite3") as database:
        tasks = TaskRepository(database)
        tasks.add(new_task("a", song="Song"))
        changed = tasks.update("a", status=TaskStatus.FAILED, result=result, error=error)
        assert (changed.result, changed.error) == (result, error)
        assert tasks.get("a") == changed


@given(song=odd_text, message=odd_text, details=odd_text)
@settings(deadline=None)
def test_no_text_stops_the_record(song: str, message: str, details: str) -> None:
    """A song file with a broken name still gets a true record."""
    with TemporaryDirectory() as folder, Database(Path(folder) / "x.sqlite3") as database:
        tasks = TaskRepository(database)
        tasks.add(new_task("a", song=song))
        changed = tasks.update("a", message=message, stage=message, error={"error": details})
        assert tasks.get("a") == changed
        assert changed.error == {"error": details}
        assert changed.message == message.encode("utf-8", "replace").decode()


def test_what_it_is_made_from_is_kept(tasks: TaskRepository) -> None:
    """The choices and the plan are kept as soon as they are known, each on its own, and a list reads neither."""
    tasks.add(new_task("a", song="Song", name="Mine", song_key="songs/a.mp3"), TaskPapers(request="{1}"))
    assert tasks.papers("a") == TaskPapers("{1}", None)
    kept = tasks.keep_plan("a", TaskPapers(blueprint="{2}"), poster="clips/a.mp4", output="o/a.mp4", storage="local")
    assert tasks.papers("a") == TaskPapers("{1}", "{2}")
    tasks.keep_plan("a", TaskPapers(blueprint="{3}"))
    assert tasks.papers("a") == TaskPapers("{1}", "{3}")
    (listed,) = tasks.list()
    assert (listed.poster, listed.output, listed.storage) == (kept.poster, kept.output, kept.storage)
    assert (listed.poster, listed.output, listed.storage) == ("clips/a.mp4", "o/a.mp4", "local")
    assert (listed.title, listed.song_key) == ("Mine", "songs/a.mp3")
    with pytest.raises(ResourceError, match=r"no choreography with the name b"):
        tasks.papers("b")


@pytest.mark.parametrize("status", TERMINAL)
def test_the_plan_of_a_finished_task_is_final(tasks: TaskRepository, status: TaskStatus) -> None:
    """The plan that a finished video was made from stays that, but its name is the person's."""
    tasks.add(new_task("a", song="Song"), TaskPapers("{1}", "{2}"))
    tasks.update("a", status=status)
    with pytest.raises(InvalidRequestError, match=r"has ended already"):
        tasks.keep_plan("a", TaskPapers(blueprint="{3}"), output="elsewhere")
    assert tasks.papers("a") == TaskPapers("{1}", "{2}")
    before = tasks.get("a")
    assert before is not None
    assert tasks.rename("a", "Our \ud83d dance").title == "Our ? dance"
    assert tasks.get("a") == before.model_copy(update={"name": "Our ? dance"})
    assert tasks.rename("a", "").title == "Song"
    with pytest.raises(ResourceError, match=r"no choreography"):
        tasks.rename("b", "x")


def test_a_plan_waits(tasks: TaskRepository) -> None:
    """A plan that nobody renders is not interrupted by the end of the program, and can be carried on."""
    tasks.add(new_task("a", status=TaskStatus.PLANNED))
    assert tasks.fail_interrupted() == []
    assert tasks.update("a", status=TaskStatus.ASSEMBLING, progress=30).status is TaskStatus.ASSEMBLING
    assert tasks.fail_interrupted() == ["a"]


def test_put_back_exactly_as_it_was(tasks: TaskRepository) -> None:
    """A deleted choreography that is put back has its place, its times and its plan, whatever was made meanwhile."""
    for name in "abc":
        tasks.add(new_task(name, song=name), TaskPapers(f"request of {name}", f"plan of {name}"))
    tasks.update("c", status=TaskStatus.COMPLETED, result={"video_url": "x"})
    before = tasks.list()
    taken = [tasks.take_out(name) for name in "cb"]  # the newest too: its place must not be given away
    tasks.add(new_task("d"))
    assert tasks.take_out("d")
    tasks.add(new_task("e"))
    assert [task.task_id for task in tasks.list()] == ["e", "a"]
    for deleted in taken:
        assert deleted is not None
        tasks.put_back(deleted)
    assert tasks.list() == [tasks.get("e"), *before]
    assert tasks.papers("c") == TaskPapers("request of c", "plan of c")
    assert taken[0] is not None
    with pytest.raises(InvalidRequestError, match=r"with the name c already"):
        tasks.put_back(taken[0])
    assert tasks.take_out("nobody") is None


def test_papers_go_with_their_task(tasks: TaskRepository, database: Database) -> None:
    """A deleted choreography leaves nothing in the file."""
    tasks.add(new_task("a"), TaskPapers("{1}", "{2}"))
    assert tasks.take_out("a")
    with database.session() as db:
        assert run(db, "SELECT count(*) FROM task_papers") == (0,)


def test_whose_video_it_is(tasks: TaskRepository) -> None:
    """A video is in use where a choreography has it or will have it there, but not where one only wanted it."""
    tasks.add(new_task("a", output="o/a.mp4", storage="local"))
    tasks.add(new_task("b", output="o/b.mp4", status=TaskStatus.PLANNED))
    tasks.add(new_task("c", output="o/c.mp4", storage="local"))
    tasks.update("c", status=TaskStatus.FAILED)
    assert tasks.video_is_used("o/a.mp4", "local")
    assert tasks.video_is_used("o/a.mp4")
    assert not tasks.video_is_used("o/a.mp4", "s3:bucket")
    assert tasks.video_is_used("o/b.mp4", "s3:bucket")
    assert not tasks.video_is_used("o/c.mp4", "local")


def test_one_damaged_record_hides_no_other(
    database: Database, tasks: TaskRepository, caplog: pytest.LogCaptureFixture
) -> None:
    """A record that was edited by hand is missing in the list, and the log says so; the others are there."""
    for name in "abc":
        tasks.add(new_task(name))
    with database.session() as db:
        db.execute_sql("UPDATE tasks SET error = '[' WHERE task_id = 'b'")  # type: ignore[no-untyped-call]
    assert [task.task_id for task in tasks.list()] == ["c", "a"]
    assert "record of b" in caplog.text
