from pathlib import Path

import pytest

from choreo_desktop.domain.blueprint import OutputConfig
from choreo_desktop.domain.errors import StorageError
from choreo_desktop.services.preflight import check_room, expected_bytes


def test_expected_size_follows_the_bit_rates() -> None:
    """Three minutes at 2 Mbit/s and 128 kbit/s are about 48 MB and never less."""
    config = OutputConfig(output_path="a.mp4", video_bitrate="2M", audio_bitrate="128k")
    assert 48_000_000 <= expected_bytes(config, 180) <= 70_000_000
    assert expected_bytes(config, 360) == pytest.approx(2 * expected_bytes(config, 180), abs=2)


def test_room_enough(tmp_path: Path) -> None:
    """A folder that is not there yet is made."""
    check_room(tmp_path / "a" / "b", 1000, "for working files")
    assert (tmp_path / "a" / "b").is_dir()


def test_too_little_room(tmp_path: Path) -> None:
    """A disk that is too small is told with what is needed, what is free, and where."""
    with pytest.raises(StorageError) as caught:
        check_room(tmp_path, 10**18, "for working files")
    assert str(tmp_path) in caught.value.error
    assert "1,000,000,000,020 MB are needed for working files" in caught.value.error
    assert "MB are free" in caught.value.error


def test_folder_that_cannot_be(tmp_path: Path) -> None:
    """A folder whose place is taken by a file is named."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file/folder for working files cannot be used"):
        check_room(tmp_path / "file" / "folder", 1, "for working files")
