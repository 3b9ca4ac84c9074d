"""What there is to say of one move of a plan, as plain values. Nothing heavy is loaded for it."""

from enum import StrEnum
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.timing import SAME_SPEED

EIGHT = 8
_AS_GOOD, _NEARLY = 1.0, 8.0  # points of one 8-count, which has 100


class MoveFacts(NamedTuple):
    """One move of a plan.

    Attributes:
        place: Which move, counted from 0.
        of: How many the plan has.
        key: Storage key of its clip.
        name: What dancers call it.
        start: Seconds from the start of the song.
        end: Seconds; None where the plan leaves it to the length of a clip that nobody knows.
        counts: Beats that it takes; 0 where nobody said.
        speed: 1.04 plays the clip 4 % faster than it was filmed.
        first_eight: Which 8-count of the clip it begins with, counted from 1; 0 where nobody said.
        last_eight: Which it ends with.
        eights: How many 8-counts the clip has; 0 where its beat is not known.
    """

    place: int
    of: int
    key: str
    name: str
    start: float
    end: float | None
    counts: int
    speed: float
    first_eight: int
    last_eight: int
    eights: int

    @property
    def own_speed(self) -> bool:
        """Whether it is danced as it was filmed."""
        return abs(self.speed - 1) < SAME_SPEED

    @property
    def percent(self) -> int:
        """How far its speed is from the clip's own."""
        return round(abs(self.speed - 1) * 100)


class Gain(StrEnum):
    """What a plan would gain by another move."""

    BETTER = "better"
    AS_GOOD = "as good"
    NEARLY = "nearly as good"
    WORSE = "worse"


def move_facts(blueprint: Blueprint, place: int, clip: MoveClip | None = None) -> MoveFacts:
    """What there is to say of a move.

    Args:
        blueprint: The plan.
        place: Which move, counted from 0.
        clip: What is known of its clip.
    """
    move = blueprint.moves[place]
    start = _start(blueprint, place)
    length = move.duration if move.duration is not None else _rest(move, clip)
    first, last = _eights(move)
    return MoveFacts(
        place=place,
        of=len(blueprint.moves),
        key=move.video_path,
        name=move.name or (clip.name if clip is not None else move.video_path),
        start=start,
        end=None if length is None else start + length,
        counts=move.counts or 0,
        speed=_speed(move),
        first_eight=first,
        last_eight=last,
        eights=_eights_of(clip),
    )


def gain_of(points: float) -> Gain:
    """Points that a plan would gain, as a judgement."""
    if points > _AS_GOOD:
        return Gain.BETTER
    if points >= -_AS_GOOD:
        return Gain.AS_GOOD
    return Gain.NEARLY if points >= -_NEARLY else Gain.WORSE


def _start(blueprint: Blueprint, place: int) -> float:
    """A move begins at its start, or where the one before ends."""
    end = 0.0
    for move in blueprint.moves[:place]:
        end = max(end, move.start_time) + (move.duration or 0.0)
    return max(end, blueprint.moves[place].start_time)


def _rest(move: BlueprintMove, clip: MoveClip | None) -> float | None:
    return None if clip is None else max(move.mapping().out_time(clip.seconds), 0.0)


def _speed(move: BlueprintMove) -> float:
    if not move.time_map:
        return 1.0
    (out, begin), (last, end) = move.time_map[0], move.time_map[-1]
    return (end - begin) / (last - out)


def _eights(move: BlueprintMove) -> tuple[int, int]:
    if move.part is None or not move.counts:
        return 0, 0
    return move.part + 1, move.part + max(-(-move.counts // EIGHT), 1)


def _eights_of(clip: MoveClip | None) -> int:
    if clip is None or clip.grid is None:
        return 0
    return max(len(clip.grid.beats) - clip.grid.first_one, 0) // EIGHT
