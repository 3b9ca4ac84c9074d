"""Files that a command writes for people: whole or not at all, with a sentence when it does not work."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.storage.atomic import atomic_write, check_replaceable
from choreo_desktop.storage.sentences import file_sentences


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text.

    Raises:
        StorageError: If the file cannot be written.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file.

    Raises:
        StorageError: If the file cannot be written.
    """
    with file_sentences("written", path), atomic_write(path) as file:
        file.write(data)


def check_output(option: str, path: Path | None, inputs: Sequence[Path]) -> None:
    """A file that is written for people must not take the place of one that is read, or of a folder.

    Args:
        option: Where it was asked for, such as ``--out``.
        path: The file to write; None where none was asked for.
        inputs: Files that are needed for something else.

    Raises:
        InvalidRequestError: If it would.
        StorageError: If it cannot be written.
    """
    if path is None:
        return
    if path.is_dir():
        raise InvalidRequestError(f"{option}: {path} is a folder; name a file.")
    if any(_same_file(path, other) for other in inputs):
        raise InvalidRequestError(f"{option}: {path} is needed for something else; choose another name.")
    check_writable(path)


def _same_file(one: Path, other: Path) -> bool:
    return one.absolute() == other.absolute() or (one.exists() and other.exists() and one.samefile(other))


def check_writable(path: Path) -> None:
    """See, before the work begins, that a file can be written.

    Raises:
        StorageError: If it cannot.
    """
    with file_sentences("written", path):
        check_replaceable(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            """A file can be made there."""


def write_json(path: Path, data: Any) -> None:  # noqa: ANN401 - anything that JSON can write
    """Write JSON.

    Raises:
        StorageError: If the file cannot be written.
    """
    write_text(path, json.dumps(data, indent=1, ensure_ascii=False) + "\n")


@contextmanager
def new_file(path: Path, suffix: str, what: str) -> Iterator[BinaryIO]:
    """A file for a person, which appears whole at the end of the block or not at all.

    Args:
        path: Where.
        suffix: What its name has to end in.
        what: What people call it.

    Raises:
        InvalidRequestError: If the name ends otherwise.
        StorageError: If the file cannot be written.
    """
    if path.suffix.lower() != suffix:
        raise InvalidRequestError(f"The {what} needs a file name that ends in {suffix}; “{path.name}” does not.")
    with file_sentences("written", path), atomic_write(path) as file:
        yield file
