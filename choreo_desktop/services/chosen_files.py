"""The song and the clips that a person chose on the command line, each under a safe key."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.keys import key_problem, safe_key
from choreo_desktop.services.annotations import ANNOTATION_FILE, ANNOTATION_TABLE, Annotations, read_annotations
from choreo_desktop.services.file_kinds import CLIP_SUFFIXES

MAX_CLIPS = 10_000


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
