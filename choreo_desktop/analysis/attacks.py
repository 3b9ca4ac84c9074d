"""Attacks: the exact time at which the notes on the beat begin.

A spectrum tells *that* something begins, but smears *when*: the window of 46 ms sees a click long before its own
centre, and a soft note long after. So the beats of a song as a whole are shifted to where its sound rises.
"""

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Tape

_BLOCK = 32  # 1.5 ms
_SMOOTH = 4.0  # blocks
_REACH = 0.03  # s
_STEP = 0.0005  # s
_AROUND = 44  # blocks, 64 ms: the reach, and what is smoothed over it
_CHUNK = 32  # beats


def attack_offset(samples: Tape, times: Curve, course: Course = UNWATCHED) -> float:
    """Seconds from the given beats to the rise of the sound that they stand for, the same for all.

    Args:
        samples: Of the sounding part.
        times: Seconds of each beat from the first sample, rising.
        course: Told between chunks.
    """
    if not len(times):
        return 0.0
    offsets = np.arange(-_REACH, _REACH + _STEP / 2, _STEP)
    rises = np.zeros(len(offsets))
    for part in course.chunks(len(times), _CHUNK):
        around = _rise_at(samples, times[part][:, None] + offsets)
        rises += (around / np.maximum(around.sum(axis=1, keepdims=True), 1e-12)).sum(axis=0)
    return float(offsets[int(rises.argmax())])


def _rise_at(samples: Tape, times: Curve) -> Curve:
    """How steeply the sound rises at each time; shape as ``times``."""
    from scipy.ndimage import gaussian_filter1d

    first = max(int(times.min() * SAMPLE_RATE / _BLOCK) - _AROUND, 0)
    last = max(int(times.max() * SAMPLE_RATE / _BLOCK) + _AROUND, first + 1)
    bright = np.diff(samples.read(first * _BLOCK - 1, last * _BLOCK))  # notes begin brightly: high tones tell when
    blocks = bright.reshape(-1, _BLOCK)
    level = np.sqrt(np.einsum("ij,ij->i", blocks, blocks) / _BLOCK)
    rise = np.maximum(gaussian_filter1d(level.astype(np.float64), _SMOOTH, order=1), 0)
    centres = (np.arange(first, last) + 0.5) * _BLOCK / SAMPLE_RATE
    return np.asarray(np.interp(times, centres, rise))
