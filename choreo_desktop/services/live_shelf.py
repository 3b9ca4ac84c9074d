"""Decoded pictures of the clips of a plan, as many as memory is granted for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from choreo_desktop.media.live_reader import LivePicture

Size = tuple[int, int]

_BEHIND = 3.0  # a picture that was shown is worth so much less than one that is as far ahead


class LiveWant(NamedTuple):
    """A stretch of a clip that is due soon.

    Attributes:
        tag: Tells it from others: the place of the move, and whether a loop goes back to it.
        key: Storage key of the clip.
        first: Second of the clip at which it begins.
        last: Second whose picture is the last that is needed now.
        due: Seconds from now until the picture of ``first`` is shown.
        speed: Seconds of the clip that pass in a second of waiting.
    """

    tag: tuple[int, bool]
    key: str
    first: float
    last: float
    due: float
    speed: float


class LiveShelf:
    """Keeps pictures by the clip they are of. Not for two threads at once.

    Args:
        limit_bytes: What it may hold.
    """

    def __init__(self, limit_bytes: int) -> None:
        self._limit = limit_bytes
        self._held = 0
        self._pictures: dict[str, list[LivePicture]] = {}

    def at(self, key: str, second: float) -> "tuple[LivePicture | None, bool]":
        """The picture that is on show at a second of a clip, or the last known before it, and whether it is the one."""
        pictures = self._pictures.get(key, ())
        place = bisect_right(pictures, second, key=lambda p: p.start) - 1
        if place < 0:
            return None, False
        return pictures[place], second < pictures[place].end

    def gap(self, want: LiveWant, size: Size | None = None) -> float | None:
        """The first second of a stretch of which no picture is there; None where all are.

        Args:
            want: The stretch.
            size: Pictures of another size do not count; None if they do.
        """
        pictures = self._pictures.get(want.key, ())
        second = want.first
        for picture in pictures[max(0, bisect_right(pictures, second, key=lambda p: p.start) - 1) :]:
            if not picture.start <= second < picture.end or (size is not None and picture.size != size):
                break
            second = picture.end
            if second > want.last:
                return None
        return second

    def put(self, key: str, picture: "LivePicture", wants: Sequence[LiveWant]) -> None:
        """Keep a picture; what is the least likely to be shown soon goes where there is no room."""
        pictures = self._pictures.setdefault(key, [])
        place = bisect_left(pictures, picture.start, key=lambda p: p.start)
        if place < len(pictures) and pictures[place].start == picture.start:
            self._held -= len(pictures.pop(place).pixels.data)
        pictures.insert(place, picture)
        self._held += len(picture.pixels.data)
        while self._held > self._limit:
            self._drop_one(wants)

    def clear(self) -> None:
        """Forget all."""
        self._pictures.clear()
        self._held = 0

    def _drop_one(self, wants: Sequence[LiveWant]) -> None:
        ends: list[tuple[float, str, int]] = []
        for key, pictures in self._pictures.items():
            firsts = [want.first for want in wants if want.key == key]
            places = {0, len(pictures) - 1} if firsts else {0}
            ends += [(_farness(pictures[place], firsts), key, place) for place in places]
        _, key, place = max(ends, key=lambda end: end[0])
        self._held -= len(self._pictures[key].pop(place).pixels.data)
        if not self._pictures[key]:
            del self._pictures[key]


def _farness(picture: "LivePicture", firsts: Sequence[float]) -> float:
    """How far a picture is from being shown."""
    distances = [
        max(0.0, picture.start - first) if picture.end > first else _BEHIND * (first - picture.end) for first in firsts
    ]
    return min(distances, default=float("inf"))
