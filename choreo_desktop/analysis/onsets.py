"""Onsets: where, and in which part of the spectrum, something begins to sound."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Samples

Curve = NDArray[np.float64]
"""One value a frame or a beat."""
Matrix = NDArray[np.float32]
"""One row a frame or a beat."""

HOP = 220
"""Samples from frame to frame."""
FRAME_RATE = SAMPLE_RATE / HOP
"""Frames per second, about 100."""
BAND_EDGES = (30, 160, 500, 2_000, 6_000, 11_000)
"""Edges of the five bands in Hz: bass; toms and low bongo; voice and guitar; bright bongo; guira and cymbals."""

_WINDOW = 1_024
_MEL_BANDS = 56
_CHUNK = 2_048
_LAG = 2
_COMPRESSION = 8.0
_NORM_SECONDS = 6.0


class Onsets(NamedTuple):
    """What the frames of a sound are like; frame k is centred on sample k x HOP.

    Attributes:
        novelty: Strength of onsets, shape (frames, 5), about 1 in the root mean square of each band.
        timbre: Log mel spectrum, shape (frames, 56).
        loudness: Root mean square of the spectrum, shape (frames,).
    """

    novelty: Matrix
    timbre: Matrix
    loudness: Curve


def hear_onsets(samples: Samples, course: Course = UNWATCHED) -> Onsets:
    """SuperFlux novelty in five bands (Boeck & Widmer 2013: Maximum filter vibrato suppression).

    Args:
        samples: Mono, root mean square 0.1, at ``SAMPLE_RATE``.
        course: Told between chunks.
    """
    timbre, loudness = _log_mel(samples, course)
    return Onsets(_normalised(_superflux(timbre)), timbre, loudness)


def _log_mel(samples: Samples, course: Course) -> tuple[Matrix, Curve]:
    from scipy.fft import rfft

    frames = len(samples) // HOP + 1
    padded = np.pad(samples, (_WINDOW // 2, _WINDOW // 2 + HOP))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::HOP][:frames]
    taper = np.hanning(_WINDOW).astype(np.float32)
    bank = _mel_bank()
    timbre = np.empty((frames, _MEL_BANDS), dtype=np.float32)
    loudness = np.empty(frames)
    for part in course.chunks(frames, _CHUNK):
        magnitude = np.abs(rfft(windows[part] * taper, axis=1, overwrite_x=True))
        timbre[part] = magnitude @ bank
        loudness[part] = np.sqrt(np.mean(magnitude * magnitude, axis=1))
    return np.asarray(np.log1p(_COMPRESSION * timbre)), loudness


def _superflux(timbre: Matrix) -> Matrix:
    """Rise of each mel band over its neighbourhood two frames before, averaged in the five bands."""
    from scipy.ndimage import maximum_filter1d

    before = maximum_filter1d(timbre, 3, axis=1)
    rise = np.zeros_like(timbre)
    rise[_LAG:] = np.maximum(timbre[_LAG:] - before[:-_LAG], 0)
    centres = _mel_centres()[1:-1]
    edges = np.searchsorted(centres, BAND_EDGES)
    return np.stack([rise[:, a:b].mean(axis=1) for a, b in pairwise(edges)], axis=1)


def _normalised(novelty: Matrix) -> Matrix:
    """Novelty over its running root mean square, which has a floor so that quiet parts stay quiet."""
    from scipy.ndimage import uniform_filter1d

    power = novelty.astype(np.float64) ** 2
    overall = np.sqrt(power.mean(axis=0)) + 1e-6
    size = int(_NORM_SECONDS * FRAME_RATE)
    local = np.sqrt(np.maximum(uniform_filter1d(power, size, axis=0, mode="nearest"), 0))
    return np.asarray(novelty / np.maximum(local, 0.3 * overall), dtype=np.float32)


def _mel_centres() -> Curve:
    """Edges and centres of the mel bands in Hz, shape (58,)."""
    low, high = (2595 * np.log10(1 + hz / 700) for hz in (BAND_EDGES[0], BAND_EDGES[-1]))
    return np.asarray(700 * (10 ** (np.linspace(low, high, _MEL_BANDS + 2) / 2595) - 1))


@cache
def _mel_bank() -> Matrix:
    """Triangular filters of unit area, shape (513, 56)."""
    hz = np.fft.rfftfreq(_WINDOW, 1 / SAMPLE_RATE)[:, None]
    edges = _mel_centres()
    centre = edges[1:-1]
    bin_width = SAMPLE_RATE / _WINDOW
    low = np.minimum(edges[:-2], centre - bin_width)
    high = np.maximum(edges[2:], centre + bin_width)
    bank = np.maximum(0, np.minimum((hz - low) / (centre - low), (high - hz) / (high - centre)))
    return np.asarray(bank / np.maximum(bank.sum(axis=0), 1e-9), dtype=np.float32)
