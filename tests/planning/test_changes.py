"""Changes of a plan by hand, seen in the slots of the song."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.changes import filled, lengthened, moved, removed, replaced, shortened, swapped
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.standing import part_at, read_steps
from choreo_desktop.planning.writing import write_blueprint
from tests.planning.builders import SONG, library_of, move_of, request_of, song_of

SLOTS = 10
A, B, C, D, SHORT = range(5)


@pytest.fixture
def board() -> Board:
    """A song of ten 8-counts; four clips that last three of them, and one that lasts one."""
    moves = [*library_of(4, eights=3.2), move_of("short", eights=1)]
    return BlueprintGenerator().board(SONG, song_of(120, counts=8 * SLOTS), moves, request_of())


def laid(board: Board, *places: tuple[int, int, int], locked: Sequence[int] = ()) -> list[Step]:
    """Moves as (clip, slot, slots), some of them locked."""
    return [board.step(*place, locked=i in locked) for i, place in enumerate(places)]


def shown(steps: Sequence[Step]) -> list[tuple[int, int, int]]:
    """Moves as (clip, slot, slots)."""
    return [(step.clip, step.slot, step.slots) for step in steps]


def whole(board: Board, locked: Sequence[int] = ()) -> list[Step]:
    """A plan without a gap."""
    return laid(board, (A, 0, 3), (B, 3, 2), (C, 5, 2), (D, 7, 3), locked=locked)


def plan_of(board: Board, **second: Any) -> Blueprint:
    """A whole plan as a blueprint, whose second move has other fields."""
    plan = write_blueprint(board, whole(board), task_id="t", output_path="o/t.mp4")
    first, move, *rest = plan.moves
    return plan.model_copy(update={"moves": [first, move.model_copy(update=second), *rest]})


def test_a_plan_is_read_as_it_was_laid(board: Board) -> None:
    """A blueprint says where each move lies and which part of its clip it shows, even where it names no part."""
    steps = [*whole(board)[:1], board.step(B, 3, 2, part=1), *whole(board)[2:]]
    plan = write_blueprint(board, steps, task_id="t", output_path="o/t.mp4")
    assert shown(read_steps(board, plan)) == shown(steps)
    unnamed = plan.model_copy(update={"moves": [move.model_copy(update={"part": None}) for move in plan.moves]})
    assert [step.part for step in read_steps(board, unnamed)] == [0, 1, 0, 0]
    assert [part_at(board, A, second) for second in (0.0, 0.2, 2.1, 2.3, 4.2, 60.0)] == [0, 0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    "second",
    [{"duration": None}, {"duration": 0.001}, {"duration": 900.0}, {"start_time": 6.7}, {"start_time": 0.5}],
    ids=str,
)
def test_the_move_that_lies_beside_the_counts_is_named(board: Board, second: dict[str, Any]) -> None:
    """Whoever opens a plan of another program is told which move cannot be edited."""
    with pytest.raises(InvalidRequestError, match=r"^Move 2 \(move01\) does not lie on the 8-counts"):
        read_steps(board, plan_of(board, **second))
    with pytest.raises(InvalidRequestError, match=r"^Move 2 \(clips/move01.mp4\) does not lie on the 8-counts"):
        read_steps(board, plan_of(board, name=None, **second))
    with pytest.raises(InvalidRequestError, match=r"^Move 2: the clip 'clips/gone.mp4' is not in the library"):
        read_steps(board, plan_of(board, video_path="clips/gone.mp4"))


def test_another_clip_in_a_place(board: Board) -> None:
    """A clip that is long enough takes all of the place without a word; of a shorter one the rest is free, and told."""
    change = replaced(board, whole(board), 1, D)
    assert shown(change.steps) == [(A, 0, 3), (D, 3, 2), (C, 5, 2), (D, 7, 3)]
    assert change.told == ()
    change = replaced(board, whole(board), 1, SHORT)
    assert shown(change.steps) == [(A, 0, 3), (SHORT, 3, 1), (C, 5, 2), (D, 7, 3)]
    assert change.told == ("short is too short for all of the place, so the rest is free.",)
    filled_up = swapped(board, whole(board), 1, SHORT).steps
    assert shown(filled_up)[:2] == [(A, 0, 3), (SHORT, 3, 1)]
    assert (filled_up[2].slot, filled_up[2].end) == (4, 5)
    assert shown(filled_up)[3:] == [(C, 5, 2), (D, 7, 3)]
    for change_it in (replaced, swapped):
        with pytest.raises(InvalidRequestError, match="is locked"):
            change_it(board, whole(board, locked=[1]), 1, D)


def test_a_move_in_another_place_of_the_order(board: Board) -> None:
    """Those between make room; a gap stays where it is in the order, and what lies behind stays where it is."""
    gaps = laid(board, (A, 0, 2), (B, 3, 1), (C, 5, 2), (D, 7, 2))
    assert shown(moved(board, gaps, 0, 2).steps) == [(B, 0, 1), (C, 2, 2), (A, 5, 2), (D, 7, 2)]
    assert shown(moved(board, gaps, 2, 0).steps) == [(C, 0, 2), (A, 3, 2), (B, 6, 1), (D, 7, 2)]
    assert shown(moved(board, gaps, 3, 3).steps) == shown(gaps)
    for to in (-1, 4):
        with pytest.raises(InvalidRequestError, match=f"^There is no place {to + 1}; the plan has 4 moves"):
            moved(board, gaps, 0, to)


@pytest.mark.parametrize(("locked", "words"), [(0, "is locked. Unlock it to change it"), (1, "would have to give way")])
def test_a_locked_move_keeps_its_place_in_the_order(board: Board, locked: int, words: str) -> None:
    """Neither is a locked move taken elsewhere, nor does it make room for another one."""
    with pytest.raises(InvalidRequestError, match=words):
        moved(board, whole(board, locked=[locked]), 0, 2)
    assert shown(moved(board, whole(board, locked=[3]), 0, 1).steps)[2:] == [(C, 5, 2), (D, 7, 3)]


def test_a_longer_move_takes_from_its_neighbour(board: Board) -> None:
    """The one after begins later; of the last move, the one before ends earlier. Beyond the song there is no room."""
    assert shown(lengthened(board, whole(board), 1, 1).steps) == [(A, 0, 3), (B, 3, 3), (C, 6, 1), (D, 7, 3)]
    last = laid(board, (A, 0, 3), (B, 3, 3), (C, 6, 3), (SHORT, 9, 1))
    with pytest.raises(InvalidRequestError, match="cannot be 10 8-counts longer: the song has no room"):
        lengthened(board, last, 3, 10)
    with pytest.raises(InvalidRequestError, match="too short"):
        lengthened(board, last, 3, 9)
    near_the_end = laid(board, (A, 6, 3))
    assert shown(lengthened(board, laid(board, (A, 7, 2)), 0, 1).steps) == [(A, 7, 3)]
    with pytest.raises(InvalidRequestError, match="no room"):
        lengthened(board, near_the_end, 0, 2)


def test_a_shorter_move_leaves_to_its_neighbour(board: Board) -> None:
    """The one after begins earlier; of the last move, the one before ends later."""
    plan = laid(board, (A, 0, 3), (B, 3, 3), (C, 6, 2), (D, 8, 2))
    assert shown(shortened(board, plan, 1, 1).steps) == [(A, 0, 3), (B, 3, 2), (C, 5, 3), (D, 8, 2)]
    assert shown(shortened(board, plan, 3, 1).steps) == [(A, 0, 3), (B, 3, 3), (C, 6, 3), (D, 9, 1)]


def test_what_is_left_goes_to_a_neighbour_that_may_change(board: Board) -> None:
    """The move before a deleted one lasts longer, or where that is locked, the one after; a gap stays one."""
    plan = laid(board, (A, 0, 3), (B, 3, 2), (SHORT, 5, 1), (C, 6, 2), (D, 8, 2))
    assert shown(removed(board, plan, [2]).steps) == [(A, 0, 3), (B, 3, 3), (C, 6, 2), (D, 8, 2)]
    locked = [replace(step, locked=i == 1) for i, step in enumerate(plan)]
    assert shown(removed(board, locked, [2]).steps) == [(A, 0, 3), (B, 3, 2), (C, 5, 3), (D, 8, 2)]
    assert shown(removed(board, laid(board, (A, 0, 3), (B, 5, 2)), [1]).steps) == [(A, 0, 3)]


def test_the_first_move_and_others_fill_what_is_left(board: Board) -> None:
    """The first move can last longer too; where no neighbour can, another move than the deleted one is laid."""
    plan = laid(board, (A, 0, 2), (SHORT, 2, 1), (B, 3, 3), (C, 6, 3), (SHORT, 9, 1))
    assert shown(removed(board, plan, [1]).steps) == [(A, 0, 3), (B, 3, 3), (C, 6, 3), (SHORT, 9, 1)]
    for place in (2, 4):
        steps = removed(board, plan, [place]).steps
        rest = [step for step in steps if step.slot < plan[place].slot or step.slot >= plan[place].end]
        assert shown(rest) == [each for i, each in enumerate(shown(plan)) if i != place]
        new = [step for step in steps if step not in rest]
        assert sum(step.slots for step in new) == plan[place].slots
        assert plan[place].clip not in {step.clip for step in new}


def test_only_the_asked_slots_are_filled(board: Board) -> None:
    """Filling one gap leaves the others as they are."""
    gaps = laid(board, (A, 0, 2), (B, 4, 2), (C, 8, 1))
    steps = filled(board, gaps, within=(5, 8))
    assert [shown([step])[0] for step in steps if step.slot < 6] == [(A, 0, 2), (B, 4, 2)]
    assert next(step.slot for step in steps if step.slot >= 6) == 6
    assert steps[-1].slot == 8
    assert sum(step.slots for step in steps) == 2 + 2 + 2 + 1
    assert filled(board, gaps, within=(4, 6)) == gaps
