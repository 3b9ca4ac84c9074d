"""What a file says about itself: title and artist of a song, and whether a phone filmed a clip."""

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import open_media

if TYPE_CHECKING:
    from collections.abc import Mapping

    from av.container import InputContainer

MAX_TAG = 300
_PHONE_MARKS = ("com.apple.quicktime.make", "com.apple.quicktime.model", "com.android.version", "com.android.make")
_TIMED_PACKETS = 900  # half a minute of pictures tells how even they are
_WAITING = 16  # the last pictures read may be shown after some that were not read
_UNEVEN = 0.25  # of the usual step; time stamps rounded to milliseconds stay far below
_UNEVEN_SHARE = 0.02


class FileTags(NamedTuple):
    """What a file says.

    Attributes:
        title: Empty where it does not say.
        artist: Empty where it does not say.
        phone: Whether a phone says that it filmed this.
        uneven: Whether its pictures come at a variable rate.
    """

    title: str = ""
    artist: str = ""
    phone: bool = False
    uneven: bool = False


def read_tags(info: MediaInfo) -> FileTags:
    """Read the tags of a probed file.

    Raises:
        UnusableMediaError: If it cannot be opened any more.
    """
    import av

    try:
        with open_media(info) as container:
            said = _all_said(container)
            phone = any(mark in said for mark in _PHONE_MARKS)
            return FileTags(_clean(said, "title"), _clean(said, "artist"), phone, _is_uneven(container, info))
    except (av.error.FFmpegError, ValueError, MemoryError, OverflowError) as error:
        raise UnusableMediaError(
            f"{info.path.name} cannot be opened: it is damaged or not complete.", details=f"{info.demuxer}: {error!r}"
        ) from error


def _all_said(container: "InputContainer") -> "Mapping[str, str]":
    """Tags of the file and of its tracks, where Ogg keeps them; the file's own go first."""
    said: dict[str, str] = {}
    for tags in (container.metadata, *(stream.metadata for stream in container.streams)):
        for name, text in tags.items():
            said.setdefault(name.lower(), text)
    return said


def _clean(said: "Mapping[str, str]", name: str) -> str:
    text = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in said.get(name, ""))
    return " ".join(text.split())[:MAX_TAG]


def _is_uneven(container: "InputContainer", info: MediaInfo) -> bool:
    """Whether the steps between pictures differ, read from their time stamps without decoding."""
    if info.video is None:
        return False
    stream = container.streams[info.video.index]
    times = []
    for packet in container.demux(stream):
        if packet.pts is not None:
            times.append(packet.pts)
        if len(times) >= _TIMED_PACKETS:
            break
    times.sort()
    steps = sorted(b - a for a, b in pairwise(times[:-_WAITING]))
    if not steps:
        return False
    usual = steps[len(steps) // 2]
    return sum(abs(step - usual) > _UNEVEN * usual for step in steps) > _UNEVEN_SHARE * len(steps)
