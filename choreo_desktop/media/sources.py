"""Clips and songs on this machine, and whether they are still what they were."""

from dataclasses import dataclass
from pathlib import Path

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cache import content_hash
from choreo_desktop.media.info import MediaInfo


@dataclass(frozen=True)
class Source:
    """A clip or song on this machine.

    Attributes:
        info: What it is.
        digest: Hash of its content.
        stamp: What the disk said of the file before it was hashed; empty where nobody asked.
    """

    info: MediaInfo
    digest: str
    stamp: tuple[int, ...] = ()

    @classmethod
    def of(cls, info: MediaInfo, cancel: CancelToken | None = None) -> "Source":
        """Hash a probed file."""
        stamp = _stamp(info.path)
        return cls(info, content_hash(info.path, cancel), stamp)

    def check_unchanged(self) -> None:
        """See that the file is still the one that was hashed, so that nothing made of another is kept.

        Raises:
            ResourceError: If it changed or vanished.
        """
        try:
            now = _stamp(self.info.path)
        except FileNotFoundError as error:
            raise ResourceError(
                f"{self.info.path.name} vanished while it was being read.", details=str(self.info.path)
            ) from error
        if self.stamp and now != self.stamp:
            raise ResourceError(
                f"{self.info.path.name} changed while it was being read; try again when it is complete.",
                details=f"{self.info.path}: {self.stamp} became {now}",
            )


def _stamp(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
