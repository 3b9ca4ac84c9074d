"""What is checked before any work begins: room on the disks."""

import shutil
from pathlib import Path

from choreo_desktop.domain.blueprint import OutputConfig
from choreo_desktop.domain.blueprint_fields import bits_per_second
from choreo_desktop.domain.errors import StorageError

MEGABYTE = 1_000_000
SAFETY = 1.3  # rate control overshoots on restless pictures
SPARE_BYTES = 20 * MEGABYTE


def expected_bytes(config: OutputConfig, seconds: float) -> int:
    """About how large the finished video becomes."""
    bits = bits_per_second(config.video_bitrate) + bits_per_second(config.audio_bitrate)
    return int(bits / 8 * seconds * SAFETY)


def check_room(folder: Path, needed: int, purpose: str) -> None:
    """See that a folder can be made and has room.

    Raises:
        StorageError: If not; the sentence names what is needed and what is free.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise StorageError(
            f"The folder {folder} {purpose} cannot be used: {error.strerror}.", details=repr(error)
        ) from error
    if free < needed + SPARE_BYTES:
        raise StorageError(
            f"The disk is too full: {(needed + SPARE_BYTES) / MEGABYTE:,.0f} MB are needed {purpose} in {folder}, "
            f"{free / MEGABYTE:,.0f} MB are free."
        )
