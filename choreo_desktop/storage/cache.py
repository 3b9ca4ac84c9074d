"""Local copies of what is stored on a server, used again as long as they are the same."""

import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage import atomic
from choreo_desktop.storage.sentences import file_sentences

log = logging.getLogger(__name__)

_LOCK_POLL_SECONDS = 0.1
_GRACE_SECONDS = 15 * 60  # another process may still read what it was given this long ago


class DownloadCache:
    """A folder of downloaded files, bounded in size, shared by threads and processes.

    Args:
        folder: The folder; nothing else may live in it.
        limit_bytes: What it may hold. The least recently used files go first, but never one that this process
            was given, or that any process was given in the last minutes.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder = folder
        self._limit = limit_bytes
        self._given: set[str] = set()
        self._guard = threading.Lock()

    def get(
        self,
        identity: tuple[str, ...],
        size: int,
        download: Callable[[Path], None],
        *,
        suffix: str = "",
        cancel: CancelToken,
    ) -> Path:
        """The local copy of something; downloaded only if there is none.

        Args:
            identity: What tells it from everything else, its version included.
            size: Its bytes; a copy of another size is thrown away.
            download: Called with the path to write to, whole or not at all.
            suffix: File ending of the copy.
            cancel: Looked at while another thread or process downloads the same.

        Raises:
            StorageError: If the folder cannot be used.
            Cancelled: If cancelled.
            TimedOutError: If the time limit of the token is over.
        """
        name = hashlib.sha256("\0".join((*identity, str(size))).encode()).hexdigest()[:40] + suffix
        path = self._folder / name
        with file_sentences("written", self._folder), self._locked(name, cancel):
            hit = self._take(path, size)
            if not hit:
                atomic.discard_partials(self._folder, name)
                download(path)
                os.utime(path)
        if not hit:
            self._make_room()
        return path

    def size(self) -> int:
        """Bytes of all copies."""
        with suppress(OSError):
            return sum(found.st_size for _, found in self._files())
        return 0

    def clear(self, used_since: Callable[[], float | None]) -> int:
        """Remove all copies that nobody reads. Returns the bytes that are free now.

        Args:
            used_since: Says, before each removal, since when work goes on that may read copies (seconds since 1970);
                None where none does. What was given away since then stays.
        """
        freed = 0
        with suppress(FileNotFoundError):
            atomic.discard_partials(self._folder)
            for path, found in list(self._files()):
                # Under its lock it cannot be given to work that begins just now.
                if self._remove(path, partial(self._unread, path, used_since)):
                    freed += found.st_size
        return freed

    @staticmethod
    def _unread(path: Path, used_since: Callable[[], float | None]) -> bool:
        since = used_since()
        return since is None or path.stat().st_mtime < since

    def _take(self, path: Path, size: int) -> bool:
        with self._guard:
            self._given.add(path.name)
        try:
            if path.stat().st_size == size:
                os.utime(path)
                return True
        except FileNotFoundError:
            return False
        log.warning("The local copy %s is damaged and is downloaded again", path)
        return False

    @contextmanager
    def _locked(self, name: str, cancel: CancelToken) -> Iterator[None]:
        lock = self._lock(name)
        while True:
            cancel.check()
            with suppress(Timeout):
                lock.acquire(timeout=_LOCK_POLL_SECONDS)
                break
        try:
            yield
        finally:
            lock.release()

    def _lock(self, name: str) -> FileLock:
        folder = self._folder / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        return FileLock(folder / f"{name}.lock")

    def _make_room(self) -> None:
        """Never a reason to fail: what was asked for is there."""
        try:
            atomic.discard_partials(self._folder)
            files = sorted(self._files(), key=lambda item: item[1].st_mtime)
            surplus = sum(found.st_size for _, found in files) - self._limit
            for path, found in files:
                if surplus <= 0:
                    return
                if self._remove(path, partial(self._is_free, path)):
                    surplus -= found.st_size
        except OSError as error:
            log.warning("The folder %s could not be tidied: %s", self._folder, error)

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        with os.scandir(self._folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.is_file(follow_symlinks=False) and not atomic.is_partial(entry.name):
                        yield Path(entry.path), entry.stat(follow_symlinks=False)

    def _remove(self, path: Path, may_go: Callable[[], bool]) -> bool:
        """Under its lock, so that it is not given away at the same moment."""
        lock = self._lock(path.name)
        try:
            with lock.acquire(timeout=0):
                if not may_go():
                    return False
                path.unlink(missing_ok=True)
                Path(lock.lock_file).unlink(missing_ok=True)
        except (Timeout, PermissionError):
            return False
        except FileNotFoundError:
            log.debug("%s was removed by another process", path)
        return True

    def _is_free(self, path: Path) -> bool:
        with self._guard:
            given = path.name in self._given
        return not given and path.stat().st_mtime < time.time() - _GRACE_SECONDS
