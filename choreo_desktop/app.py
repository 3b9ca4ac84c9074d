"""The running program: the composition with what commands and the window need, and the way in."""

import gc
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from choreo_desktop.composition import Composition
from choreo_desktop.domain.errors import ResourceError, UnsafePathError
from choreo_desktop.logs import set_up_logging
from choreo_desktop.paths import app_paths
from choreo_desktop.screen import Screen, ended_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from choreo_desktop.services.catalog import Catalog
    from choreo_desktop.services.choreography import ChoreographyService
    from choreo_desktop.services.chosen_files import ChosenFiles
    from choreo_desktop.services.doctor_findings import Finding
    from choreo_desktop.services.ears import Heard
    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.storage.base import StorageBackend

logger = logging.getLogger(__name__)

T = TypeVar("T")


class App(Composition):
    """One running program, for commands and for the window."""

    # For commands

    def service_for(self, chosen: "ChosenFiles", output_key: str, output: Path) -> "ChoreographyService":
        """Choreographies of chosen files."""
        from choreo_desktop.services.folder_catalog import FolderCatalog

        files = {chosen.song[0]: chosen.song[1], **chosen.clips}
        return self._service_of(FolderCatalog(chosen, self.ears()), files, output_key, output)

    def service_of_library(self, output_key: str, output: Path) -> "ChoreographyService":
        """Choreographies of the songs and clips of the library, each in a file that somebody named."""
        catalog = self.library.catalog()
        return self._service_of(catalog, catalog.files(), output_key, output)

    def _service_of(
        self, catalog: "Catalog", files: "Mapping[str, Path]", output_key: str, output: Path
    ) -> "ChoreographyService":
        from choreo_desktop.services.choreography import ChoreographyService
        from choreo_desktop.storage.mapped import MappedStorageBackend

        return ChoreographyService(
            self.assembly_in(MappedStorageBackend(files, {output_key: output}), self.settings),
            self.tasks,
            catalog=catalog,
            ears=self.ears(),
            generator=self.generator(self.settings),
        )

    def service_below(self, root: Path) -> "ChoreographyService":
        """Choreographies whose files lie below a folder."""
        from choreo_desktop.services.choreography import ChoreographyService
        from choreo_desktop.storage.local import LocalStorageBackend

        return ChoreographyService(self.assembly_in(LocalStorageBackend(root), self.settings), self.tasks)

    def examine(self) -> "list[Finding]":
        """What works on this machine."""
        from choreo_desktop.services.doctor import examine

        folders = {
            "settings": self._paths.config,
            "data": self._paths.data,
            "cache": self._paths.cache,
            "logs": self._paths.logs,
        }
        try:
            storage: StorageBackend | None = self.storage(self.settings)
        except UnsafePathError as error:
            logger.warning("%s", error.error)
            storage = None
        ffmpeg = self.ffmpeg(self.settings)
        return examine(self.settings, folders, ffmpeg=ffmpeg, storage=storage, check_window=_check_window)

    def save_click_track(self, heard: "Heard", path: Path) -> None:
        """The song with clicks on its beats."""
        from choreo_desktop.services.click_track import write_click_track

        write_click_track(heard.samples, heard.rate, heard.analysis, path)

    def save_plot(self, heard: "Heard", title: str, path: Path) -> None:
        """A picture of the analysis."""
        from choreo_desktop.ui.song_plot import save_song_plot

        save_song_plot(heard.samples, heard.rate, heard.analysis, title=title, path=path)

    # For the window

    def show_window(self) -> int:
        """The window; returns when it is closed, with the exit code."""
        _check_screen()
        gc.disable()  # all that comes in now stays; the window takes care of it then
        _check_libraries()
        from choreo_desktop.ui.application import run_window

        return run_window(self.studio, self.upkeep, self._paths)

    @property
    def upkeep(self) -> "Upkeep":
        """What a person looks after in the settings."""
        from choreo_desktop.services.upkeep import Upkeep

        return Upkeep(
            ffmpeg=lambda: self.ffmpeg(self.settings),
            encoders=lambda: self.encoders(self.settings),
            keys=self.keys,
            cache=self._paths.cache,
            logs=self._paths.logs,
            examine=self.examine,
        )


def _check_window() -> str | None:
    """Whether a window can be shown; a failure says which library is missing."""
    from choreo_desktop.ui.window_check import check_window

    return check_window()


def _check_screen() -> None:
    """Qt ends the whole program where there is no screen, with words that help nobody.

    Raises:
        ResourceError: If nothing says where the window could be shown.
    """
    if sys.platform == "linux" and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise ResourceError(
            "There is no screen to show the window on. Start choreo-desktop where there is one, "
            "or see choreo-desktop --help for what it does without."
        )


def _check_libraries() -> None:
    """Qt ends the whole program too where the system lacks a library that it loads late.

    Raises:
        ResourceError: If one is missing; it says what to type.
    """
    from choreo_desktop.services.desktop_needs import library_advice

    try:
        problem = _check_window()
    except ImportError as error:
        problem = library_advice(str(error))
    if problem:
        raise ResourceError(problem)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words of the command line; without any, the window. Returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    with ExitStack() as stack:

        def parts() -> App:
            paths = app_paths(make=words[:1] != ["doctor"])
            log = set_up_logging(paths.logs, console_level=logging.CRITICAL + 1)  # people get sentences
            stack.callback(log.close)
            app = App(stack, paths)
            if words:  # the window shows them itself
                sys.stderr.writelines(f"Note: {notice}\n" for notice in app.studio.notices)
            return app

        if not words:
            return ended_in_words(Screen(as_json=False), lambda _: parts().show_window())
        from choreo_desktop import cli

        return cli.run(words, parts)
