import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.services.library_outcomes import Fate, ImportSummary, Outcome
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.ui.dialogs.import_summary import ImportSummaryDialog
from choreo_desktop.ui.dialogs.import_words import import_headline, outcome_lines
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.panels.library import LibraryPanel
from choreo_desktop.ui.panels.library_import_notice import ImportNotice
from choreo_desktop.ui.theme import Theme
from tests.end_to_end.material import make_clip
from tests.library.samples import clip, song
from tests.services.shelves import open_library
from tests.ui.library_window import PATIENCE, answers_of, names, settled, shown_panel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with nothing in it."""
    with open_library(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, runner: JobRunner, library: Library) -> Iterator[LibraryPanel]:
    """Its panel."""
    with shown_panel(qtbot, theme, runner, library) as panel:
        yield panel


def notice_of(panel: LibraryPanel) -> ImportNotice:
    """What is told of the last import."""
    notice = panel.notices.notice("import")
    assert isinstance(notice, ImportNotice)
    return notice


def test_a_folder_comes_in_with_progress_and_a_summary(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, filled: Path
) -> None:
    """Clips and songs appear, the strip says how far it is, and the summary names every file, in words to copy."""
    messages: list[str] = []
    panel.import_paths([filled / "files" / "clips"])
    assert panel.strip.isVisible()
    assert panel.importer.job is not None
    panel.importer.job.progressed.connect(lambda _: messages.append(panel.strip.message.text()))
    with qtbot.waitSignal(panel.changed, timeout=PATIENCE):
        pass
    settled(qtbot, runner)
    assert not panel.strip.isVisible()
    assert names(panel) == ["Energetic turn left", "Short", "Slow side"]
    assert panel.songs.model.rowCount() == 1
    assert any("of" in message for message in messages)
    notice = notice_of(panel)
    assert notice.text == "3 clips and 1 song added, 1 not usable."
    QTest.mouseClick(notice.details, LEFT)
    dialog = panel.findChild(ImportSummaryDialog)
    assert isinstance(dialog, ImportSummaryDialog)
    for words in ("text.mp4", "Not usable (1)", "New (4)", "energetic_turn-left.mp4", "Someone - A Song.wav"):
        assert words in dialog.text
    next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == dialog.text
    dialog.accept()


def test_the_same_again_is_nothing_new(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, filled: Path) -> None:
    """Files that are there already are counted, not doubled; several imports follow each other."""
    side = filled / "files" / "clips" / "basic"
    panel.import_paths([side])
    panel.import_paths([side])
    settled(qtbot, runner)
    assert names(panel) == ["Slow side"]
    assert notice_of(panel).text == "Nothing new, 1 already there."


def test_an_import_can_be_stopped(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library, tmp_path: Path
) -> None:
    """Cancel ends the import; what came in is kept and shown, and nothing goes on behind the window."""
    first = make_clip(tmp_path / "many" / "clip0.mp4", 2.0)
    for number in range(1, 40):
        copy = tmp_path / "many" / f"clip{number}.mp4"
        shutil.copy(first, copy)
        with copy.open("ab") as file:
            file.write(bytes([number]))
    panel.import_paths([tmp_path / "many"])
    qtbot.waitUntil(lambda: panel.moves.model.rowCount() > 0, timeout=PATIENCE)
    QTest.mouseClick(panel.strip.cancel, LEFT)
    assert not panel.strip.cancel.isEnabled()
    settled(qtbot, runner)
    assert not panel.strip.isVisible()
    assert notice_of(panel).text.startswith("Stopped; what came in is kept.")
    assert 0 < len(library.clips()) < 40
    assert len(names(panel)) == len(library.clips())


def test_rubbish_is_named_and_harms_nothing(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, tmp_path: Path
) -> None:
    """A text, an empty file and a path that is no more are told, each in a sentence."""
    (tmp_path / "a.mp4").write_text("no video")
    (tmp_path / "b.txt").write_text("text")
    panel.import_paths([tmp_path / "a.mp4", tmp_path / "b.txt", tmp_path / "gone.mp4"])
    settled(qtbot, runner)
    assert notice_of(panel).text == "Nothing new, 3 not usable."
    assert panel.moves.state == "empty"


def test_a_library_that_cannot_be_written_is_told(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner) -> None:
    """What ends an import is one sentence in the panel."""

    def work(_: ProgressSink, __: CancelToken) -> ImportSummary:
        raise StorageError("The disk is full. Free some space and try again.")

    panel.run_import(work)
    settled(qtbot, runner)
    assert notice_of(panel).text == "The disk is full. Free some space and try again."


def test_what_comes_from_elsewhere_is_shown_as_well(
    qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, library: Library, filled: Path
) -> None:
    """Clips that a bucket brings come in by the same way: strip, summary, and the grid shows them."""
    side = filled / "files" / "clips" / "basic"
    panel.run_import(lambda progress, cancel: library.import_paths([side], progress=progress, cancel=cancel))
    assert panel.strip.isVisible()
    settled(qtbot, runner)
    assert names(panel) == ["Slow side"]
    assert notice_of(panel).text == "1 clip added."


def test_the_add_button_asks_and_brings_in(qtbot: QtBot, panel: LibraryPanel, runner: JobRunner, filled: Path) -> None:
    """Its menu has clips, a folder and songs; what is chosen comes in, and nothing where people change their mind."""
    add = panel.tabs.cornerWidget()
    menu = add.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Add clips…", "Add folder…", "Add songs…"]
    for action in menu.actions():
        action.trigger()
    assert panel.importer.job is None
    answers_of(panel).place = filled / "files" / "clips" / "basic"
    menu.actions()[1].trigger()
    settled(qtbot, runner)
    assert names(panel) == ["Slow side"]


def test_closing_in_the_middle_leaves_nothing_running(
    qtbot: QtBot, theme: Theme, runner: JobRunner, library: Library, filled: Path
) -> None:
    """A window that closes while files come in ends the import, its threads and those of the pictures."""
    with shown_panel(qtbot, theme, runner, library) as panel:
        panel.import_paths([filled / "files" / "clips"])
    assert runner.jobs == [] or all(not job.running or job.wait(0) for job in runner.jobs)
    assert panel.posters.waiting == 0


@pytest.mark.parametrize(
    ("fates", "headline"),
    [
        ([], "Nothing new."),
        ([(Fate.ADDED, clip(1))], "1 clip added."),
        ([(Fate.ADDED, song(1))] * 2, "2 songs added."),
        ([(Fate.ADDED, clip(1))] * 2 + [(Fate.ADDED, song(1))], "2 clips and 1 song added."),
        ([(Fate.KNOWN, None), (Fate.DUPLICATE, None)], "Nothing new, 2 already there."),
        ([(Fate.CHANGED, clip(1)), (Fate.MOVED, clip(2))], "Nothing new, 1 looked at anew, 1 found in another place."),
        ([(Fate.APPLIED, None), (Fate.FAILED, None)], "Nothing new, 1 file of annotations read, 1 not usable."),
    ],
)
def test_an_import_in_one_sentence(fates: list[tuple[Fate, ClipRecord | SongRecord | None]], headline: str) -> None:
    """The headline counts what came in and says the rest in few words."""
    outcomes = [Outcome(Path(f"/a/{n}.mp4"), fate, "", record) for n, (fate, record) in enumerate(fates)]
    assert import_headline(outcomes) == headline
    assert sum(line.startswith("  ") for line in outcome_lines(outcomes)) == len(outcomes)
