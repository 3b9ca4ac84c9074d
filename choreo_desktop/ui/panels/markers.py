"""Markers and notes of the plan, to look through, write and take away."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPlainTextEdit,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.song_words import clock
from choreo_desktop.ui.theme import Space, Theme
from choreo_desktop.ui.timeline.mark_edits import RemoveMark, RenameMark, WriteNotes

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Marker
    from choreo_desktop.ui.session import Session

_LONGEST_NAME = 500


class MarkersDialog(QDialog):
    """Stays open beside the window while one works. ``seek_requested`` tells a second to go to.

    Args:
        theme: The look.
        session: What is worked on.
        parent: The window.
    """

    seek_requested = Signal(float)
    mark_requested = Signal()

    def __init__(self, theme: Theme, session: "Session", parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[Marker] = []
        self.setWindowTitle(self.tr("Markers and notes"))
        self.resize(420, 460)
        self.list = self._made_list()
        self.list.itemActivated.connect(self._on_go)
        self.list.itemChanged.connect(self._on_renamed)
        self.list.itemSelectionChanged.connect(self._allow)
        self.notes = QPlainTextEdit()
        self.notes.setAccessibleName(self.tr("Notes of the choreography"))
        self.notes.setPlaceholderText(self.tr("What you want to remember: formation, costumes, who begins…"))
        self.notes.setTabChangesFocus(True)
        self._make_buttons(theme)
        self._lay_out()
        session.plan_changed.connect(self._show)
        self._show()

    def _made_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Markers"))
        made.setHeaderLabels([self.tr("Time"), self.tr("Name")])
        made.setRootIsDecorated(False)
        made.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _make_buttons(self, theme: Theme) -> None:
        self.add = Button(theme, self.tr("Add at the playhead…"), icon="plus")
        self.add.clicked.connect(self.mark_requested)
        self.rename = Button(theme, self.tr("Rename"), icon="rename")
        self.rename.clicked.connect(self._on_rename)
        self.remove = Button(theme, self.tr("Remove"), icon="trash")
        self.remove.clicked.connect(self._on_remove)
        self.close_button = Button(theme, self.tr("Close"), variant="primary")
        self.close_button.clicked.connect(self.close)
        for keys, do in (("Del", self._on_remove), ("F2", self._on_rename)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)

    def _lay_out(self) -> None:
        empty = label(self.tr("No markers yet. Ctrl+M adds one at the playhead."), "muted", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.list)
        buttons = across(self.add, space=Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.rename)
        buttons.addWidget(self.remove)
        last = across(space=Space.SMALL)
        last.addStretch(1)
        last.addWidget(self.close_button)
        layout = rows(
            label(self.tr("Markers"), "strong"),
            self._stack,
            buttons,
            label(self.tr("Notes"), "strong"),
            self.notes,
            last,
            space=Space.SMALL,
            margin=Space.LARGE,
        )
        layout.setStretch(1, 3)
        layout.setStretch(4, 2)
        self.setLayout(layout)

    def keep(self) -> None:
        """Take over what was written."""
        plan = self._session.blueprint
        text = self.notes.toPlainText()
        if plan is not None and text != plan.plan_notes and self._session.planned is not None:
            self._session.edit(WriteNotes(text))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)

    def _show(self) -> None:
        plan, editable = self._session.blueprint, self._session.planned is not None
        markers = [] if plan is None else list(plan.markers)
        if markers != self._shown or self.list.topLevelItemCount() != len(markers):
            self._fill(markers)
        self._stack.setCurrentIndex(1 if markers else 0)
        text = "" if plan is None else plan.plan_notes
        if text != self.notes.toPlainText() and not self.notes.hasFocus():
            self.notes.setPlainText(text)
        self.notes.setEnabled(editable)
        self.add.setEnabled(editable)
        self._allow()

    def _fill(self, markers: "list[Marker]") -> None:
        row = self._row()
        self._shown = markers
        with QSignalBlocker(self.list):
            self.list.clear()
            for marker in markers:
                item = QTreeWidgetItem([clock(marker.time), marker.text])
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setToolTip(1, self.tr("{name}. Enter goes there, F2 renames it.").format(name=marker.text))
                self.list.addTopLevelItem(item)
            known = self.list.topLevelItem(min(row, len(markers) - 1))
            if known is not None:
                self.list.setCurrentItem(known)

    def _row(self) -> int:
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item is not None else -1

    def _allow(self) -> None:
        there = self._row() >= 0 and self._session.planned is not None
        self.rename.setEnabled(there)
        self.remove.setEnabled(there)

    def _on_go(self, item: QTreeWidgetItem) -> None:
        self.seek_requested.emit(self._shown[self.list.indexOfTopLevelItem(item)].time)

    def _on_rename(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item, 1)

    def _on_renamed(self, item: QTreeWidgetItem) -> None:
        row, text = self.list.indexOfTopLevelItem(item), item.text(1).strip()
        if not text or len(text) > _LONGEST_NAME:
            self._fill(self._shown)
        elif text != self._shown[row].text:
            self._session.edit(RenameMark(row, text))

    def _on_remove(self) -> None:
        if self._row() >= 0:
            self._session.edit(RemoveMark(self._row()))
