"""What works on this machine and what is missing, for a person who asks for help."""

import os
import platform
import shutil
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from choreo_desktop import __version__
from choreo_desktop.domain.errors import ChoreoError, FFmpegMissingError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.settings import AppSettings, S3Storage
from choreo_desktop.library.database import search_support
from choreo_desktop.media.ffmpeg import FFmpeg, FFmpegLocator
from choreo_desktop.services.desktop_needs import here, library_advice, screen, sound
from choreo_desktop.services.encoders import Encoders
from choreo_desktop.storage.base import StorageBackend
from choreo_desktop.storage.factory import RESULTS
from choreo_desktop.storage.folders import FoldersStorageBackend
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.s3_connection import server_name
from choreo_desktop.storage.sentences import file_sentences, size_text

LIMIT_SECONDS = 30.0  # a server that never says a word is given up after 21
LOW_BYTES = 500_000_000

# What does not work without them.
_ENCODERS = {
    "libx264": "videos cannot be made in H.264, which is the usual kind",
    "libx265": "videos cannot be made in H.265",
    "aac": "videos cannot have AAC sound, which is the usual kind",
    "libmp3lame": "videos cannot have MP3 sound",
}
_FILTERS = {
    "zscale": "HDR clips (as phones make them) cannot be used",
    "tonemap": "HDR clips (as phones make them) cannot be used",
    "bwdif": "interlaced clips cannot be used",
    "gblur": "clips of another shape than the video cannot be used",
}
_MEASURING = "libvmaf"  # for measuring quality; nothing that people see needs it
_FOLDERS = {"": "clips and videos", RESULTS: "videos"}

_PROBE_KEY = "choreo-desktop-doctor"


class Finding(Model):
    """One thing that was looked at.

    Attributes:
        name: What it is.
        ok: Whether it works.
        value: What was found.
        advice: What to do, in one sentence; empty where there is nothing to do.
    """

    name: str
    ok: bool
    value: str
    advice: str = ""


class _Check(NamedTuple):
    """Something to look at, which may take long or fail.

    Attributes:
        name: What it is.
        look: Looks at it.
        patience: What to do if it does not answer.
    """

    name: str
    look: Callable[[], list[Finding]]
    patience: str


def examine(
    settings: AppSettings,
    folders: Mapping[str, Path],
    *,
    ffmpeg: FFmpegLocator,
    storage: StorageBackend | None,
    check_window: Callable[[], str | None],
    seconds: float = LIMIT_SECONDS,
) -> list[Finding]:
    """Look at everything the program needs. Never raises, changes nothing and ends in time.

    Args:
        settings: Say which storage and which FFmpeg are meant.
        folders: The folders of the program under their names, such as ``cache``.
        ffmpeg: Finds the program.
        storage: The storage of the settings; None if it could not be set up.
        check_window: Gives a sentence if no window can be shown. It may raise, such as by importing Qt; it is
            called in this thread, because Qt takes the first one it sees for the main thread.
        seconds: Limit for all other checks together, which run at the same time.
    """
    checks = [
        _Check("FFmpeg", partial(_ffmpeg, ffmpeg), "Choose another FFmpeg in the settings."),
        _Check(
            "Hardware encoders", partial(_hardware, ffmpeg, settings), "Choose the software encoder in the settings."
        ),
    ]
    checks += [_folder_check(name, path) for name, path in folders.items()]
    checks += _storage_checks(settings, storage)
    deadline = time.monotonic() + seconds
    answers = [(check, _start(check)) for check in checks]
    findings = [*_versions(), _search(), _window(check_window), *_surroundings()]
    for check, answer in answers:
        findings += _result(check, answer, deadline, seconds)
    return findings


def as_dict(findings: Iterable[Finding]) -> dict[str, Any]:
    """Plain data for JSON: ``{"ok", "findings": [{"name", "ok", "value", "advice"}]}``."""
    found = list(findings)
    return {"ok": all(f.ok for f in found), "findings": [f.model_dump() for f in found]}


def _finding(name: str, value: object, *, ok: bool = True, advice: str = "") -> Finding:
    # Names of folders that are not UTF-8 must not keep anybody from being helped.
    texts = [text.encode("utf-8", "replace").decode() for text in (name, str(value), advice)]
    return Finding(name=texts[0], ok=ok, value=texts[1], advice=texts[2])


def _start(check: _Check) -> "Future[list[Finding]]":
    """Look in a thread of its own, which is left behind if it hangs."""
    answer: Future[list[Finding]] = Future()

    def run() -> None:
        try:
            answer.set_result(check.look())
        except Exception as error:  # noqa: BLE001 - handed to the waiting thread
            answer.set_exception(error)

    threading.Thread(target=run, name=f"doctor: {check.name}", daemon=True).start()
    return answer


def _result(check: _Check, answer: "Future[list[Finding]]", deadline: float, limit: float) -> list[Finding]:
    try:
        error = answer.exception(max(0.0, deadline - time.monotonic()))
    except TimeoutError:
        return [_finding(check.name, f"no answer within {limit:g} seconds", ok=False, advice=check.patience)]
    if error is not None:
        return [_unexpected(check.name, error)]
    return answer.result()


def _unexpected(name: str, error: BaseException) -> Finding:
    what = f"{type(error).__name__}: {error}"
    return _finding(name, what, ok=False, advice="This is unexpected: please report it with this text.")


def _versions() -> list[Finding]:
    bundle = " in a bundle" if getattr(sys, "frozen", False) else ""
    python = f"{platform.python_version()} ({platform.python_implementation()}{bundle}), {sys.executable}"
    return [
        _finding("Choreo Desktop", __version__),
        _finding("Python", python),
        _finding("System", f"{platform.platform()}, {os.cpu_count() or 1} processor cores"),
    ]


