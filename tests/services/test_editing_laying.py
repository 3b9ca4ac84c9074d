"""Laying a plan by hand: inserting, covering, moving, copying, splitting, and filling what is free."""

from typing import TYPE_CHECKING, Any

import pytest

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint, read_unfinished
from choreo_desktop.domain.errors import BlueprintError, InvalidRequestError
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.editing_joined import insert_all
from tests.planning.builders import SONG, library_of, move_of, request_of, song_of

if TYPE_CHECKING:
    from collections.abc import Callable

ANALYSIS = song_of(122, counts=96)  # twelve 8-counts
LETTERS = "abcdefgh"


class Desk:
    """A plan that is laid by hand, written as text: ``aa.bb`` is two moves of two 8-counts and a gap between."""

    def __init__(self, laid: str = "", analysis: SongAnalysis = ANALYSIS, **choices: Any) -> None:
        moves = [move_of(letter, eights=4) for letter in LETTERS] + [move_of("short", eights=1)]
        self.editor = PlanEditor(BlueprintGenerator(), SONG, analysis, moves, request_of(**choices))
        self.plan = self.editor.empty(task_id="t", output_path="o/t.mp4")
        for slot in range(len(laid)):
            name = laid[slot]
            if name != "." and (slot == 0 or laid[slot - 1] != name):
                length = len(laid[slot:]) - len(laid[slot:].lstrip(name))
                self.plan = self.editor.put(self.plan, slot, key(name), length).apply(self.plan)

    def lock(self, *places: int) -> None:
        """Lock some moves."""
        self.plan = self.editor.lock(self.plan, places).apply(self.plan)

    def after(self, edit: Edit) -> str:
        """The plan after an edit, as text; the edit goes back exactly."""
        changed = edit.apply(self.plan)
        assert read_unfinished(changed.to_json()) == changed
        assert edit.inverse().apply(changed).to_json() == self.plan.to_json()
        return self.text(changed)

    def text(self, plan: Blueprint) -> str:
        """A plan as text."""
        slots = ["."] * (len(self.editor.borders) - 1)
        for span in self.editor.spans(plan):
            slots[span.slot : span.slot + span.slots] = (span.move.name or "?")[0] * span.slots
        return "".join(slots)


def key(name: str) -> str:
    """Storage key of a clip."""
    return f"clips/{name}.mp4"


def pictures(plan: Blueprint) -> list[tuple[float, float]]:
    """Where each second of the song is in the clips, every quarter of a second."""
    return [
        (round(move.start_time + i / 4, 6), move.mapping().clip_time(i / 4))
        for move in plan.moves
        for i in range(int((move.duration or 0) * 4))
    ]


def test_an_empty_plan() -> None:
    """It can be kept and read, and assembly refuses it with a sentence as long as nothing is laid."""
    desk = Desk()
    assert desk.text(desk.plan) == "............"
    assert read_unfinished(desk.plan.to_json()) == desk.plan
    assert desk.editor.points(desk.plan) == 0
    for form in (desk.plan, desk.plan.to_json()):
        with pytest.raises(BlueprintError, match="moves: is empty"):
            read_blueprint(form)
    with pytest.raises(InvalidRequestError, match="the plan has 0"):
        desk.editor.delete(desk.plan, 0)
    laid = desk.editor.insert(desk.plan, 3, key("a"))
    assert desk.after(laid) == "...aaaa....."
    assert laid.label == "Insert a"
    assert read_blueprint(laid.apply(desk.plan)).moves[0].slot == 3


@pytest.mark.parametrize(
    ("laid", "slot", "slots", "ripple", "expected"),
    [
        ("aabb.ccdd...", 0, 2, True, "eeaabbccdd.."),
        ("aabb.ccdd...", 4, 1, True, "aabbeccdd..."),
        ("aaaabb......", 2, 2, True, "aaeeaabb...."),
        ("aaaabb......", 1, 2, False, "aeeabb......"),
        ("aabbccddffgg", 2, 2, True, "aaeebbccddff"),
        ("aabbccddffgg", 2, 1, True, "aaebbccddffg"),
        ("aabbccddffgg", 2, 4, False, "aaeeeeddffgg"),
        ("aa..........", 10, None, True, "aa........ee"),
        ("............", 0, None, True, "eeee........"),
    ],
)
def test_insert(laid: str, slot: int, slots: int | None, ripple: bool, expected: str) -> None:
    """A clip from the library: later moves make room as far as they have to, or what lies there is covered."""
    desk = Desk(laid)
    assert desk.after(desk.editor.insert(desk.plan, slot, key("e"), slots=slots, ripple=ripple)) == expected


