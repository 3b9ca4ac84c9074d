"""What the program is put together from: settings to adapters to services. Every concrete choice is made here.

Modules that take long to load are imported where they are needed: the window stands in front of its person before
NumPy, PyAV or boto3 have been read from the disk.
"""

import json
import logging
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from choreo_desktop.domain.settings import GIGABYTE, AppSettings, LocalStorage, VideoSettings
from choreo_desktop.paths import AppPaths, resource
from choreo_desktop.services.settings_store import SettingsStore
from choreo_desktop.services.studio import Studio

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.library.database import Database
    from choreo_desktop.library.tasks import TaskRepository
    from choreo_desktop.media.ffmpeg import FFmpegLocator
    from choreo_desktop.planning.generator import BlueprintGenerator
    from choreo_desktop.services.bucket import Bucket
    from choreo_desktop.services.choreography import ChoreographyService
    from choreo_desktop.services.connection import KeyStore
    from choreo_desktop.services.corrections_store import CorrectionsStore
    from choreo_desktop.services.drafts import DraftStore
    from choreo_desktop.services.ears import Ears
    from choreo_desktop.services.encoders import Encoders
    from choreo_desktop.services.history import History
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.services.live import Fetch
    from choreo_desktop.services.video_assembly import VideoAssemblyService
    from choreo_desktop.services.waveform import Waveform
    from choreo_desktop.storage.base import StorageBackend
    from choreo_desktop.storage.factory import Folders

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Composition:
    """The objects of one running program, each built when it is first needed and handed down.

    Args:
        stack: Closes what was opened when the program ends.
        paths: Where things live.

    Attributes:
        studio: The window's services, and the settings.
    """

    def __init__(self, stack: ExitStack, paths: AppPaths) -> None:
        self._stack = stack
        self._paths = paths
        self._made: dict[str, Any] = {}
        self._lock = threading.RLock()  # jobs of several threads may need the same thing first
        self.studio = Studio(self, SettingsStore(paths.settings_file))
        for notice in self.studio.notices:
            logger.warning("%s", notice)

    def _once(self, name: str, make: Callable[[], T]) -> T:
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            made: T = self._made[name]
            return made

    @property
    def settings(self) -> AppSettings:
        """The settings of now."""
        return self.studio.settings

    @property
    def video(self) -> VideoSettings:
        """What new choreographies look like."""
        return self.settings.video

    @property
    def log_folder(self) -> Path:
        """Where the program writes down what it does."""
        return self._paths.logs

    # What remembers

    @property
    def _database(self) -> "Database":
        from choreo_desktop.library.database import Database

        return self._once("database", lambda: self._stack.enter_context(Database(self._paths.database_file)))

    @property
    def tasks(self) -> "TaskRepository":
        """The history, in which what a killed program left running is marked as failed."""

        def make() -> "TaskRepository":
            from choreo_desktop.library.tasks import TaskRepository

            tasks = TaskRepository(self._database)
            for task_id in tasks.fail_interrupted():
                logger.info("task %s was interrupted by the end of the program", task_id)
            return tasks

        return self._once("tasks", make)

    @property
    def library(self) -> "Library":
        """The clips and songs of this person."""

        def make() -> "Library":
            from choreo_desktop.services.library_shelf import Library

            return Library(
                self._database,
                pictures=self._paths.data / "pictures",
                work=self._paths.cache / "work",
                ears=self.ears(),
                ffmpeg=self.ffmpeg(self.settings),
                corrections=self.corrections,
            )

        return self._once("library", make)

    @property
    def history(self) -> "History":
        """Choreographies that were made."""

        def make() -> "History":
            from choreo_desktop.services.history import History

            return History(self.tasks, self._storage_named, downloads=self._paths.cache / "downloads")

        return self._once("history", make)

    @property
    def drafts(self) -> "DraftStore":
        """The plan that somebody is working on."""

        def make() -> "DraftStore":
            from choreo_desktop.services.drafts import DraftStore

            return DraftStore(self._paths.data / "draft")

        return self._once("drafts", make)

    @property
    def corrections(self) -> "CorrectionsStore":
        """What people corrected in songs."""

        def make() -> "CorrectionsStore":
            from choreo_desktop.services.corrections_store import CorrectionsStore

            return CorrectionsStore(self._paths.corrections_folder)

        return self._once("corrections", make)

    # What works

    def ears(self) -> "Ears":
        """Listens to songs."""
        from choreo_desktop.services.ears import Ears

        return Ears(self.ffmpeg(self.settings), self._paths.cache / "work", self.corrections)

    def ffmpeg(self, settings: AppSettings) -> "FFmpegLocator":
        """Finds the FFmpeg of the settings."""
        from choreo_desktop.media.ffmpeg import FFmpegLocator

        path = settings.ffmpeg_path
        return self._once(f"ffmpeg {path}", lambda: FFmpegLocator(path))

    def generator(self, settings: AppSettings) -> "BlueprintGenerator":
        """Plans."""
        from choreo_desktop.planning.generator import BlueprintGenerator

        return BlueprintGenerator(max_stretch=settings.max_stretch)

    def assembly_in(self, storage: "StorageBackend", settings: AppSettings) -> "VideoAssemblyService":
        """Makes videos of what lies in a storage."""
        from choreo_desktop.services.video_assembly import VideoAssemblyService

        return VideoAssemblyService(
            storage,
            ffmpeg=self.ffmpeg(settings),
            cache_folder=self._paths.cache,
            cache_bytes=int(settings.cache_gigabytes * GIGABYTE),
            encoders=self.encoders(settings),
            workers=settings.workers,
            timeout_seconds=settings.timeout_minutes * 60,
        )

    def storage(self, settings: AppSettings, *, keep_copies: bool = True) -> "StorageBackend":
        """The storage of the settings.

        Args:
            settings: Which.
            keep_copies: Whether copies of what is on a server are kept in the cache.

        Raises:
            UnsafePathError: If its settings cannot be used.
        """
        from choreo_desktop.storage.factory import storage_from_settings
        from choreo_desktop.storage.s3 import S3StorageBackend

        storage = storage_from_settings(
            settings.storage,
            default_root=self._paths.data / "library",
            cache_folder=self._paths.cache if keep_copies else None,
            find_keys=self.keys().find,
        )
        if isinstance(storage, S3StorageBackend):
            self._stack.callback(storage.close)
        return storage

    # What the studio is put together from

    def service(self, settings: AppSettings) -> "ChoreographyService":
        """Choreographies of the library, kept where the settings say."""
        from choreo_desktop.services.choreography import ChoreographyService

        return ChoreographyService(
            self.assembly(settings),
            self.tasks,
            catalog=self.library.catalog(),
            ears=self.ears(),
            generator=self.generator(settings),
            storage=settings.storage.model_dump_json(),
        )

    def assembly(self, settings: AppSettings) -> "VideoAssemblyService":
        """Videos of plans of the library, kept where the settings say."""
        from choreo_desktop.storage.overlay import OverlayStorageBackend

        storage = OverlayStorageBackend(self.library.catalog().file, self.storage(settings))
        return self.assembly_in(storage, settings)

    def fetch(self, settings: AppSettings, files: Mapping[str, Path]) -> "Fetch":
        """Gives the clips of a plan that is watched; the storage is opened when the first file is not at hand."""
        from choreo_desktop.services.live_sources import fetch_from

        name, folder = f"watched {settings.storage.model_dump_json()}", self._paths.cache / "work" / "watched"
        return fetch_from(files, lambda: self._once(name, lambda: self.storage(settings)), folder)

    def _storage_named(self, name: str) -> "StorageBackend":
        """The storage of a choreography that was made before, whatever the settings say now."""
        return self.storage(self.settings.model_validate({"storage": json.loads(name)}))

    def bucket(self, settings: AppSettings) -> "Bucket":
        """The storage of the settings as a place to exchange clips and songs with."""
        from choreo_desktop.services.bucket import Bucket, bucket_folder

        data, storage = self._paths.data, settings.storage
        folder = data / "bucket" if isinstance(storage, LocalStorage) else bucket_folder(data, storage)
        return Bucket(self.storage(settings, keep_copies=False), folder)

    def folders(self, settings: LocalStorage) -> "Folders":
        """The folders of local storage."""
        from choreo_desktop.storage.factory import folders_of

        return folders_of(settings, self._paths.data / "library")

    def encoders(self, settings: AppSettings) -> "Encoders":
        """Tries encoders."""
        from choreo_desktop.services.encoders import Encoders

        ffmpeg = self.ffmpeg(settings)
        return self._once(f"encoders {settings.ffmpeg_path}", lambda: Encoders(ffmpeg))

    def waveform(self, song: "SongRecord | ClipRecord", *, cancel: "CancelToken") -> "Waveform":
        """The loudness of a song, or of the sound of a clip, over time."""
        from choreo_desktop.services.waveforms import Waveforms

        folder, ffmpeg = self._paths.cache / "waveforms", self.ffmpeg(self.settings)
        waveforms = self._once("waveforms", lambda: Waveforms(folder, ffmpeg))
        return waveforms.of_song(song.file.path, cancel=cancel)

    def keys(self) -> "KeyStore":
        """The keys of buckets."""

        def make() -> "KeyStore":
            from choreo_desktop.services.connection import KeyStore

            return KeyStore()

        return self._once("keys", make)

    def demo(self) -> tuple[Path, Path]:
        """The demo's song and folder of clips."""
        return resource("demo", "song.m4a"), resource("demo", "clips")
