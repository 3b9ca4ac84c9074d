import gc
import sqlite3
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from choreo_desktop.domain.errors import DatabaseError
from choreo_desktop.domain.task import new_task
from choreo_desktop.library.database import Database, search_support
from choreo_desktop.library.migrations import MIGRATIONS, migrate, run
from choreo_desktop.library.tasks import TaskRepository

OPEN_AND_WRITE = """
import sys
from pathlib import Path
from choreo_desktop.domain.task import new_task
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
sys.stdin.readline()
with Database(Path(sys.argv[1])) as database:
    tasks = TaskRepository(database)
    for i in range(int(sys.argv[3])):
        tasks.add(new_task(f"{sys.argv[2]}-{i}", song="song"))
        tasks.update(f"{sys.argv[2]}-{i}", progress=50, stage="planning")
"""


def test_the_file_is_in_wal_mode_with_the_version_in_it(path: Path) -> None:
    """Several windows can look at the history while one of them writes."""
    with Database(path) as database, database.session(write=False) as db:
        assert run(db, "PRAGMA journal_mode") == ("wal",)
        assert run(db, "PRAGMA user_version") == (len(MIGRATIONS),)
        assert run(db, "PRAGMA foreign_keys") == (1,)
        assert run(db, "PRAGMA synchronous") == (1,)


def test_what_was_written_is_there_when_opened_again(path: Path) -> None:
    """The history is still there tomorrow."""
    with Database(path) as database:
        TaskRepository(database).add(new_task("a", song="Song"))
    with Database(path) as database:
        task = TaskRepository(database).get("a")
    assert task is not None
    assert task.song == "Song"
    assert sorted(p.name for p in path.parent.iterdir()) == ["choreo.sqlite3", "locks"]


