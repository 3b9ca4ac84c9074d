"""Rendered parts kept under what they were made from, and work folders that are cleaned up after a crash.

An entry is one file, ``<key>.<digest of its content><suffix>``: it appears whole by an atomic rename, and a
damaged one is known by its digest, without a second file that could disagree with it. Locks are the operating
system's, so that a killed program never leaves one behind.
"""

import hashlib
import json
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from choreo_desktop.domain.work import CancelToken

logger = logging.getLogger(__name__)

CHUNK = 1 << 20
LOCK_POLL = 0.1
DIGEST_BYTES = 16


def content_hash(path: Path, cancel: CancelToken | None = None) -> str:
    """BLAKE2b digest of a file's content, as hexadecimal text."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if cancel is not None:
                cancel.check()
    return digest.hexdigest()


def key_of(parts: Any) -> str:  # noqa: ANN401 - anything that JSON can write
    """A short name for everything that determines a result."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=DIGEST_BYTES).hexdigest()


class ContentCache:
    """A bounded folder of finished parts, shared by all running programs.

    Args:
        folder: Where it lives; made when first used.
        limit_bytes: The least recently used entries go when it grows beyond this.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder = folder
        self._limit = limit_bytes

    @property
    def folder(self) -> Path:
        """Where it lives."""
        return self._folder

    @property
    def limit(self) -> int:
        """Bytes that it may hold."""
        return self._limit

    def get(self, key: str) -> Path | None:
        """The entry, if it is there and whole. A damaged one is removed."""
        for path in self._shelf(key).glob(f"{key}.*"):
            try:
                if content_hash(path) == path.name.split(".")[1]:
                    os.utime(path)  # this is what "recently used" means
                    return path
                logger.warning("cache entry %s is damaged and will be made again", path.name)
                path.unlink()
            except OSError as error:
                logger.info("cache entry %s vanished: %s", path.name, error)
        return None

    def put(self, key: str, made: Path) -> Path:
        """Take over a finished file, which must lie on the same disk."""
        path = self._shelf(key) / f"{key}.{content_hash(made)}{made.suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        made.replace(path)
        return path

    def obtain(self, key: str, make: Callable[[], Path], work: Path, cancel: CancelToken) -> Path:
        """An entry under a name of the caller's own, made if it is not there.

        Args:
            key: Name of the entry.
            make: Makes the file, on the same disk as the cache.
            work: Folder for the caller's own copy, which trimming the cache cannot take away.
            cancel: Stops the waiting for another program that makes the same.

        Raises:
            Cancelled, TimedOutError: From ``cancel``.
            Exception: What ``make`` raises.
        """
        with self.making(key, cancel):
            found = self.get(key)
            if found is not None:
                with suppress(FileNotFoundError):  # another program trimmed the cache just now
                    return own_copy(found, work / f"{key}{found.suffix}")
            made = make()
            mine = own_copy(made, work / f"{key}{made.suffix}")
            self.put(key, made)
            return mine

    @contextmanager
    def making(self, key: str, cancel: CancelToken) -> Iterator[None]:
        """Make one entry at a time: another program that wants the same waits, then finds it."""
        locks = self._folder / "locks"
        locks.mkdir(parents=True, exist_ok=True)
        lock = FileLock(locks / f"{key[:3]}.lock", thread_local=False)
        while True:
            cancel.check()
            try:
                lock.acquire(timeout=LOCK_POLL)
                break
            except Timeout:
                continue
        try:
            yield
        finally:
            lock.release()

    def trim(self) -> None:
        """Bring the cache under its limit, oldest use first."""
        entries = []
        for path in self._folder.glob("parts/*/*"):
            with suppress(OSError):
                status = path.stat()
                entries.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _, size, _ in entries)
        for _, size, path in sorted(entries):
            if total <= self._limit:
                break
            with suppress(OSError):
                path.unlink()
                total -= size

    def size(self) -> int:
        """Bytes of all entries."""
        total = 0
        for path in self._folder.glob("parts/*/*"):
            with suppress(OSError):
                total += path.stat().st_size
        return total

    def clear(self) -> int:
        """Remove all entries; running jobs lose nothing, because they use copies of their own.

        Returns:
            Bytes that are free now. What a running job still has a link to is freed when that job ends.
        """
        freed = 0
        for path in self._folder.glob("parts/*/*"):  # their folders stay, for entries that come in just now
            with suppress(OSError):
                status = path.stat()
                path.unlink()
                freed += status.st_size if status.st_nlink == 1 else 0
        return freed

    def _shelf(self, key: str) -> Path:
        return self._folder / "parts" / key[:2]


def own_copy(path: Path, copy: Path) -> Path:
    """The same content under another name, without copying it where the disk knows links."""
    if copy.exists():
        return copy
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one without links
        shutil.copyfile(path, copy)
    return copy
