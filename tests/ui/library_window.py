"""A library panel of a test, and what people do with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from choreo_desktop.services.library_shelf import Library
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.panels.library import LibraryPanel
from choreo_desktop.ui.panels.library_parts import Chooser
from choreo_desktop.ui.theme import Theme

PATIENCE = 20_000


class Answers(Chooser):
    """Answers by itself what people would be asked."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.place: Path | None = None
        self.asked = 0
        self.shown: list[Path] = []

    @override
    def clips(self, parent: QWidget) -> list[Path]:
        """The answer."""
        self.asked += 1
        return self.files

    @override
    def songs(self, parent: QWidget) -> list[Path]:
        """The answer."""
        self.asked += 1
        return self.files

    @override
    def folder(self, parent: QWidget, title: str) -> Path | None:
        """The answer."""
        self.asked += 1
        return self.place


@contextmanager
def shown_panel(
    qtbot: QtBot, theme: Theme, runner: JobRunner, library: Library, *, read: bool = True
) -> Iterator[LibraryPanel]:
    """The panel of a library as it is in a small window."""
    answers = Answers()
    panel = LibraryPanel(theme, runner, lambda: library, chooser=answers, reveal=answers.shown.append)
    qtbot.addWidget(panel)
    panel.resize(300, 640)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    if read:
        panel.refresh()
        qtbot.waitUntil(lambda: panel.moves.state != "loading", timeout=PATIENCE)
    try:
        yield panel
    finally:
        panel.shut_down()
        assert runner.shut_down()


def answers_of(panel: LibraryPanel) -> Answers:
    """What people answer in its dialogs."""
    assert isinstance(panel._chooser, Answers)
    return panel._chooser


def settled(qtbot: QtBot, runner: JobRunner) -> None:
    """Wait until nothing runs any more."""
    qtbot.waitUntil(lambda: not runner.jobs, timeout=PATIENCE)


def names(panel: LibraryPanel) -> list[str]:
    """The moves that are shown, in their order."""
    return [panel.moves.model.record(row).move.name for row in range(panel.moves.model.rowCount())]


def select(qtbot: QtBot, panel: LibraryPanel, wanted: Sequence[str]) -> None:
    """Select moves by their names."""
    model = panel.moves.model
    records = [model.record(row) for row in range(model.rowCount())]
    chosen = [record.number for record in records if record.move.name in wanted]
    panel.moves.grid.select_numbers(chosen, chosen[0])
    panel.moves.grid.setFocus()
    qtbot.waitUntil(panel.moves.actions_of_clips.remove.isEnabled)


def drag(widget: QWidget, urls: Sequence[str | Path], *, drop: bool = True) -> bool:
    """Drag something over a widget and let it fall. Returns whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl(url) if isinstance(url, str) else QUrl.fromLocalFile(str(url)) for url in urls])
    place, actions = QPoint(5, 5), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, actions, data, button, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(place, actions, data, button, keys)
    QApplication.sendEvent(widget, move)
    if not move.isAccepted() or not drop:
        return move.isAccepted()
    end = QDropEvent(QPointF(place), actions, data, button, keys)
    QApplication.sendEvent(widget, end)
    return end.isAccepted() and end.dropAction() == Qt.DropAction.CopyAction
