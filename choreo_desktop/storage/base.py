"""What a place for clips, songs and results must be able to do."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage.keys import check_key, new_local_path
from choreo_desktop.storage.sentences import check_readable_file, file_sentences

ByteSink = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all, from the thread that asked for the work."""

LocalPath = str | os.PathLike[str]


class StorageBackend(ABC):
    """A place where files live under keys (relative paths with ``/``).

    The six abstract methods are enough for a new kind of place; the others do the same with progress, with
    cancelling or without a copy, and are overridden where a place can do better.

    Every method raises ``UnsafePathError`` for a key that could leave the place, ``ResourceError`` if what it
    is asked for is not there, and ``StorageError`` for everything else that goes wrong.
    """

    @abstractmethod
    def upload_file(self, local_path: LocalPath, remote_path: str) -> str:
        """Store a local file under a key, whole or not at all. Returns its URL."""

    @abstractmethod
    def download_file(self, remote_path: str, local_path: LocalPath) -> str:
        """Copy what is stored to a local file, whole or not at all. Returns the local path."""

    @abstractmethod
    def get_url(self, remote_path: str, expiration: int = 3600) -> str:
        """A URL to open what is stored; a URL of a server works for ``expiration`` seconds."""

    @abstractmethod
    def file_exists(self, remote_path: str) -> bool:
        """Whether a file is stored under the key."""

    @abstractmethod
    def delete_file(self, remote_path: str) -> bool:
        """Remove what is stored. Returns False if nothing was there."""

    @abstractmethod
    def list_files(self, prefix: str = "") -> list[str]:
        """All keys which begin with these characters, sorted."""

    def fetch(
        self,
        remote_path: str,
        folder: Path,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> Path:
        """A local file with what is stored, for reading only.

        It is not always in ``folder``: a place that has the file at hand already gives that one.

        Raises:
            Cancelled: If cancelled on the way.
            TimedOutError: If the time limit of the token is over.
        """
        _check(cancel)
        with file_sentences("made", folder):
            folder.mkdir(parents=True, exist_ok=True)
        target = new_local_path(folder, remote_path)
        try:
            self.download_file(remote_path, target)
            _check(cancel)
        except BaseException:
            with suppress(OSError):
                target.unlink(missing_ok=True)
            raise
        _report_whole(target, progress)
        return target

    def deliver(
        self,
        local_path: Path,
        remote_path: str,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> str:
        """Store a local file under a key like ``upload_file``, with progress and cancelling. Returns its URL.

        A cancel that comes when all is sent may come too late: then the whole file is stored.

        Raises:
            Cancelled: If cancelled on the way.
            TimedOutError: If the time limit of the token is over.
        """
        _check(cancel)
        url = self.upload_file(local_path, remote_path)
        _report_whole(local_path, progress)
        return url

    def check_destination(self, remote_path: str, size: int) -> None:  # noqa: B027 - a default
        """Find out before the work starts whether ``size`` bytes can be stored under the key.

        Raises:
            StorageError: If they cannot; the sentence says what to do.
        """

    def local_path(self, remote_path: str) -> Path | None:
        """The file of this computer that a key names, whether it is there or not; None where it is elsewhere."""
        check_key(remote_path)
        return None

    def list_versions(self, prefix: str = "") -> dict[str, str]:
        """All keys which begin with these characters, sorted, each with a word that changes when its content does.

        The word is empty where the place cannot tell without reading.
        """
        return dict.fromkeys(self.list_files(prefix), "")

    def same_place(self, one: str, other: str) -> bool:
        """Whether two keys name the same file, so that writing one would destroy the other."""
        return one == other

    def discard_partials(self, remote_path: str) -> None:  # noqa: B027 - a default
        """Remove what a program left behind that was killed while it stored something under the key."""


def given(path: Path, key: str, progress: ByteSink | None) -> Path:
    """A file of this computer as what ``fetch`` gives, where it needs no copy.

    Raises:
        ResourceError: If it is missing.
        StorageError: If it cannot be read.
    """
    size = check_readable_file(path, f"The file {key!r}")
    if progress is not None:
        progress(size, size)
    return path


def _check(cancel: CancelToken | None) -> None:
    if cancel is not None:
        cancel.check()


def _report_whole(path: Path, progress: ByteSink | None) -> None:
    if progress is not None:
        with file_sentences("read", path):
            size = path.stat().st_size
        progress(size, size)
