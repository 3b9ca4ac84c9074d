"""Columns of the right side, which scroll where the window is low."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from choreo_desktop.ui.kit import rows
from choreo_desktop.ui.theme import Space


def scrolling(*parts: QWidget) -> QScrollArea:
    """Parts one below the other, with a scroll bar where they are too many."""
    layout = rows(*parts, space=Space.MEDIUM)
    layout.setContentsMargins(0, 0, Space.SMALL, 0)
    layout.addStretch(1)
    inside = QWidget()
    inside.setLayout(layout)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
