"""Assembling a video from a blueprint: validate, fetch, render, join, add the song, upload, clean up."""

import logging
import traceback
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import (
    BlueprintError,
    ChoreoError,
    StorageError,
    TimedOutError,
    VideoAssemblyError,
)
from choreo_desktop.domain.settings import GIGABYTE
from choreo_desktop.domain.work import CancelToken, child_token
from choreo_desktop.media.cache import ContentCache
from choreo_desktop.media.cores import usable_cores
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.media.work_folders import work_folder
from choreo_desktop.services.assembly_job import AssemblyJob, Workshop, executor_or_own
from choreo_desktop.services.assembly_parts import Bench
from choreo_desktop.services.encoders import Encoders
from choreo_desktop.services.stages import CLEANUP, COMPLETED, ProgressCallback, StageMeter
from choreo_desktop.services.sync_report import SyncReport
from choreo_desktop.storage.base import StorageBackend

logger = logging.getLogger(__name__)

__all__ = ["VideoAssemblyError", "VideoAssemblyService"]

DEFAULT_TIMEOUT = 600.0
DEFAULT_CACHE_BYTES = 5 * GIGABYTE


class VideoAssemblyService:
    """Turns blueprints into videos.

    Args:
        storage_service: Where clips and songs come from and results go to.
        ffmpeg: Finds the program.
        cache_folder: Keeps rendered segments for the next time; None to keep nothing.
        cache_bytes: Limit of that cache.
        encoders: Knows which encoders work here; None to find out anew.
        executor: Carries the rendering; None for threads of our own, one a core.
        workers: How many tasks the executor runs at once; 0 for one a core.
        timeout_seconds: Limit of one assembly.
    """

    def __init__(
        self,
        storage_service: StorageBackend,
        *,
        ffmpeg: FFmpegLocator | None = None,
        cache_folder: Path | None = None,
        cache_bytes: int = DEFAULT_CACHE_BYTES,
        encoders: Encoders | None = None,
        executor: Executor | None = None,
        workers: int = 0,
        timeout_seconds: float = DEFAULT_TIMEOUT,
    ) -> None:
        self._storage = storage_service
        self._ffmpeg = ffmpeg or FFmpegLocator()
        self._encoders = encoders or Encoders(self._ffmpeg)
        self._cache_folder = cache_folder
        self._cache_bytes = cache_bytes
        self._executor = executor
        self._workers = workers or usable_cores()
        self._timeout = timeout_seconds

    def check_ffmpeg_available(self) -> bool:
        """Whether there is an FFmpeg that works."""
        try:
            self._ffmpeg.get()
        except ChoreoError as error:
            logger.warning("%s (%s)", error.error, error.details)
            return False
        return True

    def check_ready(self, output_path: str) -> None:
        """See early, before anything is listened to, that a video can be made and stored.

        Raises:
            ChoreoError: If FFmpeg is missing or nothing can be stored under the key.
        """
        self._ffmpeg.get()
        self._storage.check_destination(output_path, 0)

    def validate_blueprint(self, blueprint: Mapping[str, Any] | Blueprint) -> tuple[bool, str | None]:
        """Whether a blueprint can be assembled; if not, every problem, one a line."""
        try:
            read_blueprint(blueprint)
        except BlueprintError as error:
            return False, "\n".join(error.problems)
        return True, None

    def assemble_video(
        self,
        blueprint: Mapping[str, Any] | Blueprint,
        progress_callback: ProgressCallback | None = None,
        *,
        cancel: CancelToken | None = None,
        on_report: Callable[[SyncReport], None] | None = None,
        on_notice: Callable[[str], None] = lambda _: None,
    ) -> str:
        """Make the video.

        Nothing stands under the output's name until it is whole; temporary files are gone and children have
        ended on every way out. Finished segments stay in the cache, so that the next run goes on from there.

        Args:
            blueprint: A Blueprint or its plain dict.
            progress_callback: Called with (stage, percent, message); percent never goes back.
            cancel: Stops the work within half a second.
            on_report: Called with the sync report once the video is delivered.
            on_notice: Called with a sentence about what is made in another way than the blueprint asks for.

        Returns:
            URL of the video.

        Raises:
            VideoAssemblyError: If anything fails; its category tells the family.
            Cancelled: If ``cancel`` was cancelled.
        """
        meter = StageMeter(progress_callback)
        try:
            with child_token(cancel, seconds=self._timeout) as token:
                plan = self._with_working_encoder(read_blueprint(blueprint), on_notice, token)
                return self._assemble(plan, meter, token, on_report)
        except VideoAssemblyError:
            raise
        except TimedOutError as error:
            raise VideoAssemblyError(
                f"Making the video took longer than its limit{CancelToken(seconds=self._timeout).limit_text()}. "
                "Raise the limit in the settings, or try again: finished parts are kept.",
                details=error.details,
                stage=meter.stage,
                category=error.category,
            ) from error
        except ChoreoError as error:
            raise VideoAssemblyError.from_error(error, stage=meter.stage) from error
        except OSError as error:
            raise VideoAssemblyError.from_error(_disk_error(error), stage=meter.stage) from error
        except Exception as error:
            logger.exception("a bug in the assembly")
            raise VideoAssemblyError(
                f"An unexpected problem stopped the video ({type(error).__name__}). Please report it.",
                details=traceback.format_exc(),
                stage=meter.stage,
            ) from error

    @contextmanager
    def bench(self) -> Iterator[Bench]:
        """What parts of videos are made with. The cache is brought under its limit at the end.

        Raises:
            FFmpegMissingError: If there is no FFmpeg that works.
        """
        ffmpeg = self._ffmpeg.get()
        with ExitStack() as stack:
            folder = self._cache_folder or Path(stack.enter_context(TemporaryDirectory(prefix="choreo-")))
            cache = ContentCache(folder, self._cache_bytes)
            stack.callback(cache.trim)  # also after a failure: what was finished is kept, and bounded
            work = stack.enter_context(work_folder(folder / "work"))
            yield Bench(self._storage, ffmpeg, cache, work)

    def _assemble(
        self,
        blueprint: Blueprint,
        meter: StageMeter,
        token: CancelToken,
        on_report: Callable[[SyncReport], None] | None,
    ) -> str:
        with self.bench() as bench, executor_or_own(self._executor, self._workers) as executor:
            workshop = Workshop(**vars(bench), executor=executor, workers=self._workers)
            url, report = AssemblyJob(blueprint, workshop, meter, token).run()
            meter.enter(CLEANUP, "Cleaning up")
        meter.close(CLEANUP, "Cleaning up")
        meter.enter(COMPLETED, "Done")
        meter.close(COMPLETED, "Done")
        if on_report is not None:
            on_report(report)
        return url

    def _with_working_encoder(
        self, blueprint: Blueprint, on_notice: Callable[[str], None], token: CancelToken
    ) -> Blueprint:
        """A plan of another machine may ask for an encoder that this one lacks."""
        config, notice = self._encoders.settle_output(blueprint.output_config, cancel=token)
        if not notice:
            return blueprint
        logger.warning("%s", notice)
        on_notice(notice)
        return blueprint.model_copy(update={"output_config": config})


def _disk_error(error: OSError) -> StorageError:
    if error.errno == 28:
        return StorageError("The disk is full. Free some space and try again.", details=repr(error))
    where = f" ({error.filename})" if error.filename else ""
    return StorageError(f"A file cannot be used{where}: {error.strerror or error}.", details=repr(error))
