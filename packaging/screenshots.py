"""Make the pictures of the README: the real program, in a fresh home, walks through the demo and is photographed.

Run ``make screenshots``. It needs no screen; each picture is taken in the dark and in the light look.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
os.environ["LC_ALL"] = "C.UTF-8"

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from screenshots_png import save_small

from choreo_desktop.app import App
from choreo_desktop.domain.settings import S3Storage
from choreo_desktop.paths import app_paths
from choreo_desktop.ui.application import make_application
from choreo_desktop.ui.shell import Shell

FOLDER = Path(__file__).resolve().parent / "screenshots"
SIZE = (1280, 720)
MOST_BYTES = 150_000
LIMIT_SECONDS = 900
_LOOK_MS = 50

Condition = Callable[[], object]
Tour = Iterator[Condition]


class Guide(QObject):
    """Walks through the window: waits for each condition of a tour before it goes on, also while a dialog is open.

    Args:
        shell: The running program.
        folder: For the pictures.

    Attributes:
        problem: Why the tour ended early; empty where it did not.
    """

    def __init__(self, shell: Shell, folder: Path) -> None:
        super().__init__(shell)
        self._shell, self._folder = shell, folder
        self._tour: Tour = iter(())
        self._waits: Condition = bool
        self.problem = ""
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._on_tick)
        QTimer.singleShot(LIMIT_SECONDS * 1000, self, lambda: self.give_up("it takes too long"))
        shell.session.failed.connect(lambda error: self.give_up(f"{error!r} {getattr(error, 'details', '')}"))

    def begin(self, tour: Tour) -> None:
        """Walk."""
        self._tour, self._waits = tour, lambda: True
        self._clock.start()

    def photograph(self, name: str, part: Callable[[], QWidget | None]) -> Tour:
        """A picture of a part of the screen in either look."""
        for mode in ("light", "dark"):
            self._shell.choose_theme(mode)
            yield from self.pause(0.4)
            widget = part()
            if widget is None:
                self.give_up(f"{name} is not to be seen")
                return
            path = self._folder / f"{name}-{mode}.png"
            size = save_small(widget.grab().toImage(), path)
            print(f"{path.name:24} {size / 1000:4.0f} kB", flush=True)
            if size > MOST_BYTES:
                self.give_up(f"{path.name} has more than {MOST_BYTES / 1000:.0f} kB")

    def pause(self, seconds: float) -> Tour:
        """Some time for what fades or is painted later."""
        over: list[bool] = []
        QTimer.singleShot(round(1000 * seconds), self, lambda: over.append(True))
        yield lambda: over

    def _on_tick(self) -> None:
        if self._waits():
            following = next(self._tour, None)
            if following is None:
                self.give_up("")
            else:
                self._waits = following

    def give_up(self, problem: str) -> None:
        """End the tour; an empty problem says that it is at its end anyway."""
        self.problem = self.problem or problem
        self._clock.stop()
        if (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
        QTimer.singleShot(0, self._shell.window.close)


def tour(shell: Shell, guide: Guide) -> Tour:
    """The way through the program, in the order of the README's tour."""
    window, session = shell.window, shell.session

    def quiet() -> bool:
        return session.work is None and not shell.runner.jobs and not session.editing.busy

    yield lambda: window.welcoming and quiet()
    yield from guide.photograph("first-start", lambda: window)
    yield from _build(shell, guide, quiet)
    yield from _watch(shell, guide, quiet)
    yield from _edit(shell, guide, quiet)
    yield from _tap(shell, guide, quiet)
    yield from _clip(shell, guide, quiet)
    yield from _settings(shell, guide)


def _build(shell: Shell, guide: Guide, quiet: Condition) -> Tour:
    """The demo comes in and is built."""
    window, session = shell.window, shell.session
    window.preview.restore({"names": False})  # the demo's clips have their names in the picture
    shell.coordinator.try_demo()
    yield lambda: session.song is not None and session.work is not None
    window.library.show_songs()
    yield lambda: session.blueprint is not None and (shell.engine.live.exact or session.video is not None)
    yield from guide.photograph("build", lambda: window)
    yield lambda: session.video is not None and quiet()
    window.library.show_moves()


def _watch(shell: Shell, guide: Guide, quiet: Condition) -> Tour:
    """The finished video, with a move selected; then an edit of it, which is watched without being rendered."""
    window, session = shell.window, shell.session
    yield lambda: shell.engine.playing
    yield from _stop_at(shell, 22.4)
    window.progress.hide()  # how long it took is another on each machine
    session.select(3)
    window.timeline.timeline.setFocus()
    yield from guide.pause(2)
    yield quiet
    yield from guide.photograph("window", lambda: window)
    session.reroll(7)
    yield lambda: shell.engine.live.on and quiet()
    yield from _stop_at(shell, 9.75)
    yield lambda: shell.engine.live.exact
    yield from guide.photograph("live", lambda: _frame_of(window.preview))


