"""The score: what makes one choreography better than another. This module is its only definition.

A plan has 100 points for each 8-count of the song and loses points by the terms below. What a term loses is a share
from 0 to 1 times its weight; the weights of all terms but one add up to 100, so no plan falls below zero by them.
The exception is ``SELF``: a move directly after itself costs more than all else, because it is never wanted.

======== ========= ======================================================================================
term     charged   loses
======== ========= ======================================================================================
BEAT     8-count   1 where its tempo is too far off to be retimed, 1/2 where no beat is known in it, up to 1/2 by
                   how far its beats miss those of the song, 1/10 where its grid is unsure
HELD     move      the share of its place for which it has no pictures left, and 1/3 at once unless only the last
                   pose of all is held
JOIN     move      1 where it begins in another position than the one in which the move before ends, 1/2 where that
                   is left early, so that nobody knows; unknown positions meet all
REPEAT   move      1 where the same move was just danced, less the longer ago, 0 from the set distance on
PLACE    8-count   1 for an intro that is not first or an outro that is not last; once for another move that is first
                   or last where there is an intro or outro
ENERGY   8-count   the difference between its energy and that of the music; 0.3 where it is unknown
BREATH   move      after a hard move, 1 for another hard move, 1/2 for one that is neither hard nor a breath
FILTER   8-count   how much it contradicts the choices (difficulty 0.5, style 0.3, energy 0.2; of that
                   half where the tag is unknown, 3/4 for the next step of difficulty or energy)
ROLE     8-count   1 where it shows the other part, 1/2 where nobody said which
TEMPO    8-count   how far its speed is from 1, as a share of what is allowed
SECTION  move      1 for each border of a section inside it, 1/4 for each border of a phrase
BIG      8-count   in the strongest section what it lacks in size; elsewhere what it is bigger than average
FRESH    move      1/4 for each time it was danced before, up to 4
TASTE    8-count   a number made of the clip, the 8-count and the seed, so that other seeds give other good plans
CUT      move      the share of its 8-counts that is left away at its end, and 1/2 where it is a single 8-count
ALIKE    move      1 where the move before is of the same category
ACCENT   8-count   where the music has an accent, its strength, unless the move goes with accents
SELF     move      1 where it is the very move before, while there are two
======== ========= ======================================================================================

What must hold whatever the points: moves cover the song without a gap, locked moves stay, and moves that were
excluded are left away. A wish for a move outranks all points.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.planning.arrays import Codes, Flags, Floats
from choreo_desktop.planning.cast import Cast
from choreo_desktop.planning.pace import Limits, Pace
from choreo_desktop.planning.places import PACES, Places, pace_code
from choreo_desktop.planning.slots import COUNTS, Slot

Counts = NDArray[np.signedinteger]


class Term(StrEnum):
    """What costs points."""

    BEAT = "beat"
    HELD = "held"
    JOIN = "join"
    REPEAT = "repeat"
    PLACE = "place"
    ENERGY = "energy"
    BREATH = "breath"
    FILTER = "filter"
    ROLE = "role"
    TEMPO = "tempo"
    SECTION = "section"
    BIG = "big"
    FRESH = "fresh"
    TASTE = "taste"
    CUT = "cut"
    ALIKE = "alike"
    ACCENT = "accent"
    SELF = "self"


WEIGHTS = {
    Term.BEAT: 22.0,
    Term.HELD: 10.0,
    Term.JOIN: 11.0,
    Term.REPEAT: 10.0,
    Term.PLACE: 7.0,
    Term.ENERGY: 7.0,
    Term.ROLE: 7.0,
    Term.BREATH: 5.0,
    Term.FILTER: 4.0,
    Term.TEMPO: 4.0,
    Term.SECTION: 4.0,
    Term.BIG: 2.5,
    Term.CUT: 2.5,
    Term.FRESH: 1.8,
    Term.TASTE: 1.2,
    Term.ALIKE: 0.5,
    Term.ACCENT: 0.5,
    Term.SELF: 1000.0,
}

POINTS = 100.0
"""Points of an 8-count that loses none."""

VARIETY = 6
"""Moves after which the same one may come again without loss, where there are enough."""

MOST_USES = 4
"""Times that a move was danced before; more make no difference."""

_OFF_BEAT = {Pace.ON_BEAT: 0.0, Pace.NO_GRID: 0.5, Pace.TOO_FAR: 1.0}
_UNSURE = 0.1
_WORST_ERROR = 0.07  # s: beats that miss by this much are heard as missed
_HELD_AT_ALL = 1 / 3
_UNKNOWN_ENERGY = 0.3
_PHRASE_BORDER = 0.25
_LEFT_EARLY = 0.5
_SINGLE = 0.5
_ROUNDS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


class Judge:
    """Tells what plans for one song lose. See the top of this module.

    Args:
        cast: The moves.
        slots: The song.
        limits: The speeds at which a clip may play.
        allowed: Which moves may be chosen.
        unit: Beats of a slot.
    """

    def __init__(
        self, cast: Cast, slots: Sequence[Slot], limits: Limits, allowed: Flags, *, unit: int = COUNTS
    ) -> None:
        self.cast = cast
        self.slots = slots
        self._eights = unit / COUNTS  # 8-counts of a slot
        self._limits = limits
        several = int(allowed.sum()) > 1
        repeated = allowed & ~cast.intro & ~cast.outro & (cast.role < 1)
        self.distance = min(VARIETY, max(int((repeated if repeated.any() else allowed).sum()) - 1, 0))
        self._self_weight = WEIGHTS[Term.SELF] if several else 0.0
        self._has_intro = bool((cast.intro & allowed).any()) and several
        self._has_outro = bool((cast.outro & allowed).any()) and several
        self._last_pose = slots[-1].end - slots[-1].beats[-1]
        self._starts = np.asarray([s.start for s in slots])
        self._ends = np.asarray([s.end for s in slots])
        self._energy = _sums([s.energy for s in slots])
        self._wanted_energy = np.asarray([s.energy for s in slots])
        self._strength = np.asarray([s.strength for s in slots])
        self._accent = _sums([s.accent for s in slots])
        sections = [float(i > 0 and s.section != slots[i - 1].section) for i, s in enumerate(slots)]
        phrases = [_PHRASE_BORDER * s.phrase * (1 - border) for s, border in zip(slots, sections, strict=True)]
        self._borders = _sums([a + b for a, b in zip(sections, phrases, strict=True)])

    def place_losses(self, places: Places) -> dict[Term, Floats]:
        """What each move loses by where it stands, whatever stands around it: shares, in units of their weight."""
        cast, clip, slots = self.cast, places.clip, places.slots
        each = {
            Term.BEAT: slots * self._beat_loss(places),
            Term.ENERGY: self._over_slots(places, self._energy_loss),
            Term.FILTER: slots * cast.misfit[clip],
            Term.ROLE: slots * cast.role[clip],
            Term.TEMPO: slots * self._tempo_loss(places),
            Term.BIG: self._over_slots(places, self._size_loss),
            Term.TASTE: self._over_slots(places, self._taste),
            Term.ACCENT: (self._accent[places.end] - self._accent[places.slot]) * ~cast.striking[clip],
        }
        return {
            **{term: self._eights * loss for term, loss in each.items()},
            Term.HELD: self._held_loss(places),
            Term.PLACE: self._order_loss(places),
            Term.SECTION: np.minimum(self._borders[places.end] - self._borders[places.slot + 1], slots),
            Term.CUT: np.minimum(places.unused + _SINGLE * (slots == 1), 1.0),
        }

    def place_points(self, places: Places) -> Floats:
        """What each move gains by where it stands, in points."""
        losses = self.place_losses(places)
        return np.asarray(
            POINTS * self._eights * places.slots - sum(WEIGHTS[term] * loss for term, loss in losses.items())
        )

    def join_losses(self, before: Places, after: Places) -> dict[Term, Floats]:
        """What moves lose by following others; the arrays of both must fit each other."""
        cast, a, b = self.cast, before.clip, after.clip
        apart = (cast.exit[a] != cast.entry[b]) & (cast.exit[a] > 0) & (cast.entry[b] > 0)
        return {
            Term.JOIN: apart * np.where(before.unused > 0, _LEFT_EARLY, 1.0),
            Term.BREATH: cast.hard[a] * np.where(cast.hard[b], 1.0, np.where(cast.breath[b], 0.0, 0.5)),
            Term.ALIKE: ((cast.kind[a] == cast.kind[b]) & (cast.kind[a] >= 0)).astype(np.float64),
            Term.SELF: (a == b).astype(np.float64) * (self._self_weight > 0),
        }

    def join_points(self, before: Places, after: Places) -> Floats:
        """What moves lose by following others, in points below zero."""
        losses = self.join_losses(before, after)
        return np.asarray(-sum(WEIGHTS[term] * loss for term, loss in losses.items()))

    def history_losses(self, ago: Counts, uses: Counts) -> dict[Term, Floats]:
        """What a move loses by having been danced before.

        Args:
            ago: How many moves ago it was danced last; any large number where it was not.
            uses: How often it was.
        """
        near = np.maximum(self.distance + 1 - ago, 0) / max(self.distance, 1)
        return {
            Term.REPEAT: near if self.distance else np.zeros(near.shape),
            Term.FRESH: np.minimum(uses, MOST_USES) / MOST_USES,
        }

    def history_points(self, ago: Counts, uses: Counts) -> Floats:
        """What a move loses by having been danced before, in points below zero."""
        losses = self.history_losses(ago, uses)
        return np.asarray(-sum(WEIGHTS[term] * loss for term, loss in losses.items()))

    def losses(self, plan: Places) -> dict[Term, Floats]:
        """What a whole plan loses, term by term and move by move, in points.

        Args:
            plan: Its moves in order.
        """
        shares = self.place_losses(plan)
        last = np.arange(len(plan.clip) - 1)
        for term, loss in self.join_losses(plan.pick(last), plan.pick(last + 1)).items():
            shares[term] = np.concatenate([[0.0], loss])
        shares.update(self.history_losses(*_history(plan.clip.tolist())))
        return {term: WEIGHTS[term] * loss for term, loss in shares.items()}

    @property
    def eights(self) -> float:
        """8-counts of the song: a plan that loses nothing has 100 points for each."""
        return self._eights * len(self.slots)

    def score(self, plan: Places) -> float:
        """The points of a whole plan: 100 for each 8-count, less what it loses."""
        return float(POINTS * self._eights * plan.slots.sum() - sum(loss.sum() for loss in self.losses(plan).values()))

    def _beat_loss(self, places: Places) -> Floats:
        off = np.asarray([_OFF_BEAT[pace] for pace in PACES])[places.pace]
        missed = np.minimum(places.error / _WORST_ERROR, 1.0) / 2
        unsure = _UNSURE * self.cast.unsure[places.clip]
        return np.where(places.pace == pace_code(Pace.ON_BEAT), np.minimum(missed + unsure, 1.0), off)

    def _held_loss(self, places: Places) -> Floats:
        length = self._ends[places.end - 1] - self._starts[places.slot]
        pose = (places.end == len(self.slots)) & (places.held <= self._last_pose)
        at_all = np.where(pose, 0.0, _HELD_AT_ALL)
        return np.where(places.held > 0, np.minimum(at_all + places.held / length, 1.0), 0.0)

    def _order_loss(self, places: Places) -> Floats:
        """An intro belongs to the first slot and nothing else does; an outro to the last."""
        intro, outro = self.cast.intro[places.clip], self.cast.outro[places.clip]
        first, last = places.slot == 0, places.end == len(self.slots)
        wrong = (intro & ~first) | (outro & ~last)
        missing = (first & ~intro & self._has_intro) | (last & ~outro & self._has_outro)
        return np.where(wrong, self._eights * places.slots, 0.0) + np.where(missing & ~wrong, 1.0, 0.0)

    def _tempo_loss(self, places: Places) -> Floats:
        most = np.where(places.speed > 1, np.log(self._limits.high), -np.log(self._limits.low))
        share = np.abs(np.log(places.speed)) / np.maximum(most, 1e-6)
        return np.where(places.pace == pace_code(Pace.NO_GRID), 0.0, np.minimum(share, 1.0))

    def _over_slots(self, places: Places, loss: Callable[[Codes, Codes], Floats]) -> Floats:
        """The sum of a loss over the slots of each place."""
        total = np.zeros(np.broadcast(places.clip, places.slot).shape)
        for i in range(int(places.slots.max(initial=0))):
            slot = np.minimum(places.slot + i, len(self.slots) - 1)
            total += np.where(places.slots > i, loss(places.clip, slot), 0.0)
        return total

    def _energy_loss(self, clip: Codes, slot: Codes) -> Floats:
        level = self.cast.level[clip]
        return np.where(np.isnan(level), _UNKNOWN_ENERGY, np.abs(level - self._wanted_energy[slot]))

    def _size_loss(self, clip: Codes, slot: Codes) -> Floats:
        size, strength = self.cast.size[clip], self._strength[slot]
        return np.where(strength == 1, 1 - size, np.where(strength == 0, np.maximum(2 * size - 1, 0), 0.0))

    def _taste(self, clip: Codes, slot: Codes) -> Floats:
        """Half of it stays with the clip, half changes with the slot, so that seeds differ in both."""
        own = self.cast.taste[clip]
        mixed = own + (slot.astype(np.uint64) + np.uint64(1)) * _ROUNDS[0]
        mixed = (mixed ^ (mixed >> np.uint64(30))) * _ROUNDS[1]
        mixed = (mixed ^ (mixed >> np.uint64(27))) * _ROUNDS[2]
        mixed ^= mixed >> np.uint64(31)
        return np.asarray((own.astype(np.float64) + mixed.astype(np.float64)) / 2.0**65)


def _sums(values: Sequence[float]) -> Floats:
    """Sums of the first 0, 1, 2, ... values."""
    return np.concatenate([[0.0], np.cumsum(values)])


def _history(clips: Sequence[int]) -> tuple[Codes, Codes]:
    """For each move of a plan how many moves ago it was danced last, and how often before."""
    never = len(clips) + 10_000
    last: dict[int, int] = {}
    uses: dict[int, int] = {}
    ago, before = [], []
    for i, clip in enumerate(clips):
        ago.append(i - last[clip] if clip in last else never)
        before.append(uses.get(clip, 0))
        last[clip], uses[clip] = i, uses.get(clip, 0) + 1
    return np.asarray(ago, dtype=np.intp), np.asarray(before, dtype=np.intp)
