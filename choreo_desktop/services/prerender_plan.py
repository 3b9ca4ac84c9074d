"""What a plan is made of: parts that are rendered once each, in the order in which they are wanted. Pure."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, OutputConfig
from choreo_desktop.domain.blueprint_fields import bits_per_second
from choreo_desktop.domain.timeline import Placement, place_moves
from choreo_desktop.domain.timing import Point
from choreo_desktop.media.ffmpeg_builder import Encoding
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.sound import whole_seconds
from choreo_desktop.services.assembly_parts import encoding_of, shape_of

SOUND_SHARE = 0.05  # what the song counts beside all moves together


class Part(NamedTuple):
    """A rendered move, named by all that decides how it looks but the content of its clip.

    Attributes:
        video_path: Key of the clip.
        frames: How many it plays.
        hold_before: Frames that show its first picture before it.
        hold_after: Frames that show its last picture after it.
        points: From seconds of the move to seconds of the clip.
        shape: Of the video.
        encoding: Of the picture.
    """

    video_path: str
    frames: int
    hold_before: int
    hold_after: int
    points: tuple[Point, ...]
    shape: Shape
    encoding: Encoding

    @property
    def total_frames(self) -> int:
        """Frames of the whole part."""
        return self.hold_before + self.frames + self.hold_after

    @property
    def likely_bytes(self) -> int:
        """About how large it becomes."""
        return int(bits_per_second(self.encoding.bitrate) / 8 * float(self.total_frames / self.shape.rate))


class Sound(NamedTuple):
    """The song as it is encoded.

    Attributes:
        audio_path: Key of the song.
        codec: FFmpeg encoder.
        bitrate: Such as ``128k``.
        seconds: How much of it.
    """

    audio_path: str
    codec: str
    bitrate: str
    seconds: int

    @property
    def likely_bytes(self) -> int:
        """About how large it becomes."""
        return int(bits_per_second(self.bitrate) / 8 * self.seconds)


Item = Part | Sound


class Layout:
    """The parts of one plan.

    Args:
        blueprint: The plan.
        clip_seconds: Length of each move's clip in seconds, for moves without a duration.

    Attributes:
        config: What the video is like.
        frames: Of the whole video.
        sound: The song.
        placements: Where the moves lie, for each part one of them.
    """

    def __init__(self, blueprint: Blueprint, clip_seconds: Sequence[float]) -> None:
        self.config: OutputConfig = blueprint.output_config
        shape, encoding = shape_of(self.config), encoding_of(self.config)
        placed = place_moves(blueprint.moves, clip_seconds, shape.rate)
        self.frames = sum(place.total_frames for place in placed)
        seconds = float(self.frames / shape.rate)
        self.sound = Sound(
            blueprint.audio_path, self.config.audio_codec, self.config.audio_bitrate, whole_seconds(seconds)
        )
        self._parts = [
            _part(move.video_path, place, shape, encoding) for move, place in zip(blueprint.moves, placed, strict=True)
        ]
        self._spans = [(place.start, place.end) for place in placed]
        self.placements: dict[Part, Placement] = {}
        for part, place in zip(self._parts, placed, strict=True):
            if part.total_frames:
                self.placements.setdefault(part, place)

    def __contains__(self, item: object) -> bool:
        return item == self.sound or item in self.placements

    def items(self) -> "list[Item]":
        """Everything that is rendered, each once."""
        return [*self.placements, self.sound] if self.placements else []

    def part(self, place: int) -> Part | None:
        """What is rendered for a move, counted from 0; None where there is no such move, or it has no frame."""
        if not 0 <= place < len(self._parts) or self._parts[place] not in self.placements:
            return None
        return self._parts[place]

    def next(self, without: Container[Item], near: float | None) -> Item | None:
        """What to render first.

        Args:
            without: What needs no rendering.
            near: The second of the video to which it shall be near; None to begin at the start.
        """
        if not self.placements:
            return None
        waiting = [
            (0.0 if near is None else max(start - near, near - end, 0.0), start, place)
            for place, (start, end) in enumerate(self._spans)
            if self.part(place) is not None and self._parts[place] not in without
        ]
        if not waiting:
            return None if self.sound in without else self.sound
        return self._parts[min(waiting)[2]]

    def share(self, ready: Container[Item]) -> float:
        """How much of the video (0 to 1) is ready."""
        if not self.frames:
            return 0.0
        done = sum(part.total_frames for part in self._parts if part.total_frames and part in ready)
        if done == self.frames:
            return 1.0 if self.sound in ready else 1 - SOUND_SHARE
        return (1 - SOUND_SHARE) * done / self.frames + (SOUND_SHARE if self.sound in ready else 0.0)


def _part(video_path: str, place: Placement, shape: Shape, encoding: Encoding) -> Part:
    return Part(
        video_path,
        place.frames,
        place.hold_before,
        place.hold_after,
        tuple(place.time_map.points),
        shape,
        encoding,
    )
