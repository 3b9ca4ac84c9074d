"""Getting to know one file: probe, look, listen, judge and guess. Nothing is written but the caller's pictures."""

import logging
import tempfile
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.domain.records import ClipRecord, FileStamp, SongRecord, clip_key
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_clip, probe_song
from choreo_desktop.media.tags import FileTags, read_tags
from choreo_desktop.media.thumbnails import Looks, look_at
from choreo_desktop.services.annotation import Annotation
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_guessing import guess, readable
from choreo_desktop.services.library_judging import judge
from choreo_desktop.services.library_words import guesses_of, with_annotated_grid, with_words, words_of

BROKEN_OFF = "Its pictures end long before the file says: it is damaged or not complete. Copy it again."

logger = logging.getLogger(__name__)


class SeenClip(NamedTuple):
    """A clip as we got to know it.

    Attributes:
        record: What is known about it; not in the library yet.
        looks: Its pictures.
    """

    record: ClipRecord
    looks: Looks


class HeardSong(NamedTuple):
    """A song as we got to know it.

    Attributes:
        record: What is known about it; not in the library yet.
        analysis: What was heard.
    """

    record: SongRecord
    analysis: SongAnalysis


class Examiner:
    """Gets to know files.

    Args:
        ears: Listens.
        ffmpeg: Finds the program that decodes.
        work: Folder for temporary files; must be there.
        genre: The dance.
    """

    def __init__(self, ears: Ears, ffmpeg: FFmpegLocator, work: Path, genre: Genre) -> None:
        self._ears = ears
        self._ffmpeg = ffmpeg
        self._work = work
        self._genre = genre

    def clip(self, file: FileStamp, parts: tuple[str, ...], annotation: Annotation, cancel: CancelToken) -> SeenClip:
        """Get to know a clip.

        Args:
            file: Its file.
            parts: Folders below the one that was chosen, and its name.
            annotation: What people wrote down about it.
            cancel: Stops the work.

        Raises:
            ChoreoError: If it cannot be used; the sentence says why.
            Cancelled, TimedOutError: From ``cancel``.
        """
        info = probe_clip(file.path)
        tags = read_tags(info)
        with tempfile.TemporaryDirectory(dir=self._work) as folder:
            looks = look_at(info, self._ffmpeg.get(), Path(folder), cancel=cancel)
        heard = self._hear(info, cancel)
        guesses = guess(parts, looks.motion)
        move = MoveClip(
            key=clip_key(file.digest, file.path), name=guesses.name, seconds=info.seconds, motion=looks.motion
        )
        record = ClipRecord(file=file, move=move, heard=heard)
        record = with_words(with_words(record, guesses, guessed=True), guesses_of(annotation), guessed=True)
        record = with_annotated_grid(with_words(record, words_of(annotation)), annotation.grid(info.seconds))
        record = self._with_facts(record, info, tags)
        if not looks.whole:
            record = record.model_copy(update={"judgement": (BROKEN_OFF, *record.judgement)})
        return SeenClip(record, looks)

    def clip_again(self, record: ClipRecord, cancel: CancelToken) -> ClipRecord:
        """A known clip, listened to and judged anew.

        Raises:
            ChoreoError: If it cannot be used; the sentence says why.
            Cancelled, TimedOutError: From ``cancel``.
        """
        info = probe_clip(record.file.path)
        heard = self._hear(info, cancel)
        return self._with_facts(record.model_copy(update={"heard": heard}), info, read_tags(info))

    def song(self, file: FileStamp, cancel: CancelToken) -> HeardSong:
        """Get to know a song.

        Raises:
            ChoreoError: If it cannot be used; the sentence says why.
            Cancelled, TimedOutError: From ``cancel``.
        """
        info = probe_song(file.path)
        tags = read_tags(info)
        analysis = self._ears.hear_song(file.path, self._genre, cancel=cancel).detected
        artist, title = names_of(file.path)
        record = SongRecord(
            file=file,
            title=tags.title or title,
            artist=tags.artist or ("" if tags.title else artist),
            seconds=analysis.duration or info.seconds,
            genre=self._genre.name,
            bpm=analysis.bpm,
        )
        return HeardSong(record, analysis)

    def _hear(self, info: MediaInfo, cancel: CancelToken) -> ClipGrid | None:
        try:
            return self._ears.hear_clip(info, self._genre, cancel=cancel)
        except ChoreoError as error:  # a picture without usable sound is a clip all the same
            cancel.check()
            logger.info("%s: %s", info.path, error.details)
            return None

    def _with_facts(self, record: ClipRecord, info: MediaInfo, tags: FileTags) -> ClipRecord:
        assert info.video is not None  # noqa: S101 - probed as a clip
        width, height = info.video.display_size
        return record.model_copy(
            update={
                "width": round(width),
                "height": round(height),
                "rate": info.video.rate,
                "judgement": judge(info, tags, record.own or record.heard, self._genre),
            }
        )


def names_of(path: Path) -> tuple[str, str]:
    """Artist and title in the name of a song's file, such as ``Artist - Title.mp3``."""
    stem = path.stem.replace("_", " ").encode("utf-8", "replace").decode()
    artist, dash, title = stem.partition(" - ")
    if dash and artist.strip() and title.strip():
        return " ".join(artist.split())[:300], " ".join(title.split())[:300]
    return "", " ".join(stem.split())[:300] or readable(path.stem)
