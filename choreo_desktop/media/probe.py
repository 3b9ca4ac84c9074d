"""What a media file is: its demuxer, streams, shape, frame rate, rotation, colours and length.

Media is hostile until proven otherwise: only regular files, only real media containers by their first bytes,
only the ``file`` protocol, known codecs, bounded sizes and a time limit.
"""

import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.errors import ResourceError, UnusableMediaError
from choreo_desktop.media.boxes import check_index
from choreo_desktop.media.demuxers import (
    HEAD_BYTES,
    PROTOCOLS,
    demuxer_for,
)
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.streams import audio_of, scan_seconds, video_of

if TYPE_CHECKING:
    from av.container import InputContainer


PROBE_SECONDS = 8.0
PROBE_BYTES = 5_000_000


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
    video = video_of(container, path, deadline)
    audio = audio_of(container)
    if video is None and audio is None:
        raise UnusableMediaError(f"{path.name} holds neither a picture nor sound that this program opens.")
    seconds = container.duration / 1e6 if container.duration else 0.0
    if seconds <= 0:
        seconds = scan_seconds(container, deadline)
    if seconds <= 0:
        raise UnusableMediaError(f"{path.name} has no length: it is damaged or still being written.")
    return MediaInfo(path, demuxer, seconds, video, audio)


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
