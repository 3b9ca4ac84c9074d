"""What the ears hear in dance clips of some seconds."""

import numpy as np
import pytest

from choreo_desktop.analysis.clips import analyse_clip
from choreo_desktop.analysis.sounding import SAMPLE_RATE
from choreo_desktop.domain.genres import GENRES
from tests.analysis.signals import beat_times, clicks, worst_miss

BACHATA = GENRES["bachata"]


@pytest.mark.parametrize("bpm", [108, 120, 129.5, 150])
@pytest.mark.parametrize("seconds", [6, 12])
def test_grid_of_a_clip(bpm: float, seconds: float) -> None:
    """A clip with a steady accented beat has a sure grid whose first "1" is the accent."""
    times = beat_times(bpm, seconds, 0.3)
    grid = analyse_clip(clicks(times, seconds, accent_every=8), SAMPLE_RATE, BACHATA)
    assert grid is not None
    assert grid.sure
    assert grid.bpm == pytest.approx(bpm, rel=0.01)
    assert worst_miss(grid.beats, times[:-1]) < 0.02
    assert grid.beats[grid.first_one] == pytest.approx(0.3, abs=0.02)


def test_a_clip_may_begin_on_the_one() -> None:
    """A beat on the very first sample is not lost."""
    grid = analyse_clip(clicks(beat_times(120, 8), 8, accent_every=8), SAMPLE_RATE, BACHATA)
    assert grid is not None
    assert grid.first_one == 0
    assert grid.beats[0] == pytest.approx(0, abs=0.02)


def test_a_change_of_tempo_is_not_sure() -> None:
    """A clip whose halves have different tempi is not sure."""
    halves = [clicks(beat_times(bpm, 7), 7) for bpm in (110, 150)]
    grid = analyse_clip(np.concatenate(halves), SAMPLE_RATE, BACHATA)
    assert grid is None or not grid.sure


def test_a_clip_without_enough_beats_has_no_grid() -> None:
    """Two seconds hold too few beats for a grid."""
    assert analyse_clip(clicks(beat_times(120, 2), 2), SAMPLE_RATE, BACHATA) is None


def test_other_sample_rates_are_refused() -> None:
    """Samples at another rate would be heard at a wrong tempo, so they are refused."""
    with pytest.raises(ValueError, match="22050"):
        analyse_clip(np.zeros(48_000, dtype=np.float32), 48_000, BACHATA)
