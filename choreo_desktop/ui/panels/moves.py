"""The moves of the library: found, looked at, selected, and what is said of them changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget
from typing_extensions import override

from choreo_desktop.services.browsing import ClipEntry, ClipFilter, facets
from choreo_desktop.services.library_guessing import CATEGORIES
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import rows
from choreo_desktop.ui.models.moves import MovesModel
from choreo_desktop.ui.models.moves_words import category_word
from choreo_desktop.ui.notices import EmptyState
from choreo_desktop.ui.panels.library_filters import FilterBar
from choreo_desktop.ui.panels.library_parts import LEAST_HEIGHT, SMALL_WINDOW, nothing_found
from choreo_desktop.ui.panels.library_waiting import Waiting
from choreo_desktop.ui.panels.moves_editor import MovesEditor
from choreo_desktop.ui.panels.moves_grid import MovesGrid
from choreo_desktop.ui.panels.moves_menu import MovesActions
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.services.clip_edits import ClipEdit
    from choreo_desktop.ui.models.posters import Posters
    from choreo_desktop.ui.panels.library_store import LibraryStore
    from choreo_desktop.ui.theme import Theme

_LEAST_GRID = 60
_EDITOR_SHARE = (9, 11)  # of the height, for the grid and for the editor


class MovesPage(QWidget):
    """Search, filters, grid and editor.

    Args:
        theme: Colours.
        store: The library behind it.
        posters: Pictures of clips.
        buttons: What to do where there is no clip yet.
    """

    played = Signal(object)
    must_have_requested = Signal(list)
    never_requested = Signal(list)
    insert_requested = Signal(list)
    tap_requested = Signal(object)
    hear_requested = Signal(list)
    folder_requested = Signal(object)
    relink_requested = Signal()
    editing_changed = Signal()

    def __init__(self, theme: "Theme", store: "LibraryStore", posters: "Posters", buttons: Sequence[Button]) -> None:
        super().__init__()
        self._store = store
        self.model = MovesModel(self)
        self.filters = FilterBar(theme)
        self.grid = MovesGrid(theme, self.model, posters)
        self.editor = MovesEditor(theme)
        self.editor.hide()
        self.actions_of_clips = MovesActions(theme, self.grid)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.addWidget(self.grid)
        self._split.addWidget(self.editor)
        self._split.setChildrenCollapsible(False)
        self.grid.setMinimumHeight(_LEAST_GRID)
        clear = Button(theme, self.tr("Clear filters"))
        self.waiting = Waiting(theme, "film")
        self._empty = EmptyState(
            theme, "film", self.tr("No moves yet"), self.tr("Drop clips or a folder of clips here."), buttons
        )
        self._nothing = nothing_found(theme, self.tr("No move matches what you look for."), clear)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        for page in (self.waiting, self._empty, self._nothing, self._split):
            self._stack.addWidget(page)
        layout = rows(self.filters, self._stack, space=Space.TIGHT)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._loaded = False
        self.filters.filter_changed.connect(self._on_filter)
        self.filters.unfolded.connect(self._show_counts)
        self.filters.box.returnPressed.connect(self._on_return)
        clear.clicked.connect(self.filters.clear)
        self._connect_model()
        self._connect_actions()
        self._on_filtered()

    @property
    def state(self) -> str:
        """What is seen: ``loading``, ``unreadable``, ``empty``, ``nothing`` or ``grid``."""
        loading = "unreadable" if self.waiting.problem else "loading"
        pages = {self.waiting: loading, self._empty: "empty", self._nothing: "nothing", self._split: "grid"}
        return next(name for page, name in pages.items() if page is self._stack.currentWidget())

    @property
    def editing(self) -> bool:
        """Whether the editor is open."""
        return not self.editor.isHidden()

    def show_all(self, entries: Sequence[ClipEntry]) -> None:
        """The library was read."""
        self._loaded = True
        self.model.set_entries(entries)

    def open_editor(self) -> None:
        """Say something about the selected clips."""
        if self.editor.isHidden():
            self.editor.show()
            self._make_room()
            height = self._split.height()
            self._split.setSizes([height * share // sum(_EDITOR_SHARE) for share in _EDITOR_SHARE])
        self.filters.fold.setChecked(False)
        self._fill_editor(self.grid.selected)
        self.editor.focus_first()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.filters.set_room(self.height())
        super().resizeEvent(event)
        if self.editing:
            self._make_room()

    def _connect_model(self) -> None:
        self.model.filtered.connect(self._on_filtered)
        self.model.dataChanged.connect(self._on_data_changed)
        self.grid.selection_settled.connect(self._on_selected)
        self.grid.played.connect(self.played)
        self.grid.beats_wanted.connect(self.tap_requested)
        self.grid.customContextMenuRequested.connect(self._on_menu)
        self._store.clips_changed.connect(self.model.upsert)
        self._store.clips_gone.connect(self.model.drop)
        self.editor.said.connect(self._on_said)
        self.editor.closed.connect(self._on_editor_closed)

    def _connect_actions(self) -> None:
        actions = self.actions_of_clips
        actions.play.triggered.connect(lambda: self.played.emit(self.grid.selected[0]))
        actions.must.triggered.connect(lambda: self.must_have_requested.emit(self.grid.selected))
        actions.insert.triggered.connect(lambda: self.insert_requested.emit(self.grid.selected))
        actions.never.triggered.connect(lambda: self.never_requested.emit(self.grid.selected))
        actions.edit.triggered.connect(self.open_editor)
        actions.tap.triggered.connect(lambda: self.tap_requested.emit(self.grid.selected[0]))
        actions.hear.triggered.connect(lambda: self.hear_requested.emit(self.grid.selected))
        actions.folder.triggered.connect(lambda: self.folder_requested.emit(self.grid.selected[0].file.path))
        actions.relink.triggered.connect(self.relink_requested)
        actions.remove.triggered.connect(self._on_remove)
        actions.allow([], missing=0)

    def _on_filter(self, wanted: ClipFilter) -> None:
        self.model.set_filter(wanted)
        self.grid.scrollToTop()

    def _on_return(self) -> None:
        """From the search on to what was found."""
        if self.model.rowCount():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.grid.currentIndex().isValid():
                self.grid.setCurrentIndex(self.model.index(0))

    def _make_room(self) -> None:
        """In a small window the search makes room for the editor."""
        small = self.editing and self.window().height() < SMALL_WINDOW
        self.filters.setVisible(bool(self.model.entries) and not small)
        self.editing_changed.emit()

    def _on_filtered(self) -> None:
        total, shown = len(self.model.entries), self.model.rowCount()
        page = self.waiting if not self._loaded else self._empty if not total else self._split
        self._stack.setCurrentWidget(self._nothing if total and not shown else page)
        self._make_room()
        self.filters.set_result(shown, total)
        if self.filters.open:
            self._show_counts()

    def _show_counts(self) -> None:
        self.filters.set_values(self.model.values)
        self.filters.set_counts(facets(self.model.entries, self.model.filter))

    def _on_data_changed(self) -> None:
        records = self.grid.selected
        self._allow(records)
        if self.editing:
            self._fill_editor(records)

    def _on_selected(self, records: "list[ClipRecord]") -> None:
        self._allow(records)
        if self.editing:
            self._fill_editor(records)

    def _allow(self, records: "Sequence[ClipRecord]") -> None:
        self.actions_of_clips.allow(records, missing=self.model.missing_among(records))

    def _fill_editor(self, records: "Sequence[ClipRecord]") -> None:
        known = self.model.values[0] - {""} | set(CATEGORIES)
        self.editor.set_categories(sorted(known, key=category_word))
        self.editor.set_records(records)

    def _on_editor_closed(self) -> None:
        self.editor.hide()
        self._make_room()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_said(self, numbers: list[int], edit: "ClipEdit") -> None:
        if len(numbers) == 1 and (row := self.model.row_of(numbers[0])) is not None:
            label = self.tr("Edit {name}").format(name=self.model.record(row).move.name)
        else:
            label = self.tr("Edit {count} moves").format(count=len(numbers))
        self._store.say(numbers, edit, label)

    def _on_remove(self) -> None:
        records = self.grid.selected
        if len(records) == 1:
            label = self.tr("Remove {name}").format(name=records[0].move.name)
        else:
            label = self.tr("Remove {count} moves").format(count=len(records))
        if records:
            self._store.remove(records, label)

    def _on_menu(self, place: QPoint) -> None:
        self._allow(self.grid.selected)
        if self.grid.selected:
            menu = self.actions_of_clips.menu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.grid.viewport().mapToGlobal(place))
