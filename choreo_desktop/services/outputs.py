"""Files that a command writes for people: whole or not at all, with a sentence when it does not work."""

import json
import tempfile
from pathlib import Path
from typing import Any

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
