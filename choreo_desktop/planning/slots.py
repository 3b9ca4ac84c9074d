"""Slots: the song cut into the 8-counts on which moves are laid, and what the music wants on each."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from choreo_desktop.domain.errors import InvalidRequestError, UnusableMediaError
from choreo_desktop.domain.song import CountMode, Section, Song, SongAnalysis

COUNTS = 8
"""Beats of an 8-count."""

PHRASE = 32
"""Beats of a phrase."""

_CLOSE = 1e-3  # s: two times nearer than this are the same beat
_LEAST_TAIL = 0.5  # of a slot: what is left after the last whole one gets a move of its own from here on
_OWN_ENERGY = 0.4  # weight of a slot's own beats against its whole section
_FLAT = 0.1  # a song whose energy varies less than this has no curve to follow
_ALIKE = 0.03  # sections of one label whose energy differs by less than this are equally strong


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


def cut_slots(
    song: Song, analysis: SongAnalysis, *, unit: CountMode = 8, max_seconds: float | None = None
) -> list[Slot]:
    """Cut a song into slots, from its first "1" to its end, without a gap.

    Where fewer than two 8-counts were found but there are beats, every eighth beat from the first downbeat on
    counts as a "1". A song without a beat is refused: moves laid beside the music would look like a fault of ours.

    Args:
        song: For the sentence of an error.
        analysis: What was heard in it.
        unit: Beats of a slot.
        max_seconds: The last slot ends at this second of the song at the latest; None for the end of the music.

    Raises:
        UnusableMediaError: If no beat was found, or the song is shorter than one 8-count.
        InvalidRequestError: If ``max_seconds`` leaves no whole slot.
    """
    _check_beats(song, analysis)
    ones = _ones(analysis)
    end = music_end(analysis)
    if unit != COUNTS:
        ones = _halved(analysis.beats, ones, end, unit)
    while len(ones) > 1 and len(_beats_between(analysis.beats, ones[-1], end)) < _LEAST_TAIL * unit:
        ones.pop()
    if len(_beats_between(analysis.beats, ones[0], end)) < _LEAST_TAIL * unit:
        raise UnusableMediaError(
            f"The music of {song.title!r} ends before its first 8-count, at {end:.1f} s. Correct where its 1 is, or "
            "choose another song."
        )
    borders = [*ones, end]
    if max_seconds is not None and max_seconds < end:
        borders = _within(borders, max_seconds)
    wants = _Wants(analysis, borders)
    return [wants.slot(i, a, b, last=b == end) for i, (a, b) in enumerate(pairwise(borders))]


def music_end(analysis: SongAnalysis) -> float:
    """Seconds at which the dance ends: the end of the music, or of its last beat where long nothing follows."""
    beat = analysis.beats[-1] - analysis.beats[-2]
    after = analysis.beats[-1] + beat
    sounding = min(analysis.sound_end or analysis.duration, analysis.duration)
    return sounding if sounding - after < COUNTS * beat else after


def _check_beats(song: Song, analysis: SongAnalysis) -> None:
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


def _ones(analysis: SongAnalysis) -> list[float]:
    if len(analysis.eight_counts) >= 2:
        return list(analysis.eight_counts)
    first = analysis.eight_counts or analysis.downbeats or analysis.beats
    begin = bisect_left(analysis.beats, first[0] - _CLOSE)
    if len(analysis.beats) - begin < COUNTS:
        begin = 0
    return list(analysis.beats[begin::COUNTS])


def _halved(beats: Sequence[float], ones: Sequence[float], end: float, unit: int) -> list[float]:
    """The first beat of every bar of the 8-counts; what is left of an uneven one stays with its last bar."""
    return [
        inside[i]
        for a, b in pairwise([*ones, end])
        if (inside := _beats_between(beats, a, b))
        for i in range(0, max(len(inside) - unit // 2 + 1, 1), unit)
    ]


def _within(borders: Sequence[float], max_seconds: float) -> list[float]:
    kept = [border for border in borders if border <= max_seconds + _CLOSE]
    if len(kept) < 2:
        raise InvalidRequestError(
            f"The length limit of {max_seconds:g} s ends before the first counts of the song do, "
            f"at {borders[1]:.1f} s. Choose a longer one."
        )
    return kept


def _beats_between(beats: Sequence[float], start: float, end: float) -> tuple[float, ...]:
    """``start`` and the beats after it and before ``end``."""
    inside = beats[bisect_right(beats, start + _CLOSE) : bisect_left(beats, end - _CLOSE)]
    return (start, *inside)


class _Wants:
    """What the music wants on each slot.

    Args:
        analysis: What was heard.
        borders: Of all slots.
    """

    def __init__(self, analysis: SongAnalysis, borders: Sequence[float]) -> None:
        self._analysis = analysis
        self._phrases = {round(phrase / _CLOSE) for phrase in analysis.phrases}
        self._places = [_section_at(analysis.sections, (a + b) / 2) for a, b in pairwise(borders)]
        raw = [self._raw_energy(i, a, b) for i, (a, b) in enumerate(pairwise(borders))]
        low, span = min(raw), max(raw) - min(raw)
        self._energy = [0.1 + 0.8 * (r - low) / span if span >= _FLAT else 0.5 for r in raw]
        self._strongest = _strongest(analysis.sections, {index for _, index in self._places})

    def slot(self, number: int, start: float, end: float, *, last: bool) -> Slot:
        """The slot between two borders; ``last`` where no beat is known at its end."""
        beats = _beats_between(self._analysis.beats, start, end)
        section, index = self._places[number]
        return Slot(
            start=start,
            end=end,
            beats=beats if last else (*beats, end),
            section=index,
            label=section.label if section else "",
            energy=self._energy[number],
            strength=float(index in self._strongest) if self._strongest else 0.5,
            accent=max((a.strength for a in self._analysis.accents if start - _CLOSE <= a.start < end), default=0.0),
            phrase=round(start / _CLOSE) in self._phrases,
        )

    def _raw_energy(self, number: int, start: float, end: float) -> float:
        section = self._places[number][0]
        mean = section.energy if section else 0.5
        first, last = (bisect_left(self._analysis.beats, t - _CLOSE) for t in (start, end))
        own = self._analysis.energy[first:last]
        return (1 - _OWN_ENERGY) * mean + _OWN_ENERGY * sum(own) / len(own) if own else mean


def _section_at(sections: Sequence[Section], time: float) -> tuple[Section | None, int]:
    index = max(bisect_right([s.start for s in sections], time + _CLOSE) - 1, 0)
    return (sections[index], index) if sections else (None, 0)


def _strongest(sections: Sequence[Section], danced: set[int]) -> set[int]:
    """The sections for which big moves are saved; none where all are alike."""
    inside = [i for i in sorted(danced) if i < len(sections)]
    if len(inside) < 2:
        return set()
    best = max(inside, key=lambda i: sections[i].energy)
    strong = {
        i
        for i in inside
        if i == best
        or (sections[i].label == sections[best].label and sections[best].energy - sections[i].energy < _ALIKE)
    }
    return strong if len(strong) < len(inside) else set()
