import os
import wave
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from choreo_desktop.analysis.correcting import correct
from choreo_desktop.domain.corrections import Corrections, Shift, ThisIsOne
from choreo_desktop.domain.errors import InvalidRequestError, StorageError
from choreo_desktop.domain.song import Confidence, SongAnalysis
from choreo_desktop.services import click_track
from choreo_desktop.services.click_track import BAR_HERTZ, BEAT_HERTZ, ONE_HERTZ, write_click_track

RATE = 22_050
SURE = Confidence(tempo=1, beats=1, bars=1, eight_counts=1)


def analysis_of(seconds: float, beats: list[float]) -> SongAnalysis:
    """An 8-count from the first beat on, four beats a bar."""
    return SongAnalysis(
        duration=seconds,
        bpm=128.5,
        beats=tuple(beats),
        downbeats=tuple(beats[::4]),
        eight_counts=tuple(beats[::8]),
        confidence=SURE,
    )


def music(seconds: float, loudness: float, rate: int = RATE) -> NDArray[np.float32]:
    """Soft low music whose waves the clicks stick out of."""
    time = np.arange(round(seconds * rate)) / rate
    return np.asarray(loudness * np.sin(2 * np.pi * 110 * time), dtype=np.float32)


def heard(path: Path) -> tuple[NDArray[np.float64], int]:
    """The file as a player reads it."""
    with wave.open(str(path)) as track:
        assert (track.getnchannels(), track.getsampwidth()) == (1, 2)
        data = np.frombuffer(track.readframes(track.getnframes()), dtype="<i2")
        assert data.size == track.getnframes()
        return data / 32_768, track.getframerate()


def onsets(sound: NDArray[np.float64], threshold: float = 0.3) -> list[int]:
    """Samples at which the sound jumps after a time without jumps."""
    jumps = np.flatnonzero(np.abs(np.diff(sound, prepend=0.0)) > threshold)
    return [int(at) for before, at in pairwise([-RATE, *jumps.tolist()]) if at - before > 0.05 * RATE]


def pitch(sound: NDArray[np.float64], at: int, rate: int = RATE) -> float:
    """The strongest frequency of the 30 ms from a sample on."""
    part = sound[at : at + round(0.03 * rate)]
    spectrum = np.abs(np.fft.rfft(part, 1 << 15))
    spectrum[: round(400 / rate * (1 << 15))] = 0
    return float(np.argmax(spectrum) * rate / (1 << 15))


@pytest.fixture
def beats() -> list[float]:
    """Beats that lie between samples, slowly getting faster."""
    return [0.2371 + 0.467 * k - 0.0007 * k * k for k in range(33)]


def test_clicks_are_on_the_beats(tmp_path: Path, beats: list[float]) -> None:
    """Every click is heard on the sample of its beat, and there is no other."""
    write_click_track(music(16, 0.1), RATE, analysis_of(16, beats), tmp_path / "clicks.wav")
    sound, rate = heard(tmp_path / "clicks.wav")
    assert rate == RATE
    assert sound.size == 16 * RATE
    found = onsets(sound)
    assert len(found) == len(beats)
    assert max(abs(at - beat * RATE) for at, beat in zip(found, beats, strict=True)) <= 1


def test_the_one_is_highest(tmp_path: Path, beats: list[float]) -> None:
    """The "1" of an 8-count clicks highest, the other bars lower, the other beats lowest."""
    write_click_track(music(16, 0.1), RATE, analysis_of(16, beats), tmp_path / "clicks.wav")
    sound, _ = heard(tmp_path / "clicks.wav")
    expected = [ONE_HERTZ, BEAT_HERTZ, BEAT_HERTZ, BEAT_HERTZ, BAR_HERTZ, BEAT_HERTZ, BEAT_HERTZ, BEAT_HERTZ]
    for number, beat in enumerate(beats):
        assert pitch(sound, round(beat * RATE)) == pytest.approx(expected[number % 8], abs=120)
    assert ONE_HERTZ > BAR_HERTZ * 1.3 > BEAT_HERTZ * 1.3**2


@pytest.mark.parametrize("loudness", [0.0, 0.5, 1.0, 4.0])
def test_nothing_is_cut_off(tmp_path: Path, beats: list[float], loudness: float) -> None:
    """However loud the song, nothing distorts, and clicks are as loud as the song at least."""
    write_click_track(music(16, loudness), RATE, analysis_of(16, beats), tmp_path / "clicks.wav")
    sound, _ = heard(tmp_path / "clicks.wav")
    assert np.abs(sound).max() < 0.995
    between = sound[round((beats[3] + 0.1) * RATE) : round((beats[4] - 0.02) * RATE)]
    assert np.abs(between).max() == pytest.approx(min(loudness, 0.5), abs=0.01)


