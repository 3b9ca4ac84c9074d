"""Segments: rendered once each, in parallel, and kept in the cache for the next time.

A segment is a pure function of its source and parameters. Whoever hands in an executor decides where that
function runs: threads here, or the processes of another engine, which need nothing but the task's values.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from typing_extensions import override

from choreo_desktop.domain.errors import FFmpegFailedError, ProcessingError
from choreo_desktop.domain.work import CancelToken
from choreo_desktop.media.encoders import HARDWARE_ADVICE, encoder_slot
from choreo_desktop.media.encoding import is_hardware
from choreo_desktop.media.ffmpeg_builder import FFmpegCommandBuilder
from choreo_desktop.media.packets import check_segment
from choreo_desktop.media.process import run_ffmpeg
from choreo_desktop.media.reading import check_readable
from choreo_desktop.media.segment_task import SegmentTask

logger = logging.getLogger(__name__)

OUTPUT_NAME = "segment.mp4"


class Watch(Protocol):
    """How a running task hears of cancel and tells its progress."""

    @property
    def cancel(self) -> CancelToken:
        """Stops the task."""

    def rendered(self, key: str, frames: int) -> None:
        """So many frames of the segment are done."""


class _FlagToken(CancelToken):
    """Cancelled by a file: the one thing that tasks in other processes can see."""

    def __init__(self, flag: Path) -> None:
        super().__init__()
        self._flag = flag

    @property
    @override
    def cancelled(self) -> bool:
        return super().cancelled or self._flag.exists()


@dataclass
class _FarWatch:
    flag: Path
    cancel: CancelToken = field(init=False)

    def __post_init__(self) -> None:
        self.cancel = _FlagToken(self.flag)

    def rendered(self, key: str, frames: int) -> None:
        """Progress of a far task is told by its end."""


def render_segment(task: SegmentTask, watch: Watch | None = None) -> Path:
    """Make one segment, or find it in the cache.

    Returns:
        The segment under a name of this job's own in its work folder.

    Raises:
        ChoreoError: If FFmpeg fails or the clip cannot be read any more.
        Cancelled: If asked to stop.
    """
    watch = watch or _FarWatch(task.work / "stop")
    key = task.key
    finished = task.cache.obtain(key, partial(_encode, task, watch, key), task.work, watch.cancel)
    watch.rendered(key, task.frames)
    return finished


def _encode(task: SegmentTask, watch: Watch, key: str) -> Path:
    folder = task.work / key
    folder.mkdir(exist_ok=True)
    output = folder / OUTPUT_NAME
    builder = FFmpegCommandBuilder(task.ffmpeg.path)
    command = builder.build_segment_command(
        task.source.info, task.placement, task.shape, task.encoding, output, threads=task.threads
    )
    name, codec = task.source.info.path.name, task.encoding.codec
    try:
        with encoder_slot(codec, task.cache.folder / "locks", watch.cancel):
            said = run_ffmpeg(
                command,
                cancel=watch.cancel,
                on_progress=lambda p: watch.rendered(key, p.frames),
                polite=not task.background,
                background=task.background,
            )
        check_segment(output, task.frames, f"The clip {name} could not be rendered whole", said)
    except ProcessingError as error:
        task.source.check_unchanged()
        check_readable(task.source.info, task.ffmpeg, watch.cancel)
        if not isinstance(error, FFmpegFailedError):
            raise
        advice = f" {HARDWARE_ADVICE}" if is_hardware(codec) else ""
        raise FFmpegFailedError(f"The clip {name}: {error.error}{advice}", details=error.details) from error
    task.source.check_unchanged()
    return output


@dataclass
class _Meter:
    """Frames done and to do over all segments; each counts once, however often it is used."""

    cancel: CancelToken
    tell: Callable[[float], None]
    planned: dict[str, int] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, key: str, frames: int) -> None:
        with self.lock:
            self.planned[key] = frames

    def rendered(self, key: str, frames: int) -> None:
        with self.lock:
            self.done[key] = max(frames, self.done.get(key, 0))
            # Told under the lock, so that no older share overtakes a newer one.
            self.tell(sum(self.done.values()) / max(1, sum(self.planned.values())))


class SegmentRenderer:
    """Renders the segments of one video.

    Args:
        executor: Carries the tasks.
        cancel: Stops them; cancelled by whoever owns it when one of them fails.
        work: Folder for temporary files of this job.
        on_share: Called from other threads with the share (0 to 1) of the submitted frames that is done.
    """

    def __init__(
        self,
        executor: Executor,
        *,
        cancel: CancelToken,
        work: Path,
        on_share: Callable[[float], None] = lambda _: None,
    ) -> None:
        self._executor = executor
        self._work = work
        self._cancel = cancel
        self._meter = _Meter(cancel, on_share)
        self._near = isinstance(executor, ThreadPoolExecutor)
        self._futures: dict[str, Future[Path]] = {}
        cancel.on_cancel(self._raise_flag)

    def submit(self, task: SegmentTask) -> str:
        """Start a segment, unless the same one was started before. Returns its key."""
        key = task.key
        if key not in self._futures:
            self._meter.plan(key, task.frames)
            if self._near:
                self._futures[key] = self._executor.submit(render_segment, task, self._meter)
            else:
                future = self._executor.submit(render_segment, task)
                future.add_done_callback(lambda f: self._finished(f, key, task.frames))
                self._futures[key] = future
        return key

    def futures(self) -> list[Future[Path]]:
        """All segments under way or done."""
        return list(self._futures.values())

    def collect(self, key: str) -> Path:
        """A finished segment in the job's work folder."""
        return self._futures[key].result()

    def problem(self, key: str) -> BaseException | None:
        """Why a segment came to nothing; None while it may still come to something."""
        future = self._futures[key]
        return future.exception() if future.done() and not future.cancelled() else None

    def stop(self) -> None:
        """Cancel what has not begun and wait for what has; the token must be cancelled before."""
        self._raise_flag()
        for future in self._futures.values():
            future.cancel()
        for future in self._futures.values():
            if not future.cancelled():
                future.exception()

    def _finished(self, future: "Future[Path]", key: str, frames: int) -> None:
        if not future.cancelled() and future.exception() is None:
            self._meter.rendered(key, frames)

    def _raise_flag(self) -> None:
        if not self._near and self._work.exists():
            with suppress(OSError):  # a full disk must not hide why the work is stopped
                (self._work / "stop").touch()
