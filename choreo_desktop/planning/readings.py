"""Readings: the beats of a clip as found, and as counted at half or double the tempo."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.planning.pace import SPARE, Times

READINGS = (1.0, 0.5, 2.0)
"""How a clip can be counted: seconds per beat then, for each second per beat as found."""


class Reading(NamedTuple):
    """The beats of a clip from its first 1 on, as found or as counted at half or double the tempo.

    Attributes:
        beats: Seconds in the clip.
        gaps: Seconds from each beat to the next.
    """

    beats: Times
    gaps: Times


def readings(grid: ClipGrid, seconds: float) -> list[Reading]:
    """All readings of a clip's grid: as found, and counted twice and half as fast.

    One more beat is added at the end where the clip is long enough for it.

    Args:
        grid: The beats of the clip.
        seconds: Its length.
    """
    beats = np.asarray(grid.beats[grid.first_one :], dtype=np.float64)
    if len(beats) < 2 or (np.diff(beats) <= 0).any():  # beats that do not increase tell nothing
        return []
    halves = np.interp(np.arange(2 * len(beats) - 1) / 2, np.arange(len(beats)), beats)
    complete = (_with_last(b, seconds) for b in (beats, halves, beats[::2]) if len(b) > 1)
    return [Reading(b, np.diff(b)) for b in complete]


def _with_last(beats: Times, seconds: float) -> Times:
    following = 2 * beats[-1] - beats[-2]
    return np.append(beats, following) if following <= seconds + SPARE else beats
