"""Clips made to measure with the real FFmpeg, and a look at what is in the pictures of a file."""

import hashlib
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.timeline import Placement
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import Encoding, FFmpegCommandBuilder
from choreo_desktop.media.packets import Segment, check_segment
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.probe import probe_clip
from choreo_desktop.media.process import run_ffmpeg

Picture = NDArray[np.uint8]

WIDTH, HEIGHT, BITS = 192, 108, 12
FPS = Fraction(30)
SHAPE = Shape(WIDTH, HEIGHT, FPS, "bars")
X264 = Encoding("libx264", "2M", "ultrafast")
X265 = Encoding("libx265", "2M", "ultrafast")
LOSSY = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p")

RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 30), (40, 40, 200), (128, 128, 128)
# Corners of the test picture as seen: top left, top right, bottom left, bottom right.
CORNERS = (RED, GREEN, BLUE, GREY)


def numbered(numbers: Iterable[int], width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """Grey pictures that carry their number in pixels: cells for its bits above, their opposites below."""
    cell = width // BITS
    pictures = []
    for number in numbers:
        bits = np.array([number >> i & 1 for i in range(BITS)], np.uint8)
        row = np.zeros(width, np.uint8)
        row[: cell * BITS] = np.repeat(bits, cell)
        half = height // 2
        pictures.append(np.vstack([np.tile(row, (half, 1)), np.tile(1 - row, (height - half, 1))]) * 170 + 40)
    return b"".join(p.astype(np.uint8).tobytes() for p in pictures)


def number_of(luma: Picture) -> int:
    """The number that a picture carries; -1 if it carries none."""
    height, width = luma.shape
    places = [(2 * i + 1) * width // (2 * BITS) for i in range(BITS)]
    above, below = luma[height // 4, places] > 125, luma[height * 3 // 4, places] > 125
    if not (above != below).all():
        return -1
    return sum(int(bit) << i for i, bit in enumerate(above))


def corners(width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """One RGB picture with a colour in each quarter."""
    picture = np.zeros((height, width, 3), np.uint8)
    top, left = height // 2, width // 2
    picture[:top, :left], picture[:top, left:] = CORNERS[:2]
    picture[top:, :left], picture[top:, left:] = CORNERS[2:]
    return picture.tobytes()


def lumas(path: Path) -> list[Picture]:
    """The brightness of each picture of a file, in the order in which they are shown."""
    with av.open(str(path)) as container:
        return [
            np.array(
                np.frombuffer(bytes(f.planes[0]), np.uint8).reshape(-1, f.planes[0].line_size)[: f.height, : f.width]
            )
            for f in container.decode(video=0)
        ]


def numbers(path: Path) -> list[int]:
    """The numbers that the pictures of a file carry."""
    return [number_of(luma) for luma in lumas(path)]


def bt709(frame: av.VideoFrame) -> NDArray[np.float64]:
    """A limited-range BT.709 picture as RGB, computed here and not by FFmpeg."""
    assert frame.format.name == "yuv420p"
    planes = []
    for plane, shrink in zip(frame.planes, (1, 2, 2), strict=True):
        rows = np.frombuffer(bytes(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
        planes.append(rows.repeat(shrink, 0).repeat(shrink, 1)[: frame.height, : frame.width].astype(float))
    y, u, v = (planes[0] - 16) / 219, (planes[1] - 128) / 224, (planes[2] - 128) / 224
    red, blue = y + 1.5748 * v, y + 1.8556 * u
    green = (y - 0.2126 * red - 0.0722 * blue) / 0.7152
    picture: NDArray[np.float64] = np.clip(np.stack([red, green, blue], -1), 0, 1) * 255
    return picture


def rgb_pictures(path: Path) -> list[NDArray[np.float64]]:
    """Each picture of a finished file as RGB."""
    with av.open(str(path)) as container:
        return [bt709(f) for f in container.decode(video=0)]


def corner_colours(picture: NDArray[np.float64]) -> list[tuple[int, int, int]]:
    """The colour in the middle of each quarter."""
    height, width = picture.shape[:2]
    found = []
    for y, x in ((1, 1), (1, 3), (3, 1), (3, 3)):
        patch = picture[y * height // 4 - 2 : y * height // 4 + 3, x * width // 4 - 2 : x * width // 4 + 3]
        red, green, blue = (round(float(c)) for c in patch.mean((0, 1)))
        found.append((red, green, blue))
    return found


def close(found: Sequence[float], wanted: Sequence[float], tolerance: float = 9) -> bool:
    """Whether two colours look the same."""
    return all(abs(a - b) <= tolerance for a, b in zip(found, wanted, strict=True))


def upright(picture: NDArray[np.float64], tolerance: float = 9) -> bool:
    """Whether the test picture stands as it was filmed, in its own colours."""
    return all(close(f, w, tolerance) for f, w in zip(corner_colours(picture), CORNERS, strict=True))


def part(
    clip_start: float = 0.0,
    frames: int = 10,
    *,
    points: Sequence[tuple[float, float]] | None = None,
    before: int = 0,
    after: int = 0,
) -> Placement:
    """A part of a clip for the length of so many frames."""
    time_map = TimeMap(points) if points else TimeMap.straight(clip_start)
    return Placement(0, 0.0, frames / 30, 0, frames, before, after, time_map)


@dataclass(frozen=True)
class Studio:
    """Makes clips and renders segments of them.

    Attributes:
        folder: Where everything goes.
        ffmpeg: The program.
    """

    folder: Path
    ffmpeg: FFmpeg

    def run(self, *args: str, feed: bytes = b"") -> None:
        """Run FFmpeg as the maker of a clip would."""
        command = [str(self.ffmpeg.path), "-hide_banner", "-v", "error", "-y", *args]
        done = subprocess.run(command, input=feed, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode(errors="replace")

    def numbered(
        self, name: str, count: int, rate: str = "30", *options: str, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> Path:
        """A clip whose pictures carry their numbers; made once."""
        return self._made(name, "gray", size, rate, options, numbered(range(count), *size))

    def corners(
        self, name: str, *options: str, rate: str = "30", count: int = 10, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> Path:
        """A clip of the test picture with a colour in each corner; made once."""
        return self._made(name, "rgb24", size, rate, options, corners(*size) * count)

    def _made(
        self, name: str, pixels: str, size: tuple[int, int], rate: str, options: tuple[str, ...], feed: bytes
    ) -> Path:
        # A folder for each recipe: two tests may give other clips the same name, and which runs first is chance.
        raw = ("-f", "rawvideo", "-pix_fmt", pixels, "-s", f"{size[0]}x{size[1]}", "-r", rate, "-i", "-")
        recipe = (*raw, *(options or LOSSY))
        folder = self.folder / hashlib.sha256(repr(recipe).encode() + feed).hexdigest()[:12]
        if not (folder / name).exists():
            folder.mkdir(exist_ok=True)
            self.run(*recipe, f"file:{folder / name}", feed=feed)
        return folder / name

    def render(
        self, clip: Path, placement: Placement, shape: Shape = SHAPE, encoding: Encoding = X264, name: str = ""
    ) -> Path:
        """Render one segment and see that it holds its frames."""
        output = self.folder / f"segment-{name}-{len(list(self.folder.iterdir()))}.mp4"
        builder = FFmpegCommandBuilder(self.ffmpeg.path)
        command = builder.build_segment_command(probe_clip(clip), placement, shape, encoding, output)
        said = run_ffmpeg(command)
        check_segment(output, placement.total_frames, clip.name, said)
        return output

    def segment(self, first: int, frames: int, shape: Shape = SHAPE, encoding: Encoding = X264) -> Segment:
        """A rendered segment that shows the numbers from ``first`` on, one for each frame."""
        rate = f"{shape.rate.numerator}/{shape.rate.denominator}"
        clip = self.numbered(f"numbers-{shape.rate.numerator}.mp4", 200, rate)
        placement = part(float(first / shape.rate), frames)
        return Segment(self.render(clip, placement, shape, encoding), frames)
