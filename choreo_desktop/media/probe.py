"""What a media file is: its demuxer, streams, shape, frame rate, rotation, colours and length.

Media is hostile until proven otherwise: only regular files, only real media containers by their first bytes,
only the ``file`` protocol, known codecs, bounded sizes and a time limit.
"""

import logging
import stat
import time
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import ResourceError, UnusableMediaError
from choreo_desktop.media.boxes import check_index
from choreo_desktop.media.demuxers import (
    HEAD_BYTES,
    PROTOCOLS,
    VIDEO_CODECS,
    audio_codec_allowed,
    demuxer_for,
)

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

logger = logging.getLogger(__name__)

PROBE_SECONDS = 8.0
PROBE_BYTES = 5_000_000
MAX_SIDE = 8192
MAX_PIXELS = 8192 * 8192 // 2
FIRST_FRAME_PACKETS = 600

# ITU-T H.273 code points.
BT709 = 1
BT601_MATRICES = (4, 5, 6, 7)
BT2020_MATRICES = (9, 10)
PQ, HLG = 16, 18
UNSPECIFIED = 2
FULL_RANGE = 2


@dataclass(frozen=True)
class VideoInfo:
    """The picture of a file.

    Attributes:
        index: Number of the stream in the file.
        codec: Name of the decoder.
        width: Coded pixels across, before rotation.
        height: Coded pixels down, before rotation.
        sar: Shape of a pixel, width to height.
        rotation: Degrees clockwise by which a player turns the picture: 0, 90, 180 or 270.
        rate: Mean frames per second; 0 where the file does not say.
        pixel_format: As FFmpeg names it.
        transfer: Transfer characteristics (H.273).
        matrix: Matrix coefficients (H.273).
        primaries: Colour primaries (H.273).
        full_range: Whether values use the full range.
        interlaced: Whether frames are made of two fields.
    """

    index: int
    codec: str
    width: int
    height: int
    sar: Fraction = Fraction(1)
    rotation: int = 0
    rate: float = 0.0
    pixel_format: str = ""
    transfer: int = UNSPECIFIED
    matrix: int = UNSPECIFIED
    primaries: int = UNSPECIFIED
    full_range: bool = False
    interlaced: bool = False

    @property
    def hdr(self) -> bool:
        """Whether the picture is HDR (PQ or HLG)."""
        return self.transfer in (PQ, HLG)

    @property
    def display_size(self) -> tuple[Fraction, Fraction]:
        """Width and height as seen: square pixels, rotation applied."""
        size = (self.width * self.sar, Fraction(self.height))
        return size if self.rotation % 180 == 0 else (size[1], size[0])


@dataclass(frozen=True)
class AudioInfo:
    """The sound of a file.

    Attributes:
        index: Number of the stream in the file.
        codec: Name of the decoder.
        rate: Samples per second.
        channels: How many.
    """

    index: int
    codec: str
    rate: int
    channels: int


@dataclass(frozen=True)
class MediaInfo:
    """What a media file holds.

    Attributes:
        path: The file.
        demuxer: The one demuxer with which it is opened.
        seconds: Length, counted from the container's start time.
        video: The picture; None for sound alone.
        audio: The first sound track; None for silence.
    """

    path: Path
    demuxer: str
    seconds: float
    video: VideoInfo | None
    audio: AudioInfo | None


def ffmpeg_url(path: Path) -> str:
    """A path so that FFmpeg can take it neither for an option nor for another protocol."""
    return f"file:{path.absolute()}"


def probe_clip(path: Path) -> MediaInfo:
    """Probe a file that must hold a picture that moves or at least can be shown.

    Raises:
        ResourceError: If it is missing.
        UnusableMediaError: If it is no clip; one sentence says why.
    """
    info = probe(path)
    if info.video is None:
        raise UnusableMediaError(f"{path.name} holds sound only; a clip needs a picture.")
    return info


def probe_song(path: Path) -> MediaInfo:
    """Probe a file that must hold sound.

    Raises:
        ResourceError: If it is missing.
        UnusableMediaError: If it holds no sound.
    """
    info = probe(path)
    if info.audio is None:
        raise UnusableMediaError(f"{path.name} has no sound track; choose a song.")
    return info


def probe(path: Path) -> MediaInfo:
    """Find out what a file is, within ``PROBE_SECONDS`` and with bounded memory.

    Raises:
        ResourceError: If it is missing or cannot be read.
        UnusableMediaError: If it is not a media file that this program opens.
    """
    import av

    demuxer = _sniff(path)
    deadline = time.monotonic() + PROBE_SECONDS
    if demuxer == "mov":
        check_index(path, deadline)
    try:
        with av.open(
            ffmpeg_url(path),
            format=demuxer,
            options={
                "protocol_whitelist": PROTOCOLS,
                "probesize": str(PROBE_BYTES),
                "max_streams": "64",
            },
            timeout=PROBE_SECONDS,
            metadata_errors="replace",
        ) as container:
            return _describe(container, path, demuxer, deadline)
    except (av.error.FFmpegError, ValueError, MemoryError, OverflowError) as error:
        raise UnusableMediaError(
            f"{path.name} cannot be opened: it is damaged or not complete.",
            details=f"{demuxer}: {error!r}",
        ) from error


def _sniff(path: Path) -> str:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnusableMediaError(f"{path.name} is not a file.")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise ResourceError(f"{path.name} is missing.", details=str(path)) from error
    except (OSError, ValueError) as error:
        raise ResourceError(f"{path.name} cannot be read: {error}.", details=str(path)) from error
    if not head:
        raise UnusableMediaError(f"{path.name} is empty.")
    demuxer = demuxer_for(head)
    if demuxer is None:
        raise UnusableMediaError(
            f"{path.name} is not a video or sound file that this program opens "
            "(pictures, texts and playlists are not).",
            details=f"{path}: first bytes {head[:16].hex(' ')}",
        )
    return demuxer


def _describe(container: "InputContainer", path: Path, demuxer: str, deadline: float) -> MediaInfo:
    video = _video(container, path, deadline)
    audio = _audio(container)
    if video is None and audio is None:
        raise UnusableMediaError(f"{path.name} holds neither a picture nor sound that this program opens.")
    seconds = container.duration / 1e6 if container.duration else 0.0
    if seconds <= 0:
        seconds = _scan_seconds(container, deadline)
    if seconds <= 0:
        raise UnusableMediaError(f"{path.name} has no length: it is damaged or still being written.")
    return MediaInfo(path, demuxer, seconds, video, audio)


def _audio(container: "InputContainer") -> AudioInfo | None:
    for stream in container.streams.audio:
        context = stream.codec_context
        if context is None or context.sample_rate <= 0:
            continue
        codec = context.codec.canonical_name
        if audio_codec_allowed(codec):
            return AudioInfo(stream.index, codec, context.sample_rate, max(context.channels, 1))
    return None


def _video(container: "InputContainer", path: Path, deadline: float) -> VideoInfo | None:
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


def _scan_seconds(container: "InputContainer", deadline: float) -> float:
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


def open_media(info: MediaInfo) -> "InputContainer":
    """Open a probed file again, with the same caution."""
    import av

    return av.open(
        ffmpeg_url(info.path),
        format=info.demuxer,
        options={"protocol_whitelist": PROTOCOLS},
        timeout=PROBE_SECONDS,
        metadata_errors="replace",
    )
