"""What places made of local files have in common; they differ in which key is which file."""

import logging
import shutil
import tempfile
from abc import abstractmethod
from contextlib import suppress
from pathlib import Path

from typing_extensions import override

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage import atomic
from choreo_desktop.storage.base import ByteSink, LocalPath, StorageBackend, given
from choreo_desktop.storage.keys import check_key
from choreo_desktop.storage.sentences import check_readable_file, file_sentences, size_text

log = logging.getLogger(__name__)


class FileStorage(StorageBackend):
    """Keys that are local files. Nothing is copied to read them, and they are replaced whole."""

    @abstractmethod
    def _path_to_read(self, key: str) -> Path:
        """The file of a key, which may be missing."""

    def _path_to_write(self, key: str) -> Path:
        """The file of a key, if it may be replaced or removed."""
        return self._path_to_read(key)

    @override
    def upload_file(self, local_path: LocalPath, remote_path: str) -> str:
        return self.deliver(Path(local_path), remote_path)

    @override
    def deliver(
        self,
        local_path: Path,
        remote_path: str,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> str:
        target = self._path_to_write(check_key(remote_path))
        check_readable_file(local_path, f"The file {str(local_path)!r}")
        atomic.copy_file(local_path, target, cancel=cancel, progress=progress)
        return target.as_uri()

    @override
    def download_file(self, remote_path: str, local_path: LocalPath) -> str:
        source = self.fetch(remote_path, Path(local_path).parent)
        atomic.copy_file(source, Path(local_path))
        return str(local_path)

    @override
    def fetch(
        self,
        remote_path: str,
        folder: Path,
        *,
        cancel: CancelToken | None = None,
        progress: ByteSink | None = None,
    ) -> Path:
        if cancel is not None:
            cancel.check()
        return given(self._path_to_read(check_key(remote_path)), remote_path, progress)

    @override
    def get_url(self, remote_path: str, expiration: int = 3600) -> str:
        return self._path_to_read(check_key(remote_path)).as_uri()

    @override
    def file_exists(self, remote_path: str) -> bool:
        path = self._path_to_read(check_key(remote_path))
        with file_sentences("read", path):
            return path.is_file()

    @override
    def delete_file(self, remote_path: str) -> bool:
        path = self._path_to_write(check_key(remote_path))
        with file_sentences("deleted", path):
            if not path.is_file():
                return False
            path.unlink(missing_ok=True)
        return True

    @override
    def check_destination(self, remote_path: str, size: int) -> None:
        target = self._path_to_write(check_key(remote_path))
        with file_sentences("written", target):
            atomic.check_replaceable(target)
            disk = shutil.disk_usage(_existing(target.parent))
            if disk.free < size and disk.total:  # disks that report no size are not asked for space
                raise StorageError(
                    f"There is not enough space for {target}: {size_text(size)} are needed, "
                    f"{size_text(disk.free)} are free. Free some space or choose another folder."
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=target.parent):
                log.debug("%s can be written", target.parent)

    @override
    def local_path(self, remote_path: str) -> Path | None:
        return self._path_to_read(check_key(remote_path))

    @override
    def list_versions(self, prefix: str = "") -> dict[str, str]:
        versions = {}
        for key in self.list_files(prefix):
            with suppress(OSError):  # it vanished just now
                status = self._path_to_read(key).stat()
                versions[key] = f"{status.st_size}-{status.st_mtime_ns}"
        return versions

    @override
    def same_place(self, one: str, other: str) -> bool:
        paths = [self._path_to_read(check_key(key)).resolve() for key in (one, other)]
        return paths[0] == paths[1] or (all(p.exists() for p in paths) and paths[0].samefile(paths[1]))

    @override
    def discard_partials(self, remote_path: str) -> None:
        target = self._path_to_write(check_key(remote_path))
        atomic.discard_partials(target.parent, target.name)


def _existing(folder: Path) -> Path:
    return next(f for f in (folder, *folder.parents) if f.exists())
