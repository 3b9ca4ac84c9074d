"""Exact time: frames of the output, and the map from the song's time to a clip's time."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

# The three frame rates that are not whole numbers, by the names people write (SMPTE ST 12-1).
NTSC_RATES = {
    23.976: Fraction(24000, 1001),
    29.97: Fraction(30000, 1001),
    59.94: Fraction(60000, 1001),
}


def exact_rate(frame_rate: float) -> Fraction:
    """The exact frame rate in frames per second behind the number people write.

    Raises:
        ValueError: If it is neither a whole number above 0 nor one of 23.976, 29.97, 59.94.
    """
    if frame_rate in NTSC_RATES:
        return NTSC_RATES[frame_rate]
    if not math.isfinite(frame_rate) or frame_rate != int(frame_rate) or frame_rate <= 0:
        raise ValueError(f"{frame_rate} is not a frame rate")
    return Fraction(int(frame_rate))


def frame_at(seconds: float, rate: Fraction) -> int:
    """The frame on which a cut at ``seconds`` of the absolute timeline falls: round(t x fps)."""
    return round(seconds * (rate.numerator if rate.denominator == 1 else float(rate)))


SAME_SPEED = 0.005
"""A speed that is no further from 1 is a clip's own for everybody who looks."""


class Point(NamedTuple):
    """One knot of a TimeMap.

    Attributes:
        out: Seconds after the move's start.
        clip: Seconds in the clip, counted from the clip's own start.
    """

    out: float
    clip: float


class TimeMap:
    """Piecewise linear map from seconds after a move's start to seconds in its clip.

    Before the first and after the last knot the nearest piece goes on.

    Args:
        points: At least two knots, strictly increasing in both columns.

    Raises:
        ValueError: If the knots are fewer than two or do not increase.
    """

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        knots = [Point(*p) for p in points]
        if len(knots) < 2:
            raise ValueError("needs at least two points")
        for i, (a, b) in enumerate(pairwise(knots), start=1):
            if not (b.out > a.out and b.clip > a.clip):
                raise ValueError(f"must increase in both columns, but point {i} does not")
        self.points = tuple(knots)

    @classmethod
    def straight(cls, clip_start: float) -> "TimeMap":
        """The clip from ``clip_start`` (seconds) on at its own speed."""
        return cls([(0.0, clip_start), (1.0, clip_start + 1.0)])

    def clip_time(self, out: float) -> float:
        """Seconds in the clip that belong to ``out`` seconds after the move's start."""
        return self._along(out, 0)

    def out_time(self, clip: float) -> float:
        """Seconds after the move's start at which second ``clip`` of the clip is due."""
        return self._along(clip, 1)

    @property
    def slopes(self) -> tuple[float, ...]:
        """Speed of each piece: 1.1 plays the clip 10 % faster than it was filmed."""
        pieces = pairwise(self.points)
        return tuple((b.clip - a.clip) / (b.out - a.out) for a, b in pieces)

    def _along(self, value: float, column: int) -> float:
        inside = [p[column] for p in self.points[1:-1]]
        a, b = self.points[(i := bisect_right(inside, value))], self.points[i + 1]
        other = 1 - column
        share = (value - a[column]) / (b[column] - a[column])
        return a[other] + share * (b[other] - a[other])
