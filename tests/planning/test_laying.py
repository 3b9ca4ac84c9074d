"""Laying moves by hand, drawn with a letter an 8-count; a locked move has a capital one."""

from itertools import groupby

import pytest

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.laying import laid, moved_to
from choreo_desktop.planning.laying_edges import lengthened_at, shortened_at, slipped, trimmed
from choreo_desktop.planning.making_room import split
from choreo_desktop.planning.pieces import Piece, natural
from tests.planning.builders import SONG, move_of, request_of, song_of

LETTERS = "abcde"
SLOTS = 12


@pytest.fixture(scope="module")
def board() -> Board:
    """A song of twelve 8-counts, and five clips that last four of them."""
    moves = [move_of(letter, eights=4.2) for letter in LETTERS]
    return BlueprintGenerator().board(SONG, song_of(120, counts=8 * SLOTS), moves, request_of())


def plan(board: Board, text: str) -> list[Step]:
    """The plan that was drawn."""
    steps, slot = [], 0
    for letter, run in groupby(text):
        slots = len(list(run))
        if letter != ".":
            steps.append(board.step(LETTERS.index(letter.lower()), slot, slots, locked=letter.isupper()))
        slot += slots
    return steps


def drawn(steps: list[Step]) -> str:
    """A plan as a drawing."""
    text = ["."] * SLOTS
    for step in steps:
        assert text[step.slot : step.end] == ["."] * step.slots
        letter = LETTERS[step.clip]
        text[step.slot : step.end] = [letter.upper() if step.locked else letter] * step.slots
    return "".join(text)


@pytest.mark.parametrize(
    ("before", "places", "slot", "ripple", "after"),
    [
        ("aabb..cc....", [1], 0, False, "bb....cc...."),
        ("aaBBcc......", [0], 4, True, "..BBaacc...."),
        ("aabbcccc....", [0], 5, True, "bbaacccc...."),
        ("aabbcccc....", [0], 7, True, "bbccccaa...."),
        ("aaCCdd.ee...", [0], 4, True, "..CCaaddee.."),
        ("CCaabb.dd...", [1], 6, True, "CCbbaa.dd..."),
        (".b.aaCC.....", [1], 0, True, "aa.b.CC....."),
    ],
)
def test_moves_go_elsewhere(board: Board, before: str, places: list[int], slot: int, ripple: bool, after: str) -> None:
    """Others go along as one, up to a lock; beyond a lock they go only as far as they have to."""
    assert drawn(moved_to(board, plan(board, before), places, slot, ripple=ripple).steps) == after


def test_what_fits_to_the_last_count_is_not_cut(board: Board) -> None:
    """Where the last moves just find room, nothing is told to have been cut."""
    change = laid(board, plan(board, "aabbccdd.aa."), 0, [Piece(4, 0, 2, 0)], ripple=True)
    assert (drawn(change.steps), change.told) == ("eeaabbccddaa", ())


@pytest.mark.parametrize(
    ("before", "slot", "slots", "words"),
    [
        ("AA..CC......", 2, 4, "before c, which is locked"),
        ("..........CC", 8, 4, "before c, which is locked"),
        ("..........CC", 9, 4, "before the end of the song"),
        ("AA..........", 9, 4, "before the end of the song"),
    ],
)
def test_what_is_in_the_way_is_named(board: Board, before: str, slot: int, slots: int, words: str) -> None:
    """Where there is no room, the sentence says which lock is in the way, or that the song ends."""
    with pytest.raises(InvalidRequestError, match=f"There is no room for {slots} 8-counts {words}"):
        laid(board, plan(board, before), slot, [Piece(4, 0, slots, 0)], ripple=True)


def test_a_clip_fills_what_is_left(board: Board) -> None:
    """As much of a clip is laid as there is room for, up to a lock or the end of the song, without touching either."""
    assert [natural(board, 4, slot, 12, 0) for slot in (7, 9, 10, 11)] == [4, 3, 2, 1]
    change = laid(board, plan(board, "..aaBB......"), 2, [Piece(4, 0, 2, 0)], ripple=False)
    assert drawn(change.steps) == "..eeBB......"


