"""How the parts of a video are made, whoever asks for them: equal questions find each other's answers in the cache."""

from dataclasses import dataclass
from pathlib import Path

from choreo_desktop.domain.blueprint import OutputConfig
from choreo_desktop.domain.blueprint_fields import MIN_SIDE
from choreo_desktop.domain.timeline import Placement
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.ffmpeg_builder import Encoding
from choreo_desktop.media.picture import Shape
from choreo_desktop.media.segment_task import SegmentTask
from choreo_desktop.media.sound import SongTask
from choreo_desktop.media.sources import Source
from choreo_desktop.storage.base import StorageBackend

FINAL_PRESET = "veryfast"
DRAFT_PRESET = "ultrafast"
DRAFT_SHRINK = 2


@dataclass(frozen=True)
class Bench:
    """What parts of a video are made with.

    Attributes:
        storage: Where things come from and go to.
        ffmpeg: The program.
        cache: Of rendered parts.
        work: A folder for temporary files, which somebody else removes.
    """

    storage: StorageBackend
    ffmpeg: FFmpeg
    cache: ContentCache
    work: Path


def shape_of(config: OutputConfig) -> Shape:
    """The shape that all segments of a video get."""
    shrink = DRAFT_SHRINK if config.quality == "draft" else 1
    width, height = (max(MIN_SIDE, side // shrink // 2 * 2) for side in (config.width, config.height))
    return Shape(width, height, config.rate, config.fit)


def encoding_of(config: OutputConfig) -> Encoding:
    """How all segments of a video are encoded."""
    preset = DRAFT_PRESET if config.quality == "draft" else FINAL_PRESET
    return Encoding(config.video_codec, config.video_bitrate, preset)


def encoder_threads(codec: str, cores: int) -> int:
    """Threads that an encoder of segments may have where it could have a core each."""
    return cores if codec == "libx264" else 1  # others write it into their headers, which must be equal in all segments


def segment_task(config: OutputConfig, source: Source, placement: Placement, bench: Bench) -> SegmentTask:
    """What makes a segment of a video, whoever asks for it: equal questions find each other's answers in the cache."""
    return SegmentTask(
        source=source,
        placement=placement,
        shape=shape_of(config),
        encoding=encoding_of(config),
        ffmpeg=bench.ffmpeg,
        cache=bench.cache,
        work=bench.work,
    )


def song_task(config: OutputConfig, source: Source, frames: int, bench: Bench) -> SongTask:
    """What makes the sound of a video with so many frames, whoever asks for it."""
    return SongTask(
        source=source,
        codec=config.audio_codec,
        bitrate=config.audio_bitrate,
        seconds=float(frames / config.rate),
        ffmpeg=bench.ffmpeg,
        cache=bench.cache,
        work=bench.work,
    )
