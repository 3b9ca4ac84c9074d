"""From a song to a choreography that plays: with three clicks, with keys only, from the demo, with a large library."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.ui.panels.choices_form import TagBox
from choreo_desktop.ui.panels.welcome_card import Card
from tests.library.samples import generated
from tests.ui.library_window import select
from tests.ui.window_studio import SONG, Running, opened, prepare


def test_three_clicks_to_a_playing_choreography(window: Running) -> None:
    """Songs, a song, Build: the video comes and plays by itself, and the history has it."""
    window.made()
    window.until(lambda: window.shell.engine.playing and window.shell.engine.has_video)
    assert window.shell.engine.path == window.session.video
    assert window.said().startswith("Ready in ")
    assert [task.status for task in window.history()] == ["completed"]
    assert window.failures == []
    window.check_nothing_left()


def test_the_demo_plays_after_one_click(empty_window: Running) -> None:
    """Who has nothing yet is welcomed, and one click later dances to the demo."""
    window = empty_window
    welcome = window.window.welcome
    assert welcome.isVisible()
    demo = next(button for button in window.in_view(Card) if "demo" in button.text())
    window.click(demo)
    assert not welcome.isVisible()
    window.until(lambda: window.session.video and not window.session.work)
    window.settle()
    window.until(lambda: window.shell.engine.playing and window.shell.engine.has_video)
    assert window.failures == []
    assert window.window.library.moves.model.rowCount() == 17
    assert window.window.library.songs.model.rowCount() == 1
    assert [task.status for task in window.history()] == ["completed"]


def test_keys_alone_lead_to_a_choreography(window: Running) -> None:
    """Nobody needs a mouse: the keys of the menus and the tab key reach all that it takes."""
    tabs = window.window.library.tabs
    QTest.keyClick(window.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: tabs.hasFocus() or tabs.tabBar().hasFocus())
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Right)
    assert tabs.currentWidget() is window.window.library.songs
    table = window.window.library.songs.table
    for _ in range(20):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is table:
            break
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    window.until(lambda: window.session.song)
    QTest.keyClick(table, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.session.video and not window.session.work)
    assert window.said().startswith("Ready in ")
    window.until(lambda: window.shell.engine.playing)


@pytest.mark.long
def test_ten_thousand_clips_are_shown_searched_and_danced(
    qtbot: QtBot, home: Path, tmp_path: Path, filled_home: Path
) -> None:
    """A large library fills the window, is searched as somebody types, and becomes a choreography."""
    ffmpeg = prepare(home, filled_home, tmp_path)
    with Database(home / "data" / "choreo.sqlite3") as database, database.session():
        clips = ClipRepository(database)
        files = [record.file.path for record in clips.list()]
        for number in range(10_000):
            record = generated(number)
            # Files that are there, or nobody could dance to them.
            file = record.file.model_copy(update={"path": files[number % len(files)]})
            clips.add(record.model_copy(update={"file": file}))
    with opened(qtbot, home, ffmpeg) as window:
        moves = window.window.library.moves
        assert moves.model.rowCount() == 10_006
        assert "10,006 moves" in window.window._held.text()
        QTest.keyClicks(moves.filters.box, "spin 77")
        window.until(lambda: 0 < moves.model.rowCount() < 300)
        names = [moves.model.record(row).move.name for row in range(moves.model.rowCount())]
        assert "Spin 7711" in names or any("77" in name for name in names)
        moves.filters.box.clear()
        window.until(lambda: moves.model.rowCount() == 10_006)
        window.made()
        assert window.failures == []
        assert window.said().startswith("Ready in ")


def test_what_must_and_must_never_be_danced(window: Running) -> None:
    """Moves that were wished for in the library are in the plan, those that were banned are not."""
    moves = window.window.library.moves
    for name, action in (("Body Wave", moves.actions_of_clips.must), ("Side Basic", moves.actions_of_clips.never)):
        select(window.qtbot, window.window.library, [name])
        action.trigger()
    assert window.window.choices.choices()["must_have"] == ("Body Wave",)
    assert window.window.choices.choices()["never"] == ("Side Basic",)
    window.made()
    blueprint = window.session.blueprint
    assert blueprint is not None
    danced = {move.name for move in blueprint.moves}
    assert "Body Wave" in danced
    assert "Side Basic" not in danced


def test_what_had_to_give_is_said(window: Running) -> None:
    """Where there are too few moves of the level that was asked for, others are danced and a notice says so."""
    window.pick_song()
    form = window.window.choices._form
    boxes = {box.accessibleName(): box for box in form.findChildren(TagBox)}
    boxes["Difficulty"].choose("advanced")
    boxes["Style"].choose("modern")
    window.build()
    window.settle()
    notice = window.window.selected_move._coverage
    assert notice.isVisible()
    assert "modern" in notice.text
    blueprint = window.session.blueprint
    assert blueprint is not None
    assert blueprint.notes
    window.press("What your library has", notice)
    window.until(lambda: any("Beginner" in label.text() for label in notice.findChildren(QLabel)))


def test_a_choreography_of_the_history_comes_back_with_all_of_it(window: Running) -> None:
    """Song, plan, choices and video of an earlier choreography are there again, also after a restart of the work."""
    window.window.choices.add_must_have(["Hammerlock"])
    window.made()
    made, video = window.session.blueprint, window.session.video
    window.window.choices.restore(ChoreographyRequest(song_id="1"))
    window.session.undo.clear()
    window.window.choices.plan_only()
    window.until(lambda: window.session.blueprint != made and not window.session.work)
    window.settle()
    history = window.window.history
    window.window.library.tabs.setCurrentWidget(history)
    history.select(window.history()[0].task_id)
    window.press("Open", history)
    window.until(lambda: window.session.video)
    window.settle()
    assert window.session.blueprint == made
    assert window.session.video == video
    assert window.session.song is not None
    assert window.session.song.record.title == SONG
    assert window.window.choices.choices()["must_have"] == ("Hammerlock",)
    assert window.shell.engine.path == video
    assert window.failures == []
