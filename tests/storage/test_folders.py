from pathlib import Path

import pytest

from choreo_desktop.domain.errors import UnsafePathError
from choreo_desktop.storage.folders import FoldersStorageBackend


@pytest.fixture
def storage(tmp_path: Path) -> FoldersStorageBackend:
    """A person's own folders for clips and results; songs lie below the root."""
    return FoldersStorageBackend(tmp_path / "root", {"clips": tmp_path / "my clips", "output": tmp_path / "videos"})


def put(storage: FoldersStorageBackend, tmp_path: Path, key: str) -> None:
    """Store something under a key."""
    (tmp_path / "source").write_bytes(key.encode())
    storage.upload_file(tmp_path / "source", key)


def test_each_lies_in_its_folder(storage: FoldersStorageBackend, tmp_path: Path) -> None:
    """A video lies in the folder that was chosen for results, directly; what has no folder lies below the root."""
    keys = ["clips/a/b.mp4", "clips2/c.mp4", "output/x.mp4", "output.mp4", "songs/s.mp3"]
    for key in keys:
        put(storage, tmp_path, key)
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert files - {"source"} == {
        "my clips/a/b.mp4",
        "videos/x.mp4",
        "root/clips2/c.mp4",
        "root/output.mp4",
        "root/songs/s.mp3",
    }
    assert storage.list_files() == sorted(keys)
    assert storage.list_files("clips/") == ["clips/a/b.mp4"]
    assert storage.list_files("clips/a/") == ["clips/a/b.mp4"]
    assert storage.list_files("clips") == ["clips/a/b.mp4", "clips2/c.mp4"]
    assert storage.list_files("out") == ["output.mp4", "output/x.mp4"]
    assert storage.get_url("output/x.mp4") == (tmp_path / "videos" / "x.mp4").as_uri()
    assert storage.local_path("output/x.mp4") == tmp_path / "videos" / "x.mp4"


def test_what_lies_hidden_below_the_root(storage: FoldersStorageBackend, tmp_path: Path) -> None:
    """Clips of the time before the folder was chosen are not listed, because nobody could read them."""
    (tmp_path / "root" / "clips").mkdir(parents=True)
    (tmp_path / "root" / "clips" / "old.mp4").write_bytes(b"old")
    assert storage.list_files() == []
    assert not storage.file_exists("clips/old.mp4")


def test_links_that_lead_out(storage: FoldersStorageBackend, tmp_path: Path) -> None:
    """A link in a chosen folder cannot lead out of it, into another chosen one either."""
    (tmp_path / "my clips").mkdir()
    (tmp_path / "videos").mkdir()
    (tmp_path / "videos" / "x.mp4").write_bytes(b"x")
    (tmp_path / "my clips" / "away").symlink_to(tmp_path / "videos")
    with pytest.raises(UnsafePathError):
        storage.file_exists("clips/away/x.mp4")
    assert storage.list_files() == ["output/x.mp4"]


def test_destination(storage: FoldersStorageBackend, tmp_path: Path) -> None:
    """Whether a video fits is asked of the disk of its own folder, which is made."""
    storage.check_destination("output/x.mp4", 1000)
    assert (tmp_path / "videos").is_dir()
    assert not (tmp_path / "root").exists()


def test_one_file_under_two_keys(tmp_path: Path) -> None:
    """Where two folders are one, a video is known to be the clip it would overwrite."""
    storage = FoldersStorageBackend(tmp_path, {"clips": tmp_path / "all", "output": tmp_path / "all"})
    put(storage, tmp_path, "clips/x.mp4")
    assert storage.same_place("clips/x.mp4", "output/x.mp4")
    assert storage.same_place("clips/x.mp4", "all/x.mp4")
    assert not storage.same_place("clips/x.mp4", "output/y.mp4")
