"""A plan follows corrections of its song's counts, and of a clip's beats."""

from typing import Any

import pytest

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.following import follow
from tests.planning.builders import SONG, grid_of, move_of, request_of, song_of
from tests.services.test_editing_laying import Desk, key

MOVES = [move_of(letter, eights=4) for letter in "abcdefgh"] + [move_of("short", eights=1)]


def corrected(analysis: SongAnalysis, moves: list[MoveClip] = MOVES, **choices: Any) -> PlanEditor:
    """An editor for the song as it was corrected."""
    return PlanEditor(BlueprintGenerator(), SONG, analysis, moves, request_of(**choices))


def followed(desk: Desk, after: PlanEditor) -> tuple[str, tuple[str, ...], Blueprint]:
    """The plan after it followed, as text, and what was told; it goes back exactly."""
    edit = follow(desk.plan, desk.editor, after)
    plan = edit.apply(desk.plan)
    assert edit.inverse().apply(plan).to_json() == desk.plan.to_json()
    desk.editor, editor = after, desk.editor
    text = desk.text(plan)
    desk.editor = editor
    return text, edit.told, plan


def beats_moved(by: float) -> SongAnalysis:
    """The song with its beats so many seconds later."""
    return song_of(122, counts=96, first=0.5 + by)


def test_the_nth_stays_the_nth() -> None:
    """Where all counts go a little later, so does every move, with its locks and markers."""
    desk = Desk("aab..ccc.d..")
    desk.lock(2)
    desk.plan = desk.editor.mark(desk.plan, 7.5, "pause").apply(desk.plan)
    after = corrected(beats_moved(0.2))
    text, told, plan = followed(desk, after)
    assert (text, told) == ("aab..ccc.d..", ())
    assert plan.moves[0].start_time == pytest.approx(desk.plan.moves[0].start_time + 0.2)
    assert [move.locked for move in plan.moves] == [False, False, True, False]
    assert plan.markers == desk.plan.markers
    assert after.spans(plan)
    with pytest.raises(InvalidRequestError, match="does not lie on the 8-counts"):
        desk.editor.spans(plan)


def test_another_beat_is_one() -> None:
    """Where the 1 lies four beats earlier and there is an 8-count more, all moves go the same way; none is cut."""
    desk = Desk("aabbccdd....")
    first, beat = desk.editor.borders[0], 60 / 122
    after = corrected(song_of(122, counts=104, first=first - beat / 2))
    text, told, _ = followed(desk, after)
    assert (text, told) == ("aabbccdd.....", ())
    late = corrected(song_of(122, counts=88, first=first + 8.4 * beat))
    text, told, plan = followed(desk, late)
    assert (text, told) == ("abbccdd....", ("a was shortened, because there are fewer counts for it.",))
    assert plan.moves[0].part == 1


def test_half_and_double_as_many_beats() -> None:
    """Where the beats are counted half or twice as fast, moves stay where they are in time."""
    desk = Desk("aabbcc..dd..")
    halved = corrected(song_of(61, counts=48), [move_of(m.name, bpm=60, eights=2) for m in MOVES])
    assert followed(desk, halved)[:2] == ("abc.d.", ())
    doubled = corrected(song_of(244, counts=192), [move_of(m.name, bpm=240, eights=8) for m in MOVES])
    text, told, plan = followed(desk, doubled)
    assert (text, told) == ("aaaabbbbcccc....dddd....", ())
    assert [m.start_time for m in plan.moves] == pytest.approx([m.start_time for m in desk.plan.moves])


def test_what_does_not_fit_is_told() -> None:
    """Moves beyond the new end go, the one across it is cut, and both are told; single counts that vanish too."""
    desk = Desk("aa......bbcc")
    text, told, _ = followed(desk, corrected(song_of(122, counts=72)))
    assert text == "aa......b"
    assert told == (
        "b was shortened, because there are fewer counts for it.",
        "There is no count left for c, so it was left out.",
    )
    desk = Desk("ab..........")
    text, told, _ = followed(desk, corrected(song_of(61, counts=48), [move_of(m.name, bpm=60) for m in MOVES]))
    assert text == "a....."
    assert told == ("There is no count left for b, so it was left out.",)


def test_a_shorter_clip_after_correction() -> None:
    """Where a clip has fewer 8-counts than its place in the corrected song, it is cut and told."""
    desk = Desk("aaaabbbb....")
    slower = song_of(100, counts=96)
    text, told, _ = followed(desk, corrected(slower, [move_of(m.name, bpm=100, eights=2) for m in MOVES]))
    assert text == "aa..bb......"
    assert told == tuple(f"{n} was shortened, because its clip does not last longer." for n in "ab")


def test_the_beats_of_a_clip_are_corrected() -> None:
    """Its moves are retimed, in their places; all others stay untouched to the letter."""
    desk = Desk("aabbaacc....")
    old = next(m for m in MOVES if m.name == "a")
    later = old.model_copy(update={"grid": grid_of(120, old.seconds, first=0.45)})
    after = corrected(song_of(122, counts=96), [later, *(m for m in MOVES if m is not old)])
    text, told, plan = followed(desk, after)
    assert (text, told) == ("aabbaacc....", ())
    assert [a == b for a, b in zip(plan.moves, desk.plan.moves, strict=True)] == [False, True, False, True]
    assert plan.moves[0].mapping().clip_time(0) == pytest.approx(0.45)


def test_nothing_was_corrected() -> None:
    """An edit that changes nothing says so."""
    desk = Desk("aab..ccc.d..")
    assert follow(desk.plan, desk.editor, corrected(song_of(122, counts=96))).changes_nothing


def test_a_clip_that_is_gone() -> None:
    """Its moves are left out by name, the others stay."""
    desk = Desk("aab.........")
    text, told, _ = followed(desk, corrected(song_of(122, counts=96), [m for m in MOVES if m.key != key("a")]))
    assert (text, told) == ("..b.........", ("a is not in the library any more, so it was left out.",))
