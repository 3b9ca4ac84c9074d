"""Slots: the song cut into the 8-counts on which moves are laid."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.domain.song import Section, Song, SongAnalysis

COUNTS = 8
"""Beats of an 8-count."""

_CLOSE = 1e-3  # s: two times nearer than this are the same beat
_LEAST_TAIL = 4  # beats: what is left after the last whole 8-count gets a move of its own from here on


class Slot(NamedTuple):
    """One 8-count of the song.

    Attributes:
        start: Seconds of its "1".
        end: Seconds of the next "1"; for the last slot, of the end of the music.
        beats: Seconds of its beats, from ``start`` on; ``end`` is the last where a beat is there.
        section: Which section of the song it lies in.
        label: Name of that section.
        energy: Energy of that section, 0 to 1.
    """

    start: float
    end: float
    beats: tuple[float, ...]
    section: int
    label: str
    energy: float

    @property
    def counts(self) -> int:
        """Whole beats between its start and its end."""
        return len(self.beats) - 1 if self.beats[-1] == self.end else len(self.beats)


def cut_slots(song: Song, analysis: SongAnalysis) -> list[Slot]:
    """Cut a song into slots, from its first "1" to its end, without a gap.

    Where fewer than two 8-counts were found but there are beats, every eighth beat from the first downbeat on
    counts as a "1". A song without a beat is refused: moves laid beside the music would look like a fault of ours.

    Args:
        song: For the sentence of an error.
        analysis: What was heard in it.

    Raises:
        UnusableMediaError: If no beat was found, or the song is shorter than one 8-count.
    """
    if analysis.bpm <= 0 or len(analysis.beats) < 2:
        raise UnusableMediaError(
            f"No beat was found in {song.title!r}, so moves cannot be laid on it. "
            "Choose a song with a clear beat, or another genre if its tempo lies outside this one's range.",
            details=f"bpm {analysis.bpm:g}, {len(analysis.beats)} beats in {analysis.duration:.1f} s",
        )
    if len(analysis.beats) < COUNTS:
        raise UnusableMediaError(
            f"The song {song.title!r} is shorter than one 8-count: only {len(analysis.beats)} beats were found. "
            "Choose a longer song.",
        )
    ones = _ones(analysis)
    end = _music_end(analysis)
    while len(ones) > 1 and len(_beats_between(analysis.beats, ones[-1], end)) < _LEAST_TAIL:
        ones.pop()
    return [_slot(analysis, a, b, last=b == end) for a, b in pairwise([*ones, end])]


def _ones(analysis: SongAnalysis) -> list[float]:
    if len(analysis.eight_counts) >= 2:
        return list(analysis.eight_counts)
    first = analysis.eight_counts or analysis.downbeats or analysis.beats
    begin = bisect_left(analysis.beats, first[0] - _CLOSE)
    if len(analysis.beats) - begin < COUNTS:
        begin = 0
    return list(analysis.beats[begin::COUNTS])


def _music_end(analysis: SongAnalysis) -> float:
    """The end of the song, or of its last beat where a long silence follows."""
    beat = analysis.beats[-1] - analysis.beats[-2]
    after = analysis.beats[-1] + beat
    return analysis.duration if analysis.duration - after < COUNTS * beat else after


def _beats_between(beats: Sequence[float], start: float, end: float) -> tuple[float, ...]:
    """``start`` and the beats after it and before ``end``."""
    inside = beats[bisect_right(beats, start + _CLOSE) : bisect_left(beats, end - _CLOSE)]
    return (start, *inside)


def _slot(analysis: SongAnalysis, start: float, end: float, *, last: bool) -> Slot:
    beats = _beats_between(analysis.beats, start, end)
    section, index = _section_at(analysis.sections, start)
    return Slot(
        start=start,
        end=end,
        beats=beats if last else (*beats, end),
        section=index,
        label=section.label if section else "",
        energy=section.energy if section else 0.5,
    )


def _section_at(sections: Sequence[Section], start: float) -> tuple[Section | None, int]:
    index = max(bisect_right([s.start for s in sections], start + _CLOSE) - 1, 0)
    return (sections[index], index) if sections else (None, 0)
