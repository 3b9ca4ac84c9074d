"""Attacks: the exact time at which the notes on the beat begin.

A spectrum tells *that* something begins, but smears *when*: the window of 46 ms sees a click long before its own
centre, and a soft note long after. So the beats of a song as a whole are shifted to where its sound rises.
"""

import numpy as np

from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Samples

_BLOCK = 32  # 1.5 ms
_SMOOTH = 4.0  # blocks
_REACH = 0.03  # s
_STEP = 0.0005  # s


def attack_offset(samples: Samples, times: Curve) -> float:
    """Seconds from the given beats to the rise of the sound that they stand for, the same for all.

    Args:
        samples: Mono, at ``SAMPLE_RATE``.
        times: Seconds of each beat from the first sample.
    """
    from scipy.ndimage import gaussian_filter1d

    if not len(times):
        return 0.0
    bright = np.diff(samples, prepend=np.float32(0))  # notes begin brightly, so high tones tell best when
    blocks = bright[: len(bright) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    level = np.sqrt(np.mean(blocks * blocks, axis=1, dtype=np.float64))
    rise = np.maximum(gaussian_filter1d(level, _SMOOTH, order=1), 0)
    centres = (np.arange(len(rise)) + 0.5) * _BLOCK / SAMPLE_RATE
    offsets = np.arange(-_REACH, _REACH + _STEP / 2, _STEP)
    around = np.interp(times[:, None] + offsets, centres, rise)
    strength = around.sum(axis=1, keepdims=True)
    mean = (around / np.maximum(strength, 1e-12)).mean(axis=0)
    return float(offsets[int(mean.argmax())])
