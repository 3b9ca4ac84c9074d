"""Sections: the parts of a song, bordered by "1"s of 8-counts, named by their energy and place."""

from itertools import pairwise

import numpy as np

from choreo_desktop.analysis.counts import Indices
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses, standard
from choreo_desktop.domain.song import Section

_HALF_WIDTH = 4  # 8-counts on each side that are compared
_LEAST_LENGTH = 2  # 8-counts
_LOUDER = 0.08


def find_sections(pulses: Pulses, energy: Curve, eights: Indices, times: Curve, duration: float) -> list[Section]:
    """Divide a song where its sound changes (checkerboard novelty, Foote 2000).

    Args:
        pulses: Of each beat.
        energy: Of each beat, 0 to 1.
        eights: Index of the beat of each "1".
        times: Seconds of each beat.
        duration: Seconds of the whole song.

    Returns:
        Sections from 0 to ``duration`` without a gap; none for a song of no length.
    """
    if duration <= 0:
        return []
    borders = _borders(pulses, eights)
    starts = [0.0, *(float(times[eights[b]]) for b in borders)]
    ends = [*starts[1:], duration]
    beats = [0, *(int(eights[b]) for b in borders), len(energy)]
    levels = [float(energy[a:b].mean()) if b > a else 0.5 for a, b in pairwise(beats)]
    return [
        Section(start=start, end=end, label=label, energy=level)
        for start, end, label, level in zip(starts, ends, _labels(levels), levels, strict=True)
    ]


def _borders(pulses: Pulses, eights: Indices) -> list[int]:
    """Places in ``eights`` at which a new section begins."""
    if len(eights) < 2 * _LEAST_LENGTH:
        return []
    novelty = _checkerboard(_describe(pulses, eights))
    threshold = novelty.mean() + 0.3 * novelty.std()
    borders: list[int] = []
    for place in np.argsort(-novelty, kind="stable"):
        inside = _LEAST_LENGTH <= place <= len(eights) - _LEAST_LENGTH
        free = all(abs(place - other) >= _LEAST_LENGTH for other in borders)
        if inside and free and novelty[place] > threshold:
            borders.append(int(place))
    return sorted(borders)


def _describe(pulses: Pulses, eights: Indices) -> Curve:
    """Timbre, loudness and liveliness of each 8-count, shape (8-counts, 58)."""
    facts = np.column_stack([pulses.timbre, 8 * pulses.loudness, 8 * pulses.density])
    return standard(np.add.reduceat(facts, eights, axis=0) / np.diff([*eights, len(facts)])[:, None])


def _checkerboard(rows: Curve) -> Curve:
    """How much each row begins something new: mean likeness within both sides less that across."""
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    like = unit @ unit.T
    novelty = np.zeros(len(rows))
    for i in range(1, len(rows)):
        a, b = max(0, i - _HALF_WIDTH), min(len(rows), i + _HALF_WIDTH)
        within = like[a:i, a:i].mean() + like[i:b, i:b].mean()
        novelty[i] = within / 2 - like[a:i, i:b].mean()
    return novelty


def _labels(levels: list[float]) -> list[str]:
    """Names by energy and place: a quieter first part is an intro, a quieter last one an outro."""
    middle = float(np.median(levels))
    labels = ["chorus" if level > middle + _LOUDER / 2 else "verse" for level in levels]
    if len(levels) > 1 and levels[0] < max(levels[1:]) - _LOUDER:
        labels[0] = "intro"
    if len(levels) > 1 and levels[-1] < max(levels[:-1]) - _LOUDER:
        labels[-1] = "outro"
    return labels
