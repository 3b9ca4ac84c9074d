"""Files in, analyses out: with corrections on top, true progress, a quick stop, and an answer to any kind of sound."""

import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from choreo_desktop.domain.corrections import Corrections, Pace, Shift
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.media.cache import content_hash
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.services.corrections_store import CorrectionsStore
from choreo_desktop.services.ears import Ears
from tests.end_to_end.material import SAMPLE_RATE, make_song, run_ffmpeg, write_wave
from tests.stopping import seconds_to_stop

if TYPE_CHECKING:
    from numpy.typing import NDArray

BACHATA = GENRES["bachata"]


@pytest.fixture
def store(tmp_path: Path) -> CorrectionsStore:
    """Where corrections are kept."""
    return CorrectionsStore(tmp_path / "corrections")


@pytest.fixture
def ears(tmp_path: Path, store: CorrectionsStore) -> Ears:
    """Ears that know of corrections."""
    return Ears(FFmpegLocator(), tmp_path / "work", store)


def test_corrections_are_put_on_top(ears: Ears, store: CorrectionsStore, tmp_path: Path) -> None:
    """Those that are kept for the song are put on top; what was detected stays beside them."""
    song = make_song(tmp_path / "song.wav", 12)
    plain = ears.hear_song(song, BACHATA)
    assert plain.analysis == plain.detected
    assert plain.digest == content_hash(song)
    store.save(plain.digest, Corrections(steps=(Pace(factor="double"),)))
    kept = ears.hear_song(song, BACHATA)
    assert kept.detected == plain.detected
    assert kept.analysis.bpm == pytest.approx(2 * plain.analysis.bpm)
    asked = Corrections(steps=(Shift(beats=1),))
    assert kept.with_corrections(asked).analysis == plain.with_corrections(asked).analysis


def test_damaged_corrections_do_not_stop_listening(ears: Ears, store: CorrectionsStore, tmp_path: Path) -> None:
    """The song is heard without them, and a note says so."""
    song = make_song(tmp_path / "song.wav", 8)
    store._folder.mkdir()
    (store._folder / f"{content_hash(song)}.json").write_text("{")
    heard = ears.hear_song(song, BACHATA)
    assert heard.analysis == heard.detected
    assert "damaged" in heard.notes[0]


