"""Tapping along: the smooth grid behind the taps of a person."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.onsets import Curve

LEAST_TAPS = 4

_WIDTHS = (4.0, 8.0, 16.0, 32.0, 1e6)  # beats: how far the tempo may be taken for steady
_OUTLIER = 4.0
_AS_GOOD = 1.25
_ROUNDS = 4
_STEADY = 0.5  # mean resultant length: taps that agree so well keep one pace
_LEAST_PERIOD = 0.1  # s
_MOST_BEATS = 8  # for each tap: who taps less is not tapping along
_REACH = 6.0  # widths: what lies farther away counts for nothing
_MANY = 1_000  # taps: no band keeps one pace that long
_ROWS = 128  # places or periods that are looked at at once, so that memory does not grow with the square of the taps
_DOUBLED = 0.4  # of the usual step: two taps closer than this meant one beat
_PHASE_GAIN, _PERIOD_GAIN = 0.35, 0.06


class TapFit(NamedTuple):
    """The grid behind some taps.

    Attributes:
        beats: Seconds of every beat from the first tap to the last, those that were not tapped included.
        of_tap: Which beat each tap meant, shape (taps,).
        jitter: Root mean square distance of the taps from the grid in seconds.
    """

    beats: Curve
    of_tap: Curve
    jitter: float


def fit_taps(taps: Curve) -> TapFit:
    """Find the grid that a person meant.

    Taps that are missing or doubled are understood. Each beat lies on a robust straight line through the taps around
    it; how many of them is chosen by leave-one-out cross-validation, so that a steady song becomes one straight line
    and a drifting one is followed.

    Args:
        taps: Seconds, increasing, at least ``LEAST_TAPS``.

    Raises:
        ValueError: If there are too few taps, or they lie too close to each other or too far apart to be a beat.
    """
    if len(taps) < LEAST_TAPS:
        raise ValueError(f"needs at least {LEAST_TAPS} taps")
    number = _numbered(taps)
    if number[-1] < LEAST_TAPS - 1:
        raise ValueError("the taps lie too close to each other")
    if number[-1] > _MOST_BEATS * len(taps):
        raise ValueError("the taps lie too far apart")
    weight = np.ones(len(taps))
    width = _WIDTHS[-1]
    for _ in range(_ROUNDS):
        errors = [_left_out_error(number, taps, weight, width) for width in _WIDTHS]
        # The steadier of two that foretell about as well.
        width = max(w for w, error in zip(_WIDTHS, errors, strict=True) if error <= _AS_GOOD * min(errors))
        residual = np.abs(taps - _line(number, taps, weight, width, number)[0])
        scale = 1.4826 * float(np.median(residual)) + 1e-4
        weight = 1 / (1 + (residual / (_OUTLIER / 2 * scale)) ** 2)
        number = _numbered_again(number, taps, weight, width)
    at = np.arange(number[-1] + 1, dtype=np.float64)
    beats = np.maximum.accumulate(_line(number, taps, weight, width, at)[0])
    jitter = float(np.sqrt(np.average((taps - beats[number.astype(int)]) ** 2, weights=weight)))
    return TapFit(beats, number.astype(np.int64), jitter)


def _numbered(taps: Curve) -> Curve:
    """Which beat each tap means, counted from the first."""
    steps = np.diff(taps)
    period = float(np.median(steps[steps > _DOUBLED * np.median(steps)]))
    if period < _LEAST_PERIOD:
        raise ValueError("the taps lie too close to each other")
    if len(taps) > _MANY:
        return _followed(taps, period)
    periods = period * np.linspace(0.88, 1.12, 1 + 2 * len(taps))
    rows = np.array_split(periods, -(-len(periods) // _ROWS))
    turns = np.concatenate([np.exp(2j * np.pi * taps[None] / row[:, None]).mean(axis=1) for row in rows])
    best = int(np.abs(turns).argmax())
    if abs(turns[best]) < _STEADY:
        return _followed(taps, period)
    number = np.round(taps / periods[best] - np.angle(turns[best]) / (2 * np.pi))
    return np.asarray(number - number[0])


def _followed(taps: Curve, period: float) -> Curve:
    """Numbers of taps to a drifting beat.

    A phase-locked loop: the beat that each tap is compared with follows the taps slowly, so that a tap played early
    does not make the next one late.
    """
    beat, number = float(taps[0]), np.zeros(len(taps))
    for i, tap in enumerate(taps[1:], start=1):
        ahead = max(round((tap - beat) / period), 0)
        off = tap - beat - ahead * period
        beat += ahead * period + _PHASE_GAIN * off
        period = max(period + _PERIOD_GAIN * off / max(ahead, 1), _LEAST_PERIOD)
        number[i] = number[i - 1] + ahead
    return number


def _numbered_again(number: Curve, taps: Curve, weight: Curve, width: float) -> Curve:
    """The same, now that the grid is known: a first tap that was early put all others off."""
    places = np.arange(-1, number[-1] + 2)
    grid = _line(number, taps, weight, width, places)[0]
    again = np.round(np.interp(taps, grid, places)) if (np.diff(grid) > 0).all() else number
    return np.asarray(again - again[0]) if again[-1] - again[0] >= LEAST_TAPS - 1 else number


def _line(x: Curve, y: Curve, weight: Curve, width: float, at: Curve) -> tuple[Curve, Curve]:
    """Weighted straight line around each place, and how much a tap at the same place counts for it."""
    parts = []
    for row in np.array_split(at, -(-len(at) // _ROWS)):
        low, high = np.searchsorted(x, [row[0] - _REACH * width, row[-1] + _REACH * width]).tolist()
        near = slice(low, high) if high - low >= LEAST_TAPS else slice(None)
        parts.append(_line_of(x[near], y[near], weight[near], width, row))
    return np.concatenate([value for value, _ in parts]), np.concatenate([leverage for _, leverage in parts])


def _line_of(x: Curve, y: Curve, weight: Curve, width: float, at: Curve) -> tuple[Curve, Curve]:
    centres = at[:1] if width >= _WIDTHS[-1] else at  # around any place it is the same line
    near = np.exp(-0.5 * ((x[None] - centres[:, None]) / width) ** 2) * weight[None]
    near += 1e-9 * weight[None]  # far from all taps the line goes on
    total = near.sum(axis=1)
    mean_x, mean_y = (near @ x) / total, (near @ y) / total
    dx = x[None] - mean_x[:, None]
    spread = np.maximum((near * dx**2).sum(axis=1), 1e-12)
    slope = (near * dx * (y[None] - mean_y[:, None])).sum(axis=1) / spread
    value = mean_y + slope * (at - mean_x)
    leverage = 1 / total + (at - mean_x) ** 2 / spread
    return value, leverage


def _left_out_error(x: Curve, y: Curve, weight: Curve, width: float) -> float:
    """Mean error in foretelling each tap from the others."""
    value, leverage = _line(x, y, weight, width, x)
    left = np.maximum(1 - leverage * weight, 0.05)
    return float(np.average(((y - value) / left) ** 2, weights=weight))
