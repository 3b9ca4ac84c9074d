"""What a person can set."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from choreo_desktop.domain.blueprint_fields import (
    HARDWARE_CODECS,
    AudioBitRate,
    Fit,
    FrameRate,
    Quality,
    Size,
    VideoBitRate,
)
from choreo_desktop.domain.genres import GENRES, CountMode
from choreo_desktop.domain.model import Model

SETTINGS_VERSION: Literal[2] = 2
GIGABYTE = 1_000_000_000
SOFTWARE = "software"
SOFTWARE_CODEC = "libx264"
ENCODERS = (SOFTWARE, "libx265", *HARDWARE_CODECS)

Theme = Literal["system", "light", "dark"]
Language = Literal["system", "en", "es"]


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    def check(word: str) -> str:
        if word not in known:
            raise PydanticCustomError("choreo", f"must be one of {', '.join(known)}")
        return word

    return AfterValidator(check)


class LocalStorage(Model):
    """Clips, songs and results in local folders.

    Attributes:
        kind: Always ``local``.
        root: The folder for everything that has none of its own; empty for the usual one of the program.
        clips: Folder of the clips; empty for ``clips`` below the root.
        songs: Folder of the songs; empty for ``songs`` below the root.
        results: Folder of the finished videos; empty for ``output`` below the root.
    """

    kind: Literal["local"] = "local"
    root: str = ""
    clips: str = ""
    songs: str = ""
    results: str = ""


class S3Storage(Model):
    """Clips, songs and results in an S3 bucket. Keys are kept in the system's keyring, never here.

    Attributes:
        kind: Always ``s3``.
        bucket: Name of the bucket.
        prefix: Put before every key; empty for none.
        endpoint_url: Of a server other than Amazon's; empty for Amazon.
        region: Such as ``eu-central-1``; empty for the one of the profile.
        profile: AWS profile to use; empty for the keys in the keyring or AWS's own chain.
        path_style: Bucket in the path instead of the host name; most other servers want it.
    """

    kind: Literal["s3"] = "s3"
    bucket: str = Field(min_length=1, max_length=255)
    prefix: str = ""
    endpoint_url: str = ""
    region: str = ""
    profile: str = ""
    path_style: bool = False


class VideoSettings(Model):
    """What new choreographies look like.

    Attributes:
        width: Pixels across, even.
        height: Pixels down, even.
        frame_rate: Frames per second.
        fit: How clips of another shape fill the frame: before a blurred copy, between bars, or cropped.
        quality: ``draft`` for a quick look.
        video_bitrate: Such as ``2M``.
        audio_bitrate: Such as ``128k``.
        encoder: ``software``, or an FFmpeg encoder such as ``h264_nvenc``, which may not work on every machine.
    """

    width: Size = 1280
    height: Size = 720
    frame_rate: FrameRate = 30.0
    fit: Fit = "blur"
    quality: Quality = "final"
    video_bitrate: VideoBitRate = "2M"
    audio_bitrate: AudioBitRate = "128k"
    encoder: Annotated[str, _one_of(ENCODERS)] = SOFTWARE

    @property
    def video_codec(self) -> str:
        """The FFmpeg encoder."""
        return SOFTWARE_CODEC if self.encoder == SOFTWARE else self.encoder

    def choices(self) -> dict[str, Any]:
        """The same as a ``ChoreographyRequest`` names it."""
        return {**self.model_dump(exclude={"encoder"}), "video_codec": self.video_codec}


class AppSettings(Model):
    """All settings.

    Attributes:
        schema_version: Version of this model.
        storage: Where clips, songs and results live.
        video: What new choreographies look like.
        genre: The dance of new choreographies and imports, one of ``GENRES``.
        count_mode: Whether moves of new choreographies change on 8-counts or also in their middle.
        theme: Light or dark, or as the system is.
        language: Of the window, or that of the system.
        ffmpeg_path: FFmpeg to use; empty for the bundled one.
        workers: Segments rendered at once; 0 for one a core.
        timeout_minutes: Limit of one assembly.
        max_stretch: How far the speed of a retimed clip may be from its own: 0.15 for 85 % to 115 %.
        cache_gigabytes: Limit of the cache of rendered segments, in units of 10^9 bytes.
        render_ahead: Whether moves of the plan are rendered while the person thinks.
    """

    schema_version: Literal[2] = SETTINGS_VERSION
    storage: Annotated[LocalStorage | S3Storage, Field(discriminator="kind")] = LocalStorage()
    video: VideoSettings = VideoSettings()
    genre: Annotated[str, _one_of(tuple(GENRES))] = "bachata"
    count_mode: CountMode = 8
    theme: Theme = "system"
    language: Language = "system"
    ffmpeg_path: str = ""
    workers: int = Field(default=0, ge=0, le=64)
    timeout_minutes: float = Field(default=10, gt=0, le=24 * 60)
    max_stretch: float = Field(default=0.15, ge=0, le=1 / 3)
    cache_gigabytes: float = Field(default=5, ge=0.1, le=1000)
    render_ahead: bool = True
