"""Changes of a plan by hand: from its moves to other moves that cover the same song without a gap."""

from collections.abc import Sequence
from dataclasses import replace

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.search import find_plan

_CLOSE = 2e-3  # s: borders nearer than this are the same

Steps = list[Step]


def read_steps(board: Board, blueprint: Blueprint) -> Steps:
    """The moves of a blueprint in the slots of its song.

    Args:
        board: Of the blueprint's song and library.
        blueprint: As the planner made it, or changed by hand.

    Raises:
        InvalidRequestError: If a move is not in the library any more, or does not lie on the song's 8-counts.
    """
    steps: Steps = []
    for number, move in enumerate(blueprint.moves, start=1):
        first, last = _slots_of(board, move)
        if last is None or first is None or first != (steps[-1].end if steps else 0):
            raise InvalidRequestError(
                f"Move {number} ({move.name or move.video_path}) does not lie on the 8-counts of this song, so it "
                "cannot be edited here. Plan again, or correct the song's counts back."
            )
        if move.video_path not in board.cast.places:
            raise InvalidRequestError(
                f"Move {number}: the clip {move.video_path!r} is not in the library any more. Add it again."
            )
        clip = board.cast.places[move.video_path]
        part = move.part if move.part is not None else _part_of(board, clip, move)
        steps.append(board.step(clip, first, last - first, part, locked=move.locked))
    if steps[-1].end != len(board.slots):
        raise InvalidRequestError("The last move does not end with the song, so the plan cannot be edited here.")
    return steps


def swapped(board: Board, steps: Sequence[Step], place: int, clip: int, part: int = 0) -> Steps:
    """Another move in a place; where its clip is too short for all of it, the best other moves fill the rest."""
    old = _unlocked(board, steps, place)
    fits = board.retimer.fits(board.cast.moves[clip], old.slot, old.slots, part)
    new = board.step(clip, old.slot, fits[-1].slots, part)
    return filled(board, [*steps[:place], new, *steps[place + 1 :]])


def slipped(board: Board, steps: Sequence[Step], place: int, by: int) -> Steps:
    """Another part of the clip in the same place, so many 8-counts later."""
    old = _unlocked(board, steps, place)
    parts, part = board.parts(old.clip), old.part + by
    if not 0 <= part <= parts - old.slots:
        raise InvalidRequestError(
            f"{_name(board, old)} cannot slip there: its clip has {parts} whole 8-counts and this place shows "
            f"{old.part + 1} to {old.part + old.slots}."
        )
    return [*steps[:place], board.step(old.clip, old.slot, old.slots, part), *steps[place + 1 :]]


def moved(board: Board, steps: Sequence[Step], place: int, to: int) -> Steps:
    """A move in another place of the order; those between make room."""
    _unlocked(board, steps, place)
    if not 0 <= to < len(steps):
        raise InvalidRequestError(f"There is no place {to + 1}; the plan has {len(steps)} moves.")
    order = [*steps[:place], *steps[place + 1 :]]
    order.insert(to, steps[place])
    result: Steps = []
    for step in order:
        slot = result[-1].end if result else 0
        if slot == step.slot:
            result.append(step)
            continue
        if step.locked:
            raise InvalidRequestError(f"{_name(board, step)} is locked and would have to give way. Unlock it first.")
        result.append(_placed(board, replace(step, slot=slot)))
    return result


def lengthened(board: Board, steps: Sequence[Step], place: int, by: int) -> Steps:
    """A move that lasts so many 8-counts longer, at the cost of those after it; the last, of those before."""
    old = _unlocked(board, steps, place)
    last = place == len(steps) - 1
    room = sum(s.slots for s in (steps[:place] if last else steps[place + 1 :]))
    if by > room:
        raise InvalidRequestError(f"{_name(board, old)} cannot be {by} 8-counts longer: the song has no room for it.")
    grown = replace(old, slot=old.slot - by if last else old.slot, slots=old.slots + by)
    new = _placed(board, grown)
    if last:
        return [*_cut_back(board, steps[:place], new.slot), new]
    return [*steps[:place], new, *_cut_front(board, steps[place + 1 :], new.end)]


def shortened(board: Board, steps: Sequence[Step], place: int, by: int) -> Steps:
    """A move that lasts so many 8-counts less; its neighbour or another move fills what it leaves."""
    old = _unlocked(board, steps, place)
    if by >= old.slots:
        raise InvalidRequestError(f"{_name(board, old)} lasts only {old.slots} 8-counts; delete it instead.")
    last = place == len(steps) - 1
    new = board.step(old.clip, old.slot + by if last else old.slot, old.slots - by, old.part)
    left = [*steps[:place], new, *steps[place + 1 :]]
    return _grown_into(board, left, place, [place - 1] if last else [place + 1]) or filled(board, left, {old.clip})


