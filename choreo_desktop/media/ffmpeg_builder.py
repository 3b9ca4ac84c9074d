"""Values in, FFmpeg command lines out. Pure: nothing is run, nothing is looked up."""

import os
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

import ffmpeg

from choreo_desktop.domain.timeline import Placement
from choreo_desktop.media.demuxers import PROTOCOLS
from choreo_desktop.media.encoding import Encoding, device_options, encoder_options, is_hardware, upload_filters
from choreo_desktop.media.filter_chain import filter_chain, seek_seconds
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.picture import Shape, still_filters
from choreo_desktop.media.probe import ffmpeg_url
from choreo_desktop.media.streams import MAX_PIXELS

NORMALISE_PRESET = "ultrafast"
NORMALISE_CRF = 18
FINAL_PRESET = "medium"

__all__ = ["Encoding", "FFmpegCommandBuilder", "Glance"]


class Glance(NamedTuple):
    """Which pictures of a clip are looked at.

    Attributes:
        rate: Pictures per second.
        shown: Numbers of those that are shown in colour, increasing.
        size: Of these, in pixels.
        small: Size of the grey ones, of which every one is kept.
        key_frames: Whether only key frames are decoded.
    """

    rate: float
    shown: tuple[int, ...]
    size: tuple[int, int]
    small: tuple[int, int]
    key_frames: bool


class FFmpegCommandBuilder:
    """Builds argument lists.

    Args:
        program: The FFmpeg to name first in each command.
    """

    def __init__(self, program: str | Path = "ffmpeg") -> None:
        self._program = str(program)

    def build_normalize_command(
        self, input_file: str | Path, output_file: str | Path, frame_rate: int = 30
    ) -> list[str]:
        """Classic step 1: a clip at a constant frame rate, without sound."""
        stream = ffmpeg.input(_name(input_file)).output(
            _name(output_file),
            **{"c:v": "libx264"},
            preset=NORMALISE_PRESET,
            crf=NORMALISE_CRF,
            r=frame_rate,
            pix_fmt="yuv420p",
            an=None,
        )
        return self._compile(stream)

    def build_concat_command(self, concat_file: str | Path, output_file: str | Path) -> list[str]:
        """Classic step 2: normalised clips, listed in a concat file, joined without encoding."""
        stream = ffmpeg.input(_name(concat_file), format="concat", safe=0).output(_name(output_file), c="copy")
        return self._compile(stream)

    def build_add_audio_command(
        self,
        video_file: str | Path,
        audio_file: str | Path,
        output_file: str | Path,
        video_codec: str = "libx264",
        audio_codec: str = "aac",
        video_bitrate: str = "2M",
        audio_bitrate: str = "128k",
    ) -> list[str]:
        """Classic step 3: the joined video encoded again with the song."""
        picture = ffmpeg.input(_name(video_file), **device_options(video_codec))
        sound = ffmpeg.input(_name(audio_file))
        options: dict[str, Any] = {"c:v": video_codec, "b:v": video_bitrate, "preset": FINAL_PRESET}
        if is_hardware(video_codec):
            options = encoder_options(Encoding(video_codec, video_bitrate, FINAL_PRESET), Fraction(30))
            if upload := upload_filters(video_codec).strip(","):
                options["vf"] = upload
        stream = ffmpeg.output(
            picture["v"],
            sound["a"],
            _name(output_file),
            **options,
            **{"c:a": audio_codec, "b:a": audio_bitrate},
            shortest=None,
        )
        return self._compile(stream)

    def build_segment_command(
        self,
        info: MediaInfo,
        placement: Placement,
        shape: Shape,
        encoding: Encoding,
        output_file: str | Path,
        *,
        threads: int = 1,
    ) -> list[str]:
        """One segment of the timeline, cut, retimed, brought to shape and encoded, ready to be joined.

        Args:
            info: The probed clip.
            placement: Which part of it, when, and how long.
            shape: Of the video.
            encoding: Of the picture.
            output_file: An MP4 that must not exist.
            threads: For the encoder; the pixels may differ in the last bits, the frames never do.
        """
        assert info.video is not None  # noqa: S101 - clips are probed as clips
        # Not "accurate": that drops the picture which is on show at the seek point but began before it.
        seek = {"ss": f"{seek_seconds(info, placement):.3f}", "noaccurate_seek": None}
        source = _open(info, **device_options(encoding.codec), **seek)
        stream = _segment(
            source[str(info.video.index)],
            filter_chain(info, placement, shape),
            frames=placement.total_frames,
            shape=shape,
            encoding=encoding,
            output_file=output_file,
            threads=threads,
        )
        return self._compile(stream)

    def build_trial_command(
        self, encoding: Encoding, shape: Shape, frames: int, output_file: str | Path, *, picture: str = "testsrc2"
    ) -> list[str]:
        """A segment of a test picture, encoded like any other, to see whether an encoder works.

        Args:
            encoding: Of the picture.
            shape: Of the video.
            frames: How many.
            output_file: An MP4 that must not exist.
            picture: Name of one of FFmpeg's test pictures.
        """
        size, rate = f"{shape.width}x{shape.height}", f"{shape.rate.numerator}/{shape.rate.denominator}"
        source = ffmpeg.input(f"{picture}=s={size}:r={rate}", format="lavfi", **device_options(encoding.codec))
        # The test pictures have different colours; headers must be equal.
        labels = "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
        chain = f"format=yuv420p,setsar=1,{labels}"
        stream = _segment(source["v"], chain, frames=frames, shape=shape, encoding=encoding, output_file=output_file)
        return self._compile(stream)

    def build_song_command(
        self, info: MediaInfo, output_file: str | Path, *, codec: str, bitrate: str, seconds: float
    ) -> list[str]:
        """The song's sound track from its first sample on, encoded once.

        Args:
            info: The probed song.
            output_file: An MP4 that must not exist.
            codec: FFmpeg encoder.
            bitrate: Such as ``128k``.
            seconds: How much of it.
        """
        assert info.audio is not None  # noqa: S101 - songs are probed as songs
        rate = info.audio.rate if info.audio.rate in (44_100, 48_000) else 48_000
        stream = _open(info)[str(info.audio.index)].output(
            _name(ffmpeg_url(Path(output_file))),
            format="mp4",
            # Time is counted in decoded samples, whatever time stamps the file carries.
            af=f"asetpts=N/SR/TB,aresample={rate},atrim=end={seconds:.6f}",
            **{"c:a": codec, "b:a": bitrate},
            ac=2,
            map_metadata=-1,
            map_chapters=-1,
        )
        return self._compile(stream)

    def build_samples_command(
        self, info: MediaInfo, output_file: str | Path, *, rate: int, seconds: float
    ) -> list[str]:
        """The sound of a file as raw mono 32-bit floats, from its first sample on."""
        assert info.audio is not None  # noqa: S101 - sound was probed
        stream = _open(info)[str(info.audio.index)].output(
            _name(ffmpeg_url(Path(output_file))),
            format="f32le",
            af=f"asetpts=N/SR/TB,aresample={rate},atrim=end={seconds:.6f}",
            **{"c:a": "pcm_f32le"},
            ac=1,
        )
        return self._compile(stream)

    def build_reading_command(self, info: MediaInfo) -> list[str]:
        """The picture of a file read to its end for nothing; any damage in it is a failure."""
        assert info.video is not None  # noqa: S101 - clips are probed as clips
        stream = ffmpeg.output(_open(info)[str(info.video.index)], "-", format="null")
        return self._compile(stream.global_args("-xerror"))

    def build_glance_command(self, info: MediaInfo, glance: Glance, shown: Path, moving: Path) -> list[str]:
        """Raw pictures of a clip to look at: some in colour, and all of a rate small and grey, from one decode.

        Args:
            info: The probed clip.
            glance: Which pictures.
            shown: File for those in colour, 8-bit RGB.
            moving: File for the small grey ones.
        """
        assert info.video is not None  # noqa: S101 - clips are probed as clips
        # What is left out is not seen in small pictures, and takes half of the time.
        source = _open(info, skip_loop_filter="all", skip_frame="nokey" if glance.key_frames else "noref")
        picture, rate = source[str(info.video.index)], f"fps={glance.rate:.6f}"
        raw = {"format": "rawvideo", "fps_mode": "passthrough", "filter_threads": 1}
        chosen = "+".join(f"eq(n\\,{number})" for number in glance.shown)
        size = still_filters(info.video, *glance.size)
        first = picture.output(
            _name(ffmpeg_url(shown)), vf=",".join([rate, f"select='{chosen}'", *size]), pix_fmt="rgb24", **raw
        )
        small = f"{rate},scale={glance.small[0]}:{glance.small[1]}:flags=area,format=gray"
        second = picture.output(_name(ffmpeg_url(moving)), vf=small, pix_fmt="gray", **raw)
        return self._compile(ffmpeg.merge_outputs(first, second))

    def _compile(self, stream: Any) -> list[str]:  # noqa: ANN401 - ffmpeg-python has no types
        command: list[str] = ffmpeg.compile(stream, cmd="ffmpeg")
        arguments = [os.fsdecode(argument.encode("latin-1")) for argument in command[1:]]
        return [self._program, "-hide_banner", "-nostats", "-v", "error", "-y", *arguments]


