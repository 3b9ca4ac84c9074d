"""Files and folders into the library: in parallel, each known by its content, and one bad file never stops the rest."""

import errno
import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.errors import ChoreoError, DatabaseError, ResourceError, StorageError
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.records import ClipRecord, FileStamp, SongRecord
from choreo_desktop.domain.words import counted
from choreo_desktop.domain.work import CancelToken, ProgressSink, child_token
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.work_folders import work_folder
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_annotations import apply_annotations
from choreo_desktop.services.library_examining import Examiner, HeardSong, SeenClip
from choreo_desktop.services.library_files import ChosenFile, ChosenPaths, choose_paths
from choreo_desktop.services.library_keeping import Keeper, same, twin_of
from choreo_desktop.services.library_outcomes import Fate, ImportSummary, OnOutcome, Outcome, Report
from choreo_desktop.services.library_pictures import Pictures
from choreo_desktop.services.library_stamps import check_unchanged, size_and_time, stamp
from choreo_desktop.services.library_words import with_annotated_grid, with_words_where_none, words_of
from choreo_desktop.storage.sentences import file_sentences

logger = logging.getLogger(__name__)

HASHED_PERCENT = 10
_FULL_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_DISK_WORDS = ("No space left on device", "Disk quota exceeded", "File too large")


class _Job(NamedTuple):
    """A file whose content is new to the library.

    Attributes:
        chosen: The file.
        file: As it was hashed.
        is_song: Whether it is to be a song.
        old: The record at the same place, whose content changed; None for a new one.
    """

    chosen: ChosenFile
    file: FileStamp
    is_song: bool
    old: ClipRecord | SongRecord | None


