"""How the timeline looks: what is painted where, in both looks, and with songs and plans that are odd."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QRegion
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.song import Accent, SongAnalysis
from choreo_desktop.ui.theme import CATEGORY_HUES, Theme
from choreo_desktop.ui.timeline.overlay import Overlay
from choreo_desktop.ui.timeline.view import Timeline
from tests.ui.timelines import BACHATA, categories_of, noise, plan, song

AA_TEXT, AA_SIGNS = 4.5, 3.0
SHADE = 8  # of 255: nobody sees the difference


def made(qtbot: QtBot, theme: Theme, analysis: SongAnalysis | None, blueprint: Blueprint | None = None) -> Timeline:
    """A timeline on the screen, without the focus."""
    timeline = Timeline(theme)
    timeline.set_song(analysis, BACHATA)
    if analysis is not None:
        timeline.set_waveform(noise(min(analysis.duration, 60.0)))
    if blueprint is not None:
        timeline.set_plan(blueprint, 0.15, categories_of(blueprint))
    timeline.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    qtbot.addWidget(timeline)
    timeline.resize(1000, 210)
    with qtbot.waitExposed(timeline):
        timeline.show()
    return timeline


def picture(timeline: Timeline) -> QImage:
    """What is seen."""
    return timeline.viewport().grab().toImage()


def colors_in(image: QImage, rect: QRect) -> set[str]:
    """All colours of a part of a picture."""
    return {
        image.pixelColor(x, y).name()
        for x in range(max(rect.left(), 0), min(rect.right(), image.width() - 1) + 1)
        for y in range(rect.top(), rect.bottom() + 1)
    }


def lane_rect(timeline: Timeline, lane: str, start: float, end: float) -> QRect:
    """A part of a lane."""
    strip, axis = getattr(timeline.lanes, lane), timeline.axis
    left, right = round(axis.x(start)), round(axis.x(end))
    return QRect(left, strip.top + 1, max(right - left, 1), strip.height - 1)


def farthest(one: QImage, other: QImage) -> int:
    """By how much the most different pixels of two pictures differ, of 255."""
    levels = [
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(np.int16)
        for image in (one, other)
    ]
    return int(np.abs(levels[0] - levels[1]).max())


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG has it."""

    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_moves_have_the_colour_of_their_kind(qtbot: QtBot, theme: Theme) -> None:
    """Each block lies over its time in the colour that its kind has everywhere."""
    timeline = made(qtbot, theme, song(), plan(song()))
    image = picture(timeline)
    for place, kind in enumerate(("basic", "turns", "shadow")):
        middle = lane_rect(timeline, "moves", 1.0 + 8 * place, 9.0 + 8 * place).center() + QPoint(40, 12)
        assert image.pixelColor(middle).name() == theme.category_color(kind).name()


@pytest.mark.parametrize("look", ["dark", "light"])
def test_the_selected_move_has_a_frame_in_both_looks(qtbot: QtBot, theme: Theme, look: str) -> None:
    """In the accent's colour, and no other move has it."""
    theme.set_mode("dark" if look == "dark" else "light")
    timeline = made(qtbot, theme, song(), plan(song()))
    timeline.set_selected(2)
    image, accent = picture(timeline), theme.color("accent").name()
    assert accent in colors_in(image, lane_rect(timeline, "moves", 17.0, 25.0))
    assert accent not in colors_in(image, lane_rect(timeline, "moves", 1.0, 16.5))


def test_the_focus_is_seen(qtbot: QtBot, theme: Theme) -> None:
    """A ring while the keyboard acts here, none otherwise."""
    timeline = made(qtbot, theme, song(), plan(song()))
    ring = theme.color("focus").name()
    assert picture(timeline).pixelColor(500, 0).name() != ring
    timeline.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitActive(timeline):
        timeline.activateWindow()
    timeline.setFocus()
    assert picture(timeline).pixelColor(500, 0).name() == ring


def test_another_look_is_painted_at_once(qtbot: QtBot, theme: Theme) -> None:
    """Nothing of the dark look stays in the light one."""
    timeline = made(qtbot, theme, song())
    beside = lane_rect(timeline, "moves", 30.0, 31.0).topLeft() + QPoint(3, 4)
    dark = picture(timeline).pixelColor(beside)
    theme.set_mode("light")
    light = picture(timeline).pixelColor(beside)
    assert dark.lightnessF() < 0.3
    assert light.lightnessF() > 0.8


