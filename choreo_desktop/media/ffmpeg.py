"""Finding FFmpeg: the one in the settings, else the bundled one, else the one on PATH."""

import logging
import re
import shutil
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from choreo_desktop.domain.errors import ChoreoError, FFmpegMissingError
from choreo_desktop.media.process import capture

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FFmpeg:
    """A usable FFmpeg program.

    Attributes:
        path: Where it is.
        version: As it says itself, such as ``7.1``.
        source: ``setting``, ``bundled`` or ``PATH``.
    """

    path: Path
    version: str
    source: str

    @cached_property
    def filters(self) -> frozenset[str]:
        """Names of its filters."""
        return self._names("-filters", r"^ [A-Z.]{2,3} +(\w+) ")

    @cached_property
    def encoders(self) -> frozenset[str]:
        """Names of its encoders."""
        return self._names("-encoders", r"^ [A-Z.]{6} +(\w+) ")

    @property
    def converts_hdr(self) -> bool:
        """Whether it has the filters that turn HDR into ordinary colours."""
        return {"zscale", "tonemap"} <= self.filters

    def _names(self, option: str, pattern: str) -> frozenset[str]:
        text = capture([str(self.path), "-hide_banner", option])
        return frozenset(re.findall(pattern, text, re.MULTILINE))


class FFmpegLocator:
    """Finds FFmpeg once, when it is first needed.

    Args:
        setting: Path from the settings; empty for none.
    """

    def __init__(self, setting: str = "") -> None:
        self._setting = setting
        self._found: FFmpeg | None = None
        self._lock = threading.Lock()

    def get(self) -> FFmpeg:
        """The program to use.

        Raises:
            FFmpegMissingError: If there is none, or the one in the settings does not work.
        """
        with self._lock:
            if self._found is None:
                self._found = self._find()
                logger.info("FFmpeg %s (%s): %s", self._found.version, self._found.source, self._found.path)
            return self._found

    def _find(self) -> FFmpeg:
        if self._setting:
            try:
                return _validated(self._setting, "setting")
            except ChoreoError as error:
                raise FFmpegMissingError(
                    f"The FFmpeg of the settings ({self._setting}) does not work; "
                    "choose another one or leave the setting empty.",
                    details=error.details,
                ) from error
        tried = []
        for source, path in (("bundled", _bundled()), ("PATH", shutil.which("ffmpeg"))):
            if not path:
                tried.append(f"{source}: none")
                continue
            try:
                return _validated(path, source)
            except ChoreoError as error:
                tried.append(f"{source}: {error.details}")
        raise FFmpegMissingError(
            "FFmpeg is missing: reinstall the program, or name an FFmpeg in the settings.",
            details="\n".join(tried),
        )


def _bundled() -> str | None:
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:  # a platform without a wheel that carries the program
        return None


def _validated(path: str, source: str) -> FFmpeg:
    text = capture([path, "-hide_banner", "-version"])
    match = re.match(r"ffmpeg version (\S+)", text)
    if match is None:
        raise FFmpegMissingError(f"{path} is not FFmpeg.", details=text[:500])
    return FFmpeg(Path(path), match[1], source)
