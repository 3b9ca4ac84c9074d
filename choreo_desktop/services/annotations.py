"""Annotation files: what people wrote down about the clips of a folder (JSON, or CSV for spreadsheets)."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, GridSource, Position, Role, Style
from choreo_desktop.domain.records import MAX_TAGS, Tag
from choreo_desktop.services.annotation_tables import TableError, read_table, write_table
from choreo_desktop.services.outputs import write_json, write_text

ANNOTATION_FILE = "annotations.json"
ANNOTATION_TABLE = "annotations.csv"
MAX_BYTES = 20_000_000
MAX_BEATS = 10_000

Seconds = Annotated[float, Field(ge=0, le=3600)]


def _word(read: Callable[[str], object]) -> BeforeValidator:
    # What is no text is left to the type itself, which refuses it.
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


def _read_role(text: str) -> Role:
    return Role(text.strip().lower().removesuffix("_focus"))


def _read_position(text: str) -> Position:
    return Position(text.strip().lower())


def _increasing(times: tuple[float, ...] | None) -> tuple[float, ...] | None:
    if times is not None and any(b <= a for a, b in pairwise(times)):
        raise ValueError("must increase")
    return times


_NOTHING_SAID = BeforeValidator(lambda value: "" if value is None else value)


class Annotation(Model):
    """One clip as annotated. Keys of other tools are kept.

    Attributes:
        video_path: Path below the folder of the clips, with ``/``.
        clip_id: Its short name, usually the file's name without its ending.
        content_hash: Of the file; tells it whatever it is called.
        name: What dancers call it.
        move_label: Kind of move.
        difficulty: low, medium and high are read as beginner, intermediate and advanced.
        energy_level: low, medium or high.
        style: romantic, energetic, sensual, playful or modern.
        role: lead, follow or both; ``lead_follow_roles`` of other tools is read too.
        entry_position: How the couple stands where it begins: open, closed, shadow, hammerlock or side.
        exit_position: The same where it ends.
        notes: What a teacher wrote about it.
        credit: Who dances.
        tags: Free words.
        beats_per_minute: Exact tempo, as opposed to ``estimated_tempo``, which is a guess and is not used.
        first_one: Seconds in the clip at which the first count 1 falls.
        counts: Beats from there on.
        beat_times: Seconds of each beat, where they are not even; goes before ``beats_per_minute``.
        guessed: Names of the keys above that nobody said and the program guessed.
    """

    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False)

    video_path: str = ""
    clip_id: str = ""
    content_hash: Annotated[str, _NOTHING_SAID] = ""
    name: Annotated[str, Field(max_length=300)] = ""
    move_label: Annotated[str, Field(max_length=80)] = ""
    difficulty: Annotated[Difficulty, _word(Difficulty.read)] | None = None
    energy_level: Annotated[Energy, _word(Energy.read)] | None = None
    style: Annotated[Style, _word(Style.read)] | None = None
    role: Annotated[Role, _word(_read_role)] | None = None
    entry_position: Annotated[Position, _word(_read_position)] | None = None
    exit_position: Annotated[Position, _word(_read_position)] | None = None
    notes: Annotated[str, Field(max_length=20_000), _NOTHING_SAID] = ""
    credit: Annotated[str, Field(max_length=1_000), _NOTHING_SAID] = ""
    tags: Annotated[tuple[Tag, ...], Field(max_length=MAX_TAGS)] = ()
    beats_per_minute: float | None = Field(default=None, ge=30, le=300)
    first_one: Seconds | None = None
    counts: int | None = Field(default=None, ge=1, le=1000)
    beat_times: Annotated[
        tuple[Seconds, ...] | None, Field(min_length=2, max_length=MAX_BEATS), AfterValidator(_increasing)
    ] = None
    guessed: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _other_names(cls, data: Any) -> Any:  # noqa: ANN401 - JSON can be anything
        """Of other tools, only words that we know are taken over; the rest stays under its own key."""
        if isinstance(data, Mapping) and isinstance(data.get("lead_follow_roles"), str) and "role" not in data:
            word = data["lead_follow_roles"].strip().lower().removesuffix("_focus")
            if word in tuple(Role):
                return {**{k: v for k, v in data.items() if k != "lead_follow_roles"}, "role": word}
        return data

    def grid(self, seconds: float) -> ClipGrid | None:
        """The clip's beats, where they, or tempo and first 1, were written down.

        Args:
            seconds: Length of the clip.
        """
        if self.beat_times is not None:
            return self._timed_grid(seconds)
        if self.beats_per_minute is None or self.first_one is None:
            return None
        return even_grid(
            self.beats_per_minute, self.first_one, seconds, counts=self.counts, source=GridSource.ANNOTATION
        )

    def _timed_grid(self, seconds: float) -> ClipGrid | None:
        beats = tuple(time for time in self.beat_times or () if time <= seconds)
        if len(beats) < 2:
            return None
        one = beats[0] if self.first_one is None else self.first_one
        first = min(range(len(beats)), key=lambda i: abs(beats[i] - one))
        return ClipGrid(beats=beats, first_one=first, sure=True, source=GridSource.ANNOTATION)


def even_grid(
    bpm: float, first_one: float, seconds: float, *, counts: int | None = None, source: GridSource
) -> ClipGrid | None:
    """Even beats from a 1 on, as far as the clip goes.

    Args:
        bpm: Beats per minute.
        first_one: Seconds of the 1.
        seconds: Length of the clip.
        counts: At most so many beats after the first.
        source: Who said so.

    Returns:
        None where there is no room for two beats.
    """
    beat = 60 / bpm
    room = int((seconds - first_one) / beat + 1e-6) + 1
    beats = tuple(first_one + i * beat for i in range(min(room, (counts or room) + 1)))
    return ClipGrid(beats=beats, first_one=0, sure=True, source=source) if len(beats) > 1 else None


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
