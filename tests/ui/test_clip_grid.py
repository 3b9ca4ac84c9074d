"""The beats of a clip: tapped, moved, halved, trimmed and kept, with real keys and the real player."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import GridSource
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.ui.dialogs.clip_grid import ClipGridDialog
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.theme import Theme
from tests.end_to_end.material import make_clip, make_song, run_ffmpeg
from tests.ui.window_studio import Running
from tests.ui.working import Working


@pytest.fixture(scope="module")
def engine(qapp: QApplication) -> Iterator[Engine]:
    """One engine for all tests, as one serves the whole program."""
    engine = Engine(qapp)
    yield engine
    engine.clear()
    while not engine.idle:
        QCoreApplication.processEvents()
    engine.deleteLater()


class Desk:
    """A dialog about the first clip of a library.

    Attributes:
        dialog: The dialog.
        saved: What it kept: records before and after.
    """

    def __init__(self, working: Working, theme: Theme, engine: Engine, record: ClipRecord) -> None:
        self.working, self.engine = working, engine
        self.saved: list[tuple[ClipRecord, ClipRecord]] = []
        studio = working.studio
        self.dialog = ClipGridDialog(
            theme,
            working.session.runner,
            engine,
            record,
            genre=GENRES["bachata"],
            library=lambda: studio.library,
            waveform=lambda clip, cancel: studio.clip_waveform(clip, cancel=cancel),
        )
        self.dialog.saved.connect(lambda before, after: self.saved.append((before, after)))
        self.dialog.show()
        self.working.settle()
        self.working.until(lambda: engine.ready)

    @property
    def ones(self) -> tuple[float, ...]:
        """Seconds of the 1s that are shown."""
        grid = self.dialog.draft.grid
        assert grid is not None
        return grid.beats[grid.first_one :: 8]

    @property
    def bpm(self) -> float:
        """The tempo that is shown."""
        grid = self.dialog.draft.grid
        assert grid is not None
        return grid.bpm

    @property
    def kept(self) -> ClipRecord:
        """What the library knows of the clip."""
        return self.working.studio.library.clip(self.dialog.draft.kept.number)

    def press(self, name: str) -> None:
        """Click the button of a name or of some words."""
        buttons = self.dialog.findChildren(QPushButton)
        (found,) = [b for b in buttons if name in (b.text(), b.accessibleName())]
        assert found.isEnabled(), name
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        self.working.settle()

    def tap_on_each(self, beat: float, count: int, start: float = 0.5, *, one: int | None = None) -> None:
        """Press T at the times of beats."""
        self.engine.pause()
        for number in range(count):
            self.engine.seek(start + number * beat)
            shift = Qt.KeyboardModifier.ShiftModifier if number == one else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.dialog.pad.surface, Qt.Key.Key_T, shift)

    def close(self) -> None:
        """Leave without keeping anything."""
        self.dialog.draft.given, self.dialog.draft.record = self.dialog.draft.kept.given, self.dialog.draft.kept
        self.dialog.close()
        self.working.settle()
        self.dialog.deleteLater()


@pytest.fixture
def desk(working: Working, theme: Theme, engine: Engine) -> Iterator[Desk]:
    """A dialog about a clip of eight seconds, whose beats an annotation gave: 126 a minute, a 1 at 0.2."""
    record = next(clip for clip in working.studio.library.clips() if clip.move.name == "Side Basic")
    desk = Desk(working, theme, engine, record)
    yield desk
    desk.close()
    engine.clear()
    working.until(lambda: engine.idle)


def test_it_shows_what_is_known(desk: Desk) -> None:
    """Tempo, 8-counts and where they come from; nothing to keep yet."""
    assert desk.bpm == pytest.approx(126)
    assert desk.ones[0] == pytest.approx(0.2)
    words = desk.dialog._facts.text()
    assert "126.0 BPM" in words
    assert "from the annotation file" in words
    assert not desk.dialog._save.isEnabled()


def test_tapping_along_gives_the_beats(desk: Desk) -> None:
    """Twelve taps with real keys, one of them a 1; kept, they are the clip's beats in the library."""
    desk.tap_on_each(0.52, 12, one=3)
    assert "12 taps" in desk.dialog.pad.told
    desk.press("Use these taps")
    assert desk.bpm == pytest.approx(60 / 0.52, rel=0.02)
    assert min(abs(one - (0.5 + 3 * 0.52)) for one in desk.ones) < 0.06
    assert desk.dialog.pad.times == ()
    desk.press("Keep these beats")
    grid = desk.kept.move.grid
    assert grid is not None
    assert grid.source is GridSource.TAPS
    assert grid.sure
    assert [after.move.grid for _, after in desk.saved] == [grid]
    assert not desk.dialog.isVisible()


