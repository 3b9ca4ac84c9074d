"""Harmony: how much of each of the twelve tones sounds, in all and in the bass."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.onsets import Curve, Matrix
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Tape

TONES = 12
CHROMA_RATE = SAMPLE_RATE / 2 / 512
"""Rows of chroma per second, about 21.5."""

_WINDOW = 4_096  # 0.37 s at half the sample rate: less than a beat, and fine enough to tell bass tones apart
_HOP = 512
_CHUNK = 64
_FAINT = 0.05  # softer than that, tones are left-overs of noise
_SILENT = 1e-3  # sums shorter than this have no tone
_CHANGE_CHUNK = 8_192
_SIDE = 4  # rows, 0.19 s: less than half a beat
_RANGES = ((82.0, 1_600.0), (32.0, 200.0))  # Hz: harmony, bass


def hear_chroma(samples: Tape, course: Course = UNWATCHED) -> Matrix:
    """Log chroma, shape (rows, 24): the twelve tones of the harmony, then those of the bass.

    Args:
        samples: Of the sounding part.
        course: Told between chunks.
    """
    from scipy.fft import rfft

    taper = np.hanning(_WINDOW).astype(np.float32)
    bank = _tone_bank()
    rows = np.empty((samples.length // 2 // _HOP + 1, 2 * TONES), dtype=np.float32)
    for part in course.chunks(len(rows), _CHUNK):
        first, last = part.start * _HOP - _WINDOW // 2, (part.stop - 1) * _HOP + _WINDOW // 2
        pairs = samples.read(2 * first, 2 * last)
        half = (pairs[::2] + pairs[1::2]) / 2
        windows = np.lib.stride_tricks.sliding_window_view(half, _WINDOW)[::_HOP]
        tones = np.abs(rfft(windows * taper, axis=1)[:, : len(bank)]) @ bank
        rows[part] = np.log1p(np.float32(0.2) * tones)
    return rows


def tone_shape(tones: Curve | Matrix) -> Curve:
    """Tones without what is common to all of them, in unit length, shorter where they are faint; rows of 12."""
    spare = tones - tones.min(axis=1, keepdims=True)
    return np.asarray(spare / np.maximum(np.linalg.norm(spare, axis=1, keepdims=True), _FAINT))


def tone_changes(chroma: Matrix, course: Course = UNWATCHED) -> Iterator[Curve]:
    """How much the harmony, and then how much the bass, is another after each row than before it; shape (rows,)."""
    count = len(chroma)
    for tones in (chroma[:, :TONES], chroma[:, TONES:]):
        change = np.zeros(count)
        for part in course.quiet().chunks(count, _CHANGE_CHUNK):
            low, high = max(part.start - _SIDE, 0), min(part.stop + _SIDE, count)
            change[part] = _change(tone_shape(tones[low:high]))[part.start - low : part.stop - low]
        change[:_SIDE] = 0
        change[max(count - _SIDE, 0) :] = 0
        yield change


def _change(shapes: Curve) -> Curve:
    """1 - cosine between the sums of the rows before and after each row; 0 where either has no tone."""
    count = len(shapes)
    total = np.concatenate([np.zeros((1, TONES)), np.cumsum(shapes, axis=0)])
    index = np.arange(count)
    before = total[index] - total[np.maximum(index - _SIDE, 0)]
    after = total[np.minimum(index + _SIDE, count)] - total[index]
    length = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    return np.where(length > _SILENT, 1 - (before * after).sum(axis=1) / np.maximum(length, _SILENT), 0.0)


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