def _name(path: str | Path) -> str:
    """A file's name byte by byte, until ``_compile``: ffmpeg-python takes no name that is not valid text."""
    return os.fsencode(path).decode("latin-1")


def _segment(
    picture: Any,  # noqa: ANN401 - ffmpeg-python has no types
    chain: str,
    *,
    frames: int,
    shape: Shape,
    encoding: Encoding,
    output_file: str | Path,
    threads: int = 1,
) -> Any:  # noqa: ANN401
    """The output of a segment: its filters, its very number of frames, its encoder."""
    return picture.output(
        _name(ffmpeg_url(Path(output_file))),
        format="mp4",
        vf=chain + upload_filters(encoding.codec),
        **{"frames:v": frames, "fps_mode": "passthrough", "filter_threads": 1},
        **encoder_options(encoding, shape.rate, width=shape.width, threads=threads),
        video_track_timescale=shape.rate.numerator,
        map_metadata=-1,
    )


def _open(info: MediaInfo, **options: Any) -> Any:  # noqa: ANN401 - ffmpeg-python has no types
    """A probed file with the one demuxer it was probed with and no protocol but ``file``."""
    return ffmpeg.input(
        _name(ffmpeg_url(info.path)),
        format=info.demuxer,
        protocol_whitelist=PROTOCOLS,
        max_pixels=MAX_PIXELS,
        threads=1,
        **options,
    )
