"""Running one command: its progress, the end of what it said, its time limit, and how it is stopped."""

import logging
import os
import shlex
import shutil
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO

from choreo_desktop.domain.errors import FFmpegFailedError, FFmpegMissingError
from choreo_desktop.domain.work import CancelToken, child_token
from choreo_desktop.media.children import dies_with_us, niced, step_back
from choreo_desktop.media.progress import FFmpegProgress, ProgressParser

logger = logging.getLogger(__name__)

TAIL_LINES = 60
MAX_LINE = 2_000
# The three steps of the cancel ladder; with them a cancelled run returns within half a second.
ASK_SECONDS = 0.15
TERMINATE_SECONDS = 0.1
POLL_SECONDS = 0.1
LINGER_SECONDS = 1.0


def run_ffmpeg(
    argv: Sequence[str],
    *,
    cancel: CancelToken | None = None,
    timeout: float | None = None,
    on_progress: Callable[[FFmpegProgress], None] | None = None,
    polite: bool = True,
    background: bool = False,
) -> str:
    """Run FFmpeg to its end.

    ``-progress`` goes to a pipe of its own; of standard error only the end is kept. Whatever happens, the
    process is gone when this returns.

    Args:
        argv: The command, FFmpeg first, without ``-progress``.
        cancel: Stops the run: ``q``, then terminate, then kill of the whole process group.
        timeout: Limit in seconds for this run alone.
        on_progress: Called in another thread with each block of progress.
        polite: Whether a run that is stopped may close its output first; without that it is killed at once.
        background: Whether it only takes what everything else on this machine leaves.

    Returns:
        The end of what FFmpeg wrote to standard error.

    Raises:
        FFmpegMissingError: If the program cannot be started.
        FFmpegFailedError: If it fails; ``details`` holds the command and the end of what it said.
        TimedOutError: If a time limit is over.
        Cancelled: If ``cancel`` was cancelled.
    """
    command = [argv[0], "-progress", "pipe:1", "-stats_period", "0.2", *argv[1:]]
    parser = ProgressParser()

    def read_line(line: str) -> None:
        block = parser.feed(line)
        if block is not None and on_progress is not None:
            on_progress(block)

    with child_token(cancel, seconds=timeout) as token:
        token.check()
        return _Run(command, polite=polite, background=background).finish(token, read_line, cancel)


def capture(argv: Sequence[str], *, timeout: float = 20) -> str:
    """Standard output of a short command such as ``ffmpeg -version``.

    Raises:
        FFmpegMissingError, FFmpegFailedError, TimedOutError: As ``run_ffmpeg``.
    """
    lines: list[str] = []
    with child_token(seconds=timeout) as token:
        _Run(argv).finish(token, lines.append)
    return "".join(lines)


