"""Everything a video is made of, on its way from the storage to this machine: fetched, probed and hashed."""

import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path, PurePosixPath
from typing import Any

from choreo_desktop.domain.errors import ResourceError, UnusableClipsError, UnusableMediaError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.ffmpeg import FFmpeg
from choreo_desktop.media.info import MediaInfo
from choreo_desktop.media.probe import probe_clip, probe_song
from choreo_desktop.media.reading import check_filters
from choreo_desktop.media.sources import Source
from choreo_desktop.storage.base import StorageBackend

POLL_SECONDS = 0.1
FIRST_LOOK_SECONDS = 0.5
GRACE_SECONDS = 2.0  # after the first failure, so that a person hears of all bad files at once


def await_all(futures: "Iterable[Future[Any]]", cancel: CancelToken) -> None:
    """Wait until all are done; the first failure, or a request to stop, ends the waiting.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
        Exception: What a future raised.
    """
    pending = set(futures)
    while pending:
        cancel.check()
        done, pending = wait(pending, POLL_SECONDS, FIRST_COMPLETED)
        for future in done:
            future.result()


def look_at(path: Path, key: str, probe: Callable[[Path], MediaInfo], ffmpeg: FFmpeg, cancel: CancelToken) -> Source:
    """Probe and hash a file that is here.

    Raises:
        ResourceError, ProcessingError: If it cannot be used, or not with this FFmpeg.
        Cancelled, TimedOutError: From ``cancel``.
    """
    try:
        info = probe(path)
    except UnusableMediaError as error:  # a local copy has a name that tells a person nothing
        sentence = error.error.replace(path.name, PurePosixPath(key).name)
        raise UnusableMediaError(sentence, details=error.details) from error
    check_filters(info, ffmpeg)
    return Source.of(info, cancel)


class Shipment:
    """Fetches clips and song in parallel; each can be used as soon as it is here.

    Args:
        storage: Where they come from.
        clips: Keys of the clips, each with the field that names it first.
        song: Key of the song.
        folder: For local copies.
        ffmpeg: Must be able to convert the clips.
        cancel: Stops the fetching.
        on_share: Called from other threads with the share (0 to 1) that is here.
    """

    THREADS = 4

    def __init__(
        self,
        storage: StorageBackend,
        clips: Mapping[str, str],
        song: str,
        *,
        folder: Path,
        ffmpeg: FFmpeg,
        cancel: CancelToken,
        on_share: Callable[[float], None],
    ) -> None:
        self._storage = storage
        self._folder = folder
        self._ffmpeg = ffmpeg
        self._cancel = cancel
        self._on_share = on_share
        self._named = dict(clips)
        self._shares = dict.fromkeys([*clips, song], 0.0)
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(self.THREADS, thread_name_prefix="fetch")
        self._song = self._pool.submit(self._bring, song, probe_song)
        self._clips = {key: self._pool.submit(self._bring, key, probe_clip) for key in clips}
        self._fields = [*((field, self._clips[key]) for key, field in clips.items()), ("audio_path", self._song)]

    def song(self) -> Source:
        """The song, waiting for it if need be.

        Raises:
            ResourceError: If it, or a clip that was looked at meanwhile, cannot be used; ``details`` has them all.
            Cancelled, TimedOutError: If asked to stop.
        """
        return self._result(self._song)

    def clip(self, key: str) -> Source:
        """A clip, waiting for it if need be. Raises as ``song`` does."""
        return self._result(self._clips[key])

    def first_look(self) -> None:
        """Wait a moment: local files are all here at once, and knowing all of them saves work."""
        wait(self._clips.values(), FIRST_LOOK_SECONDS)

    def arrived(self) -> set[str]:
        """Keys of the clips that are here. Raises as ``song`` does."""
        self._cancel.check()
        here = {key for key, future in self._clips.items() if future.done()}
        for key in here:
            self._result(self._clips[key])
        return here

    def next_arrival(self) -> None:
        """Wait until one more clip is here, or a moment."""
        wait([f for f in self._clips.values() if not f.done()], POLL_SECONDS, FIRST_COMPLETED)

    def close(self) -> None:
        """Let nothing go on; the token must be cancelled before, unless all is here."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _result(self, future: Future[Source]) -> Source:
        try:
            await_all([future], self._cancel)
        except ResourceError as error:
            raise self._refusal() from error
        return future.result()

    def _refusal(self) -> ResourceError:
        """Everything that cannot be used, as far as a moment tells, each with its field."""
        done, _ = wait([future for _, future in self._fields], GRACE_SECONDS)
        failed = [(field, future.exception()) for field, future in self._fields if future in done]
        bad = [(field, error) for field, error in failed if isinstance(error, ResourceError)]
        more = f" (and {len(bad) - 1} more)" if len(bad) > 1 else ""
        sentence = f"{bad[0][0]}: {bad[0][1].error}{more}"
        details = "\n".join(f"{field}: {error.error} ({error.details})" for field, error in bad)
        named = {field: error.error for field, error in bad}
        clips = {key: named[field] for key, field in self._named.items() if field in named}
        if len(clips) < len(bad):  # the song is among them
            return ResourceError(sentence, details=details)
        return UnusableClipsError(sentence, clips, details=details)

    def _bring(self, key: str, probe: Callable[[Path], MediaInfo]) -> Source:
        self._cancel.check()
        path = self._storage.fetch(
            key,
            self._folder,
            cancel=self._cancel,
            progress=lambda done, total: self._told(key, done / total if total else 1.0),
        )
        source = look_at(path, key, probe, self._ffmpeg, self._cancel)
        self._told(key, 1.0)
        return source

    def _told(self, key: str, share: float) -> None:
        with self._lock:
            self._shares[key] = max(self._shares[key], share)
            total = sum(self._shares.values()) / len(self._shares)
        self._on_share(total)
