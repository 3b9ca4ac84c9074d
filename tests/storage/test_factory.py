from pathlib import Path

import pytest

from choreo_desktop.domain.errors import UnsafePathError
from choreo_desktop.domain.settings import LocalStorage, S3Storage
from choreo_desktop.storage.factory import folders_of, storage_from_settings
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


def test_folders_of_ones_own(tmp_path: Path) -> None:
    """Folders that were chosen are used as they are; the others lie below the root, as without a choice."""
    settings = LocalStorage(root=str(tmp_path / "all"), results=str(tmp_path / "videos"))
    folders = folders_of(settings, tmp_path / "unused")
    assert folders == (tmp_path / "all", tmp_path / "all/clips", tmp_path / "all/songs", tmp_path / "videos")
    storage = storage_from_settings(settings, default_root=tmp_path / "unused", cache_folder=tmp_path)
    assert storage.local_path("output/x.mp4") == tmp_path / "videos/x.mp4"
    assert storage.local_path("clips/x.mp4") == tmp_path / "all/clips/x.mp4"
    assert folders_of(LocalStorage(clips="~/c"), tmp_path) == (
        tmp_path, Path.home() / "c", tmp_path / "songs", tmp_path / "output",
    )  # fmt: skip
    odd = LocalStorage(root="~nobody-here/x")
    assert storage_from_settings(odd, default_root=tmp_path, cache_folder=None).local_path("a") is not None


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
