"""The clips of the library: one record each, and the words by which they are found."""

import gc
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from choreo_desktop.domain.errors import DatabaseError, ResourceError
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.records import ClipRecord, clip_key
from choreo_desktop.library.rows import ClipRow
from choreo_desktop.library.search import Index

if TYPE_CHECKING:
    from peewee import SqliteDatabase

    from choreo_desktop.library.database import Database

SEARCH_LIMIT = 200
_WORDS = Index("clip_words")
_AS_THEY_ARE = ("name", "category", "difficulty", "energy", "style", "role", "entry", "exit", "notes", "credit")
_FIELDS = (
    *("number", "digest", "path", "size", "modified_ns", "seconds", "width", "height", "rate", "judgement"),
    *_AS_THEY_ARE,
    *("tags", "guessed", "motion", "heard", "own", "given"),
)
_OF_THE_FILE = ("digest", "size", "modified_ns")
_OF_THE_MOVE = (*_AS_THEY_ARE, "seconds", "motion", "tags", "guessed")
_AS_JSON = ("judgement", "tags", "guessed", "given")
_COLUMNS = ", ".join(f'"{field}"' for field in _FIELDS)
_MANY = 500  # SQLite takes some hundred values in one statement

Clips = list[ClipRecord]


class ClipRepository:
    """The clips of the library. Any number of threads and programs may use it at once.

    Args:
        database: Where the records live.
    """

    def __init__(self, database: "Database") -> None:
        self._database = database

    def add(self, record: ClipRecord) -> ClipRecord | None:
        """Take a clip in, under a number of its own; one that has a number gets it back.

        Returns:
            The record with its number; None if a clip of the same content is there already.

        Raises:
            DatabaseError: If the library cannot be written.
        """
        row = _row(record)
        with self._database.session() as db:
            if _first(db, "digest = ?", (record.file.digest,)) is not None:
                return None
            if record.number and _first(db, "number = ?", (record.number,)) is None:
                row["number"] = record.number
            number = int(ClipRow.insert(row).execute(db))
            return _put_words(db, number)

    def get(self, number: int) -> ClipRecord:
        """The clip of a number.

        Raises:
            ResourceError: If there is none.
        """
        with self._database.session(write=False) as db:
            return _known(_first(db, "number = ?", (number,)), number)

    def with_digest(self, digest: str) -> ClipRecord | None:
        """The clip of that content."""
        with self._database.session(write=False) as db:
            return _first(db, "digest = ?", (digest,))

    def at(self, path: Path) -> ClipRecord | None:
        """The clip whose original is there."""
        with self._database.session(write=False) as db:
            return _first(db, "path = ? ORDER BY number DESC", (os.fsencode(path),))

    def list(self) -> Clips:
        """All clips, in the order in which they came in."""
        with self._database.session(write=False) as db:
            return _select(db, "1 ORDER BY number", ())

    def search(self, text: str, limit: int = SEARCH_LIMIT) -> Clips:
        """The clips in whose words every word of a text occurs, best first; for no text, all by name.

        Args:
            text: As typed so far.
            limit: At most so many.
        """
        with self._database.session(write=False) as db:
            numbers = _WORDS.find(db, text, limit)
            found: dict[int, ClipRecord] = {}
            for start in range(0, len(numbers), _MANY):
                some = numbers[start : start + _MANY]
                marks = ",".join("?" * len(some))
                found |= {record.number: record for record in _select(db, f"number IN ({marks})", some)}
        return [found[number] for number in numbers if number in found]

    def change(self, number: int, change: Callable[[ClipRecord], ClipRecord]) -> ClipRecord:
        """Change a clip, so that no change of another program in between is lost.

        Args:
            number: Which clip.
            change: Makes the new record of the old one.

        Raises:
            ResourceError: If there is no such clip.
            DatabaseError: If the library cannot be written.
        """
        return self.change_all([number], change)[0]

    def change_all(self, numbers: Iterable[int], change: Callable[[ClipRecord], ClipRecord]) -> Clips:
        """Change several clips, all of them or none. See ``change``."""
        changed: Clips = []
        with self._database.session() as db:
            for number in numbers:
                old = _known(_first(db, "number = ?", (number,)), number)
                new = change(old).model_copy(update={"number": number})
                if new != old:
                    _refuse_twin(db, new)
                    ClipRow.update(_row(new)).where(ClipRow.number == number).execute(db)
                changed.append(old if new == old else _put_words(db, number))
        return changed

    def remove(self, number: int) -> ClipRecord:
        """Forget a clip; its original stays. Returns the record, which ``add`` takes back.

        Raises:
            ResourceError: If there is no such clip.
            DatabaseError: If the library cannot be written.
        """
        with self._database.session() as db:
            record = _known(_first(db, "number = ?", (number,)), number)
            ClipRow.delete().where(ClipRow.number == number).execute(db)
            _WORDS.drop(db, number)
        return record


