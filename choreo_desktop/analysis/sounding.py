"""The sounding part of a recording, cleaned so that level, offset and broken samples no longer matter."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.course import UNWATCHED, Course

Samples = NDArray[np.float32]

SAMPLE_RATE = 22_050
"""Samples per second that all of the analysis works at."""

_BLOCK = 512
_CHUNK = 512 * _BLOCK  # 12 s
_NEAR = 64  # samples over which the level at the very ends is taken, 3 ms
_MARGIN = 2_205  # 0.1 s before and after the sound, so that a first hit at 0 is still an onset
_SILENCE = 1e-5  # peak below which a recording counts as digital silence (-100 dBFS)
_RELATIVE = 10 ** (-45 / 20)  # of the loud parts' level: softer than that, at the ends, is not music
_RMS = 0.1


class Tape(NamedTuple):
    """A part of a recording that is cleaned as it is read: hours of it are never in memory twice.

    Attributes:
        raw: The recording, as it came.
        low: Sample of the recording at which what is read begins; all before it reads as 0.
        high: Sample of the recording at which it ends; all from it on reads as 0.
        start: Sample of the recording that is sample 0 of the tape; may lie before the recording begins.
        length: Samples of the tape.
        peak: Greatest absolute sample.
        mean: Of the samples over ``peak``.
        gain: By which they are multiplied in the end.
    """

    raw: NDArray[np.floating]
    low: int = 0
    high: int = 0
    start: int = 0
    length: int = 0
    peak: float = 1.0
    mean: float = 0.0
    gain: float = 1.0

    def read(self, first: int, last: int) -> Samples:
        """Clean samples from one to another, in memory of their own; 0 where there are none."""
        read = np.zeros(max(last - first, 0), dtype=np.float32)
        low = max(first + self.start, self.low)
        high = min(last + self.start, self.high)
        if low < high:
            inside = read[low - first - self.start : high - first - self.start]
            inside[:] = _finite(self.raw[low:high])
            inside /= np.float32(self.peak)
            inside -= np.float32(self.mean)
            inside *= np.float32(self.gain)
        return read


class Sounding(NamedTuple):
    """The part of a recording in which something sounds.

    Attributes:
        samples: Mono, mean 0, root mean square 0.1, with 0.1 s before and after the sound.
        start: Seconds in the recording at which ``samples`` begins; may lie just below 0.
        first: Seconds in the recording at which the sound begins.
        last: Seconds in the recording at which the sound ends.
    """

    samples: Tape
    start: float
    first: float
    last: float


class _Levels(NamedTuple):
    """What the whole blocks of a tape are like.

    Attributes:
        spread: Standard deviation in each, whatever its offset.
        mean: Of each.
    """

    spread: NDArray[np.float64]
    mean: NDArray[np.float64]


def find_sounding(samples: NDArray[np.floating], course: Course = UNWATCHED) -> Sounding | None:
    """Clean a recording and cut off the silence at both ends.

    What is found does not depend, to the sample, on how much digital silence lies around the sound.

    Args:
        samples: Mono samples at ``SAMPLE_RATE``, any level; samples that are not finite count as 0.
        course: Told between chunks.

    Returns:
        The sounding part, or None where there is no sound at all.
    """
    tape = _without_digital_silence(samples.ravel(), course.part(0.0, 0.4))
    if tape is None or tape.length < _BLOCK:
        return None
    levels = _levels(tape, course.part(0.4, 1.0))
    loud_level = float(_RELATIVE * np.percentile(levels.spread, 95))
    loud = np.flatnonzero(levels.spread > loud_level)
    if not len(loud):
        return None
    tape = tape._replace(mean=float(levels.mean.mean()))
    first, last = _exact_ends(tape, int(loud[0]) * _BLOCK, (int(loud[-1]) + 1) * _BLOCK, loud_level)
    inside = slice(int(loud[0]), int(loud[-1]) + 1)
    power = float((levels.spread[inside] ** 2 + (levels.mean[inside] - tape.mean) ** 2).mean())
    part = tape._replace(
        start=tape.start + first - _MARGIN, length=last - first + 2 * _MARGIN, gain=_RMS / np.sqrt(power)
    )
    at = tape.start + first, tape.start + last
    return Sounding(part, part.start / SAMPLE_RATE, at[0] / SAMPLE_RATE, at[1] / SAMPLE_RATE)


def _without_digital_silence(samples: NDArray[np.floating], course: Course) -> Tape | None:
    """A tape from the first to the last sample that is not silent, or None where nothing sounds."""
    low, high = np.inf, -np.inf
    for part in course.chunks(len(samples), _CHUNK):
        chunk = _finite(samples[part])
        low, high = min(low, float(chunk.min())), max(high, float(chunk.max()))
    peak = max(-low, high)
    if peak < _SILENCE or high - low < _SILENCE * peak:
        return None
    least = _SILENCE * (high - low)
    before, after = _silent(samples, least, course), _silent(samples[::-1], least, course)
    end = len(samples) - after
    return Tape(samples, before, end, before, end - before, peak)


def _silent(samples: NDArray[np.floating], least: float, course: Course) -> int:
    """How many samples come before the first that is not digital silence, which is a row of zeros or of an offset."""
    ahead = _finite(samples[:_NEAR])
    level = float(ahead[0]) if np.abs(ahead - ahead[0]).max() < least else 0.0
    for start in range(0, len(samples), _CHUNK):
        course.check()
        loud = np.abs(_finite(samples[start : start + _CHUNK]) - np.float32(level)) >= least
        if loud.any():
            return start + int(loud.argmax())
    return len(samples)


def _levels(tape: Tape, course: Course) -> _Levels:
    count = tape.length // _BLOCK
    spread, mean = np.empty(count), np.empty(count)
    for part in course.chunks(count, _CHUNK // _BLOCK):
        blocks = tape.read(part.start * _BLOCK, part.stop * _BLOCK).reshape(-1, _BLOCK)
        mean[part] = blocks.mean(axis=1)
        blocks -= mean[part].astype(np.float32)[:, None]
        spread[part] = np.sqrt(np.einsum("ij,ij->i", blocks, blocks) / _BLOCK)
    return _Levels(spread, mean)


def _exact_ends(tape: Tape, first: int, last: int, level: float) -> tuple[int, int]:
    """Where within its first and after its last loud block the sound begins and ends, to the sample."""
    begin = np.flatnonzero(_near_level(tape.read(first, first + _BLOCK)) > level)
    close = min(last + _BLOCK, tape.length)
    end = np.flatnonzero(_near_level(tape.read(last - _BLOCK, close)) > level)
    return (
        first + (int(begin[0]) if len(begin) else 0),
        last - _BLOCK + int(end[-1]) + 1 if len(end) else last,
    )


def _near_level(samples: Samples) -> NDArray[np.float64]:
    """Root mean square around each sample."""
    power = np.convolve(np.square(samples, dtype=np.float64), np.full(_NEAR, 1 / _NEAR), mode="same")
    return np.sqrt(np.maximum(power, 0))


def _finite(samples: NDArray[np.floating]) -> Samples:
    """32-bit floats, 0 where a sample is no number; a copy of its own only where it has to be."""
    with np.errstate(over="ignore"):  # what is too great for 32 bits is as broken as what is infinite
        narrow = samples.astype(np.float32, copy=False)
    whole = np.isfinite(narrow)
    return narrow if whole.all() else np.where(whole, narrow, np.float32(0))
