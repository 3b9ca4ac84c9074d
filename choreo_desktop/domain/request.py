"""What is asked of the program, and what it answers."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field, StrictInt, StrictStr, ValidationError

from choreo_desktop.domain.blueprint import MAX_MOVES
from choreo_desktop.domain.blueprint_fields import MAX_SECONDS, Fit, Key, Quality
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.genres import CountMode
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import Difficulty, Energy, Role, Style
from choreo_desktop.domain.reading import sentences
from choreo_desktop.domain.task import TaskStatus

MAX_WISHES = 60

MoveName = Annotated[StrictStr, Field(min_length=1, max_length=500)]


class LockedMove(Model):
    """A move that has to stay where it is.

    Attributes:
        key: Storage key of its clip.
        slot: Which 8-count of the danced part of the song it begins with, counted from 0.
        slots: How many 8-counts it fills.
        part: Which 8-count of the clip, from its first "1" on, it begins with.
    """

    model_config = ConfigDict(extra="forbid")

    key: Key
    slot: Annotated[StrictInt, Field(ge=0, lt=MAX_MOVES)]
    slots: Annotated[StrictInt, Field(ge=1, le=MAX_MOVES)] = 1
    part: Annotated[StrictInt, Field(ge=0, lt=1000)] = 0


class ChoreographyRequest(Model):
    """A choreography somebody wants.

    Attributes:
        song_id: Which song.
        difficulty: Only moves of this difficulty, where there are enough; None for any.
        energy_level: Only moves of this energy, where there are enough; None for any.
        style: Only moves of this style, where there are enough; None for any.
        role: Whose part the clips should show; None for any.
        must_have: Moves that have to be danced: names, keys, or categories, of which one move is enough.
        never: Moves that must not be danced, named in the same way.
        max_seconds: The dance ends at this second of the song at the latest; None for the whole song.
        locked: Moves that stay where they are.
        count_mode: Whether moves change on 8-counts or also in their middle, as where people count to four.
        genre: Dance whose tempo range the song lies in.
        seed: The same seed gives the same choreography.
        width: Pixels of the video.
        height: Pixels of the video.
        frame_rate: Frames per second of the video.
        fit: How clips of another shape fill the frame.
        quality: ``draft`` for a quick look.
        video_codec: An FFmpeg encoder from ``VIDEO_CODECS``.
        video_bitrate: Such as ``2M``.
        audio_bitrate: Such as ``128k``.
        output_path: Storage key of the result; None for one made from the task's name.
    """

    model_config = ConfigDict(extra="forbid")

    song_id: Annotated[StrictStr, Field(min_length=1)]
    difficulty: Difficulty | None = None
    energy_level: Energy | None = None
    style: Style | None = None
    role: Role | None = None
    must_have: Annotated[tuple[MoveName, ...], Field(max_length=MAX_WISHES)] = ()
    never: Annotated[tuple[MoveName, ...], Field(max_length=1000)] = ()
    max_seconds: Annotated[float, Field(gt=0, le=MAX_SECONDS)] | None = None
    locked: Annotated[tuple[LockedMove, ...], Field(max_length=MAX_MOVES)] = ()
    count_mode: CountMode = 8
    genre: str = "bachata"
    seed: StrictInt = 0
    width: StrictInt = 1280
    height: StrictInt = 720
    frame_rate: float = 30
    fit: Fit = "blur"
    quality: Quality = "final"
    video_codec: str = "libx264"
    video_bitrate: str = "2M"
    audio_bitrate: str = "128k"
    output_path: str | None = None


def read_request(**choices: Any) -> ChoreographyRequest:  # noqa: ANN401 - what people type
    """A request from what somebody typed.

    Raises:
        InvalidRequestError: If a choice cannot be; the sentence names it.
    """
    try:
        return ChoreographyRequest(**choices)
    except ValidationError as error:
        raise InvalidRequestError(". ".join(sentences(error)) + ".") from error


class ChoreographyResponse(Model):
    """A finished choreography.

    Attributes:
        task_id: The task that made it.
        status: ``completed``.
        video_url: Where the video is.
        duration_seconds: Its length.
    """

    task_id: str
    status: TaskStatus
    video_url: str
    duration_seconds: float