def test_this_is_one_at_the_playhead(desk: Desk) -> None:
    """The button means the beat that is heard now."""
    beat = 0.2 + 3 * 60 / 126
    desk.engine.seek(beat + 0.03)
    desk.press("This is 1")
    assert min(abs(one - beat) for one in desk.ones) < 0.01


def test_shifts_nudges_and_paces_are_shown_at_once_and_undone(desk: Desk) -> None:
    """Each button does what it says, and undo goes back step by step."""
    first = desk.ones[0]
    desk.press("1 falls one beat later")
    assert min(abs(one - first - 60 / 126) for one in desk.ones) < 0.01
    desk.press("All beats one picture later")
    assert min(abs(one - first - 60 / 126 - 1 / 25) for one in desk.ones) < 0.01
    desk.press("Double")
    assert desk.bpm == pytest.approx(252, rel=0.01)
    for _ in range(3):
        QTest.keyClick(desk.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.bpm == pytest.approx(126, rel=0.001)
    assert desk.ones[0] == pytest.approx(first)
    assert not desk.dialog._save.isEnabled()


def test_a_tempo_is_entered(desk: Desk) -> None:
    """Beats per minute and a 1, typed into the fields."""
    tools = desk.dialog.tools
    tools._bpm.setValue(118.5)
    tools._first.setValue(0.75)
    desk.press("Use this tempo")
    assert desk.bpm == pytest.approx(118.5)
    assert desk.ones[0] == pytest.approx(0.75)
    desk.press("Keep these beats")
    grid = desk.kept.move.grid
    assert grid is not None
    assert grid.source is GridSource.ENTERED


def test_only_some_eight_counts_are_used(desk: Desk) -> None:
    """After trimming, nothing before the second 8-count is danced; the library keeps it so."""
    second = desk.ones[1]
    desk.dialog.tools._from.setValue(2)
    desk.press("Trim")
    desk.press("Keep these beats")
    grid = desk.kept.move.grid
    assert grid is not None
    assert grid.beats[0] == pytest.approx(second)
    assert grid.first_one == 0


def test_what_was_heard_comes_back(desk: Desk) -> None:
    """This silent clip was never heard to have beats: going back says so, and undo has them again."""
    desk.press("Back to what was heard")
    assert desk.dialog.draft.grid is None
    assert desk.dialog._facts.text() == "No beats"
    QTest.keyClick(desk.dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.bpm == pytest.approx(126)


def test_a_correction_without_beats_says_what_to_do(desk: Desk) -> None:
    """Nothing happens silently."""
    desk.dialog.draft.give(None)
    desk.working.settle()
    desk.dialog.shift(1)
    desk.working.settle()
    assert "Tap along with it" in desk.dialog._said.text()
    assert desk.dialog.draft.grid is None


def test_a_click_on_the_strip_goes_there(desk: Desk) -> None:
    """The picture of that time is shown, and the playhead stands there."""
    strip = desk.dialog.strip
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(strip.axis.x(4.0)), 50))
    desk.working.until(lambda: desk.engine.position == pytest.approx(4.0, abs=0.06))


