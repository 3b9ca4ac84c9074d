"""What the library remembers of each clip and song."""

from os.path import splitext
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field

from choreo_desktop.domain.corrections import Taps
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import ClipGrid, Difficulty, Energy, MoveClip, Position, Role, Style
from choreo_desktop.domain.song import Song

MAX_TAGS = 50


def _tag(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text.strip()


Tag = Annotated[str, Field(max_length=80), AfterValidator(_tag)]


class ClipWords(Model):
    """What can be said about a clip. Only what is given is said; None says that nobody knows.

    Attributes: as in ``MoveClip``.
    """

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=300)] = ""
    category: Annotated[str, Field(max_length=80)] = ""
    difficulty: Difficulty | None = None
    energy: Energy | None = None
    style: Style | None = None
    role: Role | None = None
    entry: Position | None = None
    exit: Position | None = None
    notes: Annotated[str, Field(max_length=20_000)] = ""
    credit: Annotated[str, Field(max_length=1_000)] = ""
    tags: Annotated[tuple[Tag, ...], Field(max_length=MAX_TAGS)] = ()

    @property
    def said(self) -> dict[str, object]:
        """The fields that were given."""
        return {field: getattr(self, field) for field in type(self).model_fields if field in self.model_fields_set}

    def without(self, fields: "frozenset[str] | set[str]") -> "ClipWords":
        """The same, silent about some fields."""
        return ClipWords.model_validate({field: value for field, value in self.said.items() if field not in fields})


class EnteredTempo(Model):
    """A tempo and a "1" that a person entered for a clip.

    Attributes:
        bpm: Beats per minute.
        first_one: Seconds in the clip at which a count 1 falls.
        counts: Beats from there on; None for as many as fit.
    """

    kind: Literal["tempo"] = "tempo"
    bpm: float = Field(ge=30, le=300)
    first_one: float = Field(ge=0, le=3600)
    counts: int | None = Field(default=None, ge=1, le=1000)


GivenBeats = Annotated[Taps | EnteredTempo, Field(discriminator="kind")]


class FileStamp(Model):
    """A file as it was when the library last looked at it.

    Attributes:
        path: Where.
        digest: Hash of its content.
        size: Bytes.
        modified_ns: When it was last changed, as the disk says.
    """

    path: Path
    digest: str = Field(min_length=8)
    size: int = Field(ge=0)
    modified_ns: int


class ClipRecord(Model):
    """One clip of the library.

    Attributes:
        number: Its name in the library, for ever; 0 where it is not in the library yet.
        file: The original, which is never touched.
        move: The clip as the planner sees it; its grid is the person's, else the heard one.
        heard: The beats in its own sound, as detected.
        own: The beats as a person gave them, kept apart; None where nobody did.
        given: What the person tapped or entered; None where an annotation file gave the beats, or nobody.
        width: Pixels across, as seen.
        height: Pixels down, as seen.
        rate: Frames per second; 0 where it does not say.
        judgement: What a dancer should know about the file, in sentences.
    """

    number: int = 0
    file: FileStamp
    move: MoveClip
    heard: ClipGrid | None = None
    own: ClipGrid | None = None
    given: GivenBeats | None = None
    width: int = 0
    height: int = 0
    rate: float = 0.0
    judgement: tuple[str, ...] = ()


class SongRecord(Model):
    """One song of the library; its analysis is read on its own, being long.

    Attributes:
        number: Its name in the library, for ever; 0 where it is not in the library yet.
        file: The original, which is never touched.
        title: From its tags, else from its file name, else as a person said.
        artist: Empty where nobody knows.
        seconds: Length.
        genre: Dance in whose range its tempo was listened for.
        bpm: As heard; 0 where no beat was found.
    """

    number: int = 0
    file: FileStamp
    title: Annotated[str, Field(min_length=1, max_length=300)]
    artist: Annotated[str, Field(max_length=300)] = ""
    seconds: float = Field(gt=0)
    genre: str = "bachata"
    bpm: float = Field(default=0.0, ge=0)

    @property
    def song(self) -> Song:
        """The song as a request names it."""
        return Song(song_id=str(self.number), key=song_key(self.file.digest, self.file.path), title=self.title)


def clip_key(digest: str, path: Path | str) -> str:
    """Storage key of a clip: named after its content, so that a plan outlives moving and renaming."""
    return f"clips/{digest}{_suffix(path)}"


def song_key(digest: str, path: Path | str) -> str:
    """Storage key of a song."""
    return f"songs/{digest}{_suffix(path)}"


def _suffix(path: Path | str) -> str:
    suffix = splitext(path)[1].lower()  # noqa: PTH122 - ten thousand at once, as text
    return suffix if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 10 else ""
