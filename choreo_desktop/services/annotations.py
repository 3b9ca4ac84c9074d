"""Annotation files: what people wrote down about the clips of a folder (JSON)."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, ValidationError

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, Style

ANNOTATION_FILE = "annotations.json"
MAX_BYTES = 20_000_000


def _word(read: Callable[[str], object]) -> BeforeValidator:
    # What is no text is left to the type itself, which refuses it.
    return BeforeValidator(lambda value: read(value) if isinstance(value, str) else value)


class Annotation(Model):
    """One clip as annotated.

    Attributes:
        video_path: Path below the folder of the clips, with ``/``.
        clip_id: Its short name, usually the file's name without its ending.
        name: What dancers call it.
        move_label: Kind of move.
        difficulty: low, medium and high are read as beginner, intermediate and advanced.
        energy_level: low, medium or high.
        style: romantic, energetic, sensual, playful or modern.
        beats_per_minute: Exact tempo, as opposed to ``estimated_tempo``, which is a guess and is not used.
        first_one: Seconds in the clip at which the first count 1 falls.
        counts: Beats from there on.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)

    video_path: str = ""
    clip_id: str = ""
    name: str = ""
    move_label: str = ""
    difficulty: Annotated[Difficulty, _word(Difficulty.read)] | None = None
    energy_level: Annotated[Energy, _word(Energy.read)] | None = None
    style: Annotated[Style, _word(Style.read)] | None = None
    beats_per_minute: float | None = Field(default=None, ge=30, le=300)
    first_one: float | None = Field(default=None, ge=0, le=3600)
    counts: int | None = Field(default=None, ge=1, le=1000)

    def grid(self, seconds: float) -> ClipGrid | None:
        """The clip's beats, where tempo and first 1 were both written down.

        Args:
            seconds: Length of the clip.
        """
        if self.beats_per_minute is None or self.first_one is None:
            return None
        beat = 60 / self.beats_per_minute
        room = int((seconds - self.first_one) / beat + 1e-6) + 1
        beats = tuple(self.first_one + i * beat for i in range(min(room, (self.counts or room) + 1)))
        return ClipGrid(beats=beats, first_one=0, sure=True) if len(beats) > 1 else None


class Annotations:
    """All annotations of a folder, found by path or by name.

    Args:
        entries: In the order of the file.
    """

    def __init__(self, entries: Sequence[Annotation] = ()) -> None:
        self._by_path = {e.video_path: e for e in entries if e.video_path}
        named = [(n, e) for e in entries for n in {e.clip_id, PurePosixPath(e.video_path).stem} - {""}]
        known = Counter(name for name, _ in named)
        # Two clips of one name in two folders must not get each other's counts.
        self._by_name = {name: entry for name, entry in named if known[name] == 1}

    def find(self, relative: str, *, unique: bool = True) -> Annotation:
        """The annotation of a clip; an empty one if there is none.

        Args:
            relative: Its path below the folder, with ``/``.
            unique: Whether no other clip there has the same file name, so that the name alone may tell it.
        """
        exact = self._by_path.get(relative)
        if exact is not None or not unique:
            return exact or Annotation()
        return self._by_name.get(PurePosixPath(relative).stem) or Annotation()


def read_annotations(path: Path) -> Annotations:
    """Read an annotation file.

    Raises:
        ResourceError: If it is missing.
        InvalidRequestError: If it cannot be used; the sentence names the field.
    """
    try:
        if path.exists() and not path.is_file():
            raise InvalidRequestError(f"{path.name} is not a file.")
        with path.open("rb") as file:
            text = file.read(MAX_BYTES + 1)
        if len(text) > MAX_BYTES:
            raise InvalidRequestError(f"{path.name} is too large to be an annotation file.")
        data = json.loads(text)
    except FileNotFoundError as error:
        raise ResourceError(f"The annotation file {path} is missing.") from error
    except OSError as error:
        raise ResourceError(f"The annotation file {path} cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidRequestError(f"{path.name} is not valid JSON ({error}).") from error
    clips = data.get("clips") if isinstance(data, dict) else None
    if not isinstance(clips, list):
        raise InvalidRequestError(f"{path.name} has no list named clips; see the README for the format.")
    return Annotations([_read(path, i, clip) for i, clip in enumerate(clips)])


def _read(path: Path, place: int, clip: Any) -> Annotation:  # noqa: ANN401 - JSON can be anything
    try:
        return Annotation.model_validate(clip)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"][:1])
        where = f"clips[{place}]{'.' if field else ''}{field}"
        raise InvalidRequestError(
            f"{path.name}: {where}: {str(first['input'])[:60]!r} cannot be used ({first['msg']}).",
            details=str(error),
        ) from error
