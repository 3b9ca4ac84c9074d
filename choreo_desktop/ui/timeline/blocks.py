"""Moves of a plan as blocks on the timeline."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.ui.timeline.slot_line import SlotLine

NEAR_LIMIT = 0.8  # of how far the speed may be from 1
_UNKNOWN_SECONDS = 4.0  # about an 8-count, of a move of which nobody knows how long it is


class Block(NamedTuple):
    """A move as it lies on the timeline.

    Attributes:
        place: Its place in the plan, counted from 0.
        start: Seconds.
        end: Seconds.
        key: Storage key of its clip.
        name: What dancers call it.
        counts: Beats that it takes; None where nobody said.
        category: Kind of move; empty where nobody said.
        locked: Whether it stays when the rest is planned anew.
        stretch: By how much it plays faster than it was filmed where that is most, such as 0.12; negative for slower.
        near_limit: Whether that is nearly as much as is allowed, or more.
        unsure: Whether the beats of its clip are a guess that may be wrong.
        reason: Why it was chosen, in a sentence; empty where nobody said.
        section: Part of the song in which it begins.
        slot: The 8-count of the plan that it begins with, counted from 0; -1 where it does not lie on them.
        slots: How many 8-counts it takes.
        part: Which 8-count of its clip it begins with, counted from 0.
    """

    place: int
    start: float
    end: float
    key: str
    name: str
    counts: int | None = None
    category: str = ""
    locked: bool = False
    stretch: float = 0.0
    near_limit: bool = False
    unsure: bool = False
    reason: str = ""
    section: str = ""
    slot: int = -1
    slots: int = 0
    part: int = 0

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return self.end - self.start


def blocks_of(
    plan: Blueprint,
    *,
    max_stretch: float,
    categories: Mapping[str, str],
    unsure: frozenset[str],
    lengths: Mapping[str, float],
    beat_seconds: float = 0.0,
    line: SlotLine | None = None,
) -> tuple[Block, ...]:
    """The blocks of a plan, in the order in which they play.

    Args:
        plan: The plan.
        max_stretch: How far the speed of a clip may be from 1.
        categories: Kind of move of each clip, by its key.
        unsure: Keys of clips whose beats are a guess.
        lengths: Seconds of each clip, by its key, for moves that say nothing of how long they take.
        beat_seconds: Of the song, for moves of which only the counts are known; 0 where it is not known.
        line: The 8-counts on which the plan lies; None where it can only be looked at.
    """
    blocks: list[Block] = []
    end = 0.0
    for place, move in enumerate(plan.moves):
        start = max(end, move.start_time)
        end = start + _seconds(plan.moves, place, start, lengths, beat_seconds)
        stretch = _stretch(move)
        covered = line.covered(start, end) if line is not None else None
        blocks.append(
            Block(
                place=place,
                start=start,
                end=end,
                key=move.video_path,
                name=move.name or PurePosixPath(move.video_path).stem,
                counts=move.counts,
                category=categories.get(move.video_path, ""),
                locked=move.locked,
                stretch=stretch,
                near_limit=abs(stretch) > 0.005 and abs(stretch) >= NEAR_LIMIT * max_stretch,
                unsure=move.video_path in unsure,
                reason=move.reason or "",
                section=move.section or "",
                slot=covered[0] if covered is not None else -1,
                slots=covered[1] if covered is not None else 0,
                part=move.part or 0,
            )
        )
    return tuple(blocks)


def _stretch(move: BlueprintMove) -> float:
    if not move.time_map:
        return 0.0
    return max((slope - 1 for slope in TimeMap(move.time_map).slopes), key=abs)


def _seconds(
    moves: Sequence[BlueprintMove], place: int, start: float, lengths: Mapping[str, float], beat_seconds: float
) -> float:
    """How long a move takes: as it says, as long as its clip goes on, or as can be told from what is around it."""
    move = moves[place]
    if move.duration is not None:
        return move.duration
    if move.video_path in lengths:
        return max(move.mapping().out_time(lengths[move.video_path]), 0.0)
    if move.counts and beat_seconds:
        return move.counts * beat_seconds
    following = moves[place + 1].start_time if place + 1 < len(moves) else 0.0
    return following - start if following > start else _UNKNOWN_SECONDS
