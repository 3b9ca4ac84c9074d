"""What a person looks after in the settings: encoders, connections, keys, caches, logs, and what this program is."""

import platform
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop import __version__
from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.work import CancelToken

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.domain.settings import S3Storage
    from choreo_desktop.media.ffmpeg import FFmpegLocator
    from choreo_desktop.services.caches import CacheSizes, Cleared
    from choreo_desktop.services.connection import Connection, KeyStore, S3Keys
    from choreo_desktop.services.doctor_findings import Finding
    from choreo_desktop.services.encoders import Encoder, Encoders

LOG_NAME = "choreo-desktop.log"  # as ``choreo_desktop.logs`` names it, which services may not import
_MOST_BYTES = 64_000  # of the end of the log that are looked at
_LINES = 60

# The libraries inside the program, with their licences.
_LIBRARIES = {
    "PySide6": "LGPL-3.0",
    "av": "BSD-3-Clause",
    "boto3": "Apache-2.0",
    "ffmpeg-python": "Apache-2.0",
    "filelock": "MIT",
    "imageio-ffmpeg": "BSD-2-Clause",
    "keyring": "MIT",
    "numpy": "BSD-3-Clause",
    "peewee": "MIT",
    "platformdirs": "MIT",
    "pydantic": "MIT",
    "rich": "MIT",
    "scipy": "BSD-3-Clause",
}


class Part(NamedTuple):
    """Something the program is made of.

    Attributes:
        name: What it is called.
        version: Its version; ``not found`` where it has none.
        licence: Under which it may be used.
    """

    name: str
    version: str
    licence: str


class Upkeep:
    """What the settings and the help menu do. All methods may take long: call them in jobs.

    Args:
        ffmpeg: Gives what finds the FFmpeg of the settings of now.
        encoders: Gives what tries encoders with it.
        keys: Gives the keys of buckets.
        cache: Folder of the caches.
        logs: Folder of the logs.
        examine: Looks at what works on this machine.

    Attributes:
        log_folder: Folder of the logs.
    """

    def __init__(
        self,
        *,
        ffmpeg: "Callable[[], FFmpegLocator]",
        encoders: "Callable[[], Encoders]",
        keys: "Callable[[], KeyStore]",
        cache: Path,
        logs: Path,
        examine: "Callable[[], list[Finding]]",
    ) -> None:
        self._ffmpeg, self._encoders, self._keys = ffmpeg, encoders, keys
        self._cache = cache
        self.log_folder = logs
        self._examine = examine

    def encoders(self, *, cancel: CancelToken | None = None) -> "list[Encoder]":
        """The encoders that work here. See ``services.encoders.Encoders.usable``."""
        return self._encoders().usable(cancel=cancel)

    def check_connection(
        self, storage: "S3Storage", keys: tuple[str, str] | None, *, cancel: CancelToken | None = None
    ) -> "Connection":
        """Whether a bucket can be used. See ``services.connection.check_connection``.

        Args:
            storage: The bucket.
            keys: Access key and secret key as somebody typed them; None for those that are kept.
            cancel: Stops the trying.
        """
        from choreo_desktop.services.connection import check_connection

        typed = None if keys is None else new_keys(*keys)
        return check_connection(storage, typed, cancel=cancel, store=self._keys())

    def has_keys(self, storage: "S3Storage") -> bool:
        """Whether keys are kept for a bucket."""
        return self._keys().load(storage) is not None

    def keep_keys(self, storage: "S3Storage", access_key: str, secret_key: str) -> str:
        """Keep the keys of a bucket. Returns a sentence where they last only until the program ends."""
        return self._keys().save(storage, new_keys(access_key, secret_key))

    def forget_keys(self, storage: "S3Storage") -> str:
        """Forget the keys of a bucket. Returns a sentence where that cannot be known to have worked."""
        return self._keys().forget(storage)

    def cache_sizes(self) -> "CacheSizes":
        """How much the caches hold."""
        from choreo_desktop.services.caches import Caches

        return Caches(self._cache).sizes()

    def clear_caches(self) -> "Cleared":
        """Remove what no running job needs from the caches."""
        from choreo_desktop.services.caches import Caches

        return Caches(self._cache).clear()

    def examine(self) -> "list[Finding]":
        """What works on this machine."""
        return self._examine()

    def parts(self) -> list[Part]:
        """What the program is made of, itself first."""
        return [
            Part("Choreo Desktop", __version__, "MIT"),
            Part("Python", platform.python_version(), "PSF-2.0"),
            Part("FFmpeg", self._ffmpeg_version(), "GPL-3.0, a separate program"),
            *(Part(name, _version_of(name), licence) for name, licence in _LIBRARIES.items()),
        ]

    def _ffmpeg_version(self) -> str:
        try:
            found = self._ffmpeg().get()
        except ChoreoError as error:
            return error.error
        return f"{found.version} ({found.source})"

    def recent_log(self) -> str:
        """The last lines of the log; empty where there is none."""
        with suppress(OSError), (self.log_folder / LOG_NAME).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _MOST_BYTES))
            return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-_LINES:])
        return ""


def new_keys(access_key: str, secret_key: str) -> "S3Keys":
    """Keys as somebody typed them."""
    from choreo_desktop.services.connection import S3Keys

    return S3Keys(access_key.strip(), secret_key.strip())


def system_line() -> str:
    """The machine, for a report."""
    return f"Choreo Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}"


def _version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # bundles carry no list of packages
        return "not found"
