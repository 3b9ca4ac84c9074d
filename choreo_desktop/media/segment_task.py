"""Everything that makes one segment."""

from dataclasses import dataclass, replace
from pathlib import Path

from choreo_desktop.domain.timeline import Placement
from choreo_desktop.media.cache import ContentCache, key_of
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import Encoding, FFmpegCommandBuilder
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.sources import Source

RECIPE_VERSION = 1


@dataclass(frozen=True)
class SegmentTask:
    """Everything that makes one segment, as plain values that can travel to another process.

    Attributes:
        source: The clip.
        placement: Which part of it, and how long.
        shape: Of the video.
        encoding: Of the picture.
        ffmpeg: The program to use.
        cache: Where it is kept.
        work: A folder for temporary files; a file ``stop`` in it cancels tasks in other processes.
        threads: For the encoder.
        background: Whether it only takes what everything else on this machine leaves, and ends at once when stopped.
    """

    source: Source
    placement: Placement
    shape: Shape
    encoding: Encoding
    ffmpeg: FFmpeg
    cache: ContentCache
    work: Path
    threads: int = 1
    background: bool = False

    @property
    def frames(self) -> int:
        """Frames of the finished segment."""
        return self.placement.total_frames

    @property
    def key(self) -> str:
        """Named after the clip's content and the very command that makes the pixels."""
        nowhere = replace(self.source.info, path=Path("/clip"))
        command = FFmpegCommandBuilder().build_segment_command(
            nowhere, self.placement, self.shape, self.encoding, "/segment.mp4"
        )
        return key_of([RECIPE_VERSION, self.ffmpeg.version, self.source.digest, command])
