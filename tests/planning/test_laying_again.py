"""A plan after the song's counts or a clip's beats were corrected: which 8-count of which clip lies where."""

from collections.abc import Sequence

import pytest

from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.laying_again import laid_again
from choreo_desktop.planning.laying_rules import Laid
from tests.planning.builders import SONG, grid_of, move_of, request_of, song_of

BEAT = 0.5  # s: of songs and clips at 120 BPM
EIGHT = 8 * BEAT
MOVES = [move_of(letter, eights=4) for letter in "abcd"]


def board_of(analysis: SongAnalysis, moves: Sequence[MoveClip] = MOVES) -> Board:
    """A song and a library."""
    return BlueprintGenerator().board(SONG, analysis, moves, request_of())


def laid(board: Board, *places: tuple[str, int, int, int]) -> list[Step]:
    """Moves by name, first 8-count, how many, and with which 8-count of its clip it begins."""
    return [board.step(board.cast.places[f"clips/{name}.mp4"], *place) for name, *place in places]


def text(board: Board, found: Laid) -> str:
    """Moves as a letter for each 8-count of the song, with a dot where nothing is danced; no two on the same."""
    slots = ["."] * len(board.slots)
    for step in found.steps:
        assert slots[step.slot : step.end] == ["."] * step.slots
        slots[step.slot : step.end] = board.cast.moves[step.clip].name * step.slots
    return "".join(slots)


def without(analysis: SongAnalysis, *gone: int) -> SongAnalysis:
    """A song in which some of the 1s were none: the 8-count before goes on to the next."""
    ones = tuple(one for i, one in enumerate(analysis.eight_counts) if i not in gone)
    return analysis.model_copy(update={"eight_counts": ones})


@pytest.mark.parametrize(("eights", "expected"), [(0, "aabbccdd"), (1, ".aabbccdd"), (2, "..aabbccdd")])
def test_all_go_the_same_way(eights: int, expected: str) -> None:
    """Where counts nearly half an 8-count off drift too, and the song ends sooner, no move loses an 8-count by it."""
    old = board_of(song_of(120, counts=96, first=20.5))
    steps = laid(old, ("a", 0, 2, 0), ("b", 2, 2, 1), ("c", 4, 2, 0), ("d", 6, 2, 2))
    slower = 60 / 116.76
    new = board_of(song_of(116.76, counts=(8 + eights) * 8, first=20.5 - (eights + 0.58) * 8 * slower, tail=0.0))
    found = laid_again(old, steps, new)
    assert (text(new, found), found.told) == (expected, ())
    assert [step.part for step in found.steps] == [0, 1, 0, 2]


def test_half_an_eight_count_later_loses_nothing() -> None:
    """Where the 1 was a 5, each move begins half an 8-count later, and not with its second half."""
    old = board_of(song_of(counts=96))
    new = board_of(song_of(counts=88, first=0.5 + 4 * BEAT))
    found = laid_again(old, laid(old, ("a", 0, 2, 0), ("b", 2, 2, 0), ("c", 9, 2, 1)), new)
    assert (text(new, found), found.told) == ("aabb.....cc", ())
    assert [step.part for step in found.steps] == [0, 0, 1]


def test_a_break_that_is_not_counted() -> None:
    """Moves before a break stay with the first 1s, those after it come so many 8-counts earlier as are not counted."""
    old = board_of(song_of(counts=96))
    new = board_of(without(song_of(counts=88, first=0.5 + 4 * BEAT), 4, 5))
    assert len(new.slots) == 9
    found = laid_again(old, laid(old, ("a", 0, 2, 0), ("b", 2, 1, 0), ("c", 7, 2, 0), ("d", 9, 2, 0)), new)
    assert (text(new, found), found.told) == ("aab..ccdd", ())
    before = old.slots[7].start
    assert new.slots[5].start == pytest.approx(before + 4 * BEAT)


def test_eight_counts_before_the_music() -> None:
    """A move that began on counts that were none goes on with what it would have shown there, in a short song too."""
    old = board_of(song_of(counts=48))
    new = board_of(song_of(counts=32, first=0.5 + 2 * EIGHT))
    found = laid_again(old, laid(old, ("a", 0, 4, 0), ("b", 4, 2, 1)), new)
    assert text(new, found) == "aabb"
    assert [step.part for step in found.steps] == [2, 1]
    assert found.steps[0].fit.begin == pytest.approx(0.2 + 2 * EIGHT)
    assert found.told == ("a was shortened, because there are fewer counts for it.",)


