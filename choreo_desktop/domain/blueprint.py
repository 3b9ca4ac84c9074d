"""The blueprint: which clip, when, how long, which part of it. All that planning tells assembly."""

import json
import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, Strict, ValidationError, ValidationInfo

from choreo_desktop.domain.blueprint_fields import (
    MAX_SECONDS,
    AudioBitRate,
    AudioCodec,
    Fit,
    FrameRate,
    Key,
    Line,
    MapPoints,
    Number,
    OutputKey,
    Quality,
    Seconds,
    Size,
    VideoBitRate,
    VideoCodec,
    refuse,
)
from choreo_desktop.domain.errors import BlueprintError
from choreo_desktop.domain.reading import check_size, parse_json, sentences
from choreo_desktop.domain.timing import TimeMap, exact_rate

SCHEMA_VERSION = 1
MAX_MOVES = 2_000
MAX_MARKERS = 1_000
MAX_PLAN_NOTES = 50_000

_UNFINISHED = {"unfinished": True}


def _check_some(moves: "list[BlueprintMove]", info: ValidationInfo) -> "list[BlueprintMove]":
    if not moves and info.context != _UNFINISHED:
        raise refuse("is empty")
    return moves


class _Part(BaseModel):
    # Unknown keys are kept: other tools write theirs into a blueprint and expect them back.
    model_config = ConfigDict(extra="allow", frozen=True, allow_inf_nan=False, ser_json_inf_nan="constants")


class BlueprintMove(_Part):
    """One clip on the timeline.

    Attributes:
        video_path: Key of the clip.
        start_time: Seconds from the start of the video; the move begins here or where the one before ends.
        duration: Seconds; without it the whole clip plays.
        clip_start: Seconds in the clip at which it begins, where there is no ``time_map``.
        time_map: Pairs (seconds after the move's start, seconds in the clip); both increase, straight lines between.
        name: What dancers call the move.
        counts: Beats that it takes.
        reason: Why it was chosen, in a sentence.
        slot: Which 8-count of the danced part of the song it begins with, counted from 0.
        part: Which 8-count of the clip, from its first "1" on, it begins with.
        section: Part of the song in which it begins.
        locked: Whether it stays when the rest is planned anew.
    """

    video_path: Key
    start_time: Seconds
    duration: Annotated[Number, Field(gt=0, le=MAX_SECONDS)] | None = None
    clip_start: Seconds = 0.0
    time_map: MapPoints | None = None
    name: Annotated[str, Strict(), Field(max_length=500)] | None = None
    counts: Annotated[int, Strict(), Field(ge=1, le=10_000)] | None = None
    reason: Line | None = None
    slot: Annotated[int, Strict(), Field(ge=0, lt=MAX_MOVES)] | None = None
    part: Annotated[int, Strict(), Field(ge=0, lt=1_000)] | None = None
    section: Annotated[str, Strict(), Field(max_length=200)] | None = None
    locked: Annotated[bool, Strict()] = False

    def mapping(self) -> TimeMap:
        """From seconds after the move's start to seconds in the clip."""
        return TimeMap(self.time_map) if self.time_map else TimeMap.straight(self.clip_start)


class Marker(_Part):
    """A place in the song that somebody wants to find again.

    Attributes:
        time: Seconds from the start of the video.
        text: What it is called.
    """

    time: Seconds
    text: Annotated[str, Strict(), Field(max_length=500)]


class OutputConfig(_Part):
    """What the finished video is like.

    Attributes:
        output_path: Key of the result.
        video_codec: The FFmpeg encoder of the pictures.
        audio_codec: The FFmpeg encoder of the sound.
        video_bitrate: Such as ``2M``; from 50k to 200M.
        audio_bitrate: Such as ``128k``; from 32k to 320k.
        width: Pixels, even.
        height: Pixels, even.
        frame_rate: Frames per second: a whole number, 23.976, 29.97 or 59.94.
        fit: What fills the frame beside a clip of another shape: a blurred copy, black bars, or nothing
            because the clip is cropped.
        quality: ``draft`` is a smaller, quicker picture for looking at a plan.
    """

    output_path: OutputKey
    video_codec: VideoCodec = "libx264"
    audio_codec: AudioCodec = "aac"
    video_bitrate: VideoBitRate = "2M"
    audio_bitrate: AudioBitRate = "128k"
    width: Size = 1280
    height: Size = 720
    frame_rate: FrameRate = 30
    fit: Fit = "blur"
    quality: Quality = "final"

    @property
    def rate(self) -> Fraction:
        """Exact frames per second."""
        return exact_rate(self.frame_rate)