def test_what_falls_off_the_end_is_told() -> None:
    """Where the song has no room for all moves, the last are cut or go, and it is told which."""
    desk = Desk("aabbccddffgg")
    edit = desk.editor.insert(desk.plan, 0, key("e"), slots=3)
    assert desk.after(edit) == "eeeaabbccddf"
    assert edit.told == ("f was shortened to make room.", "g had to go to make room.")


def test_locked_moves_stay_where_they_are() -> None:
    """Moves make room up to the next locked one; what would cover or push it is refused, by name."""
    desk = Desk("aabbccdd....")
    desk.lock(2)
    assert desk.after(desk.editor.insert(desk.plan, 0, key("e"), slots=1)) == "eaabccdd...."
    assert desk.after(desk.editor.delete(desk.plan, 0, close=True)) == "bb..ccdd...."
    assert desk.after(desk.editor.insert(desk.plan, 2, key("e"))) == "aaeeccdd...."
    attempts: list[Callable[[], Edit]] = [
        lambda: desk.editor.insert(desk.plan, 4, key("e")),
        lambda: desk.editor.insert(desk.plan, 5, key("e")),
        lambda: desk.editor.put(desk.plan, 3, key("e"), 2),
        lambda: desk.editor.move_to(desk.plan, 2, 0),
        lambda: desk.editor.move_to(desk.plan, 0, 5, ripple=False),
        lambda: desk.editor.insert(desk.plan, 3, key("e"), slots=2),
        lambda: desk.editor.trim(desk.plan, 1, 2, 3),
        lambda: desk.editor.delete(desk.plan, [0, 2]),
    ]
    for attempt in attempts:
        with pytest.raises(InvalidRequestError, match=r"c.*locked"):
            attempt()


@pytest.mark.parametrize(
    ("places", "close", "expected", "label"),
    [
        ([1], False, "aa..ccdd....", "Delete b"),
        ([1], True, "aaccdd......", "Delete b"),
        ([0, 2], False, "..bb..dd....", "Delete 2 moves"),
        ([0, 2], True, "bbdd........", "Delete 2 moves"),
        ([0, 1, 2, 3], False, "............", "Delete 4 moves"),
    ],
)
def test_delete(places: list[int], close: bool, expected: str, label: str) -> None:
    """Moves are taken out, one or several, with or without closing the gap."""
    desk = Desk("aabbccdd....")
    edit = desk.editor.delete(desk.plan, places, close=close)
    assert (desk.after(edit), edit.label) == (expected, label)


def test_delete_and_fill_leaves_other_gaps_alone() -> None:
    """A neighbour takes the place of a deleted move; a gap elsewhere stays a gap."""
    desk = Desk("aabbcc..dd..")
    assert desk.after(desk.editor.delete(desk.plan, 1, fill=True)) == "aaaacc..dd.."
    assert desk.after(desk.editor.delete(desk.plan, 3, fill=True)) == "aabbcc......"


@pytest.mark.parametrize(
    ("places", "slot", "ripple", "expected"),
    [
        ([0], 6, True, "bbccaadd...."),
        ([0], 5, True, "bbccaadd...."),
        ([0], 3, True, "bbaaccdd...."),
        ([3], 0, True, "ddaabbcc...."),
        ([0, 2], 8, True, "bbddaacc...."),
        ([1, 2], 0, True, "bbccaadd...."),
        ([0], 9, True, "bbccdd.aa..."),
        ([0], 1, True, "aabbccdd...."),
        ([0], 10, False, "..bbccdd..aa"),
        ([0], 3, False, "..baacdd...."),
        ([0, 1], 99, False, "....ccddaabb"),
    ],
)
def test_move_to(places: list[int], slot: int, ripple: bool, expected: str) -> None:
    """Moves go elsewhere, one or several: the others close up and make room without being parted, or are covered."""
    desk = Desk("aabbccdd....")
    assert desk.after(desk.editor.move_to(desk.plan, places, slot, ripple=ripple)) == expected


def test_reordering_leaves_gaps_after_it_alone() -> None:
    """What lies after both places does not move."""
    desk = Desk("aabb..cc..dd")
    assert desk.after(desk.editor.move_to(desk.plan, 0, 4)) == "bbaa..cc..dd"
    assert desk.after(desk.editor.move(desk.plan, 0, 1)) == "bbaa..cc..dd"
    assert desk.after(desk.editor.move(desk.plan, 0, 2)) == "bbcc..aa..dd"


