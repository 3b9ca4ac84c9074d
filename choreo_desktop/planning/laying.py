"""Laying moves by hand. A plan may have gaps; moves make room for others or are covered by them; locked moves stay."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_rules import (
    Laid,
    Steps,
    at,
    barrier,
    check_places,
    check_slot,
    eights,
    give_way,
    name_of,
    piece,
)


class Piece(NamedTuple):
    """A move that is laid together with others.

    Attributes:
        clip: Which move of the cast.
        offset: Slots after the first of them.
        slots: How many slots it fills.
        part: Which part of the clip it begins with.
    """

    clip: int
    offset: int
    slots: int
    part: int


def pieces_of(steps: Sequence[Step], places: Sequence[int]) -> list[Piece]:
    """Some moves as they can be laid elsewhere, in order; free slots between them stay, others moves between do not."""
    found: list[Piece] = []
    offset = 0
    for before, place in zip([-1, *places], places, strict=False):
        step = steps[place]
        if found and before == place - 1:
            offset += step.slot - steps[before].end
        found.append(Piece(step.clip, offset, step.slots, step.part))
        offset += step.slots
    return found


def span_of(pieces: Sequence[Piece]) -> int:
    """How many slots pieces take together."""
    return max((piece.offset + piece.slots for piece in pieces), default=0)


def natural(board: Board, clip: int, slot: int, last: int, part: int) -> int:
    """How many slots a clip fills by itself from ``slot`` on, up to before ``last``; one at least."""
    room = max(board.retimer.room(slot, last), 1)
    return board.retimer.fits(board.cast.moves[clip], slot, room, part)[-1].slots


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
        raise InvalidRequestError(_no_room(board, steps, slot, span, last))
    if ripple:
        left, told = _with_room(board, steps, slot, span, rigid=rigid)
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


def split(board: Board, steps: Sequence[Step], slot: int) -> Laid:
    """The move across a slot as two that show the same pictures.

    Raises:
        InvalidRequestError: If no move goes on there.
    """
    place = next((i for i, s in enumerate(steps) if s.slot < slot < s.end), None)
    if place is None:
        raise InvalidRequestError(f"No move goes on there. A move can be split between two of its {eights(board)}s.")
    old = steps[place]
    parts = [piece(board, old, old.slot, slot), piece(board, old, slot, old.end)]
    return Laid([*steps[:place], *parts, *steps[place + 1 :]], parts)


def _with_room(
    board: Board, steps: Sequence[Step], slot: int, count: int, *, rigid: bool = False
) -> tuple[Steps, list[str]]:
    """The plan with free slots from ``slot`` on, for which later moves went later; and what had to be cut for it."""
    last = barrier(board, steps, slot)
    result: Steps = []
    told: list[str] = []
    free = slot + count
    for step in _parted(board, steps, slot):
        if step.end <= slot or step.slot >= last:
            result.append(step)
            continue
        begin = step.slot + count if rigid else max(step.slot, free)
        later = board.step(step.clip, begin, step.slots, step.part) if begin + step.slots <= last else None
        if later is None and begin < last:
            later = board.step(step.clip, begin, last - begin, step.part)
            told.append(f"{name_of(board, step)} was shortened to make room.")
        if later is None:
            told.append(f"{name_of(board, step)} had to go to make room.")
            continue
        result.append(step if begin == step.slot and later.slots == step.slots else later)
        free = later.end
    return result, told


def _parted(board: Board, steps: Sequence[Step], slot: int) -> Steps:
    """The plan with a move that lies across a slot parted there."""
    across = any(s.slot < slot < s.end for s in steps)
    return split(board, steps, slot).steps if across else list(steps)


def _in_order(steps: Iterable[Step]) -> Steps:
    return sorted(steps, key=lambda step: step.slot)


def _no_room(board: Board, steps: Sequence[Step], slot: int, span: int, last: int) -> str:
    lock = next((s for s in steps if s.locked and s.slot == last), None)
    if lock is None or slot + span > len(board.slots):
        return f"There is no room for {span} {eights(board)}s before the end of the song."
    return (
        f"There is no room for {span} {eights(board)}s before {name_of(board, lock)}, which is locked. Unlock it first."
    )
