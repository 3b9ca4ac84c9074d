import os
import signal
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.task import ChoreographyTask, TaskStatus, new_task
from choreo_desktop.ui.buttons import IconButton
from choreo_desktop.ui.models.history import TASK_ROLE, HistoryModel
from choreo_desktop.ui.models.history_words import since, status_words
from choreo_desktop.ui.panels.history import HistoryPanel
from choreo_desktop.ui.theme import Theme
from tests.end_to_end.material import start, tasks_of, until, write_settings
from tests.ui.working import Working


def open_panel(theme: Theme, working: Working, **more: Any) -> HistoryPanel:
    """The panel, as wide as the left column."""
    panel = HistoryPanel(theme, working.session, lambda: working.studio.history, **more)
    panel.failed.connect(working.failures.append)
    working.show(panel, height=420)
    panel.refresh()
    working.settle()
    return panel


def titles(panel: HistoryPanel) -> list[str]:
    """What the list shows, from top to bottom."""
    return [str(panel._found.index(row, 0).data()) for row in range(panel._found.rowCount())]


def add_failed(working: Working, task_id: str = "broken") -> None:
    """A record of a build that failed."""
    tasks = working.app.tasks
    tasks.add(new_task(task_id, song="Otra Canción", name="My showcase"))
    tasks.update(task_id, status=TaskStatus.ASSEMBLING, progress=42, stage="concatenating")
    error = {"error": "The disk is full.", "details": "ffmpeg: no space left on device", "stage": "concatenating"}
    tasks.update(task_id, status=TaskStatus.FAILED, message="The disk is full.", error=error)


def test_an_empty_history_says_what_it_is_for(theme: Theme, working: Working) -> None:
    """Where nothing was made there is no list to search in."""
    panel = open_panel(theme, working)
    assert not panel._empty.isHidden()
    assert panel._search.isHidden()
    assert panel._buttons.isHidden()


def test_a_build_appears_and_is_followed(theme: Theme, working: Working) -> None:
    """What is being built stands in the list with its percent, and is made in the end, with its length."""
    panel = open_panel(theme, working)
    seen: set[str] = set()
    panel._model.dataChanged.connect(lambda top, _: seen.add(status_words(top.data(TASK_ROLE)).text))
    working.slow()
    working.choose_song()
    working.session.build()
    working.until(lambda: any(text.startswith("Building, ") for text in seen))
    assert titles(panel) == ["Canción de Prueba"]
    panel.select(panel._model.tasks[0].task_id)
    assert not panel._actions.delete.isEnabled()
    working.quick()
    working.until(lambda: working.session.video and not working.session.work)
    panel.refresh()
    working.settle()
    task = panel._model.tasks[0]
    assert task.status == "completed"
    assert status_words(task).text == "Made"
    assert panel._actions.delete.isEnabled()
    assert not panel._posters.picture(task.poster, panel.size(), 1.0)


def test_a_made_video_is_played_shown_and_linked(theme: Theme, working: Working, qtbot: QtBot) -> None:
    """The video of a choreography is handed to the player, its folder is shown, and its link can be copied."""
    working.build()
    revealed: list[Path] = []
    panel = open_panel(theme, working, reveal=revealed.append)
    panel.select(panel._model.tasks[0].task_id)
    with qtbot.waitSignal(panel.play_requested) as played:
        panel._actions.play.trigger()
    path, task = played.args
    assert path.stat().st_size > 0
    assert isinstance(task, ChoreographyTask)
    panel._actions.folder.trigger()
    working.until(lambda: revealed)
    assert revealed == [path]
    panel._actions.link.trigger()
    working.until(lambda: working.told)
    assert QGuiApplication.clipboard().text().startswith("file:")
    with qtbot.waitSignal(panel.open_requested) as opened:
        panel._list.activated.emit(panel._list.currentIndex())
    assert opened.args == [task]
    with qtbot.waitSignal(panel.render_requested):
        panel._actions.render.trigger()


