"""Corrections of a song for which a person is asked something first: where to, what it is called, which file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from choreo_desktop.domain.corrections import Anchor
from choreo_desktop.ui.correcting.asking import AskSection, AskTime
from choreo_desktop.ui.song_words import clock

if TYPE_CHECKING:
    from choreo_desktop.ui.correcting.song import SongCorrections
    from choreo_desktop.ui.theme import Theme

_ENDINGS = "*.txt *.csv *.jams *.json"


class AskedCorrections(QObject):
    """Asks, and corrects.

    Args:
        corrections: Corrects.
        theme: The look.
        window: Owner of the dialogs.
    """

    def __init__(self, corrections: "SongCorrections", theme: "Theme", window: QWidget) -> None:
        super().__init__(window)
        self._corrections, self._theme, self._window = corrections, theme, window

    def anchor(self, at: float, to: float) -> None:
        """Put the beat nearest to a time to another one; the beats between anchors bend along."""
        beat = self._nearest(at)
        if beat is not None:
            self._corrections.add(self.tr("Anchor a beat"), Anchor(beat=beat, to=max(to, 0.0)))

    def ask_for_anchor(self, at: float) -> None:
        """Ask where a beat belongs."""
        beat, heard = self._nearest(at), self._corrections.analysis
        if beat is None or heard is None:
            return
        dialog = AskTime(self._theme, beat, heard.duration, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and abs(dialog.seconds - beat) >= 5e-4:
            self.anchor(beat, dialog.seconds)
        dialog.deleteLater()

    def ask_for_section(self, at: float) -> None:
        """Ask what the section is called that begins at a time."""
        from choreo_desktop.services.grid_alterations import section_here

        heard = self._corrections.analysis
        if heard is None:
            return
        step = section_here(heard, at, "-")
        now = next((part.label for part in heard.sections if part.start <= at < part.end), "")
        dialog = AskSection(self._theme, now, clock(step.to or 0.0), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.name:
            self._corrections.add(self.tr("Begin a section"), section_here(heard, at, dialog.name))
        dialog.deleteLater()

    def ask_to_read(self) -> None:
        """Choose a file with beats, and take them over."""
        kinds = self.tr("Beats of other programs ({endings});;All files (*)").format(endings=_ENDINGS)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Take over beats"), "", kinds)
        if name:
            self._corrections.read(Path(name))

    def ask_to_write(self) -> None:
        """Choose where the beats are saved."""
        kinds = self.tr("Audacity labels (*.txt);;Table (*.csv);;JAMS (*.jams);;JSON (*.json)")
        name, kind = QFileDialog.getSaveFileName(self._window, self.tr("Save the beats"), "", kinds)
        if name:
            path = Path(name)
            self._corrections.write(path if path.suffix else path.with_suffix(kind.rpartition("*")[2].rstrip(")")))

    def nudge(self, at: float, by: float, text: str) -> None:
        """Put the beat nearest to a time a little later or, below zero, earlier; ``text`` names that."""
        beat = self._nearest(at)
        if beat is not None:
            self._corrections.add(text, Anchor(beat=beat, to=max(beat + by, 0.0)))

    def _nearest(self, at: float) -> float | None:
        heard = self._corrections.analysis
        return None if heard is None else min(heard.beats, key=lambda beat: abs(beat - at), default=None)
