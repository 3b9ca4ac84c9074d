"""The library behind its panel: what is in it, and every change of it, in jobs."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.services import clip_edits
from choreo_desktop.services.browsing import ClipEntry, SongEntry, clip_entry, song_entry
from choreo_desktop.ui.panels.library_jobs import Lane

if TYPE_CHECKING:
    from choreo_desktop.domain.genres import Genre
    from choreo_desktop.domain.work import CancelToken, ProgressSink
    from choreo_desktop.services.clip_edits import Change, ClipEdit, Record, Removal
    from choreo_desktop.services.library_relink import RelinkSummary
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.jobs.runner import JobRunner

_TELL_EVERY = 20


class Shelf(NamedTuple):
    """All of the library, ready to be shown.

    Attributes:
        clips: By name.
        songs: In the order in which they came in.
    """

    clips: list[ClipEntry]
    songs: list[SongEntry]


class Missing(NamedTuple):
    """Whose files are not where they were.

    Attributes:
        clips: Their numbers.
        songs: Their numbers.
    """

    clips: frozenset[int] = frozenset()
    songs: frozenset[int] = frozenset()


class LibraryStore(QObject):
    """Reads and changes the library, one thing after the other, and tells what became of it.

    Args:
        runner: Runs the jobs.
        library: Opens the library; called in jobs.
    """

    loaded = Signal(object)
    unreadable = Signal(object)
    clips_changed = Signal(object)
    songs_changed = Signal(object)
    clips_gone = Signal(object)
    songs_gone = Signal(object)
    missing_found = Signal(object)
    facts_found = Signal(object)
    edited = Signal(list, list, str)
    removed = Signal(object, str)
    relinked = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, runner: "JobRunner", library: "Callable[[], Library]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.lane = Lane(runner, self)
        self._aside = Lane(runner, self)  # what only reads, and may take its time
        for lane in (self.lane, self._aside):
            lane.failed.connect(self.failed)

    def refresh(self) -> None:
        """Read all of it again; ``loaded`` or ``unreadable`` tells what came of it."""

        def work(_: "ProgressSink", cancel: "CancelToken") -> Shelf | ChoreoError:
            from choreo_desktop.services.browsing import clip_entries

            try:
                library = self._library()
                songs = [song_entry(record) for record in library.songs()]
                return Shelf(clip_entries(library.clips(), cancel), songs)
            except ChoreoError as error:
                return error

        self.lane.add(work, self._on_loaded)

    def look_for_files(self) -> None:
        """See whose files are missing."""

        def work(_: "ProgressSink", cancel: "CancelToken") -> Missing:
            from choreo_desktop.services.browsing import missing_numbers

            library = self._library()
            return Missing(missing_numbers(library.clips(), cancel), missing_numbers(library.songs(), cancel))

        self.lane.add(work, self.missing_found.emit)

    def learn_facts(self, numbers: Sequence[int]) -> None:
        """See what the analyses of some songs say."""

        def work(_: "ProgressSink", cancel: "CancelToken") -> None:
            from choreo_desktop.services.browsing import song_facts

            library = self._library()
            facts = {}
            for number in numbers:
                cancel.check()
                facts[number] = song_facts(library, number)
                if len(facts) >= _TELL_EVERY:
                    self.facts_found.emit(facts)
                    facts = {}
            self.facts_found.emit(facts)

        if numbers:
            self._aside.add(work, _nothing)

    def shut_down(self) -> None:
        """Stop what runs and forget what waits."""
        self.lane.shut_down()
        self._aside.shut_down()

    def say(self, numbers: Sequence[int], edit: "ClipEdit", label: str) -> None:
        """Keep what a person says about clips."""
        self._change(lambda cancel: clip_edits.say(self._library(), numbers, edit, cancel), label)

    def hear_again(self, numbers: Sequence[int], genre: "Genre", label: str) -> None:
        """Listen to clips anew."""
        self._change(lambda cancel: clip_edits.hear_again(self._library(), numbers, genre, cancel), label, shown=True)

    def rename_song(self, number: int, *, title: str, artist: str, label: str) -> None:
        """Keep what a person calls a song."""
        self._change(lambda cancel: clip_edits.rename(self._library(), number, title, artist, cancel), label)

    def hear_song_again(self, number: int, genre: "Genre", label: str) -> None:
        """Listen to a song anew, for some dance."""

        def work(_: "ProgressSink", cancel: "CancelToken") -> "list[Record]":
            return [self._library().hear_song_again(number, genre, cancel=cancel)]

        self.lane.add(work, self._on_put, title=label, shown=True)

    def put(self, records: "Sequence[Record]") -> None:
        """Make clips, and the names of songs, as they were at another time; what undoing an edit needs."""
        self.lane.add(lambda _, __: clip_edits.put(self._library(), records), self._on_put)

    def remove(self, records: "Sequence[Record]", label: str) -> None:
        """Take clips and songs out, in a way that can be undone."""

        def done(removal: "Removal") -> None:
            self._on_gone(removal)
            if removal.records:
                self.removed.emit(clip_edits.Taken(self._library, removal), label)

        self.lane.add(lambda _, __: clip_edits.remove(self._library(), records), done)

    def relink(self, folder: Path, label: str) -> None:
        """Find missing files in a folder."""

        def work(progress: "ProgressSink", cancel: "CancelToken") -> "RelinkSummary":
            return self._library().relink(folder, progress=progress, cancel=cancel)

        def done(summary: "RelinkSummary") -> None:
            self._tell(summary.found)
            self.look_for_files()
            self.relinked.emit(summary)

        self.lane.add(work, done, title=label, shown=True)

    def _change(self, work: "Callable[[CancelToken], Change]", label: str, *, shown: bool = False) -> None:
        def done(change: "Change") -> None:
            self._tell(change.after)
            if change.after:
                self.edited.emit(list(change.before), list(change.after), label)
            if change.error is not None:
                self.failed.emit(change.error)

        self.lane.add(lambda _, cancel: work(cancel), done, title=label, shown=shown)

    def _on_loaded(self, shelf: Shelf | ChoreoError) -> None:
        if isinstance(shelf, ChoreoError):
            self.unreadable.emit(shelf)
            return
        self.loaded.emit(shelf)
        self.look_for_files()
        self.learn_facts([entry.record.number for entry in shelf.songs])

    def _on_put(self, records: "Sequence[Record]") -> None:
        self._tell(records)

    def _on_gone(self, removal: "Removal") -> None:
        clips = [removed.record.number for removed in removal.clips]
        songs = [removed.record.number for removed in removal.songs]
        if clips:
            self.clips_gone.emit(clips)
        if songs:
            self.songs_gone.emit(songs)
        self.changed.emit()

    def take_in(self, records: "Sequence[Record]") -> None:
        """Records that came in by another way, such as an import."""
        self._tell(records)

    def _tell(self, records: "Sequence[Any]") -> None:
        clips = [clip_entry(record) for record in records if isinstance(record, ClipRecord)]
        songs = [song_entry(record) for record in records if isinstance(record, SongRecord)]
        if clips:
            self.clips_changed.emit(clips)
        if songs:
            self.songs_changed.emit(songs)
            self.learn_facts([entry.record.number for entry in songs])
        if records:
            self.changed.emit()


def _nothing(_: object) -> None:
    """The result was told piece by piece."""
