"""The song and the folder of clips that a person chose, as a small library for one choreography."""

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from choreo_desktop.domain.errors import ChoreoError, InvalidRequestError, ResourceError, TimedOutError
from choreo_desktop.domain.keys import key_problem, safe_key
from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.domain.song import Genre, Song, SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_clip
from choreo_desktop.services.annotations import (
    ANNOTATION_FILE,
    ANNOTATION_TABLE,
    Annotation,
    Annotations,
    read_annotations,
)
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.library_guessing import readable

logger = logging.getLogger(__name__)

MAX_CLIPS = 10_000
CLIP_SUFFIXES = frozenset(
    (".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".ts", ".mts", ".m2ts", ".wmv", ".flv", ".3gp")
)


@dataclass(frozen=True)
class FoundMoves:
    """The clips of a folder.

    Attributes:
        moves: Those that can be used.
        notes: A sentence for each file that cannot.
    """

    moves: list[MoveClip]
    notes: list[str]


class Catalog(Protocol):
    """Songs and moves that a choreography can be made of."""

    def song(self, song_id: str) -> Song:
        """The song of that name.

        Raises:
            ResourceError: If there is none.
        """

    def song_file(self, song_id: str) -> Path:
        """Its file on this machine."""

    def analysis(self, song_id: str, genre: Genre) -> SongAnalysis | None:
        """What is known of the song already, corrected; None where somebody has to listen."""

    def find_moves(self, genre: Genre, *, cancel: CancelToken, on_share: Callable[[float], None]) -> FoundMoves:
        """All moves; reading them may take a while."""


@dataclass(frozen=True)
class ChosenFiles:
    """What a person chose on the command line, each file under a safe key.

    Attributes:
        song: Key and file of the song.
        clips: Keys and files of the clips, in the order of their names.
        clips_folder: Where they were found.
        annotations: What was written down about them.
        notes: A sentence for each file that was passed over.
    """

    song: tuple[str, Path]
    clips: dict[str, Path]
    clips_folder: Path
    annotations: Annotations
    notes: tuple[str, ...] = ()

    @property
    def files(self) -> list[Path]:
        """The song and the clips."""
        return [self.song[1], *self.clips.values()]


def choose_files(song: Path, clips: Path, annotations: Path | None = None, *, root: Path | None = None) -> ChosenFiles:
    """Look at what was chosen.

    Args:
        song: The song.
        clips: A folder; it is searched with all its folders, hidden ones excepted.
        annotations: A file about the clips; None for ``annotations.json`` or ``annotations.csv`` in their folder, if
            there is one.
        root: Keys are the paths below this folder, and a file whose path cannot be a key is passed over. None:
            every file gets a key made from its name.

    Raises:
        ResourceError: If the song or the folder is missing, or there is no clip.
        InvalidRequestError: If the annotations cannot be used.
    """
    if not song.is_file():
        raise ResourceError(f"The song {song} is missing.")
    if not clips.is_dir():
        raise ResourceError(f"The folder of clips {clips} is missing.")
    files = _clip_files(clips)
    if not files:
        raise ResourceError(f"There is no clip in {clips}; put some dance clips (.mp4, .mov, ...) there.")
    notes: list[str] = []
    if root is None:
        keys = _unique_keys((safe_key("clips", *f.relative_to(clips).parts), f) for f in files)
        song_key = safe_key("songs", song.name)
    else:
        keys = _keys_below(root, files, notes)
        song_key = _key_below(root, song)
        if problem := key_problem(song_key):
            raise InvalidRequestError(f"The song's path {song_key!r} {problem}; rename the file.")
    if annotations is None:
        beside = (clips / name for name in (ANNOTATION_FILE, ANNOTATION_TABLE))
        annotations = next((path for path in beside if path.is_file()), None)
    known = read_annotations(annotations) if annotations else Annotations()
    return ChosenFiles((song_key, song), keys, clips, known, tuple(notes))


def common_root(song: Path, clips: Path) -> Path:
    """The folder under which both the song and the clips lie.

    Raises:
        InvalidRequestError: If there is none (two drives).
    """
    try:
        return Path(os.path.commonpath([song.resolve().parent, clips.resolve()]))
    except ValueError as error:
        raise InvalidRequestError(
            "The song and the clips lie on different drives; put them below one folder."
        ) from error


def _clip_files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if path.suffix.lower() in CLIP_SUFFIXES and not name.startswith("."):
                found.append(path)
        if len(found) > MAX_CLIPS:
            raise InvalidRequestError(f"{folder} holds more than {MAX_CLIPS:,} clips; choose a smaller folder.")
    return found


def _unique_keys(named: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    keys: dict[str, Path] = {}
    for key, path in named:
        unique, number = key, 2
        while unique in keys:
            pure = PurePosixPath(key)
            unique, number = f"{pure.with_suffix('')}~{number}{pure.suffix}", number + 1
        keys[unique] = path
    return keys


def _key_below(root: Path, path: Path) -> str:
    return path.resolve().relative_to(root.resolve()).as_posix()


def _keys_below(root: Path, files: list[Path], notes: list[str]) -> dict[str, Path]:
    keys: dict[str, Path] = {}
    for path in files:
        try:
            key = _key_below(root, path)
            problem = key_problem(key)
        except ValueError:
            key, problem = path.name, f"lies outside {root} (a link)"
        if problem:
            notes.append(f"{key!r} {problem}; the clip was left out. Rename it to use it.")
        else:
            keys[key] = path
    return keys


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
