"""Sound without music ends with an analysis that says so, never with an error."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.clips import analyse_clip
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.song import SongAnalysis
from tests.analysis.signals import beat_times, clicks, noise

BACHATA = GENRES["bachata"]


def assert_well_formed(heard: SongAnalysis) -> None:
    """Times are finite, increasing and within the song; sections cover it."""
    for times in (heard.beats, heard.downbeats, heard.eight_counts):
        assert all(0 <= t <= heard.duration for t in times)
        assert all(a < b for a, b in pairwise(times))
    assert set(heard.eight_counts) <= set(heard.downbeats) <= set(heard.beats)
    if heard.duration:
        assert heard.sections[0].start == 0
        assert heard.sections[-1].end == heard.duration
    assert all(a.end == b.start for a, b in pairwise(heard.sections))


def one_sample(seconds: float) -> NDArray[np.float32]:
    """Silence with one loud sample in it."""
    samples = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)
    samples[len(samples) // 3] = 1
    return samples


SOUNDS = {
    "nothing": np.zeros(0, dtype=np.float32),
    "one sample": np.ones(1, dtype=np.float32),
    "silence": np.zeros(10 * SAMPLE_RATE, dtype=np.float32),
    "offset": np.full(10 * SAMPLE_RATE, 0.5, dtype=np.float32),
    "not a number": np.full(5 * SAMPLE_RATE, np.nan, dtype=np.float32),
    "infinite": np.full(5 * SAMPLE_RATE, np.inf, dtype=np.float32),
    "one click": one_sample(10),
    "tone": np.sin(np.arange(10 * SAMPLE_RATE) * 0.06).astype(np.float32),
    "noise": noise(20),
}


@pytest.mark.parametrize("name", SOUNDS)
def test_no_beat(name: str) -> None:
    """Where there is no beat the answer has none, and no confidence."""
    heard = analyse_song(SOUNDS[name], SAMPLE_RATE, BACHATA)
    assert_well_formed(heard)
    assert heard.bpm == 0
    assert heard.beats == ()
    assert heard.confidence.beats == 0
    assert analyse_clip(SOUNDS[name], SAMPLE_RATE, BACHATA) is None


@settings(max_examples=12, deadline=None, derandomize=True)
@given(seconds=st.floats(0, 9), gain=st.sampled_from([1e-30, 1e-4, 1.0, 1e30]), seed=st.integers(0, 9))
def test_any_short_sound(seconds: float, gain: float, seed: int) -> None:
    """Any length at any level gives a well-formed analysis."""
    samples = noise(seconds, seed) + clicks(beat_times(125, seconds), seconds)
    assert_well_formed(analyse_song(samples * np.float32(gain), SAMPLE_RATE, BACHATA))


def test_broken_samples_in_a_song() -> None:
    """Samples that are not numbers count as silence, and the beats around them are still found."""
    times = beat_times(120, 20)
    samples = clicks(times, 20)
    samples[1_000:1_050] = np.nan
    samples[5_000] = np.inf
    heard = analyse_song(samples, SAMPLE_RATE, BACHATA)
    assert_well_formed(heard)
    assert heard.bpm == pytest.approx(120, rel=0.01)


def test_random_clicks_are_unsure() -> None:
    """Clicks at random times may be taken for beats, but without confidence."""
    times = np.sort(np.random.default_rng(3).uniform(0, 58, 120))
    heard = analyse_song(clicks(times, 60), SAMPLE_RATE, BACHATA)
    steady = analyse_song(clicks(beat_times(120, 60), 60), SAMPLE_RATE, BACHATA)
    assert heard.confidence.beats < 0.3 < 0.8 < steady.confidence.beats
    assert heard.confidence.tempo < 0.3 < 0.8 < steady.confidence.tempo
