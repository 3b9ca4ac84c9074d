"""What the window has to tell where it stands: something to know, or that there is nothing yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from choreo_desktop.ui.buttons import IconButton
from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.theme import Space, Theme


class Notice(QFrame):
    """Something to know, with what can be done about it and a way to put it away.

    Args:
        theme: Colours its icon.
        text: One or more sentences.
        kind: ``info``, ``warning`` or ``danger``.
    """

    closed = Signal()

    def __init__(self, theme: Theme, text: str, *, kind: str = "info", closable: bool = True) -> None:
        super().__init__()
        self.setProperty("notice", kind)
        colors = {"info": "focus", "warning": "warning", "danger": "danger"}
        names = {"info": self.tr("Information"), "warning": self.tr("Warning"), "danger": self.tr("Problem")}
        icons = {"info": "info", "warning": "warning", "danger": "error"}
        self._theme, self._icon = theme, (icons[kind], colors[kind])
        self._sign = QLabel()
        self._sign.setAccessibleName(names[kind])
        self._draw()
        theme.changed.connect(self._draw)
        self._text = label(text, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._actions = across()
        self._actions.addStretch(1)
        self._body = rows(self._text, space=Space.TIGHT)
        layout = across(space=Space.SMALL, margin=Space.SMALL)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._body, 1)
        if closable:
            close = IconButton(theme, "close", self.tr("Close this notice"), side=14)
            close.clicked.connect(self._on_closed)
            layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self.setAccessibleName(f"{names[kind]}: {text}")

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def add_action(self, button: QPushButton) -> None:
        """Something that can be done about it."""
        if self._actions.parent() is None:
            self._body.addLayout(self._actions)
        self._actions.insertWidget(self._actions.count() - 1, button)

    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()

    def _draw(self) -> None:
        self._sign.setPixmap(self._theme.icon(*self._icon).pixmap(18, 18))


class EmptyState(QWidget):
    """What stands where there is nothing yet: what this place is for and what to do.

    Args:
        theme: Colours its icon.
        icon: Its name in ``resources/icons``.
        title: A few words.
        text: A sentence or two.
        buttons: What can be done.
    """

    def __init__(self, theme: Theme, icon: str, title: str, text: str, buttons: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading, words = label(title, "subtitle", wrap=True), label(text, "muted", wrap=True)
        for each in (heading, words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = rows(space=Space.SMALL, margin=Space.LARGE)
        layout.addStretch(1)
        for part in (self._sign, heading, words):
            layout.addWidget(part)
        for button in buttons:
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        self.setLayout(layout)
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        self._sign.setPixmap(self._theme.icon(self._icon, "muted").pixmap(40, 40))
