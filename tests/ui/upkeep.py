"""The services that settings and help are about, real ones, in folders of a test."""

from pathlib import Path

from choreo_desktop.domain.settings import AppSettings, LocalStorage
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.bucket import Bucket
from choreo_desktop.services.connection import KeyStore
from choreo_desktop.services.doctor import examine
from choreo_desktop.services.doctor_findings import Finding
from choreo_desktop.services.encoders import Encoders
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.upkeep import Upkeep
from choreo_desktop.storage.factory import Folders, folders_of, storage_from_settings


def make_upkeep(home: Path) -> Upkeep:
    """What a window has, below the home of a test."""
    locator = FFmpegLocator("")
    encoders, keys = Encoders(locator), KeyStore()

    def look() -> list[Finding]:
        return examine(AppSettings(), {"cache": home}, ffmpeg=locator, storage=None, check_window=lambda: None)

    return Upkeep(
        ffmpeg=lambda: locator,
        encoders=lambda: encoders,
        keys=lambda: keys,
        cache=home / "cache",
        logs=home / "logs",
        examine=look,
    )


def fill_cache(home: Path, size: int) -> None:
    """A rendered part of this many bytes, which no job needs."""
    made = home / "cache" / "made.mp4"
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(b"x" * size)
    ContentCache(home / "cache", 10**9).put("a" * 32, made)


class Parts:
    """What a studio is put together from, as far as the settings need it.

    Args:
        library: The clips and songs.
        home: Where things live.
    """

    def __init__(self, library: Library, home: Path) -> None:
        self.library = library
        self._home = home

    def bucket(self, settings: AppSettings) -> Bucket:
        """The storage of the settings, with the keys of the environment."""
        storage = storage_from_settings(settings.storage, default_root=self._home, cache_folder=None)
        return Bucket(storage, self._home / "bucket")

    def folders(self, settings: LocalStorage) -> Folders:
        """The folders of the settings."""
        return folders_of(settings, self._home / "files")
