"""Counts: which beats begin a bar, and which bars begin an 8-count."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.bars import BEATS_A_BAR, bar_confidence, bar_evidence
from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.eights import Indices, eight_confidence, eight_evidence
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses

_SWITCH_BAR = 30.0  # evidence it takes to believe in a bar that is not four beats long
_SWITCH_EIGHT = 12.0  # the same for an 8-count that is not two bars long


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
    bars = bar_evidence(pulses)
    course.check()
    bar_phase = follow_phase(bars, BEATS_A_BAR, _SWITCH_BAR)
    downbeats = np.flatnonzero(np.arange(len(bars)) % BEATS_A_BAR == bar_phase)
    course.check()
    eights = eight_evidence(pulses, downbeats)
    eight_phase = follow_phase(eights, 2, _SWITCH_EIGHT)
    ones = downbeats[np.arange(len(downbeats)) % 2 == eight_phase]
    sure = bar_confidence(bars)
    return Counts(downbeats, ones, sure, sure * eight_confidence(eights))


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
