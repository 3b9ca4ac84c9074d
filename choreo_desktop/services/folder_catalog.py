"""One chosen song and a folder of clips as a small library for one choreography."""

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from choreo_desktop.domain.errors import ChoreoError, ResourceError, TimedOutError
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_clip
from choreo_desktop.services.annotation import Annotation
from choreo_desktop.services.catalog import FoundMoves
from choreo_desktop.services.chosen_files import ChosenFiles
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_guessing import readable

logger = logging.getLogger(__name__)


class FolderCatalog:
    """One chosen song and a folder of clips.

    Args:
        chosen: The files.
        ears: Listens to clips whose beats nobody wrote down.
    """

    def __init__(self, chosen: ChosenFiles, ears: Ears) -> None:
        self._chosen = chosen
        self._ears = ears
        names = Counter(path.stem for path in chosen.clips.values())
        self._shared_names = {name for name, count in names.items() if count > 1}

    def song(self, song_id: str) -> Song:
        """The chosen song; its key is its name.

        Raises:
            ResourceError: If another one is asked for.
        """
        key, path = self._chosen.song
        if song_id != key:
            raise ResourceError(f"There is no song {song_id!r}.")
        return Song(song_id=key, key=key, title=path.stem)

    def song_file(self, song_id: str) -> Path:
        """The file of the chosen song."""
        self.song(song_id)
        return self._chosen.song[1]

    def analysis(self, song_id: str, genre: Genre) -> SongAnalysis | None:
        """Nothing is known of a chosen file."""
        del genre
        self.song(song_id)
        return None

    def find_moves(self, genre: Genre, *, cancel: CancelToken, on_share: Callable[[float], None]) -> FoundMoves:
        """Probe every clip and listen to those whose beats are not known. One bad clip stops nothing.

        Raises:
            ResourceError: If none can be used.
            Cancelled, TimedOutError: From ``cancel``.
        """
        moves: list[MoveClip] = []
        notes = list(self._chosen.notes)
        with ThreadPoolExecutor(usable_cores(), thread_name_prefix="clips") as pool:
            jobs = [pool.submit(self._describe, key, path, genre, cancel) for key, path in self._chosen.clips.items()]
            try:
                for number, job in enumerate(jobs, start=1):
                    found = job.result()
                    if isinstance(found, str):
                        notes.append(found)
                    else:
                        moves.append(found)
                    on_share(number / len(jobs))
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
        if not moves:
            raise ResourceError(
                f"None of the {len(jobs)} clips in {self._chosen.clips_folder} can be used.",
                details="\n".join(notes),
            )
        return FoundMoves(moves, notes)

    def _describe(self, key: str, path: Path, genre: Genre, cancel: CancelToken) -> MoveClip | str:
        cancel.check()
        relative = path.relative_to(self._chosen.clips_folder).as_posix()
        known = self._chosen.annotations.find(relative, unique=path.stem not in self._shared_names)
        try:
            info = probe_clip(path)
        except ChoreoError as error:
            logger.info("%s: %s", path, error.details)
            return f"Left out: {error.error}"
        grid = known.grid(info.seconds) or self._hear(info, genre, cancel)
        return MoveClip(
            key=key,
            name=known.name or readable(known.clip_id or path.stem),
            category=_category(known, relative),
            seconds=info.seconds,
            difficulty=known.difficulty,
            energy=known.energy_level,
            style=known.style,
            grid=grid,
            role=known.role,
            entry=known.entry_position,
            exit=known.exit_position,
            notes=known.notes,
            credit=known.credit,
            tags=known.tags,
        )

    def _hear(self, info: MediaInfo, genre: Genre, cancel: CancelToken) -> ClipGrid | None:
        try:
            return self._ears.hear_clip(info, genre, cancel=cancel)
        except TimedOutError:
            raise
        except ChoreoError as error:  # a picture without usable sound is a clip all the same
            logger.info("%s: %s", info.path, error.details)
            return None


def _category(known: Annotation, relative: str) -> str:
    parts = PurePosixPath(relative).parts
    return known.move_label or (parts[-2] if len(parts) > 1 else "")
