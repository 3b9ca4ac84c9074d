"""What a clip looks like at a glance: a poster, a strip of pictures to scrub through, and how much it moves.

All of it comes from one decode by FFmpeg at reduced effort, because importing a folder of clips must be quick.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder, Glance
from choreo_desktop.media.info import UNSPECIFIED
from choreo_desktop.media.motion import MOTION_RATE, motion_of
from choreo_desktop.media.process import run_ffmpeg
from choreo_desktop.media.stills import best, halved, jpeg

if TYPE_CHECKING:
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.media.ffmpeg import FFmpeg
    from choreo_desktop.media.info import MediaInfo
    from choreo_desktop.media.stills import Pictures


STRIP_FRAMES = 8
POSTER_SIDE = 480
LONG_SECONDS = 300.0  # of longer files only key frames are decoded, and how much they move is not asked
TIMEOUT_SECONDS = 120.0

MOTION_SIZE = (96, 96)
_LATE_PICTURES = 2  # of the strip: one may be missing, for lengths are rounded


class Looks(NamedTuple):
    """A clip at a glance.

    Attributes:
        poster: A JPEG, at most ``POSTER_SIDE`` pixels a side.
        strip: A JPEG of ``STRIP_FRAMES`` pictures side by side, evenly spread over the clip.
        motion: How much the dancers move, 0 to 1; None where it is too short or too long to tell.
        whole: Whether there are pictures to the end; not where a download broke off.
    """

    poster: bytes
    strip: bytes
    motion: float | None
    whole: bool = True


def look_at(info: "MediaInfo", ffmpeg: "FFmpeg", work: Path, *, cancel: "CancelToken | None" = None) -> Looks:
    """Look at a probed clip.

    Args:
        info: The clip, which must have a picture.
        ffmpeg: The program to use.
        work: Folder for temporary files of this call alone; they are gone afterwards.
        cancel: Stops the decoding.

    Raises:
        UnusableMediaError: If no picture can be decoded.
        FFmpegFailedError: If FFmpeg fails.
        Cancelled, TimedOutError: From ``cancel``; a clip that takes longer than ``TIMEOUT_SECONDS`` times out too.
    """
    import numpy as np

    info = _without_hdr(info, ffmpeg)
    picks = _picks(info.seconds)
    glance = _glance(info, picks)
    shown, moving = work / "shown.rgb", work / "moving.gray"
    command = FFmpegCommandBuilder(ffmpeg.path).build_glance_command(info, glance, shown, moving)
    try:
        said = run_ffmpeg(command, cancel=cancel, timeout=TIMEOUT_SECONDS)
        pictures = _read(shown, (glance.size[1], glance.size[0], 3))
        small = _read(moving, MOTION_SIZE)
    finally:
        shown.unlink(missing_ok=True)
        moving.unlink(missing_ok=True)
    if not len(pictures):
        raise UnusableMediaError(f"{info.path.name} holds no picture that can be decoded.", details=said)
    # Where the clip ends sooner than it says, its last picture is repeated.
    strip = [pictures[min(glance.shown.index(pick), len(pictures) - 1)] for pick in picks]
    motion = None if glance.key_frames else motion_of(small, glance.rate)
    whole = len(pictures) > len(glance.shown) - _LATE_PICTURES
    return Looks(jpeg(best(strip)), jpeg(np.hstack([halved(picture) for picture in strip])), motion, whole)


def _rate(seconds: float) -> float:
    """How many pictures a second are looked at: enough for the strip, and for motion in clips that are not long."""
    return min(max(STRIP_FRAMES / seconds, MOTION_RATE if seconds <= LONG_SECONDS else 0.0), 100.0)


def _picks(seconds: float) -> list[int]:
    """Which of these pictures make the strip: the middle one of each eighth of the clip."""
    count = max(1, round(seconds * _rate(seconds)))
    return [int((i + 0.5) * count / STRIP_FRAMES) for i in range(STRIP_FRAMES)]


def _glance(info: "MediaInfo", picks: list[int]) -> Glance:
    assert info.video is not None  # noqa: S101 - clips are probed as clips
    across, down = (float(side) for side in info.video.display_size)
    scale = min(POSTER_SIDE / across, POSTER_SIDE / down, 1.0)
    return Glance(
        rate=_rate(info.seconds),
        shown=tuple(sorted({0, *picks})),  # the first is there even in a clip that ends at once
        size=(_even(across * scale), _even(down * scale)),
        small=MOTION_SIZE,
        key_frames=info.seconds > LONG_SECONDS,
    )


def _without_hdr(info: "MediaInfo", ffmpeg: "FFmpeg") -> "MediaInfo":
    """An FFmpeg that cannot convert HDR shows it washed out, which is better than not at all."""
    if info.video is None or not info.video.hdr or ffmpeg.converts_hdr:
        return info
    return replace(info, video=replace(info.video, transfer=UNSPECIFIED))


def _even(side: float) -> int:
    return max(2, round(side / 2) * 2)


def _read(path: Path, shape: tuple[int, ...]) -> "Pictures":
    import numpy as np

    data = np.fromfile(path, np.uint8) if path.exists() else np.zeros(0, np.uint8)
    whole = len(data) // int(np.prod(shape))
    return data[: whole * int(np.prod(shape))].reshape(whole, *shape)
