"""The song of a video: encoded once, kept in the cache, and measured against its source."""

from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cache import ContentCache, key_of
from choreo_desktop.media.decode import decode_samples
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_song
from choreo_desktop.media.process import run_ffmpeg
from choreo_desktop.media.sources import Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE_VERSION = 1
WHOLE_MINUTE = 60
COMPARE_SECONDS = 30.0
COMPARE_RATE = 8_000
MAX_SHIFT_SECONDS = 0.25
SILENCE = 1e-4


@dataclass(frozen=True)
class SongTask:
    """Everything that makes the sound track.

    Attributes:
        source: The song.
        codec: FFmpeg encoder.
        bitrate: Such as ``128k``.
        seconds: Length of the video.
        ffmpeg: The program to use.
        cache: Where it is kept.
        work: A folder for temporary files.
        background: Whether it only takes what everything else on this machine leaves, and ends at once when stopped.
    """

    source: Source
    codec: str
    bitrate: str
    seconds: float
    ffmpeg: FFmpeg
    cache: ContentCache
    work: Path
    background: bool = False


def whole_seconds(seconds: float) -> int:
    """How much of a song is encoded: whole minutes, so that a small change of length finds it again."""
    return ceil(seconds / WHOLE_MINUTE) * WHOLE_MINUTE


def encode_song(task: SongTask, cancel: CancelToken) -> Path:
    """Encode the song, or find it in the cache.

    Returns:
        An MP4 under a name of this job's own, at least as long as the video where the song is.

    Raises:
        ChoreoError: If FFmpeg fails.
        Cancelled, TimedOutError: From ``cancel``.
    """
    seconds = whole_seconds(task.seconds)

    def command(builder: FFmpegCommandBuilder, info: MediaInfo, output: Path) -> list[str]:
        return builder.build_song_command(info, output, codec=task.codec, bitrate=task.bitrate, seconds=seconds)

    nowhere = command(FFmpegCommandBuilder(), replace(task.source.info, path=Path("/song")), Path("/out"))
    key = key_of([RECIPE_VERSION, task.ffmpeg.version, task.source.digest, nowhere])

    def encode() -> Path:
        output = task.work / "song.m4a"
        run_ffmpeg(
            command(FFmpegCommandBuilder(task.ffmpeg.path), task.source.info, output),
            cancel=cancel,
            polite=not task.background,
            background=task.background,
        )
        task.source.check_unchanged()
        return output

    return task.cache.obtain(key, encode, task.work, cancel)


def audio_offset(source: MediaInfo, video: Path, ffmpeg: FFmpeg, work: Path, cancel: CancelToken) -> float | None:
    """By how many seconds the song starts later in the finished video than in its source.

    Both are decoded and compared by cross-correlation, so that delays of encoder and decoder are seen too.

    Returns:
        Seconds; None where the song is silent and nothing can be measured.

    Raises:
        ChoreoError: If one of them cannot be decoded.
        Cancelled, TimedOutError: From ``cancel``.
    """
    finished = probe_song(video)
    for seconds in (COMPARE_SECONDS, finished.seconds):  # a song may begin with a long silence
        a, b = (
            decode_samples(i, ffmpeg, work, rate=COMPARE_RATE, seconds=seconds, cancel=cancel)
            for i in (source, finished)
        )
        length = min(a.size, b.size)
        a, b = a[:length], b[:length]
        if min(float(abs(a).max()), float(abs(b).max())) >= SILENCE:
            return _shift(a, b) / COMPARE_RATE
    return None


def _shift(a: "NDArray[np.float32]", b: "NDArray[np.float32]") -> float:
    """By how many samples ``b`` lags behind ``a``, with a parabola through the peak."""
    import numpy as np

    size = 1 << (2 * a.size - 1).bit_length()
    spectrum = np.fft.rfft(b, size) * np.conj(np.fft.rfft(a, size))
    correlation = np.fft.irfft(spectrum, size)
    reach = min(int(MAX_SHIFT_SECONDS * COMPARE_RATE), a.size - 1)
    near = np.concatenate([correlation[-reach:], correlation[: reach + 1]]) if reach else correlation[:1]
    peak = int(near.argmax())
    if not 0 < peak < near.size - 1:
        return float(peak - reach)
    left, top, right = near[peak - 1 : peak + 2]
    bend = left - 2 * top + right
    return float(peak - reach + (0.5 * (left - right) / bend if bend else 0.0))