def _search() -> Finding:
    version, problem = search_support()
    if not problem:
        return _finding("Library", f"SQLite {version}, with search")
    advice = "The library cannot be used: install a Python whose SQLite is 3.34 or newer and has FTS5."
    return _finding("Library", f"SQLite {version}: {problem}", ok=False, advice=advice)


def _window(check: Callable[[], str | None]) -> Finding:
    version = "PySide6"
    with suppress(metadata.PackageNotFoundError):  # bundles carry no list of packages
        version = f"PySide6 {metadata.version('PySide6')}"
    try:
        problem = check()
    except ImportError as error:
        return _finding("Window", version, ok=False, advice=library_advice(str(error)))
    except Exception as error:  # noqa: BLE001 - whatever Qt does, the other findings are told
        return _unexpected("Window", error)
    return _finding("Window", version, ok=not problem, advice=problem or "")


def _surroundings() -> list[Finding]:
    """What is there to show and to hear; without either, all but that works."""
    place = here(os.environ)
    told = {"Screen": screen(place), "Sound": sound(place)}
    return [_finding(name, value) for name, value in told.items() if value]


def _ffmpeg(locator: FFmpegLocator) -> list[Finding]:
    try:
        program = locator.get()
    except ChoreoError as error:
        return [_finding("FFmpeg", "not found", ok=False, advice=error.error)]
    found = [_finding("FFmpeg", f"{program.version} ({program.source}), {program.path}")]
    try:
        return [*found, *_abilities(program)]
    except ChoreoError as error:
        return [*found, _finding("FFmpeg's abilities", "unknown", ok=False, advice=error.error)]


def _abilities(program: FFmpeg) -> list[Finding]:
    own = program.source == "setting"
    remedy = "leave the FFmpeg of the settings empty" if own else "name another FFmpeg in the settings"
    return [
        _needed("Encoders", _ENCODERS, program.encoders, remedy),
        _needed("Filters", _FILTERS, program.filters, remedy),
        _finding("Measuring quality", _MEASURING if _MEASURING in program.filters else f"no {_MEASURING} (not needed)"),
    ]


def _hardware(locator: FFmpegLocator, settings: AppSettings) -> list[Finding]:
    """Which of them work, and whether the chosen one does; a missing FFmpeg is told elsewhere."""
    try:
        encoders = Encoders(locator)
        works = [encoder.label for encoder in encoders.usable() if encoder.hardware]
        notice = encoders.settle(settings.video).notice
    except FFmpegMissingError:
        return []
    except ChoreoError as error:
        return [_finding("Hardware encoders", "unknown", ok=False, advice=error.error)]
    value = ", ".join(works) or "none that works"
    return [_finding("Hardware encoders", value, ok=not notice, advice=notice)]


def _needed(name: str, needs: Mapping[str, str], has: frozenset[str], remedy: str) -> Finding:
    missing = [need for need in needs if need not in has]
    present = [need for need in needs if need in has]
    if not missing:
        return _finding(name, ", ".join(present))
    harm = "; ".join(dict.fromkeys(needs[need] for need in missing))
    return _finding(
        name,
        f"{', '.join(present) or 'none'}; missing: {', '.join(missing)}",
        ok=False,
        advice=f"With this FFmpeg {harm}: {remedy}.",
    )


def _folder_check(name: str, path: Path) -> _Check:
    title = f"Folder for {name}"
    patience = f"{path} does not answer: check the disk or the network drive, or choose another folder."
    return _Check(title, partial(_folder, title, path), patience)


def _folder(title: str, path: Path) -> list[Finding]:
    try:
        with file_sentences("written", path):
            present = _nearest(path)
            _try_writing(present)
            free = shutil.disk_usage(present).free
    except ChoreoError as error:
        return [_finding(title, path, ok=False, advice=error.error)]
    made = "" if present == path else " (made when it is needed)"
    value = f"{path}{made}, {size_text(free)} free"
    if free < LOW_BYTES:
        return [_finding(title, value, ok=False, advice=f"Little room is left in {path}: free some space.")]
    return [_finding(title, value)]


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


def _storage_checks(settings: AppSettings, storage: StorageBackend | None) -> list[_Check]:
    place = settings.storage
    if isinstance(place, S3Storage):
        patience = (
            f"{server_name(place.endpoint_url)} does not answer: check the network, and the address in the settings."
        )
        return [_Check("Storage", partial(_bucket, place, storage), patience)]
    if isinstance(storage, LocalStorageBackend):
        return [_folder_check("clips and videos", storage.root)]
    if isinstance(storage, FoldersStorageBackend):
        return [_folder_check(_FOLDERS.get(name, name), path) for name, path in storage.places.items()]
    return [_Check("Storage", partial(_no_folder, storage), "")]


def _no_folder(storage: StorageBackend | None) -> list[Finding]:
    if storage is not None:
        return [_finding("Storage", type(storage).__name__)]
    advice = "The folder for clips and videos cannot be used: choose another one in the settings."
    return [_finding("Storage", "not set up", ok=False, advice=advice)]


def _bucket(place: S3Storage, storage: StorageBackend | None) -> list[Finding]:
    value = f"bucket “{place.bucket}” on {server_name(place.endpoint_url)}"
    if place.prefix:
        value += f", below {place.prefix}"
    if storage is None:
        advice = "The bucket cannot be used as it is set up: check its prefix in the settings."
        return [_finding("Storage", value, ok=False, advice=advice)]
    try:
        storage.check_destination(_PROBE_KEY, 0)
        storage.list_files(_PROBE_KEY)
    except ChoreoError as error:
        return [_finding("Storage", value, ok=False, advice=error.error)]
    return [_finding("Storage", f"{value}: reached")]
