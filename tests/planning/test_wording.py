"""The sentences that say why a move was chosen."""

import re
from typing import Any

import pytest

from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.planning.against import weak_points
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.remarks import remarks
from choreo_desktop.planning.wording import clock, speed_in_words
from tests.planning.builders import EASY, HARD, SONG, SWEET, library_of, move_of, request_of, song_of


def reasons(moves: list[MoveClip], bpm: float = 120, **choices: Any) -> list[str]:
    """Reasons of all moves of a plan."""
    blueprint = BlueprintGenerator().generate(
        SONG, song_of(bpm), moves, request_of(**choices), task_id="t1", output_path="o/t1.mp4"
    )
    return [move.reason or "" for move in blueprint.moves]


def test_choice_section_and_speed() -> None:
    """A reason names the choices that it fits, the section, and how the clip is played."""
    found = reasons(library_of(3, **EASY, **SWEET), 125, difficulty="beginner", style="romantic")
    assert found[0] == ("Fits your choice: romantic, beginner. Intro. Played 4 % faster so its steps meet the beat.")


def test_own_tempo() -> None:
    """A clip in the song's tempo is not said to be changed."""
    assert "It has the song's own tempo" in reasons(library_of(2))[0]


def test_stand_ins_say_so() -> None:
    """A move that contradicts a relaxed choice says so."""
    assert "Not beginner, but too few clips are." in reasons(library_of(2, **HARD), difficulty="beginner")[0]


def test_no_grid_and_too_far() -> None:
    """A clip that is not on the beat says why."""
    assert "No beat is known in this clip" in reasons([move_of("a", bpm=None)])[0]
    assert "33 % faster" in reasons([move_of("a", bpm=90)])[0]


def test_frozen_pictures_are_told() -> None:
    """A clip that is too short for its place says that its last picture is held."""
    assert "last picture is held" in reasons([move_of("a", eights=0.5)])[0]


def notes(moves: list[MoveClip], **choices: Any) -> list[str]:
    """What a plan has to say."""
    return (
        BlueprintGenerator()
        .generate(SONG, song_of(counts=64), moves, request_of(**choices), task_id="t1", output_path="o/t1.mp4")
        .notes
    )


def test_joins_that_do_not_meet_are_named() -> None:
    """Where no move leads from one position to another, the note says when, which and what."""
    moves = [
        move_of("a", eights=1, entry="open", exit="shadow"),
        move_of("b", eights=1, entry="open", exit="shadow"),
    ]
    assert re.fullmatch(
        r"At 0:04 '[ab]' begins in open position, but '[ab]' before it ends in shadow; no move was found .*\.",
        notes(moves)[0],
    )
    early = [move_of(name, eights=5, entry="open", exit="shadow") for name in "ab"]
    assert "before it is left on its way to shadow" in notes(early)[0]
    assert notes([move_of("a", entry="open", exit="open"), move_of("b", exit="open")]) == []


def test_many_joins_are_summed_up() -> None:
    """More than a handful of joins that do not meet are counted instead of listed."""
    moves = [move_of("a", eights=1, entry="open", exit="shadow"), move_of("b", eights=1, entry="open", exit="side")]
    assert notes(moves)[-1] == "2 more joins do not meet either."
    assert len(notes(moves)) == 6


@pytest.mark.parametrize(
    ("joins", "last"), [(5, "At 0:20 "), (6, "1 more join does not meet "), (7, "2 more joins do not meet ")]
)
def test_one_more_join_is_one(joins: int, last: str) -> None:
    """Five joins are named; one more is told in the singular."""
    moves = [move_of("a", eights=1, entry="open", exit="shadow"), move_of("b", eights=1, entry="open", exit="side")]
    board = BlueprintGenerator().board(SONG, song_of(counts=80), moves, request_of())
    told = remarks(board, [board.step(slot % 2, slot, 1) for slot in range(joins + 1)])
    assert len(told) == min(joins, 6)
    assert told[-1].startswith(last)


def test_flow_between_moves() -> None:
    """A reason tells a breath after a hard move, and positions that meet."""
    moves = [
        move_of("hard", entry="open", exit="closed", **HARD),
        move_of("easy", entry="closed", exit="open", **EASY),
    ]
    found = " ".join(reasons(moves))
    assert "A breath after hard." in found
    assert "Begins in closed position, in which hard ends." in found


def test_wishes_and_locks() -> None:
    """A move that was asked for or locked says so; wishes without room are named."""
    assert "You asked for it." in " ".join(reasons(library_of(4), must_have=("move02",)))
    lock = {"key": "clips/move01.mp4", "slot": 2, "slots": 2}
    assert "You locked it here." in " ".join(reasons(library_of(4), locked=(lock,)))
    wished = tuple(f"move{i:02d}" for i in range(10))
    assert any("There was no room for 'move" in note for note in notes(library_of(10), must_have=wished))


def test_other_roles_are_told() -> None:
    """Clips of the other part are told where too few show the wanted one."""
    moves = [move_of("a", role="follow"), move_of("b", role="follow"), move_of("c", role="lead")]
    assert any("do not show the lead part" in note for note in notes(moves, role="lead"))


def test_big_moves_in_the_strongest_part() -> None:
    """A big move in the strongest section says that it was saved for it."""
    moves = [*library_of(6), *(move_of(f"big{i}", **HARD, energy="high") for i in range(3))]
    assert "a big move, saved for the strongest part" in " ".join(reasons(moves))


def test_few_clips_for_the_tempo() -> None:
    """Where most clips are too far from the song's tempo, the plan says how many are left."""
    slow = [move_of(f"slow{i}", bpm=90) for i in range(6)]
    assert notes([*library_of(2), *slow]) == ["Only 2 of 8 clips suit the song's 120 BPM, so moves come again often."]
    assert notes([*library_of(1), *slow])[0].startswith("Only 1 of 7 clips suits the song's 120 BPM,")
    assert notes([*library_of(4), *slow]) == []


def test_what_speaks_against_a_move_begins_with_the_worst() -> None:
    """Of two faults the one that costs more is told first, and what hardly costs anything is not told."""
    moves = [
        move_of("a", exit="shadow", **HARD),
        move_of("b", entry="open", **HARD),
        move_of("c", entry="shadow", **EASY),
    ]
    board = BlueprintGenerator().board(SONG, song_of(120, counts=80), moves, request_of())
    steps = [board.step(0, 2, 2), board.step(1, 4, 2)]
    join, breath = (
        "It begins in another position than the one before ends.",
        "There is no breath after the hard move before.",
    )
    against = weak_points(board, steps, 1)
    assert [words for words in against if words in (join, breath)] == [join, breath]
    assert not {join, breath} & set(weak_points(board, [steps[0], board.step(2, 4, 2)], 1))


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (65.9, "1:05"), (599.99, "9:59"), (3600, "60:00")])
def test_times_as_people_write_them(seconds: float, words: str) -> None:
    """A second counts when it is over."""
    assert clock(seconds) == words


@pytest.mark.parametrize(
    ("speed", "words"), [(1.0, "own tempo"), (1.004, "own tempo"), (1.06, "6 % faster"), (0.9, "10 % slower")]
)
def test_speeds_as_people_say_them(speed: float, words: str) -> None:
    """What nobody sees is the clip's own tempo."""
    assert speed_in_words(speed) == words
