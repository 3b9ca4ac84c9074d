"""The library at the left of the window: moves and songs, found, brought in, described and taken out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QTabWidget, QWidget

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.desktop import show_in_folder
from choreo_desktop.ui.kit import rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.models.posters import Posters
from choreo_desktop.ui.panels.library_import import Importer
from choreo_desktop.ui.panels.library_news import LibraryNews
from choreo_desktop.ui.panels.library_parts import SMALL_WINDOW, Chooser, Reveal
from choreo_desktop.ui.panels.library_store import LibraryStore, Missing, Shelf
from choreo_desktop.ui.panels.library_strip import WorkStrip
from choreo_desktop.ui.panels.moves import MovesPage
from choreo_desktop.ui.panels.songs import SongsPage
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.domain.genres import Genre
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.services.clip_edits import Record
    from choreo_desktop.services.library_outcomes import ImportSummary, Outcome
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.jobs.job import Job, Work
    from choreo_desktop.ui.jobs.runner import JobRunner
    from choreo_desktop.ui.theme import Theme


def _bachata() -> "Genre":
    return GENRES["bachata"]


class LibraryPanel(QFrame):
    """Moves and songs in tabs, with what is being done with them in a strip below.

    ``edited`` and ``removed`` tell of what was done already and can be undone. ``edited`` comes with the records before
    and after, and words for it: ``put_records`` with the ones or the others goes back and forth. ``removed`` comes with
    a ``Taken``, and words for it. ``failed`` comes with what nobody could expect; all else is told here.
    ``again_requested`` asks to read what could not be read once more.

    Args:
        theme: Colours.
        runner: Runs the jobs.
        library: Opens the library; called in jobs.
        genre: The dance whose tempi are listened for.
        chooser: Asks for files and folders.
        reveal: Shows a file in its folder.
    """

    clip_activated = Signal(object)
    song_activated = Signal(object)
    song_chosen = Signal(object)
    must_have_requested = Signal(list)
    never_requested = Signal(list)
    insert_requested = Signal(list)
    tap_requested = Signal(object)
    again_requested = Signal()
    edited = Signal(list, list, str)
    removed = Signal(object, str)
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        theme: "Theme",
        runner: "JobRunner",
        library: "Callable[[], Library]",
        *,
        genre: "Callable[[], Genre]" = _bachata,
        chooser: Chooser | None = None,
        reveal: Reveal = show_in_folder,
    ) -> None:
        super().__init__()
        self._theme, self._genre, self._reveal = theme, genre, reveal
        self._chooser = chooser or Chooser()
        self.store = LibraryStore(runner, library, self)
        self.importer = Importer(runner, library, genre, self)
        self.posters = Posters(_finder(library), parent=self)
        self._make_actions()
        self.moves = MovesPage(
            theme, self.store, self.posters, [self._button(self.add_clips), self._button(self.add_folder)]
        )
        self.songs = SongsPage(theme, self.store, [self._button(self.add_songs)])
        self.strip = WorkStrip(theme)
        self.notices = LibraryNews(theme)
        self._make_tabs()
        self._connect()

    # For the window

    def add_tab(self, widget: QWidget, title: str) -> None:
        """One more tab, such as the history."""
        self.tabs.addTab(widget, title)

    def ask_for_clips(self) -> None:
        """Ask which clips to add."""
        self.import_paths(self._chooser.clips(self))

    def ask_for_folder(self) -> None:
        """Ask which folder to add."""
        folder = self._chooser.folder(self, self.tr("Add folder"))
        if folder is not None:
            self.import_paths([folder])

    def ask_for_songs(self) -> None:
        """Ask which songs to add."""
        self.import_paths(self._chooser.songs(self))

    def refresh(self) -> None:
        """Read all of the library again."""
        for page in (self.moves, self.songs):
            page.waiting.show_opening()
        self.store.refresh()

    def refresh_songs(self, numbers: Sequence[int]) -> None:
        """Look at the analyses of some songs again, because they were corrected."""
        self.store.learn_facts(numbers)

    def update_records(self, records: "Sequence[Record]") -> None:
        """Show clips and songs that changed elsewhere as they are now."""
        self.store.take_in(records)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in, beside the window."""
        if paths:
            self.importer.run(paths)

    def run_import(self, work: "Work[ImportSummary]") -> None:
        """Bring clips and songs in by another way, beside the window, with the same progress and summary."""
        self.importer.run_work(work)

    def put_records(self, records: "Sequence[Record]") -> None:
        """Make clips, and the names of songs, as they were at another time."""
        self.store.put(records)

    def show_moves(self) -> None:
        """Go to the moves, with the keyboard in their search."""
        self._go(self.moves, self.moves.filters.box)

    def show_songs(self) -> None:
        """Go to the songs, with the keyboard in their search."""
        self._go(self.songs, self.songs.box)

    def focus_search(self) -> None:
        """Let the keyboard stand where people type what they look for."""
        if self.tabs.currentWidget() is self.songs:
            self.show_songs()
        else:
            self.show_moves()

    def find_missing(self) -> None:
        """Ask for a folder and look for missing files in it."""
        folder = self._chooser.folder(self, self.tr("Where are the missing files?"))
        if folder is not None:
            self.store.relink(folder, self.tr("Looking for missing files"))

    def shut_down(self) -> None:
        """Stop everything: the window closes, or is built anew."""
        self.moves.editor.flush()
        self.importer.shut_down()
        self.store.shut_down()
        self.posters.shut_down()

    # Building

    def _make_actions(self) -> None:
        icons = ActionIcons(self._theme, self)
        self.add_clips = QAction(self.tr("Add clips…"), self)
        self.add_folder = QAction(self.tr("Add folder…"), self)
        self.add_songs = QAction(self.tr("Add songs…"), self)
        for action, icon in ((self.add_clips, "film"), (self.add_folder, "folder"), (self.add_songs, "music")):
            icons.give(action, icon)
        self.add_clips.triggered.connect(self.ask_for_clips)
        self.add_folder.triggered.connect(self.ask_for_folder)
        self.add_songs.triggered.connect(self.ask_for_songs)

    def _button(self, action: QAction) -> Button:
        button = Button(self._theme, action.text(), icon="plus")
        button.clicked.connect(action.trigger)
        return button

    def _make_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)  # where they do not fit, their names end in dots; none is out of reach
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for each in (self.tabs, self.tabs.tabBar()):
            each.setAccessibleName(self.tr("Library"))
        self.add_tab(self.moves, self.tr("Moves"))
        self.add_tab(self.songs, self.tr("Songs"))
        add = IconButton(self._theme, "plus", self.tr("Add to the library"))
        add.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(add)
        menu.addActions([self.add_clips, self.add_folder, self.add_songs])
        add.setMenu(menu)
        self.tabs.setCornerWidget(add)
        self.setFocusProxy(self.tabs)
        below = rows(self.tabs, self.notices, self.strip, space=Space.TIGHT)
        below.setStretch(0, 1)
        self.setLayout(below)

    def _connect(self) -> None:
        store, moves, songs = self.store, self.moves, self.songs
        moves.played.connect(self.clip_activated)
        moves.must_have_requested.connect(self.must_have_requested)
        moves.never_requested.connect(self.never_requested)
        moves.insert_requested.connect(self.insert_requested)
        moves.tap_requested.connect(self.tap_requested)
        moves.hear_requested.connect(self._on_hear)
        moves.editing_changed.connect(self._on_editing)
        songs.played.connect(self.song_activated)
        songs.chosen.connect(self.song_chosen)
        for page in (moves, songs):
            page.folder_requested.connect(self._on_folder)
            page.relink_requested.connect(self.find_missing)
            page.waiting.again_wanted.connect(self.again_requested)
        self.notices.find_requested.connect(self.find_missing)
        store.loaded.connect(self._on_loaded)
        store.unreadable.connect(self._on_unreadable)
        store.missing_found.connect(self._on_missing)
        store.relinked.connect(self.notices.tell_relinked)
        store.failed.connect(self._on_failed)
        store.edited.connect(self.edited)
        store.removed.connect(self.removed)
        store.changed.connect(self.changed)
        store.lane.began.connect(self._on_began)
        self.importer.began.connect(self.strip.follow)
        self.importer.came_in.connect(store.take_in)
        self.importer.finished.connect(self._on_imported)
        self.importer.failed.connect(self._on_import_failed)

    def _go(self, page: QWidget, field: QWidget) -> None:
        self.tabs.setCurrentWidget(page)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # What happens

    def _on_loaded(self, shelf: Shelf) -> None:
        self.moves.show_all(shelf.clips)
        self.songs.show_all(shelf.songs)

    def _on_unreadable(self, error: ChoreoError) -> None:
        if self.moves.state != "loading":  # what was read before stays
            self._on_failed(error)
            return
        for page in (self.moves, self.songs):
            page.waiting.show_problem(said(error.error))

    def _on_editing(self) -> None:
        self.notices.cover(covered=self.moves.editing and self.window().height() < SMALL_WINDOW)

    def _on_began(self, job: "Job", shown: bool) -> None:
        if shown:
            self.strip.follow(job)

    def _on_hear(self, records: "list[ClipRecord]") -> None:
        numbers = [record.number for record in records]
        if len(records) == 1:
            label = self.tr("Listening to {name}").format(name=records[0].move.name)
        else:
            label = self.tr("Listening to {count} moves").format(count=len(records))
        self.store.hear_again(numbers, self._genre(), label)

    def _on_folder(self, path: Path) -> None:
        self._reveal(path)

    def _on_imported(self, outcomes: "list[Outcome]", stopped: bool) -> None:
        self.notices.tell_import(outcomes, stopped=stopped)
        self._after_import(whole=not stopped)

    def _on_import_failed(self, error: BaseException, outcomes: "list[Outcome]") -> None:
        if not isinstance(error, ChoreoError):
            self.failed.emit(error)
        else:
            self.notices.tell_import(outcomes, stopped=False, error=said(error.error))
        self._after_import(whole=False)

    def _after_import(self, *, whole: bool) -> None:
        """What was stopped in the middle may have brought in what nobody told of."""
        if whole:
            self.store.look_for_files()
        else:
            self.store.refresh()
        self.changed.emit()

    def _on_missing(self, missing: Missing) -> None:
        self.moves.model.set_missing(missing.clips)
        self.songs.model.set_missing(missing.songs)
        self.notices.tell_missing(missing)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, ChoreoError):
            self.failed.emit(error)
        elif self.moves.editor.isVisible():
            self.moves.editor.set_error(said(error.error))
        else:
            self.notices.tell_failure(error)


def _finder(library: "Callable[[], Library]") -> "Callable[[ClipRecord, bool], Path | None]":
    def find(record: "ClipRecord", strip: bool) -> Path | None:
        return library().strip(record) if strip else library().poster(record)

    return find
