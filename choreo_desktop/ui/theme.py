"""One visual language: colours, spacing and type of the whole window, light and dark."""

from dataclasses import dataclass
from string import Template
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from choreo_desktop.paths import resource
from choreo_desktop.ui.icons import IconMaker

ThemeMode = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Colors:
    """Colours by what they are for. Text on its surface reaches WCAG AA (4.5:1), edges of controls 3:1.

    Attributes:
        window: Behind everything.
        surface: Panels and lists.
        raised: Buttons, cards, blocks.
        hover: Under the mouse.
        border: Lines that only divide.
        edge: Outline of what can be operated.
        text: Words.
        muted: Words of less weight.
        accent: The one thing to do, and what is chosen.
        on_accent: Words on it.
        chosen: Background of what is chosen in a list.
        focus: Ring around what the keyboard reaches.
        good: Done.
        warning: Look at this.
        danger: Failed, or deletes.
        stage: Behind video.
    """

    window: str
    surface: str
    raised: str
    hover: str
    border: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    chosen: str
    focus: str
    good: str
    warning: str
    danger: str
    stage: str


DARK = Colors(
    window="#131419",
    surface="#1b1d24",
    raised="#272a34",
    hover="#323642",
    border="#30333f",
    edge="#747b8e",
    text="#f1f2f6",
    muted="#a9afbf",
    accent="#ff7a66",
    on_accent="#230b06",
    chosen="#4a2b2a",
    focus="#8ab4ff",
    good="#63cf95",
    warning="#f2bd55",
    danger="#ff8a8a",
    stage="#08080a",
)

LIGHT = Colors(
    window="#f1efec",
    surface="#ffffff",
    raised="#f6f4f1",
    hover="#e9e5e0",
    border="#dcd8d2",
    edge="#857f77",
    text="#1e1b19",
    muted="#5e5952",
    accent="#bd3625",
    on_accent="#ffffff",
    chosen="#fbe0da",
    focus="#1b5fd0",
    good="#1b7a45",
    warning="#8a5a00",
    danger="#b3261e",
    stage="#111114",
)


class Space:
    """Distances in pixels; every gap is one of them."""

    HAIR = 2
    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    HUGE = 24


class Type:
    """Heights of letters in pixels."""

    CAPTION = 11
    BODY = 13
    SUBTITLE = 15
    TITLE = 19


CATEGORY_HUES = (8, 205, 142, 42, 268, 322, 178, 92, 238, 20)


class Theme(QObject):
    """The look of the application. Widgets that paint themselves read ``colors`` and repaint on ``changed``.

    Args:
        application: Gets the palette and the style sheet.
        mode: ``system`` follows the desktop.
        dress: False to put the style sheet on later, with ``dress``.
    """

    changed = Signal()

    def __init__(self, application: QApplication, mode: ThemeMode = "system", *, dress: bool = True) -> None:
        super().__init__(application)
        self._application = application
        self._mode: ThemeMode = mode
        self._dressed = dress
        self._icons = IconMaker()
        application.setStyle("Fusion")
        application.setFont(font(Type.BODY))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def mode(self) -> ThemeMode:
        """What the person chose."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the window is dark now."""
        if self._mode == "system":
            return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def colors(self) -> Colors:
        """The colours of now."""
        return DARK if self.dark else LIGHT

    def color(self, name: str) -> QColor:
        """A colour by its name in ``Colors``."""
        return QColor(getattr(self.colors, name))

    def category_color(self, category: str) -> QColor:
        """The colour of a kind of move: the same kind has the same colour in every session, text on it is ``text``."""
        hue = CATEGORY_HUES[sum(map(ord, category.lower())) % len(CATEGORY_HUES)] if category else 220
        saturation = 90 if category else 12
        return QColor.fromHsl(hue, saturation, 74 if self.dark else 206)

    def icon(self, name: str, color: str = "text") -> QIcon:
        """An icon of ``resources/icons`` in a colour of ``Colors``."""
        disabled = QColor(self.colors.muted)
        disabled.setAlphaF(0.45)
        return self._icons.icon(name, self.color(color), disabled)

    def set_mode(self, mode: ThemeMode) -> None:
        """Change the look, at once."""
        if mode != self._mode:
            self._mode = mode
            self._apply()
            self.changed.emit()

    def dress(self) -> None:
        """Put the style sheet on, if it is not on yet.

        Qt looks up the style sheet for a widget and all below it whenever it gets another parent; a window that is
        put together first and dressed once stands in half the time. It is never taken off again: with widgets of an
        old window still there, Qt (6.11) would crash at one of the next style sheets.
        """
        if not self._dressed:
            self._dressed = True
            self._application.setStyleSheet(_style_sheet(self.colors, dark=self.dark))

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(_palette(self.colors))
        if self._dressed:
            self._application.setStyleSheet(_style_sheet(self.colors, dark=self.dark))


def font(pixels: int, *, bold: bool = False) -> QFont:
    """The interface font in one of the heights of ``Type``."""
    result = QFont(QApplication.font())
    result.setPixelSize(pixels)
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.surface,
        role.AlternateBase: colors.raised,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.BrightText: colors.danger,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.PlaceholderText: colors.muted,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Link: colors.focus,
        role.LinkVisited: colors.focus,
        role.Light: colors.hover,
        role.Midlight: colors.hover,
        role.Mid: colors.border,
        role.Dark: colors.border,
        role.Shadow: colors.stage,
        role.Accent: colors.accent,
    }
    for name, color in pairs.items():
        palette.setColor(name, QColor(color))
    faint = QColor(colors.muted)
    faint.setAlphaF(0.6)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    return palette


def _style_sheet(colors: Colors, *, dark: bool) -> str:
    faint = QColor(colors.muted)
    faint.setAlphaF(0.6)
    return Template(resource("style.qss").read_text("utf-8")).substitute(
        vars(colors),
        faint=faint.name(QColor.NameFormat.HexArgb),
        icons=resource("icons", "style").as_posix(),
        tone="dark" if dark else "light",
    )
