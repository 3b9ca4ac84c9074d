"""The songs of the library: found, chosen, renamed, listened to again."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import ElidedLabel, rows
from choreo_desktop.ui.models.songs import SongsModel
from choreo_desktop.ui.models.songs_words import genre_word
from choreo_desktop.ui.notices import EmptyState
from choreo_desktop.ui.panels.library_parts import LEAST_HEIGHT, nothing_found
from choreo_desktop.ui.panels.library_waiting import Waiting
from choreo_desktop.ui.panels.search_box import SearchBox
from choreo_desktop.ui.panels.songs_rename import RenameSong
from choreo_desktop.ui.panels.songs_table import SongsTable
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.services.browsing import SongEntry
    from choreo_desktop.ui.panels.library_store import LibraryStore
    from choreo_desktop.ui.theme import Theme


class SongsPage(QWidget):
    """Search and table.

    Args:
        theme: Colours.
        store: The library behind it.
        buttons: What to do where there is no song yet.
    """

    chosen = Signal(object)
    played = Signal(object)
    folder_requested = Signal(object)
    relink_requested = Signal()

    def __init__(self, theme: "Theme", store: "LibraryStore", buttons: Sequence[Button]) -> None:
        super().__init__()
        self._theme, self._store = theme, store
        self._loaded = False
        self.model = SongsModel(self)
        self.box = SearchBox(theme, self.tr("Search songs"))
        self.table = SongsTable(theme, self.model)
        self._count = ElidedLabel("", "caption")
        clear = Button(theme, self.tr("Show all songs"))
        self.waiting = Waiting(theme, "music")
        self._empty = EmptyState(
            theme, "music", self.tr("No songs yet"), self.tr("Drop a song here to dance to it."), buttons
        )
        self._nothing = nothing_found(theme, self.tr("No song matches what you look for."), clear)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        for page in (self.waiting, self._empty, self._nothing, self.table):
            self._stack.addWidget(page)
        self.setLayout(rows(self.box, self._count, self._stack, space=Space.TIGHT))
        self._make_actions()
        clear.clicked.connect(self.box.clear)
        self.box.textChanged.connect(self.model.set_text)
        self.box.returnPressed.connect(self._on_return)
        self.table.chosen.connect(self.chosen)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.model.filtered.connect(self._on_filtered)
        store.songs_changed.connect(self.model.upsert)
        store.songs_gone.connect(self.model.drop)
        store.facts_found.connect(self.model.add_facts)
        self._on_filtered()

    @property
    def state(self) -> str:
        """What is seen: ``loading``, ``unreadable``, ``empty``, ``nothing`` or ``table``."""
        loading = "unreadable" if self.waiting.problem else "loading"
        pages = {self.waiting: loading, self._empty: "empty", self._nothing: "nothing", self.table: "table"}
        return next(name for page, name in pages.items() if page is self._stack.currentWidget())

    def show_all(self, entries: "Sequence[SongEntry]") -> None:
        """The library was read."""
        self._loaded = True
        self.model.set_entries(entries)

    def _make_actions(self) -> None:
        self.choose = QAction(self.tr("Choose for the choreography"), self)
        self.play = QAction(self.tr("Play"), self)
        self.rename = QAction(self.tr("Rename…"), self)
        self.rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        self.folder = QAction(self.tr("Show in folder"), self)
        self.relink = QAction(self.tr("Find missing files…"), self)
        self.remove = QAction(self.tr("Remove from the library"), self)
        self.remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        for action in (self.rename, self.remove):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        self._icons = {
            self.choose: "check",
            self.play: "play",
            self.rename: "rename",
            self.folder: "folder",
            self.relink: "search",
            self.remove: "trash",
        }
        self.choose.triggered.connect(lambda: self._with_song(self.chosen.emit))
        self.play.triggered.connect(lambda: self._with_song(self.played.emit))
        self.rename.triggered.connect(lambda: self._with_song(self._rename))
        self.folder.triggered.connect(lambda: self._with_song(lambda song: self.folder_requested.emit(song.file.path)))
        self.relink.triggered.connect(self.relink_requested)
        self.remove.triggered.connect(lambda: self._with_song(self._remove))

    def menu(self) -> QMenu:
        """What can be done with the selected song."""
        song = self.table.selected
        missing = song is not None and self.model.is_missing(song.number)
        for action, icon in self._icons.items():
            action.setIcon(self._theme.icon(icon, "danger" if icon == "trash" else "text"))
        self.play.setEnabled(not missing)
        self.relink.setVisible(missing)
        menu = QMenu(self)
        menu.addActions([self.choose, self.play])
        menu.addSeparator()
        menu.addAction(self.rename)
        again = menu.addMenu(self._theme.icon("refresh"), self.tr("Listen again for"))
        again.setEnabled(not missing)
        for genre in GENRES:
            act = again.addAction(genre_word(genre))
            act.setCheckable(True)
            act.setChecked(song is not None and song.genre == genre)
            act.triggered.connect(lambda _=False, genre=genre: self._with_song(lambda s: self._hear(s, genre)))
        menu.addSeparator()
        menu.addActions([self.folder, self.relink])
        menu.addSeparator()
        menu.addAction(self.remove)
        return menu

    def _with_song(self, use: "Callable[[SongRecord], object]") -> None:
        song = self.table.selected
        if song is not None:
            use(song)

    def _hear(self, song: "SongRecord", genre: str) -> None:
        label = self.tr("Listening to {title}").format(title=song.title)
        self._store.hear_song_again(song.number, GENRES[genre], label)

    def _rename(self, song: "SongRecord") -> None:
        dialog = RenameSong(self._theme, song, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = self.tr("Rename {title}").format(title=song.title)
        dialog.accepted.connect(
            lambda: self._store.rename_song(song.number, title=dialog.title, artist=dialog.artist, label=label)
        )
        dialog.open()

    def _remove(self, song: "SongRecord") -> None:
        self._store.remove([song], self.tr("Remove {title}").format(title=song.title))

    def _on_return(self) -> None:
        """From the search on to what was found."""
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if self.table.selected is None:
                self.table.selectRow(0)

    def _on_filtered(self) -> None:
        total, shown = len(self.model.entries), self.model.rowCount()
        page = self.waiting if not self._loaded else self._empty if not total else self.table
        self._stack.setCurrentWidget(self._nothing if total and not shown else page)
        self.box.setVisible(bool(total))
        self._count.setVisible(bool(total))
        if shown == total:
            text = self.tr("1 song") if total == 1 else self.tr("{total} songs").format(total=f"{total:,}")
        else:
            text = self.tr("{shown} of {total} songs").format(shown=f"{shown:,}", total=f"{total:,}")
        self._count.setText(text)

    def _on_menu(self, place: QPoint) -> None:
        if self.table.selected is not None:
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))
