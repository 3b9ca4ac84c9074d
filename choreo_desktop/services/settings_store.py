"""Settings in a file: what cannot be used is put aside and reset, never refused and never lost."""

import filecmp
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.settings import SETTINGS_VERSION, AppSettings

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Loaded = tuple[AppSettings, list[str]]

_MAX_BYTES = 1_000_000  # a file of settings is some hundred bytes long


class SettingsStore:
    """The settings of a person in one JSON file. It never holds a secret: ``AppSettings`` has no place for one.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> Loaded:
        """The settings, and a sentence for each thing that had to be reset. Never raises.

        The file itself is left alone until the settings are saved; where something was reset, a copy is kept
        beside it (``settings.json.damaged-1``).
        """
        try:
            data = self._read()
        except FileNotFoundError:
            return AppSettings(), []
        except OSError as error:
            return AppSettings(), [
                f"The settings in {self.path} cannot be read ({error.strerror}); the defaults are used."
            ]
        except (ValueError, RecursionError):
            return AppSettings(), [f"The settings file is damaged; the defaults are used.{self._put_aside('damaged')}"]
        if _version_of(data) > SETTINGS_VERSION:
            notice = "The settings were written by a newer version of Choreo Desktop; the defaults are used."
            return AppSettings(), [notice + self._put_aside("newer")]
        settings, notices = _repair(_migrated(data))
        if notices:
            notices[-1] += self._put_aside("damaged")
        return settings, notices

    def save(self, settings: AppSettings) -> None:
        """Replace the file, all of it or nothing, even if the power goes.

        A file of an older version is kept beside it (``settings.json.version-1``), for going back to that version.

        Raises:
            ProcessingError: If it cannot be written.
        """
        self._keep_older()
        # Escaped, so that a path whose name is not UTF-8 survives too.
        text = json.dumps(settings.model_dump(), indent=2) + "\n"
        try:
            _replace(self.path, text.encode())
        except OSError as error:
            raise ProcessingError(
                f"The settings cannot be saved in {self.path.parent}: {error.strerror}.",
                details=f"{type(error).__name__}: {error}",
            ) from error

    def _read(self) -> dict[str, Any]:
        with self.path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
        data = json.loads(content.decode("utf-8-sig")) if len(content) <= _MAX_BYTES else None
        if not isinstance(data, dict):
            raise ValueError("not an object")  # noqa: TRY004 - it is the file that is wrong
        return data

    def _keep_older(self) -> None:
        with suppress(OSError, ValueError, RecursionError):
            version = _version_of(self._read())
            if 0 < version < SETTINGS_VERSION:
                shutil.copyfile(self.path, self.path.with_name(f"{self.path.name}.version-{version}"))

    def _put_aside(self, why: str) -> str:
        """Copy the file beside itself, once; returns the end of the notice."""
        for number in range(1, 1000):
            copy = self.path.with_name(f"{self.path.name}.{why}-{number}")
            with suppress(OSError):
                if not copy.exists():
                    shutil.copyfile(self.path, copy)
                if filecmp.cmp(self.path, copy, shallow=False):
                    return f" The file as it was is kept as {copy.name}."
        return ""


def _replace(path: Path, content: bytes) -> None:
    target = Path(os.path.realpath(path))  # some people keep their settings elsewhere, behind a link
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _version_of(data: dict[str, Any]) -> int:
    """The version that wrote a file; one that does not say is taken for ours, one that says nonsense is repaired."""
    version = data.get("schema_version")
    return version if type(version) is int else SETTINGS_VERSION


def _migrated(data: dict[str, Any]) -> dict[str, Any]:
    """The same settings as this version writes them."""
    for version in range(_version_of(data), SETTINGS_VERSION):
        step = _STEPS.get(version)
        if step is None:
            break  # a version that never was: repaired like any other wrong value
        data = {**step(data), "schema_version": version + 1}
    return data


def _same(data: dict[str, Any]) -> dict[str, Any]:
    return data


# What changes between a version and the next. Version 2 only added settings, whose defaults are what 1 did.
_STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _same}


def _repair(data: dict[str, Any]) -> Loaded:
    """Take out what cannot be used until the rest can."""
    notices: list[str] = []
    while True:
        try:
            return AppSettings.model_validate(data), notices
        except ValidationError as error:
            problem = error.errors()[0]
        path = _path_in(data, problem)
        if not path:
            return AppSettings(), [*notices, "The settings cannot be used; the defaults are used."]
        inner = data
        for part in path[:-1]:
            inner = inner[part]
        del inner[path[-1]]
        reason = problem["msg"][:1].lower() + problem["msg"][1:]
        notices.append(f"The setting {'.'.join(path)} was reset: {reason}.")


def _path_in(data: dict[str, Any], problem: "ErrorDetails") -> list[str]:
    """Where the problem lies in the data, as far as that is there: the kind of a storage is no key of its own."""
    path: list[str] = []
    inner: Any = data
    for part in problem["loc"]:
        if isinstance(inner, dict) and isinstance(part, str) and part in inner:
            path.append(part)
            inner = inner[part]
    return path
