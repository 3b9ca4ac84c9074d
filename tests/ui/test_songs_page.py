import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.corrections import Corrections, Pace
from choreo_desktop.domain.song import Confidence
from choreo_desktop.library.database import Database
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.services.browsing import SongFacts, song_entry
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.models.songs import Column, SongsModel
from choreo_desktop.ui.models.songs_words import confidence_word
from choreo_desktop.ui.panels.library import LibraryPanel
from choreo_desktop.ui.panels.songs_rename import RenameSong
from choreo_desktop.ui.theme import Theme
from tests.library.samples import ANALYSIS, song
from tests.services.shelves import open_library
from tests.ui.library_window import answers_of, settled, shown_panel

UNSURE = ANALYSIS.model_copy(
    update={"bpm": 110.0, "confidence": Confidence(tempo=0.3, beats=0.2, bars=0.1, eight_counts=0.1)}
)
SILENT = ANALYSIS.model_copy(update={"bpm": 0.0, "beats": ()})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of three songs whose files are nowhere."""
    with Database(tmp_path / "choreo.sqlite3") as database:
        songs = SongRepository(database)
        songs.add(song(1, title="Obsesión", artist="Aventura"), ANALYSIS)
        songs.add(song(2, title="Another", artist="", seconds=65.0), UNSURE)
        songs.add(song(3, title="Noise <b>", artist="Nobody", genre="salsa"), SILENT)
    with open_library(tmp_path) as opened:
        yield opened


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, runner: JobRunner, library: Library) -> Iterator[LibraryPanel]:
    """Its panel, with the songs in front."""
    with shown_panel(qtbot, theme, runner, library) as panel:
        panel.show_songs()
        settled(qtbot, runner)
        yield panel


def cells(panel: LibraryPanel, title: str) -> list[str]:
    """What a song's row says."""
    model = panel.songs.model
    row = titles(panel).index(title)
    return [str(model.index(row, column).data()) for column in Column]


def titles(panel: LibraryPanel) -> list[str]:
    """The songs that are shown, in their order."""
    return [panel.songs.model.record(row).title for row in range(panel.songs.model.rowCount())]


def take(panel: LibraryPanel, title: str) -> None:
    """Select a song."""
    panel.songs.table.selectRow(titles(panel).index(title))
    panel.songs.table.setFocus()


def dances(panel: LibraryPanel) -> QMenu:
    """The menu of dances to listen again for."""
    found = [menu for menu in panel.songs.menu().findChildren(QMenu) if menu.title() == "Listen again for"]
    return found[-1]


