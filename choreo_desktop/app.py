"""The composition root: settings to adapters to services to commands. Every concrete choice is made here."""

import logging
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop import cli
from choreo_desktop.domain.errors import Category, UnsafePathError
from choreo_desktop.domain.settings import GIGABYTE, AppSettings, VideoSettings
from choreo_desktop.library.database import Database
from choreo_desktop.library.tasks import TaskRepository
from choreo_desktop.logs import set_up_logging
from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.paths import AppPaths, app_paths, resource
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.screen import EXIT_CODES
from choreo_desktop.services.catalog import ChosenFiles, FolderCatalog
from choreo_desktop.services.choreography import ChoreographyService
from choreo_desktop.services.corrections_store import CorrectionsStore
from choreo_desktop.services.ears import Ears
from choreo_desktop.services.settings_store import SettingsStore
from choreo_desktop.services.video_assembly import VideoAssemblyService
from choreo_desktop.storage.local import LocalStorageBackend
from choreo_desktop.storage.mapped import MappedStorageBackend

if TYPE_CHECKING:
    from choreo_desktop.services.doctor import Finding
    from choreo_desktop.services.ears import Heard
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.storage.base import StorageBackend

logger = logging.getLogger(__name__)


class App:
    """One running program: builds objects when they are first needed and hands them down.

    Args:
        stack: Closes what was opened when the program ends.
        paths: Where things live.
    """

    def __init__(self, stack: ExitStack, paths: AppPaths) -> None:
        self._stack = stack
        self._paths = paths
        self.settings = self._load_settings()
        self._ffmpeg = FFmpegLocator(self.settings.ffmpeg_path)

    def _load_settings(self) -> AppSettings:
        settings, notices = SettingsStore(self._paths.settings_file).load()
        for notice in notices:
            logger.warning("%s", notice)
            sys.stderr.write(f"Note: {notice}\n")
        return settings

    @cached_property
    def _database(self) -> Database:
        return self._stack.enter_context(Database(self._paths.database_file))

    @cached_property
    def tasks(self) -> TaskRepository:
        """The history, in which what a killed program left running is marked as failed."""
        tasks = TaskRepository(self._database)
        for task_id in tasks.fail_interrupted():
            logger.info("task %s was interrupted by the end of the program", task_id)
        return tasks

    def service_for(self, chosen: ChosenFiles, output_key: str, output: Path) -> ChoreographyService:
        """Choreographies of chosen files."""
        storage = MappedStorageBackend({chosen.song[0]: chosen.song[1], **chosen.clips}, {output_key: output})
        return ChoreographyService(
            self._assembly(storage),
            self.tasks,
            catalog=FolderCatalog(chosen, self.ears()),
            ears=self.ears(),
            generator=BlueprintGenerator(max_stretch=self.settings.max_stretch),
        )

    @cached_property
    def library(self) -> "Library":
        """The clips and songs of this person."""
        from choreo_desktop.services.library_shelf import Library

        return Library(
            self._database,
            pictures=self._paths.data / "pictures",
            work=self._paths.cache / "work",
            ears=self.ears(),
            ffmpeg=self._ffmpeg,
            corrections=self.corrections,
        )

    def service_of_library(self, output_key: str, output: Path) -> ChoreographyService:
        """Choreographies of the songs and clips of the library."""
        catalog = self.library.catalog()
        storage = MappedStorageBackend(catalog.files(), {output_key: output})
        return ChoreographyService(
            self._assembly(storage),
            self.tasks,
            catalog=catalog,
            ears=self.ears(),
            generator=BlueprintGenerator(max_stretch=self.settings.max_stretch),
        )

    @property
    def video(self) -> VideoSettings:
        """What new choreographies look like."""
        return self.settings.video

    def service_below(self, root: Path) -> ChoreographyService:
        """Choreographies whose files lie below a folder."""
        return ChoreographyService(self._assembly(LocalStorageBackend(root)), self.tasks)

    def _assembly(self, storage: "StorageBackend") -> VideoAssemblyService:
        return VideoAssemblyService(
            storage,
            ffmpeg=self._ffmpeg,
            cache_folder=self._paths.cache,
            cache_bytes=int(self.settings.cache_gigabytes * GIGABYTE),
            workers=self.settings.workers,
            timeout_seconds=self.settings.timeout_minutes * 60,
        )

    def ears(self) -> Ears:
        """Listens to songs."""
        return Ears(self._ffmpeg, self._paths.cache / "work", self.corrections)

    @cached_property
    def corrections(self) -> CorrectionsStore:
        """What people corrected in songs."""
        return CorrectionsStore(self._paths.corrections_folder)

    def demo(self) -> tuple[Path, Path]:
        """The demo's song and folder of clips."""
        return resource("demo", "song.m4a"), resource("demo", "clips")

    def examine(self) -> "list[Finding]":
        """What works on this machine."""
        from choreo_desktop.services.doctor import examine

        folders = {
            "settings": self._paths.config,
            "data": self._paths.data,
            "cache": self._paths.cache,
            "logs": self._paths.logs,
        }
        return examine(self.settings, folders, ffmpeg=self._ffmpeg, storage=self._storage(), check_window=_check_window)

    def _storage(self) -> "StorageBackend | None":
        """The storage of the settings; None where its settings cannot be used."""
        from choreo_desktop.storage.factory import storage_from_settings
        from choreo_desktop.storage.s3 import S3StorageBackend

        try:
            storage = storage_from_settings(
                self.settings.storage,
                default_root=self._paths.data / "library",
                cache_folder=self._paths.cache,
            )
        except UnsafePathError as error:
            logger.warning("%s", error.error)
            return None
        if isinstance(storage, S3StorageBackend):
            self._stack.callback(storage.close)
        return storage

    def save_click_track(self, heard: "Heard", path: Path) -> None:
        """The song with clicks on its beats."""
        from choreo_desktop.services.click_track import write_click_track

        write_click_track(heard.samples, heard.rate, heard.analysis, path)

    def save_plot(self, heard: "Heard", title: str, path: Path) -> None:
        """A picture of the analysis."""
        from choreo_desktop.ui.song_plot import save_song_plot

        save_song_plot(heard.samples, heard.rate, heard.analysis, title=title, path=path)

    def show_window(self) -> int:
        """There is no window yet: say what there is instead."""
        sys.stderr.write(
            "The window of Choreo Desktop is not part of this version yet; use a command instead "
            "(choreo-desktop --help lists them, choreo-desktop demo is a good start).\n"
        )
        return EXIT_CODES[Category.RESOURCE]


def _check_window() -> str | None:
    """Whether Qt can be loaded; its failure says which library is missing."""
    from PySide6 import QtGui  # noqa: F401

    return None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of the command line. Returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    with ExitStack() as stack:

        def parts() -> App:
            paths = app_paths()
            log = set_up_logging(paths.logs, console_level=logging.CRITICAL + 1)  # people get sentences
            stack.callback(log.close)
            return App(stack, paths)

        return cli.run(words, parts)
