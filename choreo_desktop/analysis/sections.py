"""Sections: the parts of a song, bordered by "1"s of 8-counts, named by what recurs, how lively it is, and where."""

from itertools import pairwise

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.eights import Indices
from choreo_desktop.analysis.likeness import checkerboard
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses, standard
from choreo_desktop.domain.song import Section

_HALF_WIDTH = 3  # 8-counts on each side that are compared
_LEAST_LENGTH = 2  # 8-counts
_LOUDNESS_SHARE, _RHYTHM_SHARE = 3.0, 1.5  # of timbre and chords
_LOUDER = 0.08
_ALIKE = 0.55  # likeness from which two parts are the same kind
_LONGEST_BREAK = 4  # 8-counts
_LATE = 0.4  # of the song: what is new from here on is a bridge
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PHRASE = 4  # 8-counts


def find_sections(
    pulses: Pulses, energy: Curve, eights: Indices, times: Curve, duration: float, course: Course = UNWATCHED
) -> list[Section]:
    """Divide a song where its sound changes (checkerboard novelty, Foote 2000).

    Args:
        pulses: Of each beat.
        energy: Of each beat, 0 to 1.
        eights: Index of the beat of each "1".
        times: Seconds of each beat.
        duration: Seconds of the whole song.
        course: Looked at on the way.

    Returns:
        Sections from 0 to ``duration`` without a gap; none for a song of no length.
    """
    if duration <= 0:
        return []
    rows = _describe(pulses, eights)
    borders = _borders(rows)
    starts = [0.0, *(float(times[eights[b]]) for b in borders)]
    ends = [*starts[1:], duration]
    beats = [0, *(int(eights[b]) for b in borders), len(energy)]
    levels = [float(energy[a:b].mean()) if b > a else 0.5 for a, b in pairwise(beats)]
    edges = [0, *borders, len(eights)]
    means = [rows[a:b].mean(axis=0) if b > a else np.zeros(rows.shape[1]) for a, b in pairwise(edges)]
    kinds = _kinds(means, course)
    labels = _labels(levels, kinds, [b - a for a, b in pairwise(edges)], [start / duration for start in starts])
    return [
        Section(start=start, end=end, label=label, energy=level)
        for start, end, label, level in zip(starts, ends, labels, levels, strict=True)
    ]


def find_phrases(pulses: Pulses, eights: Indices) -> Indices:
    """Which "1"s begin a phrase of four 8-counts.

    Every section begins a phrase, for that is what dancers hear; the first is counted back from the second, so that
    what is left over of an introduction comes first.

    Args:
        pulses: Of each beat.
        eights: Index of the beat of each "1".
    """
    if not len(eights):
        return eights
    borders = _borders(_describe(pulses, eights))
    first = borders[0] if borders else 0
    lead = {0, *range(first % _PHRASE, first, _PHRASE)}
    rest = {n for a, b in pairwise([*(borders or [0]), len(eights)]) for n in range(a, b, _PHRASE)}
    return np.asarray(eights[sorted(lead | rest)])


def _borders(rows: Curve) -> list[int]:
    """Numbers of the 8-counts at which a new section begins."""
    if len(rows) < 2 * _LEAST_LENGTH:
        return []
    novelty = checkerboard(rows, _HALF_WIDTH)
    threshold = novelty.mean()
    borders: list[int] = []
    free = np.ones(len(rows), dtype=np.bool_)
    free[:_LEAST_LENGTH], free[len(rows) - _LEAST_LENGTH + 1 :] = False, False
    for place in np.argsort(-novelty, kind="stable"):
        if novelty[place] <= threshold:
            break
        if free[place]:
            borders.append(int(place))
            free[place - _LEAST_LENGTH + 1 : place + _LEAST_LENGTH] = False
    return sorted(borders)