def removed(board: Board, steps: Sequence[Step], place: int) -> Steps:
    """The plan without a move: the one before or after it lasts longer, or another one takes its place."""
    old = _unlocked(board, steps, place)
    left = [*steps[:place], *steps[place + 1 :]]
    return _grown_into(board, left, place, [place - 1, place]) or filled(board, left, {old.clip})


def filled(board: Board, steps: Sequence[Step], without: set[int] | None = None) -> Steps:
    """The plan with the best moves in what is left free."""
    if sum(step.slots for step in steps) == len(board.slots):
        return list(steps)
    return find_plan(board, steps, without=without or set()).steps


def _grown_into(board: Board, steps: Sequence[Step], place: int, neighbours: Sequence[int]) -> Steps | None:
    """The plan with one of the neighbours grown over what is free beside it; None where none can."""
    del place
    for neighbour in neighbours:
        if not 0 <= neighbour < len(steps) or steps[neighbour].locked:
            continue
        begin = steps[neighbour - 1].end if neighbour else 0
        end = steps[neighbour + 1].slot if neighbour + 1 < len(steps) else len(board.slots)
        grown = replace(steps[neighbour], slot=begin, slots=end - begin)
        if _fits(board, grown):
            return [*steps[:neighbour], board.drawn(grown), *steps[neighbour + 1 :]]
    return None


def _cut_front(board: Board, steps: Sequence[Step], begin: int) -> Steps:
    """Moves of which those before a slot are gone, and the one across it begins there."""
    return [
        step if step.slot >= begin else board.drawn(replace(step, slot=begin, slots=step.end - begin))
        for step in _untouched(board, steps, [s for s in steps if s.slot < begin])
        if step.end > begin
    ]


def _cut_back(board: Board, steps: Sequence[Step], end: int) -> Steps:
    """Moves of which those after a slot are gone, and the one across it ends there."""
    return [
        step if step.end <= end else board.drawn(replace(step, slots=end - step.slot))
        for step in _untouched(board, steps, [s for s in steps if s.end > end])
        if step.slot < end
    ]


def _untouched(board: Board, steps: Sequence[Step], touched: Sequence[Step]) -> Sequence[Step]:
    for step in touched:
        if step.locked:
            raise InvalidRequestError(f"{_name(board, step)} is locked and would have to give way. Unlock it first.")
    return steps


def _placed(board: Board, step: Step) -> Step:
    """A step with its time map.

    Raises:
        InvalidRequestError: If it does not fit there.
    """
    if not _fits(board, step):
        odd = any(s.counts != board.request.count_mode for s in board.slots[step.slot : step.end - 1])
        why = "the song has an odd bar there" if odd else "its clip is too short"
        raise InvalidRequestError(f"{_name(board, step)} cannot be danced for {step.slots} 8-counts there: {why}.")
    return board.drawn(step)


def _fits(board: Board, step: Step) -> bool:
    """Whether a clip fills its place, and the song has no odd bar inside that would part their counts."""
    inside = board.slots[step.slot : step.end - 1]
    if any(slot.counts != board.request.count_mode for slot in inside):
        return False
    fit = board.drawn(step).fit
    return step.slots == 1 or not (fit.missing or fit.held > board.retimer.end_pose(step.end))


def _unlocked(board: Board, steps: Sequence[Step], place: int) -> Step:
    if not 0 <= place < len(steps):
        raise InvalidRequestError(f"There is no move {place + 1}; the plan has {len(steps)}.")
    if steps[place].locked:
        raise InvalidRequestError(f"{_name(board, steps[place])} is locked. Unlock it to change it.")
    return steps[place]


def _name(board: Board, step: Step) -> str:
    return board.cast.moves[step.clip].name


def _slots_of(board: Board, move: BlueprintMove) -> tuple[int | None, int | None]:
    """The slots that a move covers; None where it does not lie on their borders."""
    if move.duration is None:
        return None, None
    end = move.start_time + move.duration
    first = next((i for i, slot in enumerate(board.slots) if abs(slot.start - move.start_time) < _CLOSE), None)
    last = next((i + 1 for i, slot in enumerate(board.slots) if abs(slot.end - end) < _CLOSE), None)
    return first, last if last is None or first is None or last > first else None


def _part_of(board: Board, clip: int, move: BlueprintMove) -> int:
    """Which 8-count of its clip a move begins with, from the second of the clip."""
    begins = [board.step(clip, 0, 1, part).fit.begin for part in range(board.parts(clip))]
    return min(range(len(begins)), key=lambda part: abs(begins[part] - move.mapping().clip_time(0.0)))
