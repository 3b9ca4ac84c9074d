"""A plan as it is watched before it is rendered: which picture of which clip belongs to each frame of the video."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.timeline import Placement, place_moves
from choreo_desktop.domain.work import CancelToken

Fetch = Callable[[str, CancelToken], Path]

_TIE = 0.001  # seconds; as in rendering, a picture that begins in the very middle of a frame belongs to the next


class LiveMove(NamedTuple):
    """One move of the plan.

    Attributes:
        key: Storage key of its clip.
        name: What dancers call it.
        placement: Where it lies, in frames.
    """

    key: str
    name: str
    placement: Placement

    @property
    def start(self) -> int:
        """The first frame that shows it, the gap before the very first move included."""
        return self.placement.first_frame - self.placement.hold_before

    @property
    def end(self) -> int:
        """The first frame that does not show it any more."""
        return self.start + self.placement.total_frames

    def clip_second(self, frame: int, rate: Fraction) -> float:
        """The second of the clip whose picture a frame of the video shows; in a gap, the one that is held."""
        inside = min(max(frame - self.placement.first_frame, 0), max(self.placement.frames - 1, 0))
        return self.placement.time_map.clip_time(float((inside + Fraction(1, 2)) / rate) - _TIE)


class LiveShot(NamedTuple):
    """What a frame of the video shows.

    Attributes:
        place: Which move of the blueprint.
        move: The move.
        second: Of its clip.
    """

    place: int
    move: LiveMove
    second: float


@dataclass(frozen=True)
class LivePlan:
    """A plan ready to be watched.

    Attributes:
        moves: Those that are seen, in order.
        rate: Frames per second of the video.
        size: Pixels of the video.
        fit: What fills the frame beside a clip of another shape, as in ``OutputConfig``.
        fetch: Gives the file of a storage key, and may take its time; raises ``ChoreoError`` where there is none.
    """

    moves: tuple[LiveMove, ...]
    rate: Fraction
    size: tuple[int, int]
    fit: str
    fetch: Fetch = field(repr=False, compare=False)

    @property
    def frames(self) -> int:
        """Frames of the whole video."""
        return self.moves[-1].end if self.moves else 0

    def frame_at(self, seconds: float) -> int:
        """The frame that is on show at a second of the song."""
        return int(seconds * self.rate + 1e-6)

    def move_at(self, frame: int) -> LiveMove | None:
        """The move that a frame shows; None after the last."""
        place = bisect_right(self.moves, frame, key=lambda move: move.start) - 1
        return self.moves[place] if place >= 0 and frame < self.moves[place].end else None

    def shot_at(self, frame: int) -> LiveShot | None:
        """What a frame shows; None after the last move."""
        move = self.move_at(frame)
        return None if move is None else LiveShot(move.placement.move, move, move.clip_second(frame, self.rate))

    def moves_within(self, first: int, last: int) -> list[LiveMove]:
        """The moves that frames from ``first`` to before ``last`` show."""
        begin = max(0, bisect_right(self.moves, first, key=lambda move: move.start) - 1)
        end = bisect_right(self.moves, last - 1, key=lambda move: move.start)
        return [move for move in self.moves[begin:end] if move.end > first]


def live_plan(blueprint: Blueprint, fetch: Fetch, clip_seconds: Mapping[str, float] | None = None) -> LivePlan:
    """A blueprint as it is watched; frame for frame what it would be rendered to.

    Args:
        blueprint: The plan.
        fetch: Gives the file of a storage key.
        clip_seconds: Length of each clip by its key, for moves without a duration.
    """
    config, lengths = blueprint.output_config, clip_seconds or {}
    placements = place_moves(blueprint.moves, [lengths.get(m.video_path, 0.0) for m in blueprint.moves], config.rate)
    moves = [
        LiveMove(move.video_path, move.name or PurePosixPath(move.video_path).stem, placement)
        for move, placement in zip(blueprint.moves, placements, strict=True)
        if placement.total_frames
    ]
    return LivePlan(tuple(moves), config.rate, (config.width, config.height), config.fit, fetch)
