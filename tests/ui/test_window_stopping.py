"""Work that is stopped, at every stage; the window that closes in the middle of it; the program that is killed."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.work import Progress
from tests.end_to_end.material import children_at, environment, make_clip, make_song, rendered_parts, tasks_of, until
from tests.ui.library_window import drag, names
from tests.ui.window_studio import Running, opened, our_children, prepare, top_levels

STAGES = ["analysing", "planning", "fetching", "concatenating", "adding_audio", "uploading"]


@pytest.mark.parametrize("stage", STAGES)
def test_cancel_at_each_stage(window: Running, stage: str) -> None:
    """Whenever it is stopped, all has ended and nothing is left, the history says so, and the next build works."""
    window.pick_song()
    early = STAGES.index(stage) < STAGES.index("adding_audio")
    if early:  # or a busy machine could hear of a stage when all is over
        window.slow()
    window.press("Build choreography")
    job = window.session.work
    assert job is not None

    def stop(progress: Progress) -> None:
        if progress.stage in STAGES and STAGES.index(progress.stage) >= STAGES.index(stage):
            window.window.choices._bar.cancel_action.trigger()

    job.progressed.connect(stop)
    window.until(lambda: not window.session.work)
    window.settle()
    [task] = window.history()
    window.check_nothing_left()
    window.quick()
    if task.status == "completed" and not early:  # the last stages are over in a moment
        return
    assert task.status == "cancelled"
    assert window.said().startswith("Stopped")
    assert list((window.home / "data" / "library" / "output").glob("**/*.mp4")) == []
    window.press("Try again")
    window.until(lambda: window.session.video and not window.session.work)
    assert [task.status for task in window.history()] == ["completed", "cancelled"]
    assert window.failures == []


def test_finished_parts_are_used_by_the_next_build(window: Running) -> None:
    """What was rendered before the work was stopped is not rendered again."""
    window.pick_song()
    window.window.choices._form.seed.setValue(5)
    window.slow()
    window.press("Build choreography")
    cache = window.home / "cache"
    window.until(lambda: rendered_parts(cache))
    window.press("Cancel", window.window.progress)
    window.until(lambda: not window.session.work)
    kept = rendered_parts(cache)
    assert kept
    window.quick()
    window.press("Try again")
    window.until(lambda: window.session.video and not window.session.work)
    now = rendered_parts(cache)
    assert {name: now.get(name) for name in kept} == kept
    window.check_nothing_left()


def test_a_song_that_is_listened_to_can_be_left(window: Running, tmp_path: Path) -> None:
    """Import is stopped with a button; what came in is kept."""
    folder = tmp_path / "many"
    for number in range(16):
        make_clip(folder / f"clip {number}.mp4", 2.0, hue=20 * number, rate="24")
    assert drag(window.window, [folder])
    library = window.window.library
    window.until(lambda: len(names(library)) > 6)
    window.press("Cancel", library.strip)
    window.until(lambda: not library.importer.job)
    window.settle()
    assert len(names(library)) == len(window.app.studio.library.clips())
    window.check_nothing_left()
    assert window.failures == []


def test_closing_while_something_is_rendered(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """The window is gone at once, no program and no file is left, and the next start says that it was stopped."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    with opened(qtbot, home, ffmpeg) as window:
        window.pick_song()
        window.slow()
        window.press("Build choreography")
        window.until(lambda: children_at(home))
        window.close()
        assert our_children() == []
        window.check_nothing_left()
    assert [task.status for task in tasks_of(home)] == ["cancelled"]
    with opened(qtbot, home, ffmpeg) as window:
        assert [task.status for task in window.history()] == ["cancelled"]
        window.made()
    assert [task.status for task in tasks_of(home)] == ["completed", "cancelled"]


