import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.moves import Energy
from choreo_desktop.services.clip_edits import Taken
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.ui.buttons import IconButton
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.panels.library import LibraryPanel
from choreo_desktop.ui.theme import Theme
from tests.services.shelves import open_library
from tests.ui.library_window import PATIENCE, answers_of, names, select, settled, shown_panel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, runner: JobRunner, library: Library) -> Iterator[LibraryPanel]:
    """The panel of a library of three clips and a song."""
    with shown_panel(qtbot, theme, runner, library) as panel:
        settled(qtbot, runner)
        yield panel


def edited(panel: LibraryPanel) -> list[tuple[Any, ...]]:
    """What can be undone, as it comes."""
    told: list[tuple[Any, ...]] = []
    panel.edited.connect(lambda *what: told.append(what))
    return told


def test_the_library_is_there(panel: LibraryPanel) -> None:
    """All moves stand there by name, songs in their tab, and how many there are."""
    assert names(panel) == ["Energetic turn left", "Short", "Slow side"]
    assert panel.songs.model.rowCount() == 1
    assert [panel.tabs.tabText(i) for i in range(panel.tabs.count())] == ["Moves", "Songs"]


def test_loading_then_empty(qtbot: QtBot, theme: Theme, runner: JobRunner, tmp_path: Path) -> None:
    """While the library is read that is said; an empty one says what to do, with buttons that do it."""
    with open_library(tmp_path) as library, shown_panel(qtbot, theme, runner, library, read=False) as panel:
        assert (panel.moves.state, panel.songs.state) == ("loading", "loading")
        panel.refresh()
        qtbot.waitUntil(lambda: panel.moves.state == "empty")
        assert panel.songs.state == "empty"
        buttons = [b for b in panel.moves.findChildren(QAbstractButton) if b.isVisible()]
        assert [b.text() for b in buttons] == ["Add clips…", "Add folder…"]
        QTest.mouseClick(buttons[0], LEFT)
        assert answers_of(panel).asked == 1


def test_search_as_you_type(panel: LibraryPanel) -> None:
    """Each letter narrows what is shown; Escape shows all again; what is not there says so and how to go back."""
    box = panel.moves.filters.box
    panel.focus_search()
    assert box.hasFocus()
    QTest.keyClicks(box, "turn")
    assert names(panel) == ["Energetic turn left"]
    QTest.keyClicks(box, "zzz")
    assert panel.moves.state == "nothing"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert len(names(panel)) == 3
    assert panel.moves.state == "grid"


def test_chips_filter_and_are_taken_away(qtbot: QtBot, panel: LibraryPanel) -> None:
    """Chips unfold, show how many they find, filter in groups, and are taken away one by one or all at once."""
    filters = panel.moves.filters
    QTest.mouseClick(filters.fold, LEFT)
    assert filters.chip("category", "ladyturn").text() == "Ladyturn  1"
    assert filters.chip("energy", "high").accessibleName() == "Energy: High, 1 moves"
    QTest.mouseClick(filters.chip("energy", "high"), LEFT)
    assert names(panel) == ["Energetic turn left"]
    assert not filters.chip("category", "basic").isEnabled()  # nothing there would be shown
    QTest.mouseClick(filters.chip("energy", "low"), LEFT)
    assert len(names(panel)) >= 2

    def taken() -> dict[str, QAbstractButton]:
        buttons = [b for b in filters.findChildren(QAbstractButton) if b.isVisible()]
        return {b.text(): b for b in buttons if b.accessibleName().startswith("Take away")}

    qtbot.waitUntil(lambda: set(taken()) == {"High", "Low"})
    QTest.mouseClick(taken()["High"], LEFT)
    assert "Energetic turn left" not in names(panel)
    assert not filters.chip("energy", "high").isChecked()
    QTest.mouseClick(filters.clear_button, LEFT)
    assert len(names(panel)) == 3
    assert not filters.clear_button.isVisible()


