"""What the ears hear in songs with known beats."""

import pytest

from choreo_desktop.analysis.analyzer import analyse_song
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.genres import GENRES
from tests.analysis.scores import f_measure, hit_share
from tests.analysis.songs import GENRES_OF_SONGS, SONGS, decode, truth_of

# Not in the lists: one song changes tempo by 25 %, one has bars of three beats whose truth counts four.
STEADY = [n for n in GENRES_OF_SONGS if n not in ("openmsx_midnight_snow_run", "mma14_Afro-Cuban_124")]

pytestmark = pytest.mark.skipif(not SONGS.is_dir(), reason="the songs with known beats are not here")


@pytest.mark.parametrize("name", STEADY)
def test_beats_bars_and_eight_counts(name: str) -> None:
    """In a steady song nearly all beats, bars and, where they are known, 8-counts are found."""
    truth = truth_of(name)
    heard = analyse_song(decode(SONGS / f"{name}.mp3"), SAMPLE_RATE, GENRES[GENRES_OF_SONGS[name]])
    assert f_measure(truth["beats"], heard.beats) >= 0.95
    assert f_measure(truth["downbeats"], heard.downbeats) >= 0.9
    if truth["count8"]:
        assert hit_share(truth["count8"], heard.eight_counts) >= 0.9
