"""Answers about a running window, for a test that has nothing but a mouse, a keyboard and eyes.

Places are pixels of the screen, as the mouse counts them.
"""

import threading
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from choreo_desktop.ui.models.history import TASK_ROLE
from choreo_desktop.ui.models.history_words import title_of
from choreo_desktop.ui.models.moves import RECORD_ROLE
from choreo_desktop.ui.shell import Shell
from choreo_desktop.ui.theme import DARK

Answer = dict[str, Any]


class Answers:
    """Each method answers one question; what is not there is a ``LookupError``.

    Args:
        shell: The running application.
    """

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    # Where something is

    def widget(self, name: str, kind: str = "") -> Answer:
        """A widget that is seen, by its name for screen readers or the words on it."""
        for widget in self._seen():
            if _called(widget, name) and (not kind or widget.inherits(kind)):
                return {
                    **_place(widget, widget.rect()),
                    "text": _words(widget),
                    "enabled": widget.isEnabled(),
                    "focus": widget.hasFocus(),
                }
        message = f"no widget is called {name}"
        raise LookupError(message)

    def chip(self, field: str) -> Answer:
        """The first chip of a field to filter by."""
        for widget in self._seen():
            if isinstance(widget, QAbstractButton) and widget.accessibleName().startswith(f"{field}: "):
                return _place(widget, widget.rect())
        message = f"no chip is there for {field}"
        raise LookupError(message)

    def label(self, text: str) -> Answer:
        """Words that are seen somewhere, or a part of them."""
        for widget in self._seen():
            if isinstance(widget, QLabel) and text in widget.text():
                return {**_place(widget, widget.rect()), "text": widget.text()}
        message = f"nothing says {text}"
        raise LookupError(message)

    def tab(self, text: str) -> Answer:
        """A tab of a bar."""
        for widget in self._seen():
            if isinstance(widget, QTabBar):
                for i in range(widget.count()):
                    if widget.tabText(i).replace("&", "") == text:
                        return {**_place(widget, widget.tabRect(i)), "current": widget.currentIndex() == i}
        message = f"no tab is called {text}"
        raise LookupError(message)

    def item(self, view: str, text: str) -> Answer:
        """A row of a list, grid or table, scrolled to where it is seen."""
        for widget in self._seen():
            if isinstance(widget, QAbstractItemView) and _called(widget, view):
                for index in _indexes(widget.model()):
                    if _item_text(index) == text:
                        widget.scrollTo(index)
                        return _place(widget.viewport(), widget.visualRect(index))
        message = f"{view} holds no {text}"
        raise LookupError(message)

    def entry(self, text: str) -> Answer:
        """An entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            for action in menu.actions():
                if action.text().replace("&", "") == text:
                    return {**_place(menu, menu.actionGeometry(action)), "enabled": action.isEnabled()}
        message = f"no open menu holds {text}"
        raise LookupError(message)

    def moment(self, second: float) -> Answer:
        """A second of the song in the timeline."""
        timeline = self._shell.window.timeline.timeline
        middle = timeline.lanes.wave.top + timeline.lanes.wave.height // 2
        return _place(timeline.viewport(), QRect(round(timeline.axis.x(second)), middle, 1, 1))

    def block(self, move: int) -> Answer:
        """A move in the timeline, counted from 0."""
        timeline = self._shell.window.timeline.timeline
        if move >= len(timeline.scene.blocks):
            message = f"there is no move {move}"
            raise LookupError(message)
        block = timeline.scene.blocks[move]
        x = timeline.axis.x((block.start + block.end) / 2)
        y = timeline.lanes.moves.top + timeline.lanes.moves.height // 2
        return {**_place(timeline.viewport(), QRect(round(x), y, 1, 1)), "start": block.start, "end": block.end}

    # How things stand

    def state(self) -> Answer:
        """What the window works on and shows."""
        window, session, engine = self._shell.window, self._shell.session, self._shell.engine
        blueprint, job = session.blueprint, session.work
        return {
            "title": window.windowTitle(),
            "size": [window.width(), window.height()],
            "welcoming": window.welcoming,
            "page": window.library.tabs.tabText(window.library.tabs.currentIndex()),
            "clips": len(window.library.moves.model.entries),
            "shown": window.library.moves.model.rowCount(),
            "songs": len(window.library.songs.model.entries),
            "importing": window.library.importer.job is not None,
            "song": None if session.song is None else session.song.record.title,
            "moves": [] if blueprint is None else [move.name for move in blueprint.moves],
            "video": None if session.video is None else str(session.video),
            "work": None if job is None else job.title,
            "percent": -1 if job is None else 0 if job.progress is None else job.progress.percent,
            "selected": session.selected,
            "undo": session.undo.undoText(),
            "undone": session.undo.index(),
            "playing": engine.playing,
            "position": engine.position,
            "loaded": None if engine.path is None else str(engine.path),
            "loop": engine.loop,
            "mirrored": window.preview.scene.mirrored,
            "full_screen": window.preview.full_screen is not None,
            "playhead": window.timeline.timeline.playhead,
            "dark": self._shell.theme.colors is DARK,
            "language": self._shell.languages.language,
            "jobs": len(self._shell.runner.jobs),
        }

    def tags(self, name: str) -> Answer:
        """What the library says of the moves of a name."""
        for entry in self._shell.window.library.moves.model.entries:
            if entry.record.move.name == name:
                return {"tags": sorted(entry.record.move.tags), "category": entry.record.move.category}
        message = f"no move is called {name}"
        raise LookupError(message)

    def history(self) -> list[Answer]:
        """What the history lists, from the top."""
        tasks = self._shell.window.history._model.tasks
        return [{"title": title_of(task), "status": task.status.value} for task in tasks]

    def focus(self) -> Answer:
        """Where the keyboard stands."""
        widget = QApplication.focusWidget()
        return {"number": id(widget), "name": "" if widget is None else widget.accessibleName()}

    def dialog(self) -> str:
        """The title of the dialog that is open; empty for none."""
        dialog = QApplication.activeModalWidget()
        return "" if dialog is None else dialog.windowTitle()

    def picture(self) -> Answer:
        """Where the preview paints."""
        view = self._shell.window.preview._view
        return _place(view, view.rect())

    def window(self) -> Answer:
        """Where the window is."""
        window = self._shell.window
        return {**_place(window, window.rect()), "active": window.isActiveWindow()}

    def threads(self) -> list[str]:
        """Threads of Python that run."""
        return [thread.name for thread in threading.enumerate()]

    def _seen(self) -> Iterator[QWidget]:
        """Widgets that can be reached now, from the front."""
        modal = QApplication.activeModalWidget()
        tops = [modal] if modal is not None else [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        tops.sort(key=lambda top: top is self._shell.window)
        for top in tops:
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible() and not widget.visibleRegion().isEmpty():
                    yield widget


def _place(widget: QWidget, rect: QRect) -> Answer:
    ratio = widget.devicePixelRatioF()
    corner = widget.mapToGlobal(QPoint(rect.left(), rect.top()))
    x, y, width, height = (round(n * ratio) for n in (corner.x(), corner.y(), rect.width(), rect.height()))
    return {"x": x + width // 2, "y": y + height // 2, "left": x, "top": y, "width": width, "height": height}


def _words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    text = widget.property("text")
    return text if isinstance(text, str) else ""


def _called(widget: QWidget, name: str) -> bool:
    if widget.accessibleName() == name:
        return True
    return isinstance(widget, QAbstractButton) and name in (widget.text().replace("&", ""), widget.toolTip())


def _indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(model.rowCount()):
        yield model.index(row, 0)


def _item_text(index: QModelIndex) -> str:
    task = index.data(TASK_ROLE)
    if hasattr(task, "task_id"):
        return title_of(task)
    record = index.data(RECORD_ROLE)
    for words in (getattr(getattr(record, "move", None), "name", None), getattr(record, "title", None)):
        if isinstance(words, str):
            return words
    return str(index.data(Qt.ItemDataRole.DisplayRole))
