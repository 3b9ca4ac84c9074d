"""Settings in a file: what cannot be used is put aside and reset, never refused and never lost."""

import filecmp
import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.settings import SETTINGS_VERSION, AppSettings
from choreo_desktop.services.settings_repair import Loaded, migrated, repair, version_of

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
        if version_of(data) > SETTINGS_VERSION:
            notice = "The settings were written by a newer version of Choreo Desktop; the defaults are used."
            return AppSettings(), [notice + self._put_aside("newer")]
        settings, notices = repair(migrated(data))
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
            version = version_of(self._read())
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