def _edit(shell: Shell, guide: Guide, quiet: Condition) -> Tour:
    """A gap, a marker, and a clip on its way from the library."""
    session, timeline = shell.session, shell.window.timeline.timeline
    session.edit(lambda editor, plan: editor.delete(plan, (3,), close=False))
    session.edit(lambda editor, plan: editor.mark(plan, 20.0, "Breathe"))
    session.edit(lambda editor, plan: editor.lock(plan, (1,), locked=True))
    yield quiet
    session.select(1)
    yield from _stop_at(shell, 14.0)
    gap = timeline.scene.blocks[2].end
    place = QPoint(round(timeline.axis.x(gap + 1.0)), timeline.lanes.moves.top + timeline.lanes.moves.height // 2)
    data = QMimeData()
    key = shell.window.library.moves.model.entries[9].record.move.key
    data.setData("application/x-choreo-clips", json.dumps([key]).encode())
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    view = timeline.viewport()
    QApplication.sendEvent(view, QDragEnterEvent(place, *how))
    QApplication.sendEvent(view, QDragMoveEvent(place, *how))
    yield from guide.pause(1)
    yield from guide.photograph("editing", lambda: shell.window)
    QApplication.sendEvent(view, QDragLeaveEvent())


def _tap(shell: Shell, guide: Guide, quiet: Condition) -> Tour:
    """Somebody taps along with the song."""
    taps, song = shell.coordinator.correcting.taps, shell.session.song
    beats = song.analysis.beats[8:24] if song is not None else ()
    taps.press()
    yield lambda: shell.engine.playing
    for number, beat in enumerate(beats):
        yield from _stop_at(shell, beat)
        taps.pad.tap(one=number % 8 == 0)
    yield from guide.photograph("tapping", lambda: shell.window)
    taps.leave()
    yield quiet


def _clip(shell: Shell, guide: Guide, quiet: Condition) -> Tour:
    """The beats of a clip."""
    correcting, record = shell.coordinator.correcting, shell.window.library.moves.model.entries[1].record
    QTimer.singleShot(0, guide, lambda: correcting.open_clip(record))
    yield lambda: correcting.dialog is not None
    yield from guide.pause(2)
    yield quiet
    yield from guide.photograph("clip", lambda: correcting.dialog)
    if correcting.dialog is not None:
        correcting.dialog.reject()
    yield lambda: correcting.dialog is None


def _settings(shell: Shell, guide: Guide) -> Tour:
    """The settings, for a bucket."""
    studio = shell.studio
    studio.settings = studio.settings.model_copy(
        update={"storage": S3Storage(bucket="our-dance-school", prefix="bachata", region="eu-central-1")}
    )
    QTimer.singleShot(0, guide, shell.menus.show_settings)
    yield lambda: QApplication.activeModalWidget() is not None
    yield from guide.pause(2)
    yield from guide.photograph("settings", QApplication.activeModalWidget)
    if (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()
    yield lambda: QApplication.activeModalWidget() is None


def _frame_of(widget: QWidget) -> QWidget:
    frame = widget.parentWidget()
    while frame is not None and not isinstance(frame, QFrame):
        frame = frame.parentWidget()
    return frame or widget


def _stop_at(shell: Shell, seconds: float) -> Tour:
    engine = shell.engine
    engine.pause()
    shell.stage.seek(seconds)
    yield lambda: not engine.playing and abs(engine.position - seconds) < 0.05


def main() -> int:
    """Make the pictures. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="choreo-pictures-") as home, ExitStack() as stack:
        os.environ["CHOREO_DESKTOP_HOME"] = home
        paths = app_paths()
        app = App(stack, paths)
        application = make_application()
        shell = Shell(application, app.studio, app.upkeep, paths)
        shell.show()
        shell.window.resize(*SIZE)
        guide = Guide(shell, folder)
        sys.excepthook = lambda kind, error, _: guide.give_up(f"{kind.__name__}: {error}")
        guide.begin(tour(shell, guide))
        application.exec()
    if guide.problem:
        print(f"The tour ended early: {guide.problem}", file=sys.stderr)
    return 1 if guide.problem else 0


if __name__ == "__main__":
    sys.exit(main())
