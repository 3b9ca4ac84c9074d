"""Media files to samples. One decode of a song is the time base of everything: time is decoded samples."""

from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.process import run_ffmpeg

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.media.ffmpeg import FFmpeg
    from choreo_desktop.media.probe import MediaInfo

ANALYSIS_RATE = 22_050
MAX_SONG_SECONDS = 3 * 3600.0


def decode_samples(
    info: "MediaInfo",
    ffmpeg: "FFmpeg",
    work: Path,
    *,
    rate: int = ANALYSIS_RATE,
    seconds: float = MAX_SONG_SECONDS,
    cancel: "CancelToken | None" = None,
) -> "NDArray[np.float32]":
    """The sound of a probed file as mono samples.

    Args:
        info: The file, which must have sound.
        ffmpeg: The program to use.
        work: Folder for a temporary file, which is gone afterwards.
        rate: Samples per second.
        seconds: At most so much, from the first sample on.
        cancel: Stops the decoding.

    Returns:
        Shape (samples,), 32-bit floats, full scale at 1.

    Raises:
        UnusableMediaError: If nothing can be decoded.
        Cancelled, TimedOutError: From ``cancel``.
    """
    import numpy as np

    raw = work / f"samples-{abs(hash((info.path, rate)))}.f32"
    command = FFmpegCommandBuilder(ffmpeg.path).build_samples_command(info, raw, rate=rate, seconds=seconds)
    try:
        said = run_ffmpeg(command, cancel=cancel)
        samples = np.fromfile(raw, dtype="<f4") if raw.exists() else np.zeros(0, np.float32)
    finally:
        raw.unlink(missing_ok=True)
    if samples.size == 0:
        raise UnusableMediaError(f"The sound of {info.path.name} cannot be decoded.", details=said)
    return samples
