"""Moves that become longer or shorter at one of their edges, or show another part of their clip."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying import covered, laid, without
from choreo_desktop.planning.laying_rules import (
    Laid,
    eights,
    name_of,
    piece,
    placed,
    unlocked,
)
from choreo_desktop.planning.pieces import Piece

Edge = Literal["start", "end"]


def trimmed(board: Board, steps: Sequence[Step], place: int, first: int, end: int) -> Laid:
    """A move from one slot to before another.

    What it shows stays where it is in the song. Where it begins earlier than its clip does, it begins with the clip.
    What lies in its way is covered; what it leaves is free.

    Args:
        board: What the plan is made from.
        steps: The plan.
        place: Which move.
        first: The slot with which it begins then.
        end: The slot after it.

    Raises:
        InvalidRequestError: If the clip is too short, or a locked move lies there.
    """
    old = unlocked(board, steps, place)
    if not 0 <= first < end <= len(board.slots):
        raise InvalidRequestError(_no_such_edge(board, old, first, end))
    if first >= old.slot and end <= old.end:
        new = piece(board, old, first, end)
    else:
        part = max(old.part + first - old.slot, 0)
        new = placed(board, replace(old, slot=first, slots=end - first, part=part))
    left = covered(board, [*steps[:place], *steps[place + 1 :]], first, end)
    return Laid(sorted([*left, new], key=lambda step: step.slot), [new])


def lengthened_at(
    board: Board, steps: Sequence[Step], place: int, by: int, edge: Edge, *, ripple: bool = False
) -> Laid:
    """A move that lasts longer at one of its edges.

    Args:
        board: What the plan is made from.
        steps: The plan.
        place: Which move.
        by: How many slots longer.
        edge: Where it grows.
        ripple: Whether later moves make room; else what lies there is covered.

    Raises:
        InvalidRequestError: If the clip is too short, or there is no room.
    """
    old = unlocked(board, steps, place)
    if not ripple:
        first, end = (old.slot - by, old.end) if edge == "start" else (old.slot, old.end + by)
        return trimmed(board, steps, place, first, end)
    part = max(old.part - by, 0) if edge == "start" else old.part
    grown = Piece(old.clip, 0, old.slots + by, part)
    result = laid(board, without(board, steps, [place], close=False), old.slot, [grown], ripple=True)
    placed(board, result.chosen[0])
    return result


def shortened_at(board: Board, steps: Sequence[Step], place: int, by: int, edge: Edge, *, close: bool = False) -> Laid:
    """A move that lasts less at one of its edges.

    Args:
        board: What the plan is made from.
        steps: The plan.
        place: Which move.
        by: How many slots shorter.
        edge: Where it gives.
        close: Whether later moves come forward over what it leaves; else that is free.

    Raises:
        InvalidRequestError: If nothing of it would be left.
    """
    old = unlocked(board, steps, place)
    check_left(board, old, by)
    cut = slice(old.slot, old.slot + by) if edge == "start" else slice(old.end - by, old.end)
    kept = piece(board, old, cut.stop, old.end) if edge == "start" else piece(board, old, old.slot, cut.start)
    if not close:
        return Laid([*steps[:place], kept, *steps[place + 1 :]], [kept])
    begun = board.step(kept.clip, old.slot, kept.slots, kept.part)
    # What is cut off is taken out like a move of its own, so that what comes after it comes forward.
    gap = replace(old, slot=begun.end, slots=by)
    plan = without(board, [*steps[:place], begun, gap, *steps[place + 1 :]], [place + 1], close=True)
    return Laid(plan, [begun])


def check_left(board: Board, step: Step, by: int) -> None:
    """Check that a move that lasts less still lasts.

    Raises:
        InvalidRequestError: If it does not.
    """
    if by >= step.slots:
        raise InvalidRequestError(
            f"{name_of(board, step)} lasts only {step.slots} {eights(board)}s; delete it instead."
        )


def slipped(board: Board, steps: Sequence[Step], place: int, by: int) -> Laid:
    """Another part of the clip in the same place, so many 8-counts later."""
    old = unlocked(board, steps, place)
    parts, part = board.parts(old.clip), old.part + by
    if not 0 <= part <= parts - old.slots:
        raise InvalidRequestError(
            f"{name_of(board, old)} cannot slip there: its clip has {parts} whole {eights(board)}s and this place "
            f"shows {old.part + 1} to {old.part + old.slots}."
        )
    new = board.step(old.clip, old.slot, old.slots, part)
    return Laid([*steps[:place], new, *steps[place + 1 :]], [new])


def _no_such_edge(board: Board, step: Step, first: int, end: int) -> str:
    if first >= end:
        return f"{name_of(board, step)} has to last one {eights(board)} at least; delete it instead."
    return f"{name_of(board, step)} cannot be longer there: the song has no room for it."
