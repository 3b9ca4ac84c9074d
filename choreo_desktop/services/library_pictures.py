"""Posters and strips of the library's clips, in files named after the clip's content.

They lie with the data and not in the cache: a clip on a disk that is not plugged in can still be shown.
"""

from contextlib import suppress
from pathlib import Path

from choreo_desktop.media.thumbnails import Looks
from choreo_desktop.services.outputs import write_bytes


class Pictures:
    """A folder of pictures.

    Args:
        folder: Where; made when first used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, digest: str, looks: Looks) -> None:
        """Keep the pictures of a clip, both or none.

        Raises:
            StorageError: If they cannot be written.
        """
        try:
            write_bytes(self._path(digest, "poster"), looks.poster)
            write_bytes(self._path(digest, "strip"), looks.strip)
        except BaseException:
            self.discard(digest)
            raise

    def poster(self, digest: str) -> Path | None:
        """The poster of a clip, a JPEG; None where there is none."""
        return self._there(self._path(digest, "poster"))

    def strip(self, digest: str) -> Path | None:
        """Eight pictures of a clip side by side, a JPEG; None where there is none."""
        return self._there(self._path(digest, "strip"))

    def take(self, digest: str, motion: float | None) -> Looks | None:
        """The pictures of a clip, taken out of the folder; None where they are not both there."""
        try:
            poster, strip = (self._path(digest, kind).read_bytes() for kind in ("poster", "strip"))
        except OSError:
            return None
        finally:
            self.discard(digest)
        return Looks(poster, strip, motion)

    def discard(self, digest: str) -> None:
        """Remove what there is of a clip."""
        for kind in ("poster", "strip"):
            with suppress(OSError):
                self._path(digest, kind).unlink(missing_ok=True)

    def _path(self, digest: str, kind: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.{kind}.jpg"

    def _there(self, path: Path) -> Path | None:
        return path if path.is_file() else None
