"""Theme and language that change while something is built: the window follows, the work goes on."""

import gc
import weakref

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QSplitter
from shiboken6 import isValid

from choreo_desktop.ui.main_window import MainWindow
from tests.ui.window_studio import Running


def start(window: Running) -> None:
    """Begin a build that takes its time."""
    window.pick_song()
    window.slow()
    window.press("Build choreography")
    window.until(lambda: window.session.blueprint)


def test_another_look_while_something_is_built(window: Running) -> None:
    """Every part of the window is painted in the new colours at once, and the video is made."""
    start(window)
    dark = window.window.grab().toImage().pixelColor(2, window.window.height() - 2)
    window.shell.choose_theme("light")
    light = window.window.grab().toImage().pixelColor(2, window.window.height() - 2)
    assert dark.lightness() < 60 < 200 < light.lightness()
    window.quick()
    window.until(lambda: window.session.video and not window.session.work)
    assert window.failures == []


@pytest.mark.usefixtures("spanish")
def test_another_language_while_something_is_built(window: Running) -> None:
    """The new window speaks Spanish, follows the build and plays what comes of it; the old one is gone for good."""
    start(window)
    old = window.window
    gone, progress = weakref.ref(old), old.progress
    window.shell.choose_language("es")
    assert window.window is not old
    assert window.window.progress.isVisible()
    assert window.window.timeline.timeline.isVisible()
    window.shell.choose_theme("light")  # nothing of the old window follows it any more
    del old
    window.quick()
    window.until(lambda: window.session.video and not window.session.work)
    window.settle()
    window.until(lambda: window.shell.engine.playing)
    assert not isValid(progress)
    del progress
    gc.collect()
    assert gone() is None or not isValid(gone())
    assert [top for top in QApplication.topLevelWidgets() if isinstance(top, MainWindow)] == [window.window]
    assert window.said().startswith("Lista en")
    assert window.window.library.moves.model.rowCount() == 6
    assert window.session.song is not None
    assert window.failures == []
    window.shell.choose_language("en")
    window.settle()
    assert window.button("Build choreography", window.window.choices).isVisible()
    window.shell.choose_theme("dark")
    window.session.select(1)
    window.session.told.emit("Hello")
    window.settle()
    assert window.failures == []


@pytest.mark.usefixtures("spanish")
def test_languages_back_and_forth_leave_one_window(window: Running) -> None:
    """Eight changes of the language leave as many widgets as four do."""
    window.made()
    counts = []
    for number in range(8):
        window.shell.choose_language("es" if number % 2 == 0 else "en")
        window.settle()
        gc.collect()
        counts.append(len(QApplication.allWidgets()))
    assert counts[-1] <= counts[3] + 5, counts
    window.shell.choose_theme("light")
    assert window.failures == []


def test_in_a_large_window_the_preview_has_the_room(window: Running) -> None:
    """On a large screen the picture grows, and library and timeline little, until somebody drags their edges."""
    shown = window.window
    small = (shown.library.width(), shown.timeline.height(), shown.preview.height())
    shown.resize(3840, 2160)
    window.until(lambda: shown.timeline.height() > small[1])
    assert shown.timeline.height() < 0.25 * 2160
    assert shown.library.width() < 0.25 * 3840
    assert shown.preview.height() > 0.7 * 2160
    shown.resize(1280, 720)
    window.until(lambda: (shown.library.width(), shown.timeline.height(), shown.preview.height()) == small)
    edge = shown.findChild(QSplitter, "middle").handle(1)  # type: ignore[union-attr]
    QTest.mousePress(edge, Qt.MouseButton.LeftButton)
    QTest.mouseMove(edge, QPoint(10, -60))
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton)
    dragged = shown.timeline.height()
    assert dragged > small[1] + 30
    shown.resize(1280, 760)
    shown.resize(1280, 720)
    window.settle()
    assert abs(shown.timeline.height() - dragged) < 12


def test_what_to_do_is_read_below_a_notice_in_a_small_window(window: Running) -> None:
    """Where the planner had to relax something, the line that says what to do next is seen whole below the notice."""
    window.pick_song()
    window.session.plan(difficulty="advanced", style="modern")
    window.until(lambda: window.session.blueprint and not window.session.work)
    window.settle()
    panel = window.window.selected_move
    assert panel._coverage.text
    hint = next(each for each in panel.findChildren(QLabel) if "on the timeline to see why" in each.text())
    window.until(hint.isVisible)
    view = panel._area.viewport()
    assert view.rect().contains(QRect(hint.mapTo(view, QPoint()), hint.size()))
    window.session.select(0)
    assert not hint.isVisible()
