"""The plan that is worked on, saved by itself, and there again at the next start whatever ended the last one."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.services.drafts import FILE_NAME
from choreo_desktop.ui.autosave import Autosave
from choreo_desktop.ui.timeline.edits import Delete, Duplicate
from choreo_desktop.ui.timeline.mark_edits import AddMark
from tests.ui.window_studio import Running, opened, prepare
from tests.ui.working import PATIENCE, Working

# A program without a window that edits a plan and says each time that an edit is safe, until it is killed.
_PROGRAM = """
import sys
from contextlib import ExitStack
from PySide6.QtWidgets import QApplication
from choreo_desktop.app import App
from choreo_desktop.paths import app_paths
from choreo_desktop.ui.autosave import Autosave
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.session import Session
from choreo_desktop.ui.timeline.mark_edits import AddMark

qt = QApplication([])
stack = ExitStack()
app = App(stack, app_paths())
runner = JobRunner()
session = Session(app.studio, runner)
autosave = Autosave(session)

def next_edit():
    number = 0 if session.blueprint is None else len(session.blueprint.markers)
    session.edit(AddMark(float(number), f"edit {number + 1}"))

def on_saved(plan):
    if plan is not None:
        print(len(plan.markers), flush=True)
        next_edit()

autosave.saved.connect(on_saved)
session.song_changed.connect(lambda: session.editing.begin_empty())
session.choose_song(app.studio.library.songs()[0])
qt.exec()
"""


@pytest.fixture
def autosave(working: Working) -> Autosave:
    """It follows a session over a small library."""
    return Autosave(working.session, working.session)


def draft_file(home: Path) -> Path:
    """Where the draft is."""
    return home / "data" / "draft" / FILE_NAME


def saved_plan(qtbot: QtBot, autosave: Autosave, do: Callable[[], object]) -> Blueprint | None:
    """Do something, and wait until it is safe."""
    with qtbot.waitSignal(autosave.saved, timeout=PATIENCE) as told:
        do()
    assert told.args is not None
    plan: Blueprint | None = told.args[0]
    return plan


def test_each_edit_is_saved_by_itself(qtbot: QtBot, working: Working, autosave: Autosave, home: Path) -> None:
    """With the choices and the song, apart from the history."""
    working.plan()
    qtbot.waitUntil(lambda: draft_file(home).exists(), timeout=PATIENCE)
    assert saved_plan(qtbot, autosave, lambda: working.session.edit(Delete((0,), close=False))) == working.blueprint
    kept = json.loads(draft_file(home).read_text("utf-8"))
    assert len(kept["blueprint"]["moves"]) == len(working.blueprint.moves)
    assert kept["song_number"] == working.studio.library.songs()[0].number
    assert kept["request"]["song_id"] == str(kept["song_number"])


def test_a_finished_video_needs_no_draft(qtbot: QtBot, working: Working, autosave: Autosave, home: Path) -> None:
    """The history has the plan then; an edit of it is kept again."""
    working.build()
    qtbot.waitUntil(lambda: not autosave._timer.isActive() and not working.session.runner.jobs, timeout=PATIENCE)
    assert not draft_file(home).exists()
    assert saved_plan(qtbot, autosave, lambda: working.session.edit(AddMark(1.0, "Here"))) == working.blueprint
    assert draft_file(home).exists()
    assert saved_plan(qtbot, autosave, working.session.undo.undo) is None
    assert not draft_file(home).exists()


def test_what_cannot_be_saved_is_told_once(qtbot: QtBot, working: Working, autosave: Autosave, home: Path) -> None:
    """Not at every edit; and nothing else stops for it."""
    (home / "data" / "draft").write_text("a file where the folder should be")
    working.plan()
    qtbot.waitUntil(lambda: bool(working.failures), timeout=PATIENCE)
    working.session.edit(AddMark(1.0, "Here"))
    qtbot.waitUntil(lambda: autosave._newest >= 2, timeout=PATIENCE)
    working.settle()
    assert len(working.failures) == 1
    assert [marker.text for marker in working.blueprint.markers] == ["Here"]


def test_the_window_brings_back_what_was_worked_on(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """Song, plan and choices, after it was closed in the very moment of an edit."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    with opened(qtbot, home, ffmpeg) as running:
        _plan(running)
        running.session.edit(Duplicate((0,)))
        running.until(lambda: running.session.undo.undoText().startswith("Duplicate"))
        plan = running.session.blueprint
        assert plan is not None
    with opened(qtbot, home, ffmpeg) as running:
        running.until(lambda: running.session.blueprint)
        running.settle()
        assert running.session.blueprint == plan
        assert running.session.song is not None
        assert running.session.editing.slots
        assert running.window.statusBar().currentMessage() == "Restored what you were working on"
        assert not running.session.undo.canUndo()
        running.session.edit(Delete((0,), close=True))
        running.until(running.session.undo.canUndo)
        assert running.failures == []


def test_a_damaged_draft_is_put_aside_in_words(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """The window starts all the same."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    draft_file(home).parent.mkdir(parents=True)
    draft_file(home).write_text("{")
    with opened(qtbot, home, ffmpeg) as running:
        running.until(lambda: "damaged" in running.window.statusBar().currentMessage())
        assert running.session.blueprint is None
        assert running.failures == []
    assert list(draft_file(home).parent.glob("*unusable*"))


def test_a_plan_whose_song_is_gone_can_still_be_seen(
    qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path
) -> None:
    """It says why it cannot be changed."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    with opened(qtbot, home, ffmpeg) as running:
        _plan(running)
        running.app.studio.library.remove_song(running.app.studio.library.songs()[0].number)
    with opened(qtbot, home, ffmpeg) as running:
        running.until(lambda: running.session.blueprint)
        assert running.session.planned is None
        assert running.window.timeline.timeline.scene.blocks
        assert running.failures == []


@pytest.mark.parametrize("edits", [1, 2, 4])
def test_kill_9_between_edits_loses_nothing_that_was_safe(
    qtbot: QtBot, working: Working, home: Path, tmp_path: Path, edits: int
) -> None:
    """A program is killed at once after it said that an edit is safe; the next start has that edit or a newer one."""
    program = tmp_path / "program.py"
    program.write_text(_PROGRAM)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, str(program)], env=environment, stdout=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        safe = next(int(line) for line in process.stdout if int(line) >= edits)
        process.send_signal(signal.SIGKILL)
    autosave = Autosave(working.session, working.session)
    with qtbot.waitSignal(autosave.restored, timeout=PATIENCE):
        autosave.restore()
    texts = [marker.text for marker in working.blueprint.markers]
    assert texts[:safe] == [f"edit {number}" for number in range(1, safe + 1)]
    assert working.session.planned is not None
    assert not list(draft_file(home).parent.glob("*unusable*"))
    assert working.failures == []


def _plan(running: Running) -> None:
    running.pick_song()
    running.act("Plan only, without a video")
    running.until(lambda: running.session.blueprint and not running.session.work)
    running.settle()


def test_nothing_is_saved_before_the_last_plan_was_read(
    qtbot: QtBot, working: Working, autosave: Autosave, home: Path
) -> None:
    """Choosing a song in the first second does not wipe out what is still to be brought back."""
    working.plan()
    qtbot.waitUntil(lambda: draft_file(home).exists(), timeout=PATIENCE)
    working.settle()
    kept = draft_file(home).read_text()
    with qtbot.waitSignal(autosave.restored, timeout=PATIENCE):
        autosave.restore()
        autosave._on_changed()
        assert not autosave._timer.isActive()
    assert draft_file(home).read_text() == kept
