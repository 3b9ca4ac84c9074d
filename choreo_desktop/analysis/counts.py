"""Counts: which beats begin a bar, and which bars begin an 8-count."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.learned import BAR
from choreo_desktop.analysis.likeness import checkerboard
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses, change, rise, standard

Indices = NDArray[np.int64]

BEATS_A_BAR = 4

_SWITCH_BAR = 30.0  # evidence it takes to believe in a bar that is not four beats long
_SWITCH_EIGHT = 12.0  # the same for an 8-count that is not two bars long
_FIRST_BEAT, _FIRST_BAR = 4.0, 6.0  # evidence for counting from the first on, which decides where little else does
# Evidence for a "1": a new sound compared with one and with two bars before, a new chord, a new note in the bass.
_NEW_SOUND = ((1, 0.9), (2, 0.7))
_NEW_CHORD, _NEW_BASS = 2.2, 0.4
_CONTRAST = 0.25  # between every other bar and the next: with less, chords do not tell
_SOFT = 1.0  # nepers, 9 dB under the middle bar
_LOUDNESS_SHARE = 3.0
_USUAL, _GREATEST = 2.0, 6.0
# Chances as a logistic of the lead (offset, slope), fitted on the songs of tests/benchmarks/corpus; for 8-counts
# flatter than there, where songs begin with a 1 more often than in life.
_SURE_BAR, _SURE_EIGHT = (-0.3, 0.4), (-0.6, 0.35)


class Counts(NamedTuple):
    """Where counting begins.

    Attributes:
        downbeats: Index of the first beat of each bar.
        eights: Index of the beat of each "1" of an 8-count.
        bar_confidence: Chance that the bars are right where the beats are, 0 to 1.
        eight_confidence: Chance that the 8-counts are right where the beats are, 0 to 1.
    """

    downbeats: Indices
    eights: Indices
    bar_confidence: float
    eight_confidence: float


def count_beats(pulses: Pulses, course: Course = UNWATCHED) -> Counts:
    """Find the bars and the 8-counts.

    Bars: dance music changes chord on 1, and its drums and bass play there what they play nowhere else. 8-counts: what
    changes every other bar, and what changes once for the rest of the song, changes on the first of two; and people
    begin with a 1.

    Args:
        pulses: Of each beat.
        course: Looked at on the way.
    """
    bars = _bar_evidence(pulses)
    course.check()
    bar_phase = follow_phase(bars, BEATS_A_BAR, _SWITCH_BAR)
    downbeats = np.flatnonzero(np.arange(len(bars)) % BEATS_A_BAR == bar_phase)
    course.check()
    eights = _eight_evidence(pulses, downbeats)
    eight_phase = follow_phase(eights, 2, _SWITCH_EIGHT)
    ones = downbeats[np.arange(len(downbeats)) % 2 == eight_phase]
    sure = _bar_confidence(bars)
    return Counts(downbeats, ones, sure, sure * _eight_confidence(eights))


def bar_facts(pulses: Pulses) -> Curve:
    """What may tell the first beat of a bar, in standard scores, shape (beats, 20)."""
    changes = [change(tones, width) for width in (1, 2, 4) for tones in (pulses.harmony, pulses.bass)]
    timbre = [np.abs(rise(pulses.timbre, width)).mean(axis=1) for width in (4, 1)]
    louder = np.maximum(rise(pulses.loudness[:, None], 1)[:, 0], 0)
    return standard(np.column_stack([pulses.accents, pulses.between, *changes, pulses.attack, louder, *timbre]))


def _bar_evidence(pulses: Pulses) -> Curve:
    """How much each beat looks like the first of a bar, shape (beats,)."""
    evidence = bar_facts(pulses) @ np.array(BAR)
    if len(evidence) > 2 * BEATS_A_BAR:  # nothing changes into the first beat: it is taken to be like the next 1
        evidence[0] = evidence[2 * BEATS_A_BAR] + _FIRST_BEAT
    return np.asarray(evidence)


def _eight_evidence(pulses: Pulses, downbeats: Indices) -> Curve:
    """How much each bar looks like the first of an 8-count, shape (bars,).

    A sum over all bars drowns the few that tell: where harmony moves in every bar, some chords lie farther apart than
    others, and always on the same bar of two. So only whether a chord is new counts, and of the sound only what
    changes far more than usual.
    """
    if not len(downbeats):
        return np.zeros(0)
    bars = _by_bar(pulses, downbeats)
    evidence = sum(weight * _peaks(checkerboard(bars, half)) for half, weight in _NEW_SOUND)
    evidence = evidence + _NEW_CHORD * _is_new(change(pulses.harmony, BEATS_A_BAR)[downbeats])
    evidence = evidence + _NEW_BASS * _is_new(change(pulses.bass, BEATS_A_BAR)[downbeats])
    evidence[_first_bar(pulses, downbeats)] += _FIRST_BAR
    return np.asarray(evidence)


def _first_bar(pulses: Pulses, downbeats: Indices) -> int:
    """The first bar of the music: one that is about as loud as the rest, not the noise of a room before it."""
    lengths = np.diff([*downbeats, len(pulses.loudness)])
    loudness = np.add.reduceat(pulses.loudness, downbeats) / lengths
    return int(np.argmax(loudness > np.median(loudness) - _SOFT))


def _by_bar(pulses: Pulses, downbeats: Indices) -> Curve:
    """Timbre, loudness and liveliness of each bar, shape (bars, 58)."""
    lengths = np.diff([*downbeats, len(pulses.loudness)])[:, None]
    facts = np.column_stack([pulses.timbre, pulses.loudness, pulses.density])
    bars = standard(np.add.reduceat(facts, downbeats, axis=0) / lengths)
    bars[:, -2:] *= _LOUDNESS_SHARE
    return bars


def _peaks(novelty: Curve) -> Curve:
    """How far each value lies beyond what is usual, in robust standard deviations; 0 for most."""
    off = novelty - np.median(novelty)
    spread = max(1.4826 * float(np.median(np.abs(off))), 0.25 * float(novelty.std()), 1e-6)
    peaks = np.clip(off / spread - _USUAL, 0, _GREATEST)
    peaks[:1] = 0
    return np.asarray(peaks)


def _is_new(changes: Curve) -> Curve:
    """Whether each bar brings a new chord, about 0 or 1, less their mean; all 0 where that is no matter of every other.

    Args:
        changes: How much each bar differs from the one before.
    """
    new = np.clip(changes / max(0.6 * float(np.percentile(changes, 75)), 0.05), 0, 1)
    contrast = abs(float(new[1::2].mean()) - float(new[2::2].mean())) if len(new) > 2 else 0.0
    new = (new - new.mean()) * max(contrast - _CONTRAST, 0) / (1 - _CONTRAST)
    new[:1] = 0
    return np.asarray(new)


def follow_phase(evidence: Curve, period: int, switch: float) -> Indices:
    """The phase of a count at each unit (Viterbi): unit i is a "1" where ``i % period`` is its phase.

    Args:
        evidence: How much each unit looks like a "1".
        period: Units from one "1" to the next.
        switch: Evidence that it takes to believe in a change of phase.
    """
    count = len(evidence)
    total = np.zeros(period)
    came_from = np.zeros((count, period), dtype=np.int64)
    stay = np.arange(period)
    for i, value in enumerate(evidence):
        best = int(total.argmax())
        jump = total[best] - switch > total
        came_from[i] = np.where(jump, best, stay)
        total = np.where(jump, total[best] - switch, total)
        total[i % period] += value
    phases = np.zeros(count, dtype=np.int64)
    state = int(total.argmax())
    for i in range(count - 1, -1, -1):
        phases[i] = state
        state = int(came_from[i, state])
    return phases


def _bar_confidence(evidence: Curve) -> float:
    """Chance that the bars are right: by the lead of the best phase over the next, against what chance gives."""
    if len(evidence) < 2 * BEATS_A_BAR:
        return 0.0
    means = sorted(float(evidence[phase::BEATS_A_BAR].mean()) for phase in range(BEATS_A_BAR))
    chance = float(evidence.std()) / np.sqrt(len(evidence) / BEATS_A_BAR)
    return _logistic(_SURE_BAR, (means[-1] - means[-2]) / max(chance, 1e-9))


def _eight_confidence(evidence: Curve) -> float:
    """Chance that the 8-counts are right where the bars are: by what speaks for one bar of two more than the other."""
    if len(evidence) < 4:
        return 0.0
    return _logistic(_SURE_EIGHT, abs(float(evidence[::2].sum()) - float(evidence[1::2].sum())))


def _logistic(line: tuple[float, float], value: float) -> float:
    return float(1 / (1 + np.exp(-(line[0] + line[1] * value))))
