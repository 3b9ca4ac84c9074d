import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.panels.choices import ChoicesPanel
from choreo_desktop.ui.panels.choices_picker import WishPicker
from choreo_desktop.ui.session import Session
from choreo_desktop.ui.theme import Theme
from tests.ui.working import Working


def open_panel(theme: Theme, working: Working) -> ChoicesPanel:
    """The panel, with what the library knows."""
    panel = ChoicesPanel(theme, working.session, lambda: working.studio.library)
    working.show(panel, height=360)
    panel.refresh()
    working.settle()
    return panel


def button(panel: QWidget, text: str) -> QPushButton:
    """The visible button that says this."""
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text and b.isVisible())


def words(panel: QWidget) -> str:
    """All that the panel says."""
    return "\n".join(str(label.property("text")) for label in panel.findChildren(QWidget) if label.isVisible())


def test_an_empty_library_says_what_to_do(theme: Theme, empty_working: Working) -> None:
    """Nothing can be built from nothing, and the words beside the button say why."""
    panel = open_panel(theme, empty_working)
    build = button(panel, "Build choreography")
    assert not build.isEnabled()
    assert "Add moves and choose a song first." in words(panel)


def test_a_song_is_asked_for_and_shown(theme: Theme, working: Working, qtbot: QtBot) -> None:
    """Without a song the panel asks for one; with one it says its name, tempo and length, and can build."""
    panel = open_panel(theme, working)
    assert "Choose a song first." in words(panel)
    with qtbot.waitSignal(panel.song_wanted):
        button(panel, "Choose a song").click()
    working.choose_song()
    said = words(panel)
    assert "Canción de Prueba" in said
    assert "126 BPM" in said
    assert "0:20" in said
    assert button(panel, "Build choreography").isEnabled()


def test_all_choices_reach_the_request(theme: Theme, working: Working) -> None:
    """What is chosen in each field is what the planner is asked for, and can be shown again."""
    panel = open_panel(theme, working)
    form = panel._form
    for field, tag in (("difficulty", "advanced"), ("energy_level", "low"), ("style", "sensual"), ("role", "lead")):
        form.tags[field].choose(tag)
    form.length.setValue(65)
    form.seed.setValue(7)
    panel.add_must_have(["Side Basic", "spin"])
    panel.add_never(["Hammerlock"])
    chosen = panel.choices()
    request = working.studio.request(working.studio.library.songs()[0], **chosen)
    assert (request.difficulty, request.energy_level, request.style, request.role) == (
        "advanced",
        "low",
        "sensual",
        "lead",
    )
    assert (request.max_seconds, request.seed) == (65.0, 7)
    assert (request.must_have, request.never) == (("Side Basic", "spin"), ("Hammerlock",))
    other = open_panel(theme, working)
    assert other.choices() == {"seed": 0}
    other.restore(request)
    assert other.choices() == chosen


def test_a_length_is_typed_or_picked(theme: Theme, working: Working) -> None:
    """Minutes and seconds can be typed, the usual lengths are one click, and none is longer than the song."""
    panel = open_panel(theme, working)
    length = panel._form.length
    length.setFocus()
    length.selectAll()
    QTest.keyClicks(length, "1:05")
    QTest.keyClick(length, Qt.Key.Key_Return)
    assert panel.choices()["max_seconds"] == 65.0
    button(panel, "1:30").click()
    assert panel.choices()["max_seconds"] == 90.0
    length.selectAll()
    QTest.keyClicks(length, "x")
    assert panel.choices()["max_seconds"] == 90.0
    working.choose_song()
    assert "max_seconds" not in panel.choices()
    assert not button(panel, "1:30").isEnabled()


def test_the_die_rolls_another_seed(theme: Theme, working: Working) -> None:
    """Each roll gives another choreography."""
    panel = open_panel(theme, working)
    seeds = set()
    for _ in range(5):
        panel._form.die.click()
        seeds.add(panel.choices()["seed"])
    assert len(seeds) > 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_wishes_are_looked_for_with_the_keyboard(theme: Theme, working: Working) -> None:
    """Typing part of a name and pressing Enter adds the move; categories are offered with how many moves they have."""
    panel = open_panel(theme, working)
    QTest.keyClick(panel._form.must._add, Qt.Key.Key_Space)
    picker = panel.findChild(WishPicker)
    assert isinstance(picker, WishPicker)
    rows = [picker._found.index(row, 0).data() for row in range(picker._found.rowCount())]
    assert "Basic (any of 2 moves)" in rows
    assert "Spin (any of 1 move)" in rows
    search = picker.findChild(QLineEdit)
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "turn")
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(picker._list, Qt.Key.Key_Up)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert panel.choices()["must_have"][0].casefold() in ("ladyturn", "lady's turn")


