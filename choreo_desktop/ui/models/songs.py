"""The songs of the library as a Qt model."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QObject,
    Qt,
    Signal,
)
from typing_extensions import override

from choreo_desktop.services.browsing import matching_songs
from choreo_desktop.ui.models.index import ROOT, Index
from choreo_desktop.ui.models.moves_words import length_word, tool_tip
from choreo_desktop.ui.models.songs_words import confidence_word, genre_word

if TYPE_CHECKING:
    from choreo_desktop.domain.records import SongRecord
    from choreo_desktop.services.browsing import SongEntry, SongFacts

RECORD_ROLE = Qt.ItemDataRole.UserRole
MISSING_ROLE = Qt.ItemDataRole.UserRole + 1
CONFIDENCE_ROLE = Qt.ItemDataRole.UserRole + 2


class Column(IntEnum):
    """The columns from the left."""

    TITLE = 0
    BPM = 1
    LENGTH = 2
    BEAT = 3
    GENRE = 4


class SongsModel(QAbstractTableModel):
    """Songs that match a text, in the order of a column. ``RECORD_ROLE`` gives the record."""

    filtered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[SongEntry] = []
        self._shown: list[SongEntry] = []
        self._facts: dict[int, SongFacts | None] = {}
        self._missing: frozenset[int] = frozenset()
        self._text = ""
        self._column, self._descending = Column.TITLE, False

    @property
    def entries(self) -> "Sequence[SongEntry]":
        """All songs, whatever is looked for."""
        return self._all

    def set_text(self, text: str) -> None:
        """Show the songs in which every word of a text occurs."""
        self._text = text
        self._show_all()

    def set_entries(self, entries: "Iterable[SongEntry]") -> None:
        """Other songs, in place of all that were there."""
        self._all = list(entries)
        self._show_all()

    def set_missing(self, numbers: frozenset[int]) -> None:
        """The numbers of the songs whose files are missing."""
        if numbers != self._missing:
            self._missing = numbers
            self._touch()

    def add_facts(self, facts: "Mapping[int, SongFacts | None]") -> None:
        """What analyses say, by the numbers of songs."""
        self._facts |= facts
        self._touch()

    def upsert(self, entries: "Sequence[SongEntry]") -> None:
        """Songs that changed or came in."""
        changed = {entry.record.number: entry for entry in entries}
        kept = [entry for entry in self._all if entry.record.number not in changed]
        self._all = [*kept, *entries]
        self._show_all()

    def drop(self, numbers: Iterable[int]) -> None:
        """Songs that are gone."""
        gone = set(numbers)
        self._all = [entry for entry in self._all if entry.record.number not in gone]
        self._show_all()

    def record(self, row: int) -> "SongRecord":
        """The song of a row."""
        return self._shown[row].record

    def row_of(self, number: int) -> int | None:
        """The row of a song; None where it is not shown."""
        return next((row for row, entry in enumerate(self._shown) if entry.record.number == number), None)

    def is_missing(self, number: int) -> bool:
        """Whether the file of a song is missing."""
        return number in self._missing

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = {
            Column.TITLE: self.tr("Title"),
            Column.BPM: self.tr("BPM"),
            Column.LENGTH: self.tr("Length"),
            Column.BEAT: self.tr("Beat"),
            Column.GENRE: self.tr("Dance"),
        }
        return names[Column(section)]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        return self._told(self._shown[index.row()].record, Column(index.column()), role)

    def _told(self, record: "SongRecord", column: Column, role: int) -> object:
        plain: dict[int, Callable[[], object]] = {
            RECORD_ROLE: lambda: record,
            MISSING_ROLE: lambda: record.number in self._missing,
            CONFIDENCE_ROLE: lambda: self._confidence(record),
            Qt.ItemDataRole.DisplayRole: lambda: self._text_of(record, column),
            Qt.ItemDataRole.ToolTipRole: lambda: tool_tip(self.words(record)),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(record, column),
        }
        return plain[role]() if role in plain else None

    def _spoken(self, record: "SongRecord", column: Column) -> str:
        """The first cell of a row says all of it."""
        return ", ".join(self.words(record)) if column is Column.TITLE else self._text_of(record, column)

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column = Column(max(0, column))
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._show_all()

    def words(self, record: "SongRecord") -> list[str]:
        """All that is known of a song, line by line, its title first."""
        lines = [record.title, *([record.artist] if record.artist else [])]
        bpm = self._bpm(record)
        if bpm:
            lines.append(self.tr("{bpm} beats per minute").format(bpm=f"{bpm:.1f}"))
        lines.append(length_word(record.seconds))
        lines.append(self.tr("Beat: {confidence}").format(confidence=self._text_of(record, Column.BEAT)))
        lines.append(self.tr("Listened to for {genre}").format(genre=genre_word(record.genre)))
        if record.number in self._missing:
            lines.append(self.tr("File missing"))
        return lines

    def _text_of(self, record: "SongRecord", column: Column) -> str:
        if column is Column.BPM:
            bpm = self._bpm(record)
            return f"{bpm:.0f}" if bpm else "–"
        if column is Column.LENGTH:
            return length_word(record.seconds)
        if column is Column.GENRE:
            return genre_word(record.genre)
        if column is Column.BEAT:
            return confidence_word(self._confidence(record), found=bool(self._bpm(record)))
        return record.title

    def _bpm(self, record: "SongRecord") -> float:
        """As corrected where that is known already."""
        facts = self._facts.get(record.number)
        return record.bpm if facts is None else facts.bpm

    def _confidence(self, record: "SongRecord") -> float | None:
        facts = self._facts.get(record.number)
        return None if facts is None else facts.confidence

    def _show_all(self) -> None:
        self.beginResetModel()
        self._all.sort(key=self._key, reverse=self._descending)
        self._shown = matching_songs(self._all, self._text)
        self.endResetModel()
        self.filtered.emit()

    def _key(self, entry: "SongEntry") -> tuple[object, str]:
        record = entry.record
        keys: dict[Column, object] = {
            Column.TITLE: "",
            Column.BPM: self._bpm(record),
            Column.LENGTH: record.seconds,
            Column.BEAT: self._confidence(record) or 0.0,
            Column.GENRE: record.genre,
        }
        return keys[self._column], entry.order

    def _touch(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(Column) - 1))
