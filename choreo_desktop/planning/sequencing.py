"""Sequencing: which move follows which, from the first 8-count of a song to its last."""

import random
from collections.abc import Sequence
from typing import NamedTuple

from choreo_desktop.domain.moves import Energy, MoveClip
from choreo_desktop.planning.matching import Matched
from choreo_desktop.planning.retiming import Fit, Pace, fit_clip
from choreo_desktop.planning.slots import Slot

VARIETY = 6
"""Moves after which the same one may come again without harm, where there are enough."""

# Costs of one choice; the least costly move wins. They are steps apart, so that what matters more decides first.
_OFF_BEAT = 60.0  # its tempo cannot be brought to the song's
_FROZEN, _FROZEN_SECOND = 20.0, 10.0  # no pictures left before its end
_REPEAT = 12.0  # within VARIETY moves, less the longer ago
_OUT_OF_PLACE = 8.0  # an intro in the middle, an outro before the end
_NO_GRID = 4.0
_IN_PLACE = -6.0  # an intro at the beginning
_MISFIT = 2.0  # a tag that contradicts a choice that was relaxed
_EVERY_USE = 1.0
_ENERGY = 2.5  # from the quietest move in the liveliest section
_STRETCH = 2.0  # at the limit of retiming
_UNSURE = 0.5
_CHANCE = 2.0

_ENERGY_LEVELS = {Energy.LOW: 0.2, Energy.MEDIUM: 0.5, Energy.HIGH: 0.8, None: 0.5}


class Step(NamedTuple):
    """One move in its place.

    Attributes:
        move: The clip.
        fit: How it fills its place.
        slots: The slots it fills.
    """

    move: MoveClip
    fit: Fit
    slots: Sequence[Slot]


def sequence_moves(matched: Matched, slots: Sequence[Slot], *, max_stretch: float, seed: int) -> list[Step]:
    """Fill all slots with moves, one after the other.

    No move comes twice in a row while there are two. A move ends where the section ends. Where there is an outro it
    comes last, and an intro first.

    Args:
        matched: The moves that may be used, at least one.
        slots: The 8-counts of the song, at least one.
        max_stretch: How far a clip's speed may be from 1.
        seed: The same seed gives the same order.
    """
    chooser = _Chooser(matched, slots, max_stretch, random.Random(seed))
    body, outros = chooser.plan_ending()
    steps: list[Step] = []
    while (place := sum(len(s.slots) for s in steps)) < len(slots):
        ending = place >= body
        last = len(slots) if ending else min(body, _section_end(slots, place))
        steps.append(chooser.choose(steps, place, last, outros if ending else matched.moves))
    return steps


def is_intro(move: MoveClip) -> bool:
    """Whether a move opens a choreography."""
    return move.category.lower().startswith("intro")


def is_outro(move: MoveClip) -> bool:
    """Whether a move closes a choreography."""
    return move.category.lower().startswith("outro")


def _section_end(slots: Sequence[Slot], place: int) -> int:
    """The first slot after ``place`` that lies in another section."""
    return next((i for i in range(place, len(slots)) if slots[i].section != slots[place].section), len(slots))


class _Chooser:
    """Chooses the least costly move for one place after the other."""

    def __init__(self, matched: Matched, slots: Sequence[Slot], max_stretch: float, chance: random.Random) -> None:
        self._matched = matched
        self._slots = slots
        self._max_stretch = max_stretch
        self._chance = chance

    def plan_ending(self) -> tuple[int, Sequence[MoveClip]]:
        """The slot with which the ending begins, and the outros for it; past the last slot where there are none."""
        usable = [m for m in self._matched.moves if is_outro(m)]
        fits = [(m, fit_clip(m, self._slots[-1:], self._max_stretch)) for m in usable]
        good = [m for m, fit in fits if fit.pace is Pace.ON_BEAT and not fit.frozen]
        outros = good or [m for m, fit in fits if fit.pace is not Pace.TOO_FAR]
        if not outros or len(self._slots) < 3 or len(self._matched.moves) < 2:
            return len(self._slots), ()
        longest = max(fit_clip(m, self._slots[-4:], self._max_stretch).slots for m in outros)
        for length in range(min(longest, len(self._slots) // 3), 1, -1):
            fits_all = [m for m in outros if self._fills(m, length)]
            if fits_all:
                return len(self._slots) - length, fits_all
        return len(self._slots) - 1, outros

    def choose(self, steps: Sequence[Step], place: int, last: int, moves: Sequence[MoveClip]) -> Step:
        """The best of ``moves`` for the slots from ``place`` to before ``last``; never the one just danced.

        Where nothing else is among ``moves``, the best of all others.
        """
        free = self._slots[place:last]
        before = steps[-1].move.key if steps else ""
        others = [m for m in moves if m.key != before] or [m for m in self._matched.moves if m.key != before]
        candidates = []
        for move in others or moves:
            fit = fit_clip(move, free, self._max_stretch)
            cost = self._cost(move, fit, free) + self._history_cost(move, steps)
            candidates.append((cost + _CHANCE * self._chance.random(), move.key, move, fit))
        _, _, move, fit = min(candidates, key=lambda c: c[:2])
        return Step(move, fit, free[: fit.slots])

    def _fills(self, move: MoveClip, length: int) -> bool:
        fit = fit_clip(move, self._slots[-length:], self._max_stretch)
        return fit.slots == length and not fit.frozen

    def _cost(self, move: MoveClip, fit: Fit, free: Sequence[Slot]) -> float:
        """What speaks against a move in these slots."""
        cost = _FROZEN * (fit.frozen > 0) + _FROZEN_SECOND * fit.frozen
        match fit.pace:
            case Pace.TOO_FAR:
                cost += _OFF_BEAT
            case Pace.NO_GRID:
                cost += _NO_GRID
            case Pace.ON_BEAT:
                cost += _STRETCH * abs(fit.speed - 1) / max(self._max_stretch, 1e-3)
        if move.grid is not None and not move.grid.sure:
            cost += _UNSURE
        cost += _MISFIT * self._matched.misfits.get(move.key, 0.0)
        return cost + _ENERGY * abs(_ENERGY_LEVELS[move.energy] - free[0].energy)

    def _history_cost(self, move: MoveClip, steps: Sequence[Step]) -> float:
        """What speaks against a move after the ones before it."""
        variety = min(VARIETY, len(self._matched.moves) - 1)
        recent = [step.move.key for step in reversed(steps)][:variety]
        cost = _EVERY_USE * sum(step.move.key == move.key for step in steps)
        if move.key in recent:
            cost += _REPEAT * (variety - recent.index(move.key)) / variety
        if is_intro(move):
            cost += _OUT_OF_PLACE if steps else _IN_PLACE
        if is_outro(move):
            cost += _OUT_OF_PLACE
        return cost
