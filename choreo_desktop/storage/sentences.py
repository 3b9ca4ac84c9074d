"""What went wrong with a local file or folder, in words for people."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from choreo_desktop.domain.errors import ResourceError, StorageError

_SENTENCES = {
    errno.ENOSPC: "The disk is full: {path} could not be {done}. Free some space and try again.",
    errno.EDQUOT: "Your share of the disk is used up: {path} could not be {done}. Free some space and try again.",
    errno.EFBIG: "{path} could not be {done}: the disk does not take files that large. Choose another folder.",
    errno.EACCES: "{path} could not be {done}: you have no permission. Change it or choose another folder.",
    errno.EPERM: "{path} could not be {done}: the system does not allow it. Choose another folder.",
    errno.EROFS: "{path} could not be {done}: the disk is read-only. Choose another folder.",
    errno.ENOTDIR: "{path} could not be {done}: a part of the path is a file, not a folder. Choose another one.",
    errno.EEXIST: "{path} could not be {done}: a file stands where a folder is needed. Choose another one.",
    errno.EISDIR: "{path} could not be {done}: it is a folder, not a file. Choose another name.",
    errno.ENAMETOOLONG: "{path} could not be {done}: the name is too long. Choose a shorter one.",
    errno.ELOOP: "{path} could not be {done}: its links lead in a circle. Choose another folder.",
    errno.ENOENT: "{path} could not be {done}: a folder of the path does not exist and cannot be made. "
    "Choose another one.",
    errno.EIO: "{path} could not be {done}: the disk reports a fault. Check the disk or choose another one.",
}


@contextmanager
def file_sentences(done: str, path: Path) -> Iterator[None]:
    """Turn what the system says about a file into a sentence.

    Args:
        done: What could not be done, such as ``written``.
        path: The file or folder people know, which may not be the one the system stumbled over.

    Raises:
        StorageError: If the system refused.
    """
    try:
        yield
    except OSError as error:
        raise StorageError(_sentence(error, done, path), details=f"{type(error).__name__}: {error}") from error


def _sentence(error: OSError, done: str, path: Path) -> str:
    known = _SENTENCES.get(error.errno or 0)
    if known is not None:
        return known.format(path=path, done=done)
    reason = (error.strerror or str(error) or type(error).__name__).rstrip(".")
    return f"{path} could not be {done}: the system says “{reason}”."


def check_readable_file(path: Path, name: str) -> int:
    """The size of an ordinary file.

    Args:
        path: Where it is.
        name: What people call it.

    Raises:
        ResourceError: If it is missing, or a folder, pipe or device.
        StorageError: If the system does not let us look.
    """
    try:
        with file_sentences("read", path):
            found = path.stat() if path.is_file() else None
            exists = found is not None or path.exists()
    except StorageError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise _missing(name, path) from error
        raise
    if found is not None:
        return found.st_size
    if exists:
        raise ResourceError(f"{name} is not an ordinary file.", details=f"Not a regular file: {path}")
    raise _missing(name, path)


def _missing(name: str, path: Path) -> ResourceError:
    return ResourceError(f"{name} is missing. Was it moved or deleted?", details=f"No such file: {path}")


def size_text(count: int) -> str:
    """A number of bytes in words: ``2.1 GB``."""
    for unit, factor in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} bytes"
