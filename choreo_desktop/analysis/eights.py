"""8-counts: what tells the first of two bars."""

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.bars import BEATS_A_BAR, logistic
from choreo_desktop.analysis.likeness import checkerboard
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses, change, standard

Indices = NDArray[np.int64]
_FIRST_BAR = 6.0  # evidence for counting from the first on, which decides where little else does
# Evidence for a "1": a new sound compared with one and with two bars before, a new chord, a new note in the bass.
_NEW_SOUND = ((1, 0.9), (2, 0.7))
_NEW_CHORD, _NEW_BASS = 2.2, 0.4
_CONTRAST = 0.25  # between every other bar and the next: with less, chords do not tell
_SOFT = 1.0  # nepers, 9 dB under the middle bar
_LOUDNESS_SHARE = 3.0
_USUAL, _GREATEST = 2.0, 6.0
# Flatter than fitted on the songs of tests/benchmarks/corpus, where songs begin with a 1 more often than in life.
_SURE_EIGHT = (-0.6, 0.35)


def eight_evidence(pulses: Pulses, downbeats: Indices) -> Curve:
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


def eight_confidence(evidence: Curve) -> float:
    """Chance that the 8-counts are right where the bars are: by what speaks for one bar of two more than the other."""
    if len(evidence) < 4:
        return 0.0
    return logistic(_SURE_EIGHT, abs(float(evidence[::2].sum()) - float(evidence[1::2].sum())))
