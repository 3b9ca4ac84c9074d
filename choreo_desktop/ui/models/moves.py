"""The clips of the library as a Qt model, filtered as somebody types."""

import json
from bisect import bisect
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from choreo_desktop.services.browsing import ClipFilter, matching_clips, values_there
from choreo_desktop.ui.models.clip_words import clip_words
from choreo_desktop.ui.models.index import ROOT, Index
from choreo_desktop.ui.models.moves_words import tool_tip

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.services.browsing import ClipEntry

CLIPS_MIME = "application/x-choreo-clips"
RECORD_ROLE = Qt.ItemDataRole.UserRole
MISSING_ROLE = Qt.ItemDataRole.UserRole + 1
FEW = 50  # so many rows come in one by one, which keeps the place; more come as a whole

_BY_NAME = attrgetter("order")


class MovesModel(QAbstractListModel):
    """Clips that match a filter, by name. One row each; ``RECORD_ROLE`` gives the record.

    A clip that is changed stays where it is until the filter changes, so that nothing moves under somebody's hands.
    """

    filtered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[ClipEntry] = []
        self._shown: list[ClipEntry] = []
        self._filter = ClipFilter()
        self._missing: frozenset[int] = frozenset()
        self._values: tuple[frozenset[str], ...] | None = None

    @property
    def values(self) -> tuple[frozenset[str], ...]:
        """For each field that can be filtered, the values that occur among all clips."""
        if self._values is None:
            self._values = values_there(self._all)
        return self._values

    @property
    def entries(self) -> "Sequence[ClipEntry]":
        """All clips, whatever is looked for."""
        return self._all

    @property
    def filter(self) -> ClipFilter:
        """What is looked for."""
        return self._filter

    def set_filter(self, wanted: ClipFilter) -> None:
        """Show what is looked for."""
        if wanted != self._filter:
            self._filter = wanted
            self._show_all()

    def set_entries(self, entries: "Iterable[ClipEntry]") -> None:
        """Other clips, in place of all that were there; they come by name."""
        self._all = list(entries)
        self._values = None
        self._show_all()

    def set_missing(self, numbers: frozenset[int]) -> None:
        """The numbers of the clips whose files are missing."""
        if numbers != self._missing:
            self._missing = numbers
            self._touch(0, len(self._shown) - 1)

    def upsert(self, entries: "Sequence[ClipEntry]") -> None:
        """Clips that changed or came in."""
        self._values = None
        known = {entry.record.number: place for place, entry in enumerate(self._all)}
        fresh = []
        changed = {}
        for entry in entries:
            place = known.get(entry.record.number)
            if place is None:
                fresh.append(entry)
            else:
                self._all[place] = changed[entry.record.number] = entry
        self._replace_shown(changed)
        if len(fresh) > FEW:
            self._all = sorted([*self._all, *fresh], key=_BY_NAME)
            self._show_all()
        elif fresh:
            for entry in matching_clips(sorted(fresh, key=_BY_NAME), self._filter):
                self._insert(entry)
            self._all = sorted([*self._all, *fresh], key=_BY_NAME)
            self.filtered.emit()

    def drop(self, numbers: Iterable[int]) -> None:
        """Clips that are gone."""
        gone = set(numbers)
        self._values = None
        self._all = [entry for entry in self._all if entry.record.number not in gone]
        rows = [row for row, entry in enumerate(self._shown) if entry.record.number in gone]
        if len(rows) > FEW:
            self._show_all()
            return
        for row in reversed(rows):
            self.beginRemoveRows(ROOT, row, row)
            del self._shown[row]
            self.endRemoveRows()
        self.filtered.emit()

    def record(self, row: int) -> "ClipRecord":
        """The clip of a row."""
        return self._shown[row].record

    def row_of(self, number: int) -> int | None:
        """The row of a clip; None where it is not shown."""
        return next((row for row, entry in enumerate(self._shown) if entry.record.number == number), None)

    def rows_of(self, numbers: Iterable[int]) -> list[int]:
        """The rows of those clips that are shown, from the top."""
        wanted = set(numbers)
        return [row for row, entry in enumerate(self._shown) if entry.record.number in wanted] if wanted else []

    def missing_among(self, records: "Sequence[ClipRecord]") -> int:
        """How many of some clips have no file."""
        return sum(record.number in self._missing for record in records) if self._missing else 0

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        record = self._shown[index.row()].record
        if role == RECORD_ROLE:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return record.move.name
        missing = record.number in self._missing
        if role == MISSING_ROLE:
            return missing
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(clip_words(record, missing=missing))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(clip_words(record, missing=missing))
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    @override
    def mimeTypes(self) -> list[str]:
        return [CLIPS_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        keys = [self.record(row).move.key for row in sorted({index.row() for index in indexes})]
        data = QMimeData()
        data.setData(CLIPS_MIME, json.dumps(keys).encode())
        return data

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _show_all(self) -> None:
        self.beginResetModel()
        self._all.sort(key=_BY_NAME)
        self._shown = matching_clips(self._all, self._filter)
        self.endResetModel()
        self.filtered.emit()

    def _replace_shown(self, changed: "dict[int, ClipEntry]") -> None:
        if not changed:
            return
        rows = self.rows_of(changed)
        for row in rows:
            self._shown[row] = changed[self._shown[row].record.number]
        if rows:
            self._touch(rows[0], rows[-1])
        self.filtered.emit()

    def _insert(self, entry: "ClipEntry") -> None:
        """Where it belongs by name; with a text to look for, at the end: the best are above."""
        searched = bool(self._filter.text.strip())
        row = len(self._shown) if searched else bisect(self._shown, entry.order, key=_BY_NAME)
        self.beginInsertRows(ROOT, row, row)
        self._shown.insert(row, entry)
        self.endInsertRows()

    def _touch(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))
