"""Retiming: playing a clip so that its beats meet the song's beats, and its 1 a 1 of the song."""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.planning.slots import COUNTS, PHRASE, Slot

DEFAULT_STRETCH = 0.15
"""How far a clip's speed may be from 1 before dancers look rushed or tired."""

MOST_STRETCH = 1 / 3
"""The farthest that can be set: from 0.75 to 1.33 times the speed."""

SPARE = 0.04
"""Seconds, about a picture: so much of a clip's last beat may be missing."""

_SLOWEST = 0.75
_KNOT_BEATS = (2, 4, 8)  # a knot on every beat, or where that is too uneven on every second, fourth, eighth
_ROUNDING = 1e-9

Times = NDArray[np.float64]
Knots = tuple[tuple[float, float], ...]


class Pace(StrEnum):
    """How a clip is played."""

    ON_BEAT = "on_beat"
    NO_GRID = "no_grid"
    TOO_FAR = "too_far"


class Limits(NamedTuple):
    """The speeds at which a clip may play.

    Attributes:
        low: The slowest.
        high: The fastest.
    """

    low: float
    high: float

    @classmethod
    def within(cls, max_stretch: float) -> "Limits":
        """The limits around 1.

        Args:
            max_stretch: How far the speed may be from 1, from 0 to ``MOST_STRETCH``.

        Raises:
            InvalidRequestError: If it is out of range.
        """
        if not 0 <= max_stretch <= MOST_STRETCH:
            raise InvalidRequestError(
                f"max_stretch: must lie between 0 and {MOST_STRETCH:.2f}, not {max_stretch:g}; it says how far the "
                "speed of a clip may be from its own."
            )
        return cls(max(1 - max_stretch, _SLOWEST), 1 + max_stretch)

    def admit(self, slopes: Times) -> bool:
        """Whether all these speeds are allowed."""
        return bool(slopes.min() >= self.low - _ROUNDING and slopes.max() <= self.high + _ROUNDING)


class Fit(NamedTuple):
    """How a part of a clip fills some slots.

    Attributes:
        pace: How it is played.
        slots: How many slots it fills.
        counts: Beats of the song it fills.
        knots: Pairs (seconds after its start, seconds in the clip); empty where it plays at its own speed.
        speed: Mean speed, or the speed it would have needed where its tempo is too far off.
        held: Seconds at its end for which the clip has no pictures left.
        error: Mean seconds between the clip's beats and the song's.
        begin: Second of the clip at which it begins.
        missing: Beats of the song for which no beat of the clip is known, where it plays on the beat.
    """

    pace: Pace
    slots: int
    counts: int
    knots: Knots
    speed: float
    held: float
    error: float = 0.0
    begin: float = 0.0
    missing: int = 0


class Reading(NamedTuple):
    """The beats of a clip from its first 1 on, as found or as counted at half or double the tempo.

    Attributes:
        beats: Seconds in the clip.
        gaps: Seconds from each beat to the next.
    """

    beats: Times
    gaps: Times


def readings(grid: ClipGrid, seconds: float) -> list[Reading]:
    """All readings of a clip's grid: as found, and counted twice and half as fast.

    One more beat is added at the end where the clip is long enough for it.

    Args:
        grid: The beats of the clip.
        seconds: Its length.
    """
    beats = np.asarray(grid.beats[grid.first_one :], dtype=np.float64)
    if len(beats) < 2 or (np.diff(beats) <= 0).any():  # beats that do not increase tell nothing
        return []
    halves = np.interp(np.arange(2 * len(beats) - 1) / 2, np.arange(len(beats)), beats)
    complete = (_with_last(b, seconds) for b in (beats, halves, beats[::2]) if len(b) > 1)
    return [Reading(b, np.diff(b)) for b in complete]


def _with_last(beats: Times, seconds: float) -> Times:
    following = 2 * beats[-1] - beats[-2]
    return np.append(beats, following) if following <= seconds + SPARE else beats


