"""The commands that FFmpeg is given, and which FFmpeg is taken."""

import math
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.errors import FFmpegMissingError
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.media.ffmpeg import FFmpeg, FFmpegLocator
from choreo_desktop.media.ffmpeg_builder import Encoding, FFmpegCommandBuilder
from choreo_desktop.media.filter_chain import TIE, retiming_expression
from choreo_desktop.media.info import AudioInfo, MediaInfo, VideoInfo
from choreo_desktop.media.picture import Shape, fitted_size
from choreo_desktop.media.process import run_ffmpeg
from tests.media.studio import FPS, SHAPE, X264, X265, Studio, numbers, part

INFO = MediaInfo(Path("/clips/-a b.mp4"), "mov", 60.0, VideoInfo(2, "h264", 1920, 1080), AudioInfo(1, "aac", 44_100, 2))
BUILDER = FFmpegCommandBuilder("/opt/ffmpeg")


def has(command: list[str], *words: str) -> bool:
    """Whether the words stand in the command one after the other."""
    return any(command[i : i + len(words)] == list(words) for i in range(len(command)))


def test_classic_normalise() -> None:
    """The first classic step brings a clip to a steady rate without sound, quickly and nearly without loss."""
    command = FFmpegCommandBuilder().build_normalize_command("in.mp4", "out.mp4")
    assert command[0] == "ffmpeg"
    assert command[-1] == "out.mp4"
    for words in (
        ("-i", "in.mp4"), ("libx264",), ("-preset", "ultrafast"), ("-crf", "18"), ("-r", "30"),
        ("-pix_fmt", "yuv420p"), ("-an",),
    ):  # fmt: skip
        assert has(command, *words), words
    assert has(FFmpegCommandBuilder().build_normalize_command(Path("in.mp4"), "o.mp4", frame_rate=25), "-r", "25")


def test_classic_concat() -> None:
    """The second classic step joins the listed clips without encoding them again."""
    command = FFmpegCommandBuilder().build_concat_command("list.txt", "out.mp4")
    assert command[-1] == "out.mp4"
    for words in (("-f", "concat"), ("-safe", "0"), ("-i", "list.txt"), ("-c", "copy")):
        assert has(command, *words), words


def test_classic_add_audio() -> None:
    """The third classic step adds the song with the usual quality, or the one that was asked for."""
    command = FFmpegCommandBuilder().build_add_audio_command("v.mp4", "s.mp3", "out.mp4")
    assert command[-1] == "out.mp4"
    for words in (
        ("-i", "v.mp4"), ("-i", "s.mp3"), ("-map", "0:v"), ("-map", "1:a"), ("-c:v", "libx264"), ("-b:v", "2M"),
        ("-c:a", "aac"), ("-b:a", "128k"), ("-shortest",),
    ):  # fmt: skip
        assert has(command, *words), words
    other = FFmpegCommandBuilder().build_add_audio_command("v", "s", "o", "libx265", "libmp3lame", "4M", "192k")
    for words in (("-c:v", "libx265"), ("-c:a", "libmp3lame"), ("-b:v", "4M"), ("-b:a", "192k")):
        assert has(other, *words), words