class LibraryImporter:
    """Brings files into the library.

    Args:
        clips: The clips of the library.
        songs: Its songs.
        pictures: Where posters and strips go.
        ears: Listens.
        ffmpeg: Finds the program that decodes.
        work: Folder for temporary files.
        workers: Files looked at at once; 0 for one a core.
    """

    def __init__(
        self,
        clips: ClipRepository,
        songs: SongRepository,
        *,
        pictures: Pictures,
        ears: Ears,
        ffmpeg: FFmpegLocator,
        work: Path,
        workers: int = 0,
    ) -> None:
        self._clips = clips
        self._songs = songs
        self._keeper = Keeper(clips, songs, pictures)
        self._ears = ears
        self._ffmpeg = ffmpeg
        self._work = work
        self._workers = workers or usable_cores()

    def run(
        self,
        paths: Sequence[Path],
        genre: Genre,
        *,
        as_songs: bool = False,
        progress: ProgressSink = lambda _: None,
        cancel: CancelToken | None = None,
        on_outcome: OnOutcome = lambda _: None,
    ) -> ImportSummary:
        """Import files and folders. Originals are never touched; what came in before an end of any kind stays.

        Args:
            paths: Files and folders.
            genre: The dance, in whose range tempi are listened for.
            as_songs: Files that are named themselves are songs, also videos: their sound is meant.
            progress: Told how far it is, from this thread.
            cancel: Stops the work.
            on_outcome: Told of each file as soon as its fate is known, from this thread.

        Raises:
            StorageError, DatabaseError: If the disk is full or the library cannot be written; nothing half-written
                is left.
            Cancelled, TimedOutError: From ``cancel``.
        """
        self._ffmpeg.get()  # without it every single file would fail
        with child_token(cancel) as token:
            chosen = choose_paths(paths, token, as_songs=as_songs)
            report = Report(on_outcome, progress)
            for path, sentence in chosen.failed:
                report.tell(Outcome(path, Fate.FAILED, sentence))
            with self._pool(token) as pool, self._work_folder() as work:
                stamped = self._stamp_all(chosen, pool, report, token)
                jobs = self._sort_out(stamped, chosen, report)
                examiner = Examiner(self._ears, self._ffmpeg, work, genre)
                self._examine_all(jobs, chosen, examiner, pool, report, token)
            for path in chosen.tables:
                report.tell(self._apply(path))
        return report.summary(chosen.all)

    @contextmanager
    def _pool(self, token: CancelToken) -> Iterator[ThreadPoolExecutor]:
        """Workers that stop at once where the work ends in any other way than well."""
        with ThreadPoolExecutor(self._workers, thread_name_prefix="import") as pool:
            try:
                yield pool
            except BaseException:
                token.cancel()
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    @contextmanager
    def _work_folder(self) -> Iterator[Path]:
        with file_sentences("written", self._work), work_folder(self._work) as folder:
            yield folder

    def _stamp_all(
        self, chosen: ChosenPaths, pool: ThreadPoolExecutor, report: Report, cancel: CancelToken
    ) -> list[tuple[ChosenFile, FileStamp]]:
        files = [*chosen.songs, *chosen.clips]
        songs = {file.path for file in chosen.songs}
        jobs = [pool.submit(self._stamp, file.path, file.path in songs, cancel) for file in files]
        stamped = []
        for number, (file, job) in enumerate(zip(files, jobs, strict=True), start=1):
            try:
                stamped.append((file, job.result()))
            except ResourceError as error:
                report.tell(Outcome(file.path, Fate.FAILED, error.error))
            report.at(HASHED_PERCENT * number // len(files), f"Reading {file.path.name} ({number} of {len(files)})")
        return stamped

    def _stamp(self, path: Path, is_song: bool, cancel: CancelToken) -> FileStamp:
        """A file's content is hashed only where its size or time tell that it may not be the one that is known."""
        cancel.check()
        known = (self._songs if is_song else self._clips).at(path)
        if known is not None and (known.file.size, known.file.modified_ns) == size_and_time(path):
            return known.file
        return stamp(path, cancel)

    def _sort_out(
        self, stamped: Sequence[tuple[ChosenFile, FileStamp]], chosen: ChosenPaths, report: Report
    ) -> list[_Job]:
        songs = {file.path for file in chosen.songs}
        here = {now.path: now.digest for _, now in stamped}
        unknown = []
        # What is known goes first: where names were exchanged, each record follows its own content.
        for file, now in stamped:
            repository = self._songs if file.path in songs else self._clips
            record = repository.with_digest(now.digest)
            if record is None:
                unknown.append((file, now))
            elif record.file.path != now.path and _still_there(record.file, here):
                report.tell(twin_of(now.path, record))
            else:
                report.tell(self._known_already(record, now, chosen))
        jobs: dict[tuple[str, bool], _Job] = {}
        for file, now in unknown:
            is_song = file.path in songs
            if (now.digest, is_song) in jobs:
                report.tell(Outcome(file.path, Fate.DUPLICATE, same(file.path, jobs[now.digest, is_song].file.path)))
            else:
                old = (self._songs if is_song else self._clips).at(file.path)
                jobs[now.digest, is_song] = _Job(file, now, is_song, old)
        return list(jobs.values())

    def _known_already(self, record: ClipRecord | SongRecord, now: FileStamp, chosen: ChosenPaths) -> Outcome:
        old = record.file.path
        if isinstance(record, SongRecord):
            record = self._songs.change(record.number, lambda r: r.model_copy(update={"file": now}))
        else:
            annotation = chosen.annotation(now.path, now.digest)
            words, grid = words_of(annotation), annotation.grid(record.move.seconds)

            def seen_again(clip: ClipRecord) -> ClipRecord:
                there = clip.model_copy(update={"file": now})
                return with_annotated_grid(with_words_where_none(there, words), grid)

            record = self._clips.change(record.number, seen_again)
        if old == now.path:
            return Outcome(now.path, Fate.KNOWN, record=record)
        return Outcome(now.path, Fate.MOVED, f"{old.name} is now {now.path}.", record)

    def _examine_all(
        self,
        jobs: Sequence[_Job],
        chosen: ChosenPaths,
        examiner: Examiner,
        pool: ThreadPoolExecutor,
        report: Report,
        cancel: CancelToken,
    ) -> None:
        waiting: dict[Future[Outcome], _Job] = {}
        for job in jobs:
            waiting[pool.submit(self._examine, job, chosen, examiner, cancel)] = job
        for number, done in enumerate(as_completed(waiting), start=1):
            report.tell(done.result())
            percent = HASHED_PERCENT + (100 - HASHED_PERCENT) * number // len(jobs)
            report.at(percent, f"Looking at {waiting[done].file.path.name} ({number} of {len(jobs)})")

    def _examine(self, job: _Job, chosen: ChosenPaths, examiner: Examiner, cancel: CancelToken) -> Outcome:
        """Get to know one file and keep it. Whatever is wrong with the file stops nothing but itself."""
        cancel.check()
        path = job.file.path
        try:
            known: HeardSong | SeenClip
            if job.is_song:
                known = examiner.song(job.file, cancel)
            else:
                annotation = chosen.annotation(path, job.file.digest)
                known = examiner.clip(job.file, job.chosen.parts, annotation, cancel)
            check_unchanged(job.file)
        except ChoreoError as error:
            cancel.check()
            self._stop_if_full(error)
            logger.info("%s: %s", path, error.details)
            named = "" if path.name in error.error else f"{path.name}: "
            return Outcome(path, Fate.FAILED, f"{named}{error.error}")
        except OSError as error:
            if error.errno in _FULL_DISK:
                raise
            return Outcome(path, Fate.FAILED, f"{path.name} cannot be read: {error.strerror}.")
        except Exception as error:
            logger.exception("a bug met %s", path)
            return Outcome(
                path, Fate.FAILED, f"{path.name} cannot be used ({type(error).__name__}); the log says more."
            )
        if isinstance(known, HeardSong):
            return self._keeper.song(known, job.old if isinstance(job.old, SongRecord) else None)
        return self._keeper.clip(known, job.old if isinstance(job.old, ClipRecord) else None)

    def _stop_if_full(self, error: ChoreoError) -> None:
        """A full disk is no fault of the file: the import ends with one sentence."""
        if any(words in error.details for words in _FULL_DISK_WORDS):
            raise StorageError(
                f"The disk is full: {self._work} could not be written. Free some space and try again; "
                "what came in before is kept.",
                details=error.details,
            ) from error

    def _apply(self, path: Path) -> Outcome:
        try:
            number = apply_annotations(self._clips, path)
        except ChoreoError as error:
            if isinstance(error, DatabaseError):
                raise
            return Outcome(path, Fate.FAILED, error.error)
        return Outcome(
            path, Fate.APPLIED, f"{path.name} says something about {counted(number, 'clip')} of the library."
        )


def _still_there(file: FileStamp, here: Mapping[Path, str]) -> bool:
    """Whether a known file still holds its content where it was.

    Args:
        file: As it was.
        here: Content of the files that were just read.
    """
    if file.path in here:
        return here[file.path] == file.digest
    try:
        return size_and_time(file.path)[0] == file.size
    except ResourceError:
        return False
