"""The filter chain that brings any clip to one shape, rate and colour. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from choreo_desktop.domain.timeline import Placement
from choreo_desktop.domain.timing import Point
from choreo_desktop.media.probe import (
    BT601_MATRICES,
    BT2020_MATRICES,
    UNSPECIFIED,
    MediaInfo,
    VideoInfo,
)

# Clips are read from the key frame before this much before the first picture that is needed; the one on show at
# that instant may have begun much earlier.
SEEK_MARGIN = 1.5
SEEKABLE = ("mov", "matroska")
SD_SIDES = (576, 1024)
HD_LINES = 720
BLUR_SHRINK = 16
FILTER_TIME_BASE = "1/1000000"
# A picture that begins at the very middle of a frame belongs to the next one. Without this millisecond the rounding
# of time stamps (1 ms in Matroska) would decide for each frame anew, and 60 fps would judder at 30.
TIE = 0.001


@dataclass(frozen=True)
class Shape:
    """What every segment of a video has in common.

    Attributes:
        width: Pixels across.
        height: Pixels down.
        rate: Frames per second.
        fit: ``blur``, ``bars`` or ``crop``.
    """

    width: int
    height: int
    rate: Fraction
    fit: str


def seek_seconds(info: MediaInfo, placement: Placement) -> float:
    """From where in the clip to read, in seconds; 0 where the container cannot seek exactly."""
    if info.demuxer not in SEEKABLE:
        return 0.0
    first = min(placement.time_map.clip_time(0.0), info.seconds)
    return max(0.0, round(first - SEEK_MARGIN, 3))


def filter_chain(info: MediaInfo, placement: Placement, shape: Shape) -> str:
    """The filters of one segment: fields, time, colour, size, holds, in this order.

    Each output frame shows the picture that is on show in the clip at the middle of the frame, so that a clip
    of the same rate passes frame by frame and any other is late and early by the same amount.

    Args:
        info: The clip, which must have a picture.
        placement: Which part of it, when, and how long.
        shape: Of the video.
    """
    video = info.video
    assert video is not None  # noqa: S101 - clips are probed as clips
    rate = f"{shape.rate.numerator}/{shape.rate.denominator}"
    chain = ["bwdif=mode=send_frame:deint=interlaced"] if video.interlaced else []
    chain += [
        f"settb={FILTER_TIME_BASE}",
        f"setpts='{retiming_expression(placement.time_map.points, seek_seconds(info, placement))}'",
        # Rounding the end up leaves at least one picture, even of a clip that ends before the move begins.
        f"fps={rate}:start_time=0:round=near:eof_action=pass",
        *_colour_and_size(video, shape),
        f"setsar=1,setparams={_labels(shape)}",
        # The clip may end before the move does: its last picture stays, then the move is cut to its frames.
        f"tpad=stop_mode=clone:stop={placement.frames}",
        f"trim=end_frame={placement.frames}",
    ]
    if placement.hold_before or placement.hold_after:
        chain.append(f"tpad=start_mode=clone:start={placement.hold_before}:stop_mode=clone:stop={placement.hold_after}")
    return ",".join(chain)


def retiming_expression(points: tuple[Point, ...], seek: float) -> str:
    """A ``setpts`` expression: when a picture at second T of the read part of the clip is due, ``TIE`` later.

    The inverse of the time map as a sum of clipped straight pieces.
    """
    clip = [p.clip - seek for p in points]
    first, last = 1, len(points) - 1
    pieces = [f"{points[0].out + TIE:.7f}"]
    for i in range(first, last + 1):
        slope = (points[i].out - points[i - 1].out) / (clip[i] - clip[i - 1])
        low = "T" if i == first else f"max(T\\,{clip[i - 1]:.7f})"
        inner = low if i == last else f"min({low}\\,{clip[i]:.7f})"
        pieces.append(f"{slope:.9f}*({inner}-({clip[i - 1]:.7f}))")
    # Pictures before the first frame collapse onto it; the latest of them is the one on show.
    return f"max({TIE}\\,{_sum(pieces)})/TB"


def _sum(terms: Sequence[str]) -> str:
    """Terms added in pairs of pairs: FFmpeg refuses sums of a hundred terms in a row, because it nests them."""
    if len(terms) == 1:
        return terms[0]
    half = len(terms) // 2
    return f"({_sum(terms[:half])}+{_sum(terms[half:])})"


def _labels(shape: Shape) -> str:
    """What the video says of its colours, the same in every segment.

    All pictures are BT.709. In HD the matrix stays unlabelled, as in most clips: every player takes HD as BT.709,
    and tools that compare video with an unlabelled clip would convert only one of them. Smaller pictures are
    labelled, because players take them as BT.601.
    """
    matrix = "unknown" if min(shape.width, shape.height) >= HD_LINES else "bt709"
    return f"colorspace={matrix}:color_primaries=bt709:color_trc=bt709:range=tv"


def still_filters(video: VideoInfo, width: int, height: int) -> list[str]:
    """The filters that bring single pictures of a clip to one size and ordinary colours."""
    return _colour_and_size(video, Shape(width, height, Fraction(1), "bars"))


def _colour_and_size(video: VideoInfo, shape: Shape) -> list[str]:
    width, height = fitted_size(video, shape)
    cut = _cut(video, shape)
    if video.hdr:
        return [*cut, *_tone_map(video, width, height), *_fill(shape, width, height)]
    stored = (video.width, video.height) if video.rotation % 180 == 0 else (video.height, video.width)
    size = "iw:ih" if (width, height) == stored and not cut else f"{width}:{height}"
    to_709 = (
        f"scale={size}:flags=bicubic:in_color_matrix={matrix_name(video)}:out_color_matrix=bt709"
        f":in_range={'full' if video.full_range else 'limited'}:out_range=limited"
    )
    return [*cut, to_709, "format=yuv420p", *_fill(shape, width, height)]


def _cut(video: VideoInfo, shape: Shape) -> list[str]:
    """What of a clip is outside the frame goes first: a panorama would be scaled to a giant."""
    if shape.fit != "crop":
        return []
    width, height = video.display_size
    aspect = Fraction(shape.width, shape.height)
    across, down = min(Fraction(1), height * aspect / width), min(Fraction(1), width / aspect / height)
    if min(across, down) > 0.996:
        return []  # nothing is cut off for a pixel or two
    return [f"crop='max(2\\,iw*{float(across):.6f})':'max(2\\,ih*{float(down):.6f})'"]


def _tone_map(video: VideoInfo, width: int, height: int) -> list[str]:
    """HDR to BT.709 through linear light; scaled first, which spares most of the work."""
    transfer = {16: "smpte2084", 18: "arib-std-b67"}[video.transfer]
    matrix = "2020_ncl" if video.matrix in (*BT2020_MATRICES, UNSPECIFIED) else "709"
    return [
        f"zscale=w={width}:h={height}:tin={transfer}:min={matrix}:pin=2020:t=linear:npl=203",
        "format=gbrpf32le",
        "zscale=p=bt709",
        "tonemap=tonemap=mobius:desat=0",
        "zscale=t=bt709:m=bt709:p=bt709:r=limited",
        "format=yuv420p",
    ]


def matrix_name(video: VideoInfo) -> str:
    """Matrix of the source; where nothing says, HD is BT.709 and everything smaller BT.601, as players do."""
    if video.matrix in BT2020_MATRICES:
        return "bt2020"
    if video.matrix in BT601_MATRICES:
        return "bt601"
    sides = sorted((video.width, video.height))
    small = sides[0] <= SD_SIDES[0] and sides[1] <= SD_SIDES[1]
    return "bt601" if small and video.matrix == UNSPECIFIED else "bt709"


def fitted_size(video: VideoInfo, shape: Shape) -> tuple[int, int]:
    """Even size of the clip's picture inside the frame; cropped, it is the frame."""
    if shape.fit == "crop":
        return shape.width, shape.height
    width, height = video.display_size
    scale = min(shape.width / width, shape.height / height)
    fitted = (_even(width * scale), _even(height * scale))
    # A pixel or two of bars beside a picture of nearly the same shape help nobody.
    return (
        shape.width if shape.width - fitted[0] <= 4 else fitted[0],
        shape.height if shape.height - fitted[1] <= 4 else fitted[1],
    )


def _even(size: Fraction) -> int:
    return max(2, round(size / 2) * 2)


def _fill(shape: Shape, width: int, height: int) -> list[str]:
    if (width, height) == (shape.width, shape.height):
        return []
    if shape.fit == "bars":
        return [f"pad={shape.width}:{shape.height}:(ow-iw)/2:(oh-ih)/2"]
    small = f"{max(4, shape.width // BLUR_SHRINK)}:{max(4, shape.height // BLUR_SHRINK)}"
    back = (
        f"scale={small}:force_original_aspect_ratio=increase:flags=area,crop={small},gblur=sigma=2"
        f",lutyuv=y='16+(val-16)*0.7',scale={shape.width}:{shape.height}:flags=bicubic"
    )
    over = "[blurred][front]overlay=(W-w)/2:(H-h)/2:format=yuv420"
    return [f"split[front][back];[back]{back}[blurred];{over}"]