def test_it_is_renamed_in_place(theme: Theme, working: Working) -> None:
    """F2 edits the name, Enter keeps it, Escape does not; an empty name is the song's again."""
    working.build()
    panel = open_panel(theme, working)
    panel.select(panel._model.tasks[0].task_id)

    def rename(text: str, key: Qt.Key) -> None:
        panel._actions.rename.trigger()
        editor = panel._list.findChild(QLineEdit)
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, text)
        QTest.keyClick(editor, key)
        working.settle()

    rename("For the party", Qt.Key.Key_Return)
    working.until(lambda: working.studio.history.entries()[0].name == "For the party")
    assert titles(panel) == ["For the party"]
    rename("Something else", Qt.Key.Key_Escape)
    assert working.studio.history.entries()[0].name == "For the party"
    panel._list.model().setData(panel._list.currentIndex(), "  ")
    working.until(lambda: titles(panel) == ["Canción de Prueba"])


def test_it_is_duplicated(theme: Theme, working: Working) -> None:
    """A copy is on top, selected, planned and not yet rendered."""
    working.build()
    panel = open_panel(theme, working)
    panel.select(panel._model.tasks[0].task_id)
    panel._actions.duplicate.trigger()
    working.until(lambda: len(titles(panel)) == 2)
    assert titles(panel)[0] == "Canción de Prueba (copy)"
    assert panel.current is not None
    assert panel.current.status == "planned"
    assert not panel._actions.play.isEnabled()
    panel.refresh()
    working.settle()
    assert len(titles(panel)) == 2


def test_it_is_deleted_and_put_back(theme: Theme, working: Working, qtbot: QtBot) -> None:
    """Deleting takes it out of the list; undo puts it back in its place, with its video; in the end the video goes."""
    working.build(seed=1)
    working.build(seed=2)
    panel = open_panel(theme, working)
    older = panel._model.tasks[1]
    video = working.studio.history.video(older.task_id)
    panel.select(older.task_id)
    with qtbot.waitSignal(panel.removed) as removed:
        panel._actions.delete.trigger()
    payload, text = removed.args
    working.until(lambda: len(titles(panel)) == 1)
    assert text == "Delete Canción de Prueba"
    payload.put_back()
    panel.refresh()
    working.until(lambda: len(titles(panel)) == 2)
    assert panel._model.tasks[1] == older
    payload.take_out()
    panel.refresh()
    working.until(lambda: len(titles(panel)) == 1)
    assert video.exists()
    panel.forget_deleted()
    assert not video.exists()


def test_why_it_failed_is_told_and_copied(theme: Theme, working: Working, qtbot: QtBot) -> None:
    """A failure is told in its sentence, the details can be copied and looked at, and nothing can be played."""
    add_failed(working)
    panel = open_panel(theme, working)
    panel.select("broken")
    assert panel._reason.text == "The disk is full."
    assert status_words(panel._model.tasks[0]).text == "Failed at 42 %"
    assert not panel._actions.play.isEnabled()
    panel._reason.copy_wanted.emit()
    working.until(lambda: working.told == ["The details are copied."])
    copied = QGuiApplication.clipboard().text()
    assert "no space left on device" in copied
    assert "My showcase" in copied
    with qtbot.waitSignal(panel.details_requested) as asked:
        panel._actions.why.trigger()
    assert asked.args[0].error == "The disk is full."
    assert "concatenating" in asked.args[0].details


def test_it_is_searched_by_name_and_song(theme: Theme, working: Working) -> None:
    """Parts of the name or of the song find it; where nothing is found, that is said."""
    add_failed(working)
    working.app.tasks.add(new_task("other", song="Primera Luz"))
    panel = open_panel(theme, working)
    QTest.keyClicks(panel._search, "otra can")
    assert titles(panel) == ["My showcase"]
    panel._search.setText("SHOWCASE")
    assert titles(panel) == ["My showcase"]
    panel._search.setText("nothing like it")
    assert titles(panel) == []
    assert panel._none.isVisible()
    panel._search.clear()
    assert titles(panel) == ["Primera Luz", "My showcase"]


