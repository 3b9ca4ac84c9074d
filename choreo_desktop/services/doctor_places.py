"""Whether the folders of the program and the storage can be used."""

import shutil
import uuid
from contextlib import suppress
from functools import partial
from pathlib import Path

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.settings import AppSettings, S3Storage
from choreo_desktop.services.doctor_findings import Check, Finding, finding
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.factory import RESULTS
from choreo_desktop.storage.folders import FoldersStorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3_connection import server_name
from choreo_desktop.storage.sentences import file_sentences, size_text

LOW_BYTES = 500_000_000
_FOLDERS = {"": "clips and videos", RESULTS: "videos"}
_PROBE_KEY = "choreo-desktop-doctor"


def folder_check(name: str, path: Path) -> Check:
    """Whether a folder can be written, and has room."""
    title = f"Folder for {name}"
    patience = f"{path} does not answer: check the disk or the network drive, or choose another folder."
    return Check(title, partial(_folder, title, path), patience)


def _folder(title: str, path: Path) -> list[Finding]:
    try:
        with file_sentences("written", path):
            present = _nearest(path)
            _try_writing(present)
            free = shutil.disk_usage(present).free
    except ChoreoError as error:
        return [finding(title, path, ok=False, advice=error.error)]
    made = "" if present == path else " (made when it is needed)"
    value = f"{path}{made}, {size_text(free)} free"
    if free < LOW_BYTES:
        return [finding(title, value, ok=False, advice=f"Little room is left in {path}: free some space.")]
    return [finding(title, value)]


def _nearest(path: Path) -> Path:
    """The folder itself, or else the one in which it would be made."""
    return next(folder for folder in (path, *path.absolute().parents) if folder.exists())


def _try_writing(folder: Path) -> None:
    # Rights alone do not tell: the disk may be full or read-only.
    probe = folder / f".{_PROBE_KEY}-{uuid.uuid4().hex}.tmp"
    try:
        probe.write_bytes(b"x")
    finally:
        with suppress(OSError):
            probe.unlink()


def storage_checks(settings: AppSettings, storage: StorageBackend | None) -> list[Check]:
    """Whether the place for clips and videos can be used."""
    place = settings.storage
    if isinstance(place, S3Storage):
        patience = (
            f"{server_name(place.endpoint_url)} does not answer: check the network, and the address in the settings."
        )
        return [Check("Storage", partial(_bucket, place, storage), patience)]
    if isinstance(storage, LocalStorageBackend):
        return [folder_check("clips and videos", storage.root)]
    if isinstance(storage, FoldersStorageBackend):
        return [folder_check(_FOLDERS.get(name, name), path) for name, path in storage.places.items()]
    return [Check("Storage", partial(_no_folder, storage), "")]


def _no_folder(storage: StorageBackend | None) -> list[Finding]:
    if storage is not None:
        return [finding("Storage", type(storage).__name__)]
    advice = "The folder for clips and videos cannot be used: choose another one in the settings."
    return [finding("Storage", "not set up", ok=False, advice=advice)]


def _bucket(place: S3Storage, storage: StorageBackend | None) -> list[Finding]:
    value = f"bucket “{place.bucket}” on {server_name(place.endpoint_url)}"
    if place.prefix:
        value += f", below {place.prefix}"
    if storage is None:
        advice = "The bucket cannot be used as it is set up: check its prefix in the settings."
        return [finding("Storage", value, ok=False, advice=advice)]
    try:
        storage.check_destination(_PROBE_KEY, 0)
        storage.list_files(_PROBE_KEY)
    except ChoreoError as error:
        return [finding("Storage", value, ok=False, advice=error.error)]
    return [finding("Storage", f"{value}: reached")]
