"""Everything that corrects where 1 is, put into the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from choreo_desktop.domain.genres import GENRES
from choreo_desktop.ui.buttons import IconButton
from choreo_desktop.ui.correcting.actions import CorrectionActions
from choreo_desktop.ui.correcting.anchor_drag import AnchorDrag
from choreo_desktop.ui.correcting.lending import LentEngine
from choreo_desktop.ui.correcting.retiming import Retiming
from choreo_desktop.ui.correcting.tap_mode import TapMode

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.services.waveform import Waveform
    from choreo_desktop.ui.correcting.song import SongCorrections
    from choreo_desktop.ui.dialogs.clip_grid import ClipGridDialog
    from choreo_desktop.ui.main_window import MainWindow
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.stage import Stage
    from choreo_desktop.ui.theme import Theme


class CorrectingDesk(QObject):
    """Corrections of songs and clips in one window.

    Args:
        window: Whose; owns this.
        session: What is worked on.
        stage: What the preview shows.
        theme: The look.
        corrections: Corrects the song; it outlives the window.

    Attributes:
        song: Corrects the song.
        actions: What can be corrected, for menus.
        taps: Tapping along with the song.
        dialog: The beats of a clip, while they are open; None else.
    """

    def __init__(
        self,
        window: "MainWindow",
        session: "Session",
        *,
        stage: "Stage",
        theme: "Theme",
        corrections: "SongCorrections",
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._theme = window, session, theme
        timeline = window.timeline.timeline
        self.song = corrections
        self.actions = CorrectionActions(self.song, theme, window, lambda: timeline.playhead)
        self.taps = TapMode(
            theme,
            session,
            stage,
            corrections=self.song,
            engine=window.preview.engine,
            place=window.below_preview,
            parent=self,
        )
        self.dialog: ClipGridDialog | None = None
        self._drag = AnchorDrag(timeline, theme)
        self._retiming = Retiming(window, session, self)
        self._drag.dragged.connect(self.actions.asked.anchor)
        self.actions.tap.triggered.connect(self.taps.press)
        self.song.corrected.connect(self._on_corrected)
        session.song_changed.connect(self._on_song_changed)
        window.library.tap_requested.connect(self.open_clip)
        self._tap_button = IconButton(theme, "tap", self.tr("Tap along with the song (T)"), checkable=True)
        self._tap_button.clicked.connect(self._on_tap_button)
        self.taps.changed.connect(lambda: self._tap_button.setChecked(self.taps.on))
        window.timeline.add_tool(self._tap_button)
        self._on_song_changed()

    def _on_tap_button(self) -> None:
        if self.taps.on:
            self.taps.leave()
        else:
            self.taps.press()
        self._tap_button.setChecked(self.taps.on)

    def open_clip(self, record: "ClipRecord") -> None:
        """Work on the beats of a clip of the library."""
        from choreo_desktop.ui.dialogs.clip_grid import ClipGridDialog

        session, lent = self._session, LentEngine(self._window.preview)
        studio = session.studio
        dialog = self.dialog = ClipGridDialog(
            self._theme,
            session.runner,
            lent.engine,
            record,
            genre=GENRES[studio.settings.genre],
            library=lambda: studio.library,
            waveform=self._waveform,
            parent=self._window,
        )
        dialog.saved.connect(self._on_saved)
        try:
            dialog.exec()
        finally:
            self.dialog = None
            lent.give_back()
            dialog.deleteLater()

    def _waveform(self, record: "ClipRecord", cancel: "CancelToken") -> "Waveform | None":
        return self._session.studio.clip_waveform(record, cancel=cancel)

    def _on_saved(self, before: "ClipRecord", after: "ClipRecord") -> None:
        library = self._window.library
        library.update_records([after])
        library.edited.emit([before], [after], self.tr("Correct the beats of {name}").format(name=after.move.name))
        self._retiming.offer(before, after)

    def _on_corrected(self, number: int) -> None:
        self._window.library.refresh_songs([number])

    def _on_song_changed(self) -> None:
        there = self._session.song is not None
        self.actions.allow(there=there)
        self._tap_button.setEnabled(there)
