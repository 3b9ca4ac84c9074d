"""Files that live anywhere and have any name, under safe keys."""

import os
from collections.abc import Mapping
from pathlib import Path

from typing_extensions import override

from choreo_desktop.domain.errors import ResourceError, UnsafePathError
from choreo_desktop.storage.files import FileStorage
from choreo_desktop.storage.keys import check_key, check_prefix
from choreo_desktop.storage.sentences import file_sentences


class MappedStorageBackend(FileStorage):
    """A person's own song, clips and output file, each under the key the caller gave it.

    Only these files can be reached, and only the writable ones can be replaced or removed.

    Args:
        readable: Key and file, for files that are only read.
        writable: Key and file, for files that may be written too.

    Raises:
        UnsafePathError: If a key is not a safe one.
    """

    def __init__(self, readable: Mapping[str, Path], writable: Mapping[str, Path]) -> None:
        self._writable = {check_key(key): path.absolute() for key, path in writable.items()}
        self._readable = {check_key(key): path.absolute() for key, path in readable.items()} | self._writable

    @override
    def _path_to_read(self, key: str) -> Path:
        if key not in self._readable:
            raise ResourceError(f"The file {key!r} is missing: it is not one of the chosen files.")
        return self._readable[key]

    @override
    def _path_to_write(self, key: str) -> Path:
        """The file a link points to is replaced, not the link."""
        if key not in self._writable:
            raise UnsafePathError(f"The storage path {key!r} was refused for security: it may not be written.")
        return Path(os.path.realpath(self._writable[key]))

    @override
    def file_exists(self, remote_path: str) -> bool:
        return check_key(remote_path) in self._readable and super().file_exists(remote_path)

    @override
    def delete_file(self, remote_path: str) -> bool:
        return check_key(remote_path) in self._readable and super().delete_file(remote_path)

    @override
    def list_files(self, prefix: str = "") -> list[str]:
        check_prefix(prefix)
        chosen = sorted(key for key in self._readable if key.startswith(prefix))
        return [key for key in chosen if self._is_there(key)]

    def _is_there(self, key: str) -> bool:
        with file_sentences("read", self._readable[key]):
            return self._readable[key].is_file()
