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
_CLEAR_PULSE = 0.2  # autocorrelation at the beat of a song with a plain beat
_PENALTY = 60.0
_MIDDLE = 120.0  # beats per minute
_PEAKS = 6
_RATIOS = (0.5, 2.0, 2 / 3, 1.5, 0.75, 4 / 3)
_SAME = 0.02
_FOLD_BINS = 48
# Of the features of a tempo; fitted by tests/benchmarks/fit_tempo.py on songs that we rendered ourselves.
_WEIGHTS = np.array(
    [
        *(1.49, -2.289, 1.746),  # octaves from the middle, their square, strength in the tempogram
        *(-2.227, 2.914, 0.675, -0.072, 0.549, 2.733),  # recurrence after 1/4, 1/2, 1, 2, 3 and 4 beats
        *(0.715, 0.422, -0.438, -0.563, 0.478, 3.102),  # the same in the bass
        *(1.005, -0.024, -0.79),  # folded: beats, their lead over half beats, difference of every other
        *(0.404, 0.181, -0.01),  # the same in the bass
        *(1.052, -0.333, 0.003),  # and in the treble
    ]
)
_DRIFT = (0.8, 1.25)


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


class Tempo(NamedTuple):
    """The tempo of a whole sound.

    Attributes:
        bpm: Beats per minute.
        confidence: How sure it is, 0 to 1.
    """

    bpm: float
    confidence: float


def hear_tempi(novelty: Matrix) -> Tempogram:
    """Autocorrelation tempogram over windows of 8 s, one a second (Grosche & Mueller 2011, section II).

    Args:
        novelty: Onset strength, shape (frames, 5).
    """
    from scipy.ndimage import gaussian_filter1d

    onset = gaussian_filter1d(novelty @ _BAND_WEIGHTS, 1.0)
    bass = gaussian_filter1d(novelty[:, 0].astype(np.float64), 1.5)
    low = _autocorrelation(bass)
    rows = _autocorrelation(onset) + 0.6 * low
    beat = 60 * FRAME_RATE / BPM_GRID
    strength = np.zeros((len(rows), len(BPM_GRID)))
    for multiple, weight in _MULTIPLES:
        strength += weight * np.maximum(_at_lags(rows, beat * multiple), 0)
    return Tempogram(strength, rows.mean(axis=0) / 1.6, low.mean(axis=0))


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


def tempo_features(novelty: Matrix, tempogram: Tempogram, bpm: Curve) -> Curve:
    """What tells the right tempo from its multiples, shape (tempi, features).

    How common the tempo is; how strongly it and its multiples recur, in all bands and in the bass; and how far beats
    stand out from half beats, and every other beat from the next, when the sound is folded at that tempo.

    Args:
        novelty: Onset strength, shape (frames, 5).
        tempogram: Of the same sound.
        bpm: Beats per minute, shape (tempi,).
    """
    lag = 60 * FRAME_RATE / bpm
    octave = np.log2(bpm / _MIDDLE)
    strength = tempogram.strength.mean(axis=0)
    salience = np.interp(bpm, BPM_GRID, strength) / max(float(strength.max()), 1e-9)
    columns = [octave, octave**2, salience]
    for pulse in (tempogram.pulse, tempogram.bass):
        columns += [_at_lags(pulse[None], lag * multiple)[0] for multiple in (0.25, 0.5, 1, 2, 3, 4)]
    onset, bass = _z(novelty @ _BAND_WEIGHTS), _z(novelty[:, 0].astype(np.float64))
    high = _z(novelty[:, 3:].sum(axis=1, dtype=np.float64))
    for curve in (onset, bass, high):
        folds = np.array([_fold(curve, step) for step in lag])
        columns += [folds[:, 0], folds[:, 1], folds[:, 2]]
    return np.column_stack(columns)


def _z(curve: Curve) -> Curve:
    smooth = np.convolve(curve, [0.25, 0.5, 0.25], mode="same")
    return np.asarray((smooth - smooth.mean()) / max(float(smooth.std()), 1e-9))


def _fold(curve: Curve, lag: float) -> tuple[float, float, float]:
    """A curve folded over two beats, in windows of ten seconds.

    Returns:
        The beats' mean, their lead over the half beats, and how much the one beat differs from the other.
    """
    size = int(10 * FRAME_RATE)
    phase = np.arange(len(curve)) / (2 * lag) % 1
    slot = (phase * _FOLD_BINS).astype(int)
    top, lead, odd, count = 0.0, 0.0, 0.0, 0
    for start in range(0, max(len(curve) - size // 2, 1), size):
        part = slice(start, start + size)
        number = np.bincount(slot[part], minlength=_FOLD_BINS)
        mean = np.bincount(slot[part], curve[part], _FOLD_BINS) / np.maximum(number, 1)
        half = _FOLD_BINS // 2
        both = (mean[:half] + mean[half:]) / 2
        best = int(both.argmax())
        top += both[best]
        lead += both[best] - max(both[(best + half // 2 + d) % half] for d in (-1, 0, 1))
        odd += abs(mean[best] - mean[best + half])
        count += 1
    return top / count, lead / count, odd / count


def choose_tempo(novelty: Matrix, tempogram: Tempogram, genre: Genre) -> Tempo:
    """The tempo of the genre's range that looks most like a beat (conditional logit over the candidates).

    Args:
        novelty: Onset strength, shape (frames, 5).
        tempogram: Of the same sound.
        genre: Whose range it is looked for in.
    """
    candidates = candidate_tempi(tempogram, genre.low, genre.high)
    merit = tempo_features(novelty, tempogram, candidates) @ _WEIGHTS
    chance = np.exp(merit - merit.max())
    best = int(merit.argmax())
    pulse = float(_at_lags(tempogram.pulse[None], 60 * FRAME_RATE / candidates[best : best + 1])[0, 0])
    strength = min(max(pulse, 0.0) / _CLEAR_PULSE, 1.0)
    return Tempo(float(candidates[best]), strength * float(chance[best] / chance.sum()))


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
