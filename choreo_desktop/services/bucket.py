"""The library and a storage elsewhere: what is here goes there, and what anybody put there comes here."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TypeVar

from choreo_desktop.domain.errors import ChoreoError, ResourceError
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.keys import safe_key
from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.domain.settings import S3Storage
from choreo_desktop.domain.work import CancelToken, Progress, ProgressSink
from choreo_desktop.media.cache import key_of
from choreo_desktop.media.work_folders import work_folder
from choreo_desktop.services.annotations import ANNOTATION_FILE, ANNOTATION_TABLE
from choreo_desktop.services.bucket_exchange import WordsExchange, say_words
from choreo_desktop.services.bucket_outcomes import Sent
from choreo_desktop.services.bucket_words import ANNOTATIONS_KEY, SONGS_KEY
from choreo_desktop.services.file_kinds import CLIP_SUFFIXES, SONG_SUFFIXES
from choreo_desktop.services.kept_copies import KeptCopies
from choreo_desktop.services.library_outcomes import Fate, ImportSummary, Outcome
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.library_stamps import is_there
from choreo_desktop.services.side_by_side import side_by_side
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.s3_connection import server_name
from choreo_desktop.storage.sentences import file_sentences
from choreo_desktop.storage.transfer import run_transfer

SENDING = "sending"
FETCHING = "fetching"
FETCHED_PERCENT = 60
CLIPS, SONGS = "clips/", "songs/"

Record = ClipRecord | SongRecord
_T = TypeVar("_T")


def bucket_folder(data: Path, storage: S3Storage) -> Path:
    """The folder for what came from a bucket; another bucket, or another prefix in it, has another one.

    Args:
        data: The folder of what must not be lost.
        storage: The bucket.
    """
    place = [server_name(storage.endpoint_url), storage.bucket, storage.prefix.strip("/")]
    return data / "bucket" / safe_key(f"{storage.bucket}-{key_of(place)[:8]}")


class Bucket:
    """Exchanges clips and songs between the library and a storage.

    Args:
        storage: The storage, best without a cache of its own: what comes is kept by us.
        folder: Where it is kept. It belongs to the library like the person's own folders, and is no cache.
    """

    def __init__(self, storage: StorageBackend, folder: Path) -> None:
        self._storage = storage
        self._folder = folder
        self._copies = KeptCopies(folder)

    def send(
        self,
        library: Library,
        *,
        progress: ProgressSink = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> Sent:
        """Copy all clips and songs there, unless they are there already, with what people said about them.

        What is stored before an end of any kind stays, and the next time goes on from there.

        Args:
            library: Where they are.
            progress: Told how far it is, from this thread.
            cancel: Stops the work.

        Raises:
            StorageError: If the storage refuses.
            Cancelled, TimedOutError: From ``cancel``.
        """
        token = cancel or CancelToken()
        chosen = _all(library)
        present = self._ask(lambda: {*self._storage.list_files(CLIPS), *self._storage.list_files(SONGS)}, token)
        absent = [record for record in chosen if _key(record) not in present]
        here = [record for record in absent if is_there(record.file.path)]

        def send(record: Record, own: CancelToken) -> None:
            self._storage.deliver(record.file.path, _key(record), cancel=own)

        def told(done: int) -> None:
            progress(Progress(SENDING, 99 * done // len(here), f"Sending {done} of {len(here)}"))

        side_by_side(here, send, cancel=token, on_done=told)
        with file_sentences("written", self._folder), work_folder(self._folder / "work") as work:
            notes = WordsExchange(self._storage, work, token).send(library, chosen)
        progress(Progress(SENDING, 100, "Everything is there"))
        missing = tuple(_name(record) for record in absent if not is_there(record.file.path))
        return Sent(len(here), len(chosen) - len(absent), missing, tuple(notes))

    def bring(
        self,
        library: Library,
        genre: Genre = GENRES["bachata"],
        *,
        progress: ProgressSink = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> ImportSummary:
        """Fetch the clips and songs that the library does not know, whatever they are called, and import them.

        Args:
            library: Where they go to.
            genre: The dance, in whose range tempi are listened for.
            progress: Told how far it is, from this thread.
            cancel: Stops the work; what came in before stays.

        Raises:
            StorageError, DatabaseError: If the storage refuses, or nothing can be written here.
            Cancelled, TimedOutError: From ``cancel``.
        """
        token = cancel or CancelToken()
        outcomes = self._fetch(library, progress, token)
        if self._copies.files.is_dir():
            rest = 100 - FETCHED_PERCENT
            summary = library.import_paths(
                [self._copies.files],
                genre,
                progress=lambda p: progress(p._replace(percent=FETCHED_PERCENT + p.percent * rest // 100)),
                cancel=token,
            )
            outcomes += summary.outcomes
        outcomes += [_bring_sound(library, path, genre, token) for path in self._copies.sounds()]
        outcomes += say_words(library, self._copies.path_of(SONGS_KEY), outcomes)
        return ImportSummary(tuple(outcomes))

    def _fetch(self, library: Library, progress: ProgressSink, token: CancelToken) -> list[Outcome]:
        """Fetch what is new. Returns what could not be fetched."""
        versions = self._ask(self._versions, token)
        at_hand = {_key(record) for record in _all(library) if is_there(record.file.path)}
        wanted = [k for k, v in versions.items() if k not in at_hand and not self._copies.is_fresh(k, v)]
        failed: list[Outcome] = []

        def fetch(key: str, own: CancelToken) -> None:
            try:
                path = self._storage.fetch(key, work, cancel=own)
                self._copies.keep(key, path, versions[key], work=work, cancel=own)
            except ResourceError as error:  # it was deleted there just now
                failed.append(Outcome(Path(key), Fate.FAILED, error.error))

        def told(done: int) -> None:
            progress(
                Progress(FETCHING, FETCHED_PERCENT * done // len(wanted), f"Fetching {done} of {len(wanted)} files")
            )

        if wanted:
            with file_sentences("written", self._folder), work_folder(self._folder / "work") as work:
                try:
                    side_by_side(wanted, fetch, cancel=token, on_done=told)
                finally:
                    self._copies.remember()
        return failed

    def _versions(self) -> dict[str, str]:
        found = {**self._storage.list_versions(CLIPS), **self._storage.list_versions(SONGS)}
        for key in (ANNOTATIONS_KEY, SONGS_KEY):
            found |= self._storage.list_versions(key)
        return {key: version for key, version in found.items() if _is_ours(key)}

    def _ask(self, question: Callable[[], _T], token: CancelToken) -> _T:
        """Ask the storage something; a cancel does not wait for a server that is silent."""
        return run_transfer(lambda _, __: question(), cancel=token)


def _all(library: Library) -> list[Record]:
    records: list[Record] = []
    records += library.clips()
    records += library.songs()
    return records


def _key(record: Record) -> str:
    return record.move.key if isinstance(record, ClipRecord) else record.song.key


def _name(record: Record) -> str:
    return record.move.name if isinstance(record, ClipRecord) else record.title


def _is_ours(key: str) -> bool:
    """Whether a key is one that the library can do something with."""
    if key in (ANNOTATIONS_KEY, SONGS_KEY):
        return True
    path = PurePosixPath(key)
    if not key.startswith((CLIPS, SONGS)) or any(part.startswith(".") for part in path.parts):
        return False
    return path.suffix.lower() in CLIP_SUFFIXES | SONG_SUFFIXES or path.name in (ANNOTATION_FILE, ANNOTATION_TABLE)


def _bring_sound(library: Library, path: Path, genre: Genre, token: CancelToken) -> Outcome:
    """A song that is a video: an import of its folder would take it for a clip."""
    known = {record.number for record in library.songs()}
    try:
        record = library.find_song(str(path), genre, cancel=token)
    except ChoreoError as error:
        token.check()
        return Outcome(path, Fate.FAILED, error.error)
    return Outcome(path, Fate.KNOWN if record.number in known else Fate.ADDED, record=record)
