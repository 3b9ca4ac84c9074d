"""Moves that a person names."""

import pytest

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.request import LockedMove, read_request
from choreo_desktop.planning.wanted import read_wanted, without_unknown
from tests.planning.builders import move_of, request_of

MOVES = [
    move_of("Side basic", category="basic"),
    move_of("cross_body-lead", category="cross_body_lead"),
    move_of("Spin 1", category="spin"),
    move_of("Spin 2", category="spin"),
]


@pytest.mark.parametrize(
    ("name", "places"),
    [("side BASIC", [0]), ("Cross body lead", [1]), ("clips/Spin 1.mp4", [2]), ("spin", [2, 3]), ("basic", [0])],
)
def test_names(name: str, places: list[int]) -> None:
    """A move is found by name, file name or key however it is written, else all of a category."""
    wanted = read_wanted(MOVES, request_of(must_have=(name,)), 8)
    assert [moves.tolist() for _, moves in wanted.must] == [places]


def test_unknown_names() -> None:
    """A name that means nothing is told with the option and the nearest name."""
    with pytest.raises(InvalidRequestError, match=r"never: there is no move 'spinn' .* Did you mean 'spin'\?"):
        read_wanted(MOVES, request_of(never=("spinn",)), 8)
    with pytest.raises(InvalidRequestError, match=r"must_have: .* Give a move's name"):
        read_wanted(MOVES, request_of(must_have=("zzzzzz",)), 8)


def test_contradictions() -> None:
    """What must and must not be danced, and a library of which nothing is left, are refused."""
    with pytest.raises(InvalidRequestError, match="'Spin 1' is among the moves that must never"):
        read_wanted(MOVES, request_of(must_have=("Spin 1",), never=("spin",)), 8)
    with pytest.raises(InvalidRequestError, match="every move of the library is excluded"):
        read_wanted(MOVES, request_of(never=("spin", "basic", "cross_body_lead")), 8)
    wanted = read_wanted(MOVES, request_of(must_have=("spin",), never=("Spin 1",)), 8)
    assert wanted.must[0][1].tolist() == [3]


@pytest.mark.parametrize(
    ("locks", "words"),
    [
        ([LockedMove(key="clips/gone.mp4", slot=0)], "not in the library any more"),
        (
            [LockedMove(key="clips/Spin 1.mp4", slot=0, slots=2), LockedMove(key="clips/Spin 2.mp4", slot=1)],
            r"two moves are locked on 8-count 2 of the song",
        ),
        ([LockedMove(key="clips/Spin 1.mp4", slot=7, slots=2)], "beyond the end, on 8-count 9 of 8"),
    ],
)
def test_locks_that_cannot_be(locks: list[LockedMove], words: str) -> None:
    """Locks on clips that are gone, on each other, or beyond the song are refused with a sentence."""
    with pytest.raises(InvalidRequestError, match=words):
        read_wanted(MOVES, request_of(locked=tuple(locks)), 8)


def test_locks_may_touch() -> None:
    """From the first 8-count to the last one of the song, moves may be locked one after another, in any order."""
    locks = [LockedMove(key="clips/Spin 2.mp4", slot=2, slots=6), LockedMove(key="clips/Spin 1.mp4", slot=0, slots=2)]
    wanted = read_wanted(MOVES, request_of(locked=tuple(locks)), 8)
    assert [(clip, lock.slot, lock.slots) for clip, lock in wanted.locked] == [(2, 0, 2), (3, 2, 6)]


@pytest.mark.parametrize(
    ("choices", "field"),
    [
        ({"max_seconds": -1}, "max_seconds"),
        ({"must_have": ("",)}, "must_have"),
        ({"count_mode": 6}, "count_mode"),
        ({"locked": ({"key": "../x.mp4", "slot": 0},)}, "locked"),
    ],
)
def test_choices_that_cannot_be(choices: dict[str, object], field: str) -> None:
    """What was typed wrongly is told in a sentence that names the field."""
    with pytest.raises(InvalidRequestError, match=field):
        read_request(song_id="s", **choices)


def test_wishes_that_mean_nothing_any_more() -> None:
    """When the library has changed, wishes for what left it are passed over, and so are those that contradict now."""
    request = request_of(must_have=("spin", "gone", "Side basic"), never=("away", "side_basic", "spin 1"))
    known = without_unknown(MOVES, request)
    assert (known.must_have, known.never) == (("spin",), ("side_basic", "spin 1"))
    assert read_wanted(MOVES, known, 8).must[0][1].tolist() == [3]
    assert without_unknown(MOVES, known) == known
