"""What the timeline shows and which part of it is seen: content, zoom, scrolling and painting."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar
from typing_extensions import override

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.axis import MARGIN, Axis
from choreo_desktop.ui.timeline.blocks import blocks_of
from choreo_desktop.ui.timeline.canvas import Canvas
from choreo_desktop.ui.timeline.counting import EIGHT, Counting
from choreo_desktop.ui.timeline.lanes import Lanes
from choreo_desktop.ui.timeline.marks import Mark
from choreo_desktop.ui.timeline.overlay import PLAYHEAD_REACH, Overlay, Span
from choreo_desktop.ui.timeline.scene import TimelineScene
from choreo_desktop.ui.timeline.slot_line import SlotLine

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.domain.genres import CountMode, Genre
    from choreo_desktop.domain.song import SongAnalysis
    from choreo_desktop.services.waveform import Waveform
    from choreo_desktop.ui.timeline.blocks import Block
    from choreo_desktop.ui.timeline.ghosts import Ghost

ZOOM_STEP = 1.4
_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_LENGTHS: Mapping[str, float] = MappingProxyType({})

_EIGHT_PIXELS = 88.0  # of an 8-count when a song is opened, so that names and posters of moves can be seen
_OPENING_SCALE = 20.0  # pixels of a second, where no beats tell better
_SAME_SONG = 0.5  # seconds by which the length of a song may change without being another one
_TURN_AT, _TURN_TO = 0.94, 0.06  # where in the view the playhead is when the view turns like a page, and then
_JUMP = 1.0  # seconds; a playhead that moves farther at once was sent there


class _QuietScrollBar(QScrollBar):
    """A scroll bar that shows nothing while there is nothing to scroll, and keeps its room."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class TimelineSurface(QAbstractScrollArea):
    """Shows a song and a plan. It asks for nothing and decides nothing.

    Args:
        theme: The look.
    """

    zoom_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._canvas = Canvas(theme)
        self._axis = Axis()
        self._lanes = Lanes.within(1)
        self._over = Overlay()
        self._preview: Span | None = None
        self._band: Span | None = None
        self._ghost: Ghost | None = None
        self._following, self._left_behind = True, False
        self.setHorizontalScrollBar(_QuietScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(150)
        theme.changed.connect(self._repaint)

    @property
    def scene(self) -> TimelineScene:
        """What is shown."""
        return self._canvas.scene

    @property
    def axis(self) -> Axis:
        """Which part of it is seen."""
        return self._axis

    @property
    def lanes(self) -> Lanes:
        """Where it is from top to bottom."""
        return self._lanes

    @property
    def loop(self) -> Span | None:
        """What is played again and again, in seconds; None for nothing."""
        return self._over.loop

    @property
    def playhead(self) -> float:
        """Second that is played."""
        return self._over.playhead or 0.0

    def set_song(
        self, analysis: "SongAnalysis | None", genre: "Genre", mode: "CountMode" = 8, *, seconds: float = 0.0
    ) -> None:
        """Show a song. Zoom and place stay where it is the same one with other counts.

        Args:
            analysis: What was heard in it; None where there is no song, or nobody has listened to it yet.
            genre: Whose words are said on the counts.
            mode: Whether dancers count to eight, or bar by bar to four.
            seconds: Length of the song where there is no analysis.
        """
        counting = Counting(analysis, genre, mode) if analysis is not None else None
        scene = self.scene
        self._show(TimelineScene(counting, scene.blocks, seconds, line=scene.line, marks=scene.marks))

    def set_waveform(self, waveform: "Waveform | None") -> None:
        """Show the loudness of the song."""
        self._canvas.waveform = waveform
        self._repaint()

    def set_plan(
        self,
        plan: "Blueprint | None",
        max_stretch: float = 0.15,
        categories: Mapping[str, str] = _NOTHING,
        unsure: frozenset[str] = frozenset(),
        lengths: Mapping[str, float] = _NO_LENGTHS,
        slots: Sequence[Span] = (),
    ) -> None:
        """Show a plan.

        Args:
            plan: The plan; None for none.
            max_stretch: How far the speed of a clip may be from 1.
            categories: Kind of move of each clip, by its key.
            unsure: Keys of clips whose beats are a guess.
            lengths: Seconds of each clip, by its key, for moves that say nothing of how long they take.
            slots: Seconds from and to of the 8-counts on which moves can lie; none where it can only be looked at.
        """
        line, marks = SlotLine(slots), [] if plan is None else [Mark(m.time, m.text) for m in plan.markers]
        blocks: tuple[Block, ...] = ()
        counting = self.scene.counting
        if plan is not None:
            blocks = blocks_of(
                plan,
                max_stretch=max_stretch,
                categories=categories,
                unsure=unsure,
                lengths=lengths,
                beat_seconds=counting.spacing if counting is not None else 0.0,
                line=line,
            )
        seconds = 0.0 if counting is not None else self.scene.song_end
        self._show(TimelineScene(counting, blocks, seconds, line=line, marks=marks))

    def set_posters(self, lookup: Callable[[str], QPixmap | None]) -> None:
        """Where posters come from: a clip's by its key, None while it is not loaded. Call ``posters_changed`` then."""
        self._canvas.posters = lookup
        self._repaint()

    @Slot()
    def posters_changed(self) -> None:
        """Posters were loaded."""
        self._repaint()

    def set_playhead(self, seconds: float) -> None:
        """Show where the song is played; the view turns like a page where it follows."""
        before, self._over = self._over.playhead, self._over._replace(playhead=seconds)
        if before == seconds:
            return
        if before is None or abs(seconds - before) > _JUMP:
            self._left_behind = False
        if self._in_view(seconds):
            self._left_behind = False
        elif self._following and not self._left_behind:
            self._look(self._axis.scrolled_to(seconds - _TURN_TO * self._axis.width / self._axis.scale))
        for time in (before, seconds):
            if time is not None:
                self._update_strip(time)

    def set_loop(self, loop: Span | None) -> None:
        """Show what is played again and again, in seconds."""
        self._over = self._over._replace(loop=loop)
        self.viewport().update()

    def set_following(self, following: bool) -> None:
        """Whether the playhead is kept in view while it moves. Scrolling away by hand lets it go until it comes by."""
        self._following, self._left_behind = following, False

    @Slot()
    def zoom_in(self) -> None:
        """A second gets wider."""
        self.zoom(ZOOM_STEP, self._middle())

    @Slot()
    def zoom_out(self) -> None:
        """A second gets narrower."""
        self.zoom(1 / ZOOM_STEP, self._middle())

    @Slot()
    def zoom_fit(self) -> None:
        """See all of it."""
        self._look(self._axis.fit())

    def zoom(self, factor: float, x: float) -> None:
        """Seconds wider by a factor; the time under a column stays there."""
        self._look(self._axis.zoomed(factor, x))

    def scroll_by(self, pixels: float) -> None:
        """See what lies farther to the right."""
        self._look(self._axis.scrolled_by(pixels))

    def show_span(self, start: float, end: float) -> None:
        """See a span, moved by as little as is needed."""
        self._look(self._axis.showing(start, end))

    @override
    def sizeHint(self) -> QSize:
        return QSize(900, 210)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, 150)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        over = self._over._replace(
            loop=self._preview or self._over.loop, focused=self.hasFocus(), band=self._band, ghost=self._ghost
        )
        if self.scene.empty:
            over = over._replace(loop=None, playhead=None)
        painter = QPainter(self.viewport())
        size = self.viewport().size()
        self._canvas.paint(painter, event.region(), size, self._axis, self._lanes, over=over)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lanes = Lanes.within(self.viewport().height())
        self._look(self._axis.resized(self.viewport().width(), self.scene.extent))
        self._repaint()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._look(self._axis.scrolled_to((self.horizontalScrollBar().value() - MARGIN) / self._axis.scale))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _show(self, scene: TimelineScene) -> None:
        before, self._canvas.scene = self.scene, scene
        width = self.viewport().width()
        if before.empty or abs(before.song_end - scene.song_end) > _SAME_SONG:
            spacing = scene.counting.spacing if scene.counting is not None else 0.0
            scale = _EIGHT_PIXELS / (EIGHT * spacing) if spacing else _OPENING_SCALE
            self._look(Axis(0.0, scale, max(width, 1), scene.extent).zoomed(1.0, 0.0).at_start())
        else:
            self._look(self._axis.resized(width, scene.extent))
        self._repaint()

    def _look(self, axis: Axis) -> None:
        """See another part."""
        bar = self.horizontalScrollBar()
        with QSignalBlocker(bar):
            bar.setRange(0, max(axis.total - axis.width, 0))
            bar.setPageStep(axis.width)
            bar.setSingleStep(40)
            bar.setValue(axis.offset)
        if axis == self._axis:
            return
        zoomed, self._axis = axis.scale != self._axis.scale, axis
        self._left_behind = not self._in_view(self.playhead)
        self._repaint()
        if zoomed:
            self.zoom_changed.emit()

    def _in_view(self, seconds: float) -> bool:
        return 0 <= self._axis.x(seconds) <= self._axis.width * _TURN_AT

    def _middle(self) -> float:
        """The column that stays when zooming without a mouse: the playhead's where it is seen."""
        x = self._axis.x(self.playhead)
        return x if 0 <= x <= self._axis.width else self._axis.width / 2

    @Slot()
    def _repaint(self) -> None:
        self._canvas.forget()
        self.viewport().update()

    def _update_strip(self, seconds: float) -> None:
        left = round(self._axis.x(seconds)) - PLAYHEAD_REACH
        self.viewport().update(QRect(left, 0, 2 * PLAYHEAD_REACH, self.viewport().height()))
