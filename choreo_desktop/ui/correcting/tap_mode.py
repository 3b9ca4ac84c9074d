"""Tapping along with the song: the pad below the preview, while it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from choreo_desktop.ui.tapping.clock import TapClock
from choreo_desktop.ui.tapping.pad import TapPad

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from choreo_desktop.domain.corrections import Taps
    from choreo_desktop.ui.correcting.song import SongCorrections
    from choreo_desktop.ui.player.engine import Engine
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.stage import Stage
    from choreo_desktop.ui.theme import Theme


class TapMode(QObject):
    """Shows the pad while a person taps along, and makes a grid of the taps. ``changed`` tells that it came or went.

    Args:
        theme: The look.
        session: What is worked on.
        stage: Plays the song.
        corrections: Takes the taps.
        engine: Plays for the stage.
        place: Where the pad is put.
        parent: Owner.
    """

    changed = Signal()

    def __init__(
        self,
        theme: "Theme",
        session: "Session",
        stage: "Stage",
        *,
        corrections: "SongCorrections",
        engine: "Engine",
        place: "QBoxLayout",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._stage, self._corrections = session, stage, corrections
        self._number: int | None = None
        self._engine = engine
        self._clock = TapClock(engine, self)
        self.pad = TapPad(theme, lambda: self._clock.seconds)
        self.pad.hide()
        place.addWidget(self.pad)
        self.pad.wanted.connect(self._on_wanted)
        self.pad.left.connect(self.leave)
        session.song_changed.connect(self._on_song_changed)

    @property
    def on(self) -> bool:
        """Whether somebody taps along."""
        return not self.pad.isHidden()

    def press(self) -> None:
        """Begin; once begun, a tap."""
        if self.on and self._stage.together:
            self.pad.tap()
            return
        song = self._session.song
        if song is None:
            self._session.told.emit(self.tr("Choose a song first, then tap along with it."))
            return
        self._number = song.record.number
        self.pad.start_over()
        self.pad.show()
        self.pad.setFocus()
        self.changed.emit()
        if self._stage.together:
            self._engine.play()
        else:
            self._stage.play_from(0.0)

    def leave(self) -> None:
        """No more taps."""
        self.pad.hide()
        self.pad.start_over()
        self.changed.emit()

    def _on_wanted(self, taps: "Taps") -> None:
        self._corrections.use_taps(taps, self.leave)

    def _on_song_changed(self) -> None:
        song = self._session.song
        if song is None or song.record.number != self._number:
            self.leave()
