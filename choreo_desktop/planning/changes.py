"""Changes of a plan by hand that keep a song covered: what one move gives or takes, its neighbours take or give.

Where a plan has gaps they stay: nothing is laid in them.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_edges import check_left, lengthened_at
from choreo_desktop.planning.laying_rules import (
    Laid,
    Steps,
    check_places,
    fits,
    free_spans,
    give_way,
    name_of,
    placed,
    unlocked,
)
from choreo_desktop.planning.search import find_plan


def swapped(board: Board, steps: Sequence[Step], place: int, clip: int, part: int = 0) -> Laid:
    """Another move in a place; where its clip is too short for all of it, the best other moves fill the rest."""
    old = unlocked(board, steps, place)
    room = board.retimer.fits(board.cast.moves[clip], old.slot, old.slots, part)
    new = board.step(clip, old.slot, room[-1].slots, part)
    plan = filled(board, [*steps[:place], new, *steps[place + 1 :]], within=(new.end, old.end))
    return Laid(plan, [new])


def replaced(board: Board, steps: Sequence[Step], place: int, clip: int, part: int = 0) -> Laid:
    """Another move in a place; where its clip is too short for all of it, the rest is left free."""
    old = unlocked(board, steps, place)
    room = board.retimer.fits(board.cast.moves[clip], old.slot, old.slots, part)
    new = board.step(clip, old.slot, room[-1].slots, part)
    told = (f"{name_of(board, new)} is too short for all of the place, so the rest is free.",) * (new.end < old.end)
    return Laid([*steps[:place], new, *steps[place + 1 :]], [new], told)


def moved(board: Board, steps: Sequence[Step], place: int, to: int) -> Laid:
    """A move in another place of the order; those between make room."""
    unlocked(board, steps, place)
    if not 0 <= to < len(steps):
        raise InvalidRequestError(f"There is no place {to + 1}; the plan has {len(steps)} moves.")
    first, last = min(place, to), max(place, to)
    order = [*steps[:place], *steps[place + 1 :]]
    order.insert(to, steps[place])
    # Gaps stay where they are in the order.
    gaps = [b.slot - a.end for a, b in zip(steps[first:last], steps[first + 1 : last + 1], strict=True)]
    slot = steps[first].slot
    result: Steps = list(steps[:first])
    for step, gap in zip(order[first : last + 1], [*gaps, 0], strict=True):
        if slot != step.slot:
            give_way(board, [step])
        result.append(step if slot == step.slot else placed(board, replace(step, slot=slot)))
        slot = result[-1].end + gap
    return Laid([*result, *steps[last + 1 :]], [result[to]])


def lengthened(board: Board, steps: Sequence[Step], place: int, by: int) -> Laid:
    """A move that lasts so many 8-counts longer, at the cost of those after it; the last, of those before."""
    old = unlocked(board, steps, place)
    ends = old.end == len(board.slots)
    if by > (old.slot if ends else len(board.slots) - old.end):
        raise InvalidRequestError(f"{name_of(board, old)} cannot be {by} 8-counts longer: the song has no room for it.")
    return lengthened_at(board, steps, place, by, "start" if ends else "end")


def shortened(board: Board, steps: Sequence[Step], place: int, by: int) -> Laid:
    """A move that lasts so many 8-counts less; its neighbour or another move fills what it leaves, if it meets one."""
    old = unlocked(board, steps, place)
    check_left(board, old, by)
    ends = old.end == len(board.slots)
    new = board.step(old.clip, old.slot + by if ends else old.slot, old.slots - by, old.part)
    left = [*steps[:place], new, *steps[place + 1 :]]
    freed = (old.slot, new.slot) if ends else (new.end, old.end)
    neighbour = place - 1 if ends else place + 1
    return Laid(_mended(board, left, freed, [neighbour], {old.clip}), [new])


def removed(board: Board, steps: Sequence[Step], places: Sequence[int]) -> Laid:
    """The plan without moves: the one before or after lasts longer, or other ones take their places."""
    plan = list(steps)
    for place in reversed(check_places(steps, places)):
        old = unlocked(board, plan, place)
        left = [*plan[:place], *plan[place + 1 :]]
        plan = _mended(board, left, (old.slot, old.end), [place - 1, place], {old.clip})
    return Laid(plan)


def filled(
    board: Board,
    steps: Sequence[Step],
    without: Collection[int] = (),
    *,
    within: tuple[int, int] | None = None,
) -> Steps:
    """The plan with the best moves in what is left free.

    Args:
        board: What is planned.
        steps: Moves that stay.
        without: Moves that are not to be used beside them, unless there are no others.
        within: Only these slots are filled, from the first to before the second; None for all.
    """
    spans = free_spans(board, steps)
    if within is not None:
        inside = [(max(a, within[0]), min(b, within[1])) for a, b in spans]
        outside = [(a, min(b, within[0])) for a, b in spans] + [(max(a, within[1]), b) for a, b in spans]
        spans = [(a, b) for a, b in inside if a < b]
        held = [board.step(_unused(board), a, b - a) for a, b in outside if a < b]
    else:
        held = []
    if not spans:
        return list(steps)
    fixed = sorted([*steps, *held], key=lambda step: step.slot)
    closed = {step.slot for step in held}
    return [step for step in find_plan(board, fixed, without=without).steps if step.slot not in closed]


def _unused(board: Board) -> int:
    """A move that stands in slots that are to stay free while others are filled; best one that nobody may choose."""
    return int(np.argmin(board.allowed))


def _mended(
    board: Board, left: Sequence[Step], freed: tuple[int, int], neighbours: Sequence[int], without: set[int]
) -> Steps:
    """The plan with slots covered that were freed, unless nothing was laid beside them."""
    spans = free_spans(board, left)
    if freed not in spans:  # there was a gap beside them already
        return list(left)
    for neighbour in neighbours:
        if not 0 <= neighbour < len(left) or left[neighbour].locked:
            continue
        old = left[neighbour]
        grown = replace(old, slot=min(old.slot, freed[0]), slots=old.slots + freed[1] - freed[0])
        if fits(board, grown):
            return [*left[:neighbour], board.drawn(grown), *left[neighbour + 1 :]]
    return filled(board, left, without, within=freed)
