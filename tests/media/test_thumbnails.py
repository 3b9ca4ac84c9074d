import io
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from choreo_desktop.domain.errors import UnusableMediaError
from choreo_desktop.domain.work import Cancelled, CancelToken
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.motion import MOTION_RATE, motion_of
from choreo_desktop.media.probe import probe_clip
from choreo_desktop.media.thumbnails import STRIP_FRAMES, Looks, look_at
from tests.media.studio import CORNERS, LOSSY, Studio, close

Picture = NDArray[np.uint8]


def shown(jpeg: bytes) -> Picture:
    """The picture in a JPEG."""
    with av.open(io.BytesIO(jpeg), "r") as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24").astype(np.uint8)


def look(clip: Path, ffmpeg: FFmpeg, tmp_path: Path) -> Looks:
    """A clip at a glance; nothing is left in the work folder."""
    work = tmp_path / "work"
    work.mkdir(exist_ok=True)
    looks = look_at(probe_clip(clip), ffmpeg, work)
    assert list(work.iterdir()) == []
    return looks


def quarters(picture: Picture) -> list[tuple[int, int, int]]:
    """The colour in the middle of each quarter."""
    height, width = picture.shape[:2]
    return [
        tuple(int(v) for v in picture[y * height // 4, x * width // 4])  # type: ignore[misc]
        for y, x in ((1, 1), (1, 3), (3, 1), (3, 3))
    ]


def test_poster_and_strip(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """A poster in the clip's colours, and eight pictures evenly spread over the clip, in its shape."""
    clip = studio.corners("glance.mp4", count=100)
    looks = look(clip, ffmpeg, tmp_path)
    poster = shown(looks.poster)
    assert poster.shape == (108, 192, 3)
    assert all(close(found, wanted, 25) for found, wanted in zip(quarters(poster), CORNERS, strict=True))
    assert shown(looks.strip).shape == (108, 192 * STRIP_FRAMES, 3)


def test_the_strip_is_evenly_spread(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """The eight pictures are those of the middles of the eighths of the clip, to a fifth of a second."""
    strip = shown(look(studio.numbered("spread.mp4", 240), ffmpeg, tmp_path).strip).mean(axis=2)
    numbers = []
    for place in range(STRIP_FRAMES):
        cell = strip[:, place * 192 : (place + 1) * 192]
        bits = cell[27, [(2 * i + 1) * 192 // 24 for i in range(12)]] > 125
        numbers.append(sum(int(bit) << i for i, bit in enumerate(bits)))
    assert numbers == pytest.approx([15 + 30 * i for i in range(STRIP_FRAMES)], abs=6)


def test_rotated_and_large_clips(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """A phone clip stands upright, and a large one is made small."""
    flat = studio.corners("large.mp4", count=30, size=(1920, 1080))
    turned = studio.folder / "turned.mp4"
    if not turned.exists():
        studio.run("-display_rotation", "90", "-i", str(flat), "-c", "copy", str(turned))
    assert shown(look(flat, ffmpeg, tmp_path).poster).shape == (270, 480, 3)
    looks = look(turned, ffmpeg, tmp_path)
    assert shown(looks.poster).shape == (480, 270, 3)
    assert shown(looks.strip).shape == (240, 135 * STRIP_FRAMES, 3)


@pytest.mark.parametrize("frames", [1, 2, 9])
def test_clips_of_a_few_pictures(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path, frames: int) -> None:
    """Even a single picture has a poster and a strip, and nobody says how much it moves."""
    looks = look(studio.corners(f"short-{frames}.mp4", count=frames), ffmpeg, tmp_path)
    assert shown(looks.strip).shape[1] == shown(looks.poster).shape[1] * STRIP_FRAMES
    assert looks.motion is None


def test_a_clip_that_ends_sooner_than_it_says(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """The last picture that is there is shown instead of those that are missing."""
    whole = studio.numbered("cut.mkv", 150, "30", *LOSSY)
    torn = tmp_path / "torn.mkv"
    torn.write_bytes(whole.read_bytes()[: whole.stat().st_size // 3])
    assert shown(look(torn, ffmpeg, tmp_path).strip).shape == (108, 192 * STRIP_FRAMES, 3)


def test_hdr_is_shown_in_ordinary_colours(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """An HDR clip does not look washed out."""
    hdr = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error")
    pq = ("-vf", "zscale=tin=bt709:min=709:pin=709:t=smpte2084:m=2020_ncl:p=2020,format=yuv420p10le")
    clip = studio.corners("hdr.mp4", *pq, *hdr, "-color_trc", "smpte2084", "-colorspace", "bt2020nc", count=20)
    assert probe_clip(clip).video is not None
    looks = look(clip, ffmpeg, tmp_path)
    red, green, *_ = quarters(shown(looks.poster))
    assert red[0] > 2 * red[1]
    assert green[1] > 2 * green[0]


def test_cancel(studio: Studio, ffmpeg: FFmpeg, tmp_path: Path) -> None:
    """Looking at a clip can be stopped, and leaves nothing behind."""
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        look_at(probe_clip(studio.corners("glance.mp4", count=100)), ffmpeg, tmp_path, cancel=cancel)
    assert list(tmp_path.iterdir()) == []


def test_pictures_that_cannot_be_decoded(
    studio: Studio, ffmpeg: FFmpeg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not one picture comes, a sentence says so."""
    info = probe_clip(studio.corners("glance.mp4", count=100))
    monkeypatch.setattr("choreo_desktop.media.thumbnails.run_ffmpeg", lambda *_, **__: "nothing")
    with pytest.raises(UnusableMediaError, match="holds no picture"):
        look_at(info, ffmpeg, tmp_path)


def dancing(pixels: float, *, shake: int = 0, level: float = 1.0) -> Picture:
    """Small pictures of a bright figure that moves so far from one to the next, before a speckled wall."""
    generator = np.random.default_rng(7)
    wall = generator.uniform(40, 90, (140, 140))
    pictures = []
    for number in range(20):
        picture = wall.copy()
        left = int(40 + pixels * (number % 4))
        picture[40:100, left : left + 15] = 220
        y, x = (generator.integers(-shake, shake + 1, 2) if shake else (0, 0)) + np.array([20, 20])
        pictures.append(picture[y : y + 96, x : x + 96] * level)
    return np.array(pictures).astype(np.uint8)


def test_who_moves_more_has_more_motion() -> None:
    """The further the dancers move, the more; a still picture has none."""
    still, calm, lively = (motion_of(dancing(pixels), MOTION_RATE) for pixels in (0, 3, 10))
    assert still is not None
    assert calm is not None
    assert lively is not None
    assert still < 0.05 < calm < lively < 1


def test_neither_light_nor_a_shaking_hand_counts_as_dancing() -> None:
    """The same dance in a dark room and from a shaking hand moves about as much."""
    plain, dark, shaken = (
        motion_of(pictures, MOTION_RATE) for pictures in (dancing(5), dancing(5, level=0.4), dancing(5, shake=1))
    )
    assert dark == pytest.approx(plain, rel=0.1)
    assert shaken == pytest.approx(plain, rel=0.25)
    assert (motion_of(dancing(0, shake=1), MOTION_RATE) or 0) < 0.05


def test_what_cannot_be_told_is_not_told() -> None:
    """Too few pictures, or another rate, tell nothing; a black screen does not move."""
    assert motion_of(dancing(5)[:5], MOTION_RATE) is None
    assert motion_of(dancing(5), 1.0) is None
    assert motion_of(np.zeros((10, 96, 96), np.uint8), MOTION_RATE) == 0
