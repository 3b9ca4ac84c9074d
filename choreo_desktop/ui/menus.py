"""The menu bar, the shortcuts, and the dialogs that open from there."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu

from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.desktop import open_folder

if TYPE_CHECKING:
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.coordinator import Coordinator
    from choreo_desktop.ui.main_window import MainWindow
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.theme import Theme

Shortcut = QKeySequence | QKeySequence.StandardKey | str | None


class Menus(QObject):
    """Fills the menu bar of a window.

    Args:
        window: Whose.
        coordinator: Does what is asked for.
        session: What is worked on.
        upkeep: What settings and help can do.
        theme: The look.

    Attributes:
        groups: All actions, by the title of their menu.
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(
        self,
        window: "MainWindow",
        coordinator: "Coordinator",
        session: "Session",
        *,
        upkeep: "Upkeep",
        theme: "Theme",
    ) -> None:
        super().__init__(window)
        self._window, self._coordinator, self._session = window, coordinator, session
        self._upkeep, self._theme = upkeep, theme
        self.groups: dict[str, list[QAction]] = {}
        self._icons = ActionIcons(theme, self)
        self._file()
        self._edit()
        self._choreography()
        self._song()
        self._playback()
        self._view()
        self._help()

    def _menu(self, title: str) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        self.groups[title.replace("&", "")] = []
        return menu

    def _add(self, menu: QMenu, text: str, do: Callable[[], object], keys: Shortcut = None, icon: str = "") -> QAction:
        action = QAction(text, self._window)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        if icon:
            self._icons.give(action, icon)
        action.triggered.connect(lambda _=False: do())
        return self._put(menu, action)

    def _put(self, menu: QMenu, action: QAction) -> QAction:
        menu.addAction(action)
        self.groups[menu.title().replace("&", "")].append(action)
        return action

    def _file(self) -> None:
        library, coordinator = self._window.library, self._coordinator
        menu = self._menu(self.tr("&File"))
        self._add(menu, self.tr("Add &clips…"), library.ask_for_clips, QKeySequence.StandardKey.Open, "film")
        self._add(menu, self.tr("Add a &folder…"), library.ask_for_folder, "Ctrl+Shift+O", "folder")
        self._add(menu, self.tr("Add &songs…"), library.ask_for_songs, "Ctrl+Alt+O", "music")
        menu.addSeparator()
        self._add(menu, self.tr("&Get new files from the storage"), coordinator.bring, None, "download")
        self._add(menu, self.tr("Try the &demo"), coordinator.try_demo, None, "dance")
        menu.addSeparator()
        self._add(menu, self.tr("Se&ttings…"), self.show_settings, "Ctrl+,", "settings").setMenuRole(
            QAction.MenuRole.PreferencesRole
        )
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), self._window.close, "Ctrl+Q").setMenuRole(QAction.MenuRole.QuitRole)

    def _edit(self) -> None:
        menu = self._menu(self.tr("&Edit"))
        stack = self._session.undo
        undo, redo = stack.createUndoAction(self._window), stack.createRedoAction(self._window)
        undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        keys = QKeySequence.keyBindings(QKeySequence.StandardKey.Redo)
        redo.setShortcuts(list(dict.fromkeys([*keys, QKeySequence("Ctrl+Y")])))
        for action, icon in ((undo, "undo"), (redo, "redo")):
            self._icons.give(action, icon)
            self._put(menu, action)
        self._put(menu, self._coordinator.laying.undo_list_action)
        menu.addSeparator()
        for action in self._window.timeline.timeline.edit_actions():
            self._put(menu, action)
        menu.addSeparator()
        find = self._window.library.focus_search
        self._add(menu, self.tr("&Find in the library"), find, QKeySequence.StandardKey.Find, "search")

    def _choreography(self) -> None:
        menu = self._menu(self.tr("&Choreography"))
        laying = self._coordinator.laying
        for action in (laying.empty_action, laying.mark_action, laying.markers_action):
            self._put(menu, action)
        menu.addSeparator()
        for action in (*self._window.choices.actions(), *self._window.selected_move.actions()):
            self._put(menu, action)

    def _song(self) -> None:
        menu = self._menu(self.tr("&Song"))
        for group in self._coordinator.correcting.actions.groups:
            menu.addSeparator()
            for action in group:
                self._put(menu, action)

    def _playback(self) -> None:
        menu = self._menu(self.tr("&Playback"))
        for group in self._window.preview.action_groups():
            menu.addSeparator()
            for action in group:
                self._put(menu, action)

    def _view(self) -> None:
        menu = self._menu(self.tr("&View"))
        for place, (title, widget) in enumerate(self._window.places(), start=1):
            focus = widget.setFocus
            self._add(menu, title, focus, f"Ctrl+{place}")
        menu.addSeparator()
        for action in self._window.timeline.timeline.actions():
            self._put(menu, action)

    def _help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        keys = QKeySequence.StandardKey.HelpContents
        self._add(menu, self.tr("&Keyboard shortcuts"), self.show_shortcuts, keys, "keyboard")
        logs = self._upkeep.log_folder
        self._add(menu, self.tr("&Log folder"), lambda: open_folder(logs), None, "folder")
        self._add(menu, self.tr("&About Choreo Desktop"), self.show_about, None, "info").setMenuRole(
            QAction.MenuRole.AboutRole
        )

    def show_settings(self) -> None:
        """The settings."""
        from choreo_desktop.ui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(
            self._theme, self._session.runner, self._session.studio, self._upkeep, parent=self._window
        )
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.settings_changed.connect(self._coordinator.on_settings_changed)
        dialog.library_changed.connect(self._coordinator.refresh)
        chosen: list[str] = []
        dialog.language_chosen.connect(chosen.append)
        dialog.exec()
        dialog.retire()
        if chosen:  # the window is built anew; not under its own dialog
            self.language_chosen.emit(chosen[-1])

    def show_shortcuts(self) -> None:
        """All shortcuts on one sheet."""
        from choreo_desktop.ui.dialogs.shortcuts import ShortcutGroup, ShortcutsSheet

        groups = [ShortcutGroup(title, actions) for title, actions in self.groups.items()]
        self._run(ShortcutsSheet(self._theme, groups, parent=self._window))

    def show_about(self) -> None:
        """Versions and licences."""
        from choreo_desktop.ui.dialogs.about import AboutDialog

        self._run(AboutDialog(self._theme, self._session.runner, self._upkeep, parent=self._window))

    def _run(self, dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()