def test_a_wish_is_taken_away_again(theme: Theme, working: Working) -> None:
    """A click on a chip takes it away; a move cannot be wished for and forbidden at once, which is told."""
    panel = open_panel(theme, working)
    panel.add_must_have(["Side Basic", "Hammerlock"])
    chip = next(b for b in panel.findChildren(Button) if b.property("wish") == "Side Basic")
    assert "Side Basic" in chip.accessibleName()
    chip.click()
    assert panel.choices()["must_have"] == ("Hammerlock",)
    panel.add_never(["Hammerlock"])
    assert panel.choices() == {"seed": 0, "never": ("Hammerlock",)}
    assert working.told == ["Hammerlock is no longer among the moves that must be danced."]


def test_a_bad_combination_is_told_in_a_sentence(theme: Theme, working: Working) -> None:
    """A wish that contradicts itself is named, nothing that was chosen is lost, and a change takes the words away."""
    panel = open_panel(theme, working)
    working.choose_song()
    panel.add_must_have(["Side Basic"])
    panel.add_never(["basic"])
    panel.build()
    working.until(lambda: working.failures and not working.session.work)
    problem = panel._bar._problem
    assert problem is not None
    assert problem.text.replace("\u200b", "").startswith("Must have: 'Side Basic' is among the moves")
    assert panel.choices()["must_have"] == ("Side Basic",)
    panel._form.never.set([])
    assert panel._bar._problem is None


def test_build_becomes_cancel_and_makes_a_video(theme: Theme, working: Working) -> None:
    """While it is built the big button cancels; in the end there is a video, and the button builds again."""
    panel = open_panel(theme, working)
    working.choose_song()
    working.slow()
    build = button(panel, "Build choreography")
    build.setFocus()
    QTest.keyClick(build, Qt.Key.Key_Space)
    cancel = button(panel, "Cancel")
    assert cancel.hasFocus()
    working.until(lambda: working.session.blueprint)
    QTest.keyClick(cancel, Qt.Key.Key_Escape)
    working.until(lambda: not working.session.work)
    assert working.studio.history.entries()[0].status == "cancelled"
    working.quick()
    panel.build()
    working.until(lambda: working.video and not working.session.work)
    assert working.video is not None
    assert working.video.stat().st_size > 0
    assert button(panel, "Build choreography").isEnabled()


def test_a_plan_is_made_into_a_video_and_again_after_a_change(theme: Theme, working: Working) -> None:
    """Planning alone makes no video, and says how to get one; a changed plan can be rendered again."""
    panel = open_panel(theme, working)
    working.choose_song()
    panel.plan_only()
    working.until(lambda: working.session.blueprint and not working.session.work)
    assert working.session.video is None
    button(panel, "Make the video").click()
    working.until(lambda: working.session.video and not working.session.work)
    working.session.swap(0, other_clip(working.session))
    working.until(lambda: working.session.video is None)
    assert button(panel, "Render again").isEnabled()
    assert button(panel, "Build anew").isEnabled()
    button(panel, "Render again").click()
    working.until(lambda: working.session.video and not working.session.work)
    working.session.undo.undo()
    assert button(panel, "Render again").isEnabled()


def test_the_rest_is_planned_anew_around_a_lock(theme: Theme, working: Working) -> None:
    """What is locked stays where it is, in a way that can be undone."""
    panel = open_panel(theme, working)
    working.plan(seed=1)
    working.session.lock(0, locked=True)
    working.until(lambda: working.session.blueprint and working.session.blueprint.moves[0].locked)
    assert working.session.blueprint is not None
    first = working.session.blueprint.moves[0].video_path
    panel._bar.reroll_action.trigger()
    working.settle()
    assert working.session.blueprint.moves[0].video_path == first
    assert working.session.blueprint.moves[0].locked


def test_the_choices_of_an_opened_choreography_are_shown(theme: Theme, working: Working) -> None:
    """Opening a choreography of the history shows what was asked for then."""
    panel = open_panel(theme, working)
    working.build(seed=9, difficulty="beginner")
    working.session.open_task(working.studio.history.entries()[0])
    working.until(lambda: panel.choices()["seed"] == 9)
    assert panel.choices() == {"seed": 9, "difficulty": "beginner"}


@pytest.mark.parametrize("look", ["light", "dark"])
def test_everything_has_a_name_and_fits(theme: Theme, working: Working, look: str) -> None:
    """Everything that the keyboard reaches says what it is, and long names make no column wider."""
    theme.set_mode("light" if look == "light" else "dark")
    panel = open_panel(theme, working)
    panel.add_must_have(["A_very_long_name_of_a_clip_that_goes_on_and_on_until_nobody_reads_it_any_more.mp4"])
    working.choose_song()
    QApplication.processEvents()
    for widget in panel.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and not widget.focusProxy():
            name = widget.accessibleName() or str(widget.property("text") or "")
            assert name, widget
        if widget.isVisible() and widget.parentWidget() is not None:
            assert widget.mapTo(panel, widget.rect().topRight()).x() < panel.width(), widget


def other_clip(session: Session) -> str:
    """A clip of the library that is not danced at the first place."""
    assert session.planned is not None
    assert session.blueprint is not None
    return next(m.key for m in session.planned.moves if m.key != session.blueprint.moves[0].video_path)
