"""Where 1 is, corrected in the whole window with mouse and keyboard."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from choreo_desktop.domain.corrections import Anchor, Corrections
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.ui.correcting.actions import CorrectionActions
from choreo_desktop.ui.dialogs.clip_grid import ClipGridDialog
from choreo_desktop.ui.models.songs import Column
from choreo_desktop.ui.tapping.pad import TapPad
from choreo_desktop.ui.timeline.view import Timeline
from tests.ui.window_studio import Running, plain

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(window: Running) -> Running:
    """The window with a song that is worked on."""
    window.pick_song()
    window.settle()
    return window


def analysis(running: Running) -> SongAnalysis:
    """What is heard in the song now."""
    assert running.session.song is not None
    return running.session.song.analysis


def kept(running: Running) -> Corrections:
    """What the library keeps."""
    assert running.session.song is not None
    return running.app.studio.library.corrections(running.session.song.record.number)


def actions(running: Running) -> CorrectionActions:
    """What can be corrected."""
    return running.shell.coordinator.correcting.actions


def timeline(running: Running) -> Timeline:
    """The timeline of the window."""
    return running.window.timeline.timeline


def pad(running: Running) -> TapPad:
    """Where people tap."""
    return running.shell.coordinator.correcting.taps.pad


def wait(running: Running) -> None:
    """Until nothing is being corrected or kept."""
    running.until(lambda: not running.shell.corrections.busy)
    running.settle()


def mouse(view: Timeline, kind: QEvent.Type, x: float, *, held: bool = True) -> None:
    """A mouse event with Ctrl and Alt over the waves of a timeline."""
    place = QPointF(x, view.lanes.wave.top + 8)
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    everywhere = QPointF(view.viewport().mapToGlobal(place.toPoint()))
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, place, everywhere, button, buttons, CTRL_ALT))


def drag_beat(view: Timeline, beat: float, by: float) -> None:
    """Drag a beat by some seconds, and hold it."""
    x = view.axis.x(beat)
    mouse(view, QEvent.Type.MouseButtonPress, x)
    for share in (0.3, 0.7, 1.0):
        mouse(view, QEvent.Type.MouseMove, x + share * by * view.axis.scale)


def test_menus_correct_at_the_playhead(desk: Running) -> None:
    """The entry "This is 1" of the menu means the beat at the playhead; the timeline and the library's row follow."""
    beat = analysis(desk).beats[13]
    timeline(desk).set_playhead(beat + 0.02)
    desk.act("This is 1")
    wait(desk)
    assert beat in analysis(desk).eight_counts
    counting = timeline(desk).scene.counting
    assert counting is not None
    assert counting.analysis == analysis(desk)
    desk.act("Double the beats")
    wait(desk)
    model = desk.window.library.songs.table.model()
    shown = model.data(model.index(0, Column.BPM), Qt.ItemDataRole.DisplayRole)
    assert shown == f"{analysis(desk).bpm:.0f}" == "252"
    desk.session.undo.undo()
    wait(desk)
    assert model.data(model.index(0, Column.BPM), Qt.ItemDataRole.DisplayRole) == "126"
    assert desk.failures == []


def test_keys_correct_at_the_playhead(desk: Running) -> None:
    """The shortcuts of the Song menu do what its entries say."""
    heard = analysis(desk)
    desk.window.library.setFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_Period, Qt.KeyboardModifier.AltModifier)
    wait(desk)
    assert analysis(desk).eight_counts[0] == pytest.approx(heard.beats[1], abs=0.01)
    QTest.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.AltModifier)
    wait(desk)
    assert analysis(desk).eight_counts == heard.eight_counts


def test_shortcuts_of_the_song_menu_are_nobody_elses(desk: Running) -> None:
    """No two entries of the menus of the window listen to the same key."""
    mine = [key.toString() for group in actions(desk).groups for action in group for key in action.shortcuts()]
    every = [key.toString() for group in desk.shell.menus.groups.values() for a in group for key in a.shortcuts()]
    assert len(mine) > 10
    assert [key for key in mine if every.count(key) != 1] == []