def test_badges_tell_what_to_do(qtbot: QtBot, panel: LibraryPanel) -> None:
    """A clip without a beat says that it wants to be tapped, in words that are painted and read out."""
    spoken = {
        panel.moves.model.record(row).move.name: str(
            panel.moves.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        )
        for row in range(3)
    }
    assert "No beat: tap it" in spoken["Short"]
    assert "No beat" not in spoken["Energetic turn left"]
    select(qtbot, panel, ["Short"])
    with qtbot.waitSignal(panel.tap_requested) as wanted:
        panel.moves.actions_of_clips.tap.trigger()
    assert wanted.args[0].move.name == "Short"


def test_several_clips_are_edited_at_once_and_back(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library
) -> None:
    """What is said of two clips is kept at once, told with what it was before, and undone and redone with that."""
    told = edited(panel)
    select(qtbot, panel, ["Energetic turn left", "Slow side"])
    QTest.keyClick(panel.moves.grid, Qt.Key.Key_F2)
    editor = panel.moves.editor
    assert editor.isVisible()
    assert editor.title == "2 moves at once"
    energy = editor.field("energy")
    QTest.keyClick(energy, Qt.Key.Key_End)
    settled(qtbot, runner)
    assert all(r.move.energy == Energy.HIGH for r in library.clips() if r.move.name != "Short")
    ((before, after, label),) = told
    assert label == "Edit 2 moves"
    assert all("energy" not in record.move.guessed for record in after)
    assert editor.caption("energy") == "Energy"
    panel.put_records(before)
    settled(qtbot, runner)
    assert all(library.clip(r.number) == r for r in before)
    assert editor.caption("energy") == "Energy (guess)"
    panel.put_records(after)
    settled(qtbot, runner)
    assert all(library.clip(r.number) == r for r in after)
    assert len(told) == 1  # going back and forth is no new edit


def test_a_name_is_edited_and_shown(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library) -> None:
    """A new name is in the grid as soon as it is typed, and the editor closes without losing anything."""
    select(qtbot, panel, ["Short"])
    panel.moves.actions_of_clips.edit.trigger()
    name = panel.moves.editor.field("name")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    QTest.keyClicks(name, "Zigzag")
    close = next(
        b for b in panel.moves.editor.findChildren(QAbstractButton) if b.accessibleName() == "Close the editor"
    )
    QTest.mouseClick(close, LEFT)
    settled(qtbot, runner)
    assert "Zigzag" in names(panel)
    assert "Zigzag" in [record.move.name for record in library.clips()]
    assert not panel.moves.editor.isVisible()


def test_quick_edits_are_kept_in_their_order(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library
) -> None:
    """Changes of one field in quick succession end with the last."""
    select(qtbot, panel, ["Short"])
    panel.moves.actions_of_clips.edit.trigger()
    field = panel.moves.editor.field("difficulty")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    settled(qtbot, runner)
    assert next(r for r in library.clips() if r.move.name == "Short").move.difficulty == "intermediate"


def test_words_that_cannot_be_kept_are_explained(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library
) -> None:
    """Too long a tag is told in a sentence in the editor; the clip is as it was, and what was typed stays."""
    before = library.clips()
    select(qtbot, panel, ["Short"])
    panel.moves.actions_of_clips.edit.trigger()
    tags = panel.moves.editor.field("tags")
    assert isinstance(tags, QLineEdit)
    QTest.keyClicks(tags, "x" * 90)
    QTest.keyClick(tags, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(panel.moves.editor.error))
    settled(qtbot, runner)
    assert "tags" in panel.moves.editor.error
    assert library.clips() == before
    assert tags.text() == "x" * 90


