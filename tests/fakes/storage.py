"""A place for files that knows only the six methods it must have."""

import os
from pathlib import Path

from typing_extensions import override

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.storage.base import LocalPath, StorageBackend
from choreo_desktop.storage.keys import check_key, check_prefix


class MemoryStorage(StorageBackend):
    """Files in memory; what somebody would write first for a place of their own."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    @override
    def upload_file(self, local_path: LocalPath, remote_path: str) -> str:
        check_key(remote_path)
        if not Path(local_path).is_file():
            raise ResourceError(f"The file {os.fspath(local_path)!r} is missing.")
        self.files[remote_path] = Path(local_path).read_bytes()
        return self.get_url(remote_path)

    @override
    def download_file(self, remote_path: str, local_path: LocalPath) -> str:
        if check_key(remote_path) not in self.files:
            raise ResourceError(f"The file {remote_path!r} is missing.")
        Path(local_path).parent.mkdir(parents=True, exist_ok=True)
        Path(local_path).write_bytes(self.files[remote_path])
        return str(local_path)

    @override
    def get_url(self, remote_path: str, expiration: int = 3600) -> str:
        return f"memory:{check_key(remote_path)}"

    @override
    def file_exists(self, remote_path: str) -> bool:
        return check_key(remote_path) in self.files

    @override
    def delete_file(self, remote_path: str) -> bool:
        return self.files.pop(check_key(remote_path), None) is not None

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        check_prefix(prefix)
        return sorted(key for key in self.files if key.startswith(prefix))
