"""The clips of a plan that is watched: fetched ahead in threads of their own, in the order in which they are due."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.work import Cancelled, CancelToken

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.media.info import MediaInfo
    from choreo_desktop.services.live import Fetch
    from choreo_desktop.storage.base import StorageBackend

logger = logging.getLogger(__name__)

_FETCHERS = 2  # one may wait for a server while the other finds what is on the disk


def fetch_from(files: "Mapping[str, Path]", behind: "Callable[[], StorageBackend]", folder: "Path") -> "Fetch":
    """Gives originals of this computer, and what is not at hand from a storage.

    Args:
        files: The originals by key.
        behind: Gives the storage, when the first file is wanted from it.
        folder: For copies of a storage that keeps none itself.
    """

    def fetch(key: str, cancel: CancelToken) -> "Path":
        path = files.get(key)
        return path if path is not None and path.is_file() else behind().fetch(key, folder, cancel=cancel)

    return fetch


class LiveSource(NamedTuple):
    """What is known of a clip.

    Attributes:
        info: The probed file; None while it is fetched, or where it cannot be had.
        error: Why it cannot be shown.
    """

    info: "MediaInfo | None" = None
    error: ChoreoError | None = None


WAITING = LiveSource()


class LiveSources:
    """Fetches and probes clips by their keys.

    Args:
        changed: Called from another thread whenever more is known.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._condition = threading.Condition()
        self._probing = threading.Lock()  # one at a time, for it takes the processor from what plays
        self._known: dict[str, LiveSource] = {}
        self._busy: set[str] = set()
        self._keys: Sequence[str] = ()
        self._fetch: Fetch | None = None
        self._cancel = CancelToken()
        self._threads: list[threading.Thread] = []

    def of(self, key: str) -> LiveSource:
        """What is known of a clip now."""
        return self._known.get(key, WAITING)

    def want(self, keys: Sequence[str], fetch: "Fetch") -> None:
        """Fetch these, in this order; those that failed before are tried anew where ``fetch`` is another one."""
        with self._condition:
            if fetch is not self._fetch:
                self._known = {key: known for key, known in self._known.items() if known.error is None}
            elif keys == self._keys:
                return
            self._keys, self._fetch = keys, fetch
            self._condition.notify_all()
        while len(self._threads) < _FETCHERS:
            thread = threading.Thread(target=self._work, name="live fetch", daemon=True)
            self._threads.append(thread)
            thread.start()

    def fail(self, key: str, error: ChoreoError) -> None:
        """A clip turned out to be unusable."""
        logger.info("%s cannot be watched: %s (%s)", key, error.error, error.details)
        self._known[key] = LiveSource(error=error)
        self._changed()

    def close(self) -> None:
        """Stop fetching."""
        self._cancel.cancel()
        with self._condition:
            self._condition.notify_all()

    def join(self, seconds: float) -> None:
        """Wait for the threads to end."""
        for thread in self._threads:
            thread.join(seconds)

    def _work(self) -> None:
        while (task := self._next()) is not None:
            key, fetch = task
            try:
                found = LiveSource(info=self._find(key, fetch))
            except ChoreoError as error:
                logger.info("%s cannot be watched: %s (%s)", key, error.error, error.details)
                found = LiveSource(error=error)
            except Cancelled:
                found = WAITING
            with self._condition:
                self._busy.discard(key)
                if fetch is self._fetch or found.error is None:
                    self._known[key] = found
            self._changed()

    def _find(self, key: str, fetch: "Fetch") -> "MediaInfo":
        from choreo_desktop.media.probe import probe_clip

        path = fetch(key, self._cancel)
        with self._probing:
            self._cancel.check()
            return probe_clip(path)

    def _next(self) -> "tuple[str, Fetch] | None":
        with self._condition:
            while not self._cancel.cancelled:
                for key in self._keys:
                    if key not in self._known and key not in self._busy and self._fetch is not None:
                        self._busy.add(key)
                        return key, self._fetch
                self._condition.wait()
        return None
