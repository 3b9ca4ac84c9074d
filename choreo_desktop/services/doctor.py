"""What works on this machine and what is missing, for a person who asks for help."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from choreo_desktop.domain.settings import AppSettings
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.doctor_ffmpeg import look_at_encoders, look_at_ffmpeg
from choreo_desktop.services.doctor_findings import Check, Finding, finding, unexpected
from choreo_desktop.services.doctor_places import folder_check, storage_checks
from choreo_desktop.services.doctor_system import search, surroundings, versions, window
from choreo_desktop.storage.base import StorageBackend

LIMIT_SECONDS = 30.0  # a server that never says a word is given up after 21


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
        Check("FFmpeg", partial(look_at_ffmpeg, ffmpeg), "Choose another FFmpeg in the settings."),
        Check(
            "Hardware encoders",
            partial(look_at_encoders, ffmpeg, settings),
            "Choose the software encoder in the settings.",
        ),
    ]
    checks += [folder_check(name, path) for name, path in folders.items()]
    checks += storage_checks(settings, storage)
    deadline = time.monotonic() + seconds
    answers = [(check, _start(check)) for check in checks]
    findings = [*versions(), search(), window(check_window), *surroundings()]
    for check, answer in answers:
        findings += _result(check, answer, deadline, seconds)
    return findings


def _start(check: Check) -> "Future[list[Finding]]":
    """Look in a thread of its own, which is left behind if it hangs."""
    answer: Future[list[Finding]] = Future()

    def run() -> None:
        try:
            answer.set_result(check.look())
        except Exception as error:  # noqa: BLE001 - handed to the waiting thread
            answer.set_exception(error)

    threading.Thread(target=run, name=f"doctor: {check.name}", daemon=True).start()
    return answer


def _result(check: Check, answer: "Future[list[Finding]]", deadline: float, limit: float) -> list[Finding]:
    try:
        error = answer.exception(max(0.0, deadline - time.monotonic()))
    except TimeoutError:
        return [finding(check.name, f"no answer within {limit:g} seconds", ok=False, advice=check.patience)]
    if error is not None:
        return [unexpected(check.name, error)]
    return answer.result()
