"""Sound of any file to samples: one decode is the time base, so its first sample is the first that was recorded."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from choreo_desktop.domain.errors import ChoreoError, UnusableMediaError
from choreo_desktop.media import decode
from choreo_desktop.media.decode import ANALYSIS_RATE, decode_samples
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.probe import probe_song
from choreo_desktop.media.process import run_ffmpeg
from tests.stopping import seconds_to_stop

SECONDS = 8.2
CLICKS = (0.0, 0.5, 1.25, 2.0, 3.1, 4.7, 7.9)
EXACT_MS = 2.0

# Container and codec, as people have them; a video's sound too.
CODECS = {
    "cbr.mp3": ["-c:a", "libmp3lame", "-b:a", "128k"],
    "vbr.mp3": ["-c:a", "libmp3lame", "-q:a", "4"],
    "song.m4a": ["-c:a", "aac", "-b:a", "128k"],
    "song.wav": ["-c:a", "pcm_s24le"],
    "song.flac": ["-c:a", "flac"],
    "vorbis.ogg": ["-c:a", "libvorbis"],
    "opus.ogg": ["-c:a", "libopus"],
    "song.opus": ["-c:a", "libopus"],
    "song.aiff": ["-c:a", "pcm_s16be"],
    "video.mp4": ["-c:a", "aac", "-c:v", "libx264", "-preset", "ultrafast"],
    "video.mov": ["-c:a", "aac", "-c:v", "libx264", "-preset", "ultrafast"],
    "video.mkv": ["-c:a", "libopus", "-c:v", "libx264", "-preset", "ultrafast"],
    "video.webm": ["-c:a", "libvorbis", "-c:v", "libvpx", "-deadline", "realtime"],
}


def clicks(rate: int, at: tuple[float, ...] = CLICKS, seconds: float = SECONDS) -> NDArray[np.float32]:
    """Short high tones, one of them on the very first sample."""
    sound = np.zeros(round(seconds * rate), np.float32)
    t = np.arange(round(0.03 * rate)) / rate
    tone = 0.8 * np.sin(2 * np.pi * 3_000 * t) * np.exp(-t / 0.004)
    for start in at:
        first = round(start * rate)
        sound[first : first + len(t)] += tone[: len(sound) - first].astype(np.float32)
    return sound


@pytest.fixture
def encode(ffmpeg: FFmpeg, tmp_path: Path) -> "Encode":
    """Encodes samples with the real FFmpeg."""
    return Encode(ffmpeg, tmp_path)


class Encode:
    """Makes files of sound."""

    def __init__(self, ffmpeg: FFmpeg, folder: Path) -> None:
        self.ffmpeg, self.folder = ffmpeg, folder

    def __call__(self, name: str, sound: NDArray[np.float32], rate: int, *options: str, channels: int = 1) -> Path:
        """A file of that name; options are FFmpeg's, of the output."""
        raw = self.folder / "raw.f32"
        np.repeat(sound, channels).astype("<f4").tofile(raw)
        picture = ["-f", "lavfi", "-i", f"color=s=64x64:r=25:d={SECONDS}"] if name.startswith("video") else []
        source = ["-f", "f32le", "-ar", str(rate), "-ac", str(channels), "-i", str(raw)]
        out = self.folder / name
        run_ffmpeg([str(self.ffmpeg.path), "-v", "error", "-y", *source, *picture, *options, str(out)])
        raw.unlink()
        return out

    def heard(self, path: Path) -> "NDArray[np.floating]":
        """What is decoded."""
        return decode_samples(probe_song(path), self.ffmpeg, self.folder)


