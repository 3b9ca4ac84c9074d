"""Copies of what lies in a bucket, kept for the library: which are there, and whether they are still the same."""

import json
import logging
import threading
from pathlib import Path, PurePosixPath

from choreo_desktop.domain.keys import key_problem
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.services.file_kinds import CLIP_SUFFIXES
from choreo_desktop.services.outputs import write_json
from choreo_desktop.storage.atomic import copy_file
from choreo_desktop.storage.keys import check_key
from choreo_desktop.storage.sentences import file_sentences

logger = logging.getLogger(__name__)

_SONGS = "songs"


class KeptCopies:
    """A folder with a copy of each key, under its own name.

    Args:
        folder: ``files`` in it is what a library imports; ``sounds`` holds songs that are videos.
    """

    def __init__(self, folder: Path) -> None:
        self.files = folder / "files"
        self._sounds = folder / "sounds"
        self._list = folder / "versions.json"
        self._lock = threading.Lock()
        self._versions = self._load()

    def path_of(self, key: str) -> Path:
        """Where the copy of a key is or would be.

        Raises:
            UnsafePathError: If the key could lead elsewhere.
        """
        pure = PurePosixPath(check_key(key))
        is_sound = pure.parts[0] == _SONGS and pure.suffix.lower() in CLIP_SUFFIXES
        return (self._sounds if is_sound else self.files) / key

    def is_fresh(self, key: str, version: str) -> bool:
        """Whether there is a copy of this very version."""
        with self._lock:
            known = self._versions.get(key)
        return known == version and self.path_of(key).is_file()

    def keep(self, key: str, path: Path, version: str, *, work: Path, cancel: CancelToken) -> None:
        """Take a file over as the copy of a key.

        Args:
            key: The key.
            path: The file; it is moved if it lies in ``work``, which is on the same disk, else copied.
            version: Of its content.
            work: Folder of temporary files.
            cancel: Stops the copying.

        Raises:
            StorageError: If it cannot be written.
            Cancelled, TimedOutError: From ``cancel``.
        """
        target = self.path_of(key)
        with file_sentences("written", target):
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_relative_to(work):
                path.replace(target)
            else:
                copy_file(path, target, cancel=cancel)
        with self._lock:
            self._versions[key] = version

    def sounds(self) -> list[Path]:
        """The songs that are videos."""
        return sorted(path for path in self._sounds.rglob("*") if path.is_file() and not path.name.startswith("."))

    def remember(self) -> None:
        """Write down what is kept, so that the next program knows it.

        Raises:
            StorageError: If it cannot be written.
        """
        with self._lock:
            write_json(self._list, self._versions)

    def _load(self) -> dict[str, str]:
        """What was written down; a damaged list costs no more than fetching once again."""
        try:
            data = json.loads(self._list.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            logger.warning("%s cannot be used: %s", self._list, error)
            return {}
        if not isinstance(data, dict):
            return {}
        return {k: v for k, v in data.items() if isinstance(v, str) and key_problem(k) is None}
