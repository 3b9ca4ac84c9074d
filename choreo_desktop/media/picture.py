"""The filters that bring the picture of any clip to one size and ordinary colours. Pure."""

from dataclasses import dataclass
from fractions import Fraction

from choreo_desktop.media.info import BT601_MATRICES, BT2020_MATRICES, UNSPECIFIED, VideoInfo

SD_SIDES = (576, 1024)
BLUR_SHRINK = 16


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


def still_filters(video: VideoInfo, width: int, height: int) -> list[str]:
    """The filters that bring single pictures of a clip to one size and ordinary colours."""
    return colour_and_size(video, Shape(width, height, Fraction(1), "bars"))


def colour_and_size(video: VideoInfo, shape: Shape) -> list[str]:
    """The filters that bring pictures of a clip to the size and the colours of a video."""
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
