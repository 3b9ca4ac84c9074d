"""Onsets: where, and in which part of the spectrum, something begins to sound."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Tape

Curve = NDArray[np.float64]
"""One value a frame or a beat."""
Matrix = NDArray[np.float32]
"""One row a frame or a beat."""
Timbres = NDArray[np.float16]
"""One row a frame, kept short: of three hours there are a million."""

HOP = 220
"""Samples from frame to frame."""
FRAME_RATE = SAMPLE_RATE / HOP
"""Frames per second, about 100."""
BAND_EDGES = (30, 160, 500, 2_000, 6_000, 11_000)
"""Edges of the five bands in Hz: bass; toms and low bongo; voice and guitar; bright bongo; guira and cymbals."""

_WINDOW = 1_024
_MEL_BANDS = 56
_CHUNK = 1_024
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
    timbre: Timbres
    loudness: Curve


def hear_onsets(samples: Tape, course: Course = UNWATCHED) -> Onsets:
    """SuperFlux novelty in five bands (Boeck & Widmer 2013: Maximum filter vibrato suppression).

    Args:
        samples: Of the sounding part.
        course: Told between chunks.
    """
    frames = samples.length // HOP + 1
    novelty = np.empty((frames, len(BAND_EDGES) - 1), dtype=np.float32)
    timbre = np.empty((frames, _MEL_BANDS), dtype=np.float16)
    loudness = np.empty(frames)
    before = np.full((_LAG, _MEL_BANDS), np.inf, dtype=np.float32)  # nothing rises into the first frames
    for part in course.chunks(frames, _CHUNK):
        rows, loudness[part] = _log_mel(samples, part)
        timbre[part] = rows
        rows = np.concatenate([before, rows])
        novelty[part] = _superflux(rows)
        before = rows[-_LAG:]
    _normalise(novelty, course)
    return Onsets(novelty, timbre, loudness)


def _log_mel(samples: Tape, part: slice) -> tuple[Matrix, Curve]:
    """Log mel spectrum and loudness of some frames."""
    from scipy.fft import rfft

    sound = samples.read(part.start * HOP - _WINDOW // 2, (part.stop - 1) * HOP + _WINDOW // 2)
    windows = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::HOP]
    magnitude = np.abs(rfft(windows * np.hanning(_WINDOW).astype(np.float32), axis=1, overwrite_x=True))
    rows = magnitude @ _mel_bank()
    rows *= np.float32(_COMPRESSION)
    power = np.einsum("ij,ij->i", magnitude, magnitude) / magnitude.shape[1]
    return np.log1p(rows, out=rows), np.sqrt(power)


def _superflux(timbre: Matrix) -> Matrix:
    """Rise of each mel band over its neighbourhood two frames before, averaged in the five bands; two rows less."""
    from scipy.ndimage import maximum_filter1d

    rise = timbre[_LAG:] - maximum_filter1d(timbre[:-_LAG], 3, axis=1)
    np.maximum(rise, 0, out=rise)
    centres = _mel_centres()[1:-1]
    edges = np.searchsorted(centres, BAND_EDGES)
    return np.stack([rise[:, a:b].mean(axis=1) for a, b in pairwise(edges)], axis=1)


def _normalise(novelty: Matrix, course: Course) -> None:
    """Divide novelty by its running root mean square, which has a floor so that quiet parts stay quiet."""
    from scipy.ndimage import uniform_filter1d

    size = int(_NORM_SECONDS * FRAME_RATE)
    for number in range(novelty.shape[1]):
        course.check()
        power = novelty[:, number].astype(np.float64) ** 2
        overall = np.sqrt(power.mean()) + 1e-6
        local = np.sqrt(np.maximum(uniform_filter1d(power, size, mode="nearest"), 0))
        novelty[:, number] /= np.maximum(local, 0.3 * overall)


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
