"""The strips of the timeline from top to bottom, and how high each is."""

from enum import StrEnum
from typing import NamedTuple

_RULER, _SECTIONS, _BEATS = 32, 18, 16
_SHORT = 200  # pixels; below, every strip gives a little
_LEAST_WAVE = 12


class LaneName(StrEnum):
    """What a strip shows."""

    RULER = "ruler"
    SECTIONS = "sections"
    WAVE = "wave"
    BEATS = "beats"
    ENERGY = "energy"
    MOVES = "moves"


class Lane(NamedTuple):
    """A strip: its first row, and how many rows it has."""

    top: int
    height: int

    @property
    def end(self) -> int:
        """The first row below."""
        return self.top + self.height


class Lanes(NamedTuple):
    """The strips.

    Attributes:
        ruler: Times and numbers of the 8-counts.
        sections: Names of the parts of the song.
        wave: Loudness, with lines for bars and 8-counts, and accents.
        beats: Ticks of the beats, and what is said on them.
        energy: Energy.
        moves: The plan.
    """

    ruler: Lane
    sections: Lane
    wave: Lane
    beats: Lane
    energy: Lane
    moves: Lane

    @classmethod
    def within(cls, height: int) -> "Lanes":
        """The strips for a timeline of such a height."""
        short = height < _SHORT
        energy = 14 if short else max(height // 9, 20)
        moves = 54 if short else max(height // 3, 62)
        fixed = {
            LaneName.RULER: _RULER - 2 * short,
            LaneName.SECTIONS: _SECTIONS - 2 * short,
            LaneName.BEATS: _BEATS - 2 * short,
            LaneName.ENERGY: energy,
            LaneName.MOVES: moves,
        }
        heights = fixed | {LaneName.WAVE: max(height - sum(fixed.values()), _LEAST_WAVE)}
        top, lanes = 0, []
        for name in LaneName:
            lanes.append(Lane(top, heights[name]))
            top += heights[name]
        return cls(*lanes)

    @property
    def song(self) -> Lane:
        """Where the song is grasped: all but the moves."""
        return Lane(0, self.moves.top)

    def at(self, y: float) -> LaneName:
        """The strip of a row; rows outside belong to the nearest."""
        found = [name for name, lane in zip(LaneName, self, strict=True) if y >= lane.top]
        return found[-1] if found else LaneName.RULER
