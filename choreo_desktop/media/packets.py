"""Encoded packets: checking a segment, joining segments and song without encoding again, counting the result.

Joining sets the time of every packet from its frame number, so that frame n of the result is shown at exactly
n/fps. Files that come in here were written by this program; PyAV reads and writes them in this process.
"""

import heapq
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
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

CHECK_EVERY = 256

_T = TypeVar("_T")
_Timed = tuple[float, int, "Packet[Any]"]
"""Decoding time in seconds, number of the track, packet."""


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
        with _open(self.path) as container:
            packet = next(_packets(container, container.streams.video[0]))
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


def _open(path: Path) -> "InputContainer":
    import av

    return av.open(f"file:{path.absolute()}", format="mov", options={"protocol_whitelist": "file"})


def _packets(container: "InputContainer", stream: "VideoStream | AudioStream") -> "Iterator[Packet[Any]]":
    return (p for p in container.demux(stream) if p.size and p.pts is not None)


def _stoppable(items: Iterable[_T], cancel: CancelToken) -> Iterator[_T]:
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
        with _open(path) as container:
            stream = container.streams.video[0]
            packets = [(p.pts, p.is_keyframe) for p in _packets(container, stream)]
    except (av.error.FFmpegError, IndexError, OSError) as error:
        raise ProcessingError(f"{complaint}: nothing was made.", details=details or repr(error)) from error
    if len(packets) != frames or len({pts for pts, _ in packets}) != frames or not packets[0][1]:
        raise ProcessingError(f"{complaint}: {len(packets)} of {frames} frames were made.", details=details)


def join(
    segments: Sequence[Segment],
    song: Path | None,
    output: Path,
    rate: Fraction,
    *,
    cancel: CancelToken,
) -> None:
    """Write segments one after the other, and the song beside them, without encoding anything.

    Args:
        segments: In playing order.
        song: An MP4 with the encoded song; cut where the picture ends.
        output: The MP4 to write; its index stands in front (fast start).
        rate: Frames per second.
        cancel: Stops the writing.

    Raises:
        ProcessingError: If the segments do not fit together or the file cannot be written.
        Cancelled, TimedOutError: From ``cancel``.
    """
    import av

    try:
        with av.open(
            f"file:{output.absolute()}",
            "w",
            format="mp4",
            options={"movflags": "+faststart"},
        ) as sink:
            _write(sink, segments, song, rate, cancel)
    except av.error.FFmpegError as error:
        if isinstance(error, OSError) and error.errno == 28:
            raise ProcessingError(
                "The disk is full: the video could not be joined. Free some space and try again.",
                details=repr(error),
            ) from error
        raise ProcessingError("The segments could not be joined.", details=repr(error)) from error


def _write(
    sink: "OutputContainer",
    segments: Sequence[Segment],
    song: Path | None,
    rate: Fraction,
    cancel: CancelToken,
) -> None:
    headers = set[bytes | None]()
    with _open(segments[0].path) as first:
        picture = sink.add_stream_from_template(first.streams.video[0])
        picture.time_base = 1 / rate
    end = sum(s.frames for s in segments) / rate
    tracks = [_picture_packets(segments, rate, headers)]
    if song is not None:
        with _open(song) as container:
            sound = sink.add_stream_from_template(container.streams.audio[0])
            sound.time_base = container.streams.audio[0].time_base
            tracks.append(_song_packets(container, end))
            _interleave(sink, tracks, [picture, sound], cancel)
    else:
        _interleave(sink, tracks, [picture], cancel)
    if len(headers) != 1:
        raise ProcessingError(
            "The segments do not fit together: they were encoded differently.",
            details=f"{len(headers)} different headers",
        )


def _interleave(
    sink: "OutputContainer",
    tracks: "Sequence[Iterator[_Timed]]",
    streams: "Sequence[VideoStream | AudioStream]",
    cancel: CancelToken,
) -> None:
    for seconds, number, packet in _stoppable(heapq.merge(*tracks, key=lambda item: item[:2]), cancel):
        del seconds
        packet.stream = streams[number]
        sink.mux(packet)


def _picture_packets(segments: Sequence[Segment], rate: Fraction, headers: set[bytes | None]) -> "Iterator[_Timed]":
    delay = round(max(segment.first.ahead for segment in segments) * rate)
    offset, tick, frame = 0, 1 / rate, float(1 / rate)
    for segment in segments:
        with _open(segment.path) as container:
            stream = container.streams.video[0]
            headers.add(stream.codec_context.extradata)
            packets = list(_packets(container, stream))
            shown = {pts: n for n, pts in enumerate(sorted(p.pts or 0 for p in packets))}
            for position, packet in enumerate(packets, start=offset):
                packet.pts = offset + shown[packet.pts or 0]
                packet.dts = position - delay
                packet.duration = 1
                packet.time_base = tick
                yield (position - delay) * frame, 0, packet
        offset += segment.frames


def _song_packets(container: "InputContainer", end: Fraction) -> "Iterator[_Timed]":
    stream = container.streams.audio[0]
    tick = float(stream.time_base or 1)
    for packet in _packets(container, stream):
        if (packet.pts or 0) * tick >= end:
            return
        yield (packet.dts or 0) * tick, 1, packet


def count(output: Path, segments: Sequence[Segment], rate: Fraction, *, cancel: CancelToken) -> Counted:
    """Count the finished file: every frame's time, and where each segment's first picture really is.

    A segment is recognised by the bytes of its first packet, not by where it was meant to be.

    Raises:
        ProcessingError: If the file cannot be read.
        Cancelled, TimedOutError: From ``cancel``.
    """
    import av

    try:
        with _open(output) as container:
            stream = container.streams.video[0]
            found = [(int(p.pts or 0), zlib.crc32(p)) for p in _stoppable(_packets(container, stream), cancel)]
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
