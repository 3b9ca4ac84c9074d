from pathlib import Path

import pytest

from choreo_desktop.domain.errors import ResourceError, UnsafePathError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.storage.folders import FoldersStorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.overlay import OverlayStorageBackend
from tests.fakes.storage import MemoryStorage

KEY = "clips/0123.mp4"


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A clip of the library, where its owner keeps it."""
    path = tmp_path / "mine" / "turn ü.mp4"
    path.parent.mkdir()
    path.write_bytes(b"original")
    return path


@pytest.fixture
def behind() -> MemoryStorage:
    """A bucket that has a copy of the clip and another one."""
    storage = MemoryStorage()
    storage.files = {KEY: b"copy", "clips/other.mp4": b"other"}
    return storage


def test_what_is_at_hand_is_not_fetched(original: Path, behind: MemoryStorage, tmp_path: Path) -> None:
    """A clip is read from its original without a copy; what is only in the bucket comes from there."""
    storage = OverlayStorageBackend({KEY: original}, behind)
    told: list[tuple[int, int]] = []
    path = storage.fetch(KEY, tmp_path / "work", progress=lambda done, total: told.append((done, total)))
    assert path == original
    assert told == [(8, 8)]
    assert not (tmp_path / "work").exists()
    assert storage.fetch("clips/other.mp4", tmp_path / "work").read_bytes() == b"other"
    storage.download_file(KEY, tmp_path / "copy.mp4")
    assert (tmp_path / "copy.mp4").read_bytes() == b"original"
    assert storage.local_path(KEY) == original


def test_an_original_that_is_gone(original: Path, behind: MemoryStorage, tmp_path: Path) -> None:
    """A clip whose original was moved away comes from the bucket; one that is in neither is missing by its name."""
    storage = OverlayStorageBackend({KEY: original, "clips/none.mp4": original}, behind)
    original.unlink()
    assert storage.fetch(KEY, tmp_path / "work").read_bytes() == b"copy"
    assert storage.file_exists(KEY)
    assert storage.local_path(KEY) is None
    assert not storage.file_exists("clips/none.mp4")
    with pytest.raises(ResourceError, match=r"clips/none\.mp4"):
        storage.fetch("clips/none.mp4", tmp_path / "work")


def test_originals_are_never_touched(original: Path, behind: MemoryStorage, tmp_path: Path) -> None:
    """Writing and deleting reach the bucket only, also under the key of an original."""
    storage = OverlayStorageBackend({KEY: original}, behind)
    (tmp_path / "new").write_bytes(b"new")
    storage.deliver(tmp_path / "new", KEY)
    storage.upload_file(tmp_path / "new", "output/x.mp4")
    assert behind.files[KEY] == behind.files["output/x.mp4"] == b"new"
    assert storage.delete_file(KEY)
    assert KEY not in behind.files
    assert original.read_bytes() == b"original"
    assert storage.list_files() == ["clips/other.mp4", "output/x.mp4"]
    assert storage.get_url(KEY).startswith("memory:")


def test_a_library_that_grows(original: Path, behind: MemoryStorage, tmp_path: Path) -> None:
    """A clip that comes in while the program runs is found at once."""
    files: dict[str, Path] = {}
    storage = OverlayStorageBackend(files.get, behind)
    assert storage.fetch(KEY, tmp_path).read_bytes() == b"copy"
    files[KEY] = original
    assert storage.fetch(KEY, tmp_path) == original


def test_a_result_must_not_replace_an_original(tmp_path: Path, original: Path) -> None:
    """A clip of the library that lies in the folder of results is not overwritten by a video of its name."""
    results = FoldersStorageBackend(tmp_path / "root", {"output": original.parent})
    storage = OverlayStorageBackend({KEY: original}, results)
    assert storage.same_place(f"output/{original.name}", KEY)
    assert not storage.same_place("output/another.mp4", KEY)
    assert storage.same_place("output/new.mp4", "output/new.mp4")
    (tmp_path / "link").symlink_to(original.parent)
    linked = OverlayStorageBackend({KEY: tmp_path / "link" / original.name}, results)
    assert linked.same_place(f"output/{original.name}", KEY)
    (original.parent / "hard.mp4").hardlink_to(original)
    assert storage.same_place("output/hard.mp4", KEY)


def test_cancelled_and_unsafe(original: Path, tmp_path: Path) -> None:
    """Originals follow the same rules as everything else in a storage."""
    storage = OverlayStorageBackend({KEY: original}, LocalStorageBackend(tmp_path / "root"))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        storage.fetch(KEY, tmp_path, cancel=cancel)
    with pytest.raises(UnsafePathError):
        storage.fetch("../mine/turn.mp4", tmp_path)
