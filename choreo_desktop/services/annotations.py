"""Annotation files: what people wrote down about the clips of a folder (JSON, or CSV for spreadsheets)."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pydantic import ValidationError

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.services.annotation import Annotation
from choreo_desktop.services.annotation_tables import TableError, read_table, write_table
from choreo_desktop.services.outputs import write_json, write_text

ANNOTATION_FILE = "annotations.json"
ANNOTATION_TABLE = "annotations.csv"
MAX_BYTES = 20_000_000


class Annotations:
    """All annotations of a folder, found by content, by path or by name.

    Args:
        entries: In the order of the file.
        header: What else stands in the file.
    """

    def __init__(self, entries: Sequence[Annotation] = (), header: Mapping[str, Any] | None = None) -> None:
        self.entries = tuple(entries)
        self.header = dict(header or {})
        self._by_path = {e.video_path: e for e in entries if e.video_path}
        self._by_hash = {e.content_hash: e for e in entries if e.content_hash}
        named = [(n, e) for e in entries for n in {e.clip_id, PurePosixPath(e.video_path).stem} - {""}]
        known = Counter(name for name, _ in named)
        # Two clips of one name in two folders must not get each other's counts.
        self._by_name = {name: entry for name, entry in named if known[name] == 1}

    def find(self, relative: str, *, unique: bool = True, digest: str = "") -> Annotation:
        """The annotation of a clip; an empty one if there is none.

        Args:
            relative: Its path below the folder, with ``/``.
            unique: Whether no other clip there has the same file name, so that the name alone may tell it.
            digest: Hash of its content, where it is known.
        """
        exact = self._by_hash.get(digest) or self._by_path.get(relative)
        if exact is not None or not unique:
            return exact or Annotation()
        return self._by_name.get(PurePosixPath(relative).stem) or Annotation()


def read_annotations(path: Path) -> Annotations:
    """Read an annotation file; one that ends in ``.csv`` is a table, any other is JSON.

    Raises:
        ResourceError: If it is missing.
        InvalidRequestError: If it cannot be used; the sentence names the field.
    """
    data = _load(path)
    if path.suffix.lower() == ".csv":
        try:
            rows = read_table(data, _kinds())
        except TableError as error:
            raise InvalidRequestError(f"{path.name} {error}.") from error
        return Annotations([_read(path, f"row {i + 2}", row) for i, row in rows])
    try:
        loaded = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidRequestError(f"{path.name} is not valid JSON ({error}).") from error
    clips = loaded.get("clips") if isinstance(loaded, dict) else None
    if not isinstance(clips, list):
        raise InvalidRequestError(f"{path.name} has no list named clips; see the README for the format.")
    entries = [_read(path, f"clips[{i}]", clip) for i, clip in enumerate(clips)]
    return Annotations(entries, {key: value for key, value in loaded.items() if key != "clips"})


def write_annotations(path: Path, annotations: Annotations) -> None:
    """Write an annotation file, whole or not at all; ``.csv`` makes a table, any other ending JSON.

    A table has no place for the header.

    Raises:
        StorageError: If it cannot be written.
    """
    clips = [entry.model_dump(mode="json", exclude_defaults=True) for entry in annotations.entries]
    if path.suffix.lower() == ".csv":
        write_text(path, write_table(clips, _kinds()))
    else:
        write_json(path, {**annotations.header, "clips": clips})


Kind = Literal["text", "number", "words", "value"]


def _kinds() -> dict[str, Kind]:
    """What the cells of each column hold."""
    numbers, lists = ("beats_per_minute", "first_one", "counts"), ("tags", "guessed")
    return {
        field: "number"
        if field in numbers
        else "words"
        if field in lists
        else "value"
        if field == "beat_times"
        else "text"
        for field in Annotation.model_fields
    }


def _load(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise InvalidRequestError(f"{path.name} is not a file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ResourceError(f"The annotation file {path} is missing.") from error
    except OSError as error:
        raise ResourceError(f"The annotation file {path} cannot be read: {error.strerror}.") from error
    if len(data) > MAX_BYTES:
        raise InvalidRequestError(f"{path.name} is too large to be an annotation file.")
    return data


def _read(path: Path, place: str, clip: Any) -> Annotation:  # noqa: ANN401 - JSON can be anything
    try:
        return Annotation.model_validate(clip)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][:1])
        where = f"{place}{'.' if field else ''}{field}"
        raise InvalidRequestError(
            f"{path.name}: {where}: {str(first['input'])[:60]!r} cannot be used ({first['msg']}).",
            details=str(error),
        ) from error
