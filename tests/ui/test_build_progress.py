from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.work import Progress
from choreo_desktop.ui.panels.build_progress import BuildProgress
from choreo_desktop.ui.panels.build_words import time_left, time_taken
from choreo_desktop.ui.theme import Theme
from tests.end_to_end.material import children_at, leftovers, until
from tests.ui.working import Working


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def strip(theme: Theme, working: Working, qtbot: QtBot) -> BuildProgress:
    """The strip, on its own."""
    strip = BuildProgress(theme, working.session)
    qtbot.addWidget(strip)
    return strip


def shown(strip: BuildProgress) -> list[str]:
    """The buttons with words that can be seen."""
    return [button.text() for button in strip.findChildren(QPushButton) if not button.isHidden()]


def test_a_build_is_followed_to_its_end(strip: BuildProgress, working: Working, qtbot: QtBot) -> None:
    """Percent and words follow the build, never go back, tell of the moves, and at the end the video can be played."""
    seen: list[tuple[int, str]] = []

    def look(_: Progress) -> None:
        seen.append((strip._bar.value(), strip._title.text()))

    working.choose_song()
    assert strip.isHidden()
    working.session.build()
    assert working.session.work is not None
    working.session.work.progressed.connect(look)
    assert shown(strip) == ["Cancel"]
    working.until(lambda: working.session.video and not working.session.work)
    assert [percent for percent, _ in seen] == sorted(percent for percent, _ in seen)
    assert seen[-1][0] >= 95
    assert any("Rendering the moves: " in words for _, words in seen)
    assert strip._title.text().startswith("Ready in ")
    assert shown(strip) == ["Play"]
    with qtbot.waitSignal(strip.play_requested):
        strip._play.click()
    strip._close.click()
    assert strip.isHidden()


def test_what_was_reached_stays_reached(theme: Theme, working: Working, qtbot: QtBot) -> None:
    """Work that tells of less than before moves nothing back, and the time left is counted down."""
    clock = Clock()
    strip = BuildProgress(theme, working.session, clock=clock)
    qtbot.addWidget(strip)
    for step in range(12):
        clock.now += 2
        strip._on_progressed(Progress("concatenating", 20 + step, f"Rendering the moves: {step} of 30"))
    assert strip._bar.value() == 31
    assert strip._left.text().startswith("about ")
    strip._on_progressed(Progress("concatenating", 25, "Rendering the moves: 5 of 30"))
    assert strip._bar.value() == 31
    assert strip._percent.text() == "31 %"


@pytest.mark.parametrize("stage", ["analysing", "fetching", "concatenating"])
def test_it_can_be_stopped_at_each_stage(strip: BuildProgress, working: Working, stage: str) -> None:
    """Whenever it is stopped, nothing is left running, the history says so, and the next try ends well."""
    working.choose_song()
    working.slow()
    working.session.build()
    job = working.session.work
    assert job is not None
    order = ["analysing", "planning", "fetching", "concatenating", "adding_audio"]

    def stop(progress: Progress) -> None:
        if order.index(progress.stage) >= order.index(stage) and strip._cancel.isEnabled():
            strip._cancel.click()

    job.progressed.connect(stop)
    working.until(lambda: not working.session.work)
    assert strip._title.text() == "Stopped"
    assert working.studio.history.entries()[0].status == "cancelled"
    home = Path(working.app.log_folder).parent
    until(lambda: not children_at(home), "the end of all encoders", 10)
    assert leftovers(home / "cache") == []
    working.quick()
    assert shown(strip) == ["Try again"]
    strip._again.click()
    working.until(lambda: working.session.video and not working.session.work)
    assert strip._title.text().startswith("Ready")


def test_escape_stops_it(strip: BuildProgress, working: Working) -> None:
    """The key that stops things stops it."""
    working.choose_song()
    working.slow()
    working.session.build()
    strip.activateWindow()
    strip._cancel.setFocus()
    working.until(strip._cancel.hasFocus)
    QTest.keyClick(strip._cancel, Qt.Key.Key_Escape)
    assert not strip._cancel.isEnabled()
    working.until(lambda: not working.session.work)
    assert strip._title.text() == "Stopped"


def test_a_missing_song_is_told_and_tried_again(strip: BuildProgress, working: Working, qtbot: QtBot) -> None:
    """A song whose file is gone stops the build with a sentence and details; when it is back, trying again works."""
    song = working.studio.library.songs()[0].file.path
    working.choose_song()
    away = song.rename(song.with_suffix(".away"))
    try:
        working.session.build()
        working.until(lambda: working.failures and not working.session.work)
        assert strip._title.text() == "The build failed"
        assert "Canción de Prueba" in strip._sentence.text()
        assert shown(strip) == ["Try again", "Details"]
        with qtbot.waitSignal(strip.details_requested) as asked:
            strip._details.click()
        assert isinstance(asked.args[0], ChoreoError)
        assert asked.args[0].details
    finally:
        away.rename(song)
    strip._again.click()
    working.until(lambda: working.session.video and not working.session.work)
    assert working.studio.history.entries()[1].status == "failed"


def test_damaged_clips_are_told(strip: BuildProgress, working: Working) -> None:
    """Clips that are no videos any more fail the build in a sentence."""
    clips = {record.file.path: record.file.path.read_bytes() for record in working.studio.library.clips()}
    working.choose_song()
    try:
        for path in clips:
            path.write_bytes(b"no video")
        working.session.build()
        working.until(lambda: working.failures and not working.session.work)
        assert strip._title.text() == "The build failed"
        assert "is not a video" in strip._sentence.text()
        assert working.studio.history.entries()[0].error is not None
    finally:
        for path, content in clips.items():
            path.write_bytes(content)


def test_planning_alone_has_no_video_to_play(strip: BuildProgress, working: Working) -> None:
    """A plan ends in words of its own."""
    working.plan()
    assert strip._title.text().startswith("Planned in ")
    assert shown(strip) == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (2.2, "about 5 s left"),
        (31.0, "about 35 s left"),
        (70.0, "about 1 minute left"),
        (200.0, "about 3 minutes left"),
    ],
)
def test_time_left_in_words(seconds: float | None, words: str) -> None:
    """Time left is told no more exactly than anybody knows it."""
    assert time_left(seconds) == words


def test_time_taken_in_words() -> None:
    """How long it took."""
    assert time_taken(0.2) == "1 s"
    assert time_taken(125) == "2 min 5 s"
