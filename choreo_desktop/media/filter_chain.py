"""The filters of a segment: which picture of the clip each frame shows, and for how long. Pure."""

from collections.abc import Sequence

from choreo_desktop.domain.timeline import Placement
from choreo_desktop.domain.timing import Point
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.picture import Shape, colour_and_size

# Clips are read from the key frame before this much before the first picture that is needed; the one on show at
# that instant may have begun much earlier.
SEEK_MARGIN = 1.5
SEEKABLE = ("mov", "matroska")
HD_LINES = 720
FILTER_TIME_BASE = "1/1000000"
# A picture that begins at the very middle of a frame belongs to the next one. Without this millisecond the rounding
# of time stamps (1 ms in Matroska) would decide for each frame anew, and 60 fps would judder at 30.
TIE = 0.001


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
        *colour_and_size(video, shape),
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
