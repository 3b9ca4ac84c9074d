"""What is known of a media file: its picture, its sound, and how long it is."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

# ITU-T H.273 code points.
BT601_MATRICES = (4, 5, 6, 7)
BT2020_MATRICES = (9, 10)
PQ, HLG = 16, 18
UNSPECIFIED = 2
FULL_RANGE = 2


@dataclass(frozen=True)
class VideoInfo:
    """The picture of a file.

    Attributes:
        index: Number of the stream in the file.
        codec: Name of the decoder.
        width: Coded pixels across, before rotation.
        height: Coded pixels down, before rotation.
        sar: Shape of a pixel, width to height.
        rotation: Degrees clockwise by which a player turns the picture: 0, 90, 180 or 270.
        rate: Mean frames per second; 0 where the file does not say.
        pixel_format: As FFmpeg names it.
        transfer: Transfer characteristics (H.273).
        matrix: Matrix coefficients (H.273).
        primaries: Colour primaries (H.273).
        full_range: Whether values use the full range.
        interlaced: Whether frames are made of two fields.
    """

    index: int
    codec: str
    width: int
    height: int
    sar: Fraction = Fraction(1)
    rotation: int = 0
    rate: float = 0.0
    pixel_format: str = ""
    transfer: int = UNSPECIFIED
    matrix: int = UNSPECIFIED
    primaries: int = UNSPECIFIED
    full_range: bool = False
    interlaced: bool = False

    @property
    def hdr(self) -> bool:
        """Whether the picture is HDR (PQ or HLG)."""
        return self.transfer in (PQ, HLG)

    @property
    def display_size(self) -> tuple[Fraction, Fraction]:
        """Width and height as seen: square pixels, rotation applied."""
        size = (self.width * self.sar, Fraction(self.height))
        return size if self.rotation % 180 == 0 else (size[1], size[0])


@dataclass(frozen=True)
class AudioInfo:
    """The sound of a file.

    Attributes:
        index: Number of the stream in the file.
        codec: Name of the decoder.
        rate: Samples per second.
        channels: How many.
    """

    index: int
    codec: str
    rate: int
    channels: int


@dataclass(frozen=True)
class MediaInfo:
    """What a media file holds.

    Attributes:
        path: The file.
        demuxer: The one demuxer with which it is opened.
        seconds: Length, counted from the container's start time.
        video: The picture; None for sound alone.
        audio: The first sound track; None for silence.
    """

    path: Path
    demuxer: str
    seconds: float
    video: VideoInfo | None
    audio: AudioInfo | None
