"""The sounding part of a recording: found to the sample, cleaned as it is read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from choreo_desktop.analysis.attacks import attack_offset
from choreo_desktop.analysis.sounding import SAMPLE_RATE, Sounding, Tape, find_sounding
from tests.analysis.signals import Samples, beat_times, clicks, noise

MARGIN = 2_205


def found(samples: NDArray[np.floating]) -> Sounding:
    """The sounding part, which is there."""
    sounding = find_sounding(samples)
    assert sounding is not None
    return sounding


def whole(sounding: Sounding) -> Samples:
    """All of its samples."""
    return sounding.samples.read(0, sounding.samples.length)


def test_what_is_read_is_clean() -> None:
    """Mean 0, root mean square 0.1, and silence beyond both ends."""
    sounding = found(7 * noise(3) + np.float32(2))
    samples = whole(sounding)
    inside = samples[MARGIN:-MARGIN]
    assert float(inside.mean()) == pytest.approx(0, abs=1e-4)
    assert float(np.sqrt(np.mean(inside.astype(np.float64) ** 2))) == pytest.approx(0.1, rel=1e-3)
    assert not samples[:MARGIN].any()
    assert not samples[-MARGIN:].any()
    assert len(sounding.samples.read(-50, -10)) == 40
    assert not sounding.samples.read(len(samples) + 10, len(samples) + 20).any()
    assert len(sounding.samples.read(20, 10)) == 0


@settings(max_examples=20, deadline=None, derandomize=True)
@given(before=st.integers(0, 3_000), after=st.integers(0, 3_000), offset=st.sampled_from([0.0, 0.25]))
def test_silence_changes_nothing_to_the_sample(before: int, after: int, offset: float) -> None:
    """However much silence lies around a sound, the same samples are heard, and begin as much later."""
    sound = np.concatenate([np.zeros(100, np.float32), clicks(beat_times(120, 2), 2) + 0.001 * noise(2)])
    sound = np.pad(sound, (0, 100)) + np.float32(offset)
    plain, padded = found(sound), found(np.pad(sound, (before, after), constant_values=offset))
    assert np.array_equal(whole(plain), whole(padded))
    for edge in ("start", "first", "last"):
        assert getattr(padded, edge) == pytest.approx(getattr(plain, edge) + before / SAMPLE_RATE, abs=1e-9)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(begin=st.integers(0, 5_000), length=st.integers(10_000, 50_000))
def test_the_ends_are_exact(begin: int, length: int) -> None:
    """A tone in a soft hiss begins and ends where it is, within two milliseconds."""
    samples = 1e-3 * noise(4)
    samples[begin : begin + length] += 0.5 * np.sin(np.arange(length) * 0.3, dtype=np.float32)
    sounding = found(samples)
    assert sounding.first == pytest.approx(begin / SAMPLE_RATE, abs=0.002)
    assert sounding.last == pytest.approx((begin + length) / SAMPLE_RATE, abs=0.002)


def test_short_floats_sound_the_same() -> None:
    """What is kept as 16-bit floats is as loud, begins in the same place, and differs by their rounding only."""
    samples = clicks(beat_times(120, 5, 0.7), 5) + 0.01 * noise(5)
    exact, short = found(samples), found(samples.astype(np.float16))
    assert short.first == exact.first
    assert whole(short) == pytest.approx(whole(exact), abs=2e-3)


def test_broken_samples_are_silent() -> None:
    """What is no number, or too great for one of 32 bits, reads as nothing."""
    samples = noise(2).astype(np.float64)
    samples[20_000:20_010] = np.nan, np.inf, -np.inf, 1e300, -1e300, np.nan, np.inf, 1e39, -1e39, np.nan
    sounding = found(samples)
    at = 20_000 - round(sounding.start * SAMPLE_RATE)
    read = sounding.samples.read(at, at + 10)
    assert np.abs(read).max() < 1e-3
    assert np.isfinite(whole(sounding)).all()


@pytest.mark.parametrize("late", [-0.012, 0.0, 0.02])
def test_beats_move_to_the_attacks(late: float) -> None:
    """Clicks that all come a little before or after the beats tell by how much; steepest is their very beginning."""
    times = beat_times(120, 60, 0.5)
    sounding = found(clicks(times + late, 60))
    assert attack_offset(sounding.samples, times - sounding.start) == pytest.approx(late, abs=0.0035)


def test_no_beats_have_no_attacks() -> None:
    """Nothing to move."""
    assert attack_offset(Tape(np.zeros(0, np.float32)), np.zeros(0)) == 0
