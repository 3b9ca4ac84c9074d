"""From the settings to the storage they name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.settings import GIGABYTE, LocalStorage, S3Storage
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.cache import DownloadCache
from choreo_desktop.storage.credentials import S3Keys, load_keys
from choreo_desktop.storage.folders import FoldersStorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3 import S3StorageBackend

DOWNLOAD_CACHE_BYTES = 5 * GIGABYTE
CLIPS, SONGS, RESULTS = "clips", "songs", "output"

FindKeys = Callable[[str, str], S3Keys | None]
"""Gives the keys for an endpoint and a bucket."""


class Folders(NamedTuple):
    """Where things lie on this computer.

    Attributes:
        root: Everything that has no folder of its own.
        clips: The clips.
        songs: The songs.
        results: The finished videos.
    """

    root: Path
    clips: Path
    songs: Path
    results: Path


def folders_of(settings: LocalStorage, default_root: Path) -> Folders:
    """The folders of local storage.

    Args:
        settings: The choice.
        default_root: The root where none is chosen.
    """
    root = expanded(settings.root) if settings.root else default_root
    own = (settings.clips, settings.songs, settings.results)
    return Folders(root, *(expanded(p) if p else root / n for p, n in zip(own, (CLIPS, SONGS, RESULTS), strict=True)))


def expanded(text: str) -> Path:
    """A path as a person writes it; ``~`` is their home."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # the home of somebody whom the system does not know
        return Path(text)


def storage_from_settings(
    settings: LocalStorage | S3Storage,
    *,
    default_root: Path,
    cache_folder: Path | None,
    find_keys: FindKeys = load_keys,
) -> StorageBackend:
    """The storage a person chose. Nothing is contacted or made before it is used.

    Args:
        settings: The choice.
        default_root: Folder for local storage if none is chosen.
        cache_folder: Where copies of what is on a server are kept; None to keep none.
        find_keys: Asked for the keys of a server when first connecting.

    Raises:
        UnsafePathError: If the prefix of a bucket is not a safe one.
    """
    if isinstance(settings, LocalStorage):
        folders = folders_of(settings, default_root)
        own = {
            name: path
            for name, path in ((CLIPS, folders.clips), (SONGS, folders.songs), (RESULTS, folders.results))
            if path != folders.root / name
        }
        return FoldersStorageBackend(folders.root, own) if own else LocalStorageBackend(folders.root)
    return S3StorageBackend(
        settings.bucket,
        prefix=settings.prefix,
        endpoint_url=settings.endpoint_url,
        region=settings.region,
        profile=settings.profile,
        path_style=settings.path_style,
        cache=None if cache_folder is None else DownloadCache(cache_folder / "downloads", DOWNLOAD_CACHE_BYTES),
        find_keys=None if settings.profile else partial(find_keys, settings.endpoint_url, settings.bucket),
    )