def test_a_beat_can_be_corrected_where_it_is_pointed_at(desk: Running) -> None:
    """The timeline's menu has "This is 1" for the beat under the mouse, and the rest one step further."""
    menu, beat = QMenu(), analysis(desk).beats[10]
    actions(desk).fill(menu, beat + 0.1, beat)
    words = [plain(action.text()) for action in menu.actions()]
    assert words == ["This is 1", "Correct the counts"]
    menu.actions()[0].trigger()
    wait(desk)
    assert beat in analysis(desk).eight_counts
    (below,) = menu.findChildren(QMenu)
    more = [plain(action.text()) for action in below.actions() if action.text()]
    assert {"Double the beats", "Anchor this beat at", "A section begins here", "Forget all corrections"} <= set(more)


def test_a_beat_is_dragged_where_it_belongs(desk: Running) -> None:
    """With Ctrl and Alt a beat of the timeline is taken to another place, and nothing else is dragged or selected."""
    view, beat = timeline(desk), analysis(desk).beats[8]
    drag_beat(view, beat, 0.12)
    mouse(view, QEvent.Type.MouseButtonRelease, view.axis.x(beat + 0.12), held=False)
    wait(desk)
    (step,) = kept(desk).steps
    assert isinstance(step, Anchor)
    assert step.to == pytest.approx(beat + 0.12, abs=0.02)
    assert min(abs(time - step.to) for time in analysis(desk).beats) < 1e-6
    assert view.loop is None


def test_escape_lets_a_dragged_beat_go(desk: Running) -> None:
    """A drag that is given up changes nothing."""
    view, beat = timeline(desk), analysis(desk).beats[8]
    view.setFocus()
    drag_beat(view, beat, 0.2)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    mouse(view, QEvent.Type.MouseButtonRelease, view.axis.x(beat + 0.2), held=False)
    wait(desk)
    assert kept(desk) == Corrections()


def test_tapping_along_with_the_keyboard_makes_a_grid(desk: Running) -> None:
    """T begins, T taps, Shift+T marks a 1; the pad tells how steady it is, and its button lays the grid."""
    desk.window.activateWindow()
    QTest.keyClick(desk.window, Qt.Key.Key_T)
    surface = pad(desk)
    assert surface.isVisible()
    engine = desk.shell.engine
    desk.until(lambda: engine.ready and engine.playing)
    engine.pause()
    for number, off in enumerate(np.random.default_rng(5).normal(0, 0.012, 12)):
        engine.seek(3.0 + 0.5 * number + off)
        QTest.keyClick(surface.surface, Qt.Key.Key_T, Qt.KeyboardModifier(0x02000000 if number == 4 else 0))
    assert len(surface.times) == 12
    assert "12 taps" in surface.told
    assert "120 BPM" in surface.told
    assert "1 set" in surface.told
    assert "teady" in surface.told
    desk.press("Use these taps", surface)
    wait(desk)
    assert not surface.isVisible()
    inside = [beat for beat in analysis(desk).beats if 3 <= beat <= 8]
    assert np.diff(inside) == pytest.approx(0.5, abs=0.01)
    assert min(abs(one - 5.0) for one in analysis(desk).eight_counts) < 0.05
    assert desk.session.undo.undoText() == "Use the taps"


def test_escape_leaves_tapping(desk: Running) -> None:
    """Esc puts the pad away with its taps; nothing was corrected."""
    desk.act("Tap along")
    surface = pad(desk)
    desk.until(lambda: desk.shell.engine.ready)
    QTest.mouseClick(surface.surface, Qt.MouseButton.LeftButton)
    assert len(surface.times) == 1
    QTest.keyClick(surface.surface, Qt.Key.Key_Escape)
    assert not surface.isVisible()
    assert surface.told == "No taps yet Tap on every beat; eight or more are good."
    assert kept(desk) == Corrections()


def test_going_back_in_the_song_begins_the_taps_anew(desk: Running) -> None:
    """Taps of an earlier round are forgotten when somebody plays from the start again."""
    desk.act("Tap along")
    surface, engine = pad(desk), desk.shell.engine
    desk.until(lambda: engine.ready)
    engine.pause()
    for seconds in (5.0, 5.5, 6.0, 1.0, 1.5):
        engine.seek(seconds)
        QTest.mouseClick(surface.surface, Qt.MouseButton.LeftButton)
    assert len(surface.times) == 2


def test_a_letter_typed_into_a_search_is_no_tap(desk: Running) -> None:
    """T in a text field is a letter."""
    box = desk.window.library.moves.filters.box
    desk.window.library.show_moves()
    box.setFocus()
    QTest.keyClicks(box, "turn")
    assert box.text() == "turn"
    assert not pad(desk).isVisible()


