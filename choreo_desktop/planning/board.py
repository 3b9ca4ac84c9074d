"""The board: one song in slots, one library, one person's choices; all that a plan is made from and judged by."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.planning.arrays import Flags, Floats
from choreo_desktop.planning.cast import Cast
from choreo_desktop.planning.cutting import cut_slots
from choreo_desktop.planning.matching import LEAST_MOVES, Matched, by_key, match_moves
from choreo_desktop.planning.pace import SPARE, Fit, Limits
from choreo_desktop.planning.places import Places, pace_code
from choreo_desktop.planning.readings import READINGS
from choreo_desktop.planning.retiming import Retimer
from choreo_desktop.planning.scoring import Judge
from choreo_desktop.planning.wanted import Wanted, read_wanted


@dataclass(frozen=True)
class Step:
    """One move in its place.

    Attributes:
        clip: Which move of the cast.
        slot: The first slot it fills.
        slots: How many.
        part: Which 8-count of the clip, from its first "1" on, it begins with.
        fit: How it fills its place.
        locked: Whether it has to stay.
    """

    clip: int
    slot: int
    slots: int
    part: int
    fit: Fit
    locked: bool = False

    @property
    def end(self) -> int:
        """The slot after it."""
        return self.slot + self.slots


class Board:
    """A song, a library and choices.

    Args:
        song: The song.
        analysis: What was heard in it.
        moves: The library, in any order, not empty.
        request: The choices.
        max_stretch: How far the speed of a clip may be from 1.

    Raises:
        ResourceError: If there are no moves.
        InvalidRequestError: If the choices contradict each other or name what is not there.
        UnusableMediaError: If the song has no beat or is shorter than one 8-count.
    """

    def __init__(
        self,
        song: Song,
        analysis: SongAnalysis,
        moves: Sequence[MoveClip],
        request: ChoreographyRequest,
        *,
        max_stretch: float,
    ) -> None:
        if not moves:
            raise ResourceError(
                "There are no usable clips in the library. Add a folder of dance clips, each some seconds long."
            )
        self.song, self.analysis, self.request = song, analysis, request
        self.limits = Limits.within(max_stretch)
        self.slots = cut_slots(song, analysis, unit=request.count_mode, max_seconds=request.max_seconds)
        self.cast = Cast.of(by_key(moves), request)
        self.wanted: Wanted = read_wanted(self.cast.moves, request, len(self.slots))
        self.retimer = Retimer(self.slots, self.limits, request.count_mode)
        self.matched: Matched = self._match()
        self.allowed: Flags = self._allow()
        self.judge = Judge(self.cast, self.slots, self.limits, self.allowed, unit=request.count_mode)

    @cached_property
    def beat(self) -> Floats:
        """Mean seconds of a beat in each slot."""
        return np.asarray(
            [(s.beats[-1] - s.start) / (len(s.beats) - 1) if len(s.beats) > 1 else np.inf for s in self.slots]
        )

    def speeds(self, beat: float) -> tuple[Floats, Floats]:
        """The speed that each move needs where a beat lasts so many seconds, and how many beats it then has.

        Clips counted at half or double the tempo are understood. Not a number where no beat is known.
        """
        needed = np.stack([self.cast.beat * reading / beat for reading in READINGS])
        off = np.where(np.isnan(needed), np.inf, np.abs(np.log(needed)))
        best = off.argmin(axis=0)
        speed = np.take_along_axis(needed, best[None], axis=0)[0]
        return speed, self.cast.beats / np.asarray(READINGS)[best]

    def serving(self) -> Flags:
        """Which moves can be danced to this song as they should: within the limits of speed, for an 8-count or more.

        A move without a known beat serves where it is long enough.
        """
        speed, beats = self.speeds(float(np.median(self.beat)))
        counts = np.asarray([slot.counts for slot in self.slots])
        in_time = (speed >= self.limits.low) & (speed <= self.limits.high) & (beats >= counts.min())
        shortest = min(slot.end - slot.start for slot in self.slots)
        return np.where(np.isnan(speed), self.cast.seconds + SPARE >= shortest, in_time)

    def place(self, steps: Sequence[Step]) -> Places:
        """Moves in their places as the judge looks at them."""
        fits = [step.fit for step in steps]
        parts = [self.parts(step.clip) for step in steps]
        left = [max(p - step.part - step.slots, 0) / p for p, step in zip(parts, steps, strict=True)]
        return Places(
            clip=np.asarray([step.clip for step in steps], dtype=np.intp),
            slot=np.asarray([step.slot for step in steps], dtype=np.intp),
            slots=np.asarray([step.slots for step in steps], dtype=np.intp),
            pace=np.asarray([pace_code(fit.pace) for fit in fits], dtype=np.intp),
            speed=np.asarray([fit.speed for fit in fits]),
            error=np.asarray([fit.error for fit in fits]),
            held=np.asarray([fit.held for fit in fits]),
            unused=np.asarray(left, dtype=np.float64),
        )

    def score(self, steps: Sequence[Step]) -> float:
        """The points of a whole plan."""
        return self.judge.score(self.place(steps))

    def parts(self, clip: int) -> int:
        """How many whole 8-counts there are in a move's clip."""
        if clip not in self._parts:
            self._parts[clip] = self.retimer.parts(self.cast.moves[clip])
        return self._parts[clip]

    @cached_property
    def _parts(self) -> dict[int, int]:
        return {}

    def step(self, clip: int, slot: int, slots: int, part: int = 0, *, locked: bool = False) -> Step:
        """Put a move into a place, whether it is good there or not."""
        fit = self.retimer.fit(self.cast.moves[clip], slot, slots, part)
        return Step(clip, slot, slots, part, fit, locked)

    def drawn(self, step: Step) -> Step:
        """A step with the knots of its time map."""
        return self.step(step.clip, step.slot, step.slots, step.part, locked=step.locked)

    def locked(self) -> list[Step]:
        """The moves that the request locks."""
        return [self.step(clip, lock.slot, lock.slots, lock.part, locked=True) for clip, lock in self.wanted.locked]

    def _match(self) -> Matched:
        """The moves that match the choices among those that serve, or among all where too few do."""
        left = ~self.wanted.never
        serving = left & self.serving()
        used = serving if serving.sum() >= LEAST_MOVES else left
        moves = [self.cast.moves[i] for i in np.flatnonzero(used)]
        library = [self.cast.moves[i] for i in np.flatnonzero(left)]
        return match_moves(moves, self.request, library=library)

    def _allow(self) -> Flags:
        allowed = np.zeros(len(self.cast.moves), dtype=bool)
        allowed[[self.cast.places[move.key] for move in self.matched.moves]] = True
        for _, moves in self.wanted.must:
            allowed[moves] = True
        return allowed