@pytest.mark.parametrize("slot", [-1, SLOTS])
def test_nothing_is_laid_beside_the_song(board: Board, slot: int) -> None:
    """A place before or behind the song is refused by its number."""
    with pytest.raises(InvalidRequestError, match=f"There is no 8-count {slot + 1} to dance on; the song has 12"):
        laid(board, [], slot, [Piece(4, 0, 1, 0)], ripple=False)


def test_a_move_is_parted_where_it_is_split(board: Board) -> None:
    """Both parts together show what was shown, and the moves around stay."""
    change = split(board, plan(board, "aabbbbcc...."), 3)
    assert drawn(change.steps) == "aabbbbcc...."
    assert [(s.slot, s.slots, s.part) for s in change.steps] == [(0, 2, 0), (2, 1, 0), (3, 3, 1), (6, 2, 0)]


def test_an_edge_that_begins_earlier_shows_what_comes_before(board: Board) -> None:
    """What is seen stays on its count as long as the clip has something to show before it."""
    steps = [board.step(0, 4, 2, part=1)]
    assert [(s.slot, s.slots, s.part) for s in trimmed(board, steps, 0, 3, 6).steps] == [(3, 3, 0)]
    assert [(s.slot, s.slots, s.part) for s in trimmed(board, steps, 0, 5, 6).steps] == [(5, 1, 2)]
    assert [(s.slot, s.slots, s.part) for s in trimmed(board, steps, 0, 2, 6).steps] == [(2, 4, 0)]
    longer = lengthened_at(board, steps, 0, 1, "start", ripple=True).steps
    assert [(s.slot, s.slots, s.part) for s in longer] == [(4, 3, 0)]
    longer = lengthened_at(board, steps, 0, 1, "end", ripple=True).steps
    assert [(s.slot, s.slots, s.part) for s in longer] == [(4, 3, 1)]


def test_later_moves_make_room_for_a_longer_one(board: Board) -> None:
    """They go later only as far as they have to, and a move does not last longer than its clip."""
    steps = plan(board, "aa...bb.....")
    for by, after in ((1, "aaa..bb....."), (2, "aaaa.bb.....")):
        assert drawn(lengthened_at(board, steps, 0, by, "end", ripple=True).steps) == after
    with pytest.raises(InvalidRequestError, match="a cannot be danced for 5 8-counts there: its clip is too short"):
        lengthened_at(board, steps, 0, 3, "end", ripple=True)


@pytest.mark.parametrize(
    ("edge", "close", "expected"),
    [("start", False, (5, 2, 2)), ("end", False, (4, 2, 1)), ("start", True, (4, 2, 2)), ("end", True, (4, 2, 1))],
)
def test_an_edge_that_gives(board: Board, edge: str, close: bool, expected: tuple[int, int, int]) -> None:
    """A move that begins later shows a later part of its clip, and the moves after it come forward where asked."""
    steps = [board.step(0, 4, 3, part=1), board.step(1, 8, 2)]
    cut, following = shortened_at(board, steps, 0, 1, "start" if edge == "start" else "end", close=close).steps
    assert (cut.slot, cut.slots, cut.part) == expected
    assert following.slot == 8 - close
    with pytest.raises(InvalidRequestError, match="a lasts only 3 8-counts; delete it instead"):
        shortened_at(board, steps, 0, 3, "end")


def test_another_part_of_the_clip(board: Board) -> None:
    """A clip slips from its first part to where its last one ends with the place, and not beyond."""
    steps = [board.step(1, 0, 2), board.step(0, 2, 2, part=1), board.step(2, 4, 2)]
    for by, part in ((-1, 0), (1, 2)):
        assert [(s.clip, s.part) for s in slipped(board, steps, 1, by).steps] == [(1, 0), (0, part), (2, 0)]
    for by in (-2, 2):
        with pytest.raises(InvalidRequestError, match="4 whole 8-counts and this place shows 2 to 3"):
            slipped(board, steps, 1, by)
