"""What planning reads in one move."""

import math
from typing import Any

import pytest

from choreo_desktop.domain.moves import Difficulty, Energy, Role
from choreo_desktop.planning.traits import BIG, energy_level, is_breath, role_misfit, size_of
from tests.planning.builders import move_of


@pytest.mark.parametrize(
    ("difficulty", "energy", "size"),
    [
        (Difficulty.BEGINNER, Energy.LOW, 0.0),
        (Difficulty.BEGINNER, Energy.HIGH, 0.5),
        (Difficulty.ADVANCED, Energy.LOW, 0.5),
        (Difficulty.INTERMEDIATE, Energy.HIGH, 0.7),
        (Difficulty.ADVANCED, Energy.HIGH, 1.0),
        (None, None, 0.4),
    ],
)
def test_big_moves_are_hard_and_lively(difficulty: Difficulty | None, energy: Energy | None, size: float) -> None:
    """A move is as big as it is hard and lively, halfway between both; one of which nobody said anything is not big."""
    assert size_of(move_of("a", difficulty=difficulty, energy=energy)) == pytest.approx(size)
    assert size_of(move_of("a")) < BIG


@pytest.mark.parametrize(
    ("energy", "motion", "level"),
    [
        (None, None, math.nan),
        (None, 0.3, 0.3),
        (Energy.LOW, None, 0.15),
        (Energy.MEDIUM, None, 0.5),
        (Energy.HIGH, None, 0.85),
        (Energy.HIGH, 0.85, 0.85),
        (Energy.LOW, 1.0, 0.405),
    ],
)
def test_liveliness_is_what_was_said_and_a_little_of_what_is_seen(
    energy: Energy | None, motion: float | None, level: float
) -> None:
    """What a person said of a move counts more than how much moves in the clip, which counts where nobody said."""
    assert energy_level(move_of("a", energy=energy, motion=motion)) == pytest.approx(level, nan_ok=True)


@pytest.mark.parametrize(
    ("tags", "breath"),
    [
        ({"category": "Basic"}, True),
        ({"difficulty": Difficulty.BEGINNER, "energy": Energy.HIGH}, True),
        ({"difficulty": Difficulty.INTERMEDIATE, "energy": Energy.LOW}, True),
        ({"difficulty": Difficulty.ADVANCED, "energy": Energy.LOW}, False),
        ({"difficulty": Difficulty.ADVANCED, "category": "basic"}, False),
        ({"difficulty": Difficulty.INTERMEDIATE, "energy": Energy.HIGH}, False),
        ({}, False),
    ],
    ids=str,
)
def test_dancers_breathe_in_easy_moves(tags: dict[str, Any], breath: bool) -> None:
    """A basic, a beginner's move and a calm one give a breath, but never a hard one."""
    assert is_breath(move_of("a", **tags)) is breath


@pytest.mark.parametrize(
    ("shown", "wanted", "far"),
    [
        (Role.LEAD, None, 0.0),
        (None, None, 0.0),
        (Role.LEAD, Role.LEAD, 0.0),
        (Role.BOTH, Role.LEAD, 0.0),
        (None, Role.LEAD, 0.5),
        (Role.FOLLOW, Role.LEAD, 1.0),
    ],
)
def test_who_is_shown(shown: Role | None, wanted: Role | None, far: float) -> None:
    """A clip of both parts serves either, one of which nobody said comes before one of the other part."""
    assert role_misfit(move_of("a", role=shown), wanted) == far
