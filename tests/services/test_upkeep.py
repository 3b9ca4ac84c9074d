"""What the settings and the help menu tell and do."""

from pathlib import Path

import pytest

from choreo_desktop.domain.settings import S3Storage
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services import upkeep as module
from choreo_desktop.services.connection import KeyStore
from choreo_desktop.services.encoders import Encoders
from choreo_desktop.services.upkeep import Upkeep

BUCKET = S3Storage(bucket="dance")


def upkeep(home: Path, ffmpeg: str = "") -> Upkeep:
    """The services of a program below a folder."""
    locator, keys = FFmpegLocator(ffmpeg), KeyStore()
    return Upkeep(
        ffmpeg=lambda: locator,
        encoders=lambda: Encoders(locator),
        keys=lambda: keys,
        cache=home / "cache",
        logs=home / "logs",
        examine=list,
    )


def test_what_the_program_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every part is named with its version; what cannot be found is said and hides nothing else."""
    monkeypatch.setattr(module, "_LIBRARIES", {"PySide6": "LGPL-3.0", "of-no-machine": "MIT"})
    parts = {part.name: part.version for part in upkeep(tmp_path, str(tmp_path / "gone")).parts()}
    assert parts["of-no-machine"] == "not found"
    assert parts["PySide6"].startswith("6.")
    assert str(tmp_path / "gone") in parts["FFmpeg"]
    assert {part.name: part.version for part in upkeep(tmp_path).parts()}["FFmpeg"][:1].isalnum()


def test_keys_are_kept_and_forgotten(tmp_path: Path) -> None:
    """As somebody pastes them, with blanks around; forgotten, they are gone."""
    service = upkeep(tmp_path)
    service.keep_keys(BUCKET, " ID ", " secret\n")
    assert service.has_keys(BUCKET)
    service.forget_keys(BUCKET)
    assert not service.has_keys(BUCKET)


def test_the_last_lines_of_a_log(tmp_path: Path) -> None:
    """A report has the end of the log, also of a large one, and none where there is none."""
    service = upkeep(tmp_path)
    assert service.recent_log() == ""
    service.log_folder.mkdir()
    lines = [f"line {number} ö" for number in range(100_000)]
    (service.log_folder / module.LOG_NAME).write_text("\n".join(lines), "utf-8")
    told = service.recent_log().splitlines()
    assert told == lines[-len(told) :]
    assert len(told) > 10
