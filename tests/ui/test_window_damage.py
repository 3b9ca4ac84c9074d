"""Clips that are damaged after they came in: other moves stand in for them, and it is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from choreo_desktop.domain.blueprint import Blueprint
from tests.end_to_end.material import watch
from tests.ui.window_studio import Running, damaged


@pytest.fixture
def clips(window: Running) -> Iterator[dict[str, Path]]:
    """The files of the clips by the names of their moves, whole again after the test."""
    files = {record.move.name: record.file.path for record in window.app.studio.library.clips()}
    contents = {path: path.read_bytes() for path in files.values()}
    yield files
    for path, content in contents.items():
        path.write_bytes(content)


def danced(window: Running) -> set[str]:
    """The names of the moves of the plan."""
    return {str(move.name) for move in plan(window).moves}


def plan(window: Running) -> Blueprint:
    """The plan, of which there is one."""
    assert window.session.blueprint is not None
    return window.session.blueprint


@pytest.mark.parametrize("kind", ["garbage", "cut", "holes"])
def test_other_moves_stand_in_for_a_damaged_clip(window: Running, clips: dict[str, Path], kind: str) -> None:
    """A clip that cannot be read when the video is made stops nothing: the plan goes on without it, and says so."""
    window.pick_song()
    window.act("Plan only, without a video")
    window.until(lambda: window.session.blueprint and not window.session.work)
    bad = str(plan(window).moves[0].name)
    damaged(clips[bad], kind)
    window.press("Build anew")
    window.until(lambda: not window.session.work)
    window.settle()
    assert window.failures == []
    assert window.said().startswith("Ready in ")
    assert bad not in danced(window)
    assert len(danced(window)) > 1
    notes = [note for note in plan(window).notes if "left out" in note]
    assert len(notes) == 1
    assert notes[0].startswith(f"{bad} was left out, and other moves stand in for it: ")
    assert window.window.selected_move._coverage.text.count(f"{bad} was left out") == 1
    video = window.session.video
    assert video is not None
    assert watch(video).sound_seconds > 15
    assert window.shell.engine.path == video
    [task] = window.history()
    assert task.status == "completed"
    assert window.app.studio.history.blueprint(task.task_id) == plan(window)
    assert any(note.startswith(f"{bad} was left out") for note in (task.result or {})["notes"])


def test_what_was_edited_by_hand_is_kept_around_a_damaged_clip(window: Running, clips: dict[str, Path]) -> None:
    """Only the places of the damaged clip change when an edited plan is rendered; undo brings the old plan back."""
    window.made()
    before = plan(window)
    bad = str(before.moves[-1].name)
    window.session.lock(0, locked=True)
    window.until(lambda: plan(window).moves[0].locked)
    locked = plan(window)
    damaged(clips[bad], "holes")
    for part in (window.home / "cache" / "parts").glob("*/*"):  # else they would be taken from there
        part.unlink()
    window.press("Render again", window.window.choices)
    window.until(lambda: not window.session.work)
    window.settle()
    assert window.failures == []
    assert bad not in danced(window)
    assert plan(window).moves[0] == locked.moves[0]
    assert window.session.video is not None
    kept = [move for move in locked.moves if move.name != bad]
    starts = {move.start_time: move.name for move in plan(window).moves}
    assert [starts.get(move.start_time) for move in kept] == [move.name for move in kept]
    window.act("Undo Dance other moves")
    assert plan(window) == locked


def test_a_library_of_damaged_clips_says_so_in_a_sentence(window: Running, clips: dict[str, Path]) -> None:
    """Where nothing can stand in, the build fails, with a sentence and a way to try again."""
    window.pick_song()
    for path in clips.values():
        damaged(path, "garbage")
    window.press("Build choreography")
    window.until(lambda: not window.session.work)
    assert window.said().startswith("The build failed")
    assert "is not a video" in window.said()
    window.button("Try again")
    window.check_nothing_left()
