"""Tempo: how fast the beats follow each other, over the whole song and moment by moment."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Matrix
from choreo_desktop.domain.song import Genre

BPM_GRID: Curve = np.exp(np.linspace(np.log(48), np.log(232), 240))
"""Tempi that are told apart, in beats per minute; steps of 0.66 %."""

_WINDOW = int(8 * FRAME_RATE)
_HOP = int(FRAME_RATE)
_MAX_LAG = int(4.6 * FRAME_RATE)
_BAND_WEIGHTS = np.array([1.2, 1.0, 0.8, 0.8, 0.8])
_MULTIPLES = ((1.0, 1.0), (2.0, 0.7), (4.0, 0.7), (0.5, 0.15))  # of the beat's lag, with their weight
_PRIOR_OCTAVES = 0.6
_CLEAR_PULSE = 0.2  # autocorrelation at the beat of a song with a plain beat
_PENALTY = 60.0
_DRIFT = (0.8, 1.25)


class Tempogram(NamedTuple):
    """How well each tempo explains each second of the sound.

    Attributes:
        strength: Shape (seconds, 240), columns as ``BPM_GRID``.
        pulse: Mean autocorrelation by lag in frames, 1 at lag 0.
    """

    strength: Curve
    pulse: Curve


class Tempo(NamedTuple):
    """The tempo of a whole sound.

    Attributes:
        bpm: Beats per minute.
        clarity: Lead over the best other tempo of the range, 0 to 1.
    """

    bpm: float
    clarity: float


def hear_tempi(novelty: Matrix) -> Tempogram:
    """Autocorrelation tempogram over windows of 8 s, one a second (Grosche & Mueller 2011, section II).

    Args:
        novelty: Onset strength, shape (frames, 5).
    """
    from scipy.ndimage import gaussian_filter1d

    onset = gaussian_filter1d(novelty @ _BAND_WEIGHTS, 1.0)
    bass = gaussian_filter1d(novelty[:, 0].astype(np.float64), 1.5)
    rows = _autocorrelation(onset) + 0.6 * _autocorrelation(bass)
    beat = 60 * FRAME_RATE / BPM_GRID
    strength = np.zeros((len(rows), len(BPM_GRID)))
    for multiple, weight in _MULTIPLES:
        strength += weight * np.maximum(_at_lags(rows, beat * multiple), 0)
    return Tempogram(strength, rows.mean(axis=0) / 1.6)


def choose_tempo(tempogram: Tempogram, genre: Genre) -> Tempo:
    """The best explaining tempo in the genre's range, with a mild lean to the middle of the range."""
    allowed = np.flatnonzero((genre.low <= BPM_GRID) & (genre.high >= BPM_GRID))
    bpm = BPM_GRID[allowed]
    middle = np.sqrt(genre.low * genre.high)
    prior = np.exp(-0.5 * (np.log2(bpm / middle) / _PRIOR_OCTAVES) ** 2)
    score = tempogram.strength.mean(axis=0)[allowed] * np.sqrt(prior)
    best = int(score.argmax())
    others = np.abs(np.log(bpm / bpm[best])) > 0.06
    rival = float(score[others].max(initial=0.0))
    return Tempo(float(bpm[best]), 1 - rival / max(float(score[best]), 1e-9))


def tempo_confidence(tempogram: Tempogram, tempo: Tempo, genre: Genre) -> float:
    """How sure a tempo is, 0 to 1: it is clear, its pulse is strong, and both halves say the same."""
    lag = 60 * FRAME_RATE / tempo.bpm
    pulse = float(_at_lags(tempogram.pulse[None], np.array([lag]))[0, 0])
    middle = len(tempogram.strength) // 2
    halves = [tempogram._replace(strength=part) for part in np.split(tempogram.strength, [middle]) if len(part)]
    apart = [abs(np.log(choose_tempo(half, genre).bpm / tempo.bpm)) for half in halves]
    agreement = float(np.mean([np.exp(-((gap / 0.06) ** 2)) for gap in apart]))
    strength = min(max(pulse, 0.0) / _CLEAR_PULSE, 1.0)
    return float(np.clip(strength * (0.4 + 0.6 * agreement) * min(0.5 + tempo.clarity, 1.0), 0, 1))


def follow_tempo(tempogram: Tempogram, bpm: float, frames: int) -> Curve:
    """The beat period in frames at each frame: the smoothest good path through the tempogram (Viterbi).

    Args:
        tempogram: Of the same sound.
        bpm: Tempo of the whole; the path stays between 0.8 and 1.25 times it.
        frames: Length of the answer.
    """
    near = np.flatnonzero((bpm * _DRIFT[0] <= BPM_GRID) & (bpm * _DRIFT[1] > BPM_GRID))
    strength = tempogram.strength[:, near]
    strength = strength / max(float(strength.max()), 1e-9)
    logs = np.log(BPM_GRID[near])
    change = -_PENALTY * np.abs(logs[:, None] - logs[None])
    total, steps = strength[0], []
    for row in strength[1:]:
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


def _autocorrelation(onset: Curve) -> Curve:
    """Unbiased autocorrelation of each window over its power, shape (seconds, lags)."""
    from scipy.fft import irfft, next_fast_len, rfft

    size = next_fast_len(_WINDOW + _MAX_LAG)
    taper = np.hanning(_WINDOW)
    padded = np.pad(onset, (_WINDOW // 2, _WINDOW // 2 + _HOP))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    windows = windows[: max(1, len(onset) // _HOP + 1)]
    windows = (windows - windows.mean(axis=1, keepdims=True)) * taper
    power = irfft(np.abs(rfft(windows, size, axis=1)) ** 2, size, axis=1)[:, :_MAX_LAG]
    overlap = irfft(np.abs(rfft(taper, size)) ** 2, size)[:_MAX_LAG]
    power = power / np.maximum(overlap, 0.05 * overlap[0])
    return np.asarray(power / np.maximum(power[:, :1], 1e-9))


def _at_lags(rows: Curve, lags: Curve) -> Curve:
    """Rows read at lags between frames; lags beyond the end read the end."""
    lags = np.minimum(lags, rows.shape[1] - 2)
    whole = lags.astype(int)
    share = lags - whole
    return np.asarray(rows[:, whole] * (1 - share) + rows[:, whole + 1] * share)
