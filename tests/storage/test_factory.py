from pathlib import Path

import pytest

from choreo_desktop.domain.errors import UnsafePathError
from choreo_desktop.domain.settings import LocalStorage, S3Storage
from choreo_desktop.storage.factory import storage_from_settings
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend
from tests.fakes.s3_server import Bucket


def test_local(tmp_path: Path) -> None:
    """Without a choice the default folder is used, and nothing is made before it is needed."""
    default = storage_from_settings(LocalStorage(), default_root=tmp_path / "videos", cache_folder=tmp_path / "c")
    chosen = storage_from_settings(LocalStorage(root="~/dance"), default_root=tmp_path, cache_folder=tmp_path)
    assert isinstance(default, LocalStorageBackend)
    assert isinstance(chosen, LocalStorageBackend)
    assert default.root == tmp_path / "videos"
    assert chosen.root == Path.home() / "dance"
    assert list(tmp_path.iterdir()) == []


def test_s3(tmp_path: Path, bucket: Bucket) -> None:
    """A bucket in the settings is used with its prefix, and its copies go to the cache folder."""
    settings = S3Storage(bucket=bucket.name, prefix="/dance/", endpoint_url=bucket.endpoint, path_style=True)
    storage = storage_from_settings(settings, default_root=tmp_path, cache_folder=tmp_path / "cache")
    assert isinstance(storage, S3StorageBackend)
    bucket.put("dance/a.mp4", b"salsa")
    path = storage.fetch("a.mp4", tmp_path / "work")
    storage.close()
    assert path.read_bytes() == b"salsa"
    assert path.is_relative_to(tmp_path / "cache")


def test_an_unsafe_prefix(tmp_path: Path) -> None:
    """A prefix that could lead elsewhere is refused."""
    with pytest.raises(UnsafePathError, match="security"):
        storage_from_settings(S3Storage(bucket="dance", prefix="a/../b"), default_root=tmp_path, cache_folder=tmp_path)
