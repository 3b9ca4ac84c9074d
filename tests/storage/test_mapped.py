from pathlib import Path

import pytest

from choreo_desktop.domain.errors import ResourceError, StorageError, UnsafePathError
from choreo_desktop.storage.mapped import MappedStorageBackend


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A song with a name that no key could have."""
    path = tmp_path / "-so\n“good”: 💃 'x.mp3"
    path.write_bytes(b"song")
    return path


def test_files_of_any_name(tmp_path: Path, song: Path) -> None:
    """Songs and videos are used where they are, whatever they are called."""
    out = tmp_path / "new folder" / "-i\n.mp4"
    storage = MappedStorageBackend({"song.mp3": song}, {"out.mp4": out})
    assert storage.fetch("song.mp3", tmp_path / "work") == song
    assert storage.list_files() == ["song.mp3"]
    assert storage.deliver(song, "out.mp4") == out.as_uri()
    assert out.read_bytes() == b"song"
    assert storage.list_files() == ["out.mp4", "song.mp3"]
    assert [path.name for path in out.parent.iterdir()] == [out.name]


def test_what_is_read_is_never_written(song: Path) -> None:
    """A person's own song can neither be replaced nor deleted."""
    storage = MappedStorageBackend({"song.mp3": song}, {})
    for call in (
        lambda: storage.upload_file(song, "song.mp3"),
        lambda: storage.delete_file("song.mp3"),
        lambda: storage.check_destination("song.mp3", 1),
        lambda: storage.upload_file(song, "other.mp3"),
    ):
        with pytest.raises(UnsafePathError, match="security"):
            call()
    assert song.read_bytes() == b"song"


def test_only_chosen_files(tmp_path: Path, song: Path) -> None:
    """A key that nobody chose is missing."""
    storage = MappedStorageBackend({"song.mp3": song}, {})
    assert not storage.file_exists("other.mp3")
    assert not storage.delete_file("other.mp3")
    for call in (lambda: storage.fetch("other.mp3", tmp_path), lambda: storage.get_url("other.mp3")):
        with pytest.raises(ResourceError, match=r"other\.mp3"):
            call()


def test_a_file_that_vanished(tmp_path: Path, song: Path) -> None:
    """A clip that is deleted after it was chosen is missing, by its name."""
    storage = MappedStorageBackend({"song.mp3": song}, {})
    song.unlink()
    with pytest.raises(ResourceError, match=r"song\.mp3"):
        storage.fetch("song.mp3", tmp_path)
    assert storage.list_files() == []


def test_a_link_stays_a_link(tmp_path: Path, song: Path) -> None:
    """Writing to a link writes the file it points to."""
    (tmp_path / "link.mp4").symlink_to(tmp_path / "real.mp4")
    MappedStorageBackend({}, {"out.mp4": tmp_path / "link.mp4"}).upload_file(song, "out.mp4")
    assert (tmp_path / "link.mp4").is_symlink()
    assert (tmp_path / "real.mp4").read_bytes() == b"song"


def test_a_device_is_refused(song: Path) -> None:
    """Choosing /dev/null for the video is an error and leaves it a device."""
    storage = MappedStorageBackend({}, {"out.mp4": Path("/dev/null")})
    for call in (lambda: storage.check_destination("out.mp4", 1), lambda: storage.upload_file(song, "out.mp4")):
        with pytest.raises(StorageError, match="ordinary file"):
            call()


def test_keys_must_be_safe(song: Path) -> None:
    """A mapping with an unsafe key is refused at once."""
    with pytest.raises(UnsafePathError):
        MappedStorageBackend({"../song.mp3": song}, {})
