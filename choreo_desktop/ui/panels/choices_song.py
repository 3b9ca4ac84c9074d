"""The song of the choreography."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.kit import ElidedLabel, across, rows
from choreo_desktop.ui.song_words import clock
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.services.studio_parts import SongView


class SongCard(QFrame):
    """What song it is, and the way to another."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("card", True)
        self._sign = QLabel()
        self._title = ElidedLabel(role="strong")
        self._facts = ElidedLabel(role="caption")
        self._choose = Button(theme, self.tr("Choose a song"), icon="music")
        self._change = IconButton(theme, "swap", self.tr("Choose another song"))
        for button in (self._choose, self._change):
            button.clicked.connect(self.wanted)
        row = across(self._sign, space=Space.SMALL, margin=Space.SMALL)
        self._words = QWidget()
        self._words.setLayout(rows(self._title, self._facts, space=Space.HAIR))
        row.addWidget(self._words, 1)
        row.addWidget(self._choose, 1)
        row.addWidget(self._change)
        self.setLayout(row)
        self._draw()
        theme.changed.connect(self._draw)
        self.show_song(None)

    def show_song(self, view: "SongView | None") -> None:
        """Another song, or none."""
        for part in (self._sign, self._words, self._change):
            part.setVisible(view is not None)
        self._choose.setVisible(view is None)
        if view is None:
            return
        record = view.record
        self._title.setText(record.title)
        self._title.setAccessibleName(self.tr("Song: {title}").format(title=record.title))
        bpm = (
            self.tr("{bpm} BPM").format(bpm=round(view.analysis.bpm)) if view.analysis.bpm else self.tr("no beat found")
        )
        self._facts.setText(" · ".join(part for part in (bpm, clock(record.seconds), record.artist) if part))

    def _draw(self) -> None:
        self._sign.setPixmap(self._theme.icon("music", "accent").pixmap(22, 22))
