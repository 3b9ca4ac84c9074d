"""Pictures of clips for playing a plan: from any second on, fitted as the renderer fits them."""

import random
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from choreo_desktop.media.live_look import Pixels
from choreo_desktop.media.live_reader import LivePicture, LiveReader
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import probe_clip
from tests.media.studio import HEIGHT, SHAPE, WIDTH, Picture, Studio, close, number_of, part, rgb_pictures

FILMED = ("-c:v", "libx264", "-preset", "fast", "-bf", "3", "-g", "60", "-crf", "12", "-pix_fmt", "yuv420p")
LONG_WAYS = (*FILMED, "-g", "600")
COUNT = 150


def rgb(pixels: Pixels) -> Picture:
    """A picture as red, green and blue."""
    rows = np.frombuffer(pixels.data, np.uint8).reshape(-1, pixels.stride)[: pixels.height]
    return rows[:, : pixels.width * 4].reshape(pixels.height, pixels.width, 4)[:, :, 2::-1]


def number(picture: LivePicture | None) -> int:
    """The number that a picture carries; -1 for none."""
    return -1 if picture is None else number_of(rgb(picture.pixels)[:, :, 1])


def never() -> bool:
    """Nobody stops the reading."""
    return False


@pytest.mark.parametrize(
    ("name", "rate", "options"),
    [
        ("filmed.mp4", "30", FILMED),
        ("long.mp4", "30", LONG_WAYS),
        ("ntsc.mp4", "30000/1001", FILMED),
        ("quick.mp4", "60", FILMED),
        ("cinema.mkv", "24", FILMED),
        ("old.avi", "25", ("-c:v", "mpeg4", "-q:v", "2", "-g", "50")),
        ("stream.ts", "30", FILMED),
        ("slide.mp4", "2", FILMED),
    ],
)
def test_the_picture_of_any_second_comes_first_and_the_others_follow(
    studio: Studio, name: str, rate: str, options: tuple[str, ...]
) -> None:
    """Wherever it jumps, there and back, the picture on show at that second comes, then the next ones in order."""
    clip = studio.numbered(name, COUNT, rate, *options)
    reader = LiveReader(probe_clip(clip))
    fps = float(Fraction(rate))
    for wanted in (0, 75, 74, 3, COUNT - 4, 60, 59, *random.Random(1).sample(range(COUNT - 3), 8)):
        second = (wanted + 0.5) / fps
        reader.go(second)
        first = reader.read(SHAPE, never)
        assert first is not None
        assert number(first) == wanted
        assert first.start <= second < first.end
        assert reader.position == first.end
        assert [number(reader.read(SHAPE, never)) for _ in range(2)] == [wanted + 1, wanted + 2]
    reader.close()


def test_the_first_picture_stands_for_all_before_and_the_last_for_all_after(studio: Studio) -> None:
    """A move that begins before its clip or ends after it holds the first or the last picture."""
    reader = LiveReader(probe_clip(studio.numbered("filmed.mp4", COUNT, "30", *FILMED)))
    reader.go(-2.0)
    first = reader.read(SHAPE, never)
    assert first is not None
    assert (number(first), first.start) == (0, float("-inf"))
    reader.go(99.0)
    last = reader.read(SHAPE, never)
    assert last is not None
    assert (number(last), last.end) == (COUNT - 1, float("inf"))
    assert reader.read(SHAPE, never) is None
    assert reader.position is None
    reader.close()


def test_pictures_before_the_wanted_one_come_too_where_steps_back_are_likely(studio: Studio) -> None:
    """The wanted picture comes first; those of so many seconds before it can be had after it, and it goes on."""
    reader = LiveReader(probe_clip(studio.numbered("long.mp4", COUNT, "30", *LONG_WAYS)))
    reader.go(100.5 / 30, back=0.2)
    assert number(reader.read(SHAPE, never)) == 100
    assert [number(picture) for picture in reader.before(SHAPE, never)] == [99, 98, 97, 96, 95, 94]
    assert number(reader.read(SHAPE, never)) == 101
    assert list(reader.before(SHAPE, never)) == []
    reader.close()


