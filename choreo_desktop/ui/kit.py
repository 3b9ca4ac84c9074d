"""Small widgets that the panels are made of, all in the one visual language."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QMargins, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from choreo_desktop.ui.theme import Space, Theme


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