def test_what_is_too_long_is_cut(ears: Ears, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit nothing is listened to, and a note says so."""
    monkeypatch.setattr("choreo_desktop.services.ears.MAX_SONG_SECONDS", 7.2)
    heard = ears.hear_song(make_song(tmp_path / "song.wav", 10), BACHATA)
    assert heard.analysis.duration == pytest.approx(7.2, abs=0.01)
    assert "only its first 0.002 hours" in heard.notes[0]


def test_progress_is_true(ears: Ears, tmp_path: Path) -> None:
    """Shares begin at 0, end at 1, never fall, and pass through decoding and analysis."""
    told: list[float] = []
    ears.hear_song(make_song(tmp_path / "song.mp3", 60), BACHATA, on_share=told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 1)
    assert any(0.03 < share < 0.5 for share in told)


def test_stopping_at_any_moment(ears: Ears, tmp_path: Path) -> None:
    """The work ends without a result, and its folder is empty."""
    song = make_song(tmp_path / "song.mp3", 240)
    begun = time.monotonic()
    ears.hear_song(song, BACHATA)
    whole = time.monotonic() - begun
    late = [stopping(ears, song, float(share) * whole) for share in np.linspace(0.02, 0.9, 8)]
    assert sum(seconds is not None for seconds in late) >= 4
    assert list((tmp_path / "work").iterdir()) == []


def stopping(ears: Ears, song: Path, delay: float) -> float | None:
    """Seconds until the work has ended after it was asked to, the least of three tries on a machine that is busy.

    None where it was done before.
    """
    found = []
    for _ in range(3):
        seconds = seconds_to_stop(lambda cancel: ears.hear_song(song, BACHATA, cancel=cancel), delay)
        if seconds is not None:
            found.append(seconds)
        if found and min(found) < 0.1:
            break
    return min(found, default=None)


def speech(folder: Path) -> Path:
    """Somebody talks for half a minute: a real voice where the machine has one, else one made of syllables."""
    path = folder / "speech.wav"
    text = "The dancers waited while the band was late again, and nobody knew what the evening would bring. " * 6
    program = shutil.which("espeak-ng")
    if program is not None:
        subprocess.run([program, "-w", str(path), text], check=True, capture_output=True, timeout=60)
        return path
    rng = np.random.default_rng(4)
    sound = np.zeros(30 * SAMPLE_RATE)
    at = 0.2
    while at < 29:
        length = float(rng.uniform(0.06, 0.3))
        t = np.arange(round(length * SAMPLE_RATE)) / SAMPLE_RATE
        pitch = float(rng.uniform(90, 180))
        voice = sum(np.sin(2 * np.pi * pitch * k * t) / k for k in range(1, 12))
        first = round(at * SAMPLE_RATE)
        sound[first : first + len(t)] += 0.2 * voice * np.sin(np.pi * t / length)
        at += length * float(rng.uniform(1, 2.5))
    write_wave(path, sound)
    return path


def sound_of(name: str, samples: "NDArray[np.floating]", *options: str) -> Callable[[Path], Path]:
    """Makes a file of samples."""

    def make(folder: Path) -> Path:
        write_wave(folder / "made.wav", np.asarray(samples, dtype=np.float64))
        run_ffmpeg("-i", str(folder / "made.wav"), *options, str(folder / name))
        return folder / name

    return make


def beat(seconds: float, bpm: float = 126.0) -> "NDArray[np.float64]":
    """Clicks."""
    t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    since = (t * bpm / 60) % 1 * 60 / bpm
    return np.asarray(0.5 * np.sin(2 * np.pi * 1_800 * since) * np.exp(-since / 0.01))


WITHOUT_A_BEAT: dict[str, Callable[[Path], Path]] = {
    "silence": sound_of("silence.mp3", np.zeros(20 * SAMPLE_RATE)),
    "speech": speech,
    "noise": sound_of("noise.flac", np.random.default_rng(1).normal(0, 0.1, 30 * SAMPLE_RATE)),
    "a tone": sound_of("tone.ogg", 0.3 * np.sin(np.arange(20 * SAMPLE_RATE) * 0.05)),
    "an offset": sound_of("offset.wav", np.full(20 * SAMPLE_RATE, 0.4)),
    "two seconds of noise": sound_of("short.mp3", np.random.default_rng(2).normal(0, 0.1, 2 * SAMPLE_RATE)),
    "a moment": sound_of("moment.wav", beat(0.05)),
}


@pytest.mark.parametrize("kind", WITHOUT_A_BEAT)
def test_sound_without_a_beat(ears: Ears, tmp_path: Path, kind: str) -> None:
    """There is an analysis, and it is not sure."""
    found = ears.hear_song(WITHOUT_A_BEAT[kind](tmp_path), BACHATA).analysis
    assert_well_formed(found)
    assert found.confidence.beats < 0.5
    assert found.confidence.eight_counts < 0.5


def test_two_seconds_of_a_beat(ears: Ears, tmp_path: Path) -> None:
    """Four clicks are beats, but nothing tells which of them is a 1."""
    found = ears.hear_song(sound_of("short.mp3", beat(2.0))(tmp_path), BACHATA).analysis
    assert_well_formed(found)
    assert found.confidence.eight_counts < 0.5


WITH_A_BEAT: dict[str, Callable[[Path], Path]] = {
    "telephone": sound_of("phone.wav", beat(20), "-ar", "8000", "-c:a", "pcm_mulaw"),
    "surround": sound_of("surround.flac", beat(20), "-af", "pan=5.1|FC=c0|FL=0.3*c0"),
    "left channel only": sound_of("left.flac", beat(20), "-af", "pan=stereo|FL=c0"),
    "studio": sound_of("studio.wav", beat(20), "-ar", "96000", "-c:a", "pcm_s24le", "-ac", "2"),
    "offset": sound_of("offset.wav", 0.4 * beat(20) + 0.4),
    "soft": sound_of("soft.flac", 0.003 * beat(20)),
    "overdriven": sound_of("loud.flac", 30 * beat(20)),
    "video": sound_of("video.mp4", beat(20), "-f", "lavfi", "-i", "color=s=64x64:r=10:d=20"),
}


@pytest.mark.parametrize("kind", WITH_A_BEAT)
def test_a_beat_in_any_format(ears: Ears, tmp_path: Path, kind: str) -> None:
    """The beat is found in its place however it was recorded."""
    found = ears.hear_song(WITH_A_BEAT[kind](tmp_path), BACHATA).analysis
    assert_well_formed(found)
    assert found.bpm == pytest.approx(126, rel=0.005)
    truth = np.arange(0, 20, 60 / 126)
    assert max(float(np.abs(truth - beat).min()) for beat in found.beats) < 0.02


def assert_well_formed(found: SongAnalysis) -> None:
    """Times increase and lie in the song; parts cover it."""
    for times in (found.beats, found.downbeats, found.eight_counts, found.phrases):
        assert all(0 <= time <= found.duration for time in times)
        assert all(b > a for a, b in pairwise(times))
    assert found.sections[0].start == 0
    assert found.sections[-1].end == found.duration
    assert all(a.end == b.start for a, b in pairwise(found.sections))
