"""Files of this computer before a storage elsewhere: what is at hand is not fetched."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from typing_extensions import override

from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage import atomic
from choreo_desktop.storage.base import ByteSink, LocalPath, StorageBackend, given
from choreo_desktop.storage.keys import check_key

Files = Mapping[str, Path] | Callable[[str], Path | None]


class OverlayStorageBackend(StorageBackend):
    """Reads a key from its original where that is there, else from the storage behind; everything else goes there.

    Originals are only ever read: what is written, listed, deleted or linked to is what lies behind.

    Args:
        files: The originals by key, or what looks one up, each time anew.
        behind: The storage.
    """

    def __init__(self, files: Files, behind: StorageBackend) -> None:
        self._find = files if callable(files) else files.get
        self._behind = behind

    @property
    def behind(self) -> StorageBackend:
        """The storage behind."""
        return self._behind

    def _original(self, key: str) -> Path | None:
        path = self._find(check_key(key))
        try:
            return path if path is not None and path.is_file() else None
        except OSError:  # a disk that does not answer
            return None

    @override
    def upload_file(self, local_path: LocalPath, remote_path: str) -> str:
        return self._behind.upload_file(local_path, remote_path)

    @override
    def deliver(
        self,
        local_path: Path,
        remote_path: str,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> str:
        return self._behind.deliver(local_path, remote_path, cancel=cancel, progress=progress)

    @override
    def download_file(self, remote_path: str, local_path: LocalPath) -> str:
        original = self._original(remote_path)
        if original is None:
            return self._behind.download_file(remote_path, local_path)
        atomic.copy_file(original, Path(local_path))
        return os.fspath(local_path)

    @override
    def fetch(
        self,
        remote_path: str,
        folder: Path,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> Path:
        original = self._original(remote_path)
        if original is None:
            return self._behind.fetch(remote_path, folder, cancel=cancel, progress=progress)
        if cancel is not None:
            cancel.check()
        return given(original, remote_path, progress)

    @override
    def get_url(self, remote_path: str, expiration: int = 3600) -> str:
        return self._behind.get_url(remote_path, expiration)

    @override
    def file_exists(self, remote_path: str) -> bool:
        return self._original(remote_path) is not None or self._behind.file_exists(remote_path)

    @override
    def delete_file(self, remote_path: str) -> bool:
        return self._behind.delete_file(remote_path)

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        return self._behind.list_files(prefix)

    @override
    def list_versions(self, prefix: str = "") -> dict[str, str]:
        return self._behind.list_versions(prefix)

    @override
    def check_destination(self, remote_path: str, size: int) -> None:
        self._behind.check_destination(remote_path, size)

    @override
    def local_path(self, remote_path: str) -> Path | None:
        return self._original(remote_path) or self._behind.local_path(remote_path)

    @override
    def same_place(self, one: str, other: str) -> bool:
        """An original may lie in the very folder in which results are stored, under another key."""
        paths = [self.local_path(key) for key in (one, other)]
        if paths[0] is None or paths[1] is None:
            return self._behind.same_place(one, other)
        if self._behind.same_place(one, other) or paths[0].resolve() == paths[1].resolve():
            return True
        return paths[0].exists() and paths[1].exists() and paths[0].samefile(paths[1])

    @override
    def discard_partials(self, remote_path: str) -> None:
        self._behind.discard_partials(remote_path)
