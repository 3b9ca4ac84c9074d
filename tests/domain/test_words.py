"""Small pieces of sentences."""

import pytest

from choreo_desktop.domain.words import columns, counted


@pytest.mark.parametrize(("number", "words"), [(0, "0 clips"), (1, "1 clip"), (2, "2 clips"), (10_000, "10,000 clips")])
def test_things_are_counted_as_people_count(number: int, words: str) -> None:
    """One is one clip, everything else is clips, and thousands are told apart."""
    assert counted(number, "clip") == words


def test_columns_stand_below_each_other() -> None:
    """Every column begins at the same place in all lines, and no line ends in blanks."""
    rows: list[tuple[str, ...]] = [("0:04", "Basic", "own tempo", "why"), ("12:30", "Hammerlock", "", "")]
    assert columns(rows) == ["0:04   Basic       own tempo  why", "12:30  Hammerlock"]
    assert columns([]) == []


def test_a_very_long_name_pushes_only_its_own_line() -> None:
    """One long name does not push the columns of all other lines off the screen."""
    lines = columns([("x" * 50, "end"), ("short", "end")])
    assert lines == ["x" * 50 + "  end", "short".ljust(40) + "  end"]
    assert columns([("x" * 60, "end"), ("s", "end")])[1] == "s" + " " * 41 + "end"
