"""What people said about clips and songs, sent to a storage and taken from it; see ``bucket_words``."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.records import ClipRecord, SongRecord
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.services.annotations import write_annotations
from choreo_desktop.services.bucket_words import (
    ANNOTATIONS_KEY,
    SONGS_KEY,
    SongList,
    SongWords,
    merged_annotations,
    read_songs,
)
from choreo_desktop.services.library_outcomes import Fate, Outcome
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.outputs import write_text
from choreo_desktop.storage.base import StorageBackend

logger = logging.getLogger(__name__)


class WordsExchange:
    """Sends words to a storage.

    Args:
        storage: The storage.
        work: Folder for temporary files.
        token: Stops the work.
    """

    def __init__(self, storage: StorageBackend, work: Path, token: CancelToken) -> None:
        self._storage = storage
        self._work = work
        self._token = token

    def send(self, library: Library, records: Sequence[ClipRecord | SongRecord]) -> list[str]:
        """Send what people said. Returns a sentence for each file there that cannot be added to, and is left alone.

        Raises:
            StorageError: If the storage refuses.
            Cancelled, TimedOutError: From the token.
        """
        notes: list[str] = []
        with _noted(notes):
            self._send_annotations([record for record in records if isinstance(record, ClipRecord)])
        with _noted(notes):
            self._send_songs(library, [record for record in records if isinstance(record, SongRecord)])
        return notes

    def _send_annotations(self, clips: Sequence[ClipRecord]) -> None:
        merged = merged_annotations(self._present(ANNOTATIONS_KEY), clips)
        if merged is not None:
            file = self._work / "annotations.json.new"
            write_annotations(file, merged)
            self._storage.deliver(file, ANNOTATIONS_KEY, cancel=self._token)

    def _send_songs(self, library: Library, songs: Sequence[SongRecord]) -> None:
        present = self._present(SONGS_KEY)
        before = SongList() if present is None else read_songs(present)
        merged = before.with_songs(
            [
                SongWords(
                    content_hash=song.file.digest,
                    title=song.title,
                    artist=song.artist,
                    corrections=library.corrections(song.number),
                )
                for song in songs
            ]
        )
        if merged != before:
            file = self._work / "songs.json.new"
            write_text(file, merged.model_dump_json(indent=1))
            self._storage.deliver(file, SONGS_KEY, cancel=self._token)

    def _present(self, key: str) -> Path | None:
        try:
            return self._storage.fetch(key, self._work, cancel=self._token)
        except ResourceError:
            return None


def say_words(library: Library, path: Path, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Give songs that just came in their names and corrections. What people said here goes before.

    Args:
        library: Where they are.
        path: The file with the words, which may be missing.
        outcomes: What came in.

    Returns:
        That the file cannot be used, where it cannot.
    """
    new = [o.record for o in outcomes if o.fate is Fate.ADDED and isinstance(o.record, SongRecord)]
    if not new or not path.is_file():
        return []
    try:
        words = read_songs(path).by_content()
    except InvalidRequestError as error:
        return [Outcome(path, Fate.FAILED, error.error)]
    for song in new:
        said = words.get(song.file.digest)
        if said is not None:
            library.rename_song(song.number, title=said.title, artist=said.artist)
            if said.corrections != Corrections() and library.corrections(song.number) == Corrections():
                library.correct(song.number, said.corrections)
    return []


@contextmanager
def _noted(notes: list[str]) -> Iterator[None]:
    try:
        yield
    except InvalidRequestError as error:
        logger.info("%s", error.details)
        notes.append(error.error)
