"""Whether a clip can be read at all, asked where something went wrong with it."""

from choreo_desktop.domain.errors import FFmpegFailedError, UnusableMediaError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.probe import MediaInfo
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
