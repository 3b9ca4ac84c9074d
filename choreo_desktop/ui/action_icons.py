"""Icons of actions, which follow the look of the window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from choreo_desktop.ui.theme import Theme


class ActionIcons(QObject):
    """Gives actions their icons, and draws them anew when the look changes.

    Args:
        theme: The look.
        parent: Owner, which does not outlive the actions.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, tuple[str, str]] = {}
        theme.changed.connect(self._draw)

    def give(self, action: QAction, icon: str, color: str = "text") -> None:
        """Give an action an icon.

        Args:
            action: The action.
            icon: Its name in ``resources/icons``.
            color: By its name in ``Colors``.
        """
        self._icons[action] = (icon, color)
        action.setIcon(self._theme.icon(icon, color))

    def _draw(self) -> None:
        for action, (icon, color) in self._icons.items():
            action.setIcon(self._theme.icon(icon, color))
