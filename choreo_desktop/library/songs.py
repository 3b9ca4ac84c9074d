"""The songs of the library: what they are, and what was heard in them. Corrections are kept elsewhere, apart."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typing_extensions import override

from choreo_desktop.domain.errors import DatabaseError
from choreo_desktop.domain.records import SongRecord
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.library.repository import Repository, clean
from choreo_desktop.library.rows import SongRow
from choreo_desktop.library.search import Index

_OF_THE_FILE = ("digest", "size", "modified_ns")
_TEXTS = ("title", "artist", "genre")
_NUMBERS = ("seconds", "bpm")


class SongRepository(Repository[SongRecord]):
    """The songs of the library. What was heard in one is read on its own, being long."""

    table = SongRow
    name = "songs"
    fields = ("number", *_OF_THE_FILE, "path", *_TEXTS, *_NUMBERS)
    words = Index("song_words")

    def add(self, record: SongRecord, analysis: SongAnalysis | None = None) -> SongRecord | None:
        """Take a song in, with what was heard in it; one that has a number gets it back.

        Returns:
            The record with its number; None if a song of the same content is there already.

        Raises:
            DatabaseError: If the library cannot be written.
        """
        if analysis is None:
            return self._take_in(record, {**self._row(record), "analysis": None})
        return self._take_in(record, self._heard_row(record, analysis))

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
            record = self._known(db, number).model_copy(update={"genre": genre})
            self._write(db, number, self._heard_row(record, analysis))
            return self._known(db, number)

    def _heard_row(self, record: SongRecord, analysis: SongAnalysis) -> dict[str, Any]:
        heard = record.model_copy(update={"bpm": analysis.bpm})
        return {**self._row(heard), "analysis": analysis.model_dump_json()}

    @override
    def _said(self, record: SongRecord) -> tuple[str, Iterable[str]]:
        return record.title, (record.artist, record.genre, record.file.path.stem)

    @override
    def _missing(self, number: int) -> str:
        return f"There is no song {number} in the library."

    @override
    def _damaged(self, number: int) -> str:
        return f"The record of song {number} in the library cannot be understood."

    @override
    def _row(self, record: SongRecord) -> dict[str, Any]:
        return {
            **{name: getattr(record.file, name) for name in _OF_THE_FILE},
            **{name: clean(getattr(record, name)) for name in _TEXTS},
            **{name: getattr(record, name) for name in _NUMBERS},
            "path": os.fsencode(record.file.path),
        }

    @override
    def _read(self, known: dict[str, Any]) -> SongRecord:
        return SongRecord.model_validate({**known, "file": {**known, "path": Path(os.fsdecode(known["path"]))}})
