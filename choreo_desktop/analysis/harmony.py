"""Harmony: how much of each of the twelve tones sounds, in all and in the bass."""

from functools import cache

import numpy as np

from choreo_desktop.analysis.onsets import Matrix
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Samples
from choreo_desktop.domain.work import CancelToken

TONES = 12
CHROMA_RATE = SAMPLE_RATE / 2 / 512
"""Rows of chroma per second, about 21.5."""

_WINDOW = 4_096  # 0.37 s at half the sample rate: less than a beat, and fine enough to tell bass tones apart
_HOP = 512
_CHUNK = 128
_RANGES = ((82.0, 1_600.0), (32.0, 200.0))  # Hz: harmony, bass


def hear_chroma(samples: Samples, cancel: CancelToken | None = None) -> Matrix:
    """Log chroma, shape (rows, 24): the twelve tones of the harmony, then those of the bass.

    Args:
        samples: Mono, root mean square 0.1, at ``SAMPLE_RATE``.
        cancel: Looked at between chunks.
    """
    from scipy.fft import rfft

    half = samples[: len(samples) // 2 * 2].reshape(-1, 2).mean(axis=1)
    padded = np.pad(half, (_WINDOW // 2, _WINDOW // 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    taper = np.hanning(_WINDOW).astype(np.float32)
    bank = _tone_bank()
    rows = np.empty((len(windows), 2 * TONES), dtype=np.float32)
    for start in range(0, len(windows), _CHUNK):
        if cancel is not None:
            cancel.check()
        part = slice(start, start + _CHUNK)
        rows[part] = np.abs(rfft(windows[part] * taper, axis=1)[:, : len(bank)]) @ bank
    return np.asarray(np.log1p(0.2 * rows))


@cache
def _tone_bank() -> Matrix:
    """Weights from spectrum bins to tones, shape (bins, 24); each bin counts for its nearest tone."""
    hz = np.fft.rfftfreq(_WINDOW, 2 / SAMPLE_RATE)
    hz = hz[: int(np.searchsorted(hz, _RANGES[0][1], side="right"))]
    bank = np.zeros((len(hz), 2 * TONES), dtype=np.float32)
    for block, (low, high) in enumerate(_RANGES):
        bins = np.flatnonzero((hz >= low) & (hz <= high))
        pitch = 69 + TONES * np.log2(hz[bins] / 440)
        nearest = np.round(pitch)
        weight = np.exp(-0.5 * ((pitch - nearest) / 0.2) ** 2) / np.sqrt(hz[bins])
        bank[bins, block * TONES + nearest.astype(int) % TONES] = weight
    return bank
