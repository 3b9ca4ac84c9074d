"""Which picture of a clip stands on which frame of the video."""

from fractions import Fraction
from itertools import pairwise
from math import floor

import pytest

from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.media.picture import Shape
from tests.media.studio import FPS, HEIGHT, SHAPE, WIDTH, Studio, numbers, part

NTSC = Fraction(30000, 1001)


def on_show(time_map: TimeMap, frames: int, clip_rate: Fraction, count: int, rate: Fraction = FPS) -> list[set[int]]:
    """For each frame the picture on show in the clip at its middle: two candidates where one just begins there."""
    wanted = []
    for n in range(frames):
        at = time_map.clip_time(float((n + Fraction(1, 2)) / rate)) * float(clip_rate)
        slack = 0.0016 * float(clip_rate)
        wanted.append({min(max(floor(at + d), 0), count - 1) for d in (-slack, slack)})
    return wanted


def fits(found: list[int], wanted: list[set[int]]) -> bool:
    """Whether every frame shows a picture that it may show."""
    return len(found) == len(wanted) and all(f in w for f, w in zip(found, wanted, strict=True))


@pytest.mark.parametrize("first", [0, 1, 7, 29, 100])
def test_same_rate_passes_frame_by_frame(studio: Studio, first: int) -> None:
    """A clip of the video's own rate shows each of its pictures once, from the very one that was chosen."""
    clip = studio.numbered("plain.mp4", 120)
    assert numbers(studio.render(clip, part(first / 30, 15))) == list(range(first, first + 15))


@pytest.mark.parametrize("rate", ["24", "25", "60", "50", "60000/1001", "24000/1001", "15", "120"])
@pytest.mark.parametrize("start", [0.0, 0.5])
def test_other_rates_show_the_middle(studio: Studio, rate: str, start: float) -> None:
    """A clip of another rate is never early or late by more than half a picture."""
    clip = studio.numbered(f"rate-{rate.replace('/', '-')}.mp4", 150, rate)
    found = numbers(studio.render(clip, part(start, 30)))
    assert fits(found, on_show(TimeMap.straight(start), 30, Fraction(rate), 150))


