"""Every plan there is, for problems small enough: what the search is measured against.

The score is worked out anew here, from single plans, with ``Judge.score`` as the only thing that both have in common.
"""

from collections.abc import Iterator
from itertools import pairwise

from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.options import list_options

ENUMERABLE = 20_000


def all_plans(board: Board) -> Iterator[list[Step]]:
    """Every way to fill the song with what may be tried on it."""
    by_slot: dict[int, list[Step]] = {}
    for step in list_options(board, [], board.allowed).steps:
        by_slot.setdefault(step.slot, []).append(step)

    def continued(plan: list[Step], slot: int) -> Iterator[list[Step]]:
        if slot == len(board.slots):
            yield plan
            return
        for step in by_slot.get(slot, []):
            yield from continued([*plan, step], step.end)

    yield from continued([], 0)


def wishes_met(board: Board, plan: list[Step]) -> int:
    """How many of the moves that must be danced are."""
    danced = {step.clip for step in plan}
    return sum(bool(danced & set(moves.tolist())) for _, moves in board.wanted.must)


def repeats(plan: list[Step]) -> int:
    """How often a move directly follows itself."""
    return sum(a.clip == b.clip for a, b in pairwise(plan))


def best_by_enumeration(board: Board) -> tuple[int, float] | None:
    """Wishes met and points of the best plan of all; None where there are too many plans."""
    best: tuple[int, float] = (-1, -float("inf"))
    for number, plan in enumerate(all_plans(board)):
        if number > ENUMERABLE:
            return None
        best = max(best, (wishes_met(board, plan), board.score(plan)))
    return best
