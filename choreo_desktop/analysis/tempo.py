"""Tempo: how fast the beats follow each other, over the whole song and moment by moment."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Matrix

BPM_GRID: Curve = np.exp(np.linspace(np.log(48), np.log(232), 240))
"""Tempi that are told apart, in beats per minute; steps of 0.66 %."""

_WINDOW = int(8 * FRAME_RATE)
_HOP = int(FRAME_RATE)
_MAX_LAG = int(4.6 * FRAME_RATE)
_BAND_WEIGHTS = np.array([1.2, 1.0, 0.8, 0.8, 0.8])
_MULTIPLES = ((1.0, 1.0), (2.0, 0.7), (4.0, 0.7), (0.5, 0.15))  # of the beat's lag, with their weight
_BASS_SHARE = 0.6
_CHUNK = 128
_PENALTY = 60.0
_MIDDLE = 120.0  # beats per minute
_PEAKS = 6
_RATIOS = (0.5, 2.0, 2 / 3, 1.5, 0.75, 4 / 3)
_SAME = 0.02
_PARTS = (0.25, 0.5, 1, 2, 3, 4)  # of a beat
_DRIFT = (0.85, 1.18)


class Tempogram(NamedTuple):
    """How well each tempo explains each second of the sound.

    Attributes:
        strength: Shape (seconds, 240), columns as ``BPM_GRID``.
        pulse: Mean autocorrelation by lag in frames, 1 at lag 0.
        bass: The same of the bass alone.
    """

    strength: Curve
    pulse: Curve
    bass: Curve


def hear_tempi(novelty: Matrix, course: Course = UNWATCHED) -> Tempogram:
    """Autocorrelation tempogram over windows of 8 s, one a second (Grosche & Mueller 2011, section II).

    Args:
        novelty: Onset strength, shape (frames, 5).
        course: Told between chunks.
    """
    from scipy.ndimage import gaussian_filter1d

    onset = gaussian_filter1d(novelty @ _BAND_WEIGHTS, 1.0)
    bass = gaussian_filter1d(novelty[:, 0].astype(np.float64), 1.5)
    wholes, lows = _windows(onset), _windows(bass)
    beat = 60 * FRAME_RATE / BPM_GRID
    strength = np.zeros((len(wholes), len(BPM_GRID)))
    pulse, low_pulse = np.zeros(_MAX_LAG), np.zeros(_MAX_LAG)
    for part in course.chunks(len(wholes), _CHUNK):
        low = _autocorrelation(lows[part])
        rows = _autocorrelation(wholes[part]) + _BASS_SHARE * low
        for multiple, weight in _MULTIPLES:
            strength[part] += weight * np.maximum(_at_lags(rows, beat * multiple), 0)
        pulse += rows.sum(axis=0)
        low_pulse += low.sum(axis=0)
    return Tempogram(strength, pulse / len(wholes) / (1 + _BASS_SHARE), low_pulse / len(wholes))


def candidate_tempi(tempogram: Tempogram, low: float, high: float) -> Curve:
    """Tempi that may be the one: the strongest, and what stands to the two best of them in a simple ratio.

    Args:
        tempogram: Of the sound.
        low: Beats per minute.
        high: Beats per minute.
    """
    strength = tempogram.strength.mean(axis=0) * np.exp(-0.5 * (np.log2(BPM_GRID / _MIDDLE) / 1.0) ** 2)
    peaks = 1 + np.flatnonzero((strength[1:-1] >= strength[:-2]) & (strength[1:-1] > strength[2:]))
    best = BPM_GRID[peaks[np.argsort(-strength[peaks], kind="stable")][:_PEAKS]]
    related = np.concatenate([best, *(best[:2] * ratio for ratio in _RATIOS)])
    allowed = np.sort(related[(related >= low) & (related <= high)])
    if not len(allowed):
        inside = np.flatnonzero((low <= BPM_GRID) & (high >= BPM_GRID))
        return np.asarray(BPM_GRID[inside[strength[inside].argmax()]])[None]
    return np.asarray(allowed[np.append(True, np.diff(np.log(allowed)) > _SAME)])


def recurrence(tempogram: Tempogram, bpm: float) -> Curve:
    """How common a tempo is, how strong in the tempogram, and how strongly the sound recurs after parts of its beat.

    Args:
        tempogram: Of the sound.
        bpm: Beats per minute.

    Returns:
        Octaves from the middle and their square, strength, then the recurrence after 1/4, 1/2, 1, 2, 3 and 4 beats in
        all bands and in the bass.
    """
    octave = np.log2(bpm / _MIDDLE)
    strength = tempogram.strength.mean(axis=0)
    salience = float(np.interp(bpm, BPM_GRID, strength)) / max(float(strength.max()), 1e-9)
    lags = 60 * FRAME_RATE / bpm * np.array(_PARTS)
    pulses = [_at_lags(pulse[None], lags)[0] for pulse in (tempogram.pulse, tempogram.bass)]
    return np.concatenate([[octave, octave**2, salience], *pulses])


def follow_tempo(tempogram: Tempogram, bpm: float, frames: int, course: Course = UNWATCHED) -> Curve:
    """The beat period in frames at each frame: the smoothest good path through the tempogram (Viterbi).

    Args:
        tempogram: Of the same sound.
        bpm: Tempo of the whole; the path stays between 0.85 and 1.18 times it.
        frames: Length of the answer.
        course: Looked at on the way.
    """
    near = np.flatnonzero((bpm * _DRIFT[0] <= BPM_GRID) & (bpm * _DRIFT[1] > BPM_GRID))
    strength = tempogram.strength[:, near]
    strength = strength / max(float(strength.max()), 1e-9)
    logs = np.log(BPM_GRID[near])
    change = -_PENALTY * np.abs(logs[:, None] - logs[None])
    total, steps = strength[0], []
    for row in strength[1:]:
        course.check()
        paths = total[:, None] + change
        steps.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    state = int(total.argmax())
    path = [state]
    for step in reversed(steps):
        state = int(step[state])
        path.append(state)
    curve = BPM_GRID[near][path[::-1]]
    seconds = np.arange(len(curve)) * _HOP
    return np.asarray(60 * FRAME_RATE / np.interp(np.arange(frames), seconds, curve))


def _windows(onset: Curve) -> Curve:
    """Windows of 8 s around each second."""
    padded = np.pad(onset, (_WINDOW // 2, _WINDOW // 2 + _HOP))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    return windows[: max(1, len(onset) // _HOP + 1)]


def _autocorrelation(windows: Curve) -> Curve:
    """Unbiased autocorrelation of each window over its power, shape (windows, lags)."""
    from scipy.fft import irfft, next_fast_len, rfft

    size = next_fast_len(_WINDOW + _MAX_LAG)
    taper = np.hanning(_WINDOW)
    even = (windows - windows.mean(axis=1, keepdims=True)) * taper
    power = irfft(np.abs(rfft(even, size, axis=1)) ** 2, size, axis=1)[:, :_MAX_LAG]
    overlap = irfft(np.abs(rfft(taper, size)) ** 2, size)[:_MAX_LAG]
    power = power / np.maximum(overlap, 0.05 * overlap[0])
    return np.asarray(power / np.maximum(power[:, :1], 1e-9))


def _at_lags(rows: Curve, lags: Curve) -> Curve:
    """Rows read at lags between frames; lags beyond the end read the end."""
    lags = np.minimum(lags, rows.shape[1] - 2)
    whole = lags.astype(int)
    share = lags - whole
    return np.asarray(rows[:, whole] * (1 - share) + rows[:, whole + 1] * share)
