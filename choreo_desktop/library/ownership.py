"""Who works on a task: a file lock that the operating system takes away from a process that ends."""

import hashlib
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from choreo_desktop.domain.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class OwnedElsewhereError(Exception):
    """Somebody else holds the task."""


def lock_file(folder: "Path", task_id: str) -> "Path":
    """The lock file of a task; its name is a digest, since a task's name may be anything."""
    digest = hashlib.sha256(task_id.encode("utf-8", "surrogatepass")).hexdigest()
    return folder / f"{digest[:32]}.lock"


@contextmanager
def hold(folder: "Path", task_id: str) -> "Iterator[None]":
    """Hold a task without waiting for it; its lock file is gone afterwards.

    Raises:
        OwnedElsewhereError: If it is held already, by this process or another.
        DatabaseError: If the folder cannot be written.
    """
    path = lock_file(folder, task_id)
    lock = FileLock(path, timeout=0, blocking=False, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise OwnedElsewhereError(task_id) from error
    except (OSError, NotImplementedError) as error:
        raise DatabaseError(
            f"The folder {folder} cannot be written. Check its permissions and that the disk has space.",
            details=f"{type(error).__name__}: {error}",
        ) from error
    try:
        yield
    finally:
        # Removed while still held, so that it is never another one's lock that goes. Windows removes it only
        # once it is closed, and then refuses if another one has opened it.
        if sys.platform == "win32":
            lock.release()
        with suppress(OSError):
            path.unlink()
        lock.release()
