"""What people say about one clip or several at once, and taking clips and songs out; with all it takes to undo it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import ChoreoError, ResourceError
from choreo_desktop.domain.records import ClipRecord, SongRecord

if TYPE_CHECKING:
    from choreo_desktop.domain.genres import Genre
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.services.library_shelf import Library, RemovedClip, RemovedSong

Record = ClipRecord | SongRecord

# Of a clip, all that people can say.
WORDS = ("name", "category", "difficulty", "energy", "style", "role", "entry", "exit", "notes", "credit", "tags")


class ClipEdit(NamedTuple):
    """What is said about clips. Tags are added and taken away, so that each clip keeps those that only it has.

    Attributes:
        words: Fields of ``ClipWords`` but tags, with what is said; only these change.
        more_tags: Every clip gets them.
        fewer_tags: Every clip loses them.
        confirm: What was guessed of a clip is right.
    """

    words: tuple[tuple[str, object], ...] = ()
    more_tags: tuple[str, ...] = ()
    fewer_tags: frozenset[str] = frozenset()
    confirm: bool = False

    def words_for(self, record: ClipRecord) -> dict[str, object]:
        """What is to be kept of one clip; nothing where that is as it was."""
        said = dict(self.words)
        if self.confirm:
            said |= {field: getattr(record.move, field) for field in WORDS if field in record.move.guessed}
        if self.more_tags or self.fewer_tags:
            kept = [tag for tag in record.move.tags if tag not in self.fewer_tags]
            tags = tuple(dict.fromkeys((*kept, *self.more_tags)))
            if tags != record.move.tags:
                said["tags"] = tags
        return said


class Change(NamedTuple):
    """What became of clips or songs that were changed.

    Attributes:
        before: As they were.
        after: As they are now, in the same order.
        error: What stopped it before all were changed.
    """

    before: tuple[Record, ...]
    after: tuple[Record, ...]
    error: ChoreoError | None = None


class Removal(NamedTuple):
    """Clips and songs that were taken out, with all it takes to put them back.

    Attributes:
        clips: As ``Library.put_back_clip`` takes them.
        songs: As ``Library.put_back_song`` takes them.
    """

    clips: "tuple[RemovedClip, ...]" = ()
    songs: "tuple[RemovedSong, ...]" = ()

    @property
    def records(self) -> list[Record]:
        """What was taken out."""
        return [*(removed.record for removed in self.clips), *(removed.record for removed in self.songs)]


def common(records: Sequence[ClipRecord], field: str) -> object:
    """What is said of all clips alike; ``...`` where they differ."""
    values = {getattr(record.move, field) for record in records}
    return values.pop() if len(values) == 1 else ...


def common_tags(records: Sequence[ClipRecord]) -> tuple[str, ...]:
    """The tags that every one of the clips has, in the order of the first."""
    if not records:
        return ()
    others = [set(record.move.tags) for record in records[1:]]
    return tuple(tag for tag in records[0].move.tags if all(tag in tags for tags in others))


def read_tags(text: str) -> tuple[str, ...]:
    """Tags as people write them: words between commas."""
    return tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))


def tags_edit(before: Iterable[str], text: str) -> ClipEdit:
    """What has to be said so that clips which had some tags in common have those of a text."""
    old, new = tuple(before), read_tags(text)
    return ClipEdit(more_tags=tuple(t for t in new if t not in old), fewer_tags=frozenset(old) - frozenset(new))


def say(library: "Library", numbers: Sequence[int], edit: ClipEdit, cancel: "CancelToken") -> Change:
    """Keep what a person says about clips. Those that are gone are passed over."""

    def one(number: int) -> tuple[ClipRecord, ClipRecord]:
        old = library.clip(number)
        words = edit.words_for(old)
        return old, library.say(number, words) if words else old

    return _each(numbers, one, cancel)


def hear_again(library: "Library", numbers: Sequence[int], genre: "Genre", cancel: "CancelToken") -> Change:
    """Listen to clips anew."""

    def one(number: int) -> tuple[ClipRecord, ClipRecord]:
        return library.clip(number), library.hear_clip_again(number, genre, cancel=cancel)

    return _each(numbers, one, cancel)


def rename(library: "Library", number: int, title: str, artist: str, cancel: "CancelToken") -> Change:
    """Keep what a person calls a song."""

    def one(number: int) -> tuple[SongRecord, SongRecord]:
        return library.song(number), library.rename_song(number, title=title, artist=artist)

    return _each([number], one, cancel)


def put(library: "Library", records: Sequence[Record]) -> list[Record]:
    """Make clips, and the names of songs, as they were at another time; those that are gone are passed over.

    Raises:
        DatabaseError: If the library cannot be written.
    """
    now: list[Record] = []
    for record in records:
        try:
            if isinstance(record, ClipRecord):
                now.append(library.put(record))
            else:
                now.append(library.rename_song(record.number, title=record.title, artist=record.artist))
        except ResourceError:
            continue
    return now


def remove(library: "Library", records: Sequence[Record]) -> Removal:
    """Take clips and songs out; their files stay. Those that are gone already are passed over.

    Raises:
        DatabaseError: If the library cannot be written.
    """
    clips, songs = [], []
    for record in records:
        try:
            if isinstance(record, ClipRecord):
                clips.append(library.remove_clip(record.number))
            else:
                songs.append(library.remove_song(record.number))
        except ResourceError:
            continue
    return Removal(tuple(clips), tuple(songs))


class Taken:
    """What was taken out, and the way back and forth. All of it takes long: to be done in jobs.

    Args:
        library: Opens the library.
        removal: What was taken out.
    """

    def __init__(self, library: "Callable[[], Library]", removal: Removal) -> None:
        self._library = library
        self._removal = removal

    @property
    def records(self) -> list[Record]:
        """The clips and songs."""
        return self._removal.records

    def put_back(self) -> None:
        """Undo the removal.

        Raises:
            StorageError, DatabaseError: If the library cannot be written.
        """
        library = self._library()
        for clip in self._removal.clips:
            library.put_back_clip(clip)
        for song in self._removal.songs:
            library.put_back_song(song)

    def take_out(self) -> None:
        """Take them out again.

        Raises:
            DatabaseError: If the library cannot be written.
        """
        self._removal = remove(self._library(), self._removal.records)


def _each(numbers: Sequence[int], one: Callable[[int], tuple[Record, Record]], cancel: "CancelToken") -> Change:
    """Change one after the other; what was changed before a failure is told with it."""
    before: list[Record] = []
    after: list[Record] = []
    error = None
    for number in numbers:
        if cancel.cancelled:
            break
        try:
            old, new = one(number)
        except ChoreoError as failure:
            error = error or failure
            continue
        if new != old:
            before.append(old)
            after.append(new)
    return Change(tuple(before), tuple(after), error)
