"""The picture and the sound of an open file: the streams that this program plays, and what they are like."""

import logging
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.media.demuxers import VIDEO_CODECS, audio_codec_allowed
from choreo_desktop.media.info import FULL_RANGE, UNSPECIFIED, AudioInfo, VideoInfo

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

logger = logging.getLogger(__name__)
MAX_SIDE = 8192
MAX_PIXELS = 8192 * 8192 // 2
FIRST_FRAME_PACKETS = 600


def audio_of(container: "InputContainer") -> AudioInfo | None:
    """The first sound track that this program plays; None where there is none."""
    for stream in container.streams.audio:
        context = stream.codec_context
        if context is None or context.sample_rate <= 0:
            continue
        codec = context.codec.canonical_name
        if audio_codec_allowed(codec):
            return AudioInfo(stream.index, codec, context.sample_rate, max(context.channels, 1))
    return None


def video_of(container: "InputContainer", path: Path, deadline: float) -> VideoInfo | None:
    """The first picture that this program plays; None where there is none.

    Args:
        container: The open file.
        path: For a sentence.
        deadline: By ``time.monotonic``, when to give up.

    Raises:
        UnusableMediaError: If it cannot be decoded, or is too large.
    """
    from av.stream import Disposition

    for stream in container.streams.video:
        context = stream.codec_context
        if context is None or stream.disposition & Disposition.attached_pic:
            continue
        if context.codec.canonical_name not in VIDEO_CODECS:
            logger.info("%s: picture in %s is not opened", path.name, context.codec.canonical_name)
            continue
        _check_size(context.width, context.height, path)
        context.options = {"max_pixels": str(MAX_PIXELS)}
        info = VideoInfo(
            index=stream.index,
            codec=context.codec.canonical_name,
            width=context.width,
            height=context.height,
            sar=_plausible_sar(stream.sample_aspect_ratio or context.sample_aspect_ratio),
            rate=float(stream.average_rate or 0),
            pixel_format=context.pix_fmt or "",
            transfer=int(context.color_trc),
            matrix=int(context.colorspace),
            primaries=int(context.color_primaries),
            full_range=int(context.color_range) == FULL_RANGE,
        )
        return _with_first_frame(info, _first_frame(container, stream, path, deadline))
    return None


def _plausible_sar(sar: Fraction | None) -> Fraction:
    # Files of broken writers state absurd shapes; players ignore them too.
    return sar if sar is not None and Fraction(1, 8) <= sar <= 8 else Fraction(1)


def _check_size(width: int, height: int, path: Path) -> None:
    if width < 2 or height < 2 or max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise UnusableMediaError(f"{path.name} has a picture of {width}x{height} pixels; 2 to {MAX_SIDE} a side work.")


def _first_frame(container: "InputContainer", stream: "VideoStream", path: Path, deadline: float) -> "VideoFrame":
    import av

    for count, packet in enumerate(container.demux(stream)):
        if count > FIRST_FRAME_PACKETS or time.monotonic() > deadline:
            break
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:  # a damaged picture; a later one may be whole
            continue
        if frames:
            return frames[0]
    raise UnusableMediaError(f"{path.name} holds no picture that can be decoded: it is damaged or not complete.")


def _with_first_frame(info: VideoInfo, frame: "VideoFrame") -> VideoInfo:
    """What only a decoded picture tells: rotation, interlacing, and colours that the container left out."""
    return replace(
        info,
        rotation=-round(frame.rotation / 90) * 90 % 360,
        interlaced=bool(frame.interlaced_frame),
        transfer=int(frame.color_trc) if info.transfer == UNSPECIFIED else info.transfer,
        matrix=int(frame.colorspace) if info.matrix == UNSPECIFIED else info.matrix,
        primaries=int(frame.color_primaries) if info.primaries == UNSPECIFIED else info.primaries,
        full_range=info.full_range or int(frame.color_range) == FULL_RANGE,
    )


def scan_seconds(container: "InputContainer", deadline: float) -> float:
    """Length by its packets, for files whose header does not say (recordings of browsers)."""
    first, last = None, 0.0
    container.seek(0)
    for packet in container.demux():
        if time.monotonic() > deadline:
            break
        if packet.pts is None or packet.time_base is None:
            continue
        begin = float(packet.pts * packet.time_base)
        first = begin if first is None else min(first, begin)
        last = max(last, begin + float((packet.duration or 0) * packet.time_base))
    return last - first if first is not None else 0.0