def test_closing_with_changes_asks(desk: Desk) -> None:
    """Who goes on has lost nothing; who keeps has them in the library."""
    desk.press("1 falls one beat later")
    asked: list[str] = []

    def answer(name: str) -> None:
        (box,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == name).click()

    QTimer.singleShot(0, lambda: answer("Go on"))
    QTest.keyClick(desk.dialog, Qt.Key.Key_Escape)
    assert desk.dialog.isVisible()
    QTimer.singleShot(0, lambda: answer("Keep these beats"))
    desk.dialog.close()
    desk.working.settle()
    assert not desk.dialog.isVisible()
    assert len(desk.saved) == 1
    assert asked == ["The beats were changed. Keep them?"] * 2


def test_the_sound_of_a_clip_is_shown(working: Working, theme: Theme, engine: Engine) -> None:
    """A clip with sound has a waveform and beats that were heard; a correction of them begins with these."""
    folder = working.root.parent / "loud"
    silent, song = make_clip(folder / "silent.mp4", 12.0), make_song(folder / "song.wav", 12.0, bpm=120)
    loud = folder / "clips" / "loud.mp4"
    loud.parent.mkdir()
    run_ffmpeg("-i", str(silent), "-i", str(song), "-c:v", "copy", "-c:a", "aac", "-shortest", f"file:{loud}")
    working.studio.library.import_paths([loud.parent])
    record = next(clip for clip in working.studio.library.clips() if clip.file.path.name == "loud.mp4")
    desk = Desk(working, theme, engine, record)
    assert desk.dialog.strip._waveform is not None
    assert desk.bpm == pytest.approx(120, rel=0.02)
    first = desk.ones[0]
    desk.press("1 falls one beat later")
    assert min(abs(one - first - 0.5) for one in desk.ones) < 0.03
    desk.press("Back to what was heard")
    assert desk.ones[0] == first
    desk.close()
    engine.clear()
    working.until(lambda: engine.idle)


def test_the_window_lends_its_player_and_offers_to_follow(window: Running) -> None:
    """From the library's menu: kept, undone, followed by the plan; the preview is as it was before."""
    window.pick_song()
    window.session.plan()
    window.until(lambda: window.session.blueprint and not window.session.work)
    window.settle()
    plan = window.session.blueprint
    assert plan is not None
    engine, library = window.shell.engine, window.app.studio.library
    desk = window.shell.coordinator.correcting
    window.shell.stage.seek(5.0)
    window.until(lambda: engine.ready)
    window.settle()
    before, path = library.clip_with_key(plan.moves[0].video_path), engine.path
    assert before is not None

    def work() -> None:
        dialog = desk.dialog
        assert dialog is not None
        assert engine.path == before.file.path
        dialog.enter(112.0, 0.5)
        window.until(lambda: dialog.draft.altered and not dialog.draft.busy)
        dialog.save()

    QTimer.singleShot(0, work)
    window.window.library.tap_requested.emit(before)
    window.settle()
    assert engine.path == path
    window.until(lambda: engine.position == pytest.approx(5.0, abs=0.1))
    now = library.clip(before.number).move.grid
    assert now is not None
    assert now.bpm == pytest.approx(112)
    (notice,) = [text for text in window.notices() if "Shall it follow" in text]
    assert before.move.name in notice
    window.press("Follow")
    assert window.notices() == []
    window.settle()
    followed = window.session.blueprint
    assert followed is not None
    assert [move.video_path for move in followed.moves] == [move.video_path for move in plan.moves]
    assert followed.moves[0].time_map != plan.moves[0].time_map
    window.session.undo.undo()
    assert window.session.blueprint == plan
    window.session.undo.undo()
    window.settle()
    assert library.clip(before.number).move.grid == before.move.grid
    assert window.failures == []
