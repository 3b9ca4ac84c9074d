"""Keys as they are used: refused where they could lead elsewhere, and the local files that are named after them."""

import re
import uuid
from pathlib import Path, PurePosixPath

from choreo_desktop.domain.errors import UnsafePathError
from choreo_desktop.domain.keys import key_problem


def check_key(key: str) -> str:
    """The key itself, if it may be used.

    Raises:
        UnsafePathError: If it could leave the storage, or be taken for something else than a file.
    """
    if problem := key_problem(key):
        raise UnsafePathError(f"The storage path {key!r} was refused for security: it {problem}.")
    return key


def check_prefix(prefix: str) -> str:
    """The beginning of keys itself, if it may be used; it may be empty or end with ``/``.

    Raises:
        UnsafePathError: If no key that may be used begins like that.
    """
    if prefix:
        check_key(prefix.removesuffix("/"))
    return prefix


def safe_suffix(key: str) -> str:
    """The file ending of a key, by which programs know what it is; empty if it is an odd one."""
    suffix = PurePosixPath(key).suffix
    return suffix if re.fullmatch(r"\.[A-Za-z0-9]{1,8}", suffix) else ""


def new_local_path(folder: Path, key: str) -> Path:
    """A path in a folder that nothing else has, whatever the key is called."""
    return folder / f"{uuid.uuid4().hex}{safe_suffix(key)}"
