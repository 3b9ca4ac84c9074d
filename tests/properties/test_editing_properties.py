"""What is true of every plan that is edited by hand, whatever is done to it in whatever order."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import Blueprint, read_unfinished
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.genres import CountMode
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.services.editing import PlanEditor
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.following import follow
from tests.planning.builders import SONG, library_of, request_of, song_of
from tests.planning.checks import plan_problems
from tests.planning.libraries import varied_library

GENERATOR = BlueprintGenerator()
PLANNED = (
    "lock",
    "unlock",
    "swap",
    "slip",
    "move",
    "lengthen",
    "shorten",
    "delete and fill",
    "reroll",
    "mark",
    "notes",
)


class Desk:
    """A plan that is edited, and everything that was done to it."""

    def __init__(self, moves: list[MoveClip], analysis: SongAnalysis, *, planned: bool, **choices: Any) -> None:
        self.analysis, self.moves = analysis, moves
        self.editor = PlanEditor(GENERATOR, SONG, analysis, moves, request_of(**choices))
        self.plan = self.editor.empty(task_id="t", output_path="o/t.mp4")
        if planned:
            self.plan = self.editor.fill(self.plan).apply(self.plan)
        self.first, self.done = self.plan, list[Edit]()

    def carry_out(self, edit: Edit) -> None:
        """Do it, and see whether it can be taken back exactly."""
        before, self.plan = self.plan, edit.apply(self.plan)
        assert edit.inverse().apply(self.plan).to_json() == before.to_json()
        assert edit.inverse().inverse() == edit
        self.done.append(edit)
        check(self.editor, self.plan)

    def some_edit(self, data: st.DataObject, kinds: tuple[str, ...] | None = None) -> Edit | None:
        """An edit; None where the one that was drawn cannot be done, which is told in a sentence."""
        edits = every_edit(self, data)
        kind = data.draw(st.sampled_from(kinds or sorted(edits)))
        try:
            return edits[kind]()
        except InvalidRequestError as error:
            assert error.error.endswith(".")  # noqa: PT017 - what cannot be done is told in a sentence
            return None


def every_edit(desk: Desk, data: st.DataObject) -> dict[str, Callable[[], Edit]]:
    """Everything that can be done by hand, with places and numbers that often, but not always, are there."""
    editor, plan = desk.editor, desk.plan
    place = data.draw(st.integers(0, max(len(plan.moves) - 1, 0)))
    slot = data.draw(st.integers(0, len(editor.borders) - 1))
    number, flag = data.draw(st.integers(0, 9)), data.draw(st.booleans())
    places = [place] if number < 5 else [place, place + 1, place + number - 3]
    places = [p for p in places if p < len(plan.moves)] or [0]
    key = desk.moves[number % len(desk.moves)].key
    edge: Any = "start" if number % 2 else "end"
    return {
        "lock": lambda: editor.lock(plan, places),
        "unlock": lambda: editor.lock(plan, places, locked=False),
        "swap": lambda: editor.swap(plan, place, key),
        "slip": lambda: editor.slip(plan, place, number % 3 - 1),
        "move": lambda: editor.move(plan, place, number % max(len(plan.moves), 1)),
        "lengthen": lambda: editor.lengthen(plan, place, number % 2 + 1),
        "shorten": lambda: editor.shorten(plan, place, number % 2 + 1),
        "delete and fill": lambda: editor.delete(plan, places, fill=True),
        "reroll": lambda: editor.reroll(plan, number),
        "mark": lambda: editor.mark(plan, slot * 1.5, "here"),
        "unmark": lambda: editor.unmark(plan, 0),
        "rename mark": lambda: editor.rename_mark(plan, 0, "there"),
        "move mark": lambda: editor.move_mark(plan, 0, number),
        "notes": lambda: editor.write_notes(plan, "Smile." * (number % 3)),
        "insert": lambda: editor.insert(plan, slot, key, ripple=flag),
        "insert so much": lambda: editor.insert(plan, slot, key, slots=number % 3 + 1, part=number % 2, ripple=flag),
        "put": lambda: editor.put(plan, slot, key, 1),
        "replace": lambda: editor.replace(plan, place, key),
        "delete": lambda: editor.delete(plan, places, close=flag),
        "duplicate": lambda: editor.duplicate(plan, places, ripple=flag),
        "split": lambda: editor.split(plan, slot),
        "move to": lambda: editor.move_to(plan, places, slot, ripple=flag),
        "trim": lambda: editor.trim(plan, place, slot, number % 4),
        "lengthen an edge": lambda: editor.lengthen(plan, place, edge=edge, ripple=flag),
        "shorten an edge": lambda: editor.shorten(plan, place, edge=edge, close=flag),
        "paste": lambda: editor.paste(plan, slot, editor.copy(plan, places), ripple=flag),
        "fill": lambda: editor.fill(plan, seed=number),
    }


def check(editor: PlanEditor, plan: Blueprint) -> None:
    """What holds for every plan: it can be read, lies on the counts without overlaps, and no clip runs too fast."""
    assert read_unfinished(plan.to_json()).to_json() == plan.to_json()
    end = 0
    for span in editor.spans(plan):
        assert span.slot >= end
        end = span.slot + span.slots
        assert (span.start, span.end) == pytest.approx((editor.borders[span.slot], editor.borders[end]))
        if span.move.time_map:
            assert all(0.85 - 1e-4 <= slope <= 1.15 + 1e-4 for slope in span.move.mapping().slopes)
        clip = editor.board.cast.moves[editor.board.cast.places[span.move.video_path]]
        assert span.move.mapping().clip_time(0) < clip.seconds
    assert end < len(editor.borders)


def is_whole(editor: PlanEditor, plan: Blueprint) -> bool:
    """Whether a plan covers its song."""
    return sum(span.slots for span in editor.spans(plan)) == len(editor.borders) - 1


def locks(editor: PlanEditor, plan: Blueprint) -> set[tuple[str, int, int]]:
    """On which 8-counts of the song locked moves show which parts of their clips."""
    return {
        (span.move.video_path, span.slot + i, (span.move.part or 0) + i)
        for span in editor.spans(plan)
        if span.move.locked
        for i in range(span.slots)
    }


libraries = st.builds(varied_library, st.integers(2, 9), st.integers(0, 1000), low=st.just(105.0), high=st.just(138.0))
modes: st.SearchStrategy[CountMode] = st.sampled_from([8, 8, 4])


@settings(max_examples=120, deadline=None)
@given(data=st.data(), moves=libraries, planned=st.booleans(), mode=modes, counts=st.integers(40, 76))
def test_any_edits_undos_and_redos(
    data: st.DataObject, moves: list[MoveClip], planned: bool, mode: CountMode, counts: int
) -> None:
    """Each plan on the way is sound, locked moves stay, and undoing all leads back to the first, byte for byte."""
    desk = Desk(moves, song_of(122, counts=counts), planned=planned, count_mode=mode)
    for _ in range(data.draw(st.integers(1, 7))):
        before = desk.plan
        edit = desk.some_edit(data)
        if edit is None:
            continue
        desk.carry_out(edit)
        if "Unlock" not in edit.label:
            assert locks(desk.editor, before) <= locks(desk.editor, desk.plan)
        if data.draw(st.booleans()):
            desk.plan = edit.inverse().apply(desk.plan)
            assert desk.plan.to_json() == before.to_json()
            desk.plan = edit.apply(desk.plan)
    last = desk.plan
    for edit in reversed(desk.done):
        desk.plan = edit.inverse().apply(desk.plan)
    assert desk.plan.to_json() == desk.first.to_json()
    for edit in desk.done:
        desk.plan = edit.apply(desk.plan)
    assert desk.plan.to_json() == last.to_json()


@settings(max_examples=60, deadline=None)
@given(data=st.data(), moves=libraries, mode=modes)
def test_planned_edits_leave_no_gap(data: st.DataObject, moves: list[MoveClip], mode: CountMode) -> None:
    """Edits in which neighbours give and take keep the song covered, and so do insertions."""
    desk = Desk(moves, song_of(122, counts=64), planned=True, count_mode=mode)
    for _ in range(data.draw(st.integers(1, 6))):
        edit = desk.some_edit(data, PLANNED)
        if edit is not None:
            desk.carry_out(edit)
            problems = [p for p in plan_problems(desk.plan, desk.analysis, count_mode=mode) if "twice" not in p]
            assert problems == []
    slot = data.draw(st.integers(0, len(desk.editor.borders) - 2))
    try:
        inserted = desk.editor.insert(desk.plan, slot, desk.moves[0].key)
    except InvalidRequestError:
        return
    assert is_whole(desk.editor, inserted.apply(desk.plan))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), moves=libraries, planned=st.booleans())
def test_filling_keeps_all_that_was_laid(data: st.DataObject, moves: list[MoveClip], planned: bool) -> None:
    """After any edits, filling covers the song and leaves every move as it was but for what is said of it."""
    desk = Desk(moves, song_of(122, counts=64), planned=planned)
    for _ in range(data.draw(st.integers(1, 5))):
        edit = desk.some_edit(data, ("insert", "put", "delete", "trim", "shorten an edge", "lock", "move to"))
        if edit is not None:
            desk.carry_out(edit)
    if is_whole(desk.editor, desk.plan):
        return
    before = desk.plan
    desk.carry_out(desk.editor.fill(before, seed=data.draw(st.integers(0, 3))))
    assert is_whole(desk.editor, desk.plan)
    after = {m.start_time: m.model_copy(update={"reason": None}) for m in desk.plan.moves}
    assert all(after[m.start_time] == m.model_copy(update={"reason": None}) for m in before.moves)


@settings(max_examples=60, deadline=None)
@given(
    data=st.data(),
    eights=st.floats(1.2, 4),
    bpm=st.floats(112, 132),
    first=st.floats(0, 3),
    counts=st.integers(56, 72),
)
def test_following_corrected_counts(data: st.DataObject, eights: float, bpm: float, first: float, counts: int) -> None:
    """A plan that follows other counts is sound there, in the same order, and goes back exactly."""
    moves = library_of(5, eights=eights)
    desk = Desk(moves, song_of(122, counts=64), planned=data.draw(st.booleans()))
    for _ in range(data.draw(st.integers(0, 4))):
        edit = desk.some_edit(data)
        if edit is not None:
            desk.carry_out(edit)
    corrected = PlanEditor(GENERATOR, SONG, song_of(bpm, counts=counts, first=first), moves, request_of())
    edit = follow(desk.plan, desk.editor, corrected)
    followed = edit.apply(desk.plan)
    check(corrected, followed)
    assert edit.inverse().apply(followed).to_json() == desk.plan.to_json()
    order = iter([m.video_path for m in desk.plan.moves])
    assert all(m.video_path in order for m in followed.moves)
    if len(corrected.borders) == len(desk.editor.borders):
        assert [s.slot for s in corrected.spans(followed)] == [s.slot for s in desk.editor.spans(desk.plan)]
    assert followed.markers == desk.plan.markers
