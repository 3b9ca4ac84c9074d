"""A folder of this computer as storage."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from typing_extensions import override

from choreo_desktop.domain.errors import UnsafePathError
from choreo_desktop.domain.keys import key_problem
from choreo_desktop.storage import atomic
from choreo_desktop.storage.base import LocalPath
from choreo_desktop.storage.files import FileStorage
from choreo_desktop.storage.keys import check_prefix
from choreo_desktop.storage.sentences import file_sentences

log = logging.getLogger(__name__)


class LocalStorageBackend(FileStorage):
    """Files below one folder, and nowhere else: links that lead out of it are refused.

    Args:
        root: The folder. It is made when something is stored.
    """

    def __init__(self, root: LocalPath) -> None:
        self.root = Path(root).absolute()

    def file_of(self, key: str) -> Path:
        """The file of a key that was checked, which may be missing.

        Raises:
            UnsafePathError: If a link leads out of the folder.
        """
        root = Path(os.path.realpath(self.root))
        path = Path(os.path.realpath(root / key))
        if root not in path.parents:
            raise UnsafePathError(
                f"The storage path {key!r} was refused for security: a link leads out of the storage folder.",
                details=f"{root / key} is {path}, which is not below {root}",
            )
        return path

    @override
    def _path_to_read(self, key: str) -> Path:
        return self.file_of(key)

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        check_prefix(prefix)
        with file_sentences("listed", self.root):
            root = Path(os.path.realpath(self.root))
            if not root.exists():
                return []
            return sorted(key for key in _keys(root, "", prefix) if key.startswith(prefix))


def _keys(root: Path, above: str, prefix: str) -> Iterator[str]:
    with os.scandir(root / above) as entries:
        found = list(entries)
    for entry in found:
        key = above + entry.name
        if key_problem(key):
            continue
        if entry.is_dir(follow_symlinks=False):
            if prefix.startswith(f"{key}/") or f"{key}/".startswith(prefix):
                yield from _keys_below(root, f"{key}/", prefix)
        elif not atomic.is_partial(entry.name) and _is_file_inside(entry, root):
            yield key


def _keys_below(root: Path, above: str, prefix: str) -> Iterator[str]:
    """One folder that is forbidden or vanishes, such as ``lost+found``, must not hide the others."""
    try:
        yield from _keys(root, above, prefix)
    except (PermissionError, FileNotFoundError) as error:
        log.warning("The folder %s is left out: %s", root / above, error)


def _is_file_inside(entry: os.DirEntry[str], root: Path) -> bool:
    try:
        if entry.is_symlink() and root not in Path(os.path.realpath(entry.path)).parents:
            return False
        return entry.is_file()
    except OSError:
        return False
