"""Files that appear whole or not at all, and what killed programs leave of them."""

import logging
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.storage.base import ByteSink
from choreo_desktop.storage.sentences import file_sentences

log = logging.getLogger(__name__)

CHUNK_BYTES = 1 << 20
_NAME_BYTES = 215  # leaves room for process id, random part and ending within 255 bytes
_MOST_ASIDE = 100
_PARTIAL = re.compile(r"\.(?P<name>.*)\.(?P<pid>[1-9][0-9]*)-[0-9a-f]{8}\.part", re.DOTALL)


def is_partial(name: str) -> bool:
    """Whether a file name is one of ours for a file that is not whole yet."""
    return _PARTIAL.fullmatch(name) is not None


def check_replaceable(target: Path) -> None:
    """``/dev/null`` or a pipe must never be replaced by a file.

    Raises:
        StorageError: If something is at ``target`` that is not an ordinary file.
        OSError: If the system does not let us look.
    """
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise StorageError(f"{target} could not be written: it is not an ordinary file. Choose another name.")


@contextmanager
def atomic_write(target: Path) -> Iterator[BinaryIO]:
    """A new file next to ``target``, which takes its place at the end of the block.

    If the block is left in any other way, the new file is gone and what was at ``target`` is untouched.

    Raises:
        OSError: If the system refuses.
        StorageError: If ``target`` is a folder, device, pipe or socket.
    """
    check_replaceable(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{_short(target.name)}.{os.getpid()}-{secrets.token_hex(4)}.part")
    try:
        with partial.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except BaseException:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise


def copy_file(
    source: Path, target: Path, *, cancel: CancelToken | None = None, progress: ByteSink | None = None
) -> None:
    """Copy a file; the copy appears whole or not at all.

    Raises:
        StorageError: If the system refuses, or ``target`` is no ordinary file.
        Cancelled: If cancelled on the way.
        TimedOutError: If the time limit of the token is over.
    """
    with file_sentences("read", source):
        reader = source.open("rb")
    with reader, file_sentences("written", target), atomic_write(target) as writer:
        total = os.fstat(reader.fileno()).st_size
        done = 0
        while True:
            if cancel is not None:
                cancel.check()
            if progress is not None:
                progress(done, max(done, total))
            with file_sentences("read", source):
                chunk = reader.read(CHUNK_BYTES)
            if not chunk:
                break
            writer.write(chunk)
            done += len(chunk)


def discard_partials(folder: Path, name: str | None = None) -> None:
    """Remove unfinished files whose writer is not alive any more: those of ``name``, or all in the folder."""
    wanted = None if name is None else _short(name)
    with suppress(OSError):
        for entry in list(folder.iterdir()):
            found = _PARTIAL.fullmatch(entry.name)
            if found and wanted in (None, found["name"]) and not is_alive(int(found["pid"])):
                log.info("Removing what a program that was killed left: %s", entry)
                with suppress(OSError):
                    entry.unlink()


def put_aside(path: Path) -> Path | None:
    """Give a file that cannot be used another name beside it, so that saving overwrites nothing that may be rescued.

    Returns:
        Its new path; None where it cannot be moved, or too many were put aside before.
    """
    for number in range(1, _MOST_ASIDE):
        aside = path.with_suffix(f".unusable-{number}")
        if not aside.exists():
            with suppress(OSError):
                path.replace(aside)
                return aside
    return None


def _short(name: str) -> str:
    while len(os.fsencode(name)) > _NAME_BYTES:
        name = name[:-1]
    return name


if sys.platform == "win32":

    def is_alive(pid: int) -> bool:
        """Whether a process with this id runs."""
        import ctypes

        query_limited_information, still_active = 0x1000, 259
        handle = ctypes.windll.kernel32.OpenProcess(query_limited_information, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code))
        ctypes.windll.kernel32.CloseHandle(handle)
        return code.value == still_active

else:

    def is_alive(pid: int) -> bool:
        """Whether a process with this id runs."""
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True
