"""What clips and songs of the library have in common: each known by its content, found by its words, changed safely."""

import gc
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from choreo_desktop.domain.errors import DatabaseError, ResourceError
from choreo_desktop.domain.records import ClipRecord, SongRecord

if TYPE_CHECKING:
    from peewee import SqliteDatabase

    from choreo_desktop.library.database import Database
    from choreo_desktop.library.rows import FileRow
    from choreo_desktop.library.search import Index

SEARCH_LIMIT = 200
_MANY = 500  # SQLite takes some hundred values in one statement

R = TypeVar("R", ClipRecord, SongRecord)
Records = list[R]


class Repository(ABC, Generic[R]):
    """One kind of records. Any number of threads and programs may use it at once.

    Args:
        database: Where the records live.
    """

    table: ClassVar["type[FileRow]"]
    name: ClassVar[str]
    """Of the table."""
    fields: ClassVar[tuple[str, ...]]
    """Columns that are read; ``number`` comes first."""
    words: ClassVar["Index"]
    """By which they are found."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    @abstractmethod
    def _read(self, known: dict[str, Any]) -> R:
        """The record of a row; raises ValueError if it cannot be understood."""

    @abstractmethod
    def _row(self, record: R) -> dict[str, Any]:
        """The row of a record, without its number."""

    @abstractmethod
    def _said(self, record: R) -> tuple[str, Iterable[str]]:
        """What it is called, and the other words by which it is found."""

    @abstractmethod
    def _missing(self, number: int) -> str:
        """That there is no such record, for people."""

    @abstractmethod
    def _damaged(self, number: int) -> str:
        """That a record cannot be understood, for people."""

    def get(self, number: int) -> R:
        """The record of a number.

        Raises:
            ResourceError: If there is none.
        """
        with self._database.session(write=False) as db:
            return self._known(db, number)

    def with_digest(self, digest: str) -> R | None:
        """The record of that content."""
        with self._database.session(write=False) as db:
            return self._first(db, "digest = ?", (digest,))

    def at(self, path: Path) -> R | None:
        """The record whose original is there."""
        with self._database.session(write=False) as db:
            return self._first(db, "path = ? ORDER BY number DESC", (os.fsencode(path),))

    def list(self) -> Records[R]:
        """All records, in the order in which they came in."""
        with self._database.session(write=False) as db:
            return self._select(db, "1 ORDER BY number", ())

    def search(self, text: str, limit: int = SEARCH_LIMIT) -> Records[R]:
        """The records in whose words every word of a text occurs, best first; for no text, all by name.

        Args:
            text: As typed so far.
            limit: At most so many.
        """
        with self._database.session(write=False) as db:
            numbers = self.words.find(db, text, limit)
            found: dict[int, R] = {}
            for start in range(0, len(numbers), _MANY):
                some = numbers[start : start + _MANY]
                marks = ",".join("?" * len(some))
                found |= {record.number: record for record in self._select(db, f"number IN ({marks})", some)}
        return [found[number] for number in numbers if number in found]

    def change(self, number: int, change: Callable[[R], R]) -> R:
        """Change a record, so that no change of another program in between is lost.

        Args:
            number: Which one.
            change: Makes the new record of the old one.

        Raises:
            ResourceError: If there is no such record, or another one of the new content.
            DatabaseError: If the library cannot be written.
        """
        return self.change_all([number], change)[0]

    def change_all(self, numbers: Iterable[int], change: Callable[[R], R]) -> Records[R]:
        """Change several records, all of them or none. See ``change``."""
        changed: Records[R] = []
        with self._database.session() as db:
            for number in numbers:
                old = self._known(db, number)
                new = change(old).model_copy(update={"number": number})
                if new != old:
                    self._refuse_twin(db, new)
                    self._write(db, number, self._row(new))
                changed.append(old if new == old else self._put_words(db, number))
        return changed

    def remove(self, number: int) -> R:
        """Forget a record; its original stays. Returns what it was, which ``add`` takes back.

        Raises:
            ResourceError: If there is no such record.
            DatabaseError: If the library cannot be written.
        """
        with self._database.session() as db:
            record = self._known(db, number)
            self.table.delete().where(self.table.number == number).execute(db)
            self.words.drop(db, number)
        return record

    def _take_in(self, record: R, row: dict[str, Any]) -> R | None:
        """A new row, under the number of its record if it has one and that is free; None where the content is known."""
        with self._database.session() as db:
            if self._first(db, "digest = ?", (record.file.digest,)) is not None:
                return None
            if record.number and self._first(db, "number = ?", (record.number,)) is None:
                row = {**row, "number": record.number}
            return self._put_words(db, int(self.table.insert(row).execute(db)))

    def _write(self, db: "SqliteDatabase", number: int, row: dict[str, Any]) -> None:
        self.table.update(row).where(self.table.number == number).execute(db)

    def _put_words(self, db: "SqliteDatabase", number: int) -> R:
        """Make a record findable by what it says now; returns it."""
        record = self._known(db, number)
        name, other = self._said(record)
        self.words.put(db, number, name, (clean(word) for word in other))
        return record

    def _known(self, db: "SqliteDatabase", number: int) -> R:
        record = self._first(db, "number = ?", (number,))
        if record is None:
            raise ResourceError(self._missing(number))
        return record

    def _refuse_twin(self, db: "SqliteDatabase", record: R) -> None:
        twin = self._first(db, "digest = ? AND number != ?", (record.file.digest, record.number))
        if twin is not None:
            raise ResourceError(
                f"{record.file.path.name} has the same content as {self._said(twin)[0]}, which is there already."
            )

    def _first(self, db: "SqliteDatabase", where: str, values: Sequence[object]) -> R | None:
        return next(iter(self._select(db, f"{where} LIMIT 1", values)), None)

    def _select(self, db: "SqliteDatabase", where: str, values: Sequence[object]) -> Records[R]:
        columns = ", ".join(f'"{field}"' for field in self.fields)
        statement = f"SELECT {columns} FROM {self.name} WHERE {where}"  # noqa: S608 - made of our own words
        rows = db.execute_sql(statement, values)  # type: ignore[no-untyped-call]
        with _without_collecting():
            return [self._understood(dict(zip(self.fields, row, strict=True))) for row in rows]

    def _understood(self, known: dict[str, Any]) -> R:
        try:
            return self._read(known)
        except ValueError as error:
            raise DatabaseError(self._damaged(known["number"]), details=str(error)) from error


def clean(text: str) -> str:
    """Text as SQLite takes it: file names can hold halves of characters, which no encoding knows."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for garbage while thousands of records that live on are made: it would visit all of them each time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
