"""Everything that lays and edits a plan by hand, put into the window."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu

from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.panels.markers_field import MarkerField
from choreo_desktop.ui.timeline.editor import TimelineEditor
from choreo_desktop.ui.timeline.mark_edits import AddMark, RemoveMark, RenameMark
from choreo_desktop.ui.timeline.offer import EmptyOffer

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.ui.main_window import MainWindow
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.stage import Stage
    from choreo_desktop.ui.theme import Theme
    from choreo_desktop.ui.timeline.scene import Hit


class PlanDesk(QObject):
    """Editing in one window.

    Args:
        window: Whose; owns this.
        session: What is worked on.
        stage: What the preview shows.
        theme: The look.

    Attributes:
        empty_action: Begins a plan without a move.
        mark_action: Adds a marker at the playhead.
        markers_action: Shows markers and notes.
        undo_list_action: Shows what was done.
    """

    def __init__(self, window: "MainWindow", session: "Session", *, stage: "Stage", theme: "Theme") -> None:
        super().__init__(window)
        self._window, self._session, self._stage, self._theme = window, session, stage, theme
        self._timeline = window.timeline.timeline
        self._editor = TimelineEditor(self._timeline, session)
        self._icons = ActionIcons(theme, self)
        self._dialogs: dict[str, QDialog] = {}
        self.empty_action = self._made(self.tr("New &empty plan"), "Ctrl+N", self.begin_empty, "plus")
        self.mark_action = self._made(self.tr("Add a &marker at the playhead…"), "Ctrl+M", self.mark_here, "flag")
        self.markers_action = self._made(self.tr("Markers and &notes…"), "Ctrl+Shift+M", self.show_markers, "note")
        self.undo_list_action = self._made(self.tr("Undo &history…"), "Ctrl+Alt+Z", self.show_undo_list, "history")
        offer = EmptyOffer(theme, self._timeline)
        offer.wanted.connect(self.begin_empty)
        self._timeline.set_names(self._names)
        self._timeline.plan_wanted.connect(self._on_plan_wanted)
        self._timeline.mark_opened.connect(self.rename_mark)
        window.library.insert_requested.connect(self._on_insert)
        for signal in (session.plan_changed, session.song_changed):
            signal.connect(self._allow)
        self._allow()

    # What can be done

    def begin_empty(self) -> None:
        """Begin a plan without a move."""
        self._session.editing.begin_empty(**self._window.choices.choices())

    def mark_here(self) -> None:
        """Add a marker at the playhead."""
        self._add_mark(self._timeline.playhead)

    def rename_mark(self, mark: int) -> None:
        """Give a marker another name."""
        known = self._timeline.scene.marks[mark]

        def rename(text: str) -> None:
            self._session.edit(RenameMark(mark, text))

        self._ask_name(self.tr("Rename the marker"), known.text, known.time, rename)

    def show_markers(self) -> None:
        """Markers and notes of the plan."""
        from choreo_desktop.ui.panels.markers import MarkersDialog

        def make() -> QDialog:
            dialog = MarkersDialog(self._theme, self._session, self._window)
            dialog.seek_requested.connect(self._stage.seek)
            dialog.mark_requested.connect(self.mark_here)
            return dialog

        self._open("markers", make)

    def show_undo_list(self) -> None:
        """What was done."""
        from choreo_desktop.ui.dialogs.undo_list import UndoList

        self._open("undo", lambda: UndoList(self._theme, self._session.undo, self._window))

    def fill(self, menu: QMenu, hit: "Hit") -> None:
        """Put into a menu what can be done to the plan at a place of the timeline."""
        if not self._timeline.scene.editable:
            return
        mark = hit.mark
        if mark is not None:
            self._put(menu, self.tr("Rename the marker…"), lambda: self.rename_mark(mark), "rename")
            self._put(menu, self.tr("Remove the marker"), lambda: self._session.edit(RemoveMark(mark)), "trash")
        elif hit.move is not None or hit.gap is not None:
            menu.addActions(list(self._timeline.menu_actions()))
        else:
            self._put(menu, self.tr("Add a marker here…"), lambda: self._add_mark(_beat(hit)), "flag")

    # What happens

    def _on_insert(self, records: "Sequence[ClipRecord]") -> None:
        self._lay([record.move.key for record in records])

    def _on_plan_wanted(self, keys: list[str]) -> None:
        self._lay(keys)

    def _lay(self, keys: Sequence[str]) -> None:
        """Lay clips; where there is no plan, in one that begins with them."""
        session = self._session
        if session.song is None:
            session.told.emit(self.tr("Choose a song first."))
        elif session.blueprint is None:
            session.editing.begin_empty(then=lambda: self._editor.insert(keys), **self._window.choices.choices())
        elif self._timeline.scene.editable:
            self._editor.insert(keys)
        else:
            session.told.emit(self.tr("This plan can be played but not changed."))

    def _names(self, keys: Sequence[str]) -> Sequence[str]:
        """What the library calls clips."""
        wanted = set(keys)
        entries = self._window.library.moves.model.entries
        names = {entry.record.move.key: entry.record.move.name for entry in entries if entry.record.move.key in wanted}
        return [names.get(key, "") for key in keys]

    def _add_mark(self, seconds: float) -> None:
        self._ask_name(self.tr("New marker"), "", seconds, lambda text: self._session.edit(AddMark(seconds, text)))

    def _ask_name(self, title: str, text: str, seconds: float, done: Callable[[str], object]) -> None:
        timeline = self._timeline
        field = MarkerField(title, text, self._window)
        field.named.connect(done)
        x = min(max(timeline.axis.x(seconds), 0.0), timeline.axis.width)
        field.open_at(timeline.viewport().mapToGlobal(QPoint(round(x), timeline.lanes.sections.top)))

    def _open(self, name: str, make: Callable[[], QDialog]) -> None:
        if name not in self._dialogs:
            self._dialogs[name] = make()
        dialog = self._dialogs[name]
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _allow(self) -> None:
        editable = bool(self._session.editing.slots)
        self.empty_action.setEnabled(self._session.song is not None)
        for action in (self.mark_action, self.markers_action):
            action.setEnabled(editable)

    def _put(self, menu: QMenu, text: str, do: Callable[[], object], icon: str) -> None:
        menu.addAction(self._theme.icon(icon), text).triggered.connect(lambda _=False: do())

    def _made(self, text: str, keys: str, do: Callable[[], object], icon: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: do())
        self._icons.give(action, icon)
        return action


def _beat(hit: "Hit") -> float:
    return hit.time if hit.beat is None else hit.beat
