"""Listening: a file in, music facts out."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cache import content_hash
from choreo_desktop.media.decode import ANALYSIS_RATE, MAX_SONG_SECONDS, decode_samples
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_song
from choreo_desktop.media.work_folders import work_folder
from choreo_desktop.services.corrections_store import CorrectionsStore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_CLIP_SECONDS = 120.0

# How much of the time of listening to a song has gone when each step is done.
_KNOWN, _DECODED = 0.03, 0.4
_LOOK_SECONDS = 0.05

OnShare = Callable[[float], None]


class Heard(NamedTuple):
    """A song as heard.

    Attributes:
        samples: Shape (samples,), mono, floats.
        rate: Samples per second.
        detected: What was found by listening alone.
        analysis: The same with what people corrected.
        corrections: Those that were applied.
        digest: Hash of the file's content, under which its corrections are kept.
        notes: What a person should be told.
    """

    samples: "NDArray[np.floating]"
    rate: int
    detected: SongAnalysis
    analysis: SongAnalysis
    corrections: Corrections = Corrections()
    digest: str = ""
    notes: tuple[str, ...] = ()

    def with_corrections(self, corrections: Corrections) -> "Heard":
        """The same song, corrected otherwise; nothing is listened to again."""
        from choreo_desktop.analysis.correcting import correct

        return self._replace(corrections=corrections, analysis=correct(self.detected, corrections))


class Ears:
    """Decodes and analyses songs and clips.

    Args:
        ffmpeg: Finds the program that decodes.
        work: Folder for temporary files.
        corrections: What people corrected in songs; it is put on top of everything that is heard. None for nothing.
    """

    def __init__(self, ffmpeg: FFmpegLocator, work: Path, corrections: CorrectionsStore | None = None) -> None:
        self._ffmpeg = ffmpeg
        self._work = work
        self._corrections = corrections

    def hear_song(
        self,
        path: Path,
        genre: Genre,
        *,
        cancel: CancelToken | None = None,
        on_share: OnShare = lambda _: None,
    ) -> Heard:
        """Analyse a song, and correct the analysis.

        Args:
            path: The song, or a video with sound.
            genre: Whose range the tempo is looked for in.
            cancel: Stops the work within a fifth of a second.
            on_share: Told how far it is, 0 to 1, never less than before; from any thread, one call at a time.

        Raises:
            ResourceError: If it is missing or has no sound.
            Cancelled, TimedOutError: From ``cancel``.
        """
        from choreo_desktop.analysis.correcting import correct

        on_share(0.0)
        info = probe_song(path)
        digest = content_hash(path, cancel)
        on_share(_KNOWN)
        warm = _warming_up()
        samples = self._samples(info, MAX_SONG_SECONDS, cancel, lambda s: on_share(_between(_KNOWN, _DECODED, s)))
        on_share(_DECODED)
        while warm.is_alive():
            warm.join(_LOOK_SECONDS)
            if cancel is not None:
                cancel.check()
        detected = _analyse(samples, genre, cancel, lambda s: on_share(_between(_DECODED, 1.0, s)))
        wanted, notes = self._kept(digest)
        if info.seconds > MAX_SONG_SECONDS + 1:
            hours = f"{MAX_SONG_SECONDS / 3600:g}"
            notes = (*notes, f"{path.name} is long: only its first {hours} hours were listened to.")
        on_share(1.0)
        return Heard(samples, ANALYSIS_RATE, detected, correct(detected, wanted), wanted, digest, notes)

    def _kept(self, digest: str) -> tuple[Corrections, tuple[str, ...]]:
        return self._corrections.load(digest) if self._corrections is not None else (Corrections(), ())

    def hear_clip(self, info: MediaInfo, genre: Genre, *, cancel: CancelToken | None = None) -> ClipGrid | None:
        """The beats in a probed clip's own sound; None where it has none that can be trusted to be there.

        Raises:
            Cancelled, TimedOutError: From ``cancel``.
        """
        from choreo_desktop.analysis.clips import analyse_clip

        if info.audio is None:
            return None
        return analyse_clip(self._samples(info, MAX_CLIP_SECONDS, cancel), ANALYSIS_RATE, genre, cancel=cancel)

    def _samples(
        self, info: MediaInfo, seconds: float, cancel: CancelToken | None, on_share: OnShare = lambda _: None
    ) -> "NDArray[np.floating]":
        with work_folder(self._work) as folder:
            return decode_samples(
                info, self._ffmpeg.get(), folder, seconds=seconds, long_as_half=True, cancel=cancel, on_share=on_share
            )


def _warming_up() -> threading.Thread:
    """Loads what the analysis needs while FFmpeg decodes, which takes half a second that nothing can interrupt."""

    def load() -> None:
        import scipy.fft
        import scipy.ndimage  # noqa: F401

        import choreo_desktop.analysis.analyzer  # noqa: F401

    thread = threading.Thread(target=load, name="warm-up", daemon=True)
    thread.start()
    return thread


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share


def _analyse(
    samples: "NDArray[np.floating]", genre: Genre, cancel: CancelToken | None, on_share: OnShare
) -> SongAnalysis:
    from choreo_desktop.analysis.analyzer import analyse_song

    return analyse_song(samples, ANALYSIS_RATE, genre, cancel=cancel, on_share=on_share)
