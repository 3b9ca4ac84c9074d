"""What lets a panel be narrow and low: a column that scrolls, and long words that can be broken."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from typing_extensions import override

from choreo_desktop.ui.kit import rows, scroll_area
from choreo_desktop.ui.theme import Space

_LONGEST = 12  # letters


class _Column(QWidget):
    """As narrow as the window wants it; what it holds is broken into lines."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def breakable(text: str) -> str:
    """A text whose long words, such as names of files, can be broken where a line ends."""
    return re.sub(rf"(\S{{{_LONGEST}}})(?=\S)", "\\1\u200b", text)


def scrolling(*parts: QWidget) -> QScrollArea:
    """Parts one below the other, with a scroll bar where they are too many."""
    layout = rows(*parts, space=Space.MEDIUM)
    layout.setContentsMargins(0, 0, Space.SMALL, 0)
    layout.addStretch(1)
    layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    inside = _Column()
    inside.setLayout(layout)
    return scroll_area(inside)
