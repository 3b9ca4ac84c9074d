"""The library as songs and moves that a choreography can be made of."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.records import SongRecord
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.services.catalog import FoundMoves
from choreo_desktop.services.corrections_store import CorrectionsStore
from choreo_desktop.services.library_songs import record_named
from choreo_desktop.services.library_stamps import is_there

_NAMED = 3
_CHECK_EVERY = 200


class LibraryCatalog:
    """The library. A song is named by its number there.

    Args:
        clips: Its clips.
        songs: Its songs.
        corrections: What people corrected in songs.
    """

    def __init__(self, clips: ClipRepository, songs: SongRepository, corrections: CorrectionsStore) -> None:
        self._clips = clips
        self._songs = songs
        self._corrections = corrections

    def song(self, song_id: str) -> Song:
        """The song of that number.

        Raises:
            ResourceError: If there is none.
        """
        return self._record(song_id).song

    def song_file(self, song_id: str) -> Path:
        """Its file.

        Raises:
            ResourceError: If there is no such song, or its file is missing.
        """
        record = self._record(song_id)
        if not is_there(record.file.path):
            raise ResourceError(f"The song {record.title} is missing: {record.file.path}. Relink the library.")
        return record.file.path

    def analysis(self, song_id: str, genre: Genre) -> SongAnalysis | None:
        """What was heard in it for this dance, corrected; None where somebody has to listen.

        Raises:
            ResourceError: If there is no such song.
        """
        record = self._record(song_id)
        detected = self._songs.analysis(record.number) if record.genre == genre.name else None
        return None if detected is None else self._corrections.applied(record.file.digest, detected)

    def find_moves(self, genre: Genre, *, cancel: CancelToken, on_share: Callable[[float], None]) -> FoundMoves:
        """All moves whose originals are there, in an order that does not depend on when they came in.

        Raises:
            ResourceError: If there is none.
            Cancelled, TimedOutError: From ``cancel``.
        """
        del genre  # clips were heard when they came in
        records = sorted(self._clips.list(), key=lambda record: record.file.digest)
        moves, missing = [], []
        for number, record in enumerate(records):
            if number % _CHECK_EVERY == 0:
                cancel.check()
                on_share(number / len(records))
            if is_there(record.file.path):
                moves.append(record.move)
            else:
                missing.append(record.move.name)
        on_share(1.0)
        if not records:
            raise ResourceError("The library has no clips yet; import some first.")
        if not moves:
            raise ResourceError(f"All {len(records)} clips of the library are missing. Relink it to their folder.")
        return FoundMoves(moves, [_left_out(missing)] if missing else [])

    def files(self) -> dict[str, Path]:
        """The file of every storage key that a plan made of the library can name."""
        clips = {record.move.key: record.file.path for record in self._clips.list()}
        return clips | {record.song.key: record.file.path for record in self._songs.list()}

    def file(self, key: str) -> Path | None:
        """The file of one storage key, without reading all the others; None where the library has none."""
        digest = PurePosixPath(key).stem
        clip = self._clips.with_digest(digest)
        if clip is not None and clip.move.key == key:
            return clip.file.path
        song = self._songs.with_digest(digest)
        return song.file.path if song is not None and song.song.key == key else None

    def _record(self, song_id: str) -> SongRecord:
        return record_named(self._songs, song_id)


def _left_out(names: list[str]) -> str:
    named = ", ".join(sorted(names)[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
    return f"Left out, because their files are missing: {named}. Relink the library to use them."
