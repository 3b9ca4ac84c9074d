"""Whether a clip can be read: by this FFmpeg, and, where something went wrong with it, at all."""

from choreo_desktop.domain.errors import FFmpegFailedError, ProcessingError, UnusableMediaError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.process import run_ffmpeg


def check_readable(info: MediaInfo, ffmpeg: FFmpeg, cancel: CancelToken) -> None:
    """See whether the picture of a clip can be read to its end, after something went wrong with it.

    Raises:
        UnusableMediaError: If it cannot.
        Cancelled, TimedOutError: From ``cancel``.
    """
    try:
        run_ffmpeg(FFmpegCommandBuilder(ffmpeg.path).build_reading_command(info), cancel=cancel, polite=False)
    except FFmpegFailedError as error:
        raise UnusableMediaError(
            f"{info.path.name} is damaged: its picture cannot be read to the end.", details=error.details
        ) from error


def check_filters(info: MediaInfo, ffmpeg: FFmpeg) -> None:
    """Refuse a clip that this FFmpeg cannot convert.

    Raises:
        ProcessingError: If the clip is HDR and the filters that turn it into ordinary colours are missing.
    """
    if info.video is None or not info.video.hdr or ffmpeg.converts_hdr:
        return
    raise ProcessingError(
        f"{info.path.name} is an HDR video and this FFmpeg cannot convert it; use the bundled FFmpeg.",
        details=f"{ffmpeg.path} has no zscale or tonemap filter",
    )
