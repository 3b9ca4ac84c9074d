"""What the program keeps to be quicker next time: how much it is, and how it is cleared while the program runs."""

from pathlib import Path
from typing import NamedTuple

from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.work_folders import sweep
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.sentences import size_text

_NANO = 1e-9
# Clocks of disks are coarse, and a job may take what it was given a moment before its folder was made.
_SLACK_SECONDS = 5.0


class CacheSizes(NamedTuple):
    """Bytes of each cache.

    Attributes:
        rendered: Moves and videos that were rendered.
        downloads: Copies of what is in a bucket.
    """

    rendered: int
    downloads: int

    @property
    def total(self) -> int:
        """Both."""
        return self.rendered + self.downloads

    def text(self) -> str:
        """The total in words: ``2.1 GB``."""
        return size_text(self.total)


class Cleared(NamedTuple):
    """What clearing did.

    Attributes:
        freed: Bytes that are free now.
        kept: Bytes that stayed, because a job that runs needs them.
    """

    freed: int
    kept: int


class Caches:
    """The caches below one folder, shared by all running programs.

    Args:
        folder: The folder of the cache, as ``VideoAssemblyService`` and ``storage_from_settings`` get it.
    """

    def __init__(self, folder: Path) -> None:
        self._work = folder / "work"
        self._rendered = ContentCache(folder, 0)
        self._downloads = DownloadCache(folder / "downloads", 0)

    def sizes(self) -> CacheSizes:
        """How much there is; pictures of the library are not counted, because it needs them."""
        return CacheSizes(self._rendered.size(), self._downloads.size())

    def clear(self) -> Cleared:
        """Remove everything that no running job needs; whatever goes is made or fetched again when it is wanted."""
        freed = self._rendered.clear() + self._downloads.clear(self._busy_since)
        return Cleared(freed, self.sizes().total)

    def _busy_since(self) -> float | None:
        """Since when the oldest job runs that may read copies, in seconds since 1970; None where none does."""
        started = sweep(self._work)
        return None if started is None else started * _NANO - _SLACK_SECONDS
