"""Bars: what tells the first of four beats."""

import numpy as np

from choreo_desktop.analysis.learned import BAR
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses, change, rise, standard

BEATS_A_BAR = 4
_FIRST_BEAT = 4.0  # evidence for counting from the first on, which decides where little else does
_SURE_BAR = (-0.3, 0.4)


def bar_facts(pulses: Pulses) -> Curve:
    """What may tell the first beat of a bar, in standard scores, shape (beats, 20)."""
    changes = [change(tones, width) for width in (1, 2, 4) for tones in (pulses.harmony, pulses.bass)]
    timbre = [np.abs(rise(pulses.timbre, width)).mean(axis=1) for width in (4, 1)]
    louder = np.maximum(rise(pulses.loudness[:, None], 1)[:, 0], 0)
    return standard(np.column_stack([pulses.accents, pulses.between, *changes, pulses.attack, louder, *timbre]))


def bar_evidence(pulses: Pulses) -> Curve:
    """How much each beat looks like the first of a bar, shape (beats,)."""
    evidence = bar_facts(pulses) @ np.array(BAR)
    if len(evidence) > 2 * BEATS_A_BAR:  # nothing changes into the first beat: it is taken to be like the next 1
        evidence[0] = evidence[2 * BEATS_A_BAR] + _FIRST_BEAT
    return np.asarray(evidence)


def bar_confidence(evidence: Curve) -> float:
    """Chance that the bars are right: by the lead of the best phase over the next, against what chance gives."""
    if len(evidence) < 2 * BEATS_A_BAR:
        return 0.0
    means = sorted(float(evidence[phase::BEATS_A_BAR].mean()) for phase in range(BEATS_A_BAR))
    chance = float(evidence.std()) / np.sqrt(len(evidence) / BEATS_A_BAR)
    return logistic(_SURE_BAR, (means[-1] - means[-2]) / max(chance, 1e-9))


def logistic(line: tuple[float, float], value: float) -> float:
    """A chance from 0 to 1 of a lead; offset and slope are fitted on the songs of tests/benchmarks/corpus."""
    return float(1 / (1 + np.exp(-(line[0] + line[1] * value))))
