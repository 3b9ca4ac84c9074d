"""What can be done on the timeline by keys, as actions for menus and the sheet of shortcuts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.theme import Theme


class KeyActions(QObject):
    """Actions whose keys act while the timeline has the focus, and only then.

    They are no shortcuts of the window, which would be mute where two have the same key: the timeline asks for the
    action of a key it gets.

    Args:
        theme: Draws their icons.
        parent: The timeline.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = ActionIcons(theme, self)
        self.actions: list[QAction] = []

    def add(self, text: str, keys: Sequence[str], act: Callable[[], object], icon: str = "") -> QAction:
        """One more.

        Args:
            text: What it does.
            keys: As Qt writes them; the first is shown in menus.
            act: Does it.
            icon: Its name in ``resources/icons``.
        """
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _=False: act())
        if icon:
            self._icons.give(action, icon)
        self.actions.append(action)
        return action

    def of(self, event: QKeyEvent) -> QAction | None:
        """The action of a key; None where it has none."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(event.key() | modifiers.value)
        found = (a for a in self.actions if a.isEnabled() and pressed in a.shortcuts())
        return next(found, None)