def test_classic_commands_work(studio: Studio, tmp_path: Path) -> None:
    """The three classic commands do what they say, one after the other."""
    builder = FFmpegCommandBuilder(studio.ffmpeg.path)
    clip, song = studio.numbered("plain.mp4", 120), tmp_path / "song.wav"
    studio.run("-f", "lavfi", "-i", "sine=d=2", str(song))
    parts = [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    for output in parts:
        run_ffmpeg(builder.build_normalize_command(clip, output))
    listing = tmp_path / "list.txt"
    listing.write_text("".join(f"file '{p}'\n" for p in parts))
    run_ffmpeg(builder.build_concat_command(listing, tmp_path / "joined.mp4"))
    assert numbers(tmp_path / "joined.mp4") == [*range(120), *range(120)]
    run_ffmpeg(builder.build_add_audio_command(tmp_path / "joined.mp4", song, tmp_path / "out.mp4"))
    assert numbers(tmp_path / "out.mp4")[:10] == list(range(10))


@pytest.mark.parametrize(
    "command",
    [
        BUILDER.build_segment_command(INFO, part(3.0, 10), SHAPE, X264, "/work/out.mp4"),
        BUILDER.build_segment_command(INFO, part(3.0, 10), SHAPE, X265, "/work/out.mp4", threads=2),
        BUILDER.build_song_command(INFO, "/work/out.mp4", codec="aac", bitrate="128k", seconds=60),
        BUILDER.build_samples_command(INFO, "/work/out.mp4", rate=22_050, seconds=60),
    ],
    ids=["x264", "x265", "song", "samples"],
)
def test_inputs_are_opened_with_caution(command: list[str]) -> None:
    """Every command names the demuxer and allows files alone, before the input; the output comes last."""
    assert command[0] == "/opt/ffmpeg"
    assert command[-1] == "file:/work/out.mp4"
    before = command[: command.index("-i")]
    assert command.count("-i") == 1
    assert has(before, "-f", "mov")
    assert has(before, "-protocol_whitelist", "file")
    assert has(command, "-i", "file:/clips/-a b.mp4")
    assert "concat" not in command


def test_segment_command_asks_for_its_frames() -> None:
    """A segment is cut to its very number of frames, from the very stream that was probed, without sound."""
    command = BUILDER.build_segment_command(INFO, part(3.0, 10, before=2, after=3), SHAPE, X264, "/work/out.mp4")
    for words in (
        ("-map", "0:2"), ("-frames:v", "15"), ("-fps_mode", "passthrough"), ("-b:v", "2M"), ("-ss", "1.500"),
        ("-pix_fmt", "yuv420p"), ("-c:v", "libx264"), ("-preset", "ultrafast"),
    ):  # fmt: skip
        assert has(command, *words), words


def evaluate(expression: str, second: float) -> float:
    """The expression as FFmpeg's evaluator works it out."""
    text = expression.replace("\\,", ",").removesuffix("/TB")
    assert re.fullmatch(r"[-+*(),.0-9eTmaxin]+", text)
    return float(eval(text, {"__builtins__": {}, "max": max, "min": min, "T": second}))  # noqa: S307 - just checked


knots = st.lists(st.tuples(st.integers(10, 4000), st.integers(10, 4000)), min_size=1, max_size=40)


@given(
    steps=knots,
    begin=st.tuples(st.integers(-2000, 2000), st.integers(0, 5000)),
    seek=st.integers(0, 5000),
    seconds=st.lists(st.integers(-3000, 200_000), min_size=1, max_size=10),
)
@settings(deadline=None, max_examples=60)
def test_retiming_is_the_time_map(
    steps: list[tuple[int, int]], begin: tuple[int, int], seek: int, seconds: list[int]
) -> None:
    """What FFmpeg is told of a move's speed is the plan, for any number of beats, before, between and after them."""
    points = [(begin[0] / 1000, begin[1] / 1000)]
    for out, clip in steps:
        points.append((points[-1][0] + out / 1000, points[-1][1] + clip / 1000))
    time_map = TimeMap(points)
    expression = retiming_expression(time_map.points, seek / 1000)
    for second in (*(s / 1000 for s in seconds), *(p[1] - seek / 1000 for p in points)):
        wanted = max(0.0, time_map.out_time(second + seek / 1000)) + TIE
        assert evaluate(expression, second) == pytest.approx(wanted, abs=2e-5, rel=1e-6)


def test_long_expressions_nest_little() -> None:
    """FFmpeg takes a time map of a thousand points: no part of the expression nests deeply."""
    points = TimeMap([(i / 10, i / 9) for i in range(1000)]).points
    depth, deepest = 0, 0
    for character in retiming_expression(points, 0.0):
        depth += {"(": 1, ")": -1}.get(character, 0)
        deepest = max(deepest, depth)
    assert depth == 0
    assert deepest < 20


sizes = st.integers(2, 4000)


@given(
    clip=st.tuples(sizes, sizes),
    sar=st.sampled_from([Fraction(1), Fraction(4, 3), Fraction(64, 45)]),
    rotation=st.sampled_from([0, 90, 180, 270]),
    frame=st.tuples(sizes, sizes),
    fit=st.sampled_from(["blur", "bars", "crop"]),
)
def test_picture_fits(clip: tuple[int, int], sar: Fraction, rotation: int, frame: tuple[int, int], fit: str) -> None:
    """A clip of any shape lies inside the frame, undistorted to within two pixels; cropped, it fills the frame."""
    video = VideoInfo(0, "h264", *clip, sar=sar, rotation=rotation)
    shape = Shape(frame[0] // 2 * 2, frame[1] // 2 * 2, FPS, fit)
    width, height = fitted_size(video, shape)
    assert width % 2 == height % 2 == 0
    across, down = video.display_size
    if fit == "crop":
        assert (width, height) == (shape.width, shape.height)
        return
    assert 2 <= width <= shape.width
    assert 2 <= height <= shape.height
    scale = min(shape.width / across, shape.height / down)
    assert math.isclose(width, max(2.0, float(across * scale)), abs_tol=5)
    assert math.isclose(height, max(2.0, float(down * scale)), abs_tol=5)


def stand_in(path: Path, says: str) -> str:
    """A program that says something."""
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return str(path)


def test_ffmpeg_of_the_settings_comes_first(tmp_path: Path) -> None:
    """The FFmpeg of the settings is taken before any other, and looked at once."""
    program = stand_in(tmp_path / "my ffmpeg", "ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2025")
    locator = FFmpegLocator(program)
    found = locator.get()
    assert found == FFmpeg(Path(program), "5.1.9-0+deb12u1", "setting")
    Path(program).unlink()
    assert locator.get() is found


def test_bundled_ffmpeg(ffmpeg: FFmpeg) -> None:
    """Without a setting the bundled FFmpeg is taken; it has all that the program needs."""
    assert ffmpeg.source == "bundled"
    assert re.match(r"n?\d+\.", ffmpeg.version)
    assert {"zscale", "tonemap", "bwdif", "tpad", "gblur", "fps"} <= ffmpeg.filters
    assert {"libx264", "libx265", "aac", "libmp3lame"} <= ffmpeg.encoders


def test_ffmpeg_on_path_is_the_last_resort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the bundled FFmpeg does not work, the one of the system is taken; without any, a sentence says so."""
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "gone"))
    program = stand_in(tmp_path / "ffmpeg", "ffmpeg version 6.0 Copyright")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert FFmpegLocator().get() == FFmpeg(Path(program), "6.0", "PATH")
    Path(program).unlink()
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FFmpegMissingError, match="FFmpeg is missing") as caught:
        FFmpegLocator().get()
    assert "PATH: none" in caught.value.details


@pytest.mark.parametrize("kind", ["missing", "folder", "plain", "liar", "failing"])
def test_broken_setting(kind: str, tmp_path: Path) -> None:
    """A wrong FFmpeg in the settings is told, not silently replaced by another."""
    path = tmp_path / "ffmpeg"
    if kind == "folder":
        path.mkdir()
    elif kind == "plain":
        path.write_text("hello")
    elif kind == "liar":
        stand_in(path, "ffplay version 1")
    elif kind == "failing":
        path.write_text("#!/bin/sh\nexit 3\n")
        path.chmod(0o755)
    with pytest.raises(FFmpegMissingError, match="choose another one or leave the setting empty") as caught:
        FFmpegLocator(str(path)).get()
    assert str(path) in caught.value.error


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("h264_nvenc", (("-preset", "p4"), ("-rc", "vbr"), ("-maxrate", "4000000"), ("-pix_fmt", "yuv420p"))),
        ("hevc_nvenc", (("-preset", "p4"), ("-vtag", "hvc1"))),
        ("h264_qsv", (("-preset", "medium"), ("-pix_fmt", "nv12"))),
        ("h264_amf", (("-quality", "balanced"), ("-usage", "transcoding"), ("-pix_fmt", "nv12"))),
        ("hevc_vaapi", (("-init_hw_device", "vaapi"), ("-vtag", "hvc1"))),
        ("h264_videotoolbox", (("-pix_fmt", "yuv420p"),)),
    ],
)
def test_hardware_encoders_are_asked_in_their_own_way(codec: str, words: tuple[tuple[str, str], ...]) -> None:
    """Each hardware encoder gets its own options and pictures, none of x264's; drafts are quicker where they can be."""
    final = BUILDER.build_segment_command(INFO, part(3.0, 10), SHAPE, Encoding(codec, "2M", "veryfast"), "/w/o.mp4")
    for pair in (("-c:v", codec), ("-b:v", "2M"), ("-g", "120"), ("-frames:v", "10"), *words):
        assert has(final, *pair), pair
    assert "-threads" not in final[final.index("-i") :]
    assert not {"-x264-params", "-x265-params", "veryfast"} & set(final)
    chain = final[final.index("-vf") + 1]
    assert chain.endswith(",format=nv12,hwupload") == codec.endswith("_vaapi")
    assert ("-pix_fmt" in final) != codec.endswith("_vaapi")
    draft = BUILDER.build_segment_command(INFO, part(3.0, 10), SHAPE, Encoding(codec, "2M", "ultrafast"), "/w/o.mp4")
    assert (draft != final) == (codec.split("_")[1] in ("nvenc", "qsv", "amf"))


def test_the_classic_last_step_with_a_card() -> None:
    """The third classic step takes hardware encoders too, without options that they do not have."""
    command = FFmpegCommandBuilder().build_add_audio_command("v.mp4", "s.mp3", "o.mp4", "h264_vaapi")
    for words in (("-vf", "format=nv12,hwupload"), ("-c:v", "h264_vaapi"), ("-b:v", "2M"), ("-shortest",)):
        assert has(command, *words), words
    assert "-preset" not in command
    assert command.index("-init_hw_device") < command.index("-i")
