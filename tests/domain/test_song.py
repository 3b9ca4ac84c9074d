"""Songs: what was heard in them, and what a person corrects, as it is read and kept."""

import pytest
from pydantic import ValidationError

from choreo_desktop.domain.corrections import (
    Anchor,
    Corrections,
    GivenGrid,
    GivenSections,
    SectionEdit,
    SectionStart,
    Shift,
    Taps,
)
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.song import Accent, Confidence, Section

BEATS = (0.5, 1.0, 1.5, 2.0)
WHOLE = GivenGrid(beats=BEATS, counts=(1, 2, 3, 4), phrase=0.5)
NAMED = SectionEdit(at=1.0, label="Chorus")
PARTS = GivenSections(starts=(SectionStart(at=0.0, label="Intro"), SectionStart(at=1.5, label="Verse")))


@pytest.mark.parametrize("counts", [(1, 2, 3), (1, 2, 3, 4, 5)])
def test_counts_belong_to_beats(counts: tuple[int, ...]) -> None:
    """A grid that counts other beats than it has is refused; one that counts none is fine."""
    with pytest.raises(ValidationError, match="as many as beats"):
        GivenGrid(beats=BEATS, counts=counts)
    assert GivenGrid(beats=BEATS).counts == ()
    assert GivenGrid(beats=BEATS, counts=(5, 6, 7, 8)).counts == (5, 6, 7, 8)


def test_counts_of_bars_end_with_four() -> None:
    """Where bars are counted there is no 5."""
    assert GivenGrid(beats=BEATS, counts=(1, 2, 3, 4), mode=4).mode == 4
    with pytest.raises(ValidationError, match="greater than the mode"):
        GivenGrid(beats=BEATS, counts=(2, 3, 4, 5), mode=4)


@pytest.mark.parametrize("beats", [(1.0, 1.0), (2.0, 1.0), (1.0,), (1.0, float("nan")), (-1.0, 1.0)])
def test_beats_of_a_file_increase(beats: tuple[float, ...]) -> None:
    """Beats that stand still or run back are refused where they come in."""
    with pytest.raises(ValidationError):
        GivenGrid(beats=beats)


def test_parts_of_a_file_increase() -> None:
    """Parts out of order are refused."""
    with pytest.raises(ValidationError):
        GivenSections(starts=(SectionStart(at=1.0, label="Verse"), SectionStart(at=0.0, label="Intro")))


def test_a_whole_grid_replaces_what_was_counted_before() -> None:
    """Nothing of the older counting is left by a grid that says all; the parts of the song stay."""
    before = Corrections(steps=(Shift(beats=1), NAMED, Anchor(beat=1.0, to=1.1)))
    assert before.then(WHOLE).steps == (NAMED, WHOLE)
    assert before.then(WHOLE).then(Shift(beats=4)).steps == (NAMED, WHOLE, Shift(beats=4))


@pytest.mark.parametrize(
    "grid",
    [
        GivenGrid(beats=BEATS, counts=(1, 2, 3, 4), mode=4, phrase=0.5),
        GivenGrid(beats=BEATS, phrase=0.5),
        GivenGrid(beats=BEATS, counts=(1, 2, 3, 4)),
    ],
    ids=["bars only", "no counts", "no phrase"],
)
def test_a_grid_that_leaves_something_open_keeps_what_was_said(grid: GivenGrid) -> None:
    """What a grid does not say is still known from the corrections before it."""
    before = Corrections(steps=(Shift(beats=4),))
    assert before.then(grid).steps == (Shift(beats=4), grid)


def test_whole_parts_replace_the_parts_before() -> None:
    """New parts of the song leave the counting alone and nothing of the older parts."""
    before = Corrections(steps=(Shift(beats=1), NAMED, PARTS))
    assert before.then(PARTS).steps == (Shift(beats=1), PARTS)
    assert before.then(PARTS, NAMED).steps == (Shift(beats=1), PARTS, NAMED)


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_shares_reach_from_nothing_to_all(share: float) -> None:
    """What was heard with no strength at all, or full strength, can be kept."""
    assert Section(start=0, end=1, label="a", energy=share).energy == share
    assert Confidence(tempo=share, beats=share, bars=share, eight_counts=share).eight_counts == share
    assert Accent(kind="hit", start=0, end=0, strength=share).strength == share


@pytest.mark.parametrize("share", [-0.01, 1.01, float("nan")])
def test_shares_end_at_nothing_and_all(share: float) -> None:
    """A strength beyond all is a fault of whoever wrote it."""
    with pytest.raises(ValidationError):
        Section(start=0, end=1, label="a", energy=share)
    for name in ("tempo", "beats", "bars", "eight_counts"):
        with pytest.raises(ValidationError):
            Confidence(**{"tempo": 1, "beats": 1, "bars": 1, "eight_counts": 1, name: share})
    with pytest.raises(ValidationError):
        Accent(kind="hit", start=0, end=0, strength=share)


def test_four_taps_are_enough() -> None:
    """Somebody who taps a bar is understood, three taps are too few, and the first can be a 1."""
    assert Taps(times=BEATS, first_one=0).first_one == 0
    with pytest.raises(ValidationError):
        Taps(times=BEATS[:3])


def test_bars_are_counted_to_four() -> None:
    """Whoever counts bar by bar hears the words of the first bar again and again."""
    bachata = GENRES["bachata"]
    assert bachata.count_words(4) == ("1", "2", "3", "tap")
    assert bachata.count_words() == ("1", "2", "3", "tap", "5", "6", "7", "tap")


@pytest.mark.parametrize(
    ("dance", "bpm"),
    [("bachata", 105), ("bachata", 160), ("salsa", 150), ("salsa", 220), ("merengue", 110), ("kizomba", 80),
     ("kizomba", 105), ("cha-cha", 100), ("cha-cha", 135), ("hip-hop", 72), ("any", 60), ("any", 200)],
)  # fmt: skip
def test_dances_take_the_tempi_they_are_danced_to(dance: str, bpm: float) -> None:
    """Slow and quick songs of a dance lie in its range, and half or twice their tempo does not for most."""
    genre = GENRES[dance]
    assert genre.low <= bpm <= genre.high
    assert dance == "any" or not genre.low <= bpm / 2 <= genre.high
