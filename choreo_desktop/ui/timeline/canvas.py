"""The picture of the timeline, kept until something in it changes, so that a moving playhead costs next to nothing."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from choreo_desktop.ui.theme import Theme, Type
from choreo_desktop.ui.timeline import wording
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.block_painter import BlockPainter, Posters, PosterSizer
from choreo_desktop.ui.timeline.ink import CENTER, Ink, Letters
from choreo_desktop.ui.timeline.lanes import Lanes
from choreo_desktop.ui.timeline.marks import paint_marks
from choreo_desktop.ui.timeline.overlay import Overlay
from choreo_desktop.ui.timeline.scene import TimelineScene
from choreo_desktop.ui.timeline.selection import Selection
from choreo_desktop.ui.timeline.song_painter import SongPainter
from choreo_desktop.ui.timeline.stamps import Stamps
from choreo_desktop.ui.timeline.wave_tiles import WaveTiles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from choreo_desktop.services.waveform import Waveform

_SIGN = 32
_MOST_RECTS = 8


def _no_posters(_: str) -> QPixmap | None:
    return None


class Canvas:
    """Paints scenes.

    Attributes:
        scene: What is shown.
        waveform: The song; None where there is none.
        selection: Which moves are selected.
        posters: The picture of a clip by its key.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.scene = TimelineScene()
        self.waveform: Waveform | None = None
        self.selection = Selection()
        self.posters: Posters = _no_posters
        self._letters = Letters()
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}
        self._tiles = WaveTiles()
        self._sizer, self._stamps = PosterSizer(), Stamps()
        self._picture: QPixmap | None = None

    def forget(self) -> None:
        """Something changed: paint anew the next time."""
        self._picture = None

    def paint(
        self, painter: QPainter, region: QRegion, size: QSize, axis: Axis, lanes: Lanes, *, over: Overlay
    ) -> None:
        """Paint a region of the timeline.

        Args:
            painter: Of the widget.
            region: What has to be painted, in pixels of the widget.
            size: Of the widget.
            axis: What is seen.
            lanes: Where it goes.
            over: What lies over the picture.
        """
        ratio = painter.device().devicePixelRatioF()
        known = self._picture
        if known is None or known.deviceIndependentSize() != size.toSizeF() or known.devicePixelRatio() != ratio:
            known = self._picture = self._painted(size, ratio, axis, lanes)
        for rect in _rects(region):
            source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
            painter.drawPixmap(QRectF(rect), known, source)
        over.paint(self._ink(painter), axis, lanes)

    def _painted(self, size: QSize, ratio: float, axis: Axis, lanes: Lanes) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.color("window"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ink = self._ink(painter)
        if self.scene.empty:
            self._nothing(ink, size)
        else:
            SongPainter(ink, self.scene, axis, lanes).paint(self.waveform, self._tiles)
            self._moves(ink, axis, lanes)
            paint_marks(self.scene.marks, ink, axis, lanes)
        painter.end()
        return picture

    def _moves(self, ink: Ink, axis: Axis, lanes: Lanes) -> None:
        if not self.scene.blocks and not self.scene.editable:
            box = (8, lanes.moves.top, axis.width - 16, lanes.moves.height)
            ink.write(box, wording.missing_moves_text(), ink.color("muted"), pixels=Type.BODY, side=CENTER)
            return
        blocks = self.scene.between(axis.start, axis.end)
        painter = BlockPainter(ink, axis, lanes.moves, posters=self.posters, sizer=self._sizer, stamps=self._stamps)
        gaps = [gap for gap in self.scene.gaps if gap.end > axis.start and gap.start < axis.end]
        hint = "" if self.scene.blocks else wording.empty_plan_text()
        painter.paint_gaps(gaps, self.selection, hint)
        painter.paint(blocks, self.selection)

    def _nothing(self, ink: Ink, size: QSize) -> None:
        """What this place is for."""
        title, text = wording.empty_texts()
        ink.fill(0, 0, size.width(), size.height(), ink.color("surface"))
        middle = size.height() / 2
        ink.icon("counts", (size.width() - _SIGN) / 2, middle - 48, _SIGN, "muted")
        box = (8, middle - 10, size.width() - 16, 24)
        ink.write(box, title, ink.color("text"), pixels=Type.SUBTITLE, bold=True, side=CENTER)
        below = (8, middle + 14, size.width() - 16, 22)
        ink.write(below, text, ink.color("muted"), pixels=Type.BODY, side=CENTER)

    def _ink(self, painter: QPainter) -> Ink:
        return Ink(painter, self._theme, self._letters, self._icons)


def _rects(region: QRegion) -> list[QRect]:
    """The parts of a region; many small ones as one."""
    if region.rectCount() > _MOST_RECTS:
        return [region.boundingRect()]
    return list(cast("Iterable[QRect]", region))
