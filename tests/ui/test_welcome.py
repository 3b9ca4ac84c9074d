from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from choreo_desktop.ui.panels.welcome import Welcome
from choreo_desktop.ui.theme import Theme


def test_each_card_asks_for_what_it_says(qtbot: QtBot, theme: Theme) -> None:
    """The three cards begin the demo, clips and songs, with the mouse and with the keyboard."""
    welcome = Welcome(theme)
    qtbot.addWidget(welcome)
    welcome.resize(1100, 640)
    welcome.show()
    signals = (welcome.demo_requested, welcome.add_clips_requested, welcome.add_songs_requested)
    for card, signal in zip(welcome.cards, signals, strict=True):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        card.setFocus()
        with qtbot.waitSignal(signal):
            QTest.keyClick(card, Qt.Key.Key_Space)


def test_every_card_has_a_name_and_a_sentence(qtbot: QtBot, theme: Theme) -> None:
    """A screen reader says what a card does and what comes of it, and Tab reaches each."""
    welcome = Welcome(theme)
    qtbot.addWidget(welcome)
    for card in welcome.cards:
        assert card.accessibleName()
        assert card.accessibleDescription().endswith(".")
        assert card.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_nothing_overlaps_in_a_narrow_window(qtbot: QtBot, theme: Theme) -> None:
    """Where the window is narrow, cards stand below each other with all of their words."""
    welcome = Welcome(theme)
    qtbot.addWidget(welcome)
    welcome.resize(700, 640)
    welcome.show()
    cards = welcome.cards
    qtbot.waitUntil(lambda: cards[0].width() > 500 and cards[0].height() >= cards[0].heightForWidth(cards[0].width()))
    for above, below in pairwise(cards):
        assert above.geometry().bottom() < below.geometry().top()
        assert below.height() >= below.heightForWidth(below.width())
