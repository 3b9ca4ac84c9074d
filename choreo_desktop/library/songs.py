"""The songs of the library: what they are, and what was heard in them. Corrections are kept elsewhere, apart."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import DatabaseError, ResourceError
from choreo_desktop.domain.records import SongRecord
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.library.clips import SEARCH_LIMIT, clean
from choreo_desktop.library.rows import SongRow
from choreo_desktop.library.search import Index

if TYPE_CHECKING:
    from peewee import SqliteDatabase

    from choreo_desktop.library.database import Database

_WORDS = Index("song_words")
_FIELDS = (*("number", "digest", "path", "size", "modified_ns", "title", "artist", "seconds", "genre", "bpm"),)
_COLUMNS = ", ".join(f'"{field}"' for field in _FIELDS)

Songs = list[SongRecord]


class SongRepository:
    """The songs of the library. Any number of threads and programs may use it at once.

    Args:
        database: Where the records live.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database

    def add(self, record: SongRecord, analysis: SongAnalysis | None = None) -> SongRecord | None:
        """Take a song in, with what was heard in it; one that has a number gets it back.

        Returns:
            The record with its number; None if a song of the same content is there already.

        Raises:
            DatabaseError: If the library cannot be written.
        """
        heard = _heard(record, analysis)
        row = {**_row(heard), "analysis": None if analysis is None else analysis.model_dump_json()}
        with self._database.session() as db:
            if _first(db, "digest = ?", (record.file.digest,)) is not None:
                return None
            if record.number and _first(db, "number = ?", (record.number,)) is None:
                row["number"] = record.number
            number = int(SongRow.insert(row).execute(db))
            added = heard.model_copy(update={"number": number})
            _put_words(db, added)
        return added

    def get(self, number: int) -> SongRecord:
        """The song of a number.

        Raises:
            ResourceError: If there is none.
        """
        with self._database.session(write=False) as db:
            return _known(_first(db, "number = ?", (number,)), number)

    def with_digest(self, digest: str) -> SongRecord | None:
        """The song of that content."""
        with self._database.session(write=False) as db:
            return _first(db, "digest = ?", (digest,))

    def at(self, path: Path) -> SongRecord | None:
        """The song whose original is there."""
        with self._database.session(write=False) as db:
            return _first(db, "path = ? ORDER BY number DESC", (os.fsencode(path),))

    def list(self) -> Songs:
        """All songs, in the order in which they came in."""
        with self._database.session(write=False) as db:
            return _select(db, "1 ORDER BY number", ())

    def search(self, text: str, limit: int = SEARCH_LIMIT) -> Songs:
        """The songs in whose title, artist and file name every word of a text occurs, best first.

        Args:
            text: As typed so far; for no text, all by title.
            limit: At most so many.
        """
        with self._database.session(write=False) as db:
            found = [_first(db, "number = ?", (number,)) for number in _WORDS.find(db, text, limit)]
        return [record for record in found if record is not None]

    def analysis(self, number: int) -> SongAnalysis | None:
        """What was heard in a song, without corrections; None where nobody listened.

        Raises:
            DatabaseError: If the library cannot be read.
        """
        with self._database.session(write=False) as db:
            cursor = db.execute_sql("SELECT analysis FROM songs WHERE number = ?", (number,))  # type: ignore[no-untyped-call]
            row = cursor.fetchone()
        if row is None or row[0] is None:
            return None
        try:
            return SongAnalysis.model_validate_json(row[0])
        except ValueError as error:
            raise DatabaseError(
                f"The analysis of song {number} in the library cannot be understood.", details=str(error)
            ) from error

    def keep_analysis(self, number: int, analysis: SongAnalysis, genre: str) -> SongRecord:
        """Keep what was heard in a song, in place of what was heard before.

        Raises:
            ResourceError: If there is no such song.
            DatabaseError: If the library cannot be written.
        """
        with self._database.session() as db:
            record = _known(_first(db, "number = ?", (number,)), number)
            heard = _heard(record.model_copy(update={"genre": genre}), analysis)
            row = {**_row(heard), "analysis": analysis.model_dump_json()}
            SongRow.update(row).where(SongRow.number == number).execute(db)
        return heard

    def change(self, number: int, change: Callable[[SongRecord], SongRecord]) -> SongRecord:
        """Change a song's record, so that no change of another program in between is lost.

        Raises:
            ResourceError: If there is no such song, or another one of the new content.
            DatabaseError: If the library cannot be written.
        """
        return self.change_all([number], change)[0]

    def change_all(self, numbers: Iterable[int], change: Callable[[SongRecord], SongRecord]) -> Songs:
        """Change several songs, all of them or none. See ``change``."""
        changed: Songs = []
        with self._database.session() as db:
            for number in numbers:
                old = _known(_first(db, "number = ?", (number,)), number)
                new = change(old).model_copy(update={"number": number})
                if new != old:
                    _refuse_twin(db, new)
                    SongRow.update(_row(new)).where(SongRow.number == number).execute(db)
                    _put_words(db, new)
                changed.append(new)
        return changed

    def remove(self, number: int) -> SongRecord:
        """Forget a song; its original stays. Returns the record, which ``add`` takes back.

        Raises:
            ResourceError: If there is no such song.
            DatabaseError: If the library cannot be written.
        """
        with self._database.session() as db:
            record = _known(_first(db, "number = ?", (number,)), number)
            SongRow.delete().where(SongRow.number == number).execute(db)
            _WORDS.drop(db, number)
        return record


def _heard(record: SongRecord, analysis: SongAnalysis | None) -> SongRecord:
    return record if analysis is None else record.model_copy(update={"bpm": analysis.bpm})


def _select(db: "SqliteDatabase", where: str, values: Sequence[object]) -> Songs:
    statement = f"SELECT {_COLUMNS} FROM songs WHERE {where}"  # noqa: S608 - made of our own words
    return [_record(row) for row in db.execute_sql(statement, values)]  # type: ignore[no-untyped-call]


def _first(db: "SqliteDatabase", where: str, values: Sequence[object]) -> SongRecord | None:
    return next(iter(_select(db, f"{where} LIMIT 1", values)), None)


def _known(record: SongRecord | None, number: int) -> SongRecord:
    if record is None:
        raise ResourceError(f"There is no song {number} in the library.")
    return record


def _refuse_twin(db: "SqliteDatabase", record: SongRecord) -> None:
    twin = _first(db, "digest = ? AND number != ?", (record.file.digest, record.number))
    if twin is not None:
        raise ResourceError(f"{record.file.path.name} has the same content as {twin.title}, which is there already.")


def _put_words(db: "SqliteDatabase", record: SongRecord) -> None:
    other = (record.artist, record.genre, clean(record.file.path.stem))
    _WORDS.put(db, record.number, record.title, other)


def _row(record: SongRecord) -> dict[str, Any]:
    file = record.file
    return {
        **{name: getattr(file, name) for name in ("digest", "size", "modified_ns")},
        **{name: clean(getattr(record, name)) for name in ("title", "artist", "genre")},
        **{name: getattr(record, name) for name in ("seconds", "bpm")},
        "path": os.fsencode(file.path),
    }


def _record(row: Sequence[Any]) -> SongRecord:
    known: dict[str, Any] = dict(zip(_FIELDS, row, strict=True))
    try:
        return SongRecord.model_validate({**known, "file": {**known, "path": Path(os.fsdecode(known["path"]))}})
    except ValueError as error:
        raise DatabaseError(
            f"The record of song {known['number']} in the library cannot be understood.", details=str(error)
        ) from error
