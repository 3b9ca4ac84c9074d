"""The timeline in the hand: selecting, seeking, looping, zooming, by mouse and by keyboard, and what it says."""

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QHelpEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.panel import TimelinePanel
from choreo_desktop.ui.timeline.view import Timeline
from tests.ui.mouse import double_click
from tests.ui.timelines import BACHATA, categories_of, noise, plan, song

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.scene import Hit

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def show(qtbot: QtBot, timeline: Timeline, width: int = 1000) -> Timeline:
    """Put a timeline on the screen, alone in a window, so that it gets the focus."""
    qtbot.addWidget(timeline)
    timeline.resize(width, 210)
    with qtbot.waitExposed(timeline):
        timeline.show()
    timeline.setFocus()
    return timeline


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme) -> Timeline:
    """A song of 50 seconds at 120 BPM and six moves of 8 seconds from second 1 on; 22 pixels a second."""
    made = Timeline(theme)
    analysis = song()
    blueprint = plan(analysis)
    made.set_song(analysis, BACHATA)
    made.set_waveform(noise(analysis.duration))
    made.set_plan(blueprint, 0.15, categories_of(blueprint))
    return show(qtbot, made)


def at(timeline: Timeline, seconds: float, lane: str = "moves") -> QPoint:
    """A place in a lane."""
    strip = getattr(timeline.lanes, lane)
    return QPoint(round(timeline.axis.x(seconds)), strip.top + strip.height // 2)


def send_mouse(
    timeline: Timeline, kind: QEvent.Type, place: QPoint, modifiers: Qt.KeyboardModifier = NONE, *, down: bool = True
) -> None:
    """A mouse event as Qt delivers it."""
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else LEFT
    held = LEFT if down else Qt.MouseButton.NoButton
    where = timeline.viewport().mapToGlobal(place)
    event = QMouseEvent(kind, QPointF(place), QPointF(where), button, held, modifiers)
    QApplication.sendEvent(timeline.viewport(), event)


def drag(timeline: Timeline, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press, move in a few steps, let go."""
    send_mouse(timeline, QEvent.Type.MouseButtonPress, start, modifiers)
    for step in range(1, 5):
        send_mouse(timeline, QEvent.Type.MouseMove, start + (end - start) * step / 4, modifiers)
    send_mouse(timeline, QEvent.Type.MouseButtonRelease, end, modifiers, down=False)


def turn_wheel(timeline: Timeline, x: float, turn: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over a column."""
    place = QPointF(x, 60)
    event = QWheelEvent(
        place,
        QPointF(timeline.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(timeline.viewport(), event)


# Selecting


def test_a_click_selects_the_move_under_the_mouse(qtbot: QtBot, timeline: Timeline) -> None:
    """It is told once and shown as selected."""
    with qtbot.waitSignal(timeline.move_selected) as told:
        QTest.mouseClick(timeline.viewport(), LEFT, NONE, at(timeline, 12))
    assert told.args == [1]
    assert timeline.selected == 1
    with qtbot.assertNotEmitted(timeline.move_selected):
        QTest.mouseClick(timeline.viewport(), LEFT, NONE, at(timeline, 13))


def test_a_click_beside_the_moves_selects_nothing(qtbot: QtBot, timeline: Timeline) -> None:
    """Where no move is, the selection ends and the song goes there."""
    timeline.set_selected(2)
    with qtbot.waitSignals([timeline.move_selected, timeline.seek_requested]):
        QTest.mouseClick(timeline.viewport(), LEFT, NONE, at(timeline, 0.5))
    assert timeline.selected is None


def test_a_double_click_plays_from_the_beginning_of_the_move(qtbot: QtBot, timeline: Timeline) -> None:
    """Not from where the mouse is: a move is danced from its 1."""
    with qtbot.waitSignal(timeline.play_requested) as told:
        double_click(timeline.viewport(), at(timeline, 14))
    assert told.args == [pytest.approx(9.0)]


def test_a_double_click_on_the_song_plays_from_there(qtbot: QtBot, timeline: Timeline) -> None:
    """To the pixel."""
    with qtbot.waitSignal(timeline.play_requested) as told:
        double_click(timeline.viewport(), at(timeline, 20, "wave"))
    assert told.args == [pytest.approx(20, abs=1 / timeline.axis.scale)]


def test_arrows_walk_through_the_moves(timeline: Timeline) -> None:
    """Right, left, to the last and the first; beyond the ends nothing happens."""
    timeline.set_playhead(10.0)
    told: list[int] = []
    timeline.move_selected.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(timeline, key)
    assert told == [1, 2, 1, 5, 0]


def test_a_selected_move_comes_into_view(timeline: Timeline) -> None:
    """Whether the keyboard selects it or another part of the window."""
    timeline.zoom(4.0, 0.0)
    QTest.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.axis.start <= 41.0
    assert timeline.axis.end >= 49.0
    timeline.set_selected(0)
    assert timeline.axis.start <= 1.0


def test_selecting_from_outside_tells_nobody(qtbot: QtBot, timeline: Timeline) -> None:
    """Otherwise panels would answer each other for ever."""
    with qtbot.assertNotEmitted(timeline.move_selected):
        timeline.set_selected(3)
        timeline.set_selected(99)
    assert timeline.selected is None


def test_enter_plays_from_the_selected_move_and_l_loops_it(qtbot: QtBot, timeline: Timeline) -> None:
    """Without a selection, Enter plays from the playhead."""
    timeline.set_playhead(3.0)
    with qtbot.waitSignal(timeline.play_requested) as first:
        QTest.keyClick(timeline, Qt.Key.Key_Return)
    timeline.set_selected(2)
    with qtbot.waitSignal(timeline.play_requested) as second:
        QTest.keyClick(timeline, Qt.Key.Key_Enter)
    with qtbot.waitSignal(timeline.loop_requested) as looped:
        QTest.keyClick(timeline, Qt.Key.Key_L)
    assert (first.args, second.args) == ([3.0], [17.0])
    assert looped.args == [17.0, 25.0]


# Seeking and looping


@pytest.mark.parametrize("lane", ["ruler", "sections", "wave", "beats", "energy"])
def test_a_click_on_the_song_goes_there(qtbot: QtBot, timeline: Timeline, lane: str) -> None:
    """Every lane of the song seeks, and keeps what is selected."""
    timeline.set_selected(1)
    with qtbot.waitSignal(timeline.seek_requested) as told:
        QTest.mouseClick(timeline.viewport(), LEFT, NONE, at(timeline, 30, lane))
    assert told.args == [pytest.approx(30, abs=1 / timeline.axis.scale)]
    assert timeline.selected == 1


@pytest.mark.parametrize(("start", "end"), [(5.2, 12.9), (12.9, 5.2)])
def test_a_loop_that_is_dragged_lies_on_counts(qtbot: QtBot, timeline: Timeline, start: float, end: float) -> None:
    """From left to right or back; nothing is sought."""
    with qtbot.waitSignal(timeline.loop_requested) as told, qtbot.assertNotEmitted(timeline.seek_requested):
        drag(timeline, at(timeline, start, "wave"), at(timeline, end, "wave"))
    assert told.args == pytest.approx([5.0, 13.0])


def test_with_alt_a_loop_lies_anywhere(qtbot: QtBot, timeline: Timeline) -> None:
    """To the pixel."""
    with qtbot.waitSignal(timeline.loop_requested) as told:
        drag(timeline, at(timeline, 5.2, "ruler"), at(timeline, 12.8, "ruler"), ALT)
    assert told.args == pytest.approx([5.2, 12.8], abs=1 / timeline.axis.scale)


def test_a_trembling_hand_makes_no_loop(qtbot: QtBot, timeline: Timeline) -> None:
    """A few pixels are still a click."""
    place = at(timeline, 20, "wave")
    with qtbot.waitSignal(timeline.seek_requested), qtbot.assertNotEmitted(timeline.loop_requested):
        drag(timeline, place, place + QPoint(4, 0))


def test_dragging_over_moves_makes_no_loop(qtbot: QtBot, timeline: Timeline) -> None:
    """Moves are for moving."""
    with qtbot.assertNotEmitted(timeline.loop_requested):
        drag(timeline, at(timeline, 5), at(timeline, 30))


def test_dragging_beyond_the_edge_scrolls(qtbot: QtBot, timeline: Timeline) -> None:
    """A loop can be longer than what is seen, and the hand need not move for it."""
    timeline.zoom(4.0, 0.0)
    end = timeline.axis.end
    send_mouse(timeline, QEvent.Type.MouseButtonPress, at(timeline, 2, "wave"))
    send_mouse(timeline, QEvent.Type.MouseMove, QPoint(timeline.axis.width + 60, 60))
    qtbot.waitUntil(lambda: timeline.axis.end > end + 5)
    with qtbot.waitSignal(timeline.loop_requested) as told:
        send_mouse(timeline, QEvent.Type.MouseButtonRelease, QPoint(timeline.axis.width, 60), down=False)
    assert told.args is not None
    assert told.args[0] == pytest.approx(2.0)
    assert told.args[1] > end


def test_escape_ends_a_drag_then_the_loop_then_the_selection(qtbot: QtBot, timeline: Timeline) -> None:
    """One thing at a time."""
    timeline.set_loop((5.0, 9.0))
    timeline.set_selected(1)
    send_mouse(timeline, QEvent.Type.MouseButtonPress, at(timeline, 20, "wave"))
    send_mouse(timeline, QEvent.Type.MouseMove, at(timeline, 30, "wave"))
    with qtbot.assertNotEmitted(timeline.loop_cleared), qtbot.assertNotEmitted(timeline.loop_requested):
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
        send_mouse(timeline, QEvent.Type.MouseButtonRelease, at(timeline, 30, "wave"), down=False)
    with qtbot.waitSignal(timeline.loop_cleared):
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
    timeline.set_loop(None)
    with qtbot.waitSignal(timeline.move_selected) as told:
        QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert told.args == [-1]


def test_a_click_outside_ends_the_loop_and_one_inside_keeps_it(qtbot: QtBot, timeline: Timeline) -> None:
    """Who practises a loop may go to another place of it."""
    timeline.set_loop((5.0, 9.0))
    with qtbot.assertNotEmitted(timeline.loop_cleared):
        QTest.mouseClick(timeline.viewport(), LEFT, NONE, at(timeline, 7, "wave"))
    with qtbot.waitSignals([timeline.loop_cleared, timeline.seek_requested]):
        QTest.mouseClick(timeline.viewport(), LEFT, NONE, at(timeline, 20, "wave"))


def test_up_and_down_jump_from_section_to_section(qtbot: QtBot, timeline: Timeline) -> None:
    """To where the next part begins, and back."""
    timeline.set_playhead(3.0)
    with qtbot.waitSignal(timeline.seek_requested) as down:
        QTest.keyClick(timeline, Qt.Key.Key_Down)
    timeline.set_playhead(20.0)
    with qtbot.waitSignal(timeline.seek_requested) as up:
        QTest.keyClick(timeline, Qt.Key.Key_Up)
    assert (down.args, up.args) == ([17.0], [17.0])


# Zooming and scrolling


@pytest.mark.parametrize("turn", [120, -120, 360])
def test_the_wheel_with_control_zooms_to_the_mouse(timeline: Timeline, turn: int) -> None:
    """What is under the mouse stays there."""
    timeline.zoom(3.0, 300)
    scale, time = timeline.axis.scale, timeline.axis.time(640)
    turn_wheel(timeline, 640, turn, CONTROL)
    assert (timeline.axis.scale > scale) is (turn > 0)
    assert timeline.axis.time(640) == pytest.approx(time)


def test_the_wheel_scrolls(timeline: Timeline) -> None:
    """Down is later, and the scroll bar follows."""
    timeline.zoom(3.0, 0)
    start = timeline.axis.start
    turn_wheel(timeline, 300, -240)
    assert timeline.axis.start > start
    assert timeline.horizontalScrollBar().value() == timeline.axis.offset
    turn_wheel(timeline, 300, 480)
    assert timeline.axis.start < start + 1


def test_the_scroll_bar_scrolls(timeline: Timeline) -> None:
    """From the beginning to the end."""
    timeline.zoom(3.0, 0)
    bar = timeline.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert timeline.axis.end == pytest.approx(50, abs=1)
    bar.setValue(0)
    assert timeline.axis.start < 0


def test_two_fingers_zoom(timeline: Timeline) -> None:
    """On a touch pad, to where they are."""
    scale, time = timeline.axis.scale, timeline.axis.time(400)
    place = QPointF(400, 50)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        place,
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(timeline.viewport(), event)
    assert timeline.axis.scale == pytest.approx(1.5 * scale)
    assert timeline.axis.time(400) == pytest.approx(time)


def test_keys_zoom(timeline: Timeline) -> None:
    """Plus, minus and nought, on any keyboard."""
    scale = timeline.axis.scale
    QTest.keyClick(timeline, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(timeline, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert timeline.axis.scale > 1.5 * scale
    QTest.keyClick(timeline, Qt.Key.Key_Minus)
    assert timeline.axis.scale < 1.5 * scale
    QTest.keyClick(timeline, Qt.Key.Key_0)
    assert timeline.axis.fitted


def test_keys_of_the_timeline_win_over_those_of_the_window(qtbot: QtBot, theme: Theme) -> None:
    """The player steps by frames with the arrows; with the focus here they select moves, elsewhere they do not."""
    window, other = QWidget(), QWidget()
    made = Timeline(theme)
    made.set_plan(plan(song()))
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(other)
    stepped: list[bool] = []
    QShortcut(QKeySequence("Right"), window).activated.connect(lambda: stepped.append(True))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert (made.selected, stepped) == (0, [])
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Right)
    assert (made.selected, stepped) == (0, [True])


def test_tab_leaves(qtbot: QtBot, theme: Theme) -> None:
    """Nobody is caught in the timeline."""
    panel = TimelinePanel(theme)
    panel.set_song(song(), BACHATA, title="Song")
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    panel.timeline.setFocus()
    QTest.keyClick(panel.timeline, Qt.Key.Key_Tab)
    assert not panel.timeline.hasFocus()


# Playing


def test_the_view_turns_like_a_page_with_the_playhead(timeline: Timeline) -> None:
    """It stands still while the playhead crosses it."""
    timeline.zoom(4.0, 0)
    start, end = timeline.axis.start, timeline.axis.end
    timeline.set_playhead(end * 0.9)
    assert timeline.axis.start == start
    timeline.set_playhead(end + 0.1)
    assert timeline.axis.start > start
    assert timeline.axis.x(end + 0.1) < 0.1 * timeline.axis.width


def test_who_scrolls_away_is_left_alone_until_the_playhead_comes_by(timeline: Timeline) -> None:
    """Then it is followed again."""
    timeline.zoom(4.0, 0)
    timeline.set_playhead(2.0)
    timeline.scroll_by(1500)
    start = timeline.axis.start
    timeline.set_playhead(2.1)
    assert timeline.axis.start == start
    time = 2.1
    while time < timeline.axis.end:
        time += 0.5
        timeline.set_playhead(time)
    assert timeline.axis.start > start


def test_a_jump_is_followed_and_following_can_be_switched_off(timeline: Timeline) -> None:
    """A seek from elsewhere is seen, unless nobody wants to."""
    timeline.zoom(4.0, 0)
    timeline.set_playhead(40.0)
    assert timeline.axis.start < 40 < timeline.axis.end
    timeline.set_following(False)
    timeline.set_playhead(5.0)
    assert timeline.axis.start > 5


# What else it says


def test_the_context_menu_is_asked_for_with_what_is_there(qtbot: QtBot, timeline: Timeline) -> None:
    """By mouse on a move, which is selected by it; by key at the selected move."""
    place = at(timeline, 20)
    where = timeline.viewport().mapToGlobal(place)
    with qtbot.waitSignal(timeline.context_requested) as told:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, where)
        QApplication.sendEvent(timeline.viewport(), event)
    assert told.args is not None
    assert told.args[0] == where
    hit = cast("Hit", told.args[1])
    assert (hit.move, hit.eight) == (2, 4)
    assert timeline.selected == 2
    with qtbot.waitSignal(timeline.context_requested) as by_key:
        QApplication.sendEvent(
            timeline.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        )
    assert by_key.args is not None
    assert cast("Hit", by_key.args[1]).move == 2


def test_a_screen_reader_hears_what_is_selected(timeline: Timeline) -> None:
    """Name, place, counts and time of the move; how many there are while none is selected."""
    reader = QAccessible.queryAccessibleInterface(timeline)
    assert reader.text(QAccessible.Text.Name) == "Timeline"
    assert reader.text(QAccessible.Text.Description) == "6 moves, none selected"
    timeline.set_selected(2)
    assert reader.text(QAccessible.Text.Description) == "Move 3 of 6, Move 3, 16 counts, 0:17 to 0:25"


@pytest.mark.qt_log_ignore("does not support raise")
@pytest.mark.parametrize(
    ("seconds", "lane", "lines"),
    [
        (20, "wave", ["0:20", "8-count 5 of 12, in phrase 2", "Verse A, 0:17 to 0:33, energy 50 %"]),
        (0.2, "ruler", ["0:00", "Intro, 0:00 to 0:17, energy 30 %"]),
        (20, "moves", ["Move 3", "Shadow, 16 counts, 0:17 to 0:25"]),
    ],
)
def test_tool_tips_explain(timeline: Timeline, seconds: float, lane: str, lines: list[str]) -> None:
    """What is under the mouse, in words."""
    place = at(timeline, seconds, lane)
    event = QHelpEvent(QEvent.Type.ToolTip, place, timeline.viewport().mapToGlobal(place))
    QApplication.sendEvent(timeline.viewport(), event)
    assert QToolTip.text().splitlines() == lines
    QToolTip.hideText()


@pytest.mark.qt_log_ignore("does not support raise")
def test_marks_are_told_in_words(timeline: Timeline) -> None:
    """Nothing is said by a sign or a colour alone."""
    blueprint = plan(song(), speed=0.87, locked=True, reason="It fits the verse.")
    timeline.set_plan(blueprint, 0.15, {}, frozenset(m.video_path for m in blueprint.moves))
    place = at(timeline, 12)
    QApplication.sendEvent(
        timeline.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, timeline.viewport().mapToGlobal(place))
    )
    assert QToolTip.text().splitlines() == [
        "Move 2",
        "16 counts, 0:09 to 0:17",
        "Locked",
        "Played up to 13 % slower, which is near the limit",
        "Its beat is unsure",
        "It fits the verse.",
    ]
    QToolTip.hideText()


def test_actions_have_names_and_keys(timeline: Timeline) -> None:
    """The sheet of shortcuts can list them all, and each key has one meaning."""
    actions = timeline.actions()
    assert all(action.text() and action.shortcuts() for action in actions)
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_another_plan_keeps_zoom_and_place(timeline: Timeline) -> None:
    """An edit must not make the view jump; a shorter plan takes the selection along."""
    timeline.zoom(4.0, 0)
    timeline.scroll_by(800)
    timeline.set_selected(5)
    before = timeline.axis
    timeline.set_plan(plan(song(), moves=3))
    assert timeline.axis.scale == before.scale
    assert timeline.selected is None


def test_corrected_counts_keep_zoom_and_another_song_does_not(timeline: Timeline) -> None:
    """The same song with its 1 elsewhere stays where it is."""
    timeline.zoom(4.0, 0)
    timeline.scroll_by(500)
    before = timeline.axis
    analysis = song()
    timeline.set_song(analysis.model_copy(update={"eight_counts": analysis.beats[4::8]}), BACHATA)
    assert timeline.axis == before
    timeline.set_song(song(bpm=130, eights=60), BACHATA)
    assert timeline.axis.start < 0


def test_a_song_is_opened_so_near_that_moves_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    """An 8-count is as wide as a name, also when the song was set before the window was shown."""
    made = Timeline(theme)
    made.set_song(song(eights=100), BACHATA)
    show(qtbot, made)
    assert 4 * made.axis.scale == pytest.approx(88)
    assert made.axis.x(0) == pytest.approx(10)


# The panel


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> TimelinePanel:
    """With a song."""
    made = TimelinePanel(theme)
    made.set_song(song(), BACHATA, title="A song with quite a long name, sung by somebody")
    qtbot.addWidget(made)
    made.resize(1280, 210)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(panel: QWidget) -> str:
    """All words of the bar."""
    return " | ".join(found.text() for found in panel.findChildren(QLabel))


def named(panel: QWidget, name: str) -> QWidget:
    """A control by its accessible name."""
    return next(found for found in panel.findChildren(QWidget) if found.accessibleName() == name)


@pytest.mark.parametrize(
    ("analysis", "words"),
    [
        (song(), "120 BPM (sure)  ·  0:50"),
        (song(share=0.6), "120 BPM (fairly sure)  ·  0:50"),
        (song(share=0.2), "120 BPM (unsure)  ·  0:50  ·  where 1 is: unsure"),
        (song(eights=0), "no beat found"),
    ],
)
def test_the_bar_tells_the_tempo_and_how_sure_it_is(panel: TimelinePanel, analysis: SongAnalysis, words: str) -> None:
    """In words, not in numbers."""
    panel.set_song(analysis, BACHATA, title="Song")
    assert words in texts(panel)


def test_counting_to_four_is_shown_and_told(qtbot: QtBot, panel: TimelinePanel) -> None:
    """The timeline keeps its plan and place."""
    panel.timeline.set_plan(plan(song()))
    with qtbot.waitSignal(panel.mode_chosen) as told:
        QTest.mouseClick(named(panel, "Count to 4, bar by bar"), LEFT)
    assert told.args == [4]
    counting = panel.timeline.scene.counting
    assert counting is not None
    assert counting.word(19.0) == "1"
    assert len(panel.timeline.scene.blocks) == 6


def test_the_loop_is_told_and_ended_in_the_bar(qtbot: QtBot, panel: TimelinePanel) -> None:
    """With its times; the button is gone when there is none."""
    panel.set_loop((5.0, 13.0))
    button = named(panel, "End the loop 0:05 to 0:13")
    assert button.isVisible()
    with qtbot.waitSignal(panel.timeline.loop_cleared):
        QTest.mouseClick(button, LEFT)
    panel.set_loop(None)
    assert not button.isVisible()


def test_zoom_buttons_zoom_and_know_their_ends(panel: TimelinePanel) -> None:
    """What cannot be done is not offered."""
    out, fit, closer = (named(panel, name) for name in ("Zoom out (-)", "See the whole song (0)", "Zoom in (+)"))
    QTest.mouseClick(fit, LEFT)
    assert panel.timeline.axis.fitted
    assert not out.isEnabled()
    QTest.mouseClick(closer, LEFT)
    assert out.isEnabled()
    for _ in range(20):
        QTest.mouseClick(closer, LEFT)
    assert not closer.isEnabled()


def test_following_can_be_switched_off(panel: TimelinePanel) -> None:
    """Then what is seen stays where it is, wherever the song plays."""
    QTest.mouseClick(named(panel, "Zoom in (+)"), LEFT)
    seen = panel.timeline.axis
    QTest.mouseClick(named(panel, "Follow the playhead"), LEFT)
    panel.timeline.set_playhead(seen.end + 1)
    assert panel.timeline.axis == seen
    QTest.mouseClick(named(panel, "Follow the playhead"), LEFT)
    panel.timeline.set_playhead(seen.end + 2)
    assert panel.timeline.axis != seen


def test_everything_that_takes_the_focus_has_a_name(panel: TimelinePanel) -> None:
    """For those who hear the window."""
    focusable = [
        found
        for found in panel.findChildren(QWidget)
        if found.focusPolicy() is not Qt.FocusPolicy.NoFocus and found.isVisible() and found.isEnabled()
    ]
    assert len(focusable) >= 5
    assert all(found.accessibleName() for found in focusable if found.focusProxy() is None)


@pytest.mark.parametrize("width", [700, 1280, 3840])
def test_the_bar_fits(panel: TimelinePanel, width: int) -> None:
    """Nothing is cut off but the name of the song."""
    panel.set_song(song(share=0.2), BACHATA, title="A very long name of a song " * 9)
    panel.set_loop((5.0, 13.0))
    panel.resize(width, 210)
    assert panel.minimumSizeHint().width() <= 700
    assert all(
        panel.rect().contains(found.geometry()) for found in panel.findChildren(QWidget) if found.parent() is panel
    )
