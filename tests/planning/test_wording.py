"""The sentences that say why a move was chosen."""

from typing import Any

from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.planning.generator import BlueprintGenerator
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
