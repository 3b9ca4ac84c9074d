"""Making room in a plan: later moves go later, and one that is in the way is parted."""

from collections.abc import Sequence

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_rules import Laid, Steps, barrier, eights, name_of, piece


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


def with_room(
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


def no_room(board: Board, steps: Sequence[Step], slot: int, span: int, last: int) -> str:
    """That there is no room for so many slots at a slot, and what is in the way: a lock at ``last``, or the end."""
    lock = next((s for s in steps if s.locked and s.slot == last), None)
    if lock is None or slot + span > len(board.slots):
        return f"There is no room for {span} {eights(board)}s before the end of the song."
    return (
        f"There is no room for {span} {eights(board)}s before {name_of(board, lock)}, which is locked. Unlock it first."
    )
