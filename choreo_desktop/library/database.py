"""The one file in which the app remembers things: opening it, using it from any thread, closing it."""

import sqlite3
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import peewee
from filelock import FileLock, Timeout

from choreo_desktop.domain.errors import DatabaseError
from choreo_desktop.library.migrations import migrate, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

LOCK_FOLDER = "locks"
_BUSY_SECONDS = 15
_OPENING_SECONDS = 60

# What SQLite says (https://sqlite.org/rescode.html), and what a person needs to know of it.
_CAUSES = {
    "fts5": "cannot be used: this Python's SQLite cannot search. Install one with SQLite 3.34 or newer and FTS5.",
    "tokenizer": "cannot be used: this Python's SQLite is too old to search. Install one with SQLite 3.34 or newer.",
    "locked": "is in use by another program. Close other windows of Choreo Desktop and try again.",
    "readonly": "cannot be written. Check the permissions of the file and its folder.",
    "unable to open": "cannot be opened. Check the permissions of the file and its folder.",
    "disk is full": "cannot be written because the disk is full. Free some space and try again.",
    "No space left": "cannot be written because the disk is full. Free some space and try again.",
    "disk I/O": "cannot be written. Check that the disk has space and works.",
    "malformed": "is damaged. Move it away to start with an empty library; your clips and videos are not touched.",
    "not a database": "is damaged. Move it away to start with an empty library; your clips and videos are not touched.",
}


class Database:
    """An open SQLite file, shared by all threads of this program; other programs may use it at the same time.

    Args:
        path: The file; made where it is missing. Locks live in a folder beside it.

    Raises:
        DatabaseError: If it is damaged, cannot be written, or a newer version of the program wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.locks = path.parent / LOCK_FOLDER
        self._turn = threading.RLock()
        # One connection behind one lock: nothing is left open when a worker thread ends.
        self._db = peewee.SqliteDatabase(
            str(path),
            pragmas={"foreign_keys": 1, "synchronous": "NORMAL"},
            timeout=_BUSY_SECONDS,
            thread_safe=False,
            check_same_thread=False,
        )
        with self._told():
            self._open()

    def _open(self) -> None:
        self.locks.mkdir(parents=True, exist_ok=True)
        try:
            # SQLite does not wait when two programs turn a new file to WAL at once, so they take turns here.
            with FileLock(self.locks / "opening.lock", timeout=_OPENING_SECONDS):
                self._db.connect()
                self._check()
                run(self._db, "PRAGMA journal_mode = WAL")
                migrate(self._db, self.path)
        except BaseException:
            self._db.close()
            raise

    def _check(self) -> None:
        found = run(self._db, "PRAGMA quick_check(1)")
        if found is None or found[0] != "ok":
            raise peewee.DatabaseError(f"malformed: {found}")

    @contextmanager
    def session(self, *, write: bool = True) -> "Iterator[peewee.SqliteDatabase]":
        """The connection, for this thread alone, in one transaction that is kept or undone as a whole.

        Args:
            write: Take the right to write at once, so that nobody else writes in between.

        Raises:
            DatabaseError: If the file cannot be read or written.
        """
        with self._turn, self._told():
            if self._db.is_closed():
                raise DatabaseError("The library is closed.", details=f"{self.path} was used after close()")
            with self._db.atomic("IMMEDIATE" if write else "DEFERRED"):
                yield self._db

    def close(self) -> None:
        """Close the file. May be called more than once."""
        with self._turn:
            self._db.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self.close()

    @contextmanager
    def _told(self) -> "Iterator[None]":
        """Turn what SQLite and the file system say into a sentence."""
        try:
            yield
        except (peewee.PeeweeException, OSError, Timeout) as error:
            said = _all_said(error)
            raise DatabaseError(f"The library in {self.path} {_cause(error, said)}", details=said) from error


def search_support() -> tuple[str, str]:
    """The version of SQLite, and what it says where it cannot search as the library does (FTS5 with trigrams)."""
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE words USING fts5 (name, tokenize = 'trigram')")
        except sqlite3.Error as error:
            return sqlite3.sqlite_version, str(error)
    return sqlite3.sqlite_version, ""


def _cause(error: Exception, said: str) -> str:
    if isinstance(error, Timeout):
        return _CAUSES["locked"]
    otherwise = _CAUSES["unable to open"] if isinstance(error, OSError) else f"cannot be used: {error}."
    return next((text for mark, text in _CAUSES.items() if mark in said), otherwise)


def _all_said(error: BaseException | None) -> str:
    """The first thing that went wrong and what followed: undoing a failed step can fail in its turn."""
    said: list[str] = []
    while error is not None:
        said.insert(0, f"{type(error).__name__}: {error}")
        error = error.__context__
    return "; then ".join(dict.fromkeys(said))
