"""The words of the library as an annotation file, and an annotation file's words into the library."""

import os
from collections import Counter
from pathlib import Path

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.library.clips import ClipRepository
from choreo_desktop.services.annotation import Annotation
from choreo_desktop.services.annotations import Annotations, read_annotations, write_annotations
from choreo_desktop.services.library_stamps import common_folder
from choreo_desktop.services.library_words import annotation_of, with_annotated_grid, with_words, words_of


def export_annotations(clips: ClipRepository, path: Path) -> int:
    """Write what is known about all clips to a file: CSV where its name ends so, else JSON.

    Paths stand there below the folder that holds all clips; keys of other tools in a file that is replaced are kept.

    Returns:
        How many clips.

    Raises:
        ResourceError: If the library is empty.
        StorageError: If the file cannot be written.
        InvalidRequestError: If there is a file in its place that is no annotation file.
    """
    records = clips.list()
    if not records:
        raise ResourceError("The library has no clips yet; import some first.")
    before = read_annotations(path) if path.exists() else Annotations()
    folder = common_folder(record.file.path for record in records)
    entries = []
    for record in records:
        relative = _relative(record.file.path, folder)
        known = before.find(relative, digest=record.file.digest, unique=False)
        entries.append(annotation_of(record, relative, known))
    write_annotations(path, Annotations(entries, before.header))
    return len(entries)


def apply_annotations(clips: ClipRepository, path: Path) -> int:
    """Take over what an annotation file says, in place of what was known; beats that a person tapped here stay.

    A clip is found by its content, else by its path, else by its name where only one clip has it.

    Returns:
        How many clips it says something about.

    Raises:
        ResourceError, InvalidRequestError: If the file cannot be used; then nothing is taken over.
        DatabaseError: If the library cannot be written.
    """
    annotations = read_annotations(path)
    records = clips.list()
    stems = Counter(record.file.path.stem for record in records)
    folders = {path.parent, common_folder(record.file.path for record in records) or path.parent}
    said: dict[int, Annotation] = {}
    for record in records:
        for folder in folders:
            relative = _relative(record.file.path, folder)
            unique = stems[record.file.path.stem] == 1
            found = annotations.find(relative, digest=record.file.digest, unique=unique)
            if found != Annotation():
                said[record.number] = found

    def told(record: ClipRecord) -> ClipRecord:
        annotation = said[record.number]
        return with_annotated_grid(with_words(record, words_of(annotation)), annotation.grid(record.move.seconds))

    clips.change_all(said, told)
    return len(said)


def _relative(path: Path, folder: Path | None) -> str:
    if folder is not None and path.is_relative_to(folder):
        path = path.relative_to(folder)
    # A name that is no valid text cannot stand in a file for people.
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")
