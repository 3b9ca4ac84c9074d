"""Sections as a person wants them: edges moved, names changed, parts made, joined or all replaced."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from choreo_desktop.domain.corrections import GivenSections, SectionEdit
from choreo_desktop.domain.song import Section, SongAnalysis

_EDGE_REACH = 0.5  # s
_LEAST_SECTION = 0.2  # s

Sections = tuple[Section, ...]


def edit_sections(sections: Sections, step: SectionEdit, duration: float) -> Sections:
    """Sections with one edge moved, named, added or removed; they still cover the song without a gap."""
    if not sections or step.at >= duration:
        return sections
    parts = [(s.start, s.label) for s in sections]
    nearest = min(range(len(parts)), key=lambda i: abs(parts[i][0] - step.at))
    known = abs(parts[nearest][0] - step.at) <= _EDGE_REACH
    if step.remove:
        if not known or nearest == 0:
            return sections
        del parts[nearest]
        return _covering(parts, sections, duration)
    if not known:
        nearest = bisect_right([start for start, _ in parts], step.at)
        parts.insert(nearest, (step.at, parts[nearest - 1][1]))
    start, label = parts[nearest]
    if step.to is not None and nearest > 0:
        end = parts[nearest + 1][0] if nearest + 1 < len(parts) else duration
        start = min(max(step.to, parts[nearest - 1][0] + _LEAST_SECTION), end - _LEAST_SECTION)
    parts[nearest] = (start, step.label or label)
    return _covering(parts, sections, duration)


def replace_sections(sections: Sections, step: GivenSections, duration: float) -> Sections:
    """The given sections, as far as they begin within the song."""
    parts = [(start.at, start.label) for start in step.starts if start.at < duration]
    if not parts:
        return sections
    parts[0] = (0.0, parts[0][1])
    return _covering(parts, sections, duration)


def with_measured_energy(sections: Sections, analysis: SongAnalysis) -> Sections:
    """Sections that were not there before get the mean energy of the beats in them."""
    known = {(s.start, s.end) for s in analysis.sections}
    pairs = list(zip(analysis.beats, analysis.energy, strict=False))
    found = []
    for section in sections:
        inside = [energy for beat, energy in pairs if section.start <= beat < section.end]
        if inside and (section.start, section.end) not in known:
            found.append(section.model_copy(update={"energy": min(max(sum(inside) / len(inside), 0.0), 1.0)}))
        else:
            found.append(section)
    return tuple(found)


def _covering(parts: Sequence[tuple[float, str]], before: Sections, duration: float) -> Sections:
    """Sections from their starts and names; ``before`` where two of them would have no length between them."""
    edges = [*(start for start, _ in parts), duration]
    if any(end <= start for start, end in pairwise(edges)):
        return before
    starts = [s.start for s in before]
    return tuple(
        Section(start=start, end=end, label=label, energy=_energy_at(before, starts, start))
        for (start, label), end in zip(parts, edges[1:], strict=True)
    )


def _energy_at(sections: Sections, starts: Sequence[float], time: float) -> float:
    return sections[max(bisect_right(starts, time) - 1, 0)].energy if sections else 0.0