@pytest.mark.parametrize(("rate", "suffix"), [("60", "mp4"), ("60", "mkv"), ("120", "mkv"), ("60", "mov")])
def test_whole_multiples_do_not_judder(studio: Studio, rate: str, suffix: str) -> None:
    """A clip filmed at 60 frames a second moves evenly in a video of 30: each second picture, no other."""
    clip = studio.numbered(f"even-{rate}.{suffix}", 150, rate)
    found = numbers(studio.render(clip, part(0.0, 30)))
    assert {b - a for a, b in pairwise(found)} == {int(rate) // 30}


def test_start_between_two_pictures_is_steady(studio: Studio) -> None:
    """A move that begins exactly between two pictures does not shake from one neighbour to the other."""
    clip = studio.numbered("plain.mp4", 120)
    found = numbers(studio.render(clip, part(10.5 / 30, 30)))
    assert {b - a for a, b in pairwise(found)} == {1}
    assert found[0] in (10, 11)


@pytest.mark.parametrize(
    "points",
    [
        [(0.0, 0.5), (1.0, 1.75)],
        [(0.0, 0.31), (0.5, 0.71), (0.9, 1.41), (1.3, 1.6), (2.0, 2.5)],
        [(-0.3, 0.2), (0.4, 1.1), (1.9, 2.0)],
        [(0.0, 0.1), (2.0, 0.6)],
    ],
)
def test_time_map_is_followed(studio: Studio, points: list[tuple[float, float]]) -> None:
    """A retimed move shows at each instant what its time map says: steps land on the beat."""
    clip = studio.numbered("plain.mp4", 120)
    found = numbers(studio.render(clip, part(frames=60, points=points)))
    assert fits(found, on_show(TimeMap(points), 60, FPS, 120))


def test_thousand_points(studio: Studio) -> None:
    """The longest time map that a blueprint may have is no problem for FFmpeg."""
    points = [(i / 500 + (i % 2) * 0.0004, i / 400) for i in range(1000)]
    clip = studio.numbered("plain.mp4", 120)
    found = numbers(studio.render(clip, part(frames=55, points=points)))
    assert fits(found, on_show(TimeMap(points), 55, FPS, 120))


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts", "avi"])
def test_deep_into_a_long_clip(studio: Studio, suffix: str) -> None:
    """A move far inside a clip with few key frames starts with the right picture."""
    codec = ("-c:v", "mpeg4", "-q:v", "2") if suffix == "avi" else ("-c:v", "libx264", "-pix_fmt", "yuv420p")
    clip = studio.numbered(f"long.{suffix}", 360, "30", *codec, "-g", "300")
    found = numbers(studio.render(clip, part(8.0, 20)))
    assert found == list(range(240, 260))


def test_still_pictures_deep_inside(studio: Studio) -> None:
    """A recording that shows one picture for many seconds shows that very one when a move starts in it."""
    clip = studio.numbered("stills.mp4", 8, "1/5", "-c:v", "libx264", "-g", "3", "-pix_fmt", "yuv420p")
    assert set(numbers(studio.render(clip, part(23.0, 30)))) == {4}


@pytest.mark.parametrize(("before", "after"), [(5, 0), (0, 7), (4, 3)])
def test_holds(studio: Studio, before: int, after: int) -> None:
    """A gap in the plan shows the first or last picture of its neighbour, never black."""
    clip = studio.numbered("plain.mp4", 120)
    found = numbers(studio.render(clip, part(1.0, 10, before=before, after=after)))
    assert found == [30] * before + list(range(30, 40)) + [39] * after


def test_short_clip_holds_its_last_picture(studio: Studio) -> None:
    """A move longer than its clip stands still at the end instead of making the video shorter."""
    clip = studio.numbered("short.mp4", 10)
    assert numbers(studio.render(clip, part(0.1, 20, after=2))) == [3, 4, 5, 6, 7, 8, *[9] * 16]


@pytest.mark.parametrize("start", [0.3334, 0.34, 2.0, 1000.0])
@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
def test_start_beyond_the_end(studio: Studio, start: float, suffix: str) -> None:
    """A move that would start after its clip is over shows the clip's last picture."""
    clip = studio.numbered(f"short.{suffix}", 10)
    assert numbers(studio.render(clip, part(start, 12))) == [9] * 12


def test_longer_sound_than_picture(studio: Studio) -> None:
    """Where the sound of a clip goes on without pictures, its last picture stays."""
    clip = studio.numbered(
        "sound-goes-on.mp4", 15, "30", "-f", "lavfi", "-i", "sine=duration=6", "-map", "0:v", "-map", "1:a",
        "-c:v", "libx264", "-pix_fmt", "yuv420p",
    )  # fmt: skip
    assert numbers(studio.render(clip, part(5.0, 12))) == [14] * 12


@pytest.mark.parametrize("rate", [NTSC, Fraction(24), Fraction(25), Fraction(50), Fraction(60), Fraction(24000, 1001)])
def test_output_rates(studio: Studio, rate: Fraction) -> None:
    """Whatever the rate of the video, each frame shows what the clip shows at its middle."""
    clip = studio.numbered("plain.mp4", 120)
    shape = Shape(WIDTH, HEIGHT, rate, "bars")
    found = numbers(studio.render(clip, part(0.2, 40), shape))
    assert fits(found, on_show(TimeMap.straight(0.2), 40, FPS, 120, rate))


def test_one_frame(studio: Studio) -> None:
    """A move as short as a single frame works."""
    clip = studio.numbered("plain.mp4", 120)
    assert numbers(studio.render(clip, part(2.0, 1))) == [60]


def test_clip_of_one_picture(studio: Studio) -> None:
    """A clip with a single picture fills its move with it."""
    clip = studio.numbered("single.mp4", 1)
    assert numbers(studio.render(clip, part(0.0, 20), SHAPE)) == [0] * 20
