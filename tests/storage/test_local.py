import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from choreo_desktop.domain.errors import ResourceError, StorageError, UnsafePathError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.local import LocalStorageBackend


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The storage folder."""
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


@pytest.fixture
def storage(root: Path) -> LocalStorageBackend:
    """Storage in it."""
    return LocalStorageBackend(root)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A file to store, larger than one piece of a copy."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(bytes(5_000_000))
    return path


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with room for one megabyte; where nothing may be mounted, one whose disk says it is full."""
    folder = tmp_path / "disk"
    folder.mkdir()
    tool = shutil.which("mount") or "mount"
    options = ["-t", "tmpfs", "-o", "size=1m", "tmpfs"]
    if (
        os.name == "posix"
        and subprocess.run([tool, *options, folder], check=False, capture_output=True).returncode == 0
    ):
        yield folder
        subprocess.run([shutil.which("umount") or "umount", folder], check=True)
        return

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1 << 20, 0, 1 << 20))
    yield folder


@pytest.mark.parametrize("kind", ["file", "folder", "relative", "chain"])
def test_links_that_lead_out(root: Path, storage: LocalStorageBackend, clip: Path, tmp_path: Path, kind: str) -> None:
    """A link out of the storage folder is refused by every method and never listed."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.mp4").write_bytes(b"secret")
    link, key = root / "link", "link"
    if kind == "folder":
        link.symlink_to(outside)
        key = "link/secret.mp4"
    elif kind == "chain":
        (root / "second").symlink_to(outside / "secret.mp4")
        link.symlink_to(root / "second")
    else:
        target = outside / "secret.mp4"
        link.symlink_to(target if kind == "file" else Path("../outside/secret.mp4"))
    for call in (
        lambda: storage.fetch(key, tmp_path),
        lambda: storage.download_file(key, tmp_path / "x"),
        lambda: storage.upload_file(clip, key),
        lambda: storage.deliver(clip, key),
        lambda: storage.delete_file(key),
        lambda: storage.file_exists(key),
        lambda: storage.get_url(key),
        lambda: storage.check_destination(key, 1),
        lambda: storage.discard_partials(key),
    ):
        with pytest.raises(UnsafePathError, match="security"):
            call()
    assert storage.list_files() == []
    assert (outside / "secret.mp4").read_bytes() == b"secret"


def test_links_inside(root: Path, storage: LocalStorageBackend, tmp_path: Path) -> None:
    """A link from one clip to another is followed."""
    (root / "clip.mp4").write_bytes(b"salsa")
    (root / "again.mp4").symlink_to("clip.mp4")
    assert storage.list_files() == ["again.mp4", "clip.mp4"]
    assert storage.fetch("again.mp4", tmp_path).read_bytes() == b"salsa"


def test_the_root_may_be_a_link(root: Path, tmp_path: Path, clip: Path) -> None:
    """A storage folder on another disk, reached by a link, works."""
    (tmp_path / "link").symlink_to(root)
    LocalStorageBackend(tmp_path / "link").upload_file(clip, "a.mp4")
    assert (root / "a.mp4").is_file()


def test_links_in_a_circle(root: Path, storage: LocalStorageBackend, clip: Path, tmp_path: Path) -> None:
    """Links in a circle are an error with a sentence, and the other clips are still listed."""
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    (root / "clip.mp4").touch()
    assert storage.list_files() == ["clip.mp4"]
    assert not storage.file_exists("a")
    with pytest.raises(ResourceError, match="'a' is missing"):
        storage.fetch("a", tmp_path)
    with pytest.raises(StorageError, match="circle"):
        storage.upload_file(clip, "a/x.mp4")


def test_fetch_copies_nothing(root: Path, storage: LocalStorageBackend, tmp_path: Path) -> None:
    """A clip in a local folder is used where it is."""
    (root / "clip.mp4").touch()
    assert storage.fetch("clip.mp4", tmp_path / "work") == (root / "clip.mp4").resolve()
    assert not (tmp_path / "work").exists()


def test_url_of_an_odd_name(root: Path, storage: LocalStorageBackend, clip: Path) -> None:
    """The URL of a file quotes what a browser would misunderstand."""
    assert storage.upload_file(clip, "so #1? 💃.mp4") == f"{root.as_uri()}/so%20%231%3F%20%F0%9F%92%83.mp4"


def test_a_file_where_a_folder_is_needed(storage: LocalStorageBackend, clip: Path) -> None:
    """Storing below a name that is a file already says so, and says it before the work too."""
    storage.upload_file(clip, "clips")
    for call in (
        lambda: storage.upload_file(clip, "clips/a.mp4"),
        lambda: storage.check_destination("clips/a.mp4", 1),
    ):
        with pytest.raises(StorageError, match=r"not a folder|folder is needed"):
            call()
    assert not storage.file_exists("clips/a.mp4")
    assert not storage.delete_file("clips/a.mp4")


def test_a_folder_where_the_file_should_be(root: Path, storage: LocalStorageBackend, clip: Path) -> None:
    """A folder of the same name is not replaced."""
    (root / "a.mp4").mkdir()
    for call in (lambda: storage.upload_file(clip, "a.mp4"), lambda: storage.check_destination("a.mp4", 1)):
        with pytest.raises(StorageError, match="ordinary file"):
            call()
    assert not storage.delete_file("a.mp4")
    assert list(root.rglob("*")) == [root / "a.mp4"]


@pytest.mark.parametrize("folder", ["/proc/choreo", "/dev/null/choreo"])
def test_a_folder_that_cannot_be_made(clip: Path, folder: str) -> None:
    """A storage folder where nothing can be made is an error with a sentence, before and during the work."""
    storage = LocalStorageBackend(folder)
    for call in (lambda: storage.upload_file(clip, "a.mp4"), lambda: storage.check_destination("a.mp4", 1)):
        with pytest.raises(StorageError, match="could not be written"):
            call()


def test_full_disk(small_disk: Path, clip: Path) -> None:
    """A disk that gets full is told, keeps the old video and no half of the new one."""
    storage = LocalStorageBackend(small_disk)
    (small_disk / "a.mp4").write_bytes(b"old")
    with pytest.raises(StorageError, match="disk is full"):
        storage.upload_file(clip, "a.mp4")
    assert [path.name for path in small_disk.iterdir()] == ["a.mp4"]
    assert (small_disk / "a.mp4").read_bytes() == b"old"


def test_too_little_space_is_told_before(small_disk: Path) -> None:
    """A disk without enough space is told before the work starts, with what is needed and what is free."""
    with pytest.raises(StorageError, match=r"5\.0 MB are needed, 1\.0 MB are free"):
        LocalStorageBackend(small_disk / "new").check_destination("a/b.mp4", 5_000_000)
    assert list(small_disk.iterdir()) == []


def test_cancelled_in_the_middle(root: Path, storage: LocalStorageBackend, clip: Path) -> None:
    """Cancelling while a large file is copied leaves nothing of it."""
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        storage.deliver(clip, "a.mp4", cancel=cancel, progress=lambda done, _: cancel.cancel() if done else None)
    assert list(root.iterdir()) == []


def test_unfinished_files_are_not_listed(root: Path, storage: LocalStorageBackend, clip: Path) -> None:
    """A file that is being written is not seen; hidden files of people are."""
    (root / ".a.mp4.1-0123abcd.part").touch()
    (root / ".mine.part").touch()
    seen: list[list[str]] = []
    storage.deliver(clip, "a.mp4", progress=lambda *_: seen.append(storage.list_files()))
    assert seen[0] == [".mine.part"]
    assert storage.list_files() == [".mine.part", "a.mp4"]


def test_names_that_cannot_be_keys_are_not_listed(root: Path, storage: LocalStorageBackend) -> None:
    """Only what can also be read is listed."""
    for name in ("-dash.mp4", "a\nb.mp4", "c:d.mp4", "good.mp4", "back\\slash"):
        (root / name).touch()
    (root / "no:").mkdir()
    (root / "no:" / "x.mp4").touch()
    (root / os.fsdecode(b"\xff.mp4")).touch()
    assert storage.list_files() == ["good.mp4"]


def test_a_root_that_is_a_file(clip: Path) -> None:
    """A storage folder that is a file is told when it is listed."""
    with pytest.raises(StorageError, match="not a folder"):
        LocalStorageBackend(clip).list_files()
