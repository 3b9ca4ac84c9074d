"""What panels and dialogs are put together with: words, lines, surfaces and layouts in the one visual language."""

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from choreo_desktop.ui.theme import Space


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Words in one of the roles of the style sheet: display, title, subtitle, strong, muted, caption, danger, ...

    The text is shown as it is: names of clips and songs are no HTML.
    """
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    return result


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and the look with it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def line() -> QFrame:
    """A line that divides."""
    result = QFrame()
    result.setProperty("line", True)
    return result


def panel() -> QFrame:
    """A surface with a border, on which a part of the window lies."""
    result = QFrame()
    result.setProperty("panel", True)
    return result


def rows(*parts: QWidget | QLayout, space: int = Space.SMALL, margin: int = 0) -> QVBoxLayout:
    """Parts one below the other."""
    layout = QVBoxLayout()
    _fill(layout, parts, space, margin)
    return layout


def across(*parts: QWidget | QLayout, space: int = Space.SMALL, margin: int = 0) -> QHBoxLayout:
    """Parts side by side."""
    layout = QHBoxLayout()
    _fill(layout, parts, space, margin)
    return layout


def _fill(layout: QVBoxLayout | QHBoxLayout, parts: Iterable[QWidget | QLayout], space: int, margin: int) -> None:
    layout.setSpacing(space)
    layout.setContentsMargins(QMargins(margin, margin, margin, margin))
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def put_away(widget: QWidget) -> None:
    """Take a widget away; it is deleted once nobody is at it, for it may be the one whose click is being answered."""
    widget.hide()
    widget.deleteLater()


def empty(layout: QLayout) -> None:
    """Take away all that lies in a layout, and in those within it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            put_away(widget)
        elif inner is not None:
            empty(inner)


def scroll_area(inside: QWidget) -> QScrollArea:
    """What is inside, as wide as there is room for, with a scroll bar at its side where it is too high."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def move_onto_screen(window: QWidget, corner: QPoint) -> None:
    """Put a window with its top left corner at a place of the screen, as far as all of it fits there."""
    free = window.screen().availableGeometry()
    left = max(min(corner.x(), free.right() - window.width()), free.left())
    window.move(left, max(min(corner.y(), free.bottom() - window.height()), free.top()))


def indent(*spins: QAbstractSpinBox) -> None:
    """Let what stands in spin boxes begin where it begins in other fields; style sheets do not reach into them."""
    for spin in spins:
        spin.lineEdit().setTextMargins(Space.SMALL, 0, 0, 0)


class ElidedLabel(QLabel):
    """One line of words that ends in dots where there is no room; the tool tip has all of it."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, text)
        painter.end()
