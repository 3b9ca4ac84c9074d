"""Segments and song joined into one file: every frame and every beat stays where it belongs."""

import wave
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from choreo_desktop.domain.errors import ProcessingError, TimedOutError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.ffmpeg_builder import Encoding
from choreo_desktop.media.joining import join
from choreo_desktop.media.packets import Segment, check_segment, count
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import probe, probe_song
from choreo_desktop.media.sound import SongTask, audio_offset, encode_song
from choreo_desktop.media.sources import Source
from tests.media.studio import FPS, HEIGHT, SHAPE, WIDTH, X264, X265, Studio, numbers, part

RATES = [Fraction(24), Fraction(25), FPS, Fraction(50), Fraction(60), Fraction(30000, 1001), Fraction(24000, 1001)]
RATE = 48_000


def times(path: Path) -> list[Fraction]:
    """When each picture is shown, as a player counts."""
    with av.open(str(path)) as container:
        return [f.pts * f.time_base for f in container.decode(video=0) if f.pts is not None and f.time_base]


def joined(segments: Sequence[Segment], output: Path, rate: Fraction = FPS, song: Path | None = None) -> Path:
    """Segments in one file."""
    join(segments, song, output, rate, cancel=CancelToken())
    return output


@pytest.mark.parametrize("encoding", [X264, X265], ids=["libx264", "libx265"])
@pytest.mark.parametrize("rate", RATES, ids=str)
def test_every_frame_is_on_time(studio: Studio, rate: Fraction, encoding: Encoding, tmp_path: Path) -> None:
    """Frame n of the video is shown at exactly n/fps, across all joins, and shows what was planned."""
    shape = Shape(WIDTH, HEIGHT, rate, "bars")
    # Encoders that show pictures in another order than they send them are the hard case.
    slow = encoding._replace(preset="veryfast")
    plan = [(0, 13), (50, 1), (20, 30), (90, 2)]
    segments = [studio.segment(first, frames, shape, slow) for first, frames in plan]
    output = joined(segments, tmp_path / "v.mp4", rate)
    wanted = [n for first, frames in plan for n in range(first, first + frames)]
    assert times(output) == [n / rate for n in range(len(wanted))]
    assert numbers(output) == wanted
    counted = count(output, segments, rate, cancel=CancelToken())
    assert counted.frames == len(wanted)
    assert counted.exact
    assert counted.joins == (0, 13, 14, 44)


def test_fifty_segments_and_repeats(studio: Studio, tmp_path: Path) -> None:
    """A long dance of repeated moves and single frames has no frame too many or too few."""
    a, b, c = studio.segment(10, 17), studio.segment(60, 1), studio.segment(80, 9)
    segments = [a, a, b, b, c] * 10
    output = joined(segments, tmp_path / "v.mp4")
    wanted = [*range(10, 27), *range(10, 27), 60, 60, *range(80, 89)] * 10
    assert numbers(output) == wanted
    assert times(output) == [n / FPS for n in range(len(wanted))]
    counted = count(output, segments, FPS, cancel=CancelToken())
    starts = [sum(s.frames for s in segments[:i]) for i in range(len(segments))]
    assert counted == type(counted)(len(wanted), exact=True, joins=tuple(starts))


@pytest.mark.parametrize("encoding", [X264, X264._replace(preset="veryfast"), X265], ids=lambda e: f"{e[0]}-{e[2]}")
def test_standing_pictures_are_counted_right(studio: Studio, encoding: Encoding, tmp_path: Path) -> None:
    """Moves that hold one picture for long, whose key frames are all alike, are found where they begin."""
    clip = studio.numbered("single.mp4", 1)
    still = Segment(studio.render(clip, part(0.0, 200), SHAPE, encoding), 200)
    short = Segment(studio.render(clip, part(0.0, 70), SHAPE, encoding), 70)
    segments = [still, still, short, still, short]
    counted = count(joined(segments, tmp_path / "v.mp4"), segments, FPS, cancel=CancelToken())
    assert counted.exact
    assert counted.joins == (0, 200, 400, 470, 670)


