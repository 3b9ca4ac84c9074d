"""Which beginnings of plans a search keeps: the best of those that go on alike, and all that do not."""

import numpy as np
import pytest

from choreo_desktop.planning.scoring import MOST_USES
from choreo_desktop.planning.trail import Plans, Sprouts, Trail

MOVES = "abcd"  # an option each; A is clip a cut short, and b meets a wish
OPTIONS = MOVES + "A"
DISTANCE = 2


def trail_of(distance: int = DISTANCE) -> Trail:
    """A trail of four clips."""
    clip = np.asarray([MOVES.index(letter.lower()) for letter in OPTIONS])
    bits = np.asarray([int(letter == "b") for letter in OPTIONS], dtype=np.uint64)
    return Trail(clip, bits, np.asarray([letter.islower() for letter in OPTIONS]), distance)


def danced(trail: Trail, moves: str, points: float = 0.0) -> Plans:
    """A plan that the trail remembers."""
    plans, same = trail.start(), np.zeros(1, dtype=np.intp)
    for letter in moves:
        grown = trail.grow(Sprouts(np.full(1, points), np.asarray([OPTIONS.index(letter)]), same, plans))
        plans = trail.remember(grown)
    return plans


def kept(*plans: tuple[str, float], distance: int = DISTANCE) -> list[str]:
    """Which of some plans are kept, as they were danced."""
    trail = trail_of(distance)
    merged = trail.merged([danced(trail, moves, points) for moves, points in plans])
    return ["".join(OPTIONS[option] for option in trail.walk(int(node))) for node in merged.node]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("abcd", "bacd"),  # a and b came before the last two moves in both
        ("a" * MOST_USES + "bcd", "a" * (MOST_USES + 1) + "bcd"),  # more often than that costs no more
    ],
)
def test_of_plans_that_go_on_alike_the_better_is_kept(one: str, other: str) -> None:
    """Whichever was found first."""
    assert kept((one, 1.0), (other, 2.0)) == [other]
    assert kept((one, 2.0), (other, 1.0)) == [one]
    assert kept((one, 1.0), (other, 1.0)) == [one]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("abc", "bac"),  # b came before the last move, or a
        ("bcda", "bcdA"),  # a was danced to its end, or not
        ("bca", "bcd"),  # they end with other clips
        ("bacd", "dacd"),  # b's wish is met, or not
        ("a" * (MOST_USES - 1) + "bcd", "a" * MOST_USES + "bcd"),  # a was danced once more
        ("acd", "aacd"),
        ("aacd", "ccad"),  # a was danced twice but longer ago
    ],
)
def test_plans_that_go_on_otherwise_are_all_kept(one: str, other: str) -> None:
    """One that has fewer points now may gain more later; the best comes first."""
    assert kept((one, 1.0), (other, 2.0)) == [other, one]
    assert kept((one, 2.0), (other, 1.0)) == [one, other]


def test_how_a_plan_ends_matters_where_repeats_do_not() -> None:
    """With so few clips that one may come again at once, what follows still has to join the last."""
    assert kept(("ccd", 1.0), ("ddc", 2.0), distance=0) == ["ddc", "ccd"]
    assert kept(("cdd", 1.0), ("dcd", 2.0), distance=0) == ["dcd"]


def test_no_plan_is_made_of_none() -> None:
    """Where nothing leads to a slot, nothing goes on from it."""
    assert len(trail_of().merged([]).gained) == 0


def test_a_trail_that_is_cleared_begins_anew() -> None:
    """Plans of a search are not mixed up with those of the one before."""
    trail = trail_of()
    danced(trail, "abc")
    trail.clear()
    assert trail.walk(int(danced(trail, "dc").node[0])) == [3, 2]