def lag_ms(found: "NDArray[np.floating]", rate: int = ANALYSIS_RATE) -> float:
    """By how many milliseconds the clicks come late, by cross-correlation."""
    truth = clicks(rate)
    size = 2 * max(len(truth), len(found))
    product = np.fft.rfft(found, size) * np.conj(np.fft.rfft(truth, size))
    peak = int(np.fft.irfft(product).argmax())
    return (peak if peak < size // 2 else peak - size) / rate * 1000


@pytest.mark.parametrize("name", CODECS)
def test_clicks_are_where_they_were_recorded(encode: Encode, name: str) -> None:
    """Delays of encoders and decoders are taken out, and a click on the first sample is there."""
    found = encode.heard(encode(name, clicks(44_100), 44_100, *CODECS[name], "-ar", "48000"))
    assert abs(lag_ms(found)) < EXACT_MS
    assert len(found) / ANALYSIS_RATE == pytest.approx(SECONDS, abs=0.06)
    assert np.abs(found[:200]).max() > 0.4


def test_a_stream_without_a_container(encode: Encode) -> None:
    """A bare AAC stream does not say how long its encoder took to begin: it is late by that for every player."""
    found = encode.heard(encode("bare.aac", clicks(44_100), 44_100, "-c:a", "aac"))
    assert lag_ms(found) == pytest.approx(1024 / 44.1, abs=EXACT_MS)


@pytest.mark.parametrize(
    ("rate", "codec", "channels"),
    [
        (8_000, "pcm_s16le", 1),
        (8_000, "pcm_mulaw", 1),
        (11_025, "pcm_u8", 2),
        (22_050, "pcm_f64le", 1),
        (48_000, "pcm_s16le", 6),
        (96_000, "pcm_s24le", 2),
        (192_000, "pcm_s32le", 8),
    ],
)
def test_odd_formats(encode: Encode, rate: int, codec: str, channels: int) -> None:
    """Telephone, surround and studio sound have the same clicks at the same time."""
    found = encode.heard(encode("song.wav", clicks(rate), rate, "-c:a", codec, channels=channels))
    assert len(found) == pytest.approx(SECONDS * ANALYSIS_RATE, abs=2)
    assert abs(lag_ms(found)) < EXACT_MS


def test_sound_that_begins_after_the_picture(encode: Encode) -> None:
    """Time is decoded samples: a gap before the sound of a video is no part of the song."""
    path = encode("video.mkv", clicks(48_000), 48_000, "-c:a", "libopus", "-c:v", "libx264", "-preset", "ultrafast")
    late = encode.folder / "late.mkv"
    argv = [str(encode.ffmpeg.path), "-v", "error", "-y", "-itsoffset", "0.7", "-i", str(path), "-i", str(path)]
    run_ffmpeg([*argv, "-map", "0:a", "-map", "1:v", "-c", "copy", str(late)])
    assert abs(lag_ms(encode.heard(late))) < EXACT_MS


def test_a_truncated_song(encode: Encode) -> None:
    """Of a download that broke off, what is there is heard."""
    whole = encode("song.mp3", clicks(44_100), 44_100, "-b:a", "128k").read_bytes()
    broken = encode.folder / "half.mp3"
    broken.write_bytes(whole[: len(whole) // 2])
    found = encode.heard(broken)
    assert 3 < len(found) / ANALYSIS_RATE < 5
    assert abs(lag_ms(found)) < EXACT_MS


def test_a_damaged_song(encode: Encode) -> None:
    """A hole of rubbish in the middle does not move what comes before it, nor end the decoding."""
    data = bytearray(encode("song.mp3", clicks(44_100), 44_100, "-b:a", "128k").read_bytes())
    data[len(data) // 2 : len(data) // 2 + 3000] = np.random.default_rng(0).bytes(3000)
    broken = encode.folder / "hole.mp3"
    broken.write_bytes(data)
    found = encode.heard(broken)
    assert len(found) / ANALYSIS_RATE > SECONDS - 1
    assert abs(lag_ms(found)) < EXACT_MS


BROKEN = {
    "empty.mp3": b"",
    "picture.mp3": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde",
    "photo.m4a": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0",
    "letter.mp3": b"Dear dancer, this is a text and not a song.\n" * 50,
    "list.m3u": b"#EXTM3U\nfile:///etc/passwd\n",
    "zeros.mp3": bytes(100_000),
    "page.mp3": b"<!DOCTYPE html><html><body>404</body></html>",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_song(encode: Encode, name: str) -> None:
    """A file that holds no sound ends in one sentence that names it, whatever it is called."""
    path = encode.folder / name
    path.write_bytes(BROKEN[name])
    with pytest.raises(ChoreoError, match=name) as caught:
        encode.heard(path)
    assert caught.value.error.endswith(".")
    assert "\n" not in caught.value.error


@pytest.mark.parametrize("name", ["song.m4a", "song.flac", "song.ogg", "song.wav"])
@pytest.mark.parametrize("share", [0.001, 0.02, 0.5])
def test_cut_off_anywhere(encode: Encode, name: str, share: float) -> None:
    """A file that is cut off is decoded as far as it goes, or refused with one sentence that names it."""
    whole = encode(name, clicks(44_100), 44_100).read_bytes()
    broken = encode.folder / f"cut-{name}"
    broken.write_bytes(whole[: int(len(whole) * share)])
    try:
        found = encode.heard(broken)
    except UnusableMediaError as error:
        assert broken.name in error.error  # noqa: PT017 - either is right
    else:
        assert abs(lag_ms(found)) < EXACT_MS or share < 0.1


def test_progress_is_true(encode: Encode) -> None:
    """What is told grows from near nothing to all of it, one call at a time."""
    path = encode("long.flac", np.zeros(44_100 * 1_200, np.float32), 44_100)
    told: list[float] = []
    decode_samples(probe_song(path), encode.ffmpeg, encode.folder, on_share=told.append)
    assert told == sorted(told)
    assert told[0] < 0.6
    assert told[-1] == 1
    assert len(told) > 2


def test_stopping(encode: Encode) -> None:
    """Asked at any moment, the decoding stops and leaves no file behind."""
    path = encode("long.flac", np.random.default_rng(0).normal(0, 0.1, 44_100 * 600).astype(np.float32), 44_100)
    info = probe_song(path)
    stops = [
        seconds_to_stop(lambda cancel: decode_samples(info, encode.ffmpeg, encode.folder, cancel=cancel), delay)
        for delay in (0.0, 0.02, 0.07, 0.15, 0.25, 0.4)
    ]
    assert any(seconds is not None for seconds in stops)
    assert [p.name for p in encode.folder.iterdir()] == ["long.flac"]


def test_long_recordings_take_half_the_memory(encode: Encode, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a limit samples have 16 bits, soft music as exact as loud music."""
    path = encode("song.flac", clicks(44_100) * np.float32(0.001), 44_100, "-sample_fmt", "s32")
    monkeypatch.setattr(decode, "LONG_SECONDS", 8.0)
    info = probe_song(path)
    full = decode_samples(info, encode.ffmpeg, encode.folder)
    half = decode_samples(info, encode.ffmpeg, encode.folder, long_as_half=True)
    assert (full.dtype.itemsize, half.dtype.itemsize) == (4, 2)
    assert np.abs(half - full).max() < 0.001 * np.abs(full).max()
    monkeypatch.setattr(decode, "LONG_SECONDS", 9.0)
    assert decode_samples(info, encode.ffmpeg, encode.folder, long_as_half=True).dtype.itemsize == 4
