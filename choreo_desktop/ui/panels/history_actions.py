"""What can be done with a choreography of the history, as actions for menus, keys and buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from choreo_desktop.domain.task import TaskStatus
from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.domain.task import ChoreographyTask


class HistoryActions(QObject):
    """The actions, each enabled where it can be done.

    Args:
        theme: Colours the icons.
        parent: The panel, in which the keys work.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, str] = {}
        self._look = ActionIcons(theme, self)
        self.open = self._add(self.tr("Open"), "dance", "")  # Enter in the list, too
        self.play = self._add(self.tr("Play"), "play", "Ctrl+Return")
        self.folder = self._add(self.tr("Show in folder"), "folder", "")
        self.link = self._add(self.tr("Copy link"), "link", "")
        self.render = self._add(self.tr("Render again"), "refresh", "")
        self.duplicate = self._add(self.tr("Duplicate"), "duplicate", "Ctrl+D")
        self.rename = self._add(self.tr("Rename"), "rename", "F2")
        self.delete = self._add(self.tr("Delete"), "trash", "Del")
        self.why = self._add(self.tr("Why it failed"), "info", "")
        parent.addActions(self.all)
        self.show_for(None)

    @property
    def all(self) -> list[QAction]:
        """In the order in which they stand in a menu."""
        return list(self._icons)

    def show_for(self, task: "ChoreographyTask | None") -> None:
        """What can be done with a choreography."""
        ended = task is not None and not task.status.running
        made = task is not None and task.status is TaskStatus.COMPLETED
        planned = task is not None and task.planned
        for action in (self.play, self.folder, self.link):
            action.setEnabled(made)
        for action in (self.open, self.duplicate):
            action.setEnabled(ended and planned)
        reason = "" if task is None else self._not_again(task)
        self.render.setEnabled(task is not None and not reason)
        self.render.setToolTip(reason or self.render.text())
        self.rename.setEnabled(task is not None)
        self.delete.setEnabled(ended)
        self.why.setEnabled(task is not None and task.status is TaskStatus.FAILED)

    def _not_again(self, task: "ChoreographyTask") -> str:
        """Why no video can be made of it now; empty where it can be, and be it planned anew for that."""
        if task.status.running:
            return self.tr("It is being made now.")
        if not task.planned and not task.song_key:
            return self.tr("It stopped before there was a plan, and its song is not known.")
        return ""

    def buttons(self) -> QWidget:
        """A row of buttons for the actions that are used often."""
        layout = FlowLayout(Space.HAIR)
        for action in self.all:
            layout.addWidget(self._button(action, named=action in (self.open, self.play)))
        row = QWidget()
        row.setLayout(layout)
        return row

    def _button(self, action: QAction, *, named: bool) -> QAbstractButton:
        button: Button | IconButton
        if named:
            button = Button(self._theme, action.text(), icon=self._icons[action])
        else:
            button = IconButton(self._theme, self._icons[action], action.text(), side=18)
            action.changed.connect(lambda: button.setToolTip(action.toolTip()))
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        return button

    def _add(self, text: str, icon: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._icons[action] = icon
        self._look.give(action, icon)
        return action
