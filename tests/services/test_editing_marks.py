"""Markers in the song, and what somebody writes about a plan."""

from typing import TYPE_CHECKING

import pytest

from choreo_desktop.domain.blueprint import MAX_MARKERS, Blueprint, read_blueprint
from choreo_desktop.domain.errors import BlueprintError, InvalidRequestError
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.editing_marks import MarkEditor

if TYPE_CHECKING:
    from collections.abc import Callable

EDITOR = MarkEditor()
PLAN = read_blueprint(
    {
        "task_id": "t",
        "audio_path": "s.mp3",
        "moves": [{"video_path": "a.mp4", "start_time": 0.0}],
        "output_config": {"output_path": "o.mp4"},
    }
)


def after(plan: Blueprint, edit: Edit) -> Blueprint:
    """The plan after an edit, which goes back exactly."""
    changed = edit.apply(plan)
    assert read_blueprint(changed.to_json()).to_json() == changed.to_json()
    assert edit.inverse().apply(changed).to_json() == plan.to_json()
    return changed


def test_markers() -> None:
    """Markers are set, renamed, moved and removed; the plan keeps them by time, and nothing when none is left."""
    plan = after(PLAN, EDITOR.mark(PLAN, 20, "chorus"))
    plan = after(plan, EDITOR.mark(plan, 4.5, "the pause"))
    assert plan.to_dict()["markers"] == [{"time": 4.5, "text": "the pause"}, {"time": 20.0, "text": "chorus"}]
    plan = after(plan, EDITOR.rename_mark(plan, 1, "chorus, sharp"))
    plan = after(plan, EDITOR.move_mark(plan, 0, 25))
    assert [(m.time, m.text) for m in plan.markers] == [(20, "chorus, sharp"), (25, "the pause")]
    plan = after(plan, EDITOR.unmark(plan, 0))
    plan = after(plan, EDITOR.unmark(plan, 0))
    assert plan.to_json() == PLAN.to_json()


def test_keys_of_other_tools_in_markers() -> None:
    """What another program wrote into a marker survives its renaming."""
    plan = read_blueprint({**PLAN.to_dict(), "markers": [{"time": 1, "text": "x", "colour": "red"}]})
    renamed = after(plan, EDITOR.rename_mark(plan, 0, "y"))
    assert renamed.to_dict()["markers"] == [{"time": 1.0, "text": "y", "colour": "red"}]


def test_notes() -> None:
    """A text about the plan is kept in it, and goes when it is emptied."""
    plan = after(PLAN, EDITOR.write_notes(PLAN, "Smile!\nAnd breathe."))
    assert plan.to_dict()["plan_notes"] == "Smile!\nAnd breathe."
    assert after(plan, EDITOR.write_notes(plan, "")).to_json() == PLAN.to_json()


def test_what_cannot_be() -> None:
    """Each refusal is a sentence."""
    attempts: list[tuple[Callable[[], Edit], str]] = [
        (lambda: EDITOR.unmark(PLAN, 0), "no marker 1"),
        (lambda: EDITOR.mark(PLAN, -1, "x"), "within the song"),
        (lambda: EDITOR.mark(PLAN, float("nan"), "x"), "within the song"),
        (lambda: EDITOR.mark(PLAN, 1, "x" * 501), "500 characters"),
        (lambda: EDITOR.write_notes(PLAN, "x" * 50_001), "50,000 characters"),
    ]
    for attempt, words in attempts:
        with pytest.raises(InvalidRequestError, match=words):
            attempt()
    with pytest.raises(BlueprintError, match=r"markers\[0\].time"):
        read_blueprint({**PLAN.to_dict(), "markers": [{"time": -1, "text": ""}]})


def test_a_song_full_of_markers() -> None:
    """Whoever sets too many is told what to do; those that there are stay."""
    marks = [{"time": i, "text": "x"} for i in range(MAX_MARKERS)]
    full = read_blueprint({**PLAN.to_dict(), "markers": marks})
    with pytest.raises(InvalidRequestError, match=rf"room for {MAX_MARKERS} markers\. Remove some first\."):
        EDITOR.mark(full, 3.5, "one more")
    assert len(after(full, EDITOR.unmark(full, 0)).markers) == MAX_MARKERS - 1
