"""Theme and language that change while something is built: the window follows, the work goes on."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication
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