def test_duplicate_and_paste() -> None:
    """Copies come directly after, or wherever they are pasted, and are locked nowhere."""
    desk = Desk("aab.c.......")
    desk.lock(0)
    duplicated = desk.editor.duplicate(desk.plan, [0, 1])
    assert desk.after(duplicated) == "aabaabc....."
    assert [move.locked for move in duplicated.apply(desk.plan).moves] == [True, False, False, False, False]
    assert duplicated.chosen == (2, 3)
    text = desk.editor.copy(desk.plan, [1, 2])
    pasted = desk.editor.paste(desk.plan, 6, text)
    assert desk.after(pasted) == "aab.c.b.c..."
    assert pasted.label == "Paste 2 moves"
    assert desk.after(desk.editor.paste(desk.plan, 2, text, ripple=False)) == "aab.c......."
    with pytest.raises(InvalidRequestError, match="no room for 3"):
        desk.editor.paste(desk.plan, 10, text)


def test_paste_into_another_plan() -> None:
    """Moves can be pasted into a plan that counts to four; clips that it does not have are left out and named."""
    desk = Desk("aab.........")
    text = desk.editor.copy(desk.plan, [0, 1])
    fours = Desk("", count_mode=4)
    assert fours.after(fours.editor.paste(fours.plan, 1, text)).startswith(".aaaabb.")
    there = PlanEditor(BlueprintGenerator(), SONG, ANALYSIS, [move_of("b", eights=4)], request_of())
    pasted = there.paste(desk.plan.model_copy(update={"moves": []}), 0, text)
    assert [move.name for move in pasted.after] == ["b"]
    assert pasted.told == ("a is not in this library, so it was left out.",)
    other = PlanEditor(BlueprintGenerator(), SONG, ANALYSIS, library_of(2), request_of())
    with pytest.raises(InvalidRequestError, match="None of the copied moves"):
        other.paste(desk.plan.model_copy(update={"moves": []}), 0, text)


@pytest.mark.parametrize(
    "text", ["", "hello", "{}", '{"moves": []}', '{"kind": "choreo-desktop/moves/1", "moves": [3]}']
)
def test_no_moves_on_the_clipboard(text: str) -> None:
    """Any other text is refused in a sentence."""
    desk = Desk("aa")
    with pytest.raises(InvalidRequestError, match="no moves on the clipboard"):
        desk.editor.paste(desk.plan, 4, text)


def test_split_shows_the_same_pictures() -> None:
    """A move becomes two, and nothing that is seen changes; parts of it that are cut stay the same too."""
    desk = Desk("aaaabb......", song_of(122, counts=96, drift=0.1))
    edit = desk.editor.split(desk.plan, 1)
    assert desk.after(edit) == "aaaabb......"
    changed = edit.apply(desk.plan)
    assert len(changed.moves) == 3
    assert edit.label == "Split a"
    before, after = dict(pictures(desk.plan)), dict(pictures(changed))
    common = before.keys() & after.keys()
    assert len(common) > 20
    assert all(after[t] == pytest.approx(before[t], abs=1e-6) for t in common)
    with pytest.raises(InvalidRequestError, match="No move goes on there"):
        desk.editor.split(desk.plan, 4)
    assert [m.part for m in desk.editor.put(desk.plan, 1, key("e"), 2).apply(desk.plan).moves[:3]] == [0, 0, 3]


def test_edges() -> None:
    """Edges are dragged by 8-counts: over gaps and neighbours, or with later moves making room and coming forward."""
    desk = Desk("..aabb.cc...")
    editor, plan = desk.editor, desk.plan
    assert desk.after(editor.lengthen(plan, 0, 2, edge="start")) == "aaaabb.cc..."
    assert desk.after(editor.lengthen(plan, 0, edge="end")) == "..aaab.cc..."
    assert desk.after(editor.lengthen(plan, 0, 2, edge="end", ripple=True)) == "..aaaabbcc.."
    assert desk.after(editor.shorten(plan, 0, edge="start")) == "...abb.cc..."
    assert desk.after(editor.shorten(plan, 1, edge="end")) == "..aab..cc..."
    assert desk.after(editor.shorten(plan, 0, edge="end", close=True)) == "..abb.cc...."
    assert desk.after(editor.shorten(plan, 0, edge="start", close=True)) == "..abb.cc...."
    assert desk.after(editor.trim(plan, 1, 5, 2)) == "..aa.bbcc..."
    assert editor.trim(plan, 1, 5, 2).after[0].part == 1
    assert desk.after(editor.lengthen(plan, 1)) == "..aabbbcc..."
    assert desk.after(editor.shorten(plan, 2)) == "..aabb.c...."
    with pytest.raises(InvalidRequestError, match="too short"):
        editor.lengthen(plan, 0, 3, edge="end")
    with pytest.raises(InvalidRequestError, match="no room"):
        editor.lengthen(plan, 0, 3, edge="start")
    with pytest.raises(InvalidRequestError, match="one 8-count at least"):
        editor.trim(plan, 0, 3, 0)


