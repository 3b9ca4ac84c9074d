"""What the music wants on each slot: how lively it is there, and where its strongest part lies."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from choreo_desktop.domain.song import Section, SongAnalysis
from choreo_desktop.planning.slots import SAME_BEAT, Slot, beats_between

_OWN_ENERGY = 0.4  # weight of a slot's own beats against its whole section
_FLAT = 0.1  # a song whose energy varies less than this has no curve to follow
_ALIKE = 0.03  # sections of one label whose energy differs by less than this are equally strong


class Wants:
    """What the music wants on each slot.

    Args:
        analysis: What was heard.
        borders: Of all slots.
    """

    def __init__(self, analysis: SongAnalysis, borders: Sequence[float]) -> None:
        self._analysis = analysis
        self._phrases = {round(phrase / SAME_BEAT) for phrase in analysis.phrases}
        self._places = [_section_at(analysis.sections, (a + b) / 2) for a, b in pairwise(borders)]
        raw = [self._raw_energy(i, a, b) for i, (a, b) in enumerate(pairwise(borders))]
        low, span = min(raw), max(raw) - min(raw)
        self._energy = [0.1 + 0.8 * (r - low) / span if span >= _FLAT else 0.5 for r in raw]
        self._strongest = _strongest(analysis.sections, {index for _, index in self._places})

    def slot(self, number: int, start: float, end: float, *, last: bool) -> Slot:
        """The slot between two borders; ``last`` where no beat is known at its end."""
        beats = beats_between(self._analysis.beats, start, end)
        section, index = self._places[number]
        return Slot(
            start=start,
            end=end,
            beats=beats if last else (*beats, end),
            section=index,
            label=section.label if section else "",
            energy=self._energy[number],
            strength=float(index in self._strongest) if self._strongest else 0.5,
            accent=max((a.strength for a in self._analysis.accents if start - SAME_BEAT <= a.start < end), default=0.0),
            phrase=round(start / SAME_BEAT) in self._phrases,
        )

    def _raw_energy(self, number: int, start: float, end: float) -> float:
        section = self._places[number][0]
        mean = section.energy if section else 0.5
        first, last = (bisect_left(self._analysis.beats, t - SAME_BEAT) for t in (start, end))
        own = self._analysis.energy[first:last]
        return (1 - _OWN_ENERGY) * mean + _OWN_ENERGY * sum(own) / len(own) if own else mean


def _section_at(sections: Sequence[Section], time: float) -> tuple[Section | None, int]:
    index = max(bisect_right([s.start for s in sections], time + SAME_BEAT) - 1, 0)
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
