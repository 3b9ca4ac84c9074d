"""The library as the window and the commands use it: one object for everything that can be done with it."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from pydantic import ValidationError

from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.records import ClipRecord, ClipWords, GivenBeats, SongRecord
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.domain.work import CancelToken, ProgressSink
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.database import Database
from choreo_desktop.library.repository import SEARCH_LIMIT
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.thumbnails import Looks
from choreo_desktop.services.corrections_store import CorrectionsStore
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_annotations import export_annotations
from choreo_desktop.services.library_catalog import LibraryCatalog
from choreo_desktop.services.library_examining import Examiner
from choreo_desktop.services.library_grids import with_given_grid
from choreo_desktop.services.library_import import LibraryImporter
from choreo_desktop.services.library_outcomes import ImportSummary, OnOutcome
from choreo_desktop.services.library_pictures import Pictures
from choreo_desktop.services.library_relink import RelinkSummary, missing_originals, relink
from choreo_desktop.services.library_songs import find_song
from choreo_desktop.services.library_words import with_words


class RemovedClip(NamedTuple):
    """A clip that was taken out, as ``put_back_clip`` takes it.

    Attributes:
        record: What was known about it.
        looks: Its pictures; None where there were none.
    """

    record: ClipRecord
    looks: Looks | None


class RemovedSong(NamedTuple):
    """A song that was taken out, as ``put_back_song`` takes it.

    Attributes:
        record: What was known about it.
        analysis: What was heard in it.
    """

    record: SongRecord
    analysis: SongAnalysis | None


class Library:
    """Clips and songs, what people said about them, and everything that can be done with them.

    Each change returns the record as it is now; with the record as it was before, ``put`` undoes it. Any number of
    threads and programs may use one library.

    Args:
        database: Where the records live.
        pictures: Folder of posters and strips.
        work: Folder for temporary files.
        ears: Listens.
        ffmpeg: Finds the program that decodes.
        corrections: What people corrected in songs.
    """

    def __init__(
        self,
        database: Database,
        *,
        pictures: Path,
        work: Path,
        ears: Ears,
        ffmpeg: FFmpegLocator,
        corrections: CorrectionsStore,
    ) -> None:
        self._clips = ClipRepository(database)
        self._songs = SongRepository(database)
        self._pictures = Pictures(pictures)
        self._ears = ears
        self._ffmpeg = ffmpeg
        self._work = work
        self._corrections = corrections
        self._importer = LibraryImporter(
            self._clips, self._songs, pictures=self._pictures, ears=ears, ffmpeg=ffmpeg, work=work
        )

    def import_paths(
        self,
        paths: Sequence[Path],
        genre: Genre = GENRES["bachata"],
        *,
        progress: ProgressSink = lambda _: None,
        cancel: CancelToken | None = None,
        on_outcome: OnOutcome = lambda _: None,
    ) -> ImportSummary:
        """Bring files and folders in. See ``LibraryImporter.run``."""
        return self._importer.run(paths, genre, progress=progress, cancel=cancel, on_outcome=on_outcome)

    def clips(self) -> list[ClipRecord]:
        """All clips, in the order in which they came in."""
        return self._clips.list()

    def songs(self) -> list[SongRecord]:
        """All songs, in the order in which they came in."""
        return self._songs.list()

    def clip(self, number: int) -> ClipRecord:
        """The clip of a number.

        Raises:
            ResourceError: If there is none.
        """
        return self._clips.get(number)

    def clip_with_key(self, key: str) -> ClipRecord | None:
        """The clip that a plan names by its storage key; None where it is not in the library any more."""
        return self._clips.with_digest(PurePosixPath(key).stem)

    def song(self, number: int) -> SongRecord:
        """The song of a number.

        Raises:
            ResourceError: If there is none.
        """
        return self._songs.get(number)

    def find_song(
        self,
        words: str,
        genre: Genre = GENRES["bachata"],
        *,
        progress: ProgressSink = lambda _: None,
        cancel: CancelToken | None = None,
    ) -> SongRecord:
        """The song of a number, a title or a file, which comes in where it is new. See ``library_songs.find_song``."""

        def bring_in(path: Path) -> ImportSummary:
            return self._importer.run([path], genre, as_songs=True, progress=progress, cancel=cancel)

        return find_song(self._songs, words, bring_in)

    def search(self, text: str, limit: int = SEARCH_LIMIT) -> list[ClipRecord]:
        """Clips by their words, as typed so far, best first."""
        return self._clips.search(text, limit)

    def search_songs(self, text: str) -> list[SongRecord]:
        """Songs by title, artist and file name, as typed so far, best first."""
        return self._songs.search(text)

    def say(self, number: int, words: ClipWords | dict[str, object]) -> ClipRecord:
        """Keep what a person says about a clip; it is no guess from then on.

        Raises:
            InvalidRequestError: If a word cannot be used; the sentence names it.
            ResourceError: If there is no such clip.
            DatabaseError: If the library cannot be written.
        """
        checked = checked_words(words)
        return self._clips.change(number, lambda clip: with_words(clip, checked))

    def give_grid(self, number: int, given: GivenBeats | None) -> ClipRecord:
        """Keep the beats that a person tapped or entered for a clip; None goes back to what was heard.

        Raises:
            InvalidRequestError: If no beats can be made of them.
            ResourceError: If there is no such clip.
            DatabaseError: If the library cannot be written.
        """
        return self._clips.change(number, lambda clip: with_given_grid(clip, given))

    def put(self, record: ClipRecord) -> ClipRecord:
        """Make a clip's record as it was at another time: what undoing a change needs. Its file stays as it is now.

        Raises:
            ResourceError: If there is no such clip.
            DatabaseError: If the library cannot be written.
        """
        return self._clips.change(record.number, lambda now: record.model_copy(update={"file": now.file}))

    def rename_song(self, number: int, *, title: str, artist: str) -> SongRecord:
        """Keep what a person calls a song.

        Raises:
            InvalidRequestError: If the title is empty or too long.
            ResourceError: If there is no such song.
            DatabaseError: If the library cannot be written.
        """
        if not title.strip() or len(title) > 300 or len(artist) > 300:
            raise InvalidRequestError("A song needs a title of at most 300 characters.")
        return self._songs.change(
            number, lambda s: s.model_copy(update={"title": title.strip(), "artist": artist.strip()})
        )

    def remove_clip(self, number: int) -> RemovedClip:
        """Take a clip out; its original stays.

        Raises:
            ResourceError: If there is no such clip.
            DatabaseError: If the library cannot be written.
        """
        record = self._clips.remove(number)
        return RemovedClip(record, self._pictures.take(record.file.digest, record.move.motion))

    def put_back_clip(self, removed: RemovedClip) -> ClipRecord:
        """Undo ``remove_clip``; the clip has its number again.

        Raises:
            StorageError, DatabaseError: If the library cannot be written.
        """
        if removed.looks is not None:
            self._pictures.keep(removed.record.file.digest, removed.looks)
        return self._clips.add(removed.record) or self._clips.get(removed.record.number)

    def remove_song(self, number: int) -> RemovedSong:
        """Take a song out; its original and its corrections stay.

        Raises:
            ResourceError: If there is no such song.
            DatabaseError: If the library cannot be written.
        """
        analysis = self._songs.analysis(number)
        return RemovedSong(self._songs.remove(number), analysis)

    def put_back_song(self, removed: RemovedSong) -> SongRecord:
        """Undo ``remove_song``; the song has its number again.

        Raises:
            DatabaseError: If the library cannot be written.
        """
        return self._songs.add(removed.record, removed.analysis) or self._songs.get(removed.record.number)

    def detected(self, number: int) -> SongAnalysis | None:
        """What was heard in a song, without corrections; None where nobody listened."""
        return self._songs.analysis(number)

    def analysis(self, number: int) -> SongAnalysis | None:
        """What was heard in a song, with its corrections; None where nobody listened.

        Raises:
            ResourceError: If there is no such song.
        """
        digest = self._songs.get(number).file.digest
        detected = self._songs.analysis(number)
        return None if detected is None else self._corrections.applied(digest, detected)

    def corrections(self, number: int) -> Corrections:
        """What people corrected in a song, kept apart from what was heard.

        Raises:
            ResourceError: If there is no such song.
        """
        return self._corrections.load(self._songs.get(number).file.digest)[0]

    def correct(self, number: int, corrections: Corrections) -> None:
        """Keep corrections of a song, in place of those before.

        Raises:
            ResourceError: If there is no such song.
            StorageError: If they cannot be written.
        """
        song = self._songs.get(number)
        self._corrections.save(song.file.digest, corrections, song.title)

    def hear_clip_again(self, number: int, genre: Genre, *, cancel: CancelToken | None = None) -> ClipRecord:
        """Listen to a clip anew, for another dance or with better ears; what a person gave stays.

        Raises:
            ResourceError: If there is no such clip, or its file cannot be used.
            DatabaseError: If the library cannot be written.
            Cancelled, TimedOutError: From ``cancel``.
        """
        examiner = Examiner(self._ears, self._ffmpeg, self._work, genre)
        again = examiner.clip_again(self._clips.get(number), cancel or CancelToken())
        facts = {"heard": again.heard, "judgement": again.judgement}
        return self._clips.change(number, lambda clip: clip.model_copy(update=facts))

    def hear_song_again(self, number: int, genre: Genre, *, cancel: CancelToken | None = None) -> SongRecord:
        """Listen to a song anew, for another dance or with better ears; corrections stay.

        Raises:
            ResourceError: If there is no such song, or its file is missing.
            DatabaseError: If the library cannot be written.
            Cancelled, TimedOutError: From ``cancel``.
        """
        heard = self._ears.hear_song(self._songs.get(number).file.path, genre, cancel=cancel)
        return self._songs.keep_analysis(number, heard.detected, genre.name)

    def poster(self, record: ClipRecord) -> Path | None:
        """A picture of a clip (JPEG); None where there is none."""
        return self._pictures.poster(record.file.digest)

    def poster_with_key(self, key: str) -> Path | None:
        """The same for the clip of a storage key."""
        return self._pictures.poster(PurePosixPath(key).stem)

    def strip(self, record: ClipRecord) -> Path | None:
        """Eight pictures of a clip side by side (JPEG), for scrubbing; None where there are none."""
        return self._pictures.strip(record.file.digest)

    def missing(self) -> list[ClipRecord | SongRecord]:
        """The clips and songs whose originals are not where they were."""
        return missing_originals(self._clips, self._songs)

    def relink(
        self, folder: Path, *, progress: ProgressSink = lambda _: None, cancel: CancelToken | None = None
    ) -> RelinkSummary:
        """Find missing originals in a folder, by their content, all at once. See ``library_relink.relink``."""
        return relink(self._clips, self._songs, folder, progress=progress, cancel=cancel)

    def export_annotations(self, path: Path) -> int:
        """Write what is known about all clips (JSON, or CSV by the name). Returns how many."""
        return export_annotations(self._clips, path)

    def catalog(self) -> LibraryCatalog:
        """The library as songs and moves that a choreography can be made of."""
        return LibraryCatalog(self._clips, self._songs, self._corrections)


def checked_words(words: ClipWords | dict[str, object]) -> ClipWords:
    """Words as they can be kept.

    Raises:
        InvalidRequestError: If one cannot be used.
    """
    if isinstance(words, ClipWords):
        return words
    try:
        return ClipWords.model_validate(words)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "words"
        raise InvalidRequestError(f"{field}: {str(first['input'])[:60]!r} cannot be used ({first['msg']}).") from error