def _describe(pulses: Pulses, eights: Indices) -> Curve:
    """Timbre, loudness, rhythm and chords of each 8-count, shape (8-counts, 92)."""
    facts = (
        (1.0, [pulses.timbre]),
        (_LOUDNESS_SHARE, [pulses.loudness, pulses.density]),
        (_RHYTHM_SHARE, [pulses.accents, pulses.between]),
        (1.0, [pulses.harmony, pulses.bass]),
    )
    if not len(eights):
        return np.zeros((0, 1))
    lengths = np.diff([*eights, len(pulses.loudness)])[:, None]
    means = [(share, np.add.reduceat(np.column_stack(rows), eights, axis=0) / lengths) for share, rows in facts]
    return np.concatenate([share * standard(rows) for share, rows in means], axis=1)


def _kinds(means: list[Curve], course: Course = UNWATCHED) -> list[int]:
    """Which sections are of one kind, numbered by their first appearance (agglomeration by mean likeness)."""
    unit = np.array([mean / max(float(np.linalg.norm(mean)), 1e-9) for mean in means])
    groups = [[i] for i in range(len(means))]
    centres = unit.copy()
    like = np.where(np.tri(len(unit), k=-1, dtype=np.bool_), unit @ unit.T, -np.inf)
    while len(groups) > 1:
        course.check()
        later, earlier = divmod(int(like.argmax()), len(unit))
        if like[later, earlier] < _ALIKE:
            break
        groups[earlier] += groups[later]
        groups[later] = []
        centres[earlier] = unit[groups[earlier]].mean(axis=0)
        _compare_again(like, centres, earlier)
        like[later], like[:, later] = -np.inf, -np.inf
    kinds = {i: number for number, group in enumerate(sorted(filter(None, groups), key=min)) for i in group}
    return [kinds[i] for i in range(len(means))]


def _compare_again(like: Curve, centres: Curve, changed: int) -> None:
    """Likeness of a centre that has changed to those that are still compared; the upper triangle stays empty."""
    now = centres @ centres[changed]
    row, column = like[changed], like[:, changed]
    row[:] = np.where(np.isfinite(row), now, row)
    column[:] = np.where(np.isfinite(column), now, column)


def _labels(levels: list[float], kinds: list[int], lengths: list[int], places: list[float]) -> list[str]:
    """Names by energy, place and recurrence.

    A quieter first part is an intro, a quieter last one an outro, a short drop a break. The liveliest kind that recurs
    is the chorus; what comes late and once is a bridge, or a mambo if it is lively; the rest are verses. These are
    guesses and carry the letter of their kind.
    """
    middle, last = float(np.median(levels)), len(levels) - 1
    named = dict[int, str]()
    if last > 0 and levels[0] < max(levels[1:]) - _LOUDER:
        named[0] = "intro"
    if last > 0 and levels[-1] < max(levels[:-1]) - _LOUDER:
        named[last] = "outro"
    for i in range(1, last):
        drop = min(levels[i - 1], levels[i + 1]) - levels[i]
        if lengths[i] <= _LONGEST_BREAK and drop > _LOUDER:
            named[i] = "break"
    rest = [i for i in range(last + 1) if i not in named]
    of_kind = {kind: [i for i in rest if kinds[i] == kind] for kind in sorted({kinds[i] for i in rest})}
    lively = {kind: float(np.mean([levels[i] for i in members])) for kind, members in of_kind.items()}
    candidates = {k: e for k, e in lively.items() if e > middle + _LOUDER / 2}
    recurring = {k: e for k, e in candidates.items() if len(of_kind[k]) > 1}
    chorus = max(recurring or candidates, key=lambda kind: lively[kind], default=None)
    for kind, members in of_kind.items():
        once = len(members) == 1 and len(of_kind) > 2 and places[members[0]] > _LATE
        if kind == chorus:
            word = "chorus"
        elif once:
            word = "mambo" if lively[kind] > middle else "bridge"
        else:
            word = "verse"
        named |= {i: f"{word} {_LETTERS[min(kind, len(_LETTERS) - 1)]}" for i in members}
    return [named[i] for i in range(last + 1)]
