"""How a person taps, told while they do."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

LEAST_TAPS = 4  # of which a grid can be made

_LAST = 24  # taps that are looked at: what was tapped a minute ago says nothing of now
_STEADY, _FAIR = 0.030, 0.070  # seconds around an even beat

Steadiness = Literal["unknown", "steady", "fair", "unsteady"]


class TapReport(NamedTuple):
    """What the taps so far are like.

    Attributes:
        taps: How many.
        bpm: Their tempo in beats per minute; 0 where it cannot be told yet.
        jitter: Root mean square distance from an even beat in seconds.
        steadiness: The same as a word.
    """

    taps: int
    bpm: float = 0.0
    jitter: float = 0.0
    steadiness: Steadiness = "unknown"

    @property
    def enough(self) -> bool:
        """Whether a grid can be made of them."""
        return self.taps >= LEAST_TAPS


def tap_report(times: Sequence[float]) -> TapReport:
    """What taps are like; quick enough for each tap.

    Args:
        times: Seconds, increasing.
    """
    last = times[-_LAST:]
    steps = [b - a for a, b in pairwise(last)]
    # Over two steps, since who taps one beat early taps the next one late.
    pairs = [(later - earlier) / 2 for earlier, later in zip(last, last[2:], strict=False)]
    period = median(pairs or steps) if steps else 0.0
    if period <= 0:
        return TapReport(len(times))
    numbers = [0]
    for step in steps:
        numbers.append(numbers[-1] + max(round(step / period), 1))
    slope, jitter = _line(numbers, last)
    if len(times) < LEAST_TAPS:
        return TapReport(len(times), 60 / slope)
    word: Steadiness = "steady" if jitter < _STEADY else "fair" if jitter < _FAIR else "unsteady"
    return TapReport(len(times), 60 / slope, jitter, word)


def _line(numbers: Sequence[int], times: Sequence[float]) -> tuple[float, float]:
    """Slope of the straight line through taps, and their root mean square distance from it."""
    count = len(times)
    middle, mean = sum(numbers) / count, sum(times) / count
    spread = sum((n - middle) ** 2 for n in numbers)
    slope = sum((n - middle) * (t - mean) for n, t in zip(numbers, times, strict=True)) / spread
    squares = sum((t - mean - slope * (n - middle)) ** 2 for n, t in zip(numbers, times, strict=True))
    return float(slope), float((squares / count) ** 0.5)