class Blueprint(_Part):
    """A whole choreography, ready to be assembled.

    Attributes:
        task_id: Name of the task that makes it.
        audio_path: Key of the song.
        moves: In the order in which they play.
        output_config: What the finished video is like.
        schema_version: Version of this format.
        notes: What the planner has to say to people, such as which choice it had to relax.
        markers: Places in the song that somebody wants to find again, by time.
        plan_notes: What somebody wrote about the plan.
    """

    task_id: Annotated[str, Strict(), Field(min_length=1, max_length=200)]
    audio_path: Key
    moves: Annotated[list[BlueprintMove], Field(max_length=MAX_MOVES), AfterValidator(_check_some)]
    output_config: OutputConfig
    schema_version: Annotated[int, Strict(), Field(ge=1, le=SCHEMA_VERSION)] = SCHEMA_VERSION
    notes: Annotated[list[Line], Field(max_length=1_000)] = []
    markers: Annotated[list[Marker], Field(max_length=MAX_MARKERS)] = []
    plan_notes: Annotated[str, Strict(), Field(max_length=MAX_PLAN_NOTES)] = ""

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, with what was given and the keys of other tools, nothing else."""
        return self.model_dump(mode="json", exclude_unset=True)

    def to_json(self) -> str:
        """JSON text of the blueprint."""
        text = json.dumps(self.to_dict(), indent=1, ensure_ascii=False, allow_nan=False) + "\n"
        # Halves of characters in the keys of other tools have no UTF-8; JSON writes them as \ud800, like Python.
        return text.encode("utf-8", "backslashreplace").decode()


def read_blueprint(data: "Blueprint | Mapping[str, Any] | str | bytes") -> Blueprint:
    """Check a blueprint, whatever form it comes in.

    Args:
        data: A Blueprint, its plain dict, or its JSON.

    Raises:
        BlueprintError: With every problem at once, each naming its field.
    """
    blueprint = _read(data, None)
    if not blueprint.moves:
        raise BlueprintError(["moves: is empty"])
    return blueprint


def read_unfinished(data: "Blueprint | Mapping[str, Any] | str | bytes") -> Blueprint:
    """Check a blueprint that somebody is still working on: it may have no moves yet. See ``read_blueprint``.

    Raises:
        BlueprintError: With every problem at once, each naming its field.
    """
    return _read(data, _UNFINISHED)


def _read(data: "Blueprint | Mapping[str, Any] | str | bytes", context: dict[str, bool] | None) -> Blueprint:
    if isinstance(data, Blueprint):
        _check_overwrite(data)
        return data
    if isinstance(data, str | bytes):
        data = parse_json(data)
    if not isinstance(data, Mapping):
        raise BlueprintError([f"blueprint: must be a JSON object, not {type(data).__name__}"])
    try:
        blueprint = Blueprint.model_validate(dict(data), context=context)
    except ValidationError as error:
        raise BlueprintError(sentences(error)) from error
    _check_overwrite(blueprint)
    _check_plain(blueprint)
    return blueprint


def _check_plain(blueprint: Blueprint) -> None:
    """Whether it can be written as JSON: the keys of other tools can hold anything."""
    try:
        text = json.dumps(blueprint.to_dict(), allow_nan=False, ensure_ascii=False, separators=(",", ":"))
    except RecursionError as error:
        raise BlueprintError(["blueprint: is nested too deeply"]) from error
    except (ValueError, TypeError) as error:
        raise BlueprintError([f"blueprint: holds something that JSON cannot ({error})"]) from error
    check_size(len(text.encode("utf-8", "replace")))


def _check_overwrite(blueprint: Blueprint) -> None:
    output = _same_file(blueprint.output_config.output_path)
    if output == _same_file(blueprint.audio_path):
        raise BlueprintError(["output_config.output_path: would overwrite the song"])
    problems = [
        f"output_config.output_path: would overwrite the clip of moves[{i}]"
        for i, move in enumerate(blueprint.moves)
        if _same_file(move.video_path) == output
    ]
    if problems:
        raise BlueprintError(problems)


def _same_file(key: str) -> str:
    """What is equal for keys that some file system takes for one: on Windows and macOS, A.mp4 is a.mp4."""
    return unicodedata.normalize("NFC", key).casefold()
