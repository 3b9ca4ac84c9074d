"""What holds for every change of a plan by hand: locked moves stay, and a clip cannot show what it does not have."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.slots import COUNTS

Steps = list[Step]


class Laid(NamedTuple):
    """A plan after a change.

    Attributes:
        steps: Its moves in order; between them there may be free slots.
        chosen: Those that the change was about, as they are now.
        told: What a person should know of it, in sentences: what was cut or had to go.
    """

    steps: Steps
    chosen: Sequence[Step] = ()
    told: tuple[str, ...] = ()


def name_of(board: Board, step: Step) -> str:
    """What dancers call a move."""
    return board.cast.moves[step.clip].name


def check_places(steps: Sequence[Step], places: Iterable[int]) -> list[int]:
    """Places of moves in order, each once.

    Raises:
        InvalidRequestError: If there are none, or one is not there.
    """
    found = sorted(set(places))
    if not found:
        raise InvalidRequestError("No move is selected. Select one first.")
    for place in found:
        if not 0 <= place < len(steps):
            raise InvalidRequestError(f"There is no move {place + 1}; the plan has {len(steps)}.")
    return found


def unlocked(board: Board, steps: Sequence[Step], place: int) -> Step:
    """The move in a place.

    Raises:
        InvalidRequestError: If it is locked or not there.
    """
    check_places(steps, [place])
    if steps[place].locked:
        raise InvalidRequestError(f"{name_of(board, steps[place])} is locked. Unlock it to change it.")
    return steps[place]


def give_way(board: Board, steps: Iterable[Step]) -> None:
    """Check that moves may be changed for the sake of others.

    Raises:
        InvalidRequestError: If one is locked.
    """
    for step in steps:
        if step.locked:
            raise InvalidRequestError(f"{name_of(board, step)} is locked and would have to give way. Unlock it first.")


def check_slot(board: Board, slot: int) -> None:
    """Check that a slot is one of the song.

    Raises:
        InvalidRequestError: If it is not.
    """
    if not 0 <= slot < len(board.slots):
        raise InvalidRequestError(
            f"There is no {eights(board)} {slot + 1} to dance on; the song has {len(board.slots)} of them."
        )


def eights(board: Board) -> str:
    """What the plan is laid on, in the singular."""
    return "8-count" if board.request.count_mode == COUNTS else "bar"


def fits(board: Board, step: Step) -> bool:
    """Whether a clip fills its place, and the song has no odd bar inside that would part their counts."""
    if has_odd_bar(board, step):
        return False
    fit = board.drawn(step).fit
    return step.slots == 1 or not (fit.missing or fit.held > board.retimer.end_pose(step.end))


def has_odd_bar(board: Board, step: Step) -> bool:
    """Whether the counts of a clip part from those of the song within its place."""
    return any(slot.counts != board.request.count_mode for slot in board.slots[step.slot : step.end - 1])


def placed(board: Board, step: Step) -> Step:
    """A step with its time map.

    Raises:
        InvalidRequestError: If it does not fit there.
    """
    if not fits(board, step):
        why = "the song has an odd bar there" if has_odd_bar(board, step) else "its clip is too short"
        raise InvalidRequestError(
            f"{name_of(board, step)} cannot be danced for {step.slots} {eights(board)}s there: {why}."
        )
    return board.drawn(step)


def at(board: Board, step: Step, slot: int) -> Step:
    """The same move in another slot."""
    return step if slot == step.slot else board.step(step.clip, slot, step.slots, step.part, locked=step.locked)


def piece(board: Board, step: Step, first: int, end: int) -> Step:
    """What a move shows from one slot to before another: the same pictures at the same time."""
    if (first, end) == (step.slot, step.end):
        return step
    return board.step(step.clip, first, end - first, step.part + first - step.slot, locked=step.locked)


def barrier(board: Board, steps: Sequence[Step], slot: int) -> int:
    """The slot before which moves have to end that begin at ``slot``: that of a locked move, or the song's end."""
    return min((s.slot for s in steps if s.locked and s.end > slot), default=len(board.slots))


def free_spans(board: Board, steps: Sequence[Step]) -> list[tuple[int, int]]:
    """The slots on which nothing lies, as pairs of the first and the one after the last."""
    borders = [0, *(border for step in steps for border in (step.slot, step.end)), len(board.slots)]
    return [(a, b) for a, b in list(pairwise(borders))[::2] if a < b]


def is_whole(board: Board, steps: Sequence[Step]) -> bool:
    """Whether moves cover the song without a gap."""
    return sum(step.slots for step in steps) == len(board.slots)