def test_the_playhead_repaints_only_its_strip(qtbot: QtBot, theme: Theme) -> None:
    """It moves over the picture, which stays as it is."""
    timeline = made(qtbot, theme, song(), plan(song()))
    timeline.set_playhead(10.0)
    before = picture(timeline)
    kept = timeline._canvas._picture
    timeline.set_playhead(20.0)
    after = picture(timeline)
    assert timeline._canvas._picture is kept
    head = theme.color("text").name()
    row = timeline.lanes.wave.top + 3
    for image, there, gone in ((before, 10.0, 20.0), (after, 20.0, 10.0)):
        assert image.pixelColor(round(timeline.axis.x(there)), row).name() == head
        assert image.pixelColor(round(timeline.axis.x(gone)) - 2, row).name() != head


def test_the_loop_is_bright_and_all_else_is_shaded(qtbot: QtBot, theme: Theme) -> None:
    """What is played again and again stands out, and its ends are lines."""
    timeline = made(qtbot, theme, song())
    before = picture(timeline)
    timeline.set_loop((9.0, 17.0))
    after = picture(timeline)
    inside, outside = (lane_rect(timeline, "energy", at, at + 1).bottomLeft() + QPoint(0, -1) for at in (14.3, 28.3))
    assert after.pixelColor(inside) == before.pixelColor(inside)
    assert after.pixelColor(outside).lightnessF() < before.pixelColor(outside).lightnessF()
    assert after.pixelColor(round(timeline.axis.x(9.0)), timeline.lanes.wave.top + 5) == theme.color("accent")


def test_posters_come_when_they_are_loaded(qtbot: QtBot, theme: Theme) -> None:
    """Until then the block is there without."""
    posters: dict[str, QPixmap] = {}
    timeline = made(qtbot, theme, song(), plan(song()))
    timeline.set_posters(posters.get)
    rect = lane_rect(timeline, "moves", 1.0, 4.0)
    assert "#00ff00" not in colors_in(picture(timeline), rect)
    poster = QPixmap(320, 180)
    poster.fill(QColor("#00ff00"))
    posters["clips/basic/0.mp4"] = poster
    timeline.posters_changed()
    assert "#00ff00" in colors_in(picture(timeline), rect)


def test_the_waveform_is_louder_where_the_song_is(qtbot: QtBot, theme: Theme) -> None:
    """Pixels of the wave stand where there is sound, and none behind its end."""
    timeline = made(qtbot, theme, song(eights=30))
    timeline.zoom_fit()
    timeline.set_waveform(noise(60.0))
    image = picture(timeline)
    top = timeline.lanes.wave.top + 6
    loud = [image.pixelColor(round(timeline.axis.x(11.0)) + dx, top) for dx in range(4)]
    behind = [image.pixelColor(round(timeline.axis.x(70.0)) + dx, top) for dx in range(4)]
    assert max(c.lightnessF() for c in loud) > 0.3
    assert min(c.lightnessF() for c in behind) < 0.25


def test_breaks_and_hits_are_seen_without_colour(qtbot: QtBot, theme: Theme) -> None:
    """A break is hatched, a hit is an arrow: both change the shape of the lane, not only its hue."""
    accents = (
        Accent(kind="break", start=20.0, end=24.0, strength=1),
        Accent(kind="hit", start=30.25, end=30.25, strength=1),
    )
    plain = made(qtbot, theme, song())
    marked = made(qtbot, theme, song(accents=accents))
    for timeline in (plain, marked):
        timeline.set_waveform(None)
    rect = lane_rect(marked, "wave", 21.1, 22.9)
    assert len(colors_in(picture(marked), rect)) > len(colors_in(picture(plain), rect)) + 1
    tip = QPoint(round(marked.axis.x(30.25)), marked.lanes.wave.top + 3)
    assert picture(marked).pixelColor(tip).name() == theme.color("warning").name()


@pytest.mark.parametrize("look", ["dark", "light"])
def test_words_on_moves_can_be_read(theme: Theme, look: str) -> None:
    """Text reaches AA on every colour of a kind of move, signs what is asked of signs."""
    theme.set_mode("dark" if look == "dark" else "light")
    grounds = [theme.category_color(chr(ord("a") + i)) for i in range(len(CATEGORY_HUES))]
    for ground in (*grounds, theme.category_color("")):
        assert contrast(theme.color("text"), ground) >= AA_TEXT
        assert contrast(theme.color("warning"), ground) >= AA_SIGNS


