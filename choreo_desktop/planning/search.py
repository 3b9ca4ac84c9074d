"""The search: the plan with the most points, by dynamic programming over the slots.

Backwards first: the most that can still be gained after each option if nothing had been danced before. That is never
too little, for having danced a move only costs points. Then forwards: plans are continued slot by slot, and those
kept whose points so far and that bound together promise most. Plans that differ in nothing that still matters are
merged. A quick pass finds a good plan; in a second, wider one all that cannot beat it is dropped. Where nothing else
had to be dropped, as in every problem small enough to enumerate, the result is the best there is.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.planning.arrays import Codes, Floats
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.options import Options, list_options
from choreo_desktop.planning.trail import Plans, Sprouts, Trail

_QUICK_WIDTH = 48
_WORK = 150_000  # plans times options that are weighed on one slot
_LEAST_WIDTH, _MOST_WIDTH = 150, 20_000
_ROUNDING = 1e-9
_WISH = 1e6  # points of a wish that is met, where plans are ranked: wishes outrank all points


class Found(NamedTuple):
    """The result of a search.

    Attributes:
        steps: The moves in order.
        points: What they gain.
        bound: No plan made of what was tried gains more.
        proven: Whether nothing better can be made of what was tried.
    """

    steps: list[Step]
    points: float
    bound: float
    proven: bool


def find_plan(board: Board, fixed: Sequence[Step] | None = None, *, without: Collection[int] = ()) -> Found:
    """Find the best plan for a board.

    Args:
        board: What is planned.
        fixed: Moves that stay where they are, in order; None for those that the request locks.
        without: Moves that are not to be used beside these, unless there are no others.
    """
    allowed = board.allowed.copy()
    allowed[list(without)] = False
    options = list_options(
        board, board.locked() if fixed is None else fixed, allowed if allowed.any() else board.allowed
    )
    search = _Search(board, options)
    weighed = max(len(begin) for begin in options.begin) + search.trail.clips
    width = int(np.clip(_WORK // weighed, _LEAST_WIDTH, _MOST_WIDTH))
    quick = search.run(_QUICK_WIDTH, -np.inf)
    best, proven = quick, quick.proven
    if not proven:
        wide = search.run(width, quick.rank)
        best, proven = (wide if wide.rank > quick.rank else quick), wide.proven
    steps = [options.steps[i] for i in best.chosen]
    return Found([board.drawn(step) for step in steps], best.points, max(search.bound, best.points), proven)


class _Result(NamedTuple):
    """Chosen options in order, their points, their rank with the wishes met, and whether nothing good was dropped."""

    chosen: list[int]
    points: float
    rank: float
    proven: bool


class _Search:
    """Passes over one board.

    Args:
        board: What is planned.
        options: What is tried.
    """

    def __init__(self, board: Board, options: Options) -> None:
        self._judge = board.judge
        self._places = options.places
        self._begin = options.begin
        self._count = len(board.slots)
        self._points = self._judge.place_points(options.places)
        self._after = self._look_back(options)
        used, clips = np.unique(options.places.clip, return_inverse=True)
        self._wishes = len(board.wanted.must)
        bits = np.zeros(len(used), dtype=np.uint64)
        for number, (_, moves) in enumerate(board.wanted.must):
            bits[np.isin(used, moves)] |= np.uint64(1 << number)
        self.trail = Trail(clips, bits[clips], options.places.unused == 0, board.judge.distance)
        first = options.begin[0]
        self.bound = float((self._points[first] + self._after[first]).max())

    def run(self, width: int, floor: float) -> _Result:
        """Search once.

        Args:
            width: How many plans are kept on each slot.
            floor: Only a plan of a higher rank is of interest; -inf for any.
        """
        self.trail.clear()
        waiting: list[list[Sprouts]] = [[] for _ in range(self._count + 1)]
        proven = True
        for slot in range(self._count):
            plans, whole = self._gather(waiting[slot], width) if slot else (self.trail.start(), True)
            waiting[slot] = []
            proven = proven and whole
            for end, sprouts, complete in self._continue(plans, slot, width, floor):
                waiting[end].append(sprouts)
                proven = proven and complete
        plans, whole = self._gather(waiting[self._count], width)
        if not len(plans.gained):
            return _Result([], -np.inf, -np.inf, proven)
        ranks = plans.gained + _WISH * np.bitwise_count(plans.met)
        best = int(ranks.argmax())
        return _Result(self.trail.walk(int(plans.node[best])), float(plans.gained[best]), float(ranks[best]), proven)

    def _look_back(self, options: Options) -> Floats:
        """For each option the most that can be gained after it."""
        after = np.zeros(len(options.steps))
        for slot in range(self._count - 1, 0, -1):
            ending, beginning = options.end[slot], options.begin[slot]
            if len(ending) and len(beginning):
                gains = self._points[beginning] + after[beginning] + self._joins(ending, beginning)
                after[ending] = gains.max(axis=1)
        return after

    def _joins(self, before: Codes, after: Codes) -> Floats:
        """Points of every option after every other, shape (before, after)."""
        different, which = np.unique(before, return_inverse=True)
        a, b = self._places.pick(different[:, None]), self._places.pick(after[None, :])
        return np.asarray(self._judge.join_points(a, b)[which])

    def _continue(self, plans: Plans, slot: int, width: int, floor: float) -> Iterator[tuple[int, Sprouts, bool]]:
        """The most promising continuations of plans, by where they end, and whether these are all that matter."""
        options = self._begin[slot]
        if not len(plans.gained) or not len(options):
            return
        gained = plans.gained[:, None] + self._points[options]
        if slot:
            gained += self._joins(plans.last, options)
            gained += self._judge.history_points(plans.moves[:, None] - plans.when, plans.uses)[
                :, self.trail.clip[options]
            ]
        promise = gained + self._after[options]
        hopeless = promise + _WISH * self._wishes <= floor + _ROUNDING
        ends = self._places.end[options]
        for end in np.unique(ends):
            plan, option = np.nonzero(~hopeless & (ends == end))
            met = np.bitwise_count(plans.met[plan] | self.trail.bits[options[option]])
            kept = _best(promise[plan, option], met, width)
            plan_kept, option_kept = plan[kept], option[kept]
            sprouts = Sprouts(gained[plan_kept, option_kept], options[option_kept], plan_kept, plans)
            yield int(end), sprouts, len(kept) == len(plan)

    def _gather(self, waiting: Sequence[Sprouts], width: int) -> tuple[Plans, bool]:
        """All plans that end before a slot: those alike merged, the most promising kept."""
        whole = True
        parts = []
        total = sum(len(sprouts.gained) for sprouts in waiting)
        if total > 2 * width:
            promise = np.concatenate([s.gained + self._after[s.option] for s in waiting])
            met = np.concatenate([np.bitwise_count(s.plans.met[s.parent] | self.trail.bits[s.option]) for s in waiting])
            chosen = np.zeros(total, dtype=bool)
            chosen[_best(promise, met, 2 * width)] = True
            borders = np.cumsum([len(s.gained) for s in waiting])[:-1]
            waiting = [s.pick(np.flatnonzero(c)) for s, c in zip(waiting, np.split(chosen, borders), strict=True)]
            whole = False
        parts = [self.trail.grow(sprouts) for sprouts in waiting if len(sprouts.gained)]
        plans = self.trail.merged(parts)
        if len(plans.gained) > width:
            kept = _best(plans.gained + self._after[plans.last], np.bitwise_count(plans.met), width)
            plans, whole = plans.pick(kept), False
        return self.trail.remember(plans), whole


def _best(promise: Floats, met: NDArray[np.uint8], width: int) -> Codes:
    """The most promising; of plans that meet more and fewer wishes some each, so that no wish crowds out all else."""
    if len(promise) <= width:
        return np.arange(len(promise))
    counts = np.unique(met)
    chosen = np.zeros(len(promise), dtype=bool)
    for count in counts[::-1]:
        group = np.flatnonzero(met == count)
        share = max(width // len(counts), 1)
        if len(group) > share:
            group = group[np.argpartition(-promise[group], share)[:share]]
        chosen[group] = True
    rest = np.flatnonzero(~chosen)
    free = width - int(chosen.sum())
    if free > 0 and len(rest) > free:
        rest = rest[np.argpartition(-promise[rest], free)[:free]]
    if free > 0:
        chosen[rest] = True
    return np.flatnonzero(chosen)
