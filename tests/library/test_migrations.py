"""Histories that an older version of the program wrote."""

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import DatabaseError
from choreo_desktop.domain.task import TaskPapers, TaskStatus, new_task
from choreo_desktop.library.database import Database
from choreo_desktop.library.migrations import MIGRATIONS
from choreo_desktop.library.tasks import TaskRepository

# Written by the program as it was at version 2: six tasks, one of each status it knew.
OLD = gzip.decompress(Path(__file__).with_name("version_2.sqlite3.gz").read_bytes())
OLD_COLUMNS = "number, task_id, status, progress, stage, message, result, error, song, created_at, updated_at"


def old_rows(path: Path) -> list[tuple[object, ...]]:
    """The tasks as they lie in the file."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"SELECT {OLD_COLUMNS} FROM tasks ORDER BY number").fetchall()  # noqa: S608 - ours


@pytest.fixture
def old(path: Path) -> Path:
    """The history of somebody who has used the program for a while."""
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def test_every_row_comes_through(old: Path) -> None:
    """Whoever updates the program finds every choreography as it was, with nothing made up about it."""
    before = old_rows(old)
    assert len(before) == 6
    with Database(old) as database:
        tasks = TaskRepository(database)
        kept = {task.task_id: task for task in tasks.list()}
        assert {tasks.papers(task_id) for task_id in kept} == {TaskPapers()}
    assert old_rows(old) == before
    assert [*kept] == [str(row[1]) for row in reversed(before)]
    made = kept["made"]
    assert (made.status, made.title, made.video_url) == (
        TaskStatus.COMPLETED,
        "Obsesión",
        "file:///videos/dance.mp4",
    )
    assert {(t.name, t.song_key, t.poster, t.output, t.storage) for t in kept.values()} == {("", "", "", "", "")}
    assert kept["failed"].error == {"error": "The disk is full.", "details": "OSError 28", "stage": "uploading"}


def test_life_goes_on(old: Path) -> None:
    """An old history takes plans and new choreographies, renames and deletes, and what was running has failed."""
    with Database(old) as database:
        tasks = TaskRepository(database)
        assert tasks.fail_interrupted() == ["../ü\n' OR 1=1 --", "planning", "assembling"]
        assert tasks.rename("made", "Our dance").title == "Our dance"
        tasks.add(new_task("new", status=TaskStatus.PLANNED), TaskPapers("{}", "{}"))
        assert tasks.papers("new") == TaskPapers("{}", "{}")
        assert tasks.take_out("cancelled")
    with Database(old) as database:
        names = [task.task_id for task in TaskRepository(database).list()]
    assert names == ["new", "assembling", "planning", "../ü\n' OR 1=1 --", "failed", "made"]


def test_a_step_that_breaks_off_leaves_the_old_history(old: Path) -> None:
    """An update that fails in the middle changes nothing, and works the next time."""
    with closing(sqlite3.connect(old)) as raw:  # in the way of the step's last statement
        raw.execute("CREATE TABLE task_papers (x)")
        raw.commit()
    before = old_rows(old)
    with pytest.raises(DatabaseError):
        Database(old)
    assert old_rows(old) == before
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)
        raw.execute("DROP TABLE task_papers")
        raw.commit()
    with Database(old) as database, database.session(write=False) as db:
        assert int(db.user_version) == len(MIGRATIONS)
