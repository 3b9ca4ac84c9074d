"""Files as they are now: whether they are there, their size, time and content."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.records import FileStamp
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cache import content_hash


def all_files(folder: Path, cancel: CancelToken) -> Iterator[tuple[Path, int]]:
    """Every file below a folder with its size; what cannot be looked at is passed over.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
    """
    for place, folders, names in os.walk(folder):
        cancel.check()
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            with suppress(OSError):
                status = path.stat()
                if S_ISREG(status.st_mode):
                    yield path, status.st_size


def is_there(path: Path) -> bool:
    """Whether a file is where it was; a disk that does not answer counts as no."""
    try:
        return path.is_file()
    except OSError:
        return False


def size_and_time(path: Path) -> tuple[int, int]:
    """Size in bytes and time of the last change.

    Raises:
        ResourceError: If the file cannot be looked at.
    """
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise ResourceError(f"{path.name} is missing.", details=str(path)) from error
    except OSError as error:
        raise ResourceError(f"{path.name} cannot be read: {error.strerror}.", details=str(path)) from error
    if not S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise ResourceError(f"{path.name} is not a file.", details=str(path))
    return status.st_size, status.st_mtime_ns


def stamp(path: Path, cancel: CancelToken | None = None) -> FileStamp:
    """A file as it is now.

    Raises:
        ResourceError: If it cannot be read.
        Cancelled, TimedOutError: From ``cancel``.
    """
    size, modified = size_and_time(path)
    try:
        digest = content_hash(path, cancel)
    except OSError as error:
        raise ResourceError(f"{path.name} cannot be read: {error.strerror}.", details=str(path)) from error
    return FileStamp(path=path, digest=digest, size=size, modified_ns=modified)


def check_unchanged(file: FileStamp) -> None:
    """See that a file is still the one that was hashed: it may be a download that goes on.

    Raises:
        ResourceError: If it changed or vanished.
    """
    if size_and_time(file.path) != (file.size, file.modified_ns):
        raise ResourceError(f"{file.path.name} changed while it was being read; import it again when it is complete.")


def common_folder(paths: Iterable[Path]) -> Path | None:
    """The folder under which all files lie; None where there is none (two drives, or no file)."""
    folders = [str(path.parent) for path in paths]
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:
        return None
