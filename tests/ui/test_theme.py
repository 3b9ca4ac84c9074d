import dataclasses
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from choreo_desktop.paths import resource
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.flow import FlowLayout
from choreo_desktop.ui.kit import ElidedLabel, across, label
from choreo_desktop.ui.notices import EmptyState, Notice
from choreo_desktop.ui.theme import DARK, LIGHT, Colors, Theme

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    read = QColor(color)
    channels = (read.redF(), read.greenF(), read.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4) for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours (WCAG 2.2), 1 to 21."""
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("colors", [DARK, LIGHT], ids=["dark", "light"])
def test_contrast(colors: Colors) -> None:
    """Words reach WCAG AA on whatever they stand on, outlines of controls and the focus ring 3:1."""
    for ground in (colors.window, colors.surface, colors.raised, colors.hover, colors.chosen):
        assert contrast(colors.text, ground) >= 4.5
    for ground in (colors.window, colors.surface, colors.raised):
        for words in (colors.muted, colors.good, colors.warning, colors.danger, colors.focus):
            assert contrast(words, ground) >= 4.5, (words, ground)
        assert contrast(colors.edge, ground) >= 3
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    assert contrast(colors.accent, colors.surface) >= 3


def test_words_on_moves(theme: Theme) -> None:
    """The name of a move can be read on the colour of every kind of move, in both looks."""
    for mode in ("dark", "light"):
        theme.set_mode(mode)
        for category in ("", "basic", "spin", "ladyturn", "shadow", "outro", "bodywaves", "footwork", "style"):
            assert contrast(theme.colors.text, theme.category_color(category).name()) >= 4.5, (mode, category)


def test_changing_the_look(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    """The window turns light at once, and is told so."""
    dark = qapp.palette().window().color()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("light")
    assert qapp.palette().window().color().lightness() > dark.lightness() + 100
    assert dataclasses.asdict(theme.colors) == dataclasses.asdict(LIGHT)


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(theme: Theme, name: str) -> None:
    """An icon has ink in its colour, in every size, and less of it where it cannot be used."""
    for side in (16, 20, 48):
        image = theme.icon(name).pixmap(side, side).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        ink = sum(image.pixelColor(x, y).alpha() for x in range(side) for y in range(side))
        assert ink > side * 255 / 2


def test_icons_follow_the_look(qtbot: QtBot, theme: Theme) -> None:
    """After the look has changed, a button's icon has the colour of the new one."""
    button = IconButton(theme, "stop", "Stop")
    qtbot.addWidget(button)

    def middle() -> int:
        return button.icon().pixmap(20, 20).toImage().pixelColor(10, 10).lightness()

    assert middle() > 200
    theme.set_mode("light")
    assert middle() < 60


def test_buttons_have_names(qtbot: QtBot, theme: Theme) -> None:
    """A button without words says what it does to the mouse and to a screen reader, also after that has changed."""
    button = IconButton(theme, "play", "Play")
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName()) == ("Play", "Play")
    button.set_name("Pause")
    assert (button.toolTip(), button.accessibleName()) == ("Pause", "Pause")


def test_a_long_name_is_elided(qtbot: QtBot) -> None:
    """It takes no more room than there is, and the tool tip has all of it."""
    name = ElidedLabel("Suavemente " * 20)
    qtbot.addWidget(name)
    name.resize(120, 20)
    name.show()
    name.grab()
    assert name.minimumSizeHint().width() < 100
    assert name.toolTip() == name.text()
    name.resize(4000, 20)
    name.grab()
    assert name.toolTip() == ""


def test_names_are_no_markup(qtbot: QtBot, theme: Theme) -> None:
    """A file may be called <b>; it is shown as it is."""
    words = label("<b>Basic</b>")
    plain = label("bBasic/b")
    for each in (words, plain):
        qtbot.addWidget(each)
    assert words.sizeHint().width() > plain.sizeHint().width()
    notice = Notice(theme, "<h1>Basic</h1> is missing.", kind="warning")
    qtbot.addWidget(notice)
    assert notice.text == "<h1>Basic</h1> is missing."


def test_a_notice(qtbot: QtBot, theme: Theme) -> None:
    """Its kind is told in words too, its action can be pressed, and it can be put away."""
    notice = Notice(theme, "3 clips are missing.", kind="warning")
    qtbot.addWidget(notice)
    find = Button(theme, "Find them")
    notice.add_action(find)
    notice.show()
    assert notice.accessibleName() == "Warning: 3 clips are missing."
    with qtbot.waitSignal(find.clicked):
        find.click()
    with qtbot.waitSignal(notice.closed):
        next(b for b in notice.findChildren(IconButton) if b.accessibleName() == "Close this notice").click()
    assert not notice.isVisible()


def test_chips_flow(qtbot: QtBot, theme: Theme) -> None:
    """Chips that do not fit beside each other go below, and take no room where they are hidden."""
    from PySide6.QtWidgets import QWidget

    holder, layout = QWidget(), FlowLayout()
    qtbot.addWidget(holder)
    chips = [Button(theme, f"category {i}", variant="chip") for i in range(8)]
    for chip in chips:
        layout.addWidget(chip)
    holder.setLayout(layout)
    holder.resize(260, 400)
    holder.show()
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() < 260 for chip in chips)
    tall = layout.heightForWidth(260)
    for chip in chips[2:]:
        chip.hide()
    assert layout.heightForWidth(260) < tall
    assert layout.itemAt(99) is None


def test_an_empty_place_says_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    """Its button can be pressed."""
    add = Button(theme, "Add clips", icon="plus", variant="primary")
    empty = EmptyState(theme, "film", "No moves yet", "Drop clips here.", [add])
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(add.clicked):
        add.click()
    across(label("a"), label("b"))


def test_no_icon_is_asked_for_that_is_not_there() -> None:
    """Every icon that the source names is in the resources."""
    import re

    names = set()
    for path in (Path(__file__).parents[2] / "choreo_desktop" / "ui").rglob("*.py"):
        text = path.read_text("utf-8")
        names |= set(re.findall(r'icon\("([a-z-]+)"', text)) | set(re.findall(r'icon="([a-z-]+)"', text))
        names |= set(re.findall(r'IconButton\(\s*(?:self\._)?theme,\s*"([a-z-]+)"', text))
    assert names <= set(ICONS)
