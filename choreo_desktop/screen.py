"""What a command says and hears: JSON or lines for people, a progress bar, Ctrl-C."""

import json
import logging
import os
import shlex
import signal
import subprocess
import sys
import threading
import traceback
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from choreo_desktop.domain.errors import Category, ChoreoError, ResourceError
from choreo_desktop.domain.work import Cancelled, CancelToken, Progress

logger = logging.getLogger(__name__)

EXIT_CODES = {
    Category.VALIDATION: 2,
    Category.RESOURCE: 3,
    Category.PROCESSING: 4,
    Category.TIMEOUT: 5,
}

EXIT_CANCELLED = 130

Answer = dict[str, Any]


@dataclass
class Screen:
    """Where a command talks to.

    Attributes:
        as_json: One JSON object on standard output and nothing else.
    """

    as_json: bool

    @contextmanager
    def progress(self) -> "Iterator[Callable[[Progress], None]]":
        """A bar for people, on standard error."""
        if self.as_json:
            yield lambda _: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TextColumn("{task.percentage:>3.0f}%"))
        with Bar(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
            job = bar.add_task("Getting ready", total=100)
            yield lambda p: bar.update(job, completed=p.percent, description=p.message)

    def answer(self, data: Answer, lines: Sequence[str]) -> None:
        """The result: JSON, or lines for people."""
        if self.as_json:
            _write_json(data)
        else:
            _write(sys.stdout, "\n".join(_one_line(line) for line in lines))

    def failure(self, error: ChoreoError) -> None:
        """What went wrong: JSON, or a sentence for people."""
        if self.as_json:
            _write_json(error.as_dict())
            return
        _write(sys.stderr, f"Error: {error.error}")
        lines = [line for line in error.details.splitlines() if line and line not in error.error]
        if EXIT_CODES[error.category] == EXIT_CODES[Category.VALIDATION] and not error.details.startswith(
            type(error).__name__
        ):
            _write(sys.stderr, "\n".join(f"  {line}" for line in lines[:20]))


def as_typed(words: Sequence[str], system: str = sys.platform) -> str:
    """A command as a person types it: the consoles of Windows know no single quotes."""
    return subprocess.list2cmdline(words) if system == "win32" else shlex.join(words)


def _one_line(text: str) -> str:
    """A line that stays one: names of files may hold line breaks, and signs that would steer the console."""
    return "".join("�" if unicodedata.category(c) == "Cc" else c for c in text)


def _write_json(data: Answer) -> None:
    # In ASCII, every console shows every file name exactly.
    _write(sys.stdout, json.dumps(data))


def _write(stream: Any, text: str) -> None:  # noqa: ANN401 - standard output, or what a test puts in its place
    # A console that does not know a character must not end the program.
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        stream.flush()
    except BrokenPipeError:  # ``| head`` has read enough; what is still unwritten must not fail at the very end
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def ended_in_words(screen: Screen, work: Callable[[CancelToken], int]) -> int:
    """Carry out a command so that it ends with an exit code and, where it fails, a sentence, never a traceback.

    Returns:
        What ``work`` returns; 2 invalid request; 3 something missing; 4 processing failed; 5 timed out; 130 cancelled.
    """
    with cancelled_by_signals() as cancel:
        try:
            return work(cancel)
        except ChoreoError as error:
            logger.info("%s | %s", error.error, error.details)
            screen.failure(error)
            return EXIT_CODES[error.category]
        except OSError as error:
            logger.info("%r", error)
            screen.failure(_unusable_file(error))
            return EXIT_CODES[Category.RESOURCE]
        except (Cancelled, KeyboardInterrupt):
            screen.failure(ChoreoError("Cancelled.", stage="cancelled"))
            return EXIT_CANCELLED
        except Exception as error:
            logger.exception("a bug")
            screen.failure(
                ChoreoError(
                    f"An unexpected problem ended the program ({type(error).__name__}). Please report it; "
                    "the log has the details.",
                    details=traceback.format_exc(),
                )
            )
            return EXIT_CODES[Category.PROCESSING]


def _unusable_file(error: OSError) -> ResourceError:
    where = f"{error.filename} " if error.filename else "A file "
    return ResourceError(f"{where}cannot be used: {error.strerror or error}.", details=repr(error))


@contextmanager
def cancelled_by_signals() -> Iterator[CancelToken]:
    """The first Ctrl-C asks the work to stop and clean up; the second ends the program.

    A handler interrupts its thread anywhere, also where that holds a lock that cancelling needs; so it only wakes
    up another thread, which cancels.
    """
    cancel = CancelToken()
    reader, writer = os.pipe()
    asked = False

    def stop(number: int, _: object) -> None:
        nonlocal asked
        if asked and number == signal.SIGINT:
            raise KeyboardInterrupt
        asked = True
        os.write(writer, b"!")

    def await_signal() -> None:
        if os.read(reader, 1):
            cancel.cancel()

    watcher = threading.Thread(target=await_signal, name="signals", daemon=True)
    watcher.start()
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield cancel
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(writer)
        watcher.join()
        os.close(reader)