def test_songs_say_tempo_length_and_how_sure_their_beat_is(panel: LibraryPanel) -> None:
    """Each row has the title, the tempo, the length, how sure the beat is in words, and the dance."""
    assert titles(panel) == ["Another", "Noise <b>", "Obsesión"]
    assert cells(panel, "Obsesión") == ["Obsesión", "128", "3:20", "Sure", "Bachata"]
    assert cells(panel, "Another")[1:4] == ["110", "1:05", "Unsure"]
    assert cells(panel, "Noise <b>")[1:] == ["–", "3:20", "No beat", "Salsa"]
    spoken = str(panel.songs.model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Obsesión, Aventura, 127.5 beats per minute, 3:20, Beat: Sure" in spoken
    assert "File missing" in spoken
    assert "&lt;b&gt;" in str(panel.songs.model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_the_tempo_is_the_corrected_one(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library) -> None:
    """After a correction the table shows the tempo that people dance to."""
    number = next(record.number for record in library.songs() if record.title == "Obsesión")
    library.correct(number, Corrections(steps=(Pace(factor="halve"),)))
    panel.refresh_songs([number])
    settled(qtbot, runner)
    qtbot.waitUntil(lambda: cells(panel, "Obsesión")[Column.BPM] == "64")


def test_search_and_sorting(panel: LibraryPanel) -> None:
    """Songs are found as somebody types; a click on a heading orders them by it, another the other way."""
    QTest.keyClicks(panel.songs.box, "avent")
    assert titles(panel) == ["Obsesión"]
    QTest.keyClicks(panel.songs.box, "zz")
    assert panel.songs.state == "nothing"
    QTest.keyClick(panel.songs.box, Qt.Key.Key_Escape)
    table = panel.songs.table
    table.sortByColumn(Column.BPM, Qt.SortOrder.DescendingOrder)
    assert titles(panel) == ["Obsesión", "Another", "Noise <b>"]
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.TITLE) + 10, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert titles(panel)[0] in ("Another", "Obsesión")


def test_enter_and_a_click_choose_the_song(qtbot: QtBot, panel: LibraryPanel) -> None:
    """The song of the choreography is chosen with one key or one click; the menu plays it."""
    take(panel, "Obsesión")
    with qtbot.waitSignal(panel.song_chosen) as chosen:
        QTest.keyClick(panel.songs.table, Qt.Key.Key_Return)
    assert chosen.args[0].title == "Obsesión"
    table = panel.songs.table
    place = table.visualRect(panel.songs.model.index(0, 0)).center()
    with qtbot.waitSignal(panel.song_chosen) as chosen:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert chosen.args[0].title == "Another"
    with qtbot.waitSignal(panel.song_activated) as played:
        panel.songs.play.trigger()
    assert played.args[0].title == "Another"


def test_the_menu_offers_what_can_be_done(panel: LibraryPanel) -> None:
    """A song whose file is missing is not played but looked for; the dances are in the menu, its own marked."""
    take(panel, "Noise <b>")
    menu = panel.songs.menu()
    texts = [action.text() for action in menu.actions() if action.isVisible() and action.text()]
    assert texts == [
        "Choose for the choreography",
        "Play",
        "Rename…",
        "Listen again for",
        "Show in folder",
        "Find missing files…",
        "Remove from the library",
    ]
    assert not panel.songs.play.isEnabled()
    again = dances(panel)
    assert not again.isEnabled()
    assert [action.text() for action in again.actions() if action.isChecked()] == ["Salsa"]
    panel.songs.folder.trigger()
    assert [path.name for path in answers_of(panel).shown] == ["3.mp3"]


def test_a_song_is_renamed_and_has_its_name_back(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner) -> None:
    """A new title and artist are shown and told, so that they can be undone; without a title it cannot be kept."""
    told: list[tuple[object, ...]] = []
    panel.edited.connect(lambda *what: told.append(what))
    take(panel, "Another")
    QTest.keyClick(panel.songs.table, Qt.Key.Key_F2)
    dialog = panel.window().findChild(RenameSong)
    assert isinstance(dialog, RenameSong)
    title, artist = dialog.findChildren(QLineEdit)
    keep = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Rename")
    title.setText(" ")
    assert not keep.isEnabled()
    title.setText("Zouk")
    artist.setText("Somebody")
    keep.click()
    settled(qtbot, runner)
    assert titles(panel)[-1] == "Zouk"
    ((before, after, label),) = told
    assert label == "Rename Another"
    panel.put_records(before)  # type: ignore[arg-type]
    settled(qtbot, runner)
    assert "Another" in titles(panel)
    assert after[0].artist == "Somebody"  # type: ignore[index]


def test_a_song_is_removed_and_comes_back(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner) -> None:
    """Delete takes the song out; what is told puts it back with what was heard in it."""
    take(panel, "Obsesión")
    with qtbot.waitSignal(panel.removed) as removed:
        QTest.keyClick(panel.songs.table, Qt.Key.Key_Delete)
    assert titles(panel) == ["Another", "Noise <b>"]
    taken, label = removed.args
    assert label == "Remove Obsesión"
    taken.put_back()
    panel.refresh()
    settled(qtbot, runner)
    assert cells(panel, "Obsesión")[1:4] == ["128", "3:20", "Sure"]


def test_a_song_is_listened_to_again_for_another_dance(
    qtbot: QtBot, theme: Theme, runner: JobRunner, filled: Path, tmp_path: Path
) -> None:
    """Another dance is chosen in the menu; the strip shows that it is listened to, then the table has the dance."""
    place = Path(shutil.copytree(filled / "library", tmp_path / "other"))
    with open_library(place) as library, shown_panel(qtbot, theme, runner, library) as panel:
        settled(qtbot, runner)
        panel.show_songs()
        take(panel, "A Song")
        next(action for action in dances(panel).actions() if action.text() == "Kizomba").trigger()
        assert panel.strip.isVisible()
        settled(qtbot, runner)
        assert cells(panel, "A Song")[Column.GENRE] == "Kizomba"


def test_narrow_tables_keep_the_length(qtbot: QtBot, panel: LibraryPanel) -> None:
    """In a narrow column the length stands below the title, in a wide one in its own column beside the dance."""
    table = panel.songs.table
    assert table.isColumnHidden(Column.LENGTH)
    panel.resize(620, 640)
    qtbot.waitUntil(lambda: not table.isColumnHidden(Column.GENRE))
    assert not table.isColumnHidden(Column.LENGTH)


def test_facts_that_are_not_known_yet() -> None:
    """Until the analysis has been looked at, the tempo as heard is shown and nothing is said of how sure it is."""
    model = SongsModel()
    model.set_entries([song_entry(song(1, bpm=120.0))])
    assert [model.index(0, c).data() for c in (Column.BPM, Column.BEAT)] == ["120", "…"]
    model.add_facts({0: SongFacts(bpm=121.0, confidence=0.5)})
    assert [model.index(0, c).data() for c in (Column.BPM, Column.BEAT)] == ["121", "Fairly sure"]
    assert confidence_word(0.9, found=False) == "No beat"
