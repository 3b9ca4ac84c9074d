"""The timeline with a thin bar above it: the song, its tempo, the loop, counting and zoom."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.kit import ElidedLabel, label, rows
from choreo_desktop.ui.song_words import FAIR, clock, span_text, sureness
from choreo_desktop.ui.theme import Space, Theme
from choreo_desktop.ui.timeline.view import Timeline

if TYPE_CHECKING:
    from choreo_desktop.domain.genres import CountMode, Genre
    from choreo_desktop.domain.song import SongAnalysis
    from choreo_desktop.ui.timeline.overlay import Span

_TITLE_WIDTH = 420


class TimelinePanel(QWidget):
    """A timeline and what is chosen for it.

    ``mode_chosen`` tells how a person wants the counts to be said, 8 or 4; the timeline shows it already.

    Attributes:
        timeline: The timeline. Its loop is set through ``set_loop`` of the panel.

    Args:
        theme: The look.
    """

    mode_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.timeline = Timeline(theme)
        self._analysis: SongAnalysis | None = None
        self._genre: Genre | None = None
        self._mode: CountMode = 8
        self._title = ElidedLabel("", "strong")
        self._title.setMaximumWidth(_TITLE_WIDTH)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tempo = ElidedLabel("", "muted")
        self._tempo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._bar = QWidget()
        self._loop = Button(theme, "", icon="close", variant="chip")
        self._loop.setCheckable(False)
        self._loop.setToolTip(self.tr("End the loop (Esc)"))
        self._loop.clicked.connect(self.timeline.loop_cleared)
        self._loop.hide()
        self._counts = self._count_buttons(theme)
        self._follow = IconButton(theme, "follow", self.tr("Follow the playhead"), checkable=True)
        self._follow.setChecked(True)
        self._follow.toggled.connect(self.timeline.set_following)
        layout = rows(self._filled_bar(theme), self.timeline, space=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.timeline.zoom_changed.connect(self._on_zoomed)
        self._tell()

    def set_song(
        self,
        analysis: "SongAnalysis | None",
        genre: "Genre",
        mode: "CountMode" = 8,
        *,
        title: str = "",
        seconds: float = 0.0,
    ) -> None:
        """Show a song.

        Args:
            analysis: What was heard in it; None where there is no song, or nobody has listened to it yet.
            genre: Whose words are said on the counts.
            mode: Whether dancers count to eight or to four.
            title: Its name; empty where there is no song.
            seconds: Length of the song where there is no analysis.
        """
        self._analysis, self._genre, self._mode = analysis, genre, mode
        self._title.setText(title)
        self._counts[mode].setChecked(True)
        self.timeline.set_song(analysis, genre, mode, seconds=seconds)
        self._tell()

    def set_loop(self, loop: "Span | None") -> None:
        """Show what is played again and again, in seconds."""
        self.timeline.set_loop(loop)
        self._loop.setVisible(loop is not None)
        if loop is not None:
            text = span_text(*loop)
            self._loop.setText(text)
            self._loop.setAccessibleName(self.tr("End the loop {span}").format(span=text))

    def add_tool(self, button: QWidget) -> None:
        """Put something into the bar that acts on the song, before what is chosen for the view."""
        self._bar_layout.insertWidget(self._bar_layout.indexOf(self._loop) + 1, button)

    def _count_buttons(self, theme: Theme) -> "dict[CountMode, Button]":
        """One of them is down."""
        names = {8: self.tr("Count to 8"), 4: self.tr("Count to 4, bar by bar")}
        group = QButtonGroup(self)
        modes: tuple[Literal[8], Literal[4]] = (8, 4)
        buttons: dict[CountMode, Button] = {}
        for mode in modes:
            button = Button(theme, str(mode), variant="chip")
            button.setToolTip(names[mode])
            button.setAccessibleName(names[mode])
            group.addButton(button, mode)
            buttons[mode] = button
        buttons[8].setChecked(True)
        group.idClicked.connect(self._on_mode)
        return buttons

    def _filled_bar(self, theme: Theme) -> QWidget:
        layout = self._bar_layout = QHBoxLayout(self._bar)
        layout.setContentsMargins(Space.SMALL, Space.HAIR, Space.TIGHT, Space.HAIR)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self._title)
        layout.addWidget(self._tempo)
        layout.addStretch(1)
        layout.addWidget(self._loop)
        counting = label(self.tr("Count to"), "caption")
        for part in (counting, *self._counts.values(), self._follow, *self._zoom_buttons(theme)):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._bar

    def _zoom_buttons(self, theme: Theme) -> list[IconButton]:
        timeline = self.timeline
        out = IconButton(theme, "zoom-out", self.tr("Zoom out (-)"))
        out.clicked.connect(timeline.zoom_out)
        fit = IconButton(theme, "zoom-fit", self.tr("See the whole song (0)"))
        fit.clicked.connect(timeline.zoom_fit)
        closer = IconButton(theme, "zoom-in", self.tr("Zoom in (+)"))
        closer.clicked.connect(timeline.zoom_in)
        self._zooms = (out, fit, closer)
        return [out, fit, closer]

    def _tell(self) -> None:
        """Tempo and length, and how sure they are."""
        found = self._analysis
        self._tempo.setText("  ·  ".join(self._facts(found)) if found is not None else "")
        self._bar.setToolTip("\n".join(self._doubts(found)) if found is not None else "")
        there = not self.timeline.scene.empty
        for part in (*self._counts.values(), self._follow):
            part.setEnabled(there)
        self._on_zoomed()

    def _facts(self, found: "SongAnalysis") -> list[str]:
        if not found.beats:
            return [self.tr("no beat found"), clock(found.duration)]
        sure = sureness(found.confidence.tempo)
        facts = [self.tr("{bpm} BPM ({sure})").format(bpm=f"{found.bpm:.0f}", sure=sure), clock(found.duration)]
        if found.confidence.eight_counts < FAIR:
            facts.append(self.tr("where 1 is: {sure}").format(sure=sureness(found.confidence.eight_counts)))
        return facts

    def _doubts(self, found: "SongAnalysis") -> list[str]:
        sure = found.confidence
        shares = (
            (self.tr("Tempo: {sure}"), sure.tempo),
            (self.tr("Beats: {sure}"), sure.beats),
            (self.tr("Bars: {sure}"), sure.bars),
            (self.tr("8-counts: {sure}"), sure.eight_counts),
        )
        return [text.format(sure=sureness(share)) for text, share in shares]

    @Slot(int)
    def _on_mode(self, mode: int) -> None:
        self._mode = 4 if mode == 4 else 8
        if self._genre is not None:
            self.timeline.set_song(self._analysis, self._genre, self._mode, seconds=self.timeline.scene.song_end)
        self.mode_chosen.emit(self._mode)

    @Slot()
    def _on_zoomed(self) -> None:
        axis, there = self.timeline.axis, not self.timeline.scene.empty
        out, fit, closer = self._zooms
        for button in (out, fit):
            button.setEnabled(there and not axis.fitted)
        closer.setEnabled(there and axis.scale < axis.most_scale * (1 - 1e-9))
