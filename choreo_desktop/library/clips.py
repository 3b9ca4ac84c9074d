"""The clips of the library: one record each, and the words by which they are found."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic_core import from_json
from typing_extensions import override

from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.records import ClipRecord, clip_key
from choreo_desktop.library.repository import Repository, clean
from choreo_desktop.library.rows import ClipRow
from choreo_desktop.library.search import Index

_AS_THEY_ARE = ("name", "category", "difficulty", "energy", "style", "role", "entry", "exit", "notes", "credit")
_OF_THE_FILE = ("digest", "size", "modified_ns")
_OF_THE_PICTURE = ("width", "height", "rate")
_OF_THE_MOVE = (*_AS_THEY_ARE, "seconds", "motion", "tags", "guessed")
_AS_JSON = ("judgement", "tags", "guessed", "given")
_GRIDS = ("heard", "own")


class ClipRepository(Repository[ClipRecord]):
    """The clips of the library."""

    table = ClipRow
    name = "clips"
    fields = ("number", *_OF_THE_FILE, "path", *_OF_THE_PICTURE, "judgement", *_OF_THE_MOVE, *_GRIDS, "given")
    words = Index("clip_words")

    def add(self, record: ClipRecord) -> ClipRecord | None:
        """Take a clip in, under a number of its own; one that has a number gets it back.

        Returns:
            The record with its number; None if a clip of the same content is there already.

        Raises:
            DatabaseError: If the library cannot be written.
        """
        return self._take_in(record, self._row(record))

    @override
    def _said(self, record: ClipRecord) -> tuple[str, Iterable[str]]:
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
        return move.name, other

    @override
    def _missing(self, number: int) -> str:
        return f"There is no clip {number} in the library."

    @override
    def _damaged(self, number: int) -> str:
        return f"The record of clip {number} in the library cannot be understood."

    @override
    def _row(self, record: ClipRecord) -> dict[str, Any]:
        file, move = record.file, record.move
        words = {name: getattr(move, name) for name in _AS_THEY_ARE}
        given = {name: getattr(record, name) for name in (*_GRIDS, "given")}
        return {
            **{name: None if value is None else clean(str(value)) for name, value in words.items()},
            **{name: getattr(file, name) for name in _OF_THE_FILE},
            **{name: getattr(record, name) for name in _OF_THE_PICTURE},
            "path": os.fsencode(file.path),
            "seconds": move.seconds,
            "motion": move.motion,
            "judgement": _listed(record.judgement),
            "tags": _listed(move.tags),
            "guessed": _listed(sorted(move.guessed)),
            **{name: None if value is None else value.model_dump_json() for name, value in given.items()},
        }

    @override
    def _read(self, known: dict[str, Any]) -> ClipRecord:
        path = os.fsdecode(known["path"])
        for name in _AS_JSON:
            known[name] = _from_json(known[name])
        for name in _GRIDS:
            known[name] = known[name] and ClipGrid.model_validate_json(known[name])
        known["file"] = {"path": Path(path), **{name: known[name] for name in _OF_THE_FILE}}
        known["move"] = {
            "key": clip_key(known["digest"], path),
            "grid": known["own"] or known["heard"],
            **{name: known[name] for name in _OF_THE_MOVE},
        }
        return ClipRecord.model_validate(known)


def _listed(texts: Iterable[str]) -> str:
    return json.dumps([clean(text) for text in texts], ensure_ascii=False)


def _from_json(text: str | None) -> Any:  # noqa: ANN401 - what the record's model makes of it
    return () if text == "[]" else None if text is None else from_json(text)