def test_closing_while_clips_come_in(qtbot: QtBot, home: Path, tmp_path: Path) -> None:
    """What came in is kept, the rest can come in the next time; nothing half is left."""
    ffmpeg = prepare(home, None, tmp_path)
    folder = tmp_path / "many"
    for number in range(8):
        make_clip(folder / f"clip {number}.mp4", 2.0, hue=40 * number)
    make_song(folder / "song.wav", 12.0)
    with opened(qtbot, home, ffmpeg) as window:
        assert drag(window.window, [folder])
        window.until(lambda: names(window.window.library))
        window.close()
        assert our_children() == []
        window.check_nothing_left()
    with opened(qtbot, home, ffmpeg) as window:
        assert 0 < len(names(window.window.library)) <= 8
        assert drag(window.window, [folder])
        window.until(lambda: len(names(window.window.library)) == 8 and not window.window.library.importer.job)
        window.settle()
        assert window.failures == []
        window.check_nothing_left()


def python_threads() -> set[threading.Thread]:
    """Threads that Python began; it keeps a record for ever of others that it has seen."""
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


_PROGRAM = """
import sys
from contextlib import ExitStack
from PySide6.QtCore import QTimer
from choreo_desktop.app import App
from choreo_desktop.paths import app_paths
from choreo_desktop.ui.application import make_application
from choreo_desktop.ui.shell import Shell
application = make_application()
with ExitStack() as stack:
    app = App(stack, app_paths())
    shell = Shell(application, app.studio, app.upkeep, app_paths())
    shell.show()
    shell.session.song_changed.connect(lambda: QTimer.singleShot(0, shell.window.choices.build))
    shell.runner.run(lambda _, __: app.studio.library.songs()[0], done=shell.session.choose_song)
    sys.exit(application.exec())
"""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_program_that_was_killed(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """Its encoders end with it; the next start tells why there is no video, and makes it with one click."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    ffmpeg.with_name(ffmpeg.name + ".slow").touch()
    command = [sys.executable, "-c", _PROGRAM]
    program = subprocess.Popen(command, env=environment(home, QT_QPA_PLATFORM="offscreen"), stderr=subprocess.DEVNULL)
    try:
        until(lambda: rendered_parts(home / "cache"), "a rendered part")
    finally:
        os.kill(program.pid, signal.SIGKILL)
        program.wait()
    ffmpeg.with_name(ffmpeg.name + ".slow").unlink()
    until(lambda: not children_at(home), "the end of its encoders", 10)
    with opened(qtbot, home, ffmpeg) as window:
        [task] = window.history()
        assert task.status == "failed"
        history = window.window.history
        window.window.library.tabs.setCurrentWidget(history)
        history.select(task.task_id)
        assert history._reason.isVisible()
        assert history._actions.why.isEnabled()
        history._actions.render.trigger()
        window.until(lambda: window.session.video and not window.session.work)
        window.settle()
        assert [task.status for task in window.history()] == ["completed", "failed"]
        assert window.failures == []
        window.check_nothing_left()


def test_no_thread_outlives_the_window(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """After a choreography was made and played, the program ends with the threads with which it began."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    before = python_threads()
    with opened(qtbot, home, ffmpeg) as window:
        window.made()
        window.close()
        assert all(job.wait(0) for job in window.shell.runner.jobs)
    until(lambda: python_threads() <= before, "the end of all threads", 10)
    assert our_children() == []


def test_twelve_windows_leave_nothing(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """Opened and closed twelve times in one program, whether all was read or not: no window, thread or program more."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    windows, threads, first = top_levels(), python_threads(), 0
    for number in range(12):
        with opened(qtbot, home, ffmpeg, settled=number % 3 == 0):
            pass
        first = first or psutil.Process().num_threads()  # Qt and FFmpeg keep some of their own
    until(lambda: python_threads() <= threads, "the end of all threads", 10)
    until(lambda: psutil.Process().num_threads() <= first + 2, "the end of Qt's threads", 10)
    assert top_levels() <= windows
    assert our_children() == []
