"""Laying moves by hand. A plan may have gaps; moves make room for others or are covered by them; locked moves stay."""

from collections.abc import Iterable, Sequence

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_rules import (
    Laid,
    Steps,
    at,
    barrier,
    check_places,
    check_slot,
    give_way,
    piece,
)
from choreo_desktop.planning.making_room import no_room, with_room
from choreo_desktop.planning.pieces import Piece, pieces_of, span_of


def laid(
    board: Board, steps: Sequence[Step], slot: int, pieces: Sequence[Piece], *, ripple: bool, rigid: bool = False
) -> Laid:
    """Lay pieces from a slot on.

    Args:
        board: What the plan is made from.
        steps: The plan.
        slot: Where the first piece begins.
        pieces: What is laid.
        ripple: Whether later moves make room, up to the next locked one; else what lies there is covered.
        rigid: Whether all of them go later by the same, and not only as far as they have to.

    Raises:
        InvalidRequestError: If there is no room, or a locked move would have to give way.
    """
    check_slot(board, slot)
    span, last = span_of(pieces), barrier(board, steps, slot)
    if slot + span > (last if ripple else len(board.slots)):
        raise InvalidRequestError(no_room(board, steps, slot, span, last))
    if ripple:
        left, told = with_room(board, steps, slot, span, rigid=rigid)
    else:
        left, told = list(steps), []
        for p in pieces:
            left = covered(board, left, slot + p.offset, slot + p.offset + p.slots)
    new = [board.step(p.clip, slot + p.offset, p.slots, p.part) for p in pieces]
    return Laid(_in_order([*left, *new]), new, tuple(told))


def covered(board: Board, steps: Sequence[Step], first: int, end: int) -> Steps:
    """The plan with slots made free: moves that lie there are cut, and go where nothing of them is left.

    Raises:
        InvalidRequestError: If one is locked.
    """
    result: Steps = []
    for step in steps:
        if step.end <= first or step.slot >= end:
            result.append(step)
            continue
        give_way(board, [step])
        if step.slot < first:
            result.append(piece(board, step, step.slot, first))
        if step.end > end:
            result.append(piece(board, step, end, step.end))
    return result


def without(board: Board, steps: Sequence[Step], places: Sequence[int], *, close: bool) -> Steps:
    """The plan without some moves.

    Args:
        board: What the plan is made from.
        steps: The plan.
        places: Which moves.
        close: Whether later moves come forward, up to the next locked one.

    Raises:
        InvalidRequestError: If one is locked.
    """
    give_way(board, (steps[place] for place in places))
    gone, shift = set(places), 0
    result: Steps = []
    for place, step in enumerate(steps):
        if place in gone:
            shift += step.slots
        elif step.locked:
            shift = 0
            result.append(step)
        else:
            result.append(at(board, step, step.slot - shift) if close else step)
    return result


def moved_to(board: Board, steps: Sequence[Step], places: Iterable[int], slot: int, *, ripple: bool) -> Laid:
    """Some moves elsewhere, in the order in which they are.

    Args:
        board: What the plan is made from.
        steps: The plan.
        places: Which moves.
        slot: Where the first of them begins, in the plan as it is. With ``ripple`` no move is parted by them: they go
            to the nearer end of the one that lies there.
        ripple: Whether the moves after them come forward and those at the new place make room; else they leave a gap
            and cover what lies there.

    Raises:
        InvalidRequestError: If a locked move would have to give way.
    """
    chosen = check_places(steps, places)
    pieces = pieces_of(steps, chosen)
    latest = max(len(board.slots) - span_of(pieces), 0)
    left = without(board, steps, chosen, close=ripple)
    if not ripple:
        return laid(board, left, max(min(slot, latest), 0), pieces, ripple=False)
    slot = max(min(slot, len(board.slots)), 0)
    begin = max((s.end for s in steps if s.locked and s.end <= slot), default=0)
    removed = sum(max(min(steps[i].end, slot) - steps[i].slot, 0) for i in chosen if steps[i].slot >= begin)
    target = min(slot - removed, latest)
    under = next((s for s in left if s.slot < target < s.end), None)
    if under is not None and not under.locked:
        target = under.slot if target - under.slot < under.end - target else under.end
    rigid = barrier(board, steps, steps[chosen[0]].slot + 1) == barrier(board, left, target) and _in_one(steps, chosen)
    return laid(board, left, target, pieces, ripple=True, rigid=rigid)


def _in_one(steps: Sequence[Step], chosen: Sequence[int]) -> bool:
    """Whether no locked move lies between some moves."""
    return not any(step.locked for step in steps[chosen[0] : chosen[-1] + 1])


def _in_order(steps: Iterable[Step]) -> Steps:
    return sorted(steps, key=lambda step: step.slot)
