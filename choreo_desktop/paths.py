"""Where things live: settings, data, cache, logs, and the resources that come with the program."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

from choreo_desktop.domain.errors import InvalidRequestError, ResourceError

APP_NAME = "choreo-desktop"
HOME_VARIABLE = "CHOREO_DESKTOP_HOME"


@dataclass(frozen=True)
class AppPaths:
    """The folders of this person on this machine.

    Attributes:
        config: The settings.
        data: The history and what else must not be lost.
        cache: What can be made again.
        logs: What the program did.
    """

    config: Path
    data: Path
    cache: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The file of the settings."""
        return self.config / "settings.json"

    @property
    def database_file(self) -> Path:
        """The file of the history."""
        return self.data / "choreo.sqlite3"

    @property
    def corrections_folder(self) -> Path:
        """The folder of what was corrected in songs."""
        return self.data / "corrections"


def app_paths(environ: Mapping[str, str] = os.environ, *, make: bool = True) -> AppPaths:
    """The folders of the program, made where they are missing.

    With CHOREO_DESKTOP_HOME set they all lie below that one folder, so that tests and several people never
    meet. The folder of the logs is left to ``set_up_logging``: without it the program still runs.

    Args:
        environ: Says where.
        make: Whether they have to be there; not for who asks what is wrong with them.

    Raises:
        InvalidRequestError: If one of them cannot be made or written to.
    """
    home = environ.get(HOME_VARIABLE, "")
    paths = _below(home) if home else _of_the_user()
    for folder in (paths.config, paths.data, paths.cache) if make else ():
        _make(folder, home)
    return paths


def resource(*parts: str) -> Path:
    """A file or folder that comes with the program, in a wheel, a bundle or a checkout.

    Raises:
        ResourceError: If it is not there.
    """
    package = Path(__file__).resolve().parent
    for root in (package / "resources", package.parent / "resources"):
        if (path := root.joinpath(*parts)).exists():
            return path
    name = "/".join(parts)
    raise ResourceError(
        f"A part of the program is missing: {name}. Install Choreo Desktop again.",
        details=f"no {name} in {package / 'resources'} or {package.parent / 'resources'}",
    )


def _below(home: str) -> AppPaths:
    try:
        root = Path(home).expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise InvalidRequestError(f"{HOME_VARIABLE} ({home}) cannot be used: {error}.") from error
    return AppPaths(*(root / name for name in ("config", "data", "cache", "logs")))


def _of_the_user() -> AppPaths:
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(APP_NAME, appauthor=False)
    return AppPaths(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path)


def _make(folder: Path, home: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):  # rights alone do not tell: the disk may be read-only
            pass
    except (OSError, ValueError) as error:
        whose = f"{HOME_VARIABLE} ({home})" if home else str(folder)
        raise InvalidRequestError(
            f"The folder {whose} cannot be used: {_why(error)}. Choose one that you can write to"
            f"{'' if home else f', for example by setting {HOME_VARIABLE}'}.",
            details=f"{folder}: {type(error).__name__}: {error}",
        ) from error


def _why(error: Exception) -> str:
    match error:
        case FileExistsError() | NotADirectoryError():
            return "there is a file in its place"
        case PermissionError():
            return "you may not write there"
        case OSError(strerror=str(text)):
            return text.lower()
    return str(error)
