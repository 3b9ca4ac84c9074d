import io
import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from choreo_desktop.logs import BACKUPS, LOG_FILE, MAX_BYTES, Logging, set_up_logging

log = logging.getLogger("choreo_desktop.somewhere")


@pytest.fixture
def console() -> io.StringIO:
    """What a person would read in the terminal."""
    return io.StringIO()


@pytest.fixture
def running(tmp_path: Path, console: io.StringIO) -> Iterator[Logging]:
    """Logging into a folder of this test."""
    with set_up_logging(tmp_path / "logs", console=console) as running:
        yield running


def written(running: Logging) -> str:
    """The log file."""
    assert running.file is not None
    return running.file.read_text(encoding="utf-8")


def file_of(running: Logging) -> RotatingFileHandler:
    """What writes the log file."""
    handler = next(h for h in logging.getLogger().handlers if isinstance(h, RotatingFileHandler))
    assert handler.baseFilename == str(running.file)
    return handler


def test_the_file_holds_more_than_the_console(running: Logging, console: io.StringIO) -> None:
    """A bug report has the details, while the terminal shows only what matters."""
    log.debug("too small for anything")
    log.info("analysing %s", "Obsesión ♪")
    log.warning("no beat found")
    assert "INFO" in written(running)
    assert "choreo_desktop.somewhere: analysing Obsesión ♪" in written(running)
    assert "too small" not in written(running)
    assert console.getvalue() == "WARNING: no beat found\n"


def test_the_console_can_say_more(tmp_path: Path, console: io.StringIO) -> None:
    """Somebody who asks for it reads along in the terminal."""
    with set_up_logging(tmp_path, console_level=logging.INFO, console=console):
        log.info("analysing")
    assert console.getvalue() == "INFO: analysing\n"


@pytest.mark.parametrize("name", ["boto3", "botocore.hooks", "urllib3.connectionpool", "moto.core", "s3transfer"])
def test_others_chatter_stays_out(running: Logging, name: str) -> None:
    """The log tells about choreographies, not about every connection."""
    logging.getLogger(name).info("connection opened")
    logging.getLogger(name).warning("connection lost")
    assert "opened" not in written(running)
    assert "connection lost" in written(running)


def test_errors_come_with_their_traceback(running: Logging) -> None:
    """A bug report shows where it happened."""
    try:
        int("no number")
    except ValueError:
        log.exception("failed")
    assert "ValueError: invalid literal" in written(running)


def test_a_name_with_half_a_character_is_logged(running: Logging) -> None:
    """A file with a broken name does not lose the line that tells about it."""
    record = logging.makeLogRecord({"levelno": logging.INFO, "msg": "reading %s", "args": ("a\udce4.mp4",)})
    file_of(running).handle(record)  # not through the logger: pytest-xdist cannot pass such a line on
    assert r"reading a\udce4.mp4" in written(running)


def test_the_log_does_not_grow_for_ever(running: Logging) -> None:
    """After years of use the logs take a few megabytes."""
    assert running.file is not None
    for _ in range(MAX_BYTES * (BACKUPS + 3) // 100_000):
        log.info("x" * 100_000)
    files = list(running.file.parent.iterdir())
    assert len(files) == BACKUPS + 1
    assert sum(file.stat().st_size for file in files) <= MAX_BYTES * (BACKUPS + 1)


def test_closing_leaves_no_trace(tmp_path: Path) -> None:
    """A program that sets up logging twice does not write every line twice."""
    root = logging.getLogger()
    before = (root.level, logging.getLogger("boto3").level, list(root.handlers))
    running = set_up_logging(tmp_path)
    assert len(root.handlers) == len(before[2]) + 2
    running.close()
    running.close()
    assert (root.level, logging.getLogger("boto3").level, list(root.handlers)) == before
    log.warning("after the end")
    assert "after the end" not in (tmp_path / LOG_FILE).read_text()


@pytest.mark.parametrize("below", ["file", "file/deeper", "null\0"])
def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, console: io.StringIO, below: str) -> None:
    """Without a place for the log the program runs all the same and says so once."""
    (tmp_path / "file").write_text("in the way")
    with set_up_logging(tmp_path / below, console=console) as running:
        log.error("still heard")
    assert running.file is None
    lines = console.getvalue().splitlines()
    assert lines[0].startswith("WARNING: No log file can be written in ")
    assert lines[1:] == ["ERROR: still heard"]


def test_a_log_that_breaks_later_stops_nothing(
    running: Logging, console: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    """A disk that fills up while the program runs does not flood the terminal."""
    handler = file_of(running)
    assert handler.stream is not None
    handler.stream.close()
    log.warning("lost in the file")
    assert console.getvalue() == "WARNING: lost in the file\n"
    assert capsys.readouterr().err == ""


def test_a_windowed_program_has_no_console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Started from the desktop on Windows, where there is no terminal, the program logs to its file."""
    monkeypatch.setattr("sys.stderr", None)
    with set_up_logging(tmp_path) as running:
        log.warning("heard")
    assert "heard" in written(running)
