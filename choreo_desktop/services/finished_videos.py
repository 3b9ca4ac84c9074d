"""Where finished videos are: to be played, shown in their folder, linked to, and removed."""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError
from choreo_desktop.domain.task import ChoreographyTask, TaskStatus
from choreo_desktop.domain.work import CancelToken, Progress, ProgressSink
from choreo_desktop.storage.base import StorageBackend

FETCHING = "fetching"


class FinishedVideos:
    """The videos of records.

    A video of this computer is where its record says, wherever the settings put new ones; else it lies under its key
    in the storage of its record.

    Args:
        storage_for: The storage of that name; raises ChoreoError where it is not known any more.
        downloads: For copies of videos of a storage that keeps none itself; None for the system's temporary folder.
    """

    def __init__(self, storage_for: Callable[[str], StorageBackend], downloads: Path | None = None) -> None:
        self._storage_for = storage_for
        self._downloads = downloads

    def fetch(self, task: ChoreographyTask, *, progress: ProgressSink, cancel: CancelToken | None = None) -> Path:
        """A file of this computer.

        Raises:
            InvalidRequestError: If there is no video yet.
            ResourceError: If it is not where it was.
            ChoreoError: If its storage cannot be used.
            Cancelled, TimedOutError: From ``cancel``.
        """
        if found := _file(task):
            return found
        storage = self._storage_of(task)
        told = -1

        def tell(done: int, total: int) -> None:
            nonlocal told
            percent = done * 100 // total if total else 100
            if percent > told:
                told = percent
                progress(Progress(FETCHING, percent, f"Fetching {task.title}"))

        try:
            folder = self._downloads or Path(tempfile.gettempdir())
            return storage.fetch(task.output, folder, cancel=cancel, progress=tell)
        except ResourceError as error:
            raise _missing(task, error.details) from error

    def folder(self, task: ChoreographyTask) -> Path | None:
        """Where it lies on this computer; None where it does not, or the folder is gone."""
        if task.status is not TaskStatus.COMPLETED:
            return None
        path = _file(task)
        if path is None and task.storage and task.output:
            path = self._storage_for(task.storage).local_path(task.output)
        path = path or file_of(task.video_url)
        with suppress(OSError):
            return path.parent if path is not None and path.parent.is_dir() else None
        return None

    def link(self, task: ChoreographyTask, expiration: int) -> str:
        """A URL that opens it. Raises as ``fetch`` does."""
        if found := _file(task):
            return found.as_uri()
        storage = self._storage_of(task)
        if not storage.file_exists(task.output):
            raise _missing(task, f"{task.output} is not in {task.storage}")
        return storage.get_url(task.output, expiration)

    def remove(self, task: ChoreographyTask) -> bool:
        """Remove it, if the program stored it itself and it is still there. Returns whether it was removed.

        Raises:
            ChoreoError: If its storage cannot be used.
        """
        if task.status is not TaskStatus.COMPLETED or not (task.storage and task.output):
            return False
        storage = self._storage_for(task.storage)
        told = file_of(task.video_url)
        if told is not None and storage.local_path(task.output) not in (told, _resolved(told)):
            return False  # the folder of the settings is another one by now, with files of its own
        return storage.delete_file(task.output)

    def _storage_of(self, task: ChoreographyTask) -> StorageBackend:
        if not (task.storage and task.output):
            raise _missing(task, f"its record says {task.video_url}")
        return self._storage_for(task.storage)


def file_of(url: str) -> Path | None:
    """The file of a ``file:`` URL; None for any other."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return None
    path = os.fsdecode(unquote_to_bytes(parts.path))
    if sys.platform == "win32":
        return Path(f"//{parts.netloc}{path}" if parts.netloc else path.lstrip("/"))
    return Path(path)


def _file(task: ChoreographyTask) -> Path | None:
    """The file of which the record tells, where it is there.

    Raises:
        InvalidRequestError: If there is no video yet.
    """
    if task.status is not TaskStatus.COMPLETED:
        raise InvalidRequestError(f"{task.title} has no video yet; render it first.")
    path = file_of(task.video_url)
    with suppress(OSError, ValueError):
        return path if path is not None and path.is_file() else None
    return None


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _missing(task: ChoreographyTask, details: str) -> ResourceError:
    path = file_of(task.video_url)
    where = f" ({path})" if path is not None else ""
    return ResourceError(f"The video of {task.title} is not where it was{where}. Render it again.", details=details)
