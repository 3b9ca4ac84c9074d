"""Where things are in the picture of a song, what colour they have, and how much of them there is room for."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from choreo_desktop.domain.song import Section

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Known parts always have the same colour; others take what is left, in the order in which they appear.
SECTION_COLORS = {
    "intro": "#5aa9e6",
    "verse": "#57c4a0",
    "chorus": "#f2a65a",
    "bridge": "#b58be0",
    "break": "#e2707f",
    "outro": "#8a9be8",
}
_SPARE_COLORS = ("#d9c65c", "#e58cc0", "#7fd0d9", "#a8cf6a", "#c99a7c", "#9aa5b8")

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


def section_colors(sections: Sequence[Section]) -> dict[str, str]:
    """The colour of each name of a part.

    The first part of a kind (``verse A``) has the colour of the kind, so that a chorus looks like one in every song;
    others of the kind take what is left.
    """
    names = dict.fromkeys(section.label for section in sections)
    kinds: dict[str, str] = {}
    for name in names:
        kinds.setdefault(name.split(" ")[0], name)
    found = {name: SECTION_COLORS[kind] for kind, name in kinds.items() if kind in SECTION_COLORS}
    spare = [name for name in names if name not in found]
    return found | {name: _SPARE_COLORS[number % len(_SPARE_COLORS)] for number, name in enumerate(spare)}


def loudness(samples: "NDArray[np.floating]", columns: int, sample_rate: int, seconds: float) -> "NDArray[np.float64]":
    """The loudness of each column: lowest, highest and mean level of its samples, shape (columns, 3)."""
    edges = (np.arange(columns + 1) * (seconds * sample_rate / columns)).astype(np.int64)
    found = np.zeros((columns, 3))
    for column, (start, end) in enumerate(pairwise(edges.tolist())):
        part = np.nan_to_num(samples[start : max(end, start + 1)].astype(np.float64), posinf=1.0, neginf=-1.0)
        if part.size:
            found[column] = part.min(), part.max(), np.sqrt(np.mean(part * part))
    return found / max(float(np.abs(found).max(initial=0.0)), _QUIETEST_FULL)


def time_text(seconds: float, step: float) -> str:
    """A time on an axis with such steps: ``1:05``, ``1:02:00`` or ``0:00.2``."""
    places = 0 if step >= 1 else 1 if step >= 0.1 else 2
    minutes, rest = divmod(round(seconds, places), 60)
    hours, minutes = divmod(int(minutes), 60)
    end = f"{rest:0{3 + places if places else 2}.{places}f}"
    return f"{hours}:{minutes:02}:{end}" if hours else f"{minutes}:{end}"


def time_step(seconds: float, most: float) -> float:
    """The distance between times on an axis, so that there are at most so many."""
    steps = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
    return next((step for step in steps if seconds / step <= most), float(np.ceil(seconds / most / 3600) * 3600))


def thinning(times: Sequence[float], frame: PlotFrame, pixels: float) -> int:
    """Of how many evenly spaced times one can be shown: 1, 2, 4 and so on."""
    if len(times) < 2:
        return 1
    spacing = max(frame.pixels((times[-1] - times[0]) / (len(times) - 1)), 1e-6)
    return int(1 << max(0, int(np.ceil(np.log2(pixels / spacing)))))
