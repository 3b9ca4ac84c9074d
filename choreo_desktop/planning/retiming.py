"""Retiming: playing a clip so that its beats meet the song's beats, and its 1 a 1 of the song."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.planning.slots import Slot

MAX_EIGHTS = 4
"""8-counts after which a move makes room for another, however long its clip is."""

_SPARE = 0.04  # s, about a picture: so much of a clip's last beat may be missing
_KNOT_BEATS = (1, 4)  # a knot on every beat, or where that is too uneven on every bar
_ROUNDING = 1e-9


class Pace(StrEnum):
    """How a clip is played."""

    ON_BEAT = "on_beat"
    NO_GRID = "no_grid"
    TOO_FAR = "too_far"


class Fit(NamedTuple):
    """How one clip fills the slots from some place on.

    Attributes:
        pace: How it is played.
        slots: How many slots it fills.
        counts: Beats of the song it fills.
        knots: Pairs (seconds after its start, seconds in the clip); empty where it plays at its own speed.
        speed: Mean speed, or the speed it would have needed where its tempo is too far off.
        frozen: Seconds at its end for which the clip has no pictures left.
    """

    pace: Pace
    slots: int
    counts: int
    knots: tuple[tuple[float, float], ...]
    speed: float
    frozen: float


def fit_clip(move: MoveClip, slots: Sequence[Slot], max_stretch: float) -> Fit:
    """Find how a clip best fills as many of the given slots as it has 8-counts for.

    A clip without a grid, or whose tempo would need a speed outside 1 ± ``max_stretch``, plays at its own speed.

    Args:
        move: The clip.
        slots: The slots that are free, at least one.
        max_stretch: How far the speed may be from 1 on any part of it.
    """
    slots = slots[:MAX_EIGHTS]
    if move.grid is None or len(move.grid.beats) - move.grid.first_one < 2:
        return _unretimed(move, slots, Pace.NO_GRID, 1.0)
    speeds = []
    for clip_beats in _readings(move.grid, move.seconds):
        filled = _filled(slots, len(clip_beats) - 1)
        song_beats = _song_beats(filled)
        count = min(len(song_beats), len(clip_beats))
        speed = (clip_beats[count - 1] - clip_beats[0]) / (song_beats[count - 1] - song_beats[0])
        speeds.append(speed)
        knots = _knots(song_beats[:count], clip_beats[:count], max_stretch)
        if knots:
            return _retimed(move, filled, knots, speed)
    return _unretimed(move, slots, Pace.TOO_FAR, min(speeds, key=lambda s: abs(math.log(s))))


def _readings(grid: ClipGrid, seconds: float) -> list[list[float]]:
    """The clip's beats from its first 1 on: as found, and as if it had been counted at half or double the tempo.

    One more beat is added at the end where the clip is long enough for it.
    """
    beats = list(grid.beats[grid.first_one :])
    halves = [b for x, y in pairwise(beats) for b in (x, (x + y) / 2)] + [beats[-1]]
    readings = []
    for reading in (beats, halves, beats[::2]):
        if len(reading) >= 2:
            following = 2 * reading[-1] - reading[-2]
            readings.append([*reading, following] if following <= seconds + _SPARE else reading)
    return readings


def _filled(slots: Sequence[Slot], beats: int) -> Sequence[Slot]:
    """The slots that a clip of so many beats fills: whole ones, or the first where it has not even enough for it."""
    total, count = 0, 0
    for slot in slots:
        total += slot.counts
        if total > beats:
            break
        count += 1
    return slots[: max(count, 1)]


def _song_beats(slots: Sequence[Slot]) -> list[float]:
    """All beats of successive slots, each once."""
    return [b for slot in slots for b in slot.beats[: slot.counts]] + (
        [slots[-1].end] if slots[-1].beats[-1] == slots[-1].end else []
    )


def _knots(
    song_beats: Sequence[float], clip_beats: Sequence[float], max_stretch: float
) -> tuple[tuple[float, float], ...]:
    """Knots as close as possible whose speeds all stay within the limits; none where there are no such."""
    start = song_beats[0]
    points = [(song - start, clip) for song, clip in zip(song_beats, clip_beats, strict=True)]
    for step in (*_KNOT_BEATS, len(points) - 1):
        chosen = [*points[: len(points) - 1 : step], points[-1]]
        slopes = TimeMap(chosen).slopes if len(chosen) > 1 else ()
        if slopes and all(abs(slope - 1) <= max_stretch + _ROUNDING for slope in slopes):
            return tuple(chosen)
    return ()


def _retimed(move: MoveClip, slots: Sequence[Slot], knots: tuple[tuple[float, float], ...], speed: float) -> Fit:
    length = slots[-1].end - slots[0].start
    frozen = max(TimeMap(knots).clip_time(length) - move.seconds - _SPARE, 0.0)
    return Fit(Pace.ON_BEAT, len(slots), sum(s.counts for s in slots), knots, speed, frozen)


def _unretimed(move: MoveClip, slots: Sequence[Slot], pace: Pace, speed: float) -> Fit:
    """The clip from its first picture on, at its own speed, for the slots it is long enough for."""
    lengths = [slot.end - slots[0].start for slot in slots]
    count = max(bisect_right(lengths, move.seconds + _SPARE), 1)
    frozen = max(lengths[count - 1] - move.seconds - _SPARE, 0.0)
    return Fit(pace, count, sum(s.counts for s in slots[:count]), (), speed, frozen)
