from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.library.search import fold
from tests.library.samples import clip

CLIPS: tuple[dict[str, Any], ...] = (
    {"name": "Lady turn", "category": "ladyturn", "notes": "Señorita waits", "tags": ("May 2026",)},
    {"name": "Turn with a hammerlock", "category": "hammerlock", "credit": "José", "energy": "high"},
    {"name": "Basic", "category": "cross_body_lead", "notes": 'with "quotes", 100 % and (brackets) AND OR NOT *'},
    {"name": "A return", "category": "footwork", "style": "playful"},
)


@pytest.fixture
def clips(database: Database) -> ClipRepository:
    """Some clips with words."""
    repository = ClipRepository(database)
    for number, words in enumerate(CLIPS, start=1):
        repository.add(clip(number, f"/clips/file_{number}.mp4", **words))
    return repository


def found(clips: ClipRepository, text: str) -> list[int]:
    """The numbers of what is found."""
    return [record.number for record in clips.search(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [4, 3, 1, 2]),  # everything by name
        ("turn", [2, 1, 4]),  # the name that begins so, then the one with such a word, then the rest
        ("TURN lady", [1]),
        ("hammerl", [2]),
        ("lock", [2]),  # inside a word
        ("t", [2, 1]),  # one letter: the beginning of a word
        ("jose", [2]),  # without its accent
        ("JOSÉ", [2]),
        ("senor", [1]),
        ("may 26", []),
        ("may 2026", [1]),
        ("body lead", [3]),  # a category with lines between its words
        ("high", [2]),
        ("playful", [4]),
        ("file_3", [3]),
        ("turn nowhere", []),
        ('"quotes"', [3]),
        ("(brackets)", [3]),
        ("and or not", [3]),
        ("100 %", [3]),
        ("%", [4, 3, 1, 2]),  # nothing to search for
        ("' OR 1=1 --", [3]),  # which holds OR and 100, and the library is still there
    ],
)
def test_search_as_you_type(clips: ClipRepository, text: str, numbers: list[int]) -> None:
    """All words must occur, in any order, as parts of words too; names go before notes."""
    assert found(clips, text) == numbers


def test_words_that_change_are_found_at_once(clips: ClipRepository) -> None:
    """After a change, the new words are found and the old ones are not."""
    clips.change(1, lambda c: c.model_copy(update={"move": c.move.model_copy(update={"name": "Dip", "notes": ""})}))
    assert found(clips, "dip") == [1]
    assert found(clips, "senorita") == []


def test_no_more_than_asked_for(clips: ClipRepository) -> None:
    """The best of many are given."""
    assert [record.number for record in clips.search("turn", limit=1)] == [2]


@given(st.text(max_size=40))
def test_nothing_that_is_typed_breaks_the_search(text: str) -> None:
    """Whatever is typed is folded to letters and digits between single spaces."""
    folded = fold(text)
    assert folded == fold(folded)
    assert all(part.isalnum() for part in folded.split(" ") if part)


@pytest.mark.parametrize(
    "text", ["\0", "ﬁ", "İstanbul", "a" * 5000, "日本語 のステップ", "\ud800", " ".join("abc" * 50)]
)
def test_odd_words_are_searched_for(clips: ClipRepository, text: str) -> None:
    """Ligatures, other scripts, broken characters and very long words find nothing or something, without an error."""
    assert isinstance(clips.search(text), list)
