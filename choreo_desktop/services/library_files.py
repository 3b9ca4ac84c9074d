"""The files that a person chose or dropped, sorted into clips, songs and annotations."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.services.annotation import Annotation
from choreo_desktop.services.annotations import ANNOTATION_FILE, ANNOTATION_TABLE, Annotations, read_annotations
from choreo_desktop.services.file_kinds import ANNOTATION_SUFFIXES, CLIP_SUFFIXES, SONG_SUFFIXES
from choreo_desktop.services.library_guessing import known_category


@dataclass(frozen=True)
class ChosenFile:
    """A clip or song.

    Attributes:
        path: Absolute.
        parts: Folders below the one that was chosen, and its name; what its folder says is in there.
    """

    path: Path
    parts: tuple[str, ...]


@dataclass
class ChosenPaths:
    """What lies under the paths that a person chose.

    Attributes:
        clips: What may be clips, in the order of their names.
        songs: What may be songs.
        tables: Annotation files that were chosen themselves.
        folders: Annotations found in folders.
        failed: What cannot be read, with a sentence.
    """

    clips: list[ChosenFile] = field(default_factory=list)
    songs: list[ChosenFile] = field(default_factory=list)
    tables: list[Path] = field(default_factory=list)
    folders: dict[Path, Annotations] = field(default_factory=dict)
    failed: list[tuple[Path, str]] = field(default_factory=list)

    @property
    def all(self) -> list[Path]:
        """Every file, in the order in which people are told of them."""
        files = [*self.songs, *self.clips]
        return [*(path for path, _ in self.failed), *(file.path for file in files), *self.tables]

    def annotation(self, path: Path, digest: str = "") -> Annotation:
        """What the nearest annotation file above a clip says about it; an empty one if none does."""
        for folder in path.parents:
            if folder in self.folders:
                relative = path.relative_to(folder).as_posix()
                found = self.folders[folder].find(relative, unique=self._stems[path.stem] < 2, digest=digest)
                if found != Annotation():
                    return found
        return Annotation()

    @cached_property
    def _stems(self) -> Counter[str]:
        return Counter(clip.path.stem for clip in self.clips)


def choose_paths(paths: Sequence[Path], cancel: CancelToken, *, as_songs: bool = False) -> ChosenPaths:
    """Look at files and, with all their folders, at folders; hidden ones and links to folders are passed over.

    Args:
        paths: What was chosen.
        cancel: Stops the work.
        as_songs: A file that was chosen itself is a song, also where it is a video: its sound is meant.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
    """
    chosen = ChosenPaths()
    seen: set[Path] = set()
    for path in (Path(os.path.abspath(path)) for path in paths):  # noqa: PTH100 - absolute() keeps ".."
        if path.is_dir():
            for file in _walk(path, chosen, cancel):
                if file not in seen:
                    seen.add(file)
                    _sort_in(chosen, ChosenFile(file, _parts(path, file)), from_folder=True)
        elif not path.is_file():
            chosen.failed.append((path, f"{path} is missing." if not path.exists() else f"{path.name} is not a file."))
        elif path not in seen:
            seen.add(path)
            _take_file(chosen, path, as_song=as_songs)
    return chosen


def _take_file(chosen: ChosenPaths, path: Path, *, as_song: bool) -> None:
    """A file that was chosen itself; what is known of it may be written down beside it or one folder up."""
    if as_song:
        chosen.songs.append(ChosenFile(path, (path.name,)))
        return
    for folder in path.parents[:2]:
        _read_folder(folder, chosen)
    _sort_in(chosen, ChosenFile(path, _parts(path.parent, path)), from_folder=False)


def _walk(folder: Path, chosen: ChosenPaths, cancel: CancelToken) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        place = Path(os.fsdecode(error.filename or folder))
        chosen.failed.append((place, f"The folder {place} cannot be read: {error.strerror}."))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        cancel.check()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        _read_folder(Path(place), chosen)
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


def _read_folder(folder: Path, chosen: ChosenPaths) -> None:
    for path in (folder / ANNOTATION_FILE, folder / ANNOTATION_TABLE):
        if folder not in chosen.folders and path.is_file():
            try:
                chosen.folders[folder] = read_annotations(path)
            except ChoreoError as error:
                chosen.failed.append((path, error.error))


def _sort_in(chosen: ChosenPaths, file: ChosenFile, *, from_folder: bool) -> None:
    suffix = file.path.suffix.lower()
    if suffix in SONG_SUFFIXES:
        chosen.songs.append(file)
    elif suffix in ANNOTATION_SUFFIXES:
        if not from_folder:
            chosen.tables.append(file.path)
    elif suffix in CLIP_SUFFIXES or not from_folder:
        chosen.clips.append(file)


def _parts(folder: Path, file: Path) -> tuple[str, ...]:
    parts = file.relative_to(folder).parts
    # Somebody may choose the folder of one category, or a clip in it.
    return parts if len(parts) > 1 or not known_category(folder.name) else (folder.name, *parts)
