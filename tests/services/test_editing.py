"""Changing a plan by hand, and taking every change back."""

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.editing_edit import Edit
from tests.planning.builders import SONG, library_of, move_of, request_of, song_of
from tests.planning.checks import plan_problems
from tests.planning.libraries import varied_library

if TYPE_CHECKING:
    from collections.abc import Callable

ANALYSIS = song_of(122, counts=200)


class Desk:
    """A plan on the table, with an editor for it."""

    def __init__(self, moves: list[MoveClip], analysis: SongAnalysis = ANALYSIS, **choices: Any) -> None:
        generator = BlueprintGenerator()
        self.analysis = analysis
        self.request = request_of(**choices)
        self.plan = generator.generate(SONG, analysis, moves, self.request, task_id="t", output_path="o/t.mp4")
        self.editor = PlanEditor(generator, SONG, analysis, moves, self.request)

    def after(self, edit: Edit) -> Blueprint:
        """The plan after an edit, which must be sound, and go back to the very plan that it was."""
        changed = edit.apply(self.plan)
        problems = [p for p in plan_problems(changed, self.analysis) if "twice in a row" not in p]
        assert problems == []
        assert read_blueprint(changed.to_json()) == changed
        assert edit.inverse().apply(changed).to_json() == self.plan.to_json()
        assert edit.inverse().inverse() == edit
        return changed


def desk_of(**choices: Any) -> Desk:
    """A plan of ten moves of three 8-counts each."""
    return Desk(library_of(10, eights=3.2), **choices)


def keys(blueprint: Blueprint) -> list[str]:
    """Clips in the order in which they are danced."""
    return [move.video_path for move in blueprint.moves]


def counts(blueprint: Blueprint) -> list[int | None]:
    """Counts of each move."""
    return [move.counts for move in blueprint.moves]


def test_lock_and_unlock() -> None:
    """A lock changes nothing but itself, and is written down."""
    desk = desk_of()
    locked = desk.after(desk.editor.lock(desk.plan, 2))
    assert [move.locked for move in locked.moves] == [i == 2 for i in range(len(locked.moves))]
    assert (keys(locked), counts(locked)) == (keys(desk.plan), counts(desk.plan))
    assert desk.editor.lock(locked, 2, locked=False).apply(locked).to_json() == desk.plan.to_json()


def test_roll_the_rest_anew() -> None:
    """Locked moves stay to the frame, others change, and the same seed gives the same plan."""
    desk = desk_of()
    desk.plan = desk.editor.lock(desk.plan, 1).apply(desk.plan)
    desk.plan = desk.editor.lock(desk.plan, 4).apply(desk.plan)
    rolled = desk.after(desk.editor.reroll(desk.plan, 77))
    assert [m for m in rolled.moves if m.locked] == [m for m in desk.plan.moves if m.locked]
    assert keys(rolled) != keys(desk.plan)
    assert desk.editor.reroll(desk.plan, 77).apply(desk.plan) == rolled


def test_nothing_to_roll() -> None:
    """Where all is locked, the sentence says what to do."""
    desk = desk_of()
    for place in range(len(desk.plan.moves)):
        desk.plan = desk.editor.lock(desk.plan, place).apply(desk.plan)
    with pytest.raises(InvalidRequestError, match="Unlock some"):
        desk.editor.reroll(desk.plan, 1)


def test_alternatives_are_ranked() -> None:
    """Other moves for a place come best first, each with a reason, and what it gains is what the plan then gains."""
    desk = Desk(varied_library(60, 3))
    place = 3
    found = desk.editor.alternatives(desk.plan, place, most=8)
    assert len(found) == 8
    assert [a.gain for a in found] == sorted((a.gain for a in found), reverse=True)
    assert desk.plan.moves[place].video_path not in {a.key for a in found}
    assert all(a.move.reason for a in found)
    before = desk.editor.points(desk.plan) * len(ANALYSIS.eight_counts)
    for alternative in found:
        swapped = desk.after(desk.editor.swap(desk.plan, place, alternative.key))
        assert swapped.moves[place].video_path == alternative.key
        assert swapped.moves[place].duration == desk.plan.moves[place].duration
        gained = desk.editor.points(swapped) * len(ANALYSIS.eight_counts) - before
        assert gained == pytest.approx(alternative.gain, abs=1e-6)


