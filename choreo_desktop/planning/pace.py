"""How fast a clip may be played, and how it fills its place."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.errors import InvalidRequestError

DEFAULT_STRETCH = 0.15
"""How far a clip's speed may be from 1 before dancers look rushed or tired."""
MOST_STRETCH = 1 / 3
"""The farthest that can be set: from 0.75 to 1.33 times the speed."""
SPARE = 0.04
"""Seconds, about a picture: so much of a clip's last beat may be missing."""
_SLOWEST = 0.75
ROUNDING = 1e-9
Times = NDArray[np.float64]
Knots = tuple[tuple[float, float], ...]


class Pace(StrEnum):
    """How a clip is played."""

    ON_BEAT = "on_beat"
    NO_GRID = "no_grid"
    TOO_FAR = "too_far"


class Limits(NamedTuple):
    """The speeds at which a clip may play.

    Attributes:
        low: The slowest.
        high: The fastest.
    """

    low: float
    high: float

    @classmethod
    def within(cls, max_stretch: float) -> "Limits":
        """The limits around 1.

        Args:
            max_stretch: How far the speed may be from 1, from 0 to ``MOST_STRETCH``.

        Raises:
            InvalidRequestError: If it is out of range.
        """
        if not 0 <= max_stretch <= MOST_STRETCH:
            raise InvalidRequestError(
                f"max_stretch: must lie between 0 and {MOST_STRETCH:.2f}, not {max_stretch:g}; it says how far the "
                "speed of a clip may be from its own."
            )
        return cls(max(1 - max_stretch, _SLOWEST), 1 + max_stretch)

    def admit(self, slopes: Times) -> bool:
        """Whether all these speeds are allowed."""
        return bool(slopes.min() >= self.low - ROUNDING and slopes.max() <= self.high + ROUNDING)


class Fit(NamedTuple):
    """How a part of a clip fills some slots.

    Attributes:
        pace: How it is played.
        slots: How many slots it fills.
        counts: Beats of the song it fills.
        knots: Pairs (seconds after its start, seconds in the clip); empty where it plays at its own speed.
        speed: Mean speed, or the speed it would have needed where its tempo is too far off.
        held: Seconds at its end for which the clip has no pictures left.
        error: Mean seconds between the clip's beats and the song's.
        begin: Second of the clip at which it begins.
        missing: Beats of the song for which no beat of the clip is known, where it plays on the beat.
    """

    pace: Pace
    slots: int
    counts: int
    knots: Knots
    speed: float
    held: float
    error: float = 0.0
    begin: float = 0.0
    missing: int = 0
