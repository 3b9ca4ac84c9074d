"""Storage keys: the relative POSIX paths by which clips, songs and results are named."""

import re
import unicodedata

MAX_KEY_BYTES = 1024  # S3's own limit
MAX_PART_BYTES = 255  # what common file systems take


def key_problem(key: str) -> str | None:
    """Why a key is refused, as the end of a sentence, or None if it is fine.

    A key stays inside its storage by its form alone: relative, no ``..``, no scheme, nothing that another
    program could take for an option or a protocol. Links are looked at when the key is resolved.
    """
    if not key:
        return "is empty"
    if len(key) > MAX_KEY_BYTES:
        return f"is longer than {MAX_KEY_BYTES} bytes"
    if any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in key):
        return "holds a control character"
    if "\\" in key:
        return "holds a backslash; parts are separated by /"
    if key.startswith("/"):
        return "is an absolute path; it must be relative to the storage folder"
    if re.match(r"[^/]*:", key):
        return "begins with a drive, scheme or protocol (x:); it must be a relative path"
    return _part_problem(key)


def _part_problem(key: str) -> str | None:
    if len(key.encode()) > MAX_KEY_BYTES:
        return f"is longer than {MAX_KEY_BYTES} bytes"
    for part in key.split("/"):
        if part == "..":
            return "leaves the storage folder (..)"
        if part in ("", "."):
            return "has an empty part"
        if part.startswith("-"):
            return "has a part that begins with a dash"
        if len(part.encode()) > MAX_PART_BYTES:
            return f"has a part longer than {MAX_PART_BYTES} bytes"
    return None


def safe_key(*parts: str) -> str:
    """A key as close as possible to any file names: what a key may not hold becomes ``_``."""
    return "/".join(_safe_part(p) for p in parts)


def _safe_part(part: str) -> str:
    kept = "".join("_" if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") or c in "\\/:" else c for c in part)
    kept = re.sub(r"^(-|\.+$)", "_", kept) or "_"
    stem, dot, suffix = kept.rpartition(".")
    if not stem or len(suffix) > 10:  # no ending that says what kind of file it is
        stem, dot, suffix = kept, "", ""
    room = MAX_PART_BYTES - 8 - len((dot + suffix).encode())  # and for a number behind it
    return stem.encode()[:room].decode(errors="ignore") + dot + suffix