def test_what_speaks_against_an_alternative() -> None:
    """An alternative that was just danced says so."""
    desk = desk_of()
    next_door = desk.plan.moves[3].video_path
    found = {a.key: a for a in desk.editor.alternatives(desk.plan, 2, most=20)}
    assert found[next_door].gain < 0
    earlier = found[desk.plan.moves[0].video_path]
    assert any("danced" in words for words in earlier.against)


def test_swap_for_a_shorter_clip() -> None:
    """A clip too short for the place takes what it can fill, and the best other move the rest."""
    desk = Desk([*library_of(8, eights=3.2), move_of("short", eights=1)])
    place = next(i for i, move in enumerate(desk.plan.moves) if (move.counts or 0) > 8)
    swapped = desk.after(desk.editor.swap(desk.plan, place, "clips/short.mp4"))
    assert (swapped.moves[place].video_path, swapped.moves[place].counts) == ("clips/short.mp4", 8)
    assert len(swapped.moves) == len(desk.plan.moves) + 1
    assert len(keys(swapped)) == len(desk.plan.moves) + 1


def test_move_to_another_place() -> None:
    """A move changes its place in the order, those between make room, and all others stay untouched."""
    desk = desk_of()
    moved = desk.after(desk.editor.move(desk.plan, 1, 3))
    before = keys(desk.plan)
    assert keys(moved)[1:4] == [before[2], before[3], before[1]]
    assert moved.moves[4:] == desk.plan.moves[4:]


def test_locked_moves_do_not_give_way() -> None:
    """What is locked is neither changed nor pushed aside, and the sentence names it."""
    desk = desk_of()
    name = desk.plan.moves[2].name or "?"
    desk.plan = desk.editor.lock(desk.plan, 2).apply(desk.plan)
    attempts: list[Callable[[], Edit]] = [
        lambda: desk.editor.delete(desk.plan, 2),
        lambda: desk.editor.swap(desk.plan, 2, desk.plan.moves[0].video_path),
        lambda: desk.editor.lengthen(desk.plan, 1, 1),
        lambda: desk.editor.slip(desk.plan, 2, 1),
    ]
    for attempt in attempts:
        with pytest.raises(InvalidRequestError) as caught:
            attempt()
        assert name in caught.value.error or "cannot be danced" in caught.value.error


def test_shorten_then_lengthen() -> None:
    """A shorter move leaves its 8-count to its neighbour or to another move; a longer one takes it back."""
    desk = desk_of()
    place = next(i for i, move in enumerate(desk.plan.moves) if (move.counts or 0) == 24)
    shorter = desk.after(desk.editor.shorten(desk.plan, place))
    assert shorter.moves[place].counts == 16
    desk.plan = shorter
    longer = desk.after(desk.editor.lengthen(shorter, place))
    assert longer.moves[place].counts == 24


def test_the_last_move_gives_and_takes_at_its_beginning() -> None:
    """The last move always ends with the music."""
    desk = desk_of()
    last = len(desk.plan.moves) - 1
    shorter = desk.after(desk.editor.shorten(desk.plan, last))
    end = shorter.moves[-1].start_time + (shorter.moves[-1].duration or 0)
    assert end == pytest.approx(ANALYSIS.duration)
    desk.plan = shorter
    desk.after(desk.editor.lengthen(shorter, len(shorter.moves) - 1))


def test_too_long_and_too_short() -> None:
    """A clip cannot last longer than it is, nor shorter than one 8-count."""
    desk = desk_of()
    with pytest.raises(InvalidRequestError, match="too short"):
        desk.editor.lengthen(desk.plan, 0, 3)
    with pytest.raises(InvalidRequestError, match="delete it instead"):
        desk.editor.shorten(desk.plan, 0, 3)
    with pytest.raises(InvalidRequestError, match="not by 0"):
        desk.editor.lengthen(desk.plan, 0, 0)


@pytest.mark.parametrize("place", [0, 2, -1])
def test_delete(place: int) -> None:
    """A deleted move is gone, and the song is covered all the same."""
    desk = desk_of()
    place %= len(desk.plan.moves)
    gone = desk.plan.moves[place]
    rest = desk.after(desk.editor.delete(desk.plan, place, fill=True))
    assert (gone.video_path, gone.start_time) not in {(m.video_path, m.start_time) for m in rest.moves}