def _select(db: "SqliteDatabase", where: str, values: Sequence[object]) -> Clips:
    statement = f"SELECT {_COLUMNS} FROM clips WHERE {where}"  # noqa: S608 - made of our own words
    rows = db.execute_sql(statement, values)  # type: ignore[no-untyped-call]
    with _without_collecting():
        return [_record(row) for row in rows]


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


def _first(db: "SqliteDatabase", where: str, values: Sequence[object]) -> ClipRecord | None:
    return next(iter(_select(db, f"{where} LIMIT 1", values)), None)


def _known(record: ClipRecord | None, number: int) -> ClipRecord:
    if record is None:
        raise ResourceError(f"There is no clip {number} in the library.")
    return record


def _refuse_twin(db: "SqliteDatabase", record: ClipRecord) -> None:
    twin = _first(db, "digest = ? AND number != ?", (record.file.digest, record.number))
    if twin is not None:
        raise ResourceError(
            f"{record.file.path.name} has the same content as {twin.move.name}, which is there already."
        )


def _put_words(db: "SqliteDatabase", number: int) -> ClipRecord:
    """Make a clip findable by what its record says now, which is returned."""
    record = _known(_first(db, "number = ?", (number,)), number)
    move = record.move
    said = (move.difficulty, move.energy, move.style, move.role, move.entry, move.exit)
    other = (
        move.category,
        *move.tags,
        *(word for word in said if word),
        move.credit,
        record.file.path.stem,
        move.notes,
    )
    _WORDS.put(db, number, move.name, (clean(word) for word in other))
    return record


def clean(text: str) -> str:
    """Text as SQLite takes it: file names can hold halves of characters, which no encoding knows."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def _row(record: ClipRecord) -> dict[str, Any]:
    file, move = record.file, record.move
    words = {name: getattr(move, name) for name in _AS_THEY_ARE}
    return {
        **{name: None if value is None else clean(str(value)) for name, value in words.items()},
        **{name: getattr(file, name) for name in ("digest", "size", "modified_ns")},
        **{name: getattr(record, name) for name in ("width", "height", "rate")},
        "path": os.fsencode(file.path),
        "seconds": move.seconds,
        "motion": move.motion,
        "judgement": _listed(record.judgement),
        "tags": _listed(move.tags),
        "guessed": _listed(sorted(move.guessed)),
        **{
            name: None if value is None else value.model_dump_json()
            for name, value in (("heard", record.heard), ("own", record.own), ("given", record.given))
        },
    }


def _listed(texts: Iterable[str]) -> str:
    return json.dumps([clean(text) for text in texts], ensure_ascii=False)


def _record(row: Sequence[Any]) -> ClipRecord:
    known: dict[str, Any] = dict(zip(_FIELDS, row, strict=True))
    path = os.fsdecode(known["path"])
    try:
        for name in _AS_JSON:
            known[name] = _from_json(known[name])
        for name in ("heard", "own"):
            known[name] = known[name] and ClipGrid.model_validate_json(known[name])
        known["file"] = {"path": Path(path), **{name: known[name] for name in _OF_THE_FILE}}
        known["move"] = {
            "key": clip_key(known["digest"], path),
            "grid": known["own"] or known["heard"],
            **{name: known[name] for name in _OF_THE_MOVE},
        }
        return ClipRecord.model_validate(known)
    except ValueError as error:
        raise DatabaseError(
            f"The record of clip {known['number']} in the library cannot be understood.", details=str(error)
        ) from error


def _from_json(text: str | None) -> Any:  # noqa: ANN401 - what the record's model makes of it
    return () if text == "[]" else None if text is None else from_json(text)