def clip_later(beats: int) -> list[MoveClip]:
    """The library with the 1 of ``a`` so many beats later in its clip."""
    a, *others = MOVES
    return [a.model_copy(update={"grid": grid_of(120, a.seconds, first_one=beats)}), *others]


def test_the_nth_of_a_clip_stays_the_nth() -> None:
    """Where the 1 of a clip is corrected, its second 8-count is the second that is counted now, in the same place."""
    old, new = board_of(song_of()), board_of(song_of(), clip_later(5))
    (step,) = laid_again(old, laid(old, ("a", 3, 1, 1)), new).steps
    assert (step.slot, step.slots, step.part) == (3, 1, 1)
    assert step.fit.begin == pytest.approx(0.2 + 13 * BEAT)


def test_a_clip_without_that_many_eight_counts() -> None:
    """Where a clip has not as many 8-counts any more, its last whole one is danced."""
    old, new = board_of(song_of()), board_of(song_of(), clip_later(4))
    found = laid_again(old, laid(old, ("a", 3, 1, 3)), new)
    (step,) = found.steps
    assert (step.slot, step.slots, step.part) == (3, 1, 2)
    assert step.fit.begin == pytest.approx(0.2 + 20 * BEAT)
    assert step.fit.missing == 0
    assert found.told == ()


@pytest.mark.parametrize(("bpm", "part"), [(60, 1), (240, 4)])
def test_the_same_pictures_at_another_count(bpm: float, part: int) -> None:
    """Where the beats are counted half or twice as fast, a move begins with the same pictures as before."""
    old = board_of(song_of(counts=96))
    new = board_of(
        song_of(bpm, counts=96 * round(bpm) // 120), [move_of(m.name, bpm=bpm, eights=bpm / 30) for m in MOVES]
    )
    found = laid_again(old, laid(old, ("a", 4, 2, 2)), new)
    (step,) = found.steps
    assert (step.part, found.told) == (part, ())
    assert step.fit.begin == pytest.approx(0.2 + 2 * EIGHT)
    assert new.slots[step.slot].start == pytest.approx(old.slots[4].start)
    assert new.slots[step.end - 1].end == pytest.approx(old.slots[5].end)


def blind(seconds: float) -> list[MoveClip]:
    """A clip of so many seconds without beats: it plays at its own speed, and then its last picture is held."""
    return [move_of("a", bpm=None).model_copy(update={"seconds": seconds})]


@pytest.mark.parametrize(
    ("slots", "seconds", "left"),
    [
        (3, 2.6 * EIGHT, 3),
        (3, 2.4 * EIGHT, 2),
        (4, 3.4 * EIGHT, 3),
        (2, 1.4 * EIGHT, 1),
        (1, 0.4 * EIGHT, 1),
        (3, 0.4 * EIGHT, 1),
    ],
)
def test_a_held_picture_fills_half_an_eight_count_at_most(slots: int, seconds: float, left: int) -> None:
    """8-counts in which mostly the last picture would be held are left free, but a move keeps one; both are told."""
    old = board_of(song_of(), blind(slots * EIGHT))
    new = board_of(song_of(), blind(seconds))
    found = laid_again(old, laid(old, ("a", 2, slots, 0)), new)
    assert text(new, found) == f"..{'a' * left:.<14}"
    assert found.told == (() if left == slots else ("a was shortened, because its clip does not last longer.",))


def test_a_short_last_eight_count_is_measured_by_itself() -> None:
    """At the song's end four counts may be left: a picture held for most of them fills them not."""
    analysis = song_of(counts=100, tail=0.0)
    old, new = board_of(analysis, blind(8.0)), board_of(analysis, blind(6.0 - 0.4 * EIGHT))
    assert new.slots[-1].end - new.slots[-1].start == pytest.approx(EIGHT / 2)
    found = laid_again(old, laid(old, ("a", 11, 2, 0)), new)
    assert text(new, found) == f"{'.' * 11}a."
    assert found.told == ("a was shortened, because its clip does not last longer.",)
