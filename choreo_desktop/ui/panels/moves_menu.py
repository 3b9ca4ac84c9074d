"""What can be done with the selected clips: one set of actions for the menu and the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from choreo_desktop.ui.action_icons import ActionIcons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.ui.theme import Theme


class MovesActions(QObject):
    """The actions; who owns them connects ``triggered`` of each.

    Args:
        theme: Colours the icons.
        parent: Where the keys work.
    """

    def __init__(self, theme: "Theme", parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = ActionIcons(theme, self)
        self.play = self._made(self.tr("Play"), "play")
        self.insert = self._made(self.tr("Insert at the playhead"), "plus", QKeySequence("Ctrl+Return"))
        self.must = self._made(self.tr("Must have"), "check")
        self.never = self._made(self.tr("Never"), "close")
        self.edit = self._made(self.tr("Edit…"), "tag", QKeySequence(Qt.Key.Key_F2))
        self.tap = self._made(self.tr("Beats of this clip…"), "tap")
        self.hear = self._made(self.tr("Listen again"), "refresh")
        self.folder = self._made(self.tr("Show in folder"), "folder")
        self.relink = self._made(self.tr("Find missing files…"), "search")
        self.remove = self._made(self.tr("Remove from the library"), "trash", QKeySequence(Qt.Key.Key_Delete))
        parent.addActions(self.findChildren(QAction))

    def allow(self, records: "Sequence[ClipRecord]", *, missing: int) -> None:
        """Offer what can be done with these clips.

        Args:
            records: The selected clips.
            missing: How many of them have no file.
        """
        there = len(records) - missing
        one = len(records) == 1
        for action in (self.insert, self.must, self.never, self.edit, self.remove):
            action.setEnabled(bool(records))
        for action in (self.play, self.tap):
            action.setEnabled(one and bool(there))
        self.folder.setEnabled(one)
        self.hear.setEnabled(bool(there))
        self.relink.setVisible(bool(missing))

    def menu(self, parent: QWidget) -> QMenu:
        """A menu of them."""
        menu = QMenu(parent)
        for group in (
            (self.play, self.insert),
            (self.must, self.never),
            (self.edit, self.tap, self.hear),
            (self.folder, self.relink),
            (self.remove,),
        ):
            menu.addActions(list(group))
            menu.addSeparator()
        return menu

    def _made(self, text: str, icon: str, keys: QKeySequence | None = None) -> QAction:
        action = QAction(text, self)
        if keys is not None:
            action.setShortcut(keys)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._icons.give(action, icon, "danger" if icon == "trash" else "text")
        return action
