"""Changes of a plan in the window: swapped, locked, undone, redone, rendered again, and still there after a restart."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.ui.panels.selected_move_alternative import AlternativeRow
from tests.ui.window_studio import Running, opened, prepare


def plan(window: Running) -> Blueprint:
    """The plan, of which there is one."""
    assert window.session.blueprint is not None
    return window.session.blueprint


def test_a_swap_is_undone_redone_and_rendered(window: Running) -> None:
    """One click swaps the selected move; undo brings the plan and its video back; the new plan becomes a video."""
    window.made()
    first, video = plan(window), window.session.video
    window.session.select(1)
    window.until(lambda: window.in_view(AlternativeRow))
    window.act(next(words for words in window.menu_words() if words.startswith("Swap it for ")))
    window.until(lambda: plan(window) != first)
    swapped = plan(window)
    assert swapped.moves[1].video_path != first.moves[1].video_path
    assert not window.session.video
    QTest.keyClick(window.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plan(window) == first
    assert window.session.video == video
    QTest.keyClick(window.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert plan(window) == swapped
    window.press("Render again", window.window.choices)
    window.until(lambda: window.session.video and not window.session.work)
    assert window.session.video != video
    assert window.shell.engine.path == window.session.video
    assert [task.status for task in window.history()] == ["completed", "completed"]
    assert window.failures == []


def test_a_seed_that_gives_the_same_plan_is_passed_over(window: Running) -> None:
    """Whoever asks for another plan gets another one, and its seed; small libraries give one plan for many seeds."""
    window.made()
    before, taken = plan(window), list[int]()
    seed = window.session.planned.request.seed if window.session.planned is not None else -1
    window.session.reroll([seed, seed, *range(1001, 1009)], taken=taken.append)
    window.until(lambda: taken)
    assert plan(window).moves != before.moves
    assert taken[0] != seed
    assert window.failures == []


def test_what_is_locked_stays_when_the_rest_is_planned_anew(window: Running) -> None:
    """The lock of the selected move holds against a new plan of all others."""
    window.made()
    window.session.select(2)
    window.act("Lock this move")
    window.until(lambda: plan(window).moves[2].locked)
    locked = plan(window)
    window.act("Plan the rest anew, locked moves stay")
    window.until(lambda: plan(window) != locked)
    same = [move for move in plan(window).moves if move.start_time == locked.moves[2].start_time]
    assert [move.video_path for move in same] == [locked.moves[2].video_path]
    assert same[0].locked
    window.act(next(words for words in window.menu_words() if words.startswith("Undo")))
    assert plan(window) == locked
    assert window.failures == []


def test_an_edited_plan_is_there_after_a_restart(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> None:
    """What was changed and not rendered when the window was closed is on the table at the next start."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    with opened(qtbot, home, ffmpeg) as window:
        window.made()
        window.session.lock(0, locked=True)
        window.until(lambda: plan(window).moves[0].locked)
        edited = plan(window)
    with opened(qtbot, home, ffmpeg) as window:
        window.until(lambda: window.session.blueprint)
        assert plan(window).moves == edited.moves
        assert window.session.song is not None
        window.press("Render again" if window.shows("Render again") else "Make the video", window.window.choices)
        window.until(lambda: window.session.video and not window.session.work)
        assert window.failures == []
