"""Waveforms of songs, kept from one start of the program to the next."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.cache import ContentCache, content_hash, key_of
from choreo_desktop.media.decode import ANALYSIS_RATE, decode_samples
from choreo_desktop.media.probe import probe_song
from choreo_desktop.media.work_folders import work_folder
from choreo_desktop.services.waveform import Waveform, waveform_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from choreo_desktop.media.ffmpeg import FFmpegLocator

logger = logging.getLogger(__name__)
RECIPE_VERSION = 1
CACHE_BYTES = 64_000_000  # some hundred songs


class Waveforms:
    """Waveforms of songs, kept in a bounded folder under the content of the song. Meant for a job's thread.

    Args:
        folder: Where they are kept; made when first used.
        ffmpeg: Finds the program that decodes songs whose waveform is not kept.
        limit_bytes: Those that were not used for the longest time go when the folder grows beyond this.
    """

    def __init__(self, folder: Path, ffmpeg: "FFmpegLocator", *, limit_bytes: int = CACHE_BYTES) -> None:
        self._cache = ContentCache(folder, limit_bytes)
        self._ffmpeg = ffmpeg

    def of_song(
        self, path: Path, *, cancel: CancelToken | None = None, on_share: Callable[[float], None] = lambda _: None
    ) -> Waveform:
        """The waveform of a song, or of a video's sound.

        Args:
            path: The file.
            cancel: Stops the work.
            on_share: Told how far it is, 0 to 1; from another thread.

        Raises:
            ChoreoError: If it is missing, has no sound or cannot be decoded.
            Cancelled, TimedOutError: From ``cancel``.
        """
        info = probe_song(path)
        digest = content_hash(path, cancel)
        kept = self._kept(digest)
        if kept is not None:
            return kept
        with work_folder(self._cache.folder / "work") as folder:
            samples = decode_samples(
                info, self._ffmpeg.get(), folder, long_as_half=True, cancel=cancel, on_share=on_share
            )
        return self.of_samples(digest, samples, ANALYSIS_RATE, cancel=cancel)

    def of_samples(
        self, digest: str, samples: "NDArray[np.floating]", rate: int, *, cancel: CancelToken | None = None
    ) -> Waveform:
        """The waveform of a song that is decoded already, such as ``Heard.samples`` of the ears.

        Args:
            digest: Hash of the song's content, such as ``Heard.digest``.
            samples: Shape (samples,), mono.
            rate: Samples per second.
            cancel: Stops the work.

        Raises:
            Cancelled, TimedOutError: From ``cancel``.
        """
        kept = self._kept(digest)
        if kept is not None:
            return kept
        made = waveform_of(samples, rate, cancel=cancel)
        self._keep(digest, made)
        return made

    def _kept(self, digest: str) -> Waveform | None:
        found = self._cache.get(_key(digest))
        try:
            return Waveform.load(found) if found is not None else None
        except (OSError, ValueError) as error:
            logger.info("a kept waveform cannot be read and is made again: %s", error)
            return None

    def _keep(self, digest: str, made: Waveform) -> None:
        """A full disk or a folder without rights costs time at the next start, nothing else."""
        try:
            with work_folder(self._cache.folder / "work") as folder:
                made.save(folder / "waveform.npz")
                self._cache.put(_key(digest), folder / "waveform.npz")
            self._cache.trim()
        except OSError as error:
            logger.warning("a waveform could not be kept: %s", error)


def _key(digest: str) -> str:
    return key_of([RECIPE_VERSION, digest])