def test_clips_are_removed_and_come_back(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library
) -> None:
    """Delete takes the selected clips out at once; what is told can put them back as they were, and out again."""
    before = library.clips()
    select(qtbot, panel, ["Short", "Slow side"])
    with qtbot.waitSignal(panel.removed, timeout=PATIENCE) as removed:
        QTest.keyClick(panel.moves.grid, Qt.Key.Key_Delete)
    assert names(panel) == ["Energetic turn left"]
    taken, label = removed.args
    assert isinstance(taken, Taken)
    assert label == "Remove 2 moves"
    taken.put_back()
    panel.refresh()
    settled(qtbot, runner)
    assert names(panel) == ["Energetic turn left", "Short", "Slow side"]
    assert library.clips() == before
    assert all(library.poster(record) for record in before)
    taken.take_out()
    assert len(library.clips()) == 1


def test_playing_and_choosing_for_the_choreography(qtbot: QtBot, panel: LibraryPanel) -> None:
    """Enter plays a clip; the menu asks for moves that must or must not be in the choreography."""
    select(qtbot, panel, ["Short", "Slow side"])
    with qtbot.waitSignal(panel.clip_activated) as played:
        QTest.keyClick(panel.moves.grid, Qt.Key.Key_Return)
    assert played.args[0].move.name == "Short"
    for action, signal in (
        (panel.moves.actions_of_clips.must, panel.must_have_requested),
        (panel.moves.actions_of_clips.never, panel.never_requested),
        (panel.moves.actions_of_clips.insert, panel.insert_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            action.trigger()
        assert [record.move.name for record in asked.args[0]] == ["Short", "Slow side"]
    menu = panel.moves.actions_of_clips.menu(panel)
    assert isinstance(menu, QMenu)
    shown = [action.text() for action in menu.actions() if action.isVisible() and action.text()]
    assert shown == [
        "Play",
        "Insert at the playhead",
        "Must have",
        "Never",
        "Edit…",
        "Beats of this clip…",
        "Listen again",
        "Show in folder",
        "Remove from the library",
    ]


def test_a_clip_is_shown_in_its_folder(qtbot: QtBot, panel: LibraryPanel) -> None:
    """Its file is what the file manager is asked to show."""
    select(qtbot, panel, ["Short"])
    panel.moves.actions_of_clips.folder.trigger()
    assert [path.name for path in answers_of(panel).shown] == ["short.mp4"]


def test_listening_again_can_be_undone(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library) -> None:
    """Clips are listened to again beside the window, which shows that; where something else was heard, it is told."""
    turn = next(r for r in library.clips() if r.move.name == "Energetic turn left")
    library.put(turn.model_copy(update={"heard": None}))
    panel.refresh()
    settled(qtbot, runner)
    told = edited(panel)
    select(qtbot, panel, ["Energetic turn left"])
    panel.moves.actions_of_clips.hear.trigger()
    assert panel.strip.isVisible()
    settled(qtbot, runner)
    assert not panel.strip.isVisible()
    assert library.clip(turn.number).heard == turn.heard
    ((before, after, label),) = told
    assert (before[0].heard, after[0].heard, label) == (None, turn.heard, "Listening to Energetic turn left")


def test_missing_files_are_told_and_found(
    qtbot: QtBot, theme: Theme, runner: JobRunner, tmp_path: Path, filled: Path
) -> None:
    """A clip whose file was moved says so, and is found again in a folder that a person shows."""
    files = Path(shutil.copytree(filled / "files", tmp_path / "files", copy_function=shutil.copy2))
    with open_library(Path(shutil.copytree(filled / "library", tmp_path / "library"))) as library:
        library.import_paths([files])
        for record in library.clips():
            there = record.file.model_copy(update={"path": files / record.file.path.relative_to(filled / "files")})
            moved = record.model_copy(update={"file": there})
            library._clips.change(record.number, partial(lambda moved, _: moved, moved))
        files.rename(tmp_path / "moved")
        with shown_panel(qtbot, theme, runner, library) as panel:
            settled(qtbot, runner)
            notice = panel.notices.notice("missing")
            assert notice is not None
            assert notice.text == "3 files are missing."
            spoken = str(panel.moves.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
            assert "File missing" in spoken
            select(qtbot, panel, ["Short"])
            assert not panel.moves.actions_of_clips.play.isEnabled()
            assert panel.moves.actions_of_clips.relink.isVisible()
            answers_of(panel).place = tmp_path / "moved"
            next(b for b in notice.findChildren(QAbstractButton) if b.text() == "Find them…").click()
            settled(qtbot, runner)
            assert panel.notices.notice("missing") is None
            found = panel.notices.notice("relink")
            assert found is not None
            assert found.text == "3 of 3 missing files were found."
            qtbot.waitUntil(panel.moves.actions_of_clips.play.isEnabled)


def test_a_failure_is_a_sentence_with_details(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, tmp_path: Path
) -> None:
    """What goes wrong is told in the panel with details to copy; what nobody could expect goes on to the window."""
    unexpected: list[object] = []
    panel.failed.connect(unexpected.append)
    panel.store.relink(tmp_path / "nowhere", "Looking")
    settled(qtbot, runner)
    notice = panel.notices.notice("failure")
    assert notice is not None
    assert "missing" in notice.text
    next(b for b in notice.findChildren(QAbstractButton) if b.text() == "Copy details").click()
    assert "nowhere" in QGuiApplication.clipboard().text()
    assert unexpected == []
    panel.store.lane.add(lambda _, __: 1 / 0, lambda _: None)
    settled(qtbot, runner)
    assert isinstance(unexpected[0], ZeroDivisionError)


def test_the_keyboard_reaches_everything(panel: LibraryPanel) -> None:
    """Tab goes from the tabs through search and filter to the grid; Return in the search goes there too."""
    panel.activateWindow()
    panel.setFocus()
    reached: list[QWidget] = []
    for _ in range(6):
        reached.append(panel.focusWidget())
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
    for wanted in (panel.tabs.tabBar(), panel.moves.filters.box, panel.moves.filters.fold, panel.moves.grid):
        assert wanted in reached
    panel.show_moves()
    QTest.keyClick(panel.moves.filters.box, Qt.Key.Key_Return)
    assert panel.moves.grid.hasFocus()
    assert panel.moves.grid.currentIndex().row() == 0


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot, panel: LibraryPanel) -> None:
    """Every widget that can be focused says what it is; icon-only buttons have tool tips."""
    select(qtbot, panel, ["Short"])
    panel.moves.filters.fold.click()
    panel.moves.actions_of_clips.edit.trigger()
    for widget in panel.findChildren(QWidget):
        if widget.window() is not panel.window():  # the list of a choice, named by the choice
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(widget.parent(), QComboBox):
            assert widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()), widget
        if isinstance(widget, IconButton):
            assert widget.toolTip(), widget


def test_it_fits_a_small_window(panel: LibraryPanel) -> None:
    """At the width and height it has at 1280 by 720, nothing asks for more, whatever is open."""
    for do in (panel.moves.filters.fold.click, panel.moves.filters.fold.click, panel.moves.open_editor):
        do()
        QGuiApplication.processEvents()
        assert panel.minimumSizeHint().height() <= 400
        assert panel.minimumSizeHint().width() <= 284


def test_other_tabs_come_beside(panel: LibraryPanel) -> None:
    """The window adds the history as a tab of the library; all names of tabs are there to be clicked on."""
    other = QWidget()
    panel.add_tab(other, "History")
    assert panel.tabs.tabText(2) == "History"
    panel.resize(270, 500)
    bar = panel.tabs.tabBar()
    assert bar.mapTo(panel, bar.tabRect(2).bottomRight()).x() < panel.width()
    assert bar.tabRect(2).width() > bar.fontMetrics().horizontalAdvance("History")
    panel.show_songs()
    assert panel.tabs.currentWidget() is panel.songs
