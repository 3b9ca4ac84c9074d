"""How the moves of a blueprint stand in the slots of its song."""

from bisect import bisect_left
from collections.abc import Sequence

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_rules import Steps

CLOSE = 2e-3  # s: borders nearer than this are the same
Known = dict[tuple[int, int, int, int, bool], Step]


def read_steps(board: Board, blueprint: Blueprint, known: Known | None = None) -> Steps:
    """The moves of a blueprint in the slots of its song.

    Args:
        board: Of the blueprint's song and library.
        blueprint: As the planner made it, or changed by hand; it may have gaps, or no moves.
        known: Steps of this board that were made before; what is new is added.

    Raises:
        InvalidRequestError: If a move is not in the library any more, or does not lie on the song's 8-counts.
    """
    known = {} if known is None else known
    borders = [*(slot.start for slot in board.slots), board.slots[-1].end]
    steps: Steps = []
    for number, move in enumerate(blueprint.moves, start=1):
        first, last = _slots_of(borders, move)
        if last is None or first is None or first < (steps[-1].end if steps else 0):
            raise InvalidRequestError(
                f"Move {number} ({move.name or move.video_path}) does not lie on the 8-counts of this song, so it "
                "cannot be edited here. Plan again, or correct the song's counts back."
            )
        if move.video_path not in board.cast.places:
            raise InvalidRequestError(
                f"Move {number}: the clip {move.video_path!r} is not in the library any more. Add it again."
            )
        clip = board.cast.places[move.video_path]
        part = move.part if move.part is not None else part_at(board, clip, move.mapping().clip_time(0.0))
        key = clip, first, last - first, part, move.locked
        if key not in known:
            known[key] = board.step(clip, first, last - first, part, locked=move.locked)
        steps.append(known[key])
    return steps


def part_at(board: Board, clip: int, second: float) -> int:
    """Which part of a clip begins nearest to a second of it."""
    begins = [board.step(clip, 0, 1, part).fit.begin for part in range(board.parts(clip))]
    return min(range(len(begins)), key=lambda part: abs(begins[part] - second))


def _slots_of(borders: Sequence[float], move: BlueprintMove) -> tuple[int | None, int | None]:
    """The slots that a move covers; None where it does not lie on their borders."""
    if move.duration is None:
        return None, None
    first, last = (_border_at(borders, time) for time in (move.start_time, move.start_time + move.duration))
    return first, last if last is None or first is None or last > first else None


def _border_at(borders: Sequence[float], time: float) -> int | None:
    index = bisect_left(borders, time - CLOSE)
    return index if index < len(borders) and borders[index] < time + CLOSE else None