def test_the_song_is_not_moved(tmp_path: Path) -> None:
    """Without beats the file is the song itself, sample by sample."""
    song = music(2, 0.4)
    write_click_track(song, RATE, analysis_of(2, []), tmp_path / "clicks.wav")
    sound, _ = heard(tmp_path / "clicks.wav")
    assert np.abs(sound - song).max() < 1e-4


def test_corrected_beats_click(tmp_path: Path) -> None:
    """After corrections the clicks are on the corrected beats, and highest on the corrected 1."""
    detected = analysis_of(16, [0.25 + 0.5 * k for k in range(31)])
    corrected = correct(detected, Corrections(steps=(Shift(beats=0.5), ThisIsOne(at=1.6))))
    write_click_track(music(16, 0.1), RATE, corrected, tmp_path / "clicks.wav")
    sound, _ = heard(tmp_path / "clicks.wav")
    assert np.abs(np.array(onsets(sound)) - np.array(corrected.beats) * RATE).max() <= 1
    high = [beat for beat in corrected.beats if abs(pitch(sound, round(beat * RATE)) - ONE_HERTZ) < 120]
    assert high == pytest.approx([1.5, 5.5, 9.5, 13.5])


def test_long_songs_of_half_precision(tmp_path: Path) -> None:
    """A song whose samples are kept in 16 bits sounds the same to within what these can tell."""
    song = music(3, 0.8)
    write_click_track(song, RATE, analysis_of(3, [1.0]), tmp_path / "full.wav")
    write_click_track(song.astype(np.float16), RATE, analysis_of(3, [1.0]), tmp_path / "half.wav")
    full, half = (heard(tmp_path / f"{name}.wav")[0] for name in ("full", "half"))
    assert np.abs(full - half).max() < 1e-3


def test_blocks_leave_no_seams(tmp_path: Path, beats: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    """A long song, mixed piece by piece, sounds as if it was mixed at once."""
    write_click_track(music(16, 0.3), RATE, analysis_of(16, beats), tmp_path / "one.wav")
    monkeypatch.setattr(click_track, "_BLOCK", 301)
    write_click_track(music(16, 0.3), RATE, analysis_of(16, beats), tmp_path / "many.wav")
    assert (tmp_path / "one.wav").read_bytes() == (tmp_path / "many.wav").read_bytes()


def test_beats_on_top_of_each_other(tmp_path: Path) -> None:
    """Beats that lie closer than a click is long do not add up to a bang."""
    close = [1 + 0.001 * k for k in range(200)]
    write_click_track(music(2, 1.0), RATE, analysis_of(2, close), tmp_path / "clicks.wav")
    assert np.abs(heard(tmp_path / "clicks.wav")[0]).max() < 0.995


def test_beats_outside_of_the_song(tmp_path: Path) -> None:
    """A beat before the first or after the last sample does no harm; one near the end is cut short."""
    write_click_track(music(1, 0.1), RATE, analysis_of(1, [-0.5, 0.99, 1.0, 7.0]), tmp_path / "clicks.wav")
    assert onsets(heard(tmp_path / "clicks.wav")[0]) == [round(0.99 * RATE)]


@pytest.mark.parametrize("size", [0, 1])
def test_no_song_at_all(tmp_path: Path, size: int) -> None:
    """A song of no samples gives a file that players open."""
    write_click_track(np.zeros(size, np.float32), 44_100, analysis_of(0, [0.0]), tmp_path / "clicks.WAV")
    sound, rate = heard(tmp_path / "clicks.WAV")
    assert (sound.size, rate) == (size, 44_100)


def test_samples_that_are_no_numbers(tmp_path: Path) -> None:
    """A damaged place in a song is silent or loud, but the rest is heard."""
    song = music(2, 0.4)
    song[100:104] = [np.nan, np.inf, -np.inf, 3.0e38]
    song[104] = 0.0
    write_click_track(np.delete(song, 103), RATE, analysis_of(2, [1.0]), tmp_path / "clicks.wav")
    sound, _ = heard(tmp_path / "clicks.wav")
    assert sound[100] == 0
    assert np.abs(sound[200:20_000]).max() == pytest.approx(0.2, abs=0.01)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """Asking for an MP3 is refused with a sentence before anything is written."""
    with pytest.raises(InvalidRequestError, match=r"ends in \.wav; “clicks\.mp3” does not"):
        write_click_track(music(1, 0.1), RATE, analysis_of(1, []), tmp_path / "clicks.mp3")
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is a file gives one sentence which names the path."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"clicks\.wav could not be written"):
        write_click_track(music(1, 0.1), RATE, analysis_of(1, []), tmp_path / "file" / "clicks.wav")


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fills up, the click track of yesterday is still there and nothing else."""
    (tmp_path / "clicks.wav").write_text("yesterday")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"The disk is full"):
        write_click_track(music(1, 0.1), RATE, analysis_of(1, [0.5]), tmp_path / "clicks.wav")
    assert [p.name for p in tmp_path.iterdir()] == ["clicks.wav"]
    assert (tmp_path / "clicks.wav").read_text() == "yesterday"