def test_replace() -> None:
    """Another clip is as long as the move that lay there; a shorter one leaves the rest free and says so."""
    desk = Desk("aaaabb......")
    assert desk.after(desk.editor.replace(desk.plan, 0, key("e"))) == "eeeebb......"
    edit = desk.editor.replace(desk.plan, 0, key("short"))
    assert desk.after(edit) == "s...bb......"
    assert "too short" in edit.told[0]
    swapped = desk.after(desk.editor.swap(desk.plan, 0, key("short")))
    assert swapped[0] == "s"
    assert "." not in swapped[:4]
    assert swapped[4:] == "bb......"


def test_fill_only_what_is_free() -> None:
    """All that was laid stays to the letter, the rest is planned, and the same seed gives the same plan."""
    desk = Desk("..aab....c..")
    edit = desk.editor.fill(desk.plan, seed=4)
    text = desk.after(edit)
    assert "." not in text
    assert (text[2:5], text[9]) == ("aab", "c")
    assert edit == desk.editor.fill(desk.plan, seed=4)
    whole = edit.apply(desk.plan)
    laid = {m.start_time: (m.video_path, m.time_map, m.clip_start) for m in whole.moves}
    assert all(laid[m.start_time] == (m.video_path, m.time_map, m.clip_start) for m in desk.plan.moves)
    assert len(edit.chosen) == len(whole.moves) - 3
    with pytest.raises(InvalidRequestError, match="nothing to fill"):
        desk.editor.fill(whole)


def test_plan_an_empty_plan_anew() -> None:
    """Planning anew covers an empty plan too, and keeps what is locked in one with gaps."""
    desk = Desk()
    assert "." not in desk.after(desk.editor.reroll(desk.plan, 1))
    desk = Desk("....aa......")
    desk.lock(0)
    text = desk.after(desk.editor.reroll(desk.plan, 1))
    assert text[4:6] == "aa"
    assert "." not in text


def test_preview_changes_nothing() -> None:
    """A ghost tells what would be new, moved and gone, and the plan is as it was."""
    desk = Desk("aabbccddffgg")
    before = desk.plan.to_json()
    edit = desk.editor.insert(desk.plan, 8, key("e"), slots=2)
    ghost = desk.editor.preview(desk.plan, edit)
    assert [(s.move.name, s.slot, s.slots, s.state) for s in ghost.spans[3:]] == [
        ("d", 6, 2, "same"),
        ("e", 8, 2, "chosen"),
        ("f", 10, 2, "changed"),
    ]
    assert [(s.move.name, s.slot) for s in ghost.gone] == [("f", 8), ("g", 10)]
    assert ghost.told == edit.told != ()
    assert ghost.spans[4].start == pytest.approx(desk.editor.borders[8])
    assert desk.plan.to_json() == before


def test_counting_to_four() -> None:
    """Where people count to four, moves are laid on bars."""
    desk = Desk("aabb....", count_mode=4)
    assert len(desk.editor.borders) == 25
    assert desk.after(desk.editor.insert(desk.plan, 1, key("e"), slots=1)).startswith("aeabb.")
    with pytest.raises(InvalidRequestError, match="no bar 25"):
        desk.editor.insert(desk.plan, 24, key("e"))


def test_parts_of_a_clip() -> None:
    """A clip of one 8-count has one part."""
    assert Desk().editor.parts(key("short")) == 1


def test_keys_of_other_tools_go_along() -> None:
    """What another program wrote into a move stays with it when it is moved or trimmed."""
    desk = Desk("aabb........")
    data = desk.plan.to_dict()
    data["moves"][0]["colour"] = "red"
    desk.plan = read_blueprint(data)
    moved = desk.editor.move_to(desk.plan, 0, 8, ripple=False).apply(desk.plan)
    assert moved.to_dict()["moves"][1]["colour"] == "red"


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda d: d.editor.put(d.plan, 10, key("a"), 3), "There is no room for it before the end of the song."),
        (lambda d: d.editor.put(d.plan, 4, key("a"), part=4), "a has 4 whole 8-counts, so it cannot begin there."),
        (lambda d: d.editor.put(d.plan, 4, key("gone")), "The clip 'clips/gone.mp4' is not in the library."),
        (lambda d: d.editor.duplicate(d.plan, [1]), "There is no room after it before the end of the song."),
        (lambda d: insert_all(d.editor, d.plan, 4, []), "No clip is selected. Select one first."),
    ],
)
def test_what_has_no_room_is_said(act: "Callable[[Desk], object]", words: str) -> None:
    """Where the song or the clip ends, and where there is no clip, a sentence says so."""
    desk = Desk("aa........bb")
    with pytest.raises(InvalidRequestError) as caught:
        act(desk)
    assert caught.value.error == words
