"""Pieces that the moves and the songs of the library share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.notices import EmptyState

if TYPE_CHECKING:
    from choreo_desktop.ui.theme import Theme

SMALL_WINDOW = 800  # high; below, panels make room for what is being done
LEAST_HEIGHT = 90  # of the grid and the table, in a small window

Reveal = Callable[[Path], None]


class Chooser:
    """Asks for files and folders; tests put one in its place that answers by itself."""

    def clips(self, parent: QWidget) -> list[Path]:
        """Clips; none where the person changed their mind."""
        from choreo_desktop.services.file_kinds import ANNOTATION_SUFFIXES, CLIP_SUFFIXES

        title = QCoreApplication.translate("Library", "Add clips")
        kinds = QCoreApplication.translate("Library", "Clips and annotations")
        return _files(parent, title, kinds, CLIP_SUFFIXES | ANNOTATION_SUFFIXES)

    def songs(self, parent: QWidget) -> list[Path]:
        """Songs; none where the person changed their mind."""
        from choreo_desktop.services.file_kinds import SONG_SUFFIXES

        title = QCoreApplication.translate("Library", "Add songs")
        return _files(parent, title, QCoreApplication.translate("Library", "Songs"), SONG_SUFFIXES)

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """A folder; None where the person changed their mind."""
        chosen = QFileDialog.getExistingDirectory(parent, title)
        return Path(chosen) if chosen else None


def nothing_found(theme: "Theme", text: str, clear: Button) -> EmptyState:
    """What stands there where nothing matches what is looked for."""
    return EmptyState(theme, "search", QCoreApplication.translate("Library", "Nothing found"), text, [clear])


def _files(parent: QWidget, title: str, kinds: str, suffixes: frozenset[str]) -> list[Path]:
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in sorted(suffixes))
    everything = QCoreApplication.translate("Library", "All files")
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, "", f"{kinds} ({patterns});;{everything} (*)")
    return [Path(each) for each in chosen]
