"""Media files to samples. One decode of a song is the time base of everything: time is decoded samples."""

from collections.abc import Callable
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
    from choreo_desktop.media.info import MediaInfo
    from choreo_desktop.media.progress import FFmpegProgress

ANALYSIS_RATE = 22_050
MAX_SONG_SECONDS = 3 * 3600.0
LONG_SECONDS = 1800.0

_SAMPLE_BYTES = 4
_BLOCK = 1 << 20  # samples read at once, so that stopping is a matter of milliseconds


def decode_samples(
    info: "MediaInfo",
    ffmpeg: "FFmpeg",
    work: Path,
    *,
    rate: int = ANALYSIS_RATE,
    seconds: float = MAX_SONG_SECONDS,
    long_as_half: bool = False,
    cancel: "CancelToken | None" = None,
    on_share: Callable[[float], None] = lambda _: None,
) -> "NDArray[np.floating]":
    """The sound of a probed file as mono samples.

    Args:
        info: The file, which must have sound.
        ffmpeg: The program to use.
        work: Folder for a temporary file, which is gone afterwards.
        rate: Samples per second.
        seconds: At most so much, from the first sample on.
        long_as_half: Keep recordings of more than ``LONG_SECONDS`` as 16-bit floats, in half the memory. Their eleven
            bits are relative, so soft music is as exact as loud music.
        cancel: Stops the decoding.
        on_share: Told how far it is, 0 to 1, never less than before; from another thread, one call at a time.

    Returns:
        Shape (samples,), floats, full scale at 1.

    Raises:
        UnusableMediaError: If nothing can be decoded.
        Cancelled, TimedOutError: From ``cancel``.
    """
    raw = work / f"samples-{abs(hash((info.path, rate)))}.f32"
    command = FFmpegCommandBuilder(ffmpeg.path).build_samples_command(info, raw, rate=rate, seconds=seconds)
    length = max(min(info.seconds, seconds), 1e-3)
    told = 0.0

    def tell(progress: "FFmpegProgress") -> None:
        nonlocal told
        told = max(told, min(progress.seconds / length, 1.0))  # a file may be longer than it says
        on_share(told)

    try:
        said = run_ffmpeg(command, cancel=cancel, on_progress=tell, polite=False)
        samples = _read(raw, cancel, half_beyond=int(LONG_SECONDS * rate) if long_as_half else None)
    finally:
        raw.unlink(missing_ok=True)
    if samples.size == 0:
        raise UnusableMediaError(f"The sound of {info.path.name} cannot be decoded.", details=said)
    return samples


def _read(raw: Path, cancel: "CancelToken | None", half_beyond: int | None) -> "NDArray[np.floating]":
    import numpy as np

    if not raw.exists():
        return np.zeros(0, np.float32)
    size = raw.stat().st_size // _SAMPLE_BYTES
    half = half_beyond is not None and size > half_beyond
    samples: NDArray[np.floating] = np.empty(size, np.float16 if half else np.float32)
    with raw.open("rb", buffering=0) as file, np.errstate(over="ignore"):  # a broken file may hold any number
        for start in range(0, size, _BLOCK):
            if cancel is not None:
                cancel.check()
            block = np.fromfile(file, "<f4", min(_BLOCK, size - start))
            samples[start : start + len(block)] = block
    return samples