def test_slip() -> None:
    """Another part of the clip is shown in the same place, from one of its own ones."""
    desk = Desk(library_of(3, eights=6))
    move = desk.plan.moves[1]
    slipped = desk.after(desk.editor.slip(desk.plan, 1, 1)).moves[1]
    assert (slipped.start_time, slipped.duration) == (move.start_time, move.duration)
    assert slipped.mapping().clip_time(0) == pytest.approx(move.mapping().clip_time(0) + 4, abs=0.01)
    with pytest.raises(InvalidRequestError, match="6 whole 8-counts"):
        desk.editor.slip(desk.plan, 1, 5)


def test_keys_of_other_tools_stay() -> None:
    """What another program wrote into a plan survives edits next to it."""
    desk = desk_of()
    data = desk.plan.to_dict()
    data["moves"][3]["colour"] = "red"
    data["studio"] = {"room": 4}
    desk.plan = read_blueprint(data)
    edited = desk.after(desk.editor.swap(desk.plan, 5, desk.editor.alternatives(desk.plan, 5)[0].key)).to_dict()
    assert edited["moves"][3]["colour"] == "red"
    assert edited["studio"] == {"room": 4}


def test_an_edit_of_another_version() -> None:
    """An edit is refused by a plan that it was not made for."""
    desk = desk_of()
    edit = desk.editor.delete(desk.plan, 1)
    with pytest.raises(InvalidRequestError, match="another version"):
        edit.apply(edit.apply(desk.plan))


def test_clips_and_counts_that_are_gone() -> None:
    """A plan whose clip was removed, or whose song was corrected, says so."""
    desk = desk_of()
    poorer = PlanEditor(BlueprintGenerator(), SONG, ANALYSIS, library_of(1), desk.request)
    with pytest.raises(InvalidRequestError, match="not in the library any more"):
        poorer.alternatives(desk.plan, 0)
    other = PlanEditor(BlueprintGenerator(), SONG, song_of(100), library_of(10, eights=3.2), desk.request)
    with pytest.raises(InvalidRequestError, match="does not lie on the 8-counts"):
        other.alternatives(desk.plan, 0)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), size=st.integers(2, 12), number=st.integers(0, 1000))
def test_any_edits_can_be_taken_back(data: st.DataObject, size: int, number: int) -> None:
    """Whatever is done, each plan is sound, and undoing all leads back to the very first, byte for byte."""
    desk = Desk(varied_library(size, number, low=110, high=135), song_of(122, counts=64))
    first, done = desk.plan, []
    for _ in range(data.draw(st.integers(1, 6))):
        edit = _any_edit(data, desk)
        if edit is not None:
            desk.plan = desk.after(edit)
            done.append(edit)
    for edit in reversed(done):
        desk.plan = edit.inverse().apply(desk.plan)
    assert desk.plan.to_json() == first.to_json()


def _any_edit(data: st.DataObject, desk: Desk) -> Edit | None:
    """Some edit; None where the one that was drawn cannot be done."""
    place = data.draw(st.integers(0, len(desk.plan.moves) - 1))
    number = data.draw(st.integers(0, 9))
    editor, plan = desk.editor, desk.plan
    some = sorted({m.video_path for m in plan.moves})
    edits = {
        "lock": lambda: editor.lock(plan, place),
        "unlock": lambda: editor.lock(plan, place, locked=False),
        "swap": lambda: editor.swap(plan, place, some[number % len(some)]),
        "slip": lambda: editor.slip(plan, place, number % 3 - 1),
        "move": lambda: editor.move(plan, place, number % len(plan.moves)),
        "lengthen": lambda: editor.lengthen(plan, place, number % 2 + 1),
        "shorten": lambda: editor.shorten(plan, place, number % 2 + 1),
        "delete": lambda: editor.delete(plan, place, fill=True),
        "reroll": lambda: editor.reroll(plan, number),
    }
    try:
        return edits[data.draw(st.sampled_from(sorted(edits)))]()
    except InvalidRequestError as error:
        assert error.error.endswith(".")  # noqa: PT017 - what cannot be done is told in a sentence
        return None