def test_index_stands_in_front(studio: Studio, tmp_path: Path) -> None:
    """The video starts to play on a web page before it is loaded."""
    data = joined([studio.segment(0, 13)], tmp_path / "v.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_different_headers_are_refused(studio: Studio, tmp_path: Path) -> None:
    """Segments that would play as green blocks after a join are refused."""
    other = studio.segment(0, 5, encoding=X264._replace(preset="veryfast"))
    with pytest.raises(ProcessingError, match="do not fit together"):
        joined([studio.segment(0, 13), other], tmp_path / "v.mp4")
    large = studio.segment(0, 5, Shape(WIDTH * 2, HEIGHT * 2, FPS, "bars"))
    with pytest.raises(ProcessingError, match="do not fit together"):
        joined([studio.segment(0, 13), large], tmp_path / "v.mp4")


def test_bit_rate_does_not_change_headers(studio: Studio, tmp_path: Path) -> None:
    """Restless and calm clips of all lengths fit together."""
    calm = Segment(studio.render(studio.numbered("single.mp4", 1), part(0.0, 20)), 20)
    odd = Segment(studio.render(studio.corners("c.mp4"), part(0.0, 1)), 1)
    segments = [calm, studio.segment(0, 13), odd]
    assert count(joined(segments, tmp_path / "v.mp4"), segments, FPS, cancel=CancelToken()).joins == (0, 20, 33)


def test_wrong_order_is_found(studio: Studio, tmp_path: Path) -> None:
    """A video whose moves came into another order does not pass the count."""
    a, b, c = studio.segment(10, 17), studio.segment(60, 1), studio.segment(80, 9)
    output = joined([a, c, b], tmp_path / "v.mp4")
    assert count(output, [a, b, c], FPS, cancel=CancelToken()).joins != (0, 17, 18)


@pytest.mark.parametrize("dropped", [3, 17, 22])
def test_dropped_frame_is_found(studio: Studio, dropped: int, tmp_path: Path) -> None:
    """A video that lost one frame does not pass the count."""
    segments = [studio.segment(10, 17), studio.segment(80, 9)]
    whole, output = joined(segments, tmp_path / "v.mp4"), tmp_path / "w.mp4"
    with av.open(str(whole)) as source, av.open(str(output), "w") as sink:
        stream = sink.add_stream_from_template(source.streams.video[0])
        for n, packet in enumerate(p for p in source.demux(video=0) if p.size):
            if n != dropped:
                packet.stream = stream
                sink.mux(packet)
    counted = count(output, segments, FPS, cancel=CancelToken())
    assert counted.frames == 25
    assert not counted.exact
    if dropped == 17:
        assert counted.joins == (0, None)


def test_unreadable_results_are_sentences(studio: Studio, tmp_path: Path) -> None:
    """A result that cannot be read, a segment that is short and a folder that is gone are told in a sentence."""
    broken = tmp_path / "v.mp4"
    broken.write_bytes(b"x" * 100)
    with pytest.raises(ProcessingError, match="cannot be read"):
        count(broken, [], FPS, cancel=CancelToken())
    with pytest.raises(ProcessingError, match="The clip: nothing was made"):
        check_segment(broken, 3, "The clip")
    with pytest.raises(ProcessingError, match="The clip: nothing was made"):
        check_segment(tmp_path / "gone.mp4", 3, "The clip")
    with pytest.raises(ProcessingError, match="13 of 14 frames"):
        check_segment(studio.segment(0, 13).path, 14, "The clip")
    with pytest.raises(ProcessingError, match="could not be joined"):
        joined([studio.segment(0, 13)], tmp_path / "no" / "v.mp4")


def test_join_can_be_stopped(studio: Studio, tmp_path: Path) -> None:
    """Joining stops when asked to, and at its time limit."""
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        join([studio.segment(0, 13)], None, tmp_path / "v.mp4", FPS, cancel=token)
    with pytest.raises(TimedOutError):
        join([studio.segment(0, 13)], None, tmp_path / "v.mp4", FPS, cancel=CancelToken(seconds=0))


def clicks(seconds: float = 4.0) -> NDArray[np.float32]:
    """A quiet noise with sharp clicks at uneven times, from the first sample on."""
    noise = np.random.default_rng(5)
    sound = noise.normal(0, 0.01, int(seconds * RATE)).astype(np.float32)
    for at in np.cumsum(noise.uniform(0.1, 0.3, 15)):
        begin = int(at * RATE)
        sound[begin : begin + 400] += noise.normal(0, 0.3, 400).astype(np.float32)
    return sound


def heard(path: Path) -> NDArray[np.float64]:
    """What a player lets one hear, each sample at its time."""
    sound = np.zeros(8 * RATE)
    with av.open(str(path)) as container:
        resampler = av.AudioResampler("fltp", "mono", RATE)
        for frame in container.decode(audio=0):
            assert frame.pts is not None
            assert frame.time_base is not None
            at = round(float(frame.pts * frame.time_base) * RATE)
            for part_ in resampler.resample(frame):
                block = part_.to_ndarray()[0]
                first = max(0, -at)
                sound[at + first : at + block.size] = block[first:]
                at += block.size
    return sound


def lag(a: NDArray[np.float32], b: NDArray[np.float64]) -> float:
    """Seconds by which ``b`` is later than ``a``."""
    size = 1 << 20
    correlation = np.fft.irfft(np.fft.rfft(b[: 8 * RATE], size) * np.conj(np.fft.rfft(a, size)))
    peak = int(correlation.argmax())
    return (peak if peak < size // 2 else peak - size) / RATE


SOURCES = {
    "wav": (),
    "flac": (),
    "mp3": ("-c:a", "libmp3lame", "-b:a", "192k"),
    "m4a": ("-c:a", "aac", "-b:a", "192k"),
    "ogg": ("-c:a", "libvorbis", "-q:a", "6"),
    "opus": ("-c:a", "libopus", "-b:a", "160k"),
    "44k.mp3": ("-c:a", "libmp3lame", "-ar", "44100", "-b:a", "192k"),
    "44k.m4a": ("-c:a", "aac", "-ar", "44100", "-ac", "2"),
    "22k.wav": ("-ar", "22050"),
    "surround.flac": ("-ac", "6"),
}


def song(studio: Studio, suffix: str) -> Path:
    """The click track as a file of some kind."""
    path, raw = studio.folder / f"clicks.{suffix}", studio.folder / "clicks.wav"
    if not raw.exists():
        with wave.open(str(raw), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((clicks() * 32767).clip(-32767, 32767).astype("<i2").tobytes())
    if not path.exists():
        studio.run("-i", str(raw), *SOURCES[suffix], str(path))
    return path


@pytest.fixture(scope="module")
def silent_dance(studio: Studio) -> Segment:
    """Three seconds of picture."""
    return studio.segment(0, 90)


@pytest.mark.parametrize("codec", ["aac", "libmp3lame"])
@pytest.mark.parametrize("suffix", SOURCES)
def test_song_is_where_it_was(studio: Studio, suffix: str, codec: str, silent_dance: Segment, tmp_path: Path) -> None:
    """The song starts within 5 ms of its source whatever file it comes from, and ends with the picture."""
    source = song(studio, suffix)
    cache = ContentCache(tmp_path / "cache", 1 << 30)
    info = probe_song(source)
    task = SongTask(Source.of(info), codec, "128k", 3.0, studio.ffmpeg, cache, tmp_path)
    output = joined([silent_dance], tmp_path / "v.mp4", song=encode_song(task, CancelToken()))
    assert times(output) == [n / FPS for n in range(90)]
    sound = heard(output)
    assert abs(lag(clicks(), sound)) < 0.005
    offset = audio_offset(info, output, studio.ffmpeg, tmp_path, CancelToken())
    assert offset is not None
    assert abs(offset) < 0.005
    last = np.flatnonzero(np.abs(sound) > 1e-6)[-1] / RATE
    assert 2.9 < last < 3.0 + 0.06
    assert list(tmp_path.glob("samples*")) == []


@pytest.mark.parametrize("shift", [0.010, 0.030, -0.020])
def test_late_song_is_measured(studio: Studio, shift: float, silent_dance: Segment, tmp_path: Path) -> None:
    """A song that starts late or early in the video does not pass unnoticed."""
    late = tmp_path / "late.m4a"
    chain = f"adelay={int(shift * 1000)}:all=1" if shift > 0 else f"atrim=start={-shift},asetpts=PTS-STARTPTS"
    studio.run("-i", str(song(studio, "wav")), "-af", chain, "-c:a", "aac", "-f", "mp4", str(late))
    output = joined([silent_dance], tmp_path / "v.mp4", song=late)
    offset = audio_offset(probe(song(studio, "wav")), output, studio.ffmpeg, tmp_path, CancelToken())
    assert offset == pytest.approx(shift, abs=0.001)


def test_silence_cannot_be_measured(studio: Studio, silent_dance: Segment, tmp_path: Path) -> None:
    """A silent song gives no invented offset."""
    quiet = tmp_path / "quiet.m4a"
    studio.run("-f", "lavfi", "-i", "anullsrc=d=3", "-c:a", "aac", "-f", "mp4", str(quiet))
    output = joined([silent_dance], tmp_path / "v.mp4", song=quiet)
    assert audio_offset(probe(quiet), output, studio.ffmpeg, tmp_path, CancelToken()) is None


def test_short_song(studio: Studio, silent_dance: Segment, tmp_path: Path) -> None:
    """A song shorter than the dance ends; the picture goes on."""
    short = tmp_path / "short.m4a"
    studio.run("-f", "lavfi", "-i", "sine=d=1", "-c:a", "aac", "-f", "mp4", str(short))
    output = joined([silent_dance], tmp_path / "v.mp4", song=short)
    assert len(numbers(output)) == 90


def test_song_is_encoded_once(studio: Studio, tmp_path: Path) -> None:
    """Making a video again, or a little longer, does not encode the song again."""
    cache = ContentCache(tmp_path / "cache", 1 << 30)
    source = Source.of(probe_song(song(studio, "wav")))
    first, second = tmp_path / "1", tmp_path / "2"
    for folder, seconds in ((first, 3.0), (second, 3.5)):
        folder.mkdir()
        encode_song(SongTask(source, "aac", "128k", seconds, studio.ffmpeg, cache, folder), CancelToken())
    assert len(list(cache.folder.glob("parts/*/*"))) == 1
