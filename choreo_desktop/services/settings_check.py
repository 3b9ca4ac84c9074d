"""Settings while they are typed: what cannot be used, by its field, in a sentence."""

import re
from collections.abc import Mapping
from os.path import normcase, normpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from pydantic import ValidationError

from choreo_desktop.domain.keys import key_problem
from choreo_desktop.domain.settings import AppSettings, LocalStorage, S3Storage

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_KINDS = ("local", "s3")


class Checked(NamedTuple):
    """Settings as somebody types them.

    Attributes:
        settings: What can be saved; None while something cannot.
        problems: Sentences by field (``video.width``).
    """

    settings: AppSettings | None
    problems: dict[str, str]


def check_settings(data: Mapping[str, Any]) -> Checked:
    """See whether settings can be saved. Touches no disk and no network.

    Args:
        data: All settings as plain values, as ``AppSettings.model_dump`` gives them.
    """
    try:
        settings = AppSettings.model_validate(dict(data))
    except ValidationError as error:
        problems: dict[str, str] = {}
        for problem in error.errors(include_url=False):
            problems.setdefault(_field(problem), _sentence(problem))
        return Checked(None, problems)
    storage = settings.storage
    problems = _local_problems(storage) if isinstance(storage, LocalStorage) else _bucket_problems(storage)
    if settings.ffmpeg_path and _whole(settings.ffmpeg_path) is None:
        problems["ffmpeg_path"] = "Must be the whole path of the program."
    return Checked(None if problems else settings, problems)


def _field(problem: "ErrorDetails") -> str:
    parts = [str(part) for part in problem["loc"]]
    # The kind of a storage stands in the path of what is wrong with it, but is no field that people see.
    return ".".join(part for i, part in enumerate(parts) if not (i == 1 and parts[0] == "storage" and part in _KINDS))


def _sentence(problem: "ErrorDetails") -> str:
    match problem["type"]:
        case "string_too_short" | "missing":
            return "Must not be empty."
        case "int_parsing" | "int_type" | "int_from_float":
            return "Must be a whole number."
        case "float_parsing" | "float_type" | "finite_number":
            return "Must be a number."
    text = problem["msg"].removeprefix("Input should be ").removeprefix("Value error, ").rstrip(".")
    if problem["msg"].startswith("Input should be "):
        text = f"must be {text}"
    return f"{text[:1].upper()}{text[1:]}."


def _local_problems(storage: LocalStorage) -> dict[str, str]:
    given = {name: getattr(storage, name) for name in ("root", "clips", "songs", "results")}
    places = {name: _whole(text) for name, text in given.items() if text}
    problems = {
        f"storage.{name}": "Must be a whole path, such as the button beside it gives."
        for name, place in places.items()
        if place is None
    }
    results = places.get("results")
    for name in ("clips", "songs"):
        place = places.get(name)
        if results is not None and place is not None and results.is_relative_to(place):
            problems["storage.results"] = (
                f"Must lie outside the folder of the {name}, or finished videos would be taken for {name}."
            )
    return problems


def _whole(text: str) -> Path | None:
    """A path as it is compared with others; None where it does not begin at the top of a disk."""
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # the home of somebody whom the system does not know
        return None
    return Path(normcase(normpath(path))) if path.is_absolute() and "\0" not in text else None


def _bucket_problems(storage: S3Storage) -> dict[str, str]:
    problems = {}
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]", storage.bucket):
        problems["storage.bucket"] = "Must be the name of a bucket: 3 or more letters, digits, dots and dashes."
    folder = storage.prefix.strip("/")
    if folder and (problem := key_problem(folder)):
        problems["storage.prefix"] = f"Cannot be used: it {problem}."
    if storage.endpoint_url and not _is_address(storage.endpoint_url):
        problems["storage.endpoint_url"] = (
            "Must be an address such as https://storage.example.org, or empty for Amazon."
        )
    if storage.region and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,62}", storage.region):
        problems["storage.region"] = "Must be a region such as eu-central-1, or empty."
    return problems


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0 and " " not in text
    except ValueError:
        return False
