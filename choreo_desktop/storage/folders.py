"""Clips, songs and results in folders of a person's own choice, as one storage."""

from collections.abc import Mapping
from pathlib import Path

from typing_extensions import override

from choreo_desktop.storage.files import FileStorage
from choreo_desktop.storage.keys import check_prefix
from choreo_desktop.storage.local import LocalStorageBackend


class FoldersStorageBackend(FileStorage):
    """Keys whose first part is the name of a folder lie in that folder, all others below the root.

    Args:
        root: For everything else.
        folders: Folder by first part: with ``{"output": /videos}``, ``output/x.mp4`` is ``/videos/x.mp4``.
    """

    def __init__(self, root: Path, folders: Mapping[str, Path]) -> None:
        self._root = LocalStorageBackend(root)
        self._folders = {name: LocalStorageBackend(path) for name, path in folders.items()}

    @property
    def places(self) -> dict[str, Path]:
        """The folders by their names; the root under an empty one."""
        return {"": self._root.root, **{name: place.root for name, place in self._folders.items()}}

    def _place(self, key: str) -> tuple[LocalStorageBackend, str]:
        name, slash, rest = key.partition("/")
        place = self._folders.get(name)
        return (self._root, key) if place is None or not slash else (place, rest)

    @override
    def _path_to_read(self, key: str) -> Path:
        place, rest = self._place(key)
        return place.file_of(rest)

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        check_prefix(prefix)
        name, slash, rest = prefix.partition("/")
        if slash and name in self._folders:
            return [f"{name}/{key}" for key in self._folders[name].list_files(rest)]
        found = [key for key in self._root.list_files(prefix) if self._place(key)[0] is self._root]
        if not slash:
            for folder, place in self._folders.items():
                if folder.startswith(name):
                    found += [f"{folder}/{key}" for key in place.list_files()]
        return sorted(found)
