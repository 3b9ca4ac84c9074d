"""The buttons of the window."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QPushButton,
    QToolButton,
)
from typing_extensions import override

from choreo_desktop.ui.theme import Theme


class IconButton(QToolButton):
    """A button with an icon only; its name is its tool tip and what a screen reader says.

    Args:
        theme: Colours the icon.
        icon: Its name in ``resources/icons``.
        name: What it does.
        checkable: Whether it stays down.
        side: Pixels of the icon.
    """

    def __init__(self, theme: Theme, icon: str, name: str, *, checkable: bool = False, side: int = 20) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setCheckable(checkable)
        self.setAutoRaise(True)
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        self._draw()
        theme.changed.connect(self._draw)

    def set_name(self, name: str) -> None:
        """What it does now."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon(self, icon: str) -> None:
        """Another icon, such as pause in place of play."""
        if icon != self._icon:
            self._icon = icon
            self._draw()

    def _draw(self) -> None:
        self.setIcon(self._theme.icon(self._icon))


class Button(QPushButton):
    """A button with words and maybe an icon.

    Args:
        theme: Colours the icon.
        text: What it does.
        icon: Its name in ``resources/icons``; empty for none.
        variant: ``primary`` for the one thing to do, ``big``, ``chip`` or ``link``; empty for others.
    """

    def __init__(self, theme: Theme, text: str, *, icon: str = "", variant: str = "") -> None:
        super().__init__(text)
        self._theme, self._icon, self._variant = theme, icon, variant
        self.setProperty("variant", variant)
        self.setCheckable(variant == "chip")
        self.setAutoDefault(False)
        if icon:
            self.setIconSize(QSize(18, 18))
            self._draw()
            theme.changed.connect(self._draw)

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._icon = icon
        self._draw()

    @override
    def sizeHint(self) -> QSize:
        """A chip has room for strong letters, which it gets when it is chosen; Qt measures the usual ones."""
        hint = super().sizeHint()
        if self._variant == "chip":
            strong = QFont(self.font())
            strong.setWeight(QFont.Weight.DemiBold)
            wider = QFontMetrics(strong).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(
                self.text()
            )
            hint.setWidth(hint.width() + max(wider, 0))
        return hint

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and self._icon:
            self._draw()

    def _draw(self) -> None:
        colors = {"primary": "on_accent", "big": "on_accent", "link": "focus"}
        strong = colors.get(self._variant, "text")
        self.setIcon(self._theme.icon(self._icon, strong if self.isEnabled() else "text"))
