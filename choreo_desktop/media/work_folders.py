"""Folders for temporary files, one a job, which are cleaned up after a crash."""

import logging
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

logger = logging.getLogger(__name__)


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A folder for one job's temporary files, gone on every way out.

    Folders of programs that were killed are known by their free lock and removed here.
    """
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent)
    folder = parent / f"job-{time.time_ns():020}-{uuid.uuid4().hex}"  # it says since when the job runs
    lock = FileLock(folder.with_suffix(".lock"), thread_local=False)
    lock.acquire()  # before the folder exists, so that nobody ever sees it unlocked
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        with suppress(OSError):
            folder.with_suffix(".lock").unlink()


def sweep(parent: Path) -> int | None:
    """Remove what killed programs left behind.

    Returns:
        Since when the oldest job that is still running runs, in nanoseconds since 1970; None where none is.
    """
    running = []
    for path in parent.glob("job-*.lock"):
        lock = FileLock(path, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            running.append(_started(path))
            continue
        except OSError:
            continue
        logger.info("removing what a killed program left behind: %s", path.stem)
        shutil.rmtree(path.with_suffix(""), ignore_errors=True)
        # Before it is free: a job that is just beginning may wait for it, and must not lose it afterwards.
        with suppress(OSError):
            path.unlink()
        lock.release()
        if os.name == "nt":  # where nothing is removed that is open
            with suppress(OSError):
                path.unlink()
    return min(running, default=None)


def _started(lock: Path) -> int:
    number = lock.stem.split("-")[1]
    return int(number) if number.isdecimal() else 0  # of a version that did not write it
