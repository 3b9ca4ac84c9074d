"""What the program writes down for bug reports: a log file that does not grow for ever, and the console."""

import logging
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, TextIO

from typing_extensions import override

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOG_FILE = "choreo-desktop.log"
MAX_BYTES = 1_000_000
BACKUPS = 5

_CHATTY = ("boto3", "botocore", "filelock", "moto", "s3transfer", "urllib3", "werkzeug", "PIL", "peewee")
_FILE_FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"
_CONSOLE_FORMAT = "%(levelname)s: %(message)s"

_log = logging.getLogger(__name__)


class _LogFile(RotatingFileHandler):
    """A log file that can be in the way of nothing: a full disk or a file in use costs lines, nothing else.

    Args:
        path: The file.
    """

    def __init__(self, path: "Path") -> None:
        super().__init__(path, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8", errors="backslashreplace")

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Stay silent: the default prints a traceback for each line that is lost."""


class Logging:
    """Logging as set up; closing it leaves logging as it was.

    Args:
        handlers: Those that were added to the root logger.
        levels: The level of each logger that was changed, as it was before.
        file: The log file; None where it could not be written.
    """

    def __init__(self, handlers: list[logging.Handler], levels: dict[str, int], file: "Path | None") -> None:
        self._handlers = handlers
        self._levels = levels
        self.file = file

    def close(self) -> None:
        """Take the handlers away and close them. May be called more than once."""
        root = logging.getLogger()
        for handler in self._handlers:
            root.removeHandler(handler)
            with suppress(OSError, ValueError):  # the rest of the last line may not fit on the disk
                handler.close()
        for name, level in self._levels.items():
            logging.getLogger(name).setLevel(level)
        self._handlers, self._levels = [], {}

    def __enter__(self) -> "Logging":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self.close()


def set_up_logging(
    folder: "Path",
    *,
    console_level: int = logging.WARNING,
    console: TextIO | None = None,
) -> Logging:
    """Log to a file in a folder and to the console. A folder that cannot be written never stops the program.

    Args:
        folder: Where the log file goes.
        console_level: What is worth the console.
        console: Where the console is; standard error unless given (a windowed program has none).
    """
    root = logging.getLogger()
    handlers: list[logging.Handler] = []
    if stream := console or sys.stderr:
        screen = logging.StreamHandler(stream)
        screen.setLevel(console_level)
        screen.setFormatter(logging.Formatter(_CONSOLE_FORMAT))
        handlers.append(screen)
    problem: Exception | None = None
    file: Path | None = folder / LOG_FILE
    try:
        handlers.append(_open_file(folder))
    except (OSError, ValueError) as error:
        problem, file = error, None
    for handler in handlers:
        root.addHandler(handler)
    wanted = {"": logging.INFO, **dict.fromkeys(_CHATTY, logging.WARNING)}
    before = {name: logging.getLogger(name).level for name in wanted}
    for name, level in wanted.items():
        logging.getLogger(name).setLevel(level)
    if problem is not None:
        _log.warning("No log file can be written in %s: %s", folder, problem)
    return Logging(handlers, before, file)


def _open_file(folder: "Path") -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True)
    handler = _LogFile(folder / LOG_FILE)
    handler.setFormatter(logging.Formatter(_FILE_FORMAT))
    return handler