def test_a_newer_history_is_refused_and_left_alone(path: Path) -> None:
    """An old program says that it is too old, instead of spoiling the history of a new one."""
    Database(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match=r"written by a newer version of Choreo Desktop; update the program"):
        Database(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"this is not a database, it is a shopping list " * 50, b"SQLite format 3\x00" + b"\xff" * 4000],
    ids=["text", "broken header"],
)
def test_a_damaged_history_is_told_and_never_deleted(path: Path, content: bytes) -> None:
    """A damaged history is reported in a sentence and kept, so that somebody can rescue it."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"is damaged\. Move it away"):
        Database(path)
    assert path.read_bytes() == content


def test_damage_in_the_middle_is_told(path: Path) -> None:
    """A history with a bad sector is reported when it is opened, not in the middle of the work."""
    with Database(path) as database:
        tasks = TaskRepository(database)
        for i in range(200):
            tasks.add(new_task(f"task-{i}", song="a long name of a song " * 10))
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(DatabaseError, match=r"is damaged"):
        Database(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Where the data folder cannot be written, a sentence says so."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseError, match=r"Check the permissions"):
        Database(tmp_path / "file" / "choreo.sqlite3")


def test_a_folder_in_place_of_the_file_is_told(path: Path) -> None:
    """A folder with the name of the history is told, not a traceback."""
    path.mkdir(parents=True)
    with pytest.raises(DatabaseError, match=r"cannot be opened"):
        Database(path)


def test_a_full_disk_is_told_and_the_record_stays_true(database: Database, tasks: TaskRepository) -> None:
    """When the disk is full, a sentence says so and the record is as it was before."""
    tasks.add(new_task("a", song="Song"))
    with database.session() as db:
        run(db, "PRAGMA max_page_count = 1")
    with pytest.raises(DatabaseError, match=r"disk is full"):
        tasks.update("a", stage="planning", result={"text": "x" * 100_000})
    assert (task := tasks.get("a")) is not None
    assert (task.stage, task.result) == ("", None)


def test_a_history_that_cannot_be_written_can_be_read(database: Database, tasks: TaskRepository) -> None:
    """A write-protected history can still be looked at."""
    tasks.add(new_task("a", song="Song"))
    database._db.execute_sql("PRAGMA query_only = ON")  # type: ignore[no-untyped-call]
    with pytest.raises(DatabaseError, match=r"cannot be written"):
        tasks.update("a", progress=1)
    assert tasks.get("a") is not None


def test_another_program_that_holds_the_file_is_told(path: Path) -> None:
    """A history that another program keeps locked gives a sentence instead of waiting for ever."""
    with Database(path) as database:
        tasks = TaskRepository(database)
        database._db.execute_sql("PRAGMA busy_timeout = 1")  # type: ignore[no-untyped-call]
        with sqlite3.connect(path, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(DatabaseError, match=r"in use by another program"):
                tasks.add(new_task("a", song="Song"))
            other.execute("ROLLBACK")
        other.close()
        assert tasks.add(new_task("a", song="Song")).task_id == "a"


def test_a_closed_history_says_so(path: Path) -> None:
    """Work that goes on after the window closed gets an error it can handle."""
    database = Database(path)
    database.close()
    database.close()
    with pytest.raises(DatabaseError, match=r"closed"):
        TaskRepository(database).get("a")


def test_threads_share_one_history(tasks: TaskRepository) -> None:
    """A worker thread and the window read and write at the same time without losing anything."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda i: tasks.add(new_task(f"task-{i}", song="Song")), range(40)))
        list(pool.map(lambda i: tasks.update(f"task-{i % 40}", progress=i // 40), range(400)))
    assert [task.progress for task in tasks.list(100)] == [9] * 40


def test_an_ended_thread_leaves_nothing_open(database: Database, tasks: TaskRepository) -> None:
    """Hundreds of choreographies later, the program has not run out of file handles."""
    threads = [threading.Thread(target=tasks.get, args=("a",)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gc.collect()
    handles = [p.resolve().name for p in Path("/proc/self/fd").glob("*")] if sys.platform == "linux" else []
    assert handles.count(database.path.name) <= 1


def test_a_failed_step_changes_nothing(path: Path) -> None:
    """An update of the program that fails half way leaves the history as it was."""
    with Database(path) as database:
        TaskRepository(database).add(new_task("a", song="Song"))
        broken = (*MIGRATIONS, ("CREATE TABLE extra (x)", "this is not SQL"))
        with pytest.raises(DatabaseError), database._told():
            migrate(database._db, path, broken)
        with database.session() as db:
            assert run(db, "PRAGMA user_version") == (len(MIGRATIONS),)
            assert run(db, "SELECT count(*) FROM sqlite_master WHERE name = 'extra'") == (0,)
        good = (*MIGRATIONS, ("CREATE TABLE extra (x)",), ("ALTER TABLE extra ADD COLUMN y",))
        migrate(database._db, path, good)
        with database.session() as db:
            assert run(db, "PRAGMA user_version") == (len(MIGRATIONS) + 2,)
            assert run(db, "SELECT count(y) FROM extra") == (0,)
        assert TaskRepository(database).get("a") is not None


def test_two_programs_start_and_write_at_once(path: Path) -> None:
    """Two windows opened at the same moment for the first time both work, and nothing they write is lost."""
    children = [
        Popen([sys.executable, "-c", OPEN_AND_WRITE, str(path), name, "30"], stdin=PIPE, stderr=PIPE, text=True)
        for name in ("one", "two", "three")
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [(child.communicate()[1], child.returncode) for child in children]
    assert ends == [("", 0)] * 3
    with Database(path) as database:
        written = TaskRepository(database).list(1000)
    assert len(written) == 90
    assert {task.progress for task in written} == {50}


def test_a_sqlite_that_cannot_search_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old SQLite does not know trigrams, and some have no FTS5: one sentence says what to install."""
    assert search_support()[1] == ""
    for words in ("fts5 (name, tokenize = 'trigrams')", "fts55 (name)"):
        steps = (*MIGRATIONS, (f"CREATE VIRTUAL TABLE more_words USING {words}",))
        monkeypatch.setattr("choreo_desktop.library.database.migrate", partial(migrate, steps=steps))
        with pytest.raises(DatabaseError, match=r"Install one with SQLite 3\.34 or newer"):
            Database(path)
