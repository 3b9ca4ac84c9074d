"""Which moves the choices of a person allow."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Style
from choreo_desktop.planning.choices import Choice, joined
from choreo_desktop.planning.matching import match_moves
from tests.planning.builders import CALM, EASY, HARD, LIVELY, SWEET, move_of, request_of

tagged_moves = st.lists(
    st.builds(
        move_of,
        st.text("abcdef", min_size=1, max_size=3),
        difficulty=st.sampled_from([None, *Difficulty]),
        energy=st.sampled_from([None, *Energy]),
        style=st.sampled_from([None, *Style]),
    ),
    min_size=1,
    max_size=12,
)


def names(moves: tuple[MoveClip, ...]) -> list[str]:
    """Names of moves."""
    return [m.name for m in moves]


@given(moves=tagged_moves, difficulty=st.sampled_from(Difficulty), energy=st.sampled_from(Energy))
def test_filters_are_honoured(moves: list[MoveClip], difficulty: Difficulty, energy: Energy) -> None:
    """Unless something was relaxed and said so, every move has the chosen tags; there is always a move."""
    matched = match_moves(moves, request_of(difficulty=difficulty, energy_level=energy))
    assert matched.moves
    assert bool(matched.relaxed) == bool(matched.notes)
    for move in matched.moves:
        assert move.difficulty == difficulty or Choice.DIFFICULTY in matched.relaxed
        assert move.energy == energy or Choice.ENERGY in matched.relaxed


def test_no_choice_keeps_all() -> None:
    """Without a choice every clip may be used, each once."""
    moves = [move_of("b"), move_of("a", **HARD), move_of("a", **HARD)]
    assert names(match_moves(moves, request_of()).moves) == ["a", "b"]


def test_energy_goes_first() -> None:
    """Where one clip is both easy and lively, energy is relaxed and difficulty kept."""
    moves = [move_of("a", **EASY, **LIVELY), move_of("b", **EASY, **CALM), move_of("c", **HARD, **LIVELY)]
    matched = match_moves(moves, request_of(difficulty="beginner", energy_level="high"))
    assert names(matched.moves) == ["a", "b"]
    assert matched.notes == ("Only 1 clip is both high-energy and beginner, so energy was relaxed.",)
    assert matched.misfits["clips/a.mp4"] < matched.misfits["clips/b.mp4"]


def test_no_clip_at_all() -> None:
    """Where nothing matches, the sentence says so."""
    moves = [move_of("a", **HARD), move_of("b", **HARD)]
    matched = match_moves(moves, request_of(difficulty="beginner"))
    assert matched.notes == ("No clip is beginner, so difficulty was relaxed.",)


def test_only_what_helps_is_relaxed() -> None:
    """A choice whose relaxing brings no move is kept."""
    moves = [move_of("a", **SWEET, **LIVELY), move_of("b", style=Style.MODERN, **LIVELY)]
    matched = match_moves(moves, request_of(energy_level="high", style="romantic"))
    assert matched.relaxed == {Choice.STYLE}


def test_unknown_before_contradicting() -> None:
    """A clip whose tag nobody gave comes in before one that contradicts the choice."""
    moves = [move_of("a", **LIVELY), move_of("b"), move_of("c", **CALM)]
    matched = match_moves(moves, request_of(energy_level="high"))
    assert names(matched.moves) == ["a", "b"]


@pytest.mark.parametrize("tags", [LIVELY, CALM])
def test_a_library_of_one(tags: dict[str, Any]) -> None:
    """A single clip is used whatever was chosen; it is said only where it does not match."""
    matched = match_moves([move_of("a", **tags)], request_of(energy_level="high"))
    assert names(matched.moves) == ["a"]
    assert len(matched.notes) == (tags == CALM)


def test_the_next_step_before_a_leap() -> None:
    """Where too few are easy, moves of the next difficulty come in before the hardest ones."""
    moves = [move_of("a", **EASY), move_of("b", difficulty=Difficulty.INTERMEDIATE), move_of("c", **HARD)]
    assert names(match_moves(moves, request_of(difficulty="beginner")).moves) == ["a", "b"]
    assert names(match_moves(moves, request_of(difficulty="advanced")).moves) == ["b", "c"]


def test_the_tempo_counts_in_what_is_told() -> None:
    """Where enough clips match but do not suit the tempo, the sentence says so."""
    moves = [move_of("a", **EASY), move_of("b", **HARD), move_of("slow", bpm=90, **EASY)]
    matched = match_moves(moves[:2], request_of(difficulty="beginner"), library=moves)
    assert matched.notes == ("Only 1 clip is beginner and fits this song's tempo, so difficulty was relaxed.",)
    alike = match_moves(moves[:2], request_of(difficulty="beginner"), library=moves[:2])
    assert alike.notes == ("Only 1 clip is beginner, so difficulty was relaxed.",)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [([], ""), (["one"], "one"), (["one", "two"], "one and two"), (["one", "two", "three"], "one, two and three")],
)
def test_words_are_joined_as_people_do(words: list[str], sentence: str) -> None:
    """A list in a sentence has commas, and an "and" before its last word."""
    assert joined(words) == sentence
