"""Encoded packets: checking a segment, joining segments and song without encoding again, counting the result.

Joining sets the time of every packet from its frame number, so that frame n of the result is shown at exactly
n/fps. Files that come in here were written by this program; PyAV reads and writes them in this process.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.work import CancelToken

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

CHECK_EVERY = 256

_T = TypeVar("_T")


@dataclass(frozen=True)
class Segment:
    """A finished segment.

    Attributes:
        path: The file.
        frames: How many it holds.
    """

    path: Path
    frames: int

    @cached_property
    def first(self) -> "First":
        """Its first packet."""
        with open_own(self.path) as container:
            packet = next(packets_of(container, container.streams.video[0]))
            ticks = (packet.pts or 0) - (packet.dts if packet.dts is not None else packet.pts or 0)
            return First(ticks * (packet.time_base or Fraction(0)), zlib.crc32(packet))


class First(NamedTuple):
    """The first packet of a segment.

    Attributes:
        ahead: By how many seconds decoding runs ahead of showing, as the encoder wrote it.
        mark: What tells it from others.
    """

    ahead: Fraction
    mark: int


@dataclass(frozen=True)
class Counted:
    """A finished file, counted packet by packet.

    Attributes:
        frames: How many it holds.
        exact: Whether frame n is shown at exactly n/fps, for every n.
        joins: For each segment the frame on which its first picture was found; None where it was not found.
    """

    frames: int
    exact: bool
    joins: tuple[int | None, ...]


def open_own(path: Path) -> "InputContainer":
    """Open a file that this program wrote."""
    import av

    return av.open(f"file:{path.absolute()}", format="mov", options={"protocol_whitelist": "file"})


def packets_of(container: "InputContainer", stream: "VideoStream | AudioStream") -> "Iterator[Packet[Any]]":
    """Its packets that hold something that is shown or heard."""
    return (p for p in container.demux(stream) if p.size and p.pts is not None)


def stoppable(items: Iterable[_T], cancel: CancelToken) -> Iterator[_T]:
    """The same items, until somebody cancels."""
    for number, item in enumerate(items):
        if number % CHECK_EVERY == 0:
            cancel.check()
        yield item


def check_segment(path: Path, frames: int, complaint: str, details: str = "") -> None:
    """See that a freshly encoded segment holds exactly its frames and begins with a key frame.

    Raises:
        ProcessingError: If it does not; the sentence begins with ``complaint``.
    """
    import av

    try:
        with open_own(path) as container:
            stream = container.streams.video[0]
            packets = [(p.pts, p.is_keyframe) for p in packets_of(container, stream)]
    except (av.error.FFmpegError, IndexError, OSError) as error:
        raise ProcessingError(f"{complaint}: nothing was made.", details=details or repr(error)) from error
    if len(packets) != frames or len({pts for pts, _ in packets}) != frames or not packets[0][1]:
        raise ProcessingError(f"{complaint}: {len(packets)} of {frames} frames were made.", details=details)


def count(output: Path, segments: Sequence[Segment], rate: Fraction, *, cancel: CancelToken) -> Counted:
    """Count the finished file: every frame's time, and where each segment's first picture really is.

    A segment is recognised by the bytes of its first packet, not by where it was meant to be.

    Raises:
        ProcessingError: If the file cannot be read.
        Cancelled, TimedOutError: From ``cancel``.
    """
    import av

    try:
        with open_own(output) as container:
            stream = container.streams.video[0]
            found = [(int(p.pts or 0), zlib.crc32(p)) for p in stoppable(packets_of(container, stream), cancel)]
            frame = 1 / (rate * (stream.time_base or Fraction(1)))  # ticks between two frames
    except (av.error.FFmpegError, IndexError) as error:
        raise ProcessingError("The finished video cannot be read.", details=repr(error)) from error
    shown = sorted(pts for pts, _ in found)
    rank = {pts: n for n, pts in enumerate(shown)}
    exact = all(pts == n * frame for n, pts in enumerate(shown))
    joins, position = [], 0
    for segment in segments:
        at = next((i for i in range(position, len(found)) if found[i][1] == segment.first.mark), None)
        joins.append(None if at is None else rank[found[at][0]])
        position = position if at is None else at + 1
    return Counted(len(found), exact, tuple(joins))
