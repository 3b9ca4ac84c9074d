"""From the settings to the storage they name."""

from functools import partial
from pathlib import Path

from choreo_desktop.domain.settings import GIGABYTE, LocalStorage, S3Storage
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.credentials import load_keys
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend

DOWNLOAD_CACHE_BYTES = 5 * GIGABYTE


def storage_from_settings(
    settings: LocalStorage | S3Storage,
    *,
    default_root: Path,
    cache_folder: Path,
    cache_bytes: int = DOWNLOAD_CACHE_BYTES,
) -> StorageBackend:
    """The storage a person chose. Nothing is contacted or made before it is used.

    Args:
        settings: The choice.
        default_root: Folder for local storage if none is chosen.
        cache_folder: Where copies of what is on a server are kept.
        cache_bytes: What these copies may take.

    Raises:
        UnsafePathError: If the prefix of a bucket is not a safe one.
    """
    if isinstance(settings, LocalStorage):
        return LocalStorageBackend(Path(settings.root).expanduser() if settings.root else default_root)
    return S3StorageBackend(
        settings.bucket,
        prefix=settings.prefix,
        endpoint_url=settings.endpoint_url,
        region=settings.region,
        profile=settings.profile,
        path_style=settings.path_style,
        cache=DownloadCache(cache_folder / "downloads", cache_bytes),
        find_keys=None if settings.profile else partial(load_keys, settings.endpoint_url, settings.bucket),
    )
