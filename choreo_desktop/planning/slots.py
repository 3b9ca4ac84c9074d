"""Slots: the 8-counts of a song, or its bars, on which moves are laid."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

COUNTS = 8
"""Beats of an 8-count."""

PHRASE = 32
"""Beats of a phrase."""

SAME_BEAT = 1e-3  # s: two times nearer than this are the same beat


class Slot(NamedTuple):
    """One 8-count of the song; a bar where people count to four.

    Attributes:
        start: Seconds of its "1".
        end: Seconds of the next "1"; for the last slot, of the end of the music.
        beats: Seconds of its beats, from ``start`` on; ``end`` is the last where a beat is there.
        section: Which section of the song most of it lies in.
        label: Name of that section.
        energy: How lively the music wants the dance here, 0 to 1 within this song.
        strength: 1 in the strongest section of the song, 0 elsewhere, 0.5 where no section stands out.
        accent: Strength of the strongest hit or break in it, 0 to 1.
        phrase: Whether a phrase of four 8-counts begins with it.
    """

    start: float
    end: float
    beats: tuple[float, ...]
    section: int
    label: str
    energy: float
    strength: float = 0.5
    accent: float = 0.0
    phrase: bool = False

    @property
    def counts(self) -> int:
        """Whole beats between its start and its end."""
        return len(self.beats) - 1 if self.beats[-1] == self.end else len(self.beats)


def beats_between(beats: Sequence[float], start: float, end: float) -> tuple[float, ...]:
    """``start`` and the beats after it and before ``end``."""
    inside = beats[bisect_right(beats, start + SAME_BEAT) : bisect_left(beats, end - SAME_BEAT)]
    return (start, *inside)
