"""Missing originals, found again by their content in a folder that a person points at, all at once."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from choreo_desktop.domain.errors import ChoreoError, ResourceError
from choreo_desktop.domain.records import ClipRecord, FileStamp, SongRecord
from choreo_desktop.domain.work import CancelToken, Progress, ProgressSink
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.library.songs import SongRepository
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.services.library_stamps import all_files, is_there, stamp

STAGE = "relinking"

Record = ClipRecord | SongRecord


class RelinkSummary(NamedTuple):
    """What was found again.

    Attributes:
        found: The records, as they are now.
        still_missing: Those whose content is nowhere in the folder.
        other_content: Files that have the name of a missing one and another content.
    """

    found: tuple[Record, ...]
    still_missing: tuple[Record, ...]
    other_content: tuple[Path, ...]

    def sentences(self) -> list[str]:
        """The summary for people."""
        if not self.found and not self.still_missing:
            return ["Nothing is missing."]
        lines = [f"{len(self.found)} of {len(self.found) + len(self.still_missing)} missing files were found."]
        lines += [f"Still missing: {record.file.path}" for record in self.still_missing]
        lines += [
            f"{path} has the name of a missing file but another content; import it." for path in self.other_content
        ]
        return lines

    def as_dict(self) -> dict[str, Any]:
        """The summary for programs."""
        return {
            "found": [{"number": r.number, "path": str(r.file.path)} for r in self.found],
            "still_missing": [{"number": r.number, "path": str(r.file.path)} for r in self.still_missing],
            "other_content": [str(path) for path in self.other_content],
        }


def missing_originals(clips: ClipRepository, songs: SongRepository) -> list[Record]:
    """The clips and songs whose originals are not where they were."""
    records: list[Record] = [*clips.list(), *songs.list()]
    return [record for record in records if not is_there(record.file.path)]


def relink(
    clips: ClipRepository,
    songs: SongRepository,
    folder: Path,
    *,
    progress: ProgressSink = lambda _: None,
    cancel: CancelToken | None = None,
) -> RelinkSummary:
    """Find missing originals again.

    Only files of the right size are hashed, so that pointing at a whole disk is no mistake.

    Args:
        clips: The clips of the library.
        songs: Its songs.
        folder: Where to look, with all its folders.
        progress: Told how far it is.
        cancel: Stops the work; then nothing is changed.

    Raises:
        ResourceError: If the folder is missing.
        DatabaseError: If the library cannot be written.
        Cancelled, TimedOutError: From ``cancel``.
    """
    cancel = cancel or CancelToken()
    if not folder.is_dir():
        raise ResourceError(f"The folder {folder} is missing.")
    missing = missing_originals(clips, songs)
    if not missing:
        return RelinkSummary((), (), ())
    sizes, names = {r.file.size for r in missing}, {r.file.path.name for r in missing}
    candidates, namesakes = [], []
    for path, size in all_files(folder.absolute(), cancel):
        if size in sizes:
            candidates.append(path)
        elif path.name in names:
            namesakes.append(path)
    stamps = _stamps(candidates, progress, cancel)
    again = [(record, stamps[record.file.digest]) for record in missing if record.file.digest in stamps]
    found: list[Record] = [*_move_clips(clips, again), *_move_songs(songs, again)]
    known = {(type(record), record.number) for record in found}
    lost = [record for record in missing if (type(record), record.number) not in known]
    taken, lost_names = {r.file.path for r in found}, {r.file.path.name for r in lost}
    others = [p for p in sorted({*namesakes, *candidates} - taken) if p.name in lost_names]
    return RelinkSummary(tuple(found), tuple(lost), tuple(others))


def _stamps(paths: Sequence[Path], progress: ProgressSink, cancel: CancelToken) -> dict[str, FileStamp]:
    """The files by their content; of several with one content, the first."""
    found: dict[str, FileStamp] = {}
    with ThreadPoolExecutor(usable_cores()) as pool:
        jobs = [pool.submit(stamp, path, cancel) for path in paths]
        try:
            for number, (path, job) in enumerate(zip(paths, jobs, strict=True), start=1):
                try:
                    now = job.result()
                    found.setdefault(now.digest, now)
                except ChoreoError:
                    cancel.check()  # a file that cannot be read is not the one
                progress(Progress(STAGE, 100 * number // len(paths), f"Reading {path.name}"))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return found


def _move_clips(clips: ClipRepository, again: Sequence[tuple[Record, FileStamp]]) -> list[ClipRecord]:
    places = {record.number: now for record, now in again if isinstance(record, ClipRecord)}
    return clips.change_all(places, lambda clip: clip.model_copy(update={"file": places[clip.number]}))


def _move_songs(songs: SongRepository, again: Sequence[tuple[Record, FileStamp]]) -> list[SongRecord]:
    places = {record.number: now for record, now in again if isinstance(record, SongRecord)}
    return songs.change_all(places, lambda song: song.model_copy(update={"file": places[song.number]}))
