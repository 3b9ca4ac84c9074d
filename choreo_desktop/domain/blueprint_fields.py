"""What the fields of a blueprint may hold: keys, times, sizes, rates and codecs."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, Strict
from pydantic_core import PydanticCustomError

from choreo_desktop.domain.keys import key_problem
from choreo_desktop.domain.timing import TimeMap, exact_rate

MAX_SECONDS = 6 * 3600.0
MAX_MAP_POINTS = 1_000
MIN_MAP_STEP = 0.999e-6  # a microsecond, and room for the rounding of floats

HARDWARE_CODECS = tuple(
    f"{kind}_{maker}" for maker in ("nvenc", "qsv", "amf", "vaapi", "videotoolbox") for kind in ("h264", "hevc")
)
VIDEO_CODECS = ("libx264", "libx265", *HARDWARE_CODECS)
AUDIO_CODECS = ("aac", "libmp3lame")
OUTPUT_SUFFIXES = (".mp4", ".m4v", ".mov")
MAX_FRAME_RATE = 120
MIN_SIDE = 32  # encoders fail on less

_UNITS = {"k": 1_000, "M": 1_000_000}


def bits_per_second(rate: str) -> int:
    """Bits per second of a rate as FFmpeg writes it: ``"2M"``, ``"128k"``, ``"96000"``.

    Raises:
        ValueError: If it is not a rate.
    """
    number, unit = (rate[:-1], _UNITS[rate[-1]]) if rate[-1:] in _UNITS else (rate, 1)
    if len(number) > 12 or not number.replace(".", "", 1).isdecimal() or not number.isascii():
        raise ValueError(f"{rate[:40]!r} is not a bit rate such as 2M or 128k")
    return round(float(number) * unit)


def refuse(message: str) -> PydanticCustomError:
    """What is wrong with a field, as the end of a sentence."""
    return PydanticCustomError("choreo", message)


def _check_key(key: str) -> str:
    if problem := key_problem(key):
        raise refuse(f"refused for security: {key[:80]!r} {problem}")
    return key


def _bit_rate_between(low: str, high: str) -> AfterValidator:
    def check(rate: str) -> str:
        try:
            bits = bits_per_second(rate)
        except ValueError as error:
            raise refuse(str(error)) from error
        if not bits_per_second(low) <= bits <= bits_per_second(high):
            raise refuse(f"must lie between {low} and {high}, not {rate}")
        return rate

    return AfterValidator(check)


def _check_map(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    try:
        knots = TimeMap(points).points
    except ValueError as error:
        raise refuse(str(error)) from error
    for i, (a, b) in enumerate(pairwise(knots), start=1):
        # Closer points would be one when they are moved to a frame, or give a speed without end.
        if min(b.out - a.out, b.clip - a.clip) < MIN_MAP_STEP:
            raise refuse(f"must increase by a microsecond or more, but point {i} does not")
    return points


def _check_even(size: int) -> int:
    if size % 2:
        raise refuse(f"must be even, not {size}: video is coded in pairs of pixels")
    return size


def _check_frame_rate(rate: float) -> float:
    try:
        exact = exact_rate(rate)
    except ValueError:
        exact = Fraction(0)
    if not 1 <= exact <= MAX_FRAME_RATE:
        raise refuse(f"must be a whole number from 1 to {MAX_FRAME_RATE}, 23.976, 29.97 or 59.94, not {rate:g}")
    return rate


def _check_suffix(key: str) -> str:
    if not key.lower().endswith(OUTPUT_SUFFIXES):
        raise refuse(f"must end in {', '.join(OUTPUT_SUFFIXES)}, not {key[-12:]!r}")
    return key


def _one_of(allowed: Sequence[str]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in allowed:
            raise refuse(f"must be one of {', '.join(allowed)}, not {value[:40]!r}")
        return value

    return AfterValidator(check)


Key = Annotated[str, Strict(), AfterValidator(_check_key)]
Number = Annotated[float, Strict()]
Line = Annotated[str, Strict(), Field(max_length=5_000)]
Seconds = Annotated[Number, Field(ge=0, le=MAX_SECONDS)]
Size = Annotated[int, Strict(), Field(ge=MIN_SIDE, le=7680), AfterValidator(_check_even)]
FrameRate = Annotated[Number, AfterValidator(_check_frame_rate)]
VideoBitRate = Annotated[str, Strict(), _bit_rate_between("50k", "200M")]
AudioBitRate = Annotated[str, Strict(), _bit_rate_between("32k", "320k")]
VideoCodec = Annotated[str, Strict(), _one_of(VIDEO_CODECS)]
AudioCodec = Annotated[str, Strict(), _one_of(AUDIO_CODECS)]
OutputKey = Annotated[Key, AfterValidator(_check_suffix)]
MapPoints = Annotated[list[tuple[Seconds, Seconds]], Field(max_length=MAX_MAP_POINTS), AfterValidator(_check_map)]
Fit = Literal["blur", "bars", "crop"]
Quality = Literal["final", "draft"]
