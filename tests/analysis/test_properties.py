"""What holds for any sound: the grid moves with the sound, loudness and silence around it mean nothing."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.correcting import correct
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.corrections import Corrections, Pace, Shift, ThisIsOne
from choreo_desktop.domain.genres import GENRES, Genre
from choreo_desktop.domain.song import SongAnalysis
from tests.analysis.signals import Samples, beat_times, clicks, noise, worst_miss

ANY, BACHATA = GENRES["any"], GENRES["bachata"]

few = settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def song(bpm: float, first: float, seconds: float = 24.0) -> Samples:
    """A beat with counts to eight, a bass that changes with the bar, and noise: music in which nothing is a tie."""
    times = beat_times(bpm, seconds - 1, first)
    sound = clicks(times, seconds, accent_every=8)
    t = np.arange(len(sound)) / SAMPLE_RATE
    for bar, time in enumerate(times[::4]):
        inside = (t >= time) & (t < time + 240 / bpm)
        tone = 55 * 2 ** ((0, 5, 7, 3)[bar % 4] / 12)
        since = t[inside] - time
        sound[inside] += ((0.3 if bar % 2 else 0.4) * np.sin(2 * np.pi * tone * since) * np.exp(-since)).astype(
            np.float32
        )
    last = round((times[-1] + 0.4) * SAMPLE_RATE)
    sound[:last] += 0.01 * noise(seconds)[:last]
    sound[last:] = 0
    return sound


def heard(samples: NDArray[np.floating], genre: Genre = BACHATA) -> SongAnalysis:
    """The analysis of a sound at a tempo of bachata, or of any other."""
    return analyse_song(samples, SAMPLE_RATE, genre)


def assert_well_formed(found: SongAnalysis) -> None:
    """Everything is finite, increases, lies in the song and hangs together."""
    for times in (found.beats, found.downbeats, found.eight_counts, found.phrases):
        assert np.isfinite(times).all()
        assert all(b > a for a, b in pairwise(times))
        assert all(0 <= time <= found.duration for time in times)
    assert set(found.phrases) <= set(found.eight_counts) <= set(found.downbeats) <= set(found.beats)
    assert len(found.tempi) == len(found.energy) == len(found.beats)
    assert np.isfinite(found.tempi).all()
    assert all(0 <= level <= 1 for level in found.energy)
    assert all(0 <= a.start <= a.end <= found.duration for a in found.accents)
    assert all(0 <= share <= 1 for share in found.confidence.model_dump().values())
    assert (found.bpm > 0) == (len(found.beats) > 0)
    if found.duration:
        edges = [found.sections[0].start, *(s.end for s in found.sections)]
        assert (edges[0], edges[-1]) == (0, found.duration)
        assert all(b > a for a, b in pairwise(edges))


def same_beats(one: SongAnalysis, other: SongAnalysis, moved: float = 0.0, within: float = 0.005) -> None:
    """The second has the beats of the first, later by so much."""
    assert len(one.beats) == len(other.beats)
    assert np.asarray(one.beats) + moved == pytest.approx(np.asarray(other.beats), abs=within)


@settings(parent=few, max_examples=12)
@given(
    bpm=st.floats(62, 190),
    first=st.floats(0.1, 1.5),
    silence=st.floats(0, 4),
    genre=st.sampled_from([ANY, BACHATA]),
    plain_clicks=st.booleans(),
)
@example(bpm=171.0, first=0.3, silence=0.013, genre=ANY, plain_clicks=True)  # as good at 85.5
def test_shifting_the_sound_shifts_the_grid(
    bpm: float, first: float, silence: float, genre: Genre, plain_clicks: bool
) -> None:
    """Silence before a song moves beats, bars, 8-counts and sections by exactly as much, whatever is a near tie."""
    sound = clicks(beat_times(bpm, 24, first), 24) if plain_clicks else song(bpm, first)
    samples = round(silence * SAMPLE_RATE)
    moved = samples / SAMPLE_RATE
    plain, later = heard(sound, genre), heard(np.pad(sound, (samples, 0)), genre)
    same_beats(plain, later, moved, within=1e-6)
    for name in ("downbeats", "eight_counts", "phrases"):
        assert [t + moved for t in getattr(plain, name)] == pytest.approx(list(getattr(later, name)), abs=1e-6)
    assert later.sound_start == pytest.approx(plain.sound_start + moved, abs=1e-6)
    assert later.bpm == pytest.approx(plain.bpm, rel=1e-6)
    assert later.confidence == plain.confidence


@few
@given(bpm=st.floats(108, 150), gain=st.floats(1e-4, 1e4))
def test_loudness_changes_nothing(bpm: float, gain: float) -> None:
    """A song as loud or as soft as you like has the same beats, counts, sections and confidence."""
    sound = song(bpm, 0.4)
    plain, scaled = heard(sound), heard(sound * np.float32(gain))
    same_beats(plain, scaled, within=0.002)
    assert len(plain.eight_counts) == len(scaled.eight_counts)
    assert [s.label for s in plain.sections] == [s.label for s in scaled.sections]
    assert list(plain.confidence.model_dump().values()) == pytest.approx(
        list(scaled.confidence.model_dump().values()), abs=0.02
    )


@few
@given(bpm=st.floats(108, 150), before=st.floats(0, 6), after=st.floats(0, 6))
def test_silence_around_a_song_changes_the_ends_only(bpm: float, before: float, after: float) -> None:
    """Silence before and after is no part of the music: same beats, same confidence, no beat in it."""
    sound = song(bpm, 0.4)
    pad = (round(before * SAMPLE_RATE), round(after * SAMPLE_RATE))
    plain, padded = heard(sound), heard(np.pad(sound, pad))
    same_beats(plain, padded, pad[0] / SAMPLE_RATE)
    assert padded.duration == pytest.approx(plain.duration + sum(pad) / SAMPLE_RATE)
    assert padded.confidence.beats == pytest.approx(plain.confidence.beats, abs=0.02)
    assert padded.sound_end - padded.sound_start == pytest.approx(plain.sound_end - plain.sound_start, abs=0.1)


@few
@given(bpm=st.floats(60, 200), first=st.floats(0, 1))
def test_clicks_at_any_tempo(bpm: float, first: float) -> None:
    """Plain clicks from 60 to 200 BPM: each is a beat, or with no hint each is half or double a beat."""
    times = beat_times(bpm, 24, first)
    found = heard(clicks(times, 24), ANY)
    assert_well_formed(found)
    factor = found.bpm / bpm
    assert min(abs(factor / whole - 1) for whole in (0.5, 1, 2)) < 0.01
    shown = np.asarray(found.beats)
    far = np.abs(shown[:, None] - np.arange(first, 24, 30 / bpm)[None]).min(axis=1)
    assert far.max() < 0.02


@few
@given(bpm=st.floats(100, 150), change=st.floats(-0.12, 0.12))
def test_a_tempo_ramp_is_followed(bpm: float, change: float) -> None:
    """A band that slowly speeds up or slows down by up to an eighth keeps its beats, and its tempo is told."""
    tempi = np.linspace(bpm, bpm * (1 + change), 72)
    times = 0.2 + np.cumsum(60 / tempi)
    found = heard(clicks(times, float(times[-1]) + 1))
    assert_well_formed(found)
    if tempi.min() >= 104 and tempi.max() <= 150:
        assert worst_miss(found.beats, times[2:-2]) < 0.03
        assert found.tempi[4] < found.tempi[-5] if change > 0.03 else True


@few
@given(bpm=st.floats(108, 150), missing=st.sets(st.integers(4, 44), max_size=14))
def test_missing_beats_are_filled_in(bpm: float, missing: set[int]) -> None:
    """Where a drummer leaves out beats, the grid goes on."""
    times = beat_times(bpm, 24, 0.3)
    played = np.array([time for k, time in enumerate(times) if k not in missing])
    found = heard(clicks(played, 24))
    assert found.bpm == pytest.approx(bpm, rel=0.01)
    assert worst_miss(found.beats, times[1:-2]) < 0.03


sounds = st.one_of(
    st.builds(
        lambda seconds, seed, gain: noise(seconds, seed) * np.float32(gain),
        st.floats(0, 12),
        st.integers(0, 99),
        st.sampled_from([1e-20, 1e-3, 1.0, 1e20]),
    ),
    st.lists(st.floats(0, 9.9), max_size=60).map(lambda times: clicks(np.array(sorted(times)), 10)),
    st.builds(
        lambda low, high, seconds: np.sin(
            np.cumsum(np.linspace(low, high, max(round(seconds * SAMPLE_RATE), 1))) * 2 * np.pi / SAMPLE_RATE
        ),
        st.floats(0, 11_000),
        st.floats(0, 11_000),
        st.floats(0, 10),
    ),
    st.lists(st.sampled_from([0.0, 1.0, -1.0, np.nan, np.inf, -np.inf, 1e38, 1e-45]), max_size=50).map(
        lambda values: np.repeat(np.array(values, np.float32), 997)
    ),
)


@settings(parent=few, max_examples=30)
@given(sounds)
def test_any_sound_gives_an_analysis(samples: NDArray[np.floating]) -> None:
    """Noise, random clicks, sweeps and samples that are no numbers end in a well-formed analysis."""
    assert_well_formed(heard(samples, ANY))


@few
@given(bpm=st.floats(108, 150), whole=st.sampled_from([1.0, -1.0, 4.0, -4.0, 0.5, -0.5]))
def test_corrections_of_what_was_heard_invert(bpm: float, whole: float) -> None:
    """On a real analysis too: there and back is as it was, pointing at a detected 1 changes nothing."""
    plain = heard(song(bpm, 0.4))
    there = correct(plain, Corrections(steps=(Shift(beats=whole), Pace(factor="double"))))
    assert_well_formed(there)
    back = correct(plain, Corrections(steps=(Shift(beats=whole), ThisIsOne(at=plain.eight_counts[1]))))
    if abs(whole) >= 1:
        assert back.eight_counts == plain.eight_counts
    undone = correct(plain, Corrections(steps=(Shift(beats=whole), Shift(beats=-whole))))
    assert undone == plain
