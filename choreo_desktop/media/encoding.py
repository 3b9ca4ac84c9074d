"""How each encoder is asked for a segment. Pure: nothing is run, nothing is looked up.

Hardware encoders have names, speeds and pixel formats of their own. What all must do alike: begin with a key frame,
write the same headers into every segment, and use the bit rate as an average.
"""

from fractions import Fraction
from typing import Any, NamedTuple

from choreo_desktop.domain.blueprint_fields import HARDWARE_CODECS, bits_per_second

KEY_FRAME_SECONDS = 4  # keeps seeking quick
DRAFT = "ultrafast"
# Pictures of which x265 4.3 writes beyond the end of its cost table (seen at 48x32: "free(): invalid next size").
X265_TINY = 128
_PEAK = 2  # times the average bit rate


class Encoding(NamedTuple):
    """How the picture is encoded.

    Attributes:
        codec: FFmpeg encoder.
        bitrate: Such as ``2M``.
        preset: Speed preset of x264; other encoders take their own that comes nearest.
    """

    codec: str
    bitrate: str
    preset: str


def is_hardware(codec: str) -> bool:
    """Whether an encoder is a part of the machine."""
    return codec in HARDWARE_CODECS


def device_options(codec: str) -> dict[str, Any]:
    """Options before the input: the device that takes the pictures, where an encoder cannot fetch them itself."""
    if codec.endswith("_vaapi"):
        return {"init_hw_device": "vaapi"}  # the only device, so that filters take it without being told
    return {}


def upload_filters(codec: str) -> str:
    """The end of the filter chain: how pictures get to the encoder; empty where it takes them as they are."""
    return ",format=nv12,hwupload" if codec.endswith("_vaapi") else ""


def encoder_options(encoding: Encoding, rate: Fraction, *, width: int = 1280, threads: int = 1) -> dict[str, Any]:
    """Options of the output.

    Args:
        encoding: What is wanted.
        rate: Frames per second.
        width: Pixels across.
        threads: For encoders of software.
    """
    distance = {"g": max(1, round(KEY_FRAME_SECONDS * rate))}
    if is_hardware(encoding.codec):
        return {"c:v": encoding.codec, **_hardware_options(encoding), **distance}
    options: dict[str, Any] = {
        "c:v": encoding.codec,
        "preset": encoding.preset,
        "b:v": encoding.bitrate,
        "pix_fmt": "yuv420p",
        "threads": threads,
        **distance,
    }
    if encoding.codec == "libx264":
        # Headers that do not depend on the picture; bits where the eye needs them (VMAF + 1 at no cost), of which
        # a cheaper search for motion takes half back, and a quarter of the time.
        options["x264-params"] = "stitchable=1:aq-mode=2:aq-strength=0.8:weightp=0:subme=1"
    else:
        options["x265-params"] = f"log-level=error:pools={threads}:frame-threads=1:repeat-headers=1"
        if width < X265_TINY:
            options["x265-params"] += ":cutree=0"
        options["vtag"] = "hvc1"
    return options


def _hardware_options(encoding: Encoding) -> dict[str, Any]:
    kind, _, maker = encoding.codec.partition("_")
    quick, peak = encoding.preset == DRAFT, str(_PEAK * bits_per_second(encoding.bitrate))
    options: dict[str, Any] = {"b:v": encoding.bitrate}
    if maker != "videotoolbox":
        options |= {"maxrate": peak, "bufsize": peak}
    match maker:
        case "nvenc":
            options |= {"preset": "p1" if quick else "p4", "tune": "hq", "rc": "vbr", "spatial-aq": 1, "forced-idr": 1}
        case "qsv":
            options |= {"preset": "veryfast" if quick else "medium", "forced_idr": 1}
        case "amf":
            options |= {"usage": "transcoding", "quality": "speed" if quick else "balanced", "rc": "vbr_peak"}
    if maker in ("qsv", "amf"):
        options["pix_fmt"] = "nv12"
    elif maker != "vaapi":  # whose pictures are in the card already
        options["pix_fmt"] = "yuv420p"
    if kind == "hevc":
        options["vtag"] = "hvc1"  # without it Apple's players do not open the file
    return options