def test_a_record_that_is_gone_is_told(theme: Theme, working: Working) -> None:
    """What another program deleted meanwhile is told in a sentence, and the list is true again."""
    add_failed(working)
    panel = open_panel(theme, working)
    panel.select("broken")
    working.app.tasks.take_out("broken")
    panel._actions.delete.trigger()
    working.until(lambda: working.failures)
    working.settle()
    assert titles(panel) == []


def test_a_killed_build_says_that_it_failed(theme: Theme, working: Working, home: Path) -> None:
    """After the program was killed while it built, the next start shows that build as failed, with the reason."""
    write_settings(home, ffmpeg_path=str(working.ffmpeg), workers=2)
    working.slow()
    song, clips = working.root / "song" / "Canción de Prueba.wav", working.root / "clips"
    process = start(home, "generate", "--song", song, "--clips", clips, "--out", home / "out.mp4")
    until(lambda: [t for t in tasks_of(home) if t.status == "assembling"], "a build that renders")
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    panel = open_panel(theme, working)
    panel.select(panel._model.tasks[0].task_id)
    assert panel._model.tasks[0].status == "failed"
    assert "The program was closed while this was being made." in panel._reason.text


def test_what_stays_keeps_its_place() -> None:
    """New choreographies come in on top and others go, without a reset that would lose the selection."""
    model = HistoryModel()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    a, b, c, d = (new_task(name, song=name) for name in "abcd")
    model.show([b, a])
    model.show([d, c, a])
    assert [task.task_id for task in model.tasks] == ["d", "c", "a"]
    model.show([c, b, a])
    assert [task.task_id for task in model.tasks] == ["c", "b", "a"]
    assert resets == []


def test_a_thousand_choreographies_are_listed(theme: Theme, working: Working) -> None:
    """A long history is shown whole, and only what can be seen asks for pictures."""
    tasks = [new_task(f"t{i}", song=f"Song {i}", poster=f"clips/{i:032x}.mp4") for i in range(1000)]
    panel = open_panel(theme, working)
    panel._model.show(tasks)
    working.settle()
    assert len(titles(panel)) == 1000
    assert len(panel._posters._held) < 30


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=5), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=12), "12 minutes ago"),
        (timedelta(days=1), "yesterday, "),
    ],
)
def test_when_it_was_is_told_as_people_say_it(ago: timedelta, words: str) -> None:
    """What was made lately is told by how long ago it was."""
    now = datetime(2026, 3, 10, 15, 30, tzinfo=UTC)
    assert since(now - ago, now).startswith(words)


def test_the_model_holds_what_views_expect(qtmodeltester: Any) -> None:
    """The model keeps Qt's rules."""
    model = HistoryModel()
    model.show([new_task(name, song=name) for name in "abc"])
    qtmodeltester.check(model, force_py=True)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_everything_has_a_name_and_fits(theme: Theme, working: Working, look: str) -> None:
    """Everything that the keyboard reaches says what it is, and nothing is wider than the column."""
    theme.set_mode("light" if look == "light" else "dark")
    add_failed(working)
    panel = open_panel(theme, working)
    panel.select("broken")
    working.settle()
    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName() or str(widget.property("text") or ""), widget
            assert widget.mapTo(panel, widget.rect().topRight()).x() < panel.width(), widget
    index = panel._found.index(0, 0)
    assert "Failed at 42 %" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_why_something_cannot_be_made_again_stands_in_the_tool_tip(theme: Theme, working: Working) -> None:
    """Where neither a plan nor a song is known, the button is off and says why; where one is, it is on."""
    add_failed(working)
    working.app.tasks.add(new_task("early", song="Otra Canción", song_key="songs/otra.mp3"))
    working.app.tasks.update("early", status=TaskStatus.FAILED, message="The song is missing.")
    panel = open_panel(theme, working)
    button = next(b for b in panel._buttons.findChildren(IconButton) if b.toolTip() == "Render again")
    panel.select("broken")
    assert not button.isEnabled()
    assert button.toolTip() == "It stopped before there was a plan, and its song is not known."
    panel.select("early")
    assert button.isEnabled()
    assert button.toolTip() == "Render again"
