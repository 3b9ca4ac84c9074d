"""Beats: the grid of equal steps that best meets the onsets."""

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.learned import LATTICE, Lattice
from choreo_desktop.analysis.onsets import Curve, Matrix

_TIGHTNESS = 3_000.0
_REACH = 0.13  # of a beat: how far a step may stray from the local tempo
# In standard scores, what the best grid finds in noise and in nearly every song; the share of beats that stand out in
# noise and in nearly every song; and how many beats it takes not to be a chance.
_CHANCE_SALIENCE, _CLEAR_SALIENCE = 0.7, 1.3
_CHANCE_STEADY, _CLEAR_STEADY = 0.55, 0.85
_ENOUGH_BEATS = 16
_SNAP_FRAMES = 3
_SMOOTH_BEATS = 9


def beat_salience(cues: Matrix, period: Curve, lattice: Lattice = LATTICE, course: Course = UNWATCHED) -> Curve:
    """How much each frame looks like a beat of a steady grid, in standard scores.

    Args:
        cues: From ``gather_cues``.
        period: Local beat period in frames, shape (frames,).
        lattice: What each cue says, by its distance from the beat.
        course: Looked at on the way.
    """
    said = cues @ np.array([weights for _, weights in lattice], dtype=np.float32).T
    frames = np.arange(len(cues))
    salience = np.zeros(len(cues))
    for column, (beats, _) in enumerate(lattice):
        course.check()
        at = np.clip(np.round(frames + beats * period), 0, len(cues) - 1).astype(int)
        salience += said[at, column]
    return np.asarray((salience - salience.mean()) / max(float(salience.std()), 1e-9))


def track_beats(novelty: Matrix, period: Curve, salience: Curve, course: Course = UNWATCHED) -> Curve:
    """Beat times in frames, refined, smoothed and going on to both ends of the sound.

    Args:
        novelty: Onset strength, shape (frames, 5).
        period: Local beat period in frames, shape (frames,).
        salience: From ``beat_salience``.
        course: Looked at on the way.
    """
    rough = _best_chain(salience, period, course)
    if len(rough) < 3:
        return np.zeros(0)
    course.check()
    return _smoothed(_snapped(_extended(rough, len(salience)), novelty))


def beats_beside(novelty: Matrix, beats: Curve, share: float) -> Curve:
    """The grid that lies a share of a beat after another, refined like it.

    Args:
        novelty: Onset strength, shape (frames, 5).
        beats: Beat times in frames, at least two.
        share: Of a beat, between 0 and 1.
    """
    return _smoothed(_snapped(beats[:-1] + share * np.diff(beats), novelty))


def beat_clarity(salience: Curve, beats: Curve) -> float:
    """How plain a grid of beats is, 0 to 1: beats stand out, nearly all of them, and there are more than a few.

    Args:
        salience: From ``beat_salience``.
        beats: Beat times in frames, at least two.
    """
    on = salience[np.clip(np.round(beats), 0, len(salience) - 1).astype(int)]
    strength = (float(on.mean()) - _CHANCE_SALIENCE) / (_CLEAR_SALIENCE - _CHANCE_SALIENCE)
    steady = (float((on > 0.5).mean()) - _CHANCE_STEADY) / (_CLEAR_STEADY - _CHANCE_STEADY)
    return float(np.prod(np.clip([strength, steady, len(beats) / _ENOUGH_BEATS], 0, 1)))


def _best_chain(salience: Curve, period: Curve, course: Course) -> Curve:
    """Dynamic programming over all chains of beats (Ellis 2007: Beat tracking by dynamic programming).

    A step is never shorter than ``low`` frames, so that many frames at once depend on earlier ones only.
    """
    frames = len(salience)
    low = max(2, int(period.min() * (1 - _REACH)))
    lags = np.arange(low, int(period.max() * (1 + _REACH)) + 3)
    score = np.concatenate([np.zeros(lags[-1]), salience])  # before the sound: a chain may begin anywhere
    back = np.full(frames, -1)
    logs, log_period = np.log(lags), np.log(period)
    for start in range(0, frames, low):
        course.check()
        t = np.arange(start, min(start + low, frames))
        cost = _TIGHTNESS * (logs[None] - log_period[t, None]) ** 2
        paths = score[lags[-1] + t[:, None] - lags[None]] - cost
        best = paths.argmax(axis=1)
        score[lags[-1] + t] += paths[np.arange(len(t)), best]
        back[t] = t - lags[best]
    return _walk_back(score[lags[-1] :], back, int(1.2 * period[-1]))


def _walk_back(score: Curve, back: Curve, tail: int) -> Curve:
    """The chain that ends best within the last ``tail`` frames."""
    first = max(0, len(score) - tail)
    t = first + int(score[first:].argmax())
    chain = []
    while t >= 0:
        chain.append(t)
        t = int(back[t])
    return np.array(chain[::-1], dtype=np.float64)


def _extended(beats: Curve, frames: int) -> Curve:
    """The same beats, going on at their own pace to the first and the last frame."""
    first, last = np.median(np.diff(beats[:9])), np.median(np.diff(beats[-9:]))
    before = beats[0] - first * np.arange(int(beats[0] / first), 0, -1)
    after = beats[-1] + last * np.arange(1, int((frames - 1 - beats[-1]) / last) + 1)
    return np.concatenate([before, beats, after])


def _snapped(beats: Curve, novelty: Matrix) -> Curve:
    """Each beat moved to the onset peak close to it, where there is one, between frames by a parabola."""
    from scipy.ndimage import gaussian_filter1d

    onset = gaussian_filter1d(novelty.sum(axis=1, dtype=np.float64), 1.0)
    offsets = np.arange(-_SNAP_FRAMES, _SNAP_FRAMES + 1)
    around = np.clip(np.round(beats)[:, None] + offsets, 1, len(onset) - 2).astype(int)
    peak = around[np.arange(len(beats)), onset[around].argmax(axis=1)]
    left, top, right = onset[peak - 1], onset[peak], onset[peak + 1]
    bend = left - 2 * top + right
    shift = np.where(bend < -1e-9, 0.5 * (left - right) / np.minimum(bend, -1e-9), 0.0)
    return np.where(top > 0.6, peak + np.clip(shift, -0.5, 0.5), beats)


def _smoothed(beats: Curve) -> Curve:
    """Each beat on a robust line through the beats around it: notes played early or late do not bend it."""
    count = len(beats)
    half = _SMOOTH_BEATS // 2
    first = np.clip(np.arange(count) - half, 0, max(count - _SMOOTH_BEATS, 0))
    index = first[:, None] + np.arange(min(_SMOOTH_BEATS, count))
    x = index - np.arange(count)[:, None]
    y = beats[index]
    weight = np.ones_like(y)
    centre = y.mean(axis=1)
    for _ in range(3):
        total = weight.sum(axis=1)
        mean_x, mean_y = (weight * x).sum(axis=1) / total, (weight * y).sum(axis=1) / total
        dx = x - mean_x[:, None]
        slope = (weight * dx * (y - mean_y[:, None])).sum(axis=1) / (weight * dx * dx).sum(axis=1)
        centre = mean_y - slope * mean_x
        residual = y - (centre[:, None] + slope[:, None] * x)
        scale = 1.4826 * np.median(np.abs(residual), axis=1)[:, None] + 0.3
        weight = 1 / (1 + (residual / (2 * scale)) ** 2)
    return np.asarray(np.maximum.accumulate(centre))