def test_a_stopped_reader_is_nowhere_until_it_jumps_again(studio: Studio) -> None:
    """Whoever stops it on its way gets nothing, and the next jump is right."""
    reader = LiveReader(probe_clip(studio.numbered("long.mp4", COUNT, "30", *LONG_WAYS)))
    reader.go(4.0)
    answers = iter([False] * 5 + [True])
    assert reader.read(SHAPE, lambda: next(answers)) is None
    assert reader.position is None
    reader.go(50.5 / 30)
    assert number(reader.read(SHAPE, never)) == 50
    reader.close()


def test_rubbish_inside_a_clip_is_passed_over(studio: Studio, tmp_path: Path) -> None:
    """Damaged pictures do not stop it: a later one is the right one."""
    data = bytearray(studio.numbered("filmed.mp4", COUNT, "30", *FILMED).read_bytes())
    middle = len(data) // 2
    data[middle : middle + 300] = bytes(range(100)) * 3
    clip = tmp_path / "damaged.mp4"
    clip.write_bytes(data)
    reader = LiveReader(probe_clip(clip))
    reader.go((COUNT - 10.5) / 30)
    assert number(reader.read(SHAPE, never)) == COUNT - 11
    reader.close()


def test_a_clip_whose_file_went_away_says_so(studio: Studio, tmp_path: Path) -> None:
    """Opening it fails with an error of the system or of the decoder, not otherwise."""
    clip = tmp_path / "gone.mp4"
    clip.write_bytes(studio.numbered("filmed.mp4", COUNT, "30", *FILMED).read_bytes())
    info = probe_clip(clip)
    clip.unlink()
    with pytest.raises((av.error.FFmpegError, OSError)):
        LiveReader(info)


@pytest.mark.parametrize("fit", ["bars", "blur", "crop"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [(WIDTH, HEIGHT), (HEIGHT, WIDTH), (120, 120)])
def test_it_looks_as_it_would_be_rendered(studio: Studio, fit: str, turn: int, size: tuple[int, int]) -> None:
    """Turned, fitted and coloured as in the finished video, for every fit, turn and shape."""
    clip = studio.corners("corners.mp4")
    if turn:
        turned = clip.with_name(f"turned-{turn}.mp4")
        if not turned.exists():
            studio.run("-display_rotation", str(turn), "-i", str(clip), "-c", "copy", str(turned))
        clip = turned
    shape = Shape(*size, Fraction(30), fit)
    rendered = rgb_pictures(studio.render(clip, part(frames=3), shape, name=f"{fit}{turn}{size[0]}"))[1]
    reader = LiveReader(probe_clip(clip))
    reader.go(0.0)
    picture = reader.read(shape, never)
    reader.close()
    assert picture is not None
    assert picture.size == size
    shown = rgb(picture.pixels).astype(float)
    for y in np.linspace(0.04, 0.96, 7):
        for x in np.linspace(0.04, 0.96, 7):
            row, column = int(y * size[1]), int(x * size[0])
            if min(abs(row - size[1] // 2), abs(column - size[0] // 2)) < 8:
                continue  # where two colours meet, a pixel more or less is another colour
            found, wanted = shown[row, column], rendered[row, column]
            assert close(found, wanted, 30), (row, column, found, wanted)


def test_one_field_of_interlaced_film_is_shown(studio: Studio) -> None:
    """Film of two fields has its whole height."""
    clip = studio.corners("fields.mp4", "-vf", "setfield=tff", "-flags", "+ilme+ildct", "-c:v", "mpeg2video", rate="25")
    info = probe_clip(clip)
    assert info.video is not None
    assert info.video.interlaced
    reader = LiveReader(info)
    reader.go(0.1)
    picture = reader.read(SHAPE, never)
    reader.close()
    assert picture is not None
    assert picture.size == (WIDTH, HEIGHT)
    shown = rgb(picture.pixels).astype(float)
    assert close(shown[HEIGHT // 4, WIDTH // 4], (200, 30, 30), 30)
    assert close(shown[HEIGHT * 3 // 4, WIDTH // 4], (40, 40, 200), 30)