class _Run:
    """One running child and the two threads that drain its pipes."""

    def __init__(self, argv: Sequence[str], *, polite: bool = True, background: bool = False) -> None:
        self._argv = list(argv)
        self._polite = polite
        self._background = background
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._wake = threading.Event()
        self._reader_error: BaseException | None = None
        try:
            self._child = self._start()
        except OSError as error:
            raise FFmpegMissingError(
                f"FFmpeg cannot be started ({argv[0]}): {error.strerror}. Check the path in the settings.",
                details=f"{error}\n{shlex.join(self._argv)}",
            ) from error

    def _start(self) -> "subprocess.Popen[bytes]":
        program = shutil.which(self._argv[0])
        if program is None:
            raise FileNotFoundError(2, "there is no such program", self._argv[0])
        logger.debug("starting %s", shlex.join(self._argv))
        environment = {k: v for k, v in os.environ.items() if k != "FFREPORT"}  # it makes FFmpeg write files
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
            flags |= subprocess.BELOW_NORMAL_PRIORITY_CLASS if self._background else 0
        child = subprocess.Popen(
            [*dies_with_us(), *(niced() if self._background else ()), program, *self._argv[1:]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**environment, "AV_LOG_FORCE_NOCOLOR": "1"},
            creationflags=flags,
            start_new_session=True,
        )
        if self._background and sys.platform == "linux":
            step_back(child.pid)
        return child

    def finish(self, token: CancelToken, on_line: Callable[[str], None], cancel: CancelToken | None = None) -> str:
        child = self._child
        assert child.stdout is not None  # noqa: S101 - they were asked for as pipes
        assert child.stderr is not None  # noqa: S101
        readers = [
            threading.Thread(target=self._read, args=(child.stdout, on_line), daemon=True),
            threading.Thread(target=self._read, args=(child.stderr, self._tail.append), daemon=True),
        ]
        token.on_cancel(self._wake.set)
        try:
            for reader in readers:
                reader.start()
            self._await_end(token, cancel)
        finally:
            token.forget(self._wake.set)
            if child.poll() is None:
                self._stop()
            for reader in readers:
                reader.join(LINGER_SECONDS)
            if any(reader.is_alive() for reader in readers):
                self._kill_group()  # a process that the child left behind keeps the pipes open
                for reader in readers:
                    reader.join()
            self._close()
        token.check()
        if self._reader_error is not None:
            raise self._reader_error
        self._judge(child.returncode)
        return "".join(self._tail)

    def _read(self, pipe: IO[bytes], on_line: Callable[[str], None]) -> None:
        try:
            while line := pipe.readline(MAX_LINE):
                on_line(line.decode("utf-8", "replace"))
        except BaseException as error:  # noqa: BLE001 - raised again by ``finish`` in the thread that waits
            self._reader_error = self._reader_error or error
            while pipe.read(MAX_LINE):  # the child must never wait for a full pipe
                pass
        finally:
            self._wake.set()

    def _await_end(self, token: CancelToken, cancel: CancelToken | None) -> None:
        while self._child.poll() is None and not token.stopped:
            if cancel is not None and cancel.cancelled:  # one that has to be asked, because it calls nobody
                token.cancel()
                return
            # Woken by the end of its output or by cancel; the poll covers time limits.
            if self._wake.wait(POLL_SECONDS) and not token.stopped:
                with suppress(subprocess.TimeoutExpired):
                    self._child.wait(POLL_SECONDS)

    def _stop(self) -> None:
        """The cancel ladder; reached on time limits and our own errors too."""
        if self._polite:
            self._ask_to_end()
        self._kill_group()
        self._child.wait()

    def _ask_to_end(self) -> None:
        child = self._child
        try:
            if child.stdin is not None:
                child.stdin.write(b"q\n")
                child.stdin.flush()
        except OSError:
            logger.debug("FFmpeg no longer listens")
        for signal_it, patience in ((None, ASK_SECONDS), (child.terminate, TERMINATE_SECONDS)):
            if signal_it is not None:
                signal_it()
            try:
                child.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue

    def _kill_group(self) -> None:
        if sys.platform == "win32":
            self._child.kill()
            return
        try:
            os.killpg(self._child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            logger.debug("nothing is left of process group %d", self._child.pid)

    def _close(self) -> None:
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # the unread "q"
                    logger.debug("a pipe was already broken")

    def _judge(self, code: int) -> None:
        if code == 0:
            return
        said = "".join(self._tail).strip()
        raise FFmpegFailedError(
            _failure_sentence(code, said),
            details=f"exit code {code}\n{shlex.join(self._argv)}\n{said}",
        )


def _failure_sentence(code: int, said: str) -> str:
    if "No space left on device" in said:
        return "The disk is full: FFmpeg could not write its output. Free some space and try again."
    if code < 0:
        return f"FFmpeg was ended by the system (signal {-code}); the machine may be short of memory."
    last = said.splitlines()[-1] if said else f"exit code {code}"
    return f"FFmpeg failed: {last[:200]}"
