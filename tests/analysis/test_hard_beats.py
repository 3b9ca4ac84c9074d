"""Music whose half beats are louder than its beats, or that swings."""

import numpy as np
import pytest

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.song import SongAnalysis
from tests.analysis.bands import Band
from tests.analysis.scores import f_measure
from tests.analysis.signals import beat_times

SECONDS = 40.0
CHORDS = ((220.0, 261.6, 329.6), (174.6, 220.0, 261.6), (261.6, 329.6, 392.0), (196.0, 246.9, 293.7))


def hear(band: Band, genre: str = "any") -> SongAnalysis:
    """What the ears say of a band."""
    return analyse_song(band.samples, SAMPLE_RATE, GENRES[genre])


@pytest.mark.parametrize("bpm", [112.0, 126.0, 140.0])
def test_the_beat_of_swinging_drums(bpm: float) -> None:
    """A cymbal on the third third of the beat does not draw the grid to itself."""
    band, beat = Band(SECONDS), 60 / bpm
    times = beat_times(bpm, SECONDS - 1, 0.4)
    for i, at in enumerate(times):
        (band.kick if i % 2 == 0 else band.snare)(at)
        band.hat(at, 0.15)
        band.hat(at + 2 / 3 * beat, 0.22)
        band.tone(at, CHORDS[i // 4 % 4][0] / 2, 0.8 * beat, 0.2)
    assert f_measure(times.tolist(), hear(band).beats) > 0.95


@pytest.mark.parametrize("bpm", [110.0, 124.0, 138.0])
def test_the_beat_of_guitars_that_play_against_it(bpm: float) -> None:
    """Where a requinto accents the half beats and no drum helps, chords and bass still tell the beat and the 1."""
    band, beat = Band(SECONDS), 60 / bpm
    times = beat_times(bpm, SECONDS - 1, 0.5)
    for i, at in enumerate(times):
        chord = CHORDS[i // 4 % 4]
        band.tone(at, 2 * chord[i % 3], 0.5 * beat, 0.10)
        band.tone(at + beat / 2, 2 * chord[(i + 1) % 3], 0.5 * beat, 0.15)
        if i % 4 != 1:
            band.tone(at, chord[0] / 4, 0.9 * beat, 0.25)
        if i % 4 == 0:
            for hz in chord:
                band.tone(at, hz, 3.5 * beat, 0.12)
    heard = hear(band, "bachata")
    assert f_measure(times.tolist(), heard.beats) > 0.95
    assert f_measure(times[::4].tolist(), heard.downbeats) > 0.9


def test_a_few_beats_are_less_sure_than_many() -> None:
    """Four beats may be a chance, forty are none."""
    sure = []
    for count in (6, 10, 40):
        band = Band(0.5 * count + 0.5)
        for at in 0.3 + 0.5 * np.arange(count):
            band.kick(at)
            band.hat(at)
        sure.append(hear(band).confidence.beats)
    assert sure == sorted(sure)
    assert sure[0] < 0.5 < sure[2]


@pytest.mark.parametrize(
    ("bpm", "genre"), [(103.5, "bachata"), (104.0, "bachata"), (162.5, "bachata"), (105.5, "kizomba")]
)
def test_a_tempo_on_the_edge_of_a_range(bpm: float, genre: str) -> None:
    """A song as slow or as fast as the songs of a dance just are is heard at its own tempo."""
    band = Band(SECONDS)
    for i, at in enumerate(beat_times(bpm, SECONDS - 1, 0.3)):
        (band.kick if i % 2 == 0 else band.snare)(at)
        band.hat(at)
        band.hat(at + 30 / bpm, 0.1)
    assert hear(band, genre).bpm == pytest.approx(bpm, rel=0.01)
