"""Why each move was chosen and what a plan lacks, in whole sentences."""

from typing import Any

import pytest

from choreo_desktop.domain.moves import Energy, MoveClip, Role
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.reasons import explain
from choreo_desktop.planning.remarks import remarks
from tests.planning.builders import CALM, EASY, HARD, LIVELY, SONG, library_of, move_of, request_of, song_of

OWN = "It has the song's own tempo, and its steps meet the beat."


def board_of(*moves: MoveClip, analysis: SongAnalysis | None = None, **choices: Any) -> Board:
    """A song of ten 8-counts: two of an intro, five of a chorus, three of an outro."""
    return BlueprintGenerator().board(SONG, analysis or song_of(120, counts=80), moves, request_of(**choices))


def laid(board: Board, *places: tuple[int, int, int]) -> list[Step]:
    """Moves as (clip, slot, slots)."""
    return [board.step(*place) for place in places]


@pytest.mark.parametrize(
    ("tags", "slot", "slots", "words"),
    [
        ({"category": "intro"}, 0, 2, "Intro: an opening move."),
        ({"category": "outro", **CALM}, 7, 2, "Outro: a closing move."),
        ({**HARD, **LIVELY}, 3, 2, "Chorus: a big move, saved for the strongest part."),
        ({"energy": Energy.HIGH}, 3, 2, "Chorus: a big move, saved for the strongest part."),
        ({**HARD, **LIVELY}, 0, 2, "Intro."),
        ({**EASY, **LIVELY}, 3, 2, "Chorus: its energy is that of the music."),
        ({**EASY, **CALM}, 0, 2, "Intro: its energy is that of the music."),
        ({**EASY, **CALM}, 3, 2, "Chorus."),
        ({}, 3, 2, "Chorus."),
    ],
    ids=str,
)
def test_why_a_move_suits_its_place(tags: dict[str, Any], slot: int, slots: int, words: str) -> None:
    """The first thing that makes a move suit its part of the song is told, and nothing that is not so."""
    board = board_of(move_of("a", **tags), move_of("b"))
    assert explain(board, laid(board, (0, slot, slots)), 0) == f"{words} {OWN}"


def test_a_song_without_sections() -> None:
    """Where no part of the song has a name, the sentence begins with the reason itself, or there is none."""
    flat = song_of(120, counts=80).model_copy(update={"sections": ()})
    library = [move_of("a", category="intro"), move_of("b", energy=Energy.MEDIUM), move_of("c")]
    board = board_of(*library, analysis=flat)
    told = [explain(board, laid(board, (clip, 0, 2)), 0) for clip in range(3)]
    assert told == [f"An opening move. {OWN}", f"Its energy is that of the music. {OWN}", OWN]


def test_what_leads_from_one_move_to_the_next() -> None:
    """Breath comes after a hard move only; positions are told where both are known and the first is danced out."""
    hard, easy = move_of("hard", exit="shadow", **HARD), move_of("easy", entry="shadow", exit="shadow", **EASY)
    board = board_of(hard, easy, move_of("open", entry="open", **HARD), move_of("plain"))
    easy_at, hard_at, open_at, plain_at = (
        next(i for i, move in enumerate(board.cast.moves) if move.name == name)
        for name in ("easy", "hard", "open", "plain")
    )

    def after(before: int, clip: int, slots: int = 2) -> str:
        steps = laid(board, (before, 2, slots), (clip, 2 + slots, 2))
        return explain(board, steps, 1).removesuffix(OWN)

    assert "A breath after hard. Begins in shadow position, in which hard ends. " in after(hard_at, easy_at)
    assert "breath" not in after(easy_at, easy_at) + after(hard_at, open_at) + after(hard_at, plain_at)
    assert "Begins in open position although hard ends in shadow. " in after(hard_at, open_at)
    assert "Begins" not in after(hard_at, open_at, 1) + after(hard_at, plain_at) + after(plain_at, easy_at)


def test_wishes_and_choices() -> None:
    """Only the move that was asked for says so, and only a choice that had to give is said to be missed."""
    board = board_of(
        move_of("a", **EASY), move_of("b", **EASY), move_of("c", **HARD), must_have=("c",), difficulty="beginner"
    )
    steps = laid(board, (0, 2, 2), (2, 4, 2))
    assert explain(board, steps, 0).startswith("Fits your choice: beginner. Chorus")
    assert explain(board, steps, 1).startswith("You asked for it. Chorus")


def test_moves_beside_the_beat_are_counted() -> None:
    """One or several, too far from the song's tempo or without a beat."""
    board = board_of(*library_of(4), move_of("x", bpm=90), move_of("y", bpm=None))
    far, blind = 4, 5
    too_far = "too far from the song's 120 BPM."
    assert remarks(board, laid(board, (far, 0, 1))) == [f"1 move plays at its own speed because its tempo is {too_far}"]
    assert remarks(board, laid(board, (far, 0, 1), (far, 1, 1))) == [
        f"2 moves play at their own speed because their tempo is {too_far}"
    ]
    unknown = "without a beat of the clip being known, so the steps may miss the music."
    assert remarks(board, laid(board, (blind, 0, 1))) == [f"1 move plays {unknown}"]
    assert remarks(board, laid(board, (blind, 0, 1), (0, 1, 1), (blind, 2, 1))) == [f"2 moves play {unknown}"]
    assert remarks(board, laid(board, (0, 0, 1))) == []


def test_what_a_whole_plan_lacks() -> None:
    """Wishes without room are named once the song is covered, and moves of the other part are counted."""
    library = [*library_of(2, eights=5, role=Role.LEAD), move_of("x", role=Role.FOLLOW)]
    board = board_of(*library, must_have=("move00", "x"), role=Role.LEAD)
    covered = laid(board, (0, 0, 5), (1, 5, 5))
    assert remarks(board, covered)[-1] == "There was no room for 'x'."
    assert not any("no room" in told for told in remarks(board, covered[:1]))
    others = remarks(board, laid(board, (0, 0, 5), (2, 5, 2), (2, 7, 1)))
    assert "2 of 3 moves do not show the lead part, because too few clips do." in others
    assert not any("part" in told for told in remarks(board_of(*library), laid(board, (2, 0, 2))))


def test_five_joins_are_named_and_the_rest_counted() -> None:
    """Five joins that do not meet are all named, of more the first five, and how many are left is told."""
    board = board_of(move_of("a", entry="open", exit="shadow"), move_of("b", entry="open", exit="shadow"))
    told = [remarks(board, [board.step(i % 2, i, 1, part=1) for i in range(count)]) for count in (6, 7)]
    assert [len(each) for each in told] == [5, 6]
    assert all("no move was found that joins them" in each for each in told[0])
    assert told[1][:5] == told[0]
    assert told[1][5].startswith("1 more ")
