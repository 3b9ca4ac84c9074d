"""The whole program in a test: its window over real services and a small real library, and what people do with it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.app import App
from choreo_desktop.domain.settings import AppSettings, VideoSettings
from choreo_desktop.domain.task import ChoreographyTask
from choreo_desktop.paths import app_paths
from choreo_desktop.ui.application import make_application
from choreo_desktop.ui.main_window import MainWindow
from choreo_desktop.ui.session import Session
from choreo_desktop.ui.shell import Shell
from tests.end_to_end.material import children_at, ffmpeg_program, leftovers, until

PATIENCE = 60_000  # ms
SONG = "Canción de Prueba"
SMALL = VideoSettings(width=64, height=48, frame_rate=10, quality="draft", video_bitrate="200k")

T = TypeVar("T", bound=QWidget)

# Encoders of segments read at the clip's own speed while the file beside the script is there.
_SCRIPT = """#!/bin/sh
if [ -e "$0.slow" ]; then
  case "$*" in *segment.mp4*) for word; do
    shift; [ "$word" = -i ] && set -- "$@" -re; set -- "$@" "$word"
  done;; esac
fi
exec {program} "$@"
"""


class Running:
    """The program as it runs, in a home of one test.

    Attributes:
        app: Its parts.
        shell: What lives as long as it does.
        home: Where it keeps everything.
        ffmpeg: The script that stands for FFmpeg.
        failures: What the window was told of.
    """

    def __init__(self, app: App, shell: Shell, home: Path, ffmpeg: Path, qtbot: QtBot) -> None:
        self.app, self.shell, self.home, self.ffmpeg, self.qtbot = app, shell, home, ffmpeg, qtbot
        self.failures: list[object] = []
        shell.session.failed.connect(self.failures.append)

    @property
    def window(self) -> MainWindow:
        """The window of now."""
        return self.shell.window

    @property
    def session(self) -> Session:
        """What it works on."""
        return self.shell.session

    # Waiting

    def until(self, there: Callable[[], object]) -> None:
        """Wait for something to be so."""
        self.qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE)

    def settle(self) -> None:
        """Wait until no job runs."""
        self.until(lambda: not self.shell.runner.jobs)

    # FFmpeg

    def slow(self) -> None:
        """From now on encoders take their time."""
        self._brake.touch()

    def quick(self) -> None:
        """From now on encoders run freely."""
        self._brake.unlink(missing_ok=True)

    @property
    def _brake(self) -> Path:
        return self.ffmpeg.with_name(self.ffmpeg.name + ".slow")

    # What people do

    def click(self, widget: QWidget) -> None:
        """Click with the mouse."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Click the one button of these words that is seen."""
        self.click(self.button(text, within))

    def button(self, text: str, within: QWidget | None = None) -> QPushButton:
        """The one button of these words that is seen."""
        seen = [b for b in (within or self.window).findChildren(QPushButton) if b.isVisible()]
        found = [b for b in seen if b.text() == text]
        assert len(found) == 1, f"{text!r} is not one of {[b.text() for b in seen]}"
        return found[0]

    def act(self, text: str) -> None:
        """Choose what a menu names."""
        action = self.action(text)
        assert action.isEnabled(), text
        action.trigger()

    def action(self, text: str) -> QAction:
        """What a menu names."""
        found = [a for actions in self.shell.menus.groups.values() for a in actions if plain(a.text()) == text]
        assert len(found) == 1, (text, found)
        return found[0]

    def pick_song(self, row: int = 0) -> None:
        """Go to the songs and choose one with a click."""
        window = self.window
        tabs = window.library.tabs
        bar = tabs.tabBar()
        place = bar.tabRect(tabs.indexOf(window.library.songs)).center()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
        self.until(lambda: window.library.songs.state == "table")
        table = window.library.songs.table
        cell = table.visualRect(table.model().index(row, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
        self.until(lambda: self.session.song)

    def build(self) -> None:
        """Have a video made of the song that was chosen, and wait for it."""
        anew = self.session.blueprint is not None
        self.press("Build anew" if anew else "Build choreography", self.window.choices)
        self.until(lambda: self.session.video and not self.session.work)

    def made(self) -> None:
        """A song chosen and a video made of it."""
        self.pick_song()
        self.build()
        self.settle()

    def in_dialog(self, kind: type[T], opens: Callable[[], object], use: Callable[[T], object]) -> None:
        """Open a dialog, whether it waits for the person or not, do something in it, close it."""
        problems: list[BaseException | None] = []

        def look() -> None:
            beside = [dialog for dialog in self.in_view(QDialog) if isinstance(dialog, kind)]
            dialog = QApplication.activePopupWidget() or QApplication.activeModalWidget() or next(iter(beside), None)
            if dialog is None:  # it may have something to look up first
                return
            timer.stop()
            try:
                assert isinstance(dialog, kind), f"{type(dialog).__name__} is no {kind.__name__}"
                use(dialog)
            except BaseException as problem:  # noqa: BLE001 - raised again when the dialog is gone
                problems.append(problem)
            else:
                problems.append(None)
            finally:
                dialog.close()

        timer = QTimer(interval=10)
        timer.timeout.connect(look)
        timer.start()
        opens()
        self.until(lambda: problems)
        if problems[0] is not None:
            raise problems[0]

    # What is seen

    def menu_words(self) -> list[str]:
        """All that can be chosen in the menus now."""
        actions = [action for group in self.shell.menus.groups.values() for action in group]
        return [plain(action.text()) for action in actions if action.isEnabled()]

    def shows(self, text: str) -> bool:
        """Whether a button of these words is seen."""
        return any(button.text() == text for button in self.in_view(QPushButton))

    def history(self) -> list[ChoreographyTask]:
        """Every choreography, newest first."""
        return self.app.studio.history.entries()

    def said(self) -> str:
        """What the strip of the build says."""
        return f"{self.window.progress._title.text()} {self.window.progress._sentence.text()}".strip()

    def notices(self) -> list[str]:
        """What stands above the panels."""
        return [notice.text for notice in self.window._shown]

    def in_view(self, kind: type[T]) -> list[T]:
        """The widgets of a kind that are seen."""
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    def check_nothing_left(self) -> None:
        """No program, no temporary file, no half video."""
        until(lambda: not children_at(self.home), "the end of all programs", 10)
        assert leftovers(self.home / "cache", self.home / "data") == []

    def close(self) -> None:
        """Close the window, as a person would."""
        self.window.close()
        assert all(job.wait(0) for job in self.shell.runner.jobs)


@contextmanager
def opened(qtbot: QtBot, home: Path, ffmpeg: Path, *, shown: bool = True, settled: bool = True) -> Iterator[Running]:
    """The program, from its start to its end."""
    application = make_application()
    with ExitStack() as stack:
        app = App(stack, app_paths())
        shell = Shell(application, app.studio, app.upkeep, app_paths())
        running = Running(app, shell, home, ffmpeg, qtbot)
        try:
            if shown:
                with qtbot.waitExposed(shell.window):
                    shell.show()
                shell.window.resize(1280, 720)
                shell.window.activateWindow()
                library = running.window.library
                running.until(lambda: shell.runner.jobs or library.moves.state != "loading" or running.failures)
            if settled:
                running.settle()
            yield running
        finally:
            (ffmpeg.with_name(ffmpeg.name + ".slow")).unlink(missing_ok=True)
            end(running)


def end(running: Running) -> None:
    """The end of the program: nothing of it lives on in the next test."""
    running.close()
    shell, window = running.shell, running.window
    running.settle()

    def rests() -> bool:
        if not shell.engine.idle:
            shell.engine.stop()  # what was done when the window closed may have been heard of later, and begun to play
        return shell.engine.idle

    running.until(rests)
    for thing in (window, shell.reports, shell, shell.theme, shell.languages):
        thing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyleSheet("")  # as at a start; a window is put together in half the time without one


def prepare(home: Path, filled: Path | None, folder: Path, **settings: object) -> Path:
    """A home with a library in it and settings that make small videos quickly. Returns the script for FFmpeg."""
    if filled is not None:
        shutil.copytree(filled, home, dirs_exist_ok=True)
    script = folder / "ffmpeg"
    script.write_text(_SCRIPT.format(program=ffmpeg_program().path))
    script.chmod(0o755)
    chosen = {"video": SMALL, "ffmpeg_path": str(script), "workers": 2, "language": "en", "theme": "dark", **settings}
    file = home / "config" / "settings.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(AppSettings.model_validate(chosen).model_dump_json(), "utf-8")
    return script


@pytest.fixture
def window(qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path) -> Iterator[Running]:
    """The program over a library of a song and six clips."""
    with opened(qtbot, home, prepare(home, filled_home, tmp_path)) as running:
        yield running


@pytest.fixture
def empty_window(qtbot: QtBot, home: Path, tmp_path: Path) -> Iterator[Running]:
    """The program at its first start."""
    with opened(qtbot, home, prepare(home, None, tmp_path)) as running:
        yield running


def top_levels() -> set[QWidget]:
    """Every window of the program."""
    return set(QApplication.topLevelWidgets())


def our_children() -> list[psutil.Process]:
    """Programs that this one started (other than Python itself, which other tests run)."""
    return [child for child in psutil.Process().children(recursive=True) if "ython" not in child.name()]


def plain(text: str) -> str:
    """The words of an action, without the mark of its key and the dots behind."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(".…")


def damaged(path: Path, kind: str) -> None:
    """Damage a clip.

    Args:
        path: The clip.
        kind: ``garbage`` is no video at all, ``cut`` ends in the middle, ``holes`` can be opened and shows its first
            pictures only.
    """
    content = path.read_bytes()
    if kind == "garbage":
        path.write_bytes(b"not a video any more\n" * 100)
    elif kind == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        begin, end = content.find(b"mdat") + 3000, content.find(b"moov") - 4
        assert 3000 < begin < end
        path.write_bytes(content[:begin] + bytes(end - begin) + content[end:])


@pytest.fixture(scope="session")
def spanish() -> None:
    """The Spanish texts, as the set-up builds them."""
    tool = Path(__file__).resolve().parents[2] / "packaging" / "translations.py"
    subprocess.run([sys.executable, str(tool), "build"], check=True, capture_output=True)
