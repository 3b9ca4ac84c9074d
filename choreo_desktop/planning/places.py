"""Places: moves where they could stand, as arrays, so that thousands are judged at once."""

from typing import NamedTuple

from choreo_desktop.planning.arrays import Codes, Floats
from choreo_desktop.planning.pace import Pace

PACES = tuple(Pace)


def pace_code(pace: Pace) -> int:
    """The number that stands for a pace in arrays."""
    return PACES.index(pace)


class Places(NamedTuple):
    """Moves in places where they could stand; every array has an entry for each, or can be spread to that.

    Attributes:
        clip: Which move of the cast.
        slot: First slot.
        slots: How many.
        pace: Code of how it is played.
        speed: Mean speed.
        error: Mean seconds by which its beats miss those of the song.
        held: Seconds at its end without pictures.
        unused: Share of its 8-counts that is left away at its end.
    """

    clip: Codes
    slot: Codes
    slots: Codes
    pace: Codes
    speed: Floats
    error: Floats
    held: Floats
    unused: Floats

    def pick(self, which: Codes) -> "Places":
        """Some of them."""
        return Places._make(column[which] for column in self)

    @property
    def end(self) -> Codes:
        """The slot after each."""
        return self.slot + self.slots
