"""The sounding part of a recording, cleaned so that level, offset and broken samples no longer matter."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

SAMPLE_RATE = 22_050
"""Samples per second that all of the analysis works at."""

_BLOCK = 512
_MARGIN = 2_205  # 0.1 s of silence is kept or added on both sides, so that a first hit at 0 is still an onset
_SILENCE = 1e-5  # peak below which a recording counts as digital silence (-100 dBFS)
_RELATIVE = 10 ** (-45 / 20)  # of the loud parts' level: softer than that, at the ends, is not music
_RMS = 0.1


class Sounding(NamedTuple):
    """The part of a recording in which something sounds.

    Attributes:
        samples: Mono, mean 0, root mean square 0.1, with 0.1 s before and after the sound.
        start: Seconds in the recording at which ``samples`` begins; may lie just below 0.
        first: Seconds in the recording at which the sound begins.
        last: Seconds in the recording at which the sound ends.
    """

    samples: Samples
    start: float
    first: float
    last: float


def find_sounding(samples: NDArray[np.floating]) -> Sounding | None:
    """Clean a recording and cut off the silence at both ends.

    Args:
        samples: Mono samples at ``SAMPLE_RATE``, any level; samples that are not finite count as 0.

    Returns:
        The sounding part, or None where there is no sound at all.
    """
    clean = _cleaned(samples)
    if clean is None:
        return None
    blocks = clean[: len(clean) // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    level = blocks.std(axis=1)  # without what is left of an offset
    loud = np.flatnonzero(level > _RELATIVE * np.percentile(level, 95)) if len(level) else level
    if not len(loud):
        return None
    first, last = int(loud[0]) * _BLOCK, (int(loud[-1]) + 1) * _BLOCK
    part = _with_margin(clean, first, last)
    part *= np.float32(_RMS / np.sqrt(np.mean(part * part, dtype=np.float64)))
    return Sounding(part, (first - _MARGIN) / SAMPLE_RATE, first / SAMPLE_RATE, last / SAMPLE_RATE)


def _cleaned(samples: NDArray[np.floating]) -> Samples | None:
    """Finite samples of mean 0 and peak 1, or None where nothing sounds."""
    clean = np.array(samples, dtype=np.float32).ravel()
    clean[~np.isfinite(clean)] = 0
    peak = float(np.max(np.abs(clean), initial=0.0))
    if peak < _SILENCE:
        return None
    clean /= np.float32(peak)
    clean -= np.float32(clean.mean(dtype=np.float64))
    rest = float(np.max(np.abs(clean)))
    return None if rest < _SILENCE else clean / np.float32(rest)


def _with_margin(samples: Samples, first: int, last: int) -> Samples:
    """Samples ``first - margin`` to ``last + margin``, with zeros where the recording has none."""
    low, high = first - _MARGIN, last + _MARGIN
    inside = samples[max(low, 0) : min(high, len(samples))]
    return np.pad(inside, (max(-low, 0), max(high - len(samples), 0)))
