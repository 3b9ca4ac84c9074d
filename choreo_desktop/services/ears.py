"""Listening: a file in, music facts out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.song import Genre, SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cache import work_folder
from choreo_desktop.media.decode import ANALYSIS_RATE, MAX_SONG_SECONDS, decode_samples
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.probe import MediaInfo, probe_song

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_CLIP_SECONDS = 120.0


class Heard(NamedTuple):
    """A song as heard.

    Attributes:
        samples: Shape (samples,), mono, 32-bit floats.
        rate: Samples per second.
        analysis: What was found.
    """

    samples: "NDArray[np.float32]"
    rate: int
    analysis: SongAnalysis


class Ears:
    """Decodes and analyses songs and clips.

    Args:
        ffmpeg: Finds the program that decodes.
        work: Folder for temporary files.
    """

    def __init__(self, ffmpeg: FFmpegLocator, work: Path) -> None:
        self._ffmpeg = ffmpeg
        self._work = work

    def hear_song(
        self,
        path: Path,
        genre: Genre,
        *,
        cancel: CancelToken | None = None,
        on_share: Callable[[float], None] = lambda _: None,
    ) -> Heard:
        """Analyse a song.

        Raises:
            ResourceError: If it is missing or has no sound.
            Cancelled, TimedOutError: From ``cancel``.
        """
        from choreo_desktop.analysis.analyzer import analyse_song

        info = probe_song(path)
        on_share(0.1)
        samples = self._samples(info, MAX_SONG_SECONDS, cancel)
        on_share(0.4)
        analysis = analyse_song(samples, ANALYSIS_RATE, genre, cancel=cancel)
        on_share(1.0)
        return Heard(samples, ANALYSIS_RATE, analysis)

    def hear_clip(self, info: MediaInfo, genre: Genre, *, cancel: CancelToken | None = None) -> ClipGrid | None:
        """The beats in a probed clip's own sound; None where it has none that can be trusted to be there.

        Raises:
            Cancelled, TimedOutError: From ``cancel``.
        """
        from choreo_desktop.analysis.clips import analyse_clip

        if info.audio is None:
            return None
        return analyse_clip(self._samples(info, MAX_CLIP_SECONDS, cancel), ANALYSIS_RATE, genre, cancel=cancel)

    def _samples(self, info: MediaInfo, seconds: float, cancel: CancelToken | None) -> "NDArray[np.float32]":
        with work_folder(self._work) as folder:
            return decode_samples(info, self._ffmpeg.get(), folder, seconds=seconds, cancel=cancel)