def test_without_a_song_nothing_can_be_corrected(window: Running) -> None:
    """The entries are grey until a song is chosen."""
    assert not any(action.isEnabled() for group in actions(window).groups for action in group)


def test_the_plan_in_the_window_follows_and_its_moves_stay(desk: Running) -> None:
    """A correction of the song moves the blocks of the timeline, one undo moves them back."""
    desk.session.plan()
    desk.until(lambda: desk.session.blueprint and not desk.session.work)
    desk.settle()
    view = timeline(desk)
    before = [(block.name, block.start) for block in view.scene.blocks]
    desk.act("1 falls one beat later")
    wait(desk)
    after = [(block.name, block.start) for block in view.scene.blocks]
    assert [name for name, _ in after] == [name for name, _ in before][: len(after)]
    assert after != before
    desk.session.undo.undo()
    wait(desk)
    assert [(block.name, block.start) for block in view.scene.blocks] == before


def test_a_click_on_the_waves_is_still_a_click(desk: Running) -> None:
    """Without the keys the timeline is as it was: a click goes to that time."""
    view = timeline(desk)
    place = QPoint(round(view.axis.x(6.0)), view.lanes.wave.top + 8)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.until(lambda: abs(desk.shell.engine.position - 6.0) < 0.1)


def test_a_correction_leaves_who_watches_where_they_are(desk: Running) -> None:
    """The song goes on at the same second when its counts are corrected; a clip that is watched stays on."""
    desk.session.plan()
    desk.until(lambda: desk.session.blueprint and not desk.session.work)
    desk.settle()
    engine = desk.shell.engine
    desk.shell.stage.seek(7.0)
    desk.settle()
    desk.act("1 falls one beat later")
    wait(desk)
    assert engine.position == pytest.approx(7.0, abs=0.1)
    clip = desk.app.studio.library.clips()[0]
    desk.shell.stage.play_clip(clip)
    desk.act("1 falls one beat later")
    wait(desk)
    assert engine.path == clip.file.path
    assert desk.failures == []


def test_after_rendering_a_correction_shows_the_plan_at_the_same_second(desk: Running) -> None:
    """The video is out of date, so the plan is watched instead, from where the person was; undo has the video again."""
    desk.build()
    desk.settle()
    engine, video = desk.shell.engine, desk.session.video
    engine.pause()
    desk.shell.stage.seek(6.0)
    desk.settle()
    desk.act("All beats half a beat later")
    wait(desk)
    assert desk.session.video is None
    desk.until(lambda: engine.position == pytest.approx(6.0, abs=0.2))
    desk.session.undo.undo()
    wait(desk)
    assert desk.session.video == video


def test_another_language_keeps_what_was_corrected_undoable(desk: Running) -> None:
    """The window is built anew; what was corrected before can still be undone in it."""
    heard = analysis(desk)
    desk.act("Double the beats")
    wait(desk)
    desk.shell.choose_language("es")
    desk.settle()
    desk.session.undo.undo()
    wait(desk)
    assert analysis(desk) == heard
    desk.shell.choose_language("en")
    desk.settle()
    assert desk.failures == []


def test_the_button_of_the_timeline_begins_and_ends_tapping(desk: Running) -> None:
    """It is down while the pad is there."""
    button = desk.shell.coordinator.correcting._tap_button
    desk.click(button)
    assert pad(desk).isVisible()
    assert button.isChecked()
    desk.click(button)
    assert not pad(desk).isVisible()
    assert not button.isChecked()


def test_a_click_on_the_badge_of_a_tile_opens_the_beats_of_its_clip(window: Running) -> None:
    """A clip without beats says so on its tile; a click there asks where they are, for that clip."""
    moves = window.window.library.moves
    record = moves.model.record(1)
    move = record.move.model_copy(update={"grid": None})
    window.window.library.update_records([record.model_copy(update={"move": move})])
    place = moves.grid.visualRect(moves.model.index(1)).topLeft() + QPoint(16, 14)
    opened = []
    window.in_dialog(
        ClipGridDialog,
        lambda: QTest.mouseClick(moves.grid.viewport(), Qt.MouseButton.LeftButton, pos=place),
        lambda dialog: opened.append(dialog.draft.record.number),
    )
    assert opened == [record.number]
