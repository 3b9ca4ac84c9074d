"""Which encoders can be chosen on this machine, and what stands in for one that does not work any more."""

import logging
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.blueprint import OutputConfig
from choreo_desktop.domain.errors import StorageError
from choreo_desktop.domain.settings import ENCODERS, SOFTWARE, SOFTWARE_CODEC, VideoSettings
from choreo_desktop.domain.timing import exact_rate
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.encoders import trial_problem, trial_shape
from choreo_desktop.media.encoding import is_hardware
from choreo_desktop.media.ffmpeg import FFmpegLocator

if TYPE_CHECKING:
    from fractions import Fraction

logger = logging.getLogger(__name__)

_MAKERS = {
    "nvenc": "NVIDIA",
    "qsv": "Intel Quick Sync",
    "amf": "AMD",
    "vaapi": "VA-API",
    "videotoolbox": "Apple VideoToolbox",
}
_KINDS = {"h264": "H.264", "hevc": "H.265"}


class Encoder(NamedTuple):
    """An encoder that can be chosen.

    Attributes:
        name: As in ``VideoSettings.encoder``.
        label: For people.
        hardware: Whether it is a part of the machine, which is quicker.
    """

    name: str
    label: str
    hardware: bool


class Settled(NamedTuple):
    """Video settings that work here.

    Attributes:
        video: The settings, with the software encoder where the chosen one does not work.
        notice: A sentence about that; empty where nothing was changed.
    """

    video: VideoSettings
    notice: str = ""


def encoder_label(name: str) -> str:
    """What people call an encoder of the settings."""
    if name == SOFTWARE:
        return "Software (H.264)"
    if not is_hardware(name):
        return "Software (H.265: smaller files, slower)"
    kind, _, maker = name.partition("_")
    return f"{_MAKERS[maker]} ({_KINDS[kind]})"


class Encoders:
    """Tries encoders, each once for a size, and remembers. Any number of threads may use it.

    Args:
        ffmpeg: Finds the program.
    """

    def __init__(self, ffmpeg: FFmpegLocator) -> None:
        self._ffmpeg = ffmpeg
        self._known: dict[tuple[str, int, int, Fraction], str] = {}
        self._lock = threading.Lock()

    def usable(self, *, cancel: CancelToken | None = None) -> list[Encoder]:
        """All encoders that work here. Software comes first; of hardware only what passes a real trial.

        Raises:
            FFmpegMissingError: If there is no FFmpeg.
            StorageError: If the folder for temporary files cannot be written.
            Cancelled, TimedOutError: From ``cancel``.
        """
        found = []
        for name in ENCODERS:
            codec = SOFTWARE_CODEC if name == SOFTWARE else name
            # The usual encoder is always offered: an FFmpeg without it is told elsewhere.
            if name == SOFTWARE or not self._problem(codec, VideoSettings(), cancel):
                found.append(Encoder(name, encoder_label(name), is_hardware(codec)))
        return found

    def settle(self, video: VideoSettings) -> Settled:
        """The settings of a video that is to be made now, with an encoder that works for its size.

        Raises:
            FFmpegMissingError: If there is no FFmpeg.
            StorageError: If the folder for temporary files cannot be written.
        """
        if not is_hardware(video.video_codec) or not self._problem(video.video_codec, video):
            return Settled(video)
        notice = (
            f"The encoder {encoder_label(video.video_codec)} of the settings does not work here now; "
            "the video is made with the software encoder."
        )
        return Settled(video.model_copy(update={"encoder": SOFTWARE}), notice)

    def settle_output(self, config: OutputConfig, *, cancel: CancelToken) -> tuple[OutputConfig, str]:
        """The same for a plan that was made before, or on another machine.

        Returns:
            The output, with a software encoder where its own does not work here, and a sentence as ``Settled`` has it.

        Raises:
            FFmpegMissingError, StorageError: As ``settle``.
            Cancelled, TimedOutError: From ``cancel``.
        """
        codec = config.video_codec
        if not is_hardware(codec) or not self._problem(codec, config, cancel):
            return config, ""
        software = "libx265" if codec.startswith("hevc") else SOFTWARE_CODEC
        notice = (
            f"The encoder {encoder_label(codec)} that this plan asks for does not work here; "
            "its video is made with the software encoder."
        )
        return config.model_copy(update={"video_codec": software}), notice

    def _problem(self, codec: str, video: VideoSettings | OutputConfig, cancel: CancelToken | None = None) -> str:
        rate = exact_rate(video.frame_rate)
        key = (codec, video.width, video.height, rate)
        with self._lock:
            if key in self._known:
                return self._known[key]
        program = self._ffmpeg.get()
        try:
            with TemporaryDirectory(prefix="choreo-trial-") as folder:
                shape = trial_shape(video.width, video.height, rate)
                problem = trial_problem(program, codec, Path(folder), shape=shape, cancel=cancel)
        except OSError as error:
            raise StorageError(
                f"The encoders cannot be tried: no temporary file can be written ({error.strerror}).",
                details=repr(error),
            ) from error
        logger.info("encoder %s at %sx%s: %s", codec, video.width, video.height, problem or "works")
        with self._lock:
            self._known[key] = problem
        return problem
