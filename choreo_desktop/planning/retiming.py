"""Retiming: playing a clip so that its beats meet the song's beats, and its 1 a 1 of the song."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.planning.pace import ROUNDING, SPARE, Fit, Limits, Pace, Times
from choreo_desktop.planning.readings import Reading, readings
from choreo_desktop.planning.slots import COUNTS, PHRASE, Slot

_KNOT_BEATS = (2, 4, 8)  # a knot on every beat, or where that is too uneven on every second, fourth, eighth


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
        return last.end - last.beats[-1] + ROUNDING if end == len(self._slots) else 0.0

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
        if not self._limits.low - ROUNDING <= speed <= self._limits.high + ROUNDING:
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