ODD: dict[str, tuple[SongAnalysis | None, Blueprint | None]] = {
    "nothing": (None, None),
    "song without beats": (song(eights=0, tail=30.0), None),
    "silence without length": (song(eights=0, first=0.0, tail=0.0), None),
    "one beat": (song(eights=0, tail=9.0, beats=(2.0,), bpm=60.0, energy=(0.5,)), None),
    "plan without song": (None, plan(None)),
    "plan longer than the song": (song(eights=2), plan(song(eights=2), moves=20)),
    "plan on a song without beats": (song(eights=0, tail=30.0), plan(None, moves=3)),
    "three hours": (song(bpm=200, eights=4_500), plan(song(bpm=200, eights=4_500), moves=2_000)),
    "very short moves": (song(), plan(None, moves=200, duration=0.05, time_map=None)),
    "one endless move": (song(), plan(None, moves=1, duration=10_000.0, time_map=None)),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("size", [(1280, 150), (300, 260), (3840, 400), (3, 150)])
def test_odd_songs_and_plans_are_shown(qtbot: QtBot, theme: Theme, name: str, size: tuple[int, int]) -> None:
    """Whatever there is, at every zoom and in every size, it is painted and can be scrolled."""
    analysis, blueprint = ODD[name]
    timeline = made(qtbot, theme, analysis, blueprint)
    timeline.resize(*size)
    for change in (timeline.zoom_fit, timeline.zoom_in, lambda: timeline.zoom(1e9, 5), lambda: timeline.scroll_by(1e9)):
        change()
        assert not picture(timeline).isNull()
    timeline.set_selected(0)
    timeline.set_playhead(5.0)
    timeline.set_loop((1.0, 2.0))
    assert not picture(timeline).isNull()


def test_an_empty_timeline_says_what_to_do(qtbot: QtBot, theme: Theme) -> None:
    """There are words in the middle, and no ruler."""
    timeline = made(qtbot, theme, None)
    image = picture(timeline)
    words = colors_in(image, QRect(300, 60, 400, 60))
    assert theme.color("text").name() in words
    assert colors_in(image, QRect(4, 4, 900, 20)) == {theme.color("surface").name()}


def test_a_window_that_moves_to_a_finer_screen_is_painted_anew(qtbot: QtBot, theme: Theme) -> None:
    """On a screen with twice the pixels, the picture has twice the pixels as well."""
    timeline = made(qtbot, theme, song(), plan(song()))
    canvas, size = timeline._canvas, timeline.viewport().size()
    for ratio in (1.0, 2.0):
        screen = QPixmap(size * ratio)
        screen.setDevicePixelRatio(ratio)
        painter = QPainter(screen)
        canvas.paint(painter, QRegion(timeline.rect()), size, timeline.axis, timeline.lanes, over=Overlay())
        painter.end()
        assert canvas._picture is not None
        assert canvas._picture.width() == ratio * size.width()


def test_parts_of_hours_do_not_melt_into_a_block(qtbot: QtBot, theme: Theme) -> None:
    """Three hours seen whole have no line for every beat, and none for every phrase."""
    analysis, _ = ODD["three hours"]
    timeline = made(qtbot, theme, analysis)
    timeline.set_waveform(None)
    timeline.zoom_fit()
    image: Any = picture(timeline)
    row = timeline.lanes.moves.top + 6
    shades = {image.pixelColor(x, row).name() for x in range(50, 950)}
    assert shades == {theme.color("surface").name()}


@pytest.mark.parametrize("steps", [(1.04,) * 9, (0.9,) * 5, (3.0, 1.3)])
def test_zooming_shows_the_same_as_standing_still(qtbot: QtBot, theme: Theme, steps: tuple[float, ...]) -> None:
    """What is painted in haste while somebody zooms is what is seen afterwards."""
    timeline = made(qtbot, theme, song(), plan())
    timeline.scroll_by(333.0)
    for step in steps:
        timeline.zoom(step, 420.0)
        picture(timeline)
    timeline.zoom(1.1, 777.0)
    hasty = picture(timeline)
    timeline._repaint()
    assert farthest(picture(timeline), hasty) <= SHADE
