"""The preview as people meet it: what is over the picture, loops, keys, full screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from choreo_desktop.services.counting import CountCue, MoveCue
from choreo_desktop.ui.player.controls import Controls
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.full_screen import FullScreen
from choreo_desktop.ui.player.preview import Preview
from choreo_desktop.ui.player.seek_slider import SeekSlider
from choreo_desktop.ui.player.view import VideoView
from choreo_desktop.ui.theme import Theme
from tests.media.studio import BLUE, GREEN, GREY, RED, Studio, close
from tests.ui.mouse import double_click, hover
from tests.ui.player_studio import Audience, film, new_studio, song

WORDS = ("1", "2", "3", "tap", "5", "6", "7", "tap")
COUNTS = tuple(CountCue(0.4 + 0.2 * beat, WORDS[beat % 8], beat % 8 + 1) for beat in range(16))
EIGHTS = ((0.4, 2.0), (2.0, 3.6))
MOVES = (MoveCue(0.0, 1.21, "Basic", 0), MoveCue(1.21, 4.0, "Cross body lead", 1))
W = TypeVar("W", bound=QWidget)
CUES = {"counts": COUNTS, "moves": MOVES, "eights": EIGHTS}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """Makes the films and songs."""
    return new_studio(tmp_path_factory.mktemp("preview"))


@pytest.fixture(scope="module")
def engine(qapp: QApplication) -> Iterator[Engine]:
    """One engine for all tests, as one serves the whole program."""
    engine = Engine(qapp)
    yield engine
    engine.clear()
    while not engine.idle:
        QCoreApplication.processEvents()
    engine.deleteLater()


@pytest.fixture
def preview(theme: Theme, engine: Engine, qtbot: QtBot) -> Iterator[Preview]:
    """A preview in a window of its own."""
    engine.set_rate(1.0)
    window = QMainWindow()
    qtbot.addWidget(window)
    preview = Preview(theme, engine)
    window.setCentralWidget(preview)
    window.resize(640, 460)
    window.show()
    window.activateWindow()
    preview.setFocus()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    yield preview
    engine.clear()
    qtbot.waitUntil(lambda: engine.idle, timeout=5000)


@pytest.fixture
def audience(preview: Preview, qtbot: QtBot) -> Iterator[Audience]:
    """Watches the engine."""
    audience = Audience(preview.engine, qtbot)
    yield audience
    audience.setParent(None)
    audience.deleteLater()


def show(preview: Preview, audience: Audience, path: Path, **cues: object) -> None:
    """Show a film and wait for its first picture."""
    preview.show_media(path, title="Film", **cues)  # type: ignore[arg-type]
    audience.wait(lambda: preview.engine.ready and (not preview.engine.has_video or audience.shown == 0))


def child(parent: QWidget, kind: type[W]) -> W:
    """The first part of a kind."""
    return parent.findChildren(kind)[0]


def act(preview: Preview, text: str) -> None:
    """Do what an action says."""
    next(action for action in preview.actions() if action.text() == text).trigger()


def playing(preview: Preview) -> bool:
    """Whether it plays."""
    return preview.engine.playing


def shown(full: FullScreen) -> bool:
    """Whether the controls are there."""
    return child(full, Controls).isVisible()


def full_of(preview: Preview) -> FullScreen | None:
    """The window on the whole screen."""
    return preview.full_screen


def loop_of(preview: Preview) -> tuple[float, float] | None:
    """What is looped."""
    return preview.engine.loop


def view_of(preview: Preview) -> VideoView:
    """The picture in the window."""
    return child(preview, VideoView)


def grabbed(widget: QWidget) -> QImage:
    """What is painted."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def differs(a: QImage, b: QImage) -> set[tuple[bool, bool]]:
    """In which quarters two pictures differ: (right, below)."""
    return {
        (x >= a.width() // 2, y >= a.height() // 2)
        for x in range(0, a.width(), 2)
        for y in range(0, a.height(), 2)
        if a.pixel(x, y) != b.pixel(x, y)
    }


def corner_colors(preview: Preview) -> list[tuple[int, int, int]]:
    """The colour near each corner of the picture: top left, top right, bottom left, bottom right."""
    view = view_of(preview)
    image, rect = grabbed(view), view.picture_rect
    found = []
    for y in (0.3, 0.7):
        for x in (0.25, 0.75):
            color = image.pixelColor(rect.left() + int(rect.width() * x), rect.top() + int(rect.height() * y))
            found.append((color.red(), color.green(), color.blue()))
    return found


def looks(preview: Preview, wanted: tuple[tuple[int, int, int], ...]) -> bool:
    """Whether the corners have these colours."""
    return all(close(f, w, 14) for f, w in zip(corner_colors(preview), wanted, strict=True))


def test_the_mirror_turns_the_picture_but_not_the_words(preview: Preview, audience: Audience, studio: Studio) -> None:
    """Left and right change places in the picture; the count stays at the bottom right and reads as before."""
    clip = studio.corners("corners.mp4", count=30)
    preview.show_media(clip, title="Corners")
    audience.wait(lambda: not audience.engine.picture.isNull() and preview.engine.ready)
    assert looks(preview, (RED, GREEN, BLUE, GREY))
    QTestKeys.press(preview, Qt.Key.Key_M)
    assert looks(preview, (GREEN, RED, GREY, BLUE))
    plain = grabbed(view_of(preview))
    preview.set_cues((CountCue(0.0, "7", 1), CountCue(3.0, "7", 1)), (), ())
    mirrored_words = grabbed(view_of(preview))
    assert differs(plain, mirrored_words) == {(True, True)}
    QTestKeys.press(preview, Qt.Key.Key_M)
    rect = view_of(preview).picture_rect
    corner = (rect.right() - 90, rect.bottom() - 60, 88, 58)
    here, there = grabbed(view_of(preview)).copy(*corner), mirrored_words.copy(*corner)
    white = [
        [image.pixel(x, y) & 0xFFFFFF == 0xFFFFFF for x in range(88) for y in range(58)] for image in (here, there)
    ]
    assert any(white[0])
    assert white[0] == white[1]


class QTestKeys:
    """Keys as a person presses them."""

    @staticmethod
    def press(preview: Preview, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the window that has the keyboard."""
        window = preview.full_screen or preview.window()
        focus: QWidget | None = window.focusWidget()
        QTest.keyClick(window if focus is None else focus, key, modifier)


def test_the_count_and_the_name_are_those_of_the_picture(preview: Preview, audience: Audience, studio: Studio) -> None:
    """The words change on the picture nearest to the beat, as the cuts do, and each can be hidden while it plays."""
    show(preview, audience, film(studio), **CUES)
    scene, view = preview.scene, view_of(preview)
    written = {}
    for number in (11, 12, 17, 18, 35, 36, 37):
        preview.engine.seek_frame(number)
        audience.wait_for(number)
        view.grab()
        count, move = view.written
        written[number] = (count.word if count else "", move.name if move else "")
    assert written == {
        11: ("", "Basic"),
        12: ("1", "Basic"),
        17: ("1", "Basic"),
        18: ("2", "Basic"),
        35: ("tap", "Basic"),
        36: ("5", "Cross body lead"),
        37: ("5", "Cross body lead"),
    }
    both = grabbed(view)
    QTestKeys.press(preview, Qt.Key.Key_C)
    assert not scene.counts_shown
    assert (True, True) in differs(both, grabbed(view))
    assert (False, False) not in differs(both, grabbed(view))
    QTestKeys.press(preview, Qt.Key.Key_N)
    assert (False, False) in differs(both, grabbed(view))


def test_a_song_shows_its_title_and_counts(preview: Preview, audience: Audience, studio: Studio) -> None:
    """Where there is no picture, the song and its count are there to be danced to."""
    show(preview, audience, song(studio), **CUES)
    view = view_of(preview)
    before = grabbed(view)
    preview.seek(1.05)
    audience.wait(lambda: preview.engine.position > 1)
    assert view.grab().toImage() != before
    assert view.written[0] == COUNTS[3]
    preview.show_media(song(studio), title="Another title")
    audience.wait(lambda: preview.engine.ready)
    assert grabbed(view) != before


def test_what_cannot_be_played_is_said_in_the_picture(
    preview: Preview, audience: Audience, studio: Studio, tmp_path: Path
) -> None:
    """A sentence takes the place of the picture, the controls rest, and the next film replaces it."""
    preview.show_media(tmp_path / "gone.mp4", title="Gone", autoplay=True)
    audience.wait(lambda: bool(audience.failures))
    view = view_of(preview)
    assert "gone.mp4" in view.accessibleDescription()
    said = grabbed(view)
    assert not child(preview, SeekSlider).isEnabled()
    assert not {action.text() for action in preview.actions() if action.isEnabled()} & {"Play", "Pause"}
    show(preview, audience, film(studio))
    assert grabbed(view) != said
    assert view.accessibleDescription() == ""
    preview.clear()
    assert grabbed(view) != said


def test_loops_are_those_of_the_dance(preview: Preview, audience: Audience, studio: Studio) -> None:
    """L loops the 8-count of the picture, Shift+L its move, the same key again goes on; the button says which."""
    show(preview, audience, film(studio), **CUES)
    loops: list[object] = []
    preview.loop_changed.connect(loops.append)
    preview.seek(2.1)
    audience.wait_for(63)
    QTestKeys.press(preview, Qt.Key.Key_L)
    assert loop_of(preview) == (2.0, 3.6)
    chip = next(b for b in preview.findChildren(QPushButton) if b.isVisible())
    assert "0:02.0 – 0:03.6" in chip.text()
    QTestKeys.press(preview, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert loop_of(preview) == (1.21, 4.0)
    QTestKeys.press(preview, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert loop_of(preview) is None
    assert not chip.isVisible()
    assert loops == [(2.0, 3.6), (1.21, 4.0), None]
    act(preview, "Loop this 8-count")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert loop_of(preview) is None


def test_a_loop_before_the_first_count_is_the_first(preview: Preview, audience: Audience, studio: Studio) -> None:
    """Asked before counting begins, the first 8-count is looped; after the end, the last."""
    show(preview, audience, film(studio), **CUES)
    act(preview, "Loop this 8-count")
    assert loop_of(preview) == EIGHTS[0]
    audience.wait_for(12)
    preview.set_loop(None)
    preview.seek(3.9)
    act(preview, "Loop this 8-count")
    assert loop_of(preview) == EIGHTS[1]


def test_a_loop_from_here_to_there(preview: Preview, audience: Audience, studio: Studio) -> None:
    """[ and ] set the ends at the picture, which belongs to it; put the wrong way round they are understood."""
    show(preview, audience, film(studio))
    chip = next(b for b in preview.findChildren(QPushButton))
    preview.seek(1.0)
    QTestKeys.press(preview, Qt.Key.Key_BracketLeft)
    assert loop_of(preview) is None
    assert "0:01.0" in chip.text()
    preview.seek(2.0)
    QTestKeys.press(preview, Qt.Key.Key_BracketRight)
    assert loop_of(preview) == pytest.approx((1.0, 2.0 + 1 / 30))
    preview.seek(1.5)
    QTestKeys.press(preview, Qt.Key.Key_BracketLeft)
    assert loop_of(preview) == pytest.approx((1.5, 2.0 + 1 / 30))
    QTestKeys.press(preview, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert loop_of(preview) is None
    preview.seek(3.0)
    QTestKeys.press(preview, Qt.Key.Key_BracketLeft)
    preview.seek(0.5)
    QTestKeys.press(preview, Qt.Key.Key_BracketRight)
    assert loop_of(preview) == pytest.approx((0.5, 3.0 + 1 / 30))


def test_play_from_elsewhere_ends_a_loop(preview: Preview, audience: Audience, studio: Studio) -> None:
    """“Play from here” on another move is not thrown back into the loop; within the loop, the loop stays."""
    show(preview, audience, film(studio), **CUES)
    preview.set_loop((2.0, 3.0))
    preview.play_from(2.5)
    assert loop_of(preview) == (2.0, 3.0)
    preview.play_from(0.5)
    assert loop_of(preview) is None
    audience.wait(lambda: 15 <= audience.shown < 30)
    audience.seen.clear()
    audience.wait(lambda: len(audience.seen) > 3)
    assert playing(preview)
    assert max(audience.seen) < 60


def test_keys_do_what_they_say(preview: Preview, audience: Audience, studio: Studio) -> None:
    """Space, arrows, comma and full stop, minus and plus, Home."""
    show(preview, audience, film(studio))
    engine = preview.engine
    QTestKeys.press(preview, Qt.Key.Key_Right)
    audience.wait_for(30)
    QTestKeys.press(preview, Qt.Key.Key_Period)
    audience.wait_for(31)
    QTestKeys.press(preview, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    audience.wait_for(30)
    QTestKeys.press(preview, Qt.Key.Key_Comma)
    audience.wait_for(29)
    QTestKeys.press(preview, Qt.Key.Key_Minus)
    QTestKeys.press(preview, Qt.Key.Key_Minus)
    assert engine.rate == 0.5
    QTestKeys.press(preview, Qt.Key.Key_Plus)
    assert engine.rate == 0.75
    QTestKeys.press(preview, Qt.Key.Key_Space)
    assert playing(preview)
    QTestKeys.press(preview, Qt.Key.Key_Space)
    assert not playing(preview)
    QTestKeys.press(preview, Qt.Key.Key_Home)
    audience.wait_for(0)


def test_typing_is_not_taken_for_commands(preview: Preview, audience: Audience, studio: Studio) -> None:
    """In a text field all the letters and keys of the player write and move the cursor."""
    show(preview, audience, film(studio), **CUES)
    for field in (QLineEdit(), QPlainTextEdit()):
        field.setParent(preview.window())
        field.show()
        field.setFocus()
        audience.wait(field.hasFocus)
        QTest.keyClicks(field, "lmcnf [],.-+=")
        QTest.keyClick(field, Qt.Key.Key_Home)
        QTest.keyClick(field, Qt.Key.Key_Right)
        QTest.keyClicks(field, "LM")
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert text == "lLMmcnf [],.-+="
    scene, engine = preview.scene, preview.engine
    assert (scene.mirrored, scene.counts_shown, scene.names_shown) == (False, True, True)
    assert (engine.loop, engine.rate, engine.playing, engine.position) == (None, 1.0, False, 0.0)
    assert full_of(preview) is None


def test_keys_stay_with_what_the_keyboard_reached(preview: Preview, audience: Audience, studio: Studio) -> None:
    """Space presses a button that has the focus, arrows move in a list; other keys of the player go on working."""
    show(preview, audience, film(studio))
    button, moves = QPushButton("Build"), QListWidget()
    moves.addItems(["Basic", "Turn", "Dip"])
    holder = QWidget(preview.window())
    layout = QVBoxLayout(holder)
    layout.addWidget(button)
    layout.addWidget(moves)
    holder.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    audience.wait(button.hasFocus)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [True]
    assert not playing(preview)
    QTest.keyClick(button, Qt.Key.Key_M)
    assert preview.scene.mirrored
    moves.setCurrentRow(2)
    moves.setFocus()
    audience.wait(moves.hasFocus)
    QTest.keyClick(moves, Qt.Key.Key_Home)
    QTest.keyClick(moves, Qt.Key.Key_Down)
    assert moves.currentRow() == 1
    assert preview.engine.position == 0
    QTest.keyClick(moves, Qt.Key.Key_Space)
    assert playing(preview)


def test_clicks_leave_the_keyboard_where_it_was(preview: Preview, audience: Audience, studio: Studio) -> None:
    """After a click on a button of the player, Space still plays."""
    show(preview, audience, film(studio))
    mirror = next(b for b in preview.findChildren(QAbstractButton) if b.accessibleName() == "Mirror")
    QTest.mouseClick(mirror, Qt.MouseButton.LeftButton)
    assert preview.scene.mirrored
    QTestKeys.press(preview, Qt.Key.Key_Space)
    assert playing(preview)
    assert preview.scene.mirrored


def test_the_slider_seeks_where_it_is_clicked_and_dragged(preview: Preview, audience: Audience, studio: Studio) -> None:
    """A click jumps there, dragging takes the picture along, and the words say where it is."""
    show(preview, audience, film(studio), **CUES)
    slider = child(preview, SeekSlider)
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    audience.wait(lambda: 55 <= audience.shown <= 65)
    hover(slider, QPoint(slider.width() - 1, middle.y()), Qt.MouseButton.LeftButton)
    audience.wait_for(119)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert any("0:03.9 / 0:04.0" in words.text() for words in preview.findChildren(QLabel))


def test_a_click_plays_and_two_fill_the_screen(preview: Preview, audience: Audience, studio: Studio) -> None:
    """A click on the picture plays or pauses; a double click goes to the full screen and leaves playing as it was."""
    show(preview, audience, film(studio))
    view = view_of(preview)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert playing(preview)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not playing(preview)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    double_click(view)
    assert not playing(preview)
    assert full_of(preview) is not None
    preview.leave_full_screen()


def test_full_screen_and_back(preview: Preview, audience: Audience, studio: Studio) -> None:
    """F fills the screen with the same picture, keys work there, the controls come and go, Escape leaves."""
    show(preview, audience, film(studio), **CUES)
    QTestKeys.press(preview, Qt.Key.Key_F)
    full = full_of(preview)
    assert full is not None
    assert full.isFullScreen()
    assert shown(full)
    audience.qtbot.waitUntil(full.isActiveWindow)
    QTestKeys.press(preview, Qt.Key.Key_Right)
    audience.wait_for(30)
    QTestKeys.press(preview, Qt.Key.Key_M)
    assert preview.scene.mirrored
    view = child(full, VideoView)
    with_bar = view.picture_rect
    assert not grabbed(view).isNull()
    assert with_bar.width() > view_of(preview).picture_rect.width()
    full.idle_now()
    assert not shown(full)
    hover(view, QPoint(40, 40))
    hover(view, QPoint(60, 60))
    audience.wait(lambda: shown(full))
    QTestKeys.press(preview, Qt.Key.Key_Escape)
    assert full_of(preview) is None
    assert not full.isVisible()
    audience.wait(lambda: not shiboken6.isValid(full))
    QTestKeys.press(preview, Qt.Key.Key_F11)
    again = full_of(preview)
    assert again is not None
    again.close()
    assert full_of(preview) is None
    preview.seek(2.0)
    audience.wait_for(60)


def test_switches_and_volume_are_remembered(preview: Preview, theme: Theme, qtbot: QtBot) -> None:
    """What one window was set to, the next takes up; nonsense in the file of settings is left out."""
    preview.restore({"mirrored": True, "counts": False, "names": False, "volume": 0.3, "muted": True})
    other = Preview(theme, preview.engine)
    qtbot.addWidget(other)
    other.restore(preview.state())
    assert other.state() == {"mirrored": True, "counts": False, "names": False, "volume": 0.3, "muted": True}
    other.restore({"mirrored": "yes", "counts": None, "volume": 7, "muted": 1, "more": []})
    assert other.state() == preview.state()
    preview.restore({"mirrored": False, "counts": True, "names": True, "volume": 1.0, "muted": False})


def test_the_engine_outlives_its_preview(
    theme: Theme, engine: Engine, qtbot: QtBot, studio: Studio, recwarn: pytest.WarningsRecorder
) -> None:
    """A new window around the same engine, as after a change of language, goes on where the old one was."""
    old = Preview(theme, engine)
    old.show_media(film(studio), title="Film", autoplay=True)
    old.toggle_full_screen()
    qtbot.waitUntil(lambda: engine.position > 0.2, timeout=10_000)
    old.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(old), timeout=5000)
    before = engine.position
    qtbot.waitUntil(lambda: engine.position > before + 0.2, timeout=10_000)
    new = Preview(theme, engine)
    qtbot.addWidget(new)
    new.show()
    new.show_media(film(studio), title="Film", reload=False)
    assert engine.position > before
    engine.set_rate(0.5)
    new.engine.toggle()
    theme.set_mode("light")
    new.seek(1.0)
    qtbot.waitUntil(lambda: engine.position == pytest.approx(1.0, abs=0.01), timeout=10_000)
    assert not grabbed(view_of(new)).isNull()
    new.clear()
    qtbot.waitUntil(lambda: engine.idle, timeout=5000)
    assert not recwarn.list


def test_everything_has_a_name_and_fits(preview: Preview, audience: Audience, studio: Studio) -> None:
    """Each control says what it is, has a tool tip, and 500 pixels are wide enough for all."""
    show(preview, audience, film(studio), **CUES)
    act(preview, "Loop this 8-count")
    for control in preview.findChildren(QWidget):
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus and isinstance(control, QAbstractButton | QAbstractSlider):
            assert control.accessibleName() or control.property("text"), control
    assert preview.minimumSizeHint().width() <= 500
    preview.window().resize(500, 380)
    controls = child(preview, Controls)
    for control in controls.findChildren(QWidget):
        if control.isVisible() and control.parent() is controls:
            assert controls.rect().contains(control.geometry()), control
    names = [action.text() for action in preview.actions()]
    assert len(names) == len(set(names))
    keys = [key.toString() for action in preview.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_sound_can_be_turned_down(preview: Preview) -> None:
    """Shift+M mutes and the slider shows it."""
    sound = preview.engine.sound
    volume = next(s for s in preview.findChildren(QAbstractSlider) if s.accessibleName() == "Volume")
    heard = []
    for _ in range(2):
        QTestKeys.press(preview, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
        heard.append((sound.muted, volume.value()))
    assert heard == [(True, 0), (False, 100)]
    QTestKeys.press(preview, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert sound.volume == pytest.approx(0.9)
    assert volume.value() == 90
    sound.set_volume(1.0)
