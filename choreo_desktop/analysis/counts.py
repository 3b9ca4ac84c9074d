"""Counts: which beats begin a bar, and which bars begin an 8-count."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses, change, rise, standard

Indices = NDArray[np.int64]

BEATS_A_BAR = 4

_SWITCH_BAR = 30.0  # evidence it takes to believe in a bar that is not four beats long
_SWITCH_EIGHT = 25.0  # the same for an 8-count that is not two bars long
_FIRST_UNIT = 4.0  # evidence for counting from the first beat on, which decides where nothing else does


class Counts(NamedTuple):
    """Where counting begins.

    Attributes:
        downbeats: Index of the first beat of each bar.
        eights: Index of the beat of each "1" of an 8-count.
        bar_confidence: How sure the bars are, 0 to 1.
        eight_confidence: How sure the 8-counts are, 0 to 1.
    """

    downbeats: Indices
    eights: Indices
    bar_confidence: float
    eight_confidence: float


def count_beats(pulses: Pulses) -> Counts:
    """Find the bars and the 8-counts.

    Bars: dance music changes chord on 1, its bass plays 1 and rests on 2 (bachata: bass on 1, 3 and 4). 8-counts:
    the first of two bars tends to be louder than the one before and to bring something new. That is weak evidence;
    where it decides nothing, counting begins with the first bar.

    Args:
        pulses: Of each beat.
    """
    bars = _bar_evidence(pulses)
    bar_phase = follow_phase(bars, BEATS_A_BAR, _SWITCH_BAR)
    downbeats = np.flatnonzero(np.arange(len(bars)) % BEATS_A_BAR == bar_phase)
    eights = _eight_evidence(pulses, downbeats)
    eight_phase = follow_phase(eights, 2, _SWITCH_EIGHT)
    ones = downbeats[np.arange(len(downbeats)) % 2 == eight_phase]
    return Counts(downbeats, ones, _margin(bars, BEATS_A_BAR), 0.8 * _margin(eights, 2))


def _bar_evidence(pulses: Pulses) -> Curve:
    """How much each beat looks like the first of a bar, shape (beats,)."""
    bass_hit = standard(pulses.accents[:, 0])
    after = np.append(bass_hit[1:], 0.0)
    evidence = 0.5 * (bass_hit - after) + 0.6 * standard(pulses.attack)
    for width, harmony, bass in ((1, 0.8, 0.5), (2, 0.8, 0.5), (4, 0.8, 0.5)):
        evidence = evidence + harmony * standard(change(pulses.harmony, width))
        evidence = evidence + bass * standard(change(pulses.bass, width))
    if len(evidence) > 2 * BEATS_A_BAR:  # nothing changes into the first beat: it is taken to be like the next 1
        evidence[0] = evidence[2 * BEATS_A_BAR]
    return np.asarray(evidence)


def _eight_evidence(pulses: Pulses, downbeats: Indices) -> Curve:
    """How much each bar looks like the first of an 8-count, shape (bars,)."""
    if not len(downbeats):
        return np.zeros(0)
    bar = BEATS_A_BAR
    evidence = (
        standard(rise(pulses.loudness[:, None], bar)[downbeats, 0])
        + 0.5 * standard(np.abs(rise(pulses.timbre, bar)).mean(axis=1)[downbeats])
        + 0.4 * standard(change(pulses.harmony, bar)[downbeats])
        + 0.5 * standard(pulses.accents[downbeats, 0])
        + 0.5 * standard(pulses.accents[downbeats, -1])
        + 0.25 * standard(pulses.attack[downbeats])
    )
    if len(evidence) > 2:  # nothing comes before the first bar: it is taken to be like the next of its kind
        evidence[0] = evidence[2]
    return np.asarray(evidence)


def follow_phase(evidence: Curve, period: int, switch: float) -> Indices:
    """The phase of a count at each unit (Viterbi): unit i is a "1" where ``i % period`` is its phase.

    Args:
        evidence: How much each unit looks like a "1".
        period: Units from one "1" to the next.
        switch: Evidence that it takes to believe in a change of phase.
    """
    count = len(evidence)
    total = np.zeros(period)
    total[0] = _FIRST_UNIT
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


def _margin(evidence: Curve, period: int) -> float:
    """Lead of the best phase over the next, against what chance gives: 0 none, towards 1 certain."""
    if len(evidence) < 2 * period:
        return 0.0
    means = [evidence[phase::period] for phase in range(period)]
    sums = sorted(float(m.mean()) for m in means)
    chance = float(evidence.std()) / np.sqrt(len(evidence) / period)
    lead = (sums[-1] - sums[-2]) / max(chance, 1e-9)
    return float(1 - np.exp(-lead / 4))
