"""What the ears hear in generated songs, where the truth is exact."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.work import Cancelled, CancelToken
from tests.analysis.signals import beat_times, clicks, worst_miss

BACHATA = GENRES["bachata"]


@settings(max_examples=8, deadline=None, derandomize=True)
@given(genre=st.sampled_from(list(GENRES.values())), place=st.floats(0.02, 0.98), first=st.floats(0, 2))
def test_clicks_at_any_tempo_in_range(genre: Genre, place: float, first: float) -> None:
    """The beats of a click track are found within 20 ms, whatever its tempo in the genre's range.

    Bare clicks tell nothing of their octave: where half the tempo lies in the range too, every other click will do.
    """
    bpm = genre.low + place * (genre.high - genre.low)
    times = beat_times(bpm, 20, first)
    heard = analyse_song(clicks(times, 20), SAMPLE_RATE, genre)
    halved = bpm / 2 >= genre.low and heard.bpm == pytest.approx(bpm / 2, rel=0.01)
    assert halved or heard.bpm == pytest.approx(bpm, rel=0.01)
    if halved:
        assert worst_miss(tuple(times), np.asarray(heard.beats)) < 0.02
    else:
        assert worst_miss(heard.beats, times[1:-1]) < 0.02


def test_accents_are_the_one() -> None:
    """A click that is louder every eight beats is the "1" of the 8-count."""
    times = beat_times(120, 40, 0.4)
    heard = analyse_song(clicks(times, 40, accent_every=8), SAMPLE_RATE, BACHATA)
    assert worst_miss(heard.eight_counts, times[::8]) < 0.02
    assert worst_miss(heard.downbeats, times[::4]) < 0.02


@settings(max_examples=5, deadline=None, derandomize=True)
@given(shift=st.floats(0, 3))
def test_shift_in_time(shift: float) -> None:
    """Silence put before a song moves its whole grid by just as much."""
    song = clicks(beat_times(126, 15, 0.1), 15)
    padding = round(shift * SAMPLE_RATE)
    plain = analyse_song(song, SAMPLE_RATE, BACHATA)
    moved = analyse_song(np.pad(song, (padding, 0)), SAMPLE_RATE, BACHATA)
    assert np.asarray(moved.beats) - padding / SAMPLE_RATE == pytest.approx(plain.beats, abs=0.005)


@pytest.mark.parametrize("gain", [0.001, 0.3, 50.0])
def test_loudness_does_not_matter(gain: float) -> None:
    """A song played louder or softer is heard just the same."""
    song = clicks(beat_times(118, 15, 0.1), 15)
    plain = analyse_song(song, SAMPLE_RATE, BACHATA)
    scaled = analyse_song(song * np.float32(gain), SAMPLE_RATE, BACHATA)
    assert scaled.beats == pytest.approx(plain.beats, abs=0.001)
    assert scaled.confidence.beats == pytest.approx(plain.confidence.beats, abs=0.01)


def test_offset_does_not_matter() -> None:
    """A recording with a constant offset is heard as without it."""
    song = clicks(beat_times(118, 15, 0.5), 15)
    plain = analyse_song(song, SAMPLE_RATE, BACHATA)
    offset = analyse_song(song + np.float32(0.3), SAMPLE_RATE, BACHATA)
    assert offset.beats == pytest.approx(plain.beats, abs=0.001)


def test_tempo_drift_is_followed() -> None:
    """Beats stay right when a band slowly speeds up by 8 %."""
    tempi = np.linspace(118, 128, 80)
    times = np.cumsum(60 / tempi)
    heard = analyse_song(clicks(times, float(times[-1]) + 1), SAMPLE_RATE, BACHATA)
    assert worst_miss(heard.beats, times[1:-1]) < 0.025


def test_no_beats_in_silence_around_the_music() -> None:
    """Beats are found in the sounding part only."""
    times = beat_times(120, 20, 5.0)
    heard = analyse_song(clicks(times, 30), SAMPLE_RATE, BACHATA)
    assert heard.beats[0] == pytest.approx(5.0, abs=0.02)
    assert heard.beats[-1] == pytest.approx(times[-1], abs=0.02)


def test_other_sample_rates_are_refused() -> None:
    """Samples at another rate would be heard at a wrong tempo, so they are refused."""
    with pytest.raises(ValueError, match="22050"):
        analyse_song(np.zeros(44_100, dtype=np.float32), 44_100, BACHATA)


def test_stops_when_cancelled() -> None:
    """A cancelled analysis ends at once."""
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        analyse_song(clicks(beat_times(120, 10), 10), SAMPLE_RATE, BACHATA, cancel=token)


def test_sections_follow_the_energy() -> None:
    """A quiet beginning is an intro, and the border to the full part lies on a "1"."""
    times = beat_times(120, 64)
    loud = clicks(times, 64, accent_every=8)
    rng = np.random.default_rng(1)
    loud[16 * SAMPLE_RATE :] += rng.normal(0, 0.05, len(loud) - 16 * SAMPLE_RATE).astype(np.float32)
    heard = analyse_song(loud, SAMPLE_RATE, BACHATA)
    first, second = heard.sections[:2]
    assert first.label == "intro"
    assert first.energy < second.energy
    assert second.start == pytest.approx(16, abs=0.03)
    assert second.start in heard.eight_counts
