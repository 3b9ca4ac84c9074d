"""Joining segments and song packet by packet, without encoding again."""

import heapq
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.packets import Segment, open_own, packets_of, stoppable

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer, OutputContainer
    from av.packet import Packet
    from av.video.stream import VideoStream

_Timed = tuple[float, int, "Packet[Any]"]
"""Decoding time in seconds, number of the track, packet."""


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
    with open_own(segments[0].path) as first:
        picture = sink.add_stream_from_template(first.streams.video[0])
        picture.time_base = 1 / rate
    end = sum(s.frames for s in segments) / rate
    tracks = [_picture_packets(segments, rate, headers)]
    if song is not None:
        with open_own(song) as container:
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
    for seconds, number, packet in stoppable(heapq.merge(*tracks, key=lambda item: item[:2]), cancel):
        del seconds
        packet.stream = streams[number]
        sink.mux(packet)


def _picture_packets(segments: Sequence[Segment], rate: Fraction, headers: set[bytes | None]) -> "Iterator[_Timed]":
    delay = round(max(segment.first.ahead for segment in segments) * rate)
    offset, tick, frame = 0, 1 / rate, float(1 / rate)
    for segment in segments:
        with open_own(segment.path) as container:
            stream = container.streams.video[0]
            headers.add(stream.codec_context.extradata)
            packets = list(packets_of(container, stream))
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
    for packet in packets_of(container, stream):
        if (packet.pts or 0) * tick >= end:
            return
        yield (packet.dts or 0) * tick, 1, packet
