"""Matching: which moves a person's choices allow, and what has to give where they allow too few."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.planning.choices import NEXT_STEP, UNKNOWN, Choice, Tag, in_words, joined, misfit_table, wishes

LEAST_MOVES = 2
"""Fewer different moves than these are too few for a choreography."""


class Matched(NamedTuple):
    """The moves that may be used.

    Attributes:
        moves: Sorted by key, each clip once.
        misfits: For each move by key, how much it contradicts the choices, each 0 to 1; see ``misfit``.
        relaxed: The choices that had to give.
        notes: What a person is told about it.
    """

    moves: tuple[MoveClip, ...]
    misfits: dict[str, float]
    relaxed: frozenset[Choice]
    notes: tuple[str, ...]


def by_key(moves: Sequence[MoveClip]) -> tuple[MoveClip, ...]:
    """Each clip once, in the order of their keys."""
    return tuple({m.key: m for m in sorted(moves, key=lambda m: m.key)}.values())


def match_moves(
    moves: Sequence[MoveClip], request: ChoreographyRequest, *, library: Sequence[MoveClip] | None = None
) -> Matched:
    """Keep the moves that match the choices; relax energy, then style, then difficulty where they are too few.

    Only as much is relaxed as is needed: a choice that need not give after all is taken back, and moves whose tag is
    not known come in before moves that contradict the choice.

    Args:
        moves: The moves that serve for the song.
        request: The choices.
        library: All moves, where some do not serve; only for what a person is told.
    """
    usable = by_key(moves)
    wanted = wishes(request)
    misfits = misfit_table(usable, wanted)
    strict = int((~misfits.any(axis=1)).sum())
    enough = strict >= min(LEAST_MOVES, len(usable))
    limits = dict.fromkeys(wanted, 0.0) if enough else _relaxed(misfits, wanted)
    kept = np.flatnonzero(_within(misfits, limits))
    relaxed = frozenset(c for c, limit in limits.items() if limit)
    notes = (_note(strict, wanted, relaxed, _elsewhere(strict, library, wanted)),) if relaxed else ()
    return Matched(
        tuple(usable[i] for i in kept),
        {usable[i].key: float(misfits[i].sum()) for i in kept},
        relaxed,
        notes,
    )


def _relaxed(misfits: NDArray[np.float64], wanted: dict[Choice, Tag]) -> dict[Choice, float]:
    """How much misfit each choice has to allow for enough moves, as little as possible."""
    limits = dict.fromkeys(wanted, 0.0)
    goal = min(LEAST_MOVES, len(misfits))
    for choice in wanted:
        for limit in (UNKNOWN, NEXT_STEP, 1.0):
            if _within(misfits, limits).sum() < goal:
                limits[choice] = limit
    for choice in wanted:
        tighter = {**limits, choice: 0.0}
        if _within(misfits, tighter).sum() >= goal:
            limits = tighter
    return limits


def _within(misfits: NDArray[np.float64], limits: dict[Choice, float]) -> NDArray[np.bool_]:
    return np.asarray((misfits <= np.asarray(list(limits.values()))).all(axis=1))


def _elsewhere(strict: int, library: Sequence[MoveClip] | None, wanted: dict[Choice, Tag]) -> bool:
    """Whether more clips match than those whose tempo serves."""
    if library is None:
        return False
    return int((~misfit_table(by_key(library), wanted).any(axis=1)).sum()) > strict


def _note(count: int, wanted: dict[Choice, Tag], relaxed: frozenset[Choice], elsewhere: bool) -> str:
    words = in_words(wanted)
    who = f"Only {count} clip is" if count == 1 else f"Only {count} clips are" if count else "No clip is"
    what = ("both " if count and len(words) == 2 else "") + joined(words)
    where = " and fits this song's tempo" if elsewhere and count < LEAST_MOVES else ""
    given = [choice.value for choice in Choice if choice in relaxed]
    return f"{who} {what}{where}, so {joined(given)} {'was' if len(given) == 1 else 'were'} relaxed."
