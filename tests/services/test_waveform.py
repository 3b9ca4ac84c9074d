"""Waveforms: true at every zoom, small, kept, and made anew where what was kept is damaged."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.paths import resource
from choreo_desktop.services.waveform import Waveform, waveform_of
from choreo_desktop.services.waveforms import Waveforms

RATE = 22_050
CLOSE = 2 / 127


def swelling(seconds: float) -> NDArray[np.float32]:
    """A tone that gets louder all the time, from nothing to 0.8."""
    time = np.arange(int(seconds * RATE)) / RATE
    return (0.8 * time / seconds * np.sin(2 * np.pi * 440 * time)).astype(np.float32)


@pytest.fixture
def waveforms(tmp_path: Path) -> Waveforms:
    """Nothing is kept yet."""
    return Waveforms(tmp_path / "waves", FFmpegLocator())


@pytest.mark.parametrize("columns", [10, 300, 2_500])
def test_columns_show_lowest_highest_and_mean_level_at_every_zoom(columns: int) -> None:
    """Each column has what is in its part of the song, whatever level of the pyramid it comes from."""
    samples = swelling(30)
    found = waveform_of(samples, RATE).columns(0, 30, columns)
    full = float(np.abs(samples).max())
    for number in range(0, columns, max(columns // 9, 1)):
        edges = [round(number * len(samples) / columns), round((number + 1) * len(samples) / columns)]
        part = samples[edges[0] : edges[1]] / full
        loud = 1.5 / columns + CLOSE + 0.01
        assert found[number, 0] == pytest.approx(part.min(), abs=loud)
        assert found[number, 1] == pytest.approx(part.max(), abs=loud)
        assert found[number, 2] == pytest.approx(np.sqrt(np.mean(part**2)), abs=loud)


def test_outside_of_the_song_there_is_silence() -> None:
    """Columns before the first and after the last sample are empty, those within are not."""
    found = waveform_of(np.full(RATE * 2, 0.5, np.float32), RATE).columns(-1, 3, 40)
    assert not found[:10].any()
    assert not found[31:].any()  # the last bin reaches a little beyond the song
    assert (found[11:29, 1] > 0.9).all()


def test_a_peak_of_one_sample_is_seen_from_afar() -> None:
    """A single loud sample in ten minutes still makes its column loud."""
    samples = np.zeros(RATE * 600, np.float32)
    samples[RATE * 300] = -0.9
    found = waveform_of(samples, RATE).columns(0, 600, 100)
    assert found[:, 0].argmin() == 50
    assert found[50, 0] == pytest.approx(-1, abs=CLOSE)
    assert found[49, 0] == 0


def test_zooming_in_beyond_the_finest_bins_repeats_them() -> None:
    """Columns that are narrower than a bin show the bin that they lie in."""
    found = waveform_of(swelling(2), RATE).columns(1.0, 1.01, 500)
    assert found.shape == (500, 3)
    assert (found[:, 1] > 0.2).all()


@pytest.mark.parametrize("size", [0, 1, 127, 128, 129, 1_000])
def test_sound_of_any_length_has_a_waveform(size: int) -> None:
    """Nothing, a sample, and a little more or less than a bin."""
    waveform = waveform_of(np.full(size, 0.5, np.float32), RATE)
    assert waveform.seconds == size / RATE
    assert waveform.columns(0, 1, 10).shape == (10, 3)
    assert waveform.columns(0, 1, 0).shape == (0, 3)
    assert waveform.columns(1, 1, 5).shape == (5, 3)


def test_broken_samples_are_shown_and_do_no_harm() -> None:
    """Numbers that are none, endless or far too loud are cut to what sound can be."""
    samples = np.array([np.nan, np.inf, -np.inf, 1e30, 0.1] * 200, np.float32)
    found = waveform_of(samples, RATE).columns(0, len(samples) / RATE, 4)
    assert np.isfinite(found).all()
    assert np.abs(found).max() <= 1


def test_silence_stays_a_line() -> None:
    """Very soft sound is not blown up to look like music."""
    found = waveform_of(np.full(RATE, 0.001, np.float32), RATE).columns(0, 1, 10)
    assert np.abs(found).max() < 0.05


def test_an_hour_is_small() -> None:
    """An hour of a song takes a few megabytes in memory."""
    samples = np.zeros(RATE * 3600, np.float16)
    assert waveform_of(samples, RATE).size < 3_000_000


def test_the_usual_peak_is_not_that_of_one_stroke() -> None:
    """What pictures are scaled to does not follow a single loud stroke."""
    samples = np.full(RATE * 60, 0.25, np.float32)
    samples[100] = 1.0
    assert waveform_of(samples, RATE).usual_peak == pytest.approx(0.25, abs=CLOSE)


def test_making_can_be_stopped() -> None:
    """A stopped job makes no waveform."""
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        waveform_of(np.zeros(RATE * 10, np.float32), RATE, cancel=cancel)


def test_a_song_is_decoded_once(waveforms: Waveforms) -> None:
    """The second time it comes from the folder, and is the same."""
    song = resource("demo", "song.m4a")
    shares: list[float] = []
    first = waveforms.of_song(song, on_share=shares.append)
    assert shares
    shares.clear()
    second = waveforms.of_song(song, on_share=shares.append)
    assert not shares
    assert second.seconds == first.seconds
    assert np.array_equal(second.columns(0, 70, 900), first.columns(0, 70, 900))
    assert first.columns(20, 60, 100)[:, 1].min() > 0.05


def test_what_was_decoded_by_others_is_kept_too(waveforms: Waveforms, tmp_path: Path) -> None:
    """Samples of the ears are not needed a second time, and nothing temporary is left."""
    waveforms.of_samples("a" * 32, swelling(3), RATE)
    again = waveforms.of_samples("a" * 32, np.zeros(0, np.float32), RATE)
    assert again.columns(0, 3, 10)[:, 1].max() > 0.9
    assert not list((tmp_path / "waves" / "work").iterdir())


def test_a_damaged_file_is_made_again(waveforms: Waveforms, tmp_path: Path) -> None:
    """Whatever stands in the folder, a waveform comes back."""
    waveforms.of_samples("a" * 32, swelling(3), RATE)
    (kept,) = (tmp_path / "waves").rglob("*.npz")
    kept.write_bytes(kept.read_bytes()[:100])
    assert waveforms.of_samples("a" * 32, swelling(3), RATE).columns(0, 3, 10)[:, 1].max() > 0.9


def test_what_another_version_kept_is_made_again(waveforms: Waveforms, tmp_path: Path) -> None:
    """A file that is whole but that this program cannot read costs no more than listening once more."""
    waveforms.of_samples("a" * 32, swelling(3), RATE)
    (kept,) = (tmp_path / "waves").rglob("*.npz")
    kept.unlink()
    (tmp_path / "other.npz").write_bytes(b"PK of another version")
    ContentCache(tmp_path / "waves", 10**9).put(kept.name.split(".")[0], tmp_path / "other.npz")
    assert waveforms.of_samples("a" * 32, swelling(3), RATE).columns(0, 3, 10)[:, 1].max() > 0.9


@pytest.mark.parametrize("content", [b"", b"PK nothing", b"\x93NUMPY"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    """Reading never gives half a waveform."""
    path = tmp_path / "x.npz"
    path.write_bytes(content)
    with pytest.raises((ValueError, OSError)):
        Waveform.load(path)


def test_arrays_of_another_shape_are_refused(tmp_path: Path) -> None:
    """A file of NumPy's that is no waveform."""
    path = tmp_path / "x.npz"
    np.savez(path, numbers=np.zeros(2), finest=np.zeros((3, 2), np.int8))
    with pytest.raises(ValueError, match="no waveform"):
        Waveform.load(path)


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    """The waveform is there all the same."""
    (tmp_path / "file").write_text("in the way")
    found = Waveforms(tmp_path / "file" / "below", FFmpegLocator()).of_samples("b" * 32, swelling(1), RATE)
    assert found.seconds == 1


def test_a_song_without_sound_says_so(waveforms: Waveforms, tmp_path: Path) -> None:
    """A file that is no song is told of in a sentence."""
    path = tmp_path / "song.mp3"
    path.write_text("la la la")
    with pytest.raises(ChoreoError, match="song"):
        waveforms.of_song(path)


def test_a_song_without_a_sample_is_flat() -> None:
    """It has a picture like any other: a flat line, and nothing before or after it."""
    empty = waveform_of(np.zeros(0, np.float32), RATE)
    assert empty.usual_peak == 1.0
    assert not empty.columns(0, 1, 20).any()
    loud = waveform_of(np.full(RATE, 0.5, np.float32), RATE)
    assert not loud.columns(5, 6, 20).any()
    assert not loud.columns(-6, -5, 20).any()
