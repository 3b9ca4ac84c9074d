"""Pictures of a clip one after the other from any second on, for playing a plan that is not rendered."""

import math
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.live_look import LiveLook, Pixels
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import open_media

if TYPE_CHECKING:
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_EARLIER = (0.0, 2.0, 10.0)  # seconds before the wanted one; indexes of some files point behind their pictures
_NEAR = 1.0  # seconds before the wanted picture in which all pictures are decoded, those too that no other needs
_NEAR_RATE = 5.0  # pictures per second; of slower clips one may have begun long before
_BEFORE_ALL = -(1 << 62)
_THREADS = 2  # on a way of hundreds of pictures from a key frame, half the time


_Held = tuple[float, "VideoFrame"]
"""When a decoded picture begins, in seconds of the clip, and the picture."""


class LivePicture(NamedTuple):
    """A picture, and while what seconds of the clip it is on show.

    Attributes:
        start: Second of the clip; minus infinity for the first picture, which also stands for all before.
        end: Second at which the next picture follows; infinity for the last one, which stays.
        pixels: What it shows.
    """

    start: float
    end: float
    pixels: Pixels

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""
        return self.pixels.width, self.pixels.height


class LiveReader:
    """One clip, open at one place. Used by one thread at a time.

    Args:
        info: The probed clip, which must have a picture.

    Raises:
        av.error.FFmpegError, OSError: If it cannot be opened any more; so may every other method.
    """

    def __init__(self, info: MediaInfo) -> None:
        assert info.video is not None  # noqa: S101 - clips are probed as clips
        self.info = info
        self._video = info.video
        self._open()
        self._look: LiveLook | None = None
        self._rest: Iterator[VideoFrame] = iter(())
        self._held: _Held | None = None
        self._passed: list[tuple[_Held, float]] = []
        self._target, self._back = 0.0, 0.0
        self._attempt = 0
        self._skips = self._from_start = self._arrived = False
        self._last_start = -math.inf

    @property
    def position(self) -> float | None:
        """The second of the clip from which it goes on without a jump; None on its way, and after the end."""
        return self._held[0] if self._held is not None and self._arrived else None

    def go(self, seconds: float, *, back: float = 0.0) -> None:
        """Next comes the picture that is on show at a second of the clip.

        Args:
            seconds: Which.
            back: So many seconds of pictures before it are kept on the way, for ``before``.
        """
        self._target, self._back = seconds, back
        self._skips = self._video.rate >= _NEAR_RATE
        self._seek(0)

    def go_on(self, seconds: float, *, back: float = 0.0) -> None:
        """Next comes the picture of a second that is not far ahead; what lies between is only passed."""
        self._passed.clear()
        self._target, self._back = max(seconds, self._target), back
        self._skips = self._video.rate >= _NEAR_RATE

    def read(self, shape: Shape, stop: Callable[[], bool]) -> LivePicture | None:
        """The next picture.

        Args:
            shape: What it is fitted into.
            stop: Asked between pictures on the way to the wanted one.

        Returns:
            None after the last one, or where it was stopped; calling again goes on.
        """
        while not stop():
            frame, held = next(self._rest, None), self._held
            start = math.inf if frame is None else self._second(frame)
            if held is None and not self._arrived and start > self._target and not self._from_start:
                self._seek(self._attempt + 1)  # the jump went too far
                continue
            if frame is None:
                self._held = None
                return None if held is None else self._shown(held, math.inf, shape)
            if held is None:
                self._held = (-math.inf if self._from_start else start, frame)
            elif start > held[0]:
                self._held = (start, frame)
                if self._is_wanted(held, start):
                    return self._shown(held, start, shape)
        return None

    def before(self, shape: Shape, stop: Callable[[], bool]) -> Iterator[LivePicture]:
        """The pictures that were passed shortly before the wanted one, the last one first, for steps backwards."""
        while self._passed and not stop():
            held, end = self._passed.pop()
            yield self._shown(held, end, shape)

    def close(self) -> None:
        """Let go of the file."""
        self._rest, self._held = iter(()), None
        self._passed.clear()
        self._container.close()

    def _is_wanted(self, held: _Held, end: float) -> bool:
        start = held[0]
        if start <= self._target < end and self._skips and math.isfinite(start) and start < self._target - _NEAR / 2:
            # Pictures that were left out on the way might have begun since.
            self._skips = False
            self._seek(0)
            return False
        if end > self._target:
            return True
        if end > self._target - self._back:
            self._passed.append((held, end))
        return False

    def _seek(self, attempt: int) -> None:
        import av

        self._attempt, self._arrived = attempt, False
        self._held, self._last_start = None, -math.inf
        self._passed.clear()
        second = 0.0 if attempt >= len(_EARLIER) else self._target - self._back - _EARLIER[attempt]
        base = self._stream.time_base
        self._from_start = second <= 0 or base is None
        if self._from_start or base is None:
            self._rewind()
        else:
            with suppress(av.error.FFmpegError):  # it goes on from where it is, and begins anew where that is too late
                self._container.seek(math.floor((second + self._zero) / base), stream=self._stream)
        self._rest = self._decode()

    def _rewind(self) -> None:
        """Back to the very first picture, which may come before second 0; opened anew where a file cannot jump."""
        import av

        try:
            self._container.seek(_BEFORE_ALL if self.info.demuxer == "mov" else 0)
        except av.error.FFmpegError:
            self._container.close()
            self._open()

    def _open(self) -> None:
        self._container = open_media(self.info)
        self._stream: VideoStream = self._container.streams[self._video.index]  # type: ignore[assignment]
        context = self._stream.codec_context
        context.thread_type, context.thread_count = "FRAME", _THREADS
        self._zero = (self._container.start_time or 0) / 1e6

    def _decode(self) -> "Iterator[VideoFrame]":
        import av

        for packet in self._container.demux(self._stream):
            self._stream.codec_context.skip_frame = "NONREF" if self._is_far(packet) else "DEFAULT"
            with suppress(av.error.InvalidDataError):  # a damaged picture; a later one may be whole
                yield from packet.decode()

    def _is_far(self, packet: "Packet[VideoStream]") -> bool:
        if not self._skips or packet.pts is None or packet.time_base is None:
            return False
        return float(packet.pts * packet.time_base) - self._zero < self._target - self._back - _NEAR

    def _second(self, frame: "VideoFrame") -> float:
        if frame.pts is not None and frame.time_base is not None:
            self._last_start = float(frame.pts * frame.time_base) - self._zero
        elif math.isfinite(self._last_start):
            self._last_start += 1 / (self._video.rate or 30.0)
        else:
            self._last_start = self._target
        return self._last_start

    def _shown(self, held: _Held, end: float, shape: Shape) -> LivePicture:
        if self._look is None or self._look.shape != shape:
            self._look = LiveLook(self._video, shape)
        self._arrived = True
        return LivePicture(held[0], end, self._look.show(held[1]))
