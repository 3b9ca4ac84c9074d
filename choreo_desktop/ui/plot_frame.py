"""Where things are in the picture of a song, and how much of them there is room for."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_QUIETEST_FULL = 0.05  # softer songs are not blown up further: silence stays a line


class Lane(NamedTuple):
    """A strip of the picture: its first row, and how many rows it has."""

    top: int
    height: int

    @property
    def end(self) -> int:
        """The first row below."""
        return self.top + self.height


class PlotFrame:
    """Where things are in the picture.

    Attributes:
        left: First column of the song.
        columns: How many the song takes.
        seconds: Length of the song.
        sections: Names of the parts.
        eights: Numbers of the 8-counts.
        wave: Loudness.
        accents: Hits and breaks.
        ticks: Beats.
        energy: Energy of the parts.
        axis: Times.
    """

    def __init__(self, width: int, height: int, seconds: float) -> None:
        self.left = 92
        self.columns = max(width - self.left - 36, 1)
        self.seconds = seconds
        self.sections = Lane(76, 26)
        self.eights = Lane(self.sections.end + 4, 20)
        self.axis = Lane(height - 38, 38)
        self.energy = Lane(self.axis.top - 84, 76)
        self.ticks = Lane(self.energy.top - 32, 24)
        self.accents = Lane(self.ticks.top - 18, 14)
        self.wave = Lane(self.eights.end, max(self.accents.top - 4 - self.eights.end, 1))

    @property
    def right(self) -> int:
        """The first column after the song."""
        return self.left + self.columns

    def x(self, seconds: float) -> int:
        """The column of a time."""
        share = min(max(seconds / self.seconds, 0.0), 1.0)
        return self.left + min(int(share * self.columns), self.columns - 1)

    def pixels(self, seconds: float) -> float:
        """The width of a length of time."""
        return seconds / self.seconds * self.columns


def loudness(samples: "NDArray[np.floating]", columns: int, sample_rate: int, seconds: float) -> "NDArray[np.float64]":
    """The loudness of each column: lowest, highest and mean level of its samples, shape (columns, 3)."""
    edges = (np.arange(columns + 1) * (seconds * sample_rate / columns)).astype(np.int64)
    found = np.zeros((columns, 3))
    for column, (start, end) in enumerate(pairwise(edges.tolist())):
        part = np.nan_to_num(samples[start : max(end, start + 1)].astype(np.float64), posinf=1.0, neginf=-1.0)
        if part.size:
            found[column] = part.min(), part.max(), np.sqrt(np.mean(part * part))
    return found / max(float(np.abs(found).max(initial=0.0)), _QUIETEST_FULL)


def thinning(times: Sequence[float], frame: PlotFrame, pixels: float) -> int:
    """Of how many evenly spaced times one can be shown: 1, 2, 4 and so on."""
    if len(times) < 2:
        return 1
    spacing = max(frame.pixels((times[-1] - times[0]) / (len(times) - 1)), 1e-6)
    return int(1 << max(0, int(np.ceil(np.log2(pixels / spacing)))))