class Retimer:
    """Lays parts of clips on the slots of one song.

    Args:
        slots: All slots of the song.
        limits: The speeds at which a clip may play.
        unit: Beats of a slot.
    """

    def __init__(self, slots: Sequence[Slot], limits: Limits, unit: int = COUNTS) -> None:
        self._slots = slots
        self._limits = limits
        self._unit = unit
        self._readings: dict[str, list[Reading]] = {}
        beats = [b for slot in slots for b in slot.beats[: slot.counts]]
        if slots[-1].beats[-1] == slots[-1].end:
            beats.append(slots[-1].end)
        self._beats = np.asarray(beats)
        self._gaps = np.diff(self._beats)
        self._first_beats: list[int] = [0, *np.cumsum([slot.counts for slot in slots]).tolist()]

    @property
    def most_slots(self) -> int:
        """Slots after which a move makes room for another, however long its clip is."""
        return PHRASE // self._unit

    def room(self, slot: int, last: int) -> int:
        """How many slots one move can fill from ``slot`` on, up to before ``last``.

        It ends with a slot of an odd number of beats, after which the counts of clip and song would part.
        """
        for count in range(1, min(self.most_slots, last - slot) + 1):
            if self._slots[slot + count - 1].counts != self._unit:
                return count
        return min(self.most_slots, last - slot)

    def fits(self, move: MoveClip, slot: int, room: int, part: int = 0) -> list[Fit]:
        """How a clip fills one slot, two, and so on, as far as it has counts and pictures; without the knots.

        It always fills one, if need be by holding its last picture.

        Args:
            move: The clip.
            slot: The first slot.
            room: How many slots it may fill at most.
            part: Which 8-count of the clip, from its first "1" on, it begins with.
        """
        found: list[Fit] = []
        for count in range(1, room + 1):
            fit = self.fit(move, slot, count, part, draw=False)
            if count > 1 and (fit.missing or fit.held > self.end_pose(slot + count)):
                break
            found.append(fit)
        return found

    def end_pose(self, end: int) -> float:
        """Seconds for which a last pose may be held: from the last beat to the end of the music, else none.

        Args:
            end: The slot after the move.
        """
        last = self._slots[-1]
        return last.end - last.beats[-1] + _ROUNDING if end == len(self._slots) else 0.0

    def fit(self, move: MoveClip, slot: int, count: int, part: int = 0, *, draw: bool = True) -> Fit:
        """How a part of a clip fills just these slots.

        A clip without a grid, or whose tempo would need a speed outside the limits, plays at its own speed.

        Args:
            move: The clip.
            slot: The first slot.
            count: How many slots.
            part: Which 8-count of the clip, from its first "1" on, it begins with.
            draw: Whether to give the knots too.
        """
        a = self._first_beats[slot]
        b = min(self._first_beats[slot + count], len(self._beats) - 1)  # the end of the music may be no beat
        counts = self._first_beats[slot + count] - a
        length = self._slots[slot + count - 1].end - self._slots[slot].start
        needed: list[float] = []
        for reading in self._read(move):
            at = part * self._unit
            beats = min(b - a, len(reading.gaps) - at)
            if beats < 1:
                continue
            speed = float((reading.beats[at + beats] - reading.beats[at]) / (self._beats[a + beats] - self._beats[a]))
            needed.append(speed)
            chosen = self._choose(speed, self._gaps[a : a + beats], reading.gaps[at : at + beats])
            if chosen is not None:
                song = self._beats[a : a + beats + 1] - self._beats[a]
                clip = reading.beats[at : at + beats + 1]
                error = _error(song, clip, chosen)
                held = max(_extended(song, clip, chosen, length) - move.seconds - SPARE, 0.0)
                knots = tuple(zip(song[chosen].tolist(), clip[chosen].tolist(), strict=True)) if draw else ()
                return Fit(Pace.ON_BEAT, count, counts, knots, speed, held, error, float(clip[0]), b - a - beats)
        pace = Pace.TOO_FAR if needed else Pace.NO_GRID
        begin = self._own_begin(move, part)
        held = max(length - (move.seconds - begin) - SPARE, 0.0)
        return Fit(pace, count, counts, (), min(needed, key=_farness, default=1.0), held, begin=begin)

    def parts(self, move: MoveClip) -> int:
        """How many whole 8-counts of this song's tempo there are in a clip; 1 at least."""
        beat = float(np.median(self._gaps))
        read = sorted(self._read(move), key=lambda r: _farness(float(r.gaps.mean()) / beat))
        beats = len(read[0].gaps) if read else (move.seconds + SPARE) / beat
        return max(int(beats / self._unit), 1)

    def _read(self, move: MoveClip) -> list[Reading]:
        if move.key not in self._readings:
            self._readings[move.key] = readings(move.grid, move.seconds) if move.grid else []
        return self._readings[move.key]

    def _own_begin(self, move: MoveClip, part: int) -> float:
        """Where an unretimed part begins: on its own 1 where that is known, else as if the clip were in tempo."""
        natural = self._read(move)
        if natural and part * self._unit < len(natural[0].beats):
            return float(natural[0].beats[part * self._unit])
        begin = part * self._unit * float(np.median(self._gaps))
        return begin if begin < move.seconds - SPARE else 0.0

    def _choose(self, speed: float, song: Times, clip: Times) -> NDArray[np.intp] | None:
        """Which beats become knots: as many as leave all speeds within the limits; None where there are no such."""
        if not self._limits.low - _ROUNDING <= speed <= self._limits.high + _ROUNDING:
            return None
        if self._limits.admit(clip / song):
            return np.arange(len(song) + 1)
        ends = np.arange(len(song) + 1)
        at_song, at_clip = (np.concatenate([[0.0], np.cumsum(gaps)]) for gaps in (song, clip))
        for step in (*_KNOT_BEATS, len(song)):
            chosen = np.append(ends[:-1:step], ends[-1])
            if self._limits.admit(np.diff(at_clip[chosen]) / np.diff(at_song[chosen])):
                return chosen
        return None


def _farness(speed: float) -> float:
    return abs(math.log(speed))


def _error(song: Times, clip: Times, chosen: NDArray[np.intp]) -> float:
    """Mean seconds by which the beats of a clip miss those of the song."""
    if len(chosen) == len(song):
        return 0.0
    return float(np.abs(np.interp(clip, clip[chosen], song[chosen]) - song).mean())


def _extended(song: Times, clip: Times, chosen: NDArray[np.intp], out: float) -> float:
    """Second of the clip that is shown at the end of its place, which may lie after the last knot."""
    a, b = chosen[-2], chosen[-1]
    if out == song[b]:
        return float(clip[b])
    slope = (clip[b] - clip[a]) / (song[b] - song[a])
    return float(clip[b] + (out - song[b]) * slope)
