"""Painting the moves: a block each, with its name, poster, counts and what is to be known of it."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPen, QPixmap

from choreo_desktop.ui.models.moves_words import category_word
from choreo_desktop.ui.song_words import counts_text
from choreo_desktop.ui.theme import Type
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.edit_words import gap_text
from choreo_desktop.ui.timeline.ink import CENTER, Ink
from choreo_desktop.ui.timeline.lanes import Lane
from choreo_desktop.ui.timeline.selection import Selection
from choreo_desktop.ui.timeline.slot_line import Gap
from choreo_desktop.ui.timeline.stamps import Stamps
from choreo_desktop.ui.timeline.wording import stretch_text

Posters = Callable[[str], QPixmap | None]

_NAME_HEIGHT = 18
_RADIUS = 4.0
_LEAST_NAME, _LEAST_POSTER, _LEAST_ROUND = 22.0, 28.0, 12.0
_LEAST_WORDS = 46.0
_LEAST_GAP = 24.0
_WIDEST_POSTER = 16 / 9
_MARK, _MARK_STEP = 14, 16
_NARROW, _LEAST_SEEN = 92.0, 60.0
_LOCKED = "lock"
_BEYOND = 40.0  # pixels: farther out, nothing of a block is painted
_CHOSEN = 3.0  # pixels of the frame around a selected move
_LINE_HEIGHT = 15
_KEPT = 400


class PosterSizer:
    """Posters in the size in which they are painted, kept while that stays."""

    def __init__(self) -> None:
        self._sized: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()

    def sized(self, poster: QPixmap, height: int, ratio: float) -> QPixmap:
        """A poster so many pixels high, and no wider than a picture of a film is."""
        key = (poster.cacheKey(), height, ratio)
        if key not in self._sized:
            self._sized[key] = _scaled(poster, height, ratio)
            if len(self._sized) > _KEPT:
                self._sized.popitem(last=False)
        return self._sized[key]


def _scaled(poster: QPixmap, height: int, ratio: float) -> QPixmap:
    rows = max(round(height * ratio), 1)
    result = poster.scaledToHeight(rows, Qt.TransformationMode.SmoothTransformation)
    widest = round(rows * _WIDEST_POSTER)
    if result.width() > widest:
        result = result.copy((result.width() - widest) // 2, 0, widest, rows)
    result.setDevicePixelRatio(ratio)
    return result


class BlockPainter:
    """Paints moves.

    Args:
        ink: Paints.
        axis: What is seen.
        lane: Where they go.
        posters: The picture of a clip by its key, None while there is none.
        sizer: Keeps posters in the right size.
        stamps: Keeps what lies over posters.
    """

    def __init__(
        self, ink: Ink, axis: Axis, lane: Lane, *, posters: Posters, sizer: PosterSizer, stamps: Stamps
    ) -> None:
        self._ink, self._axis, self._lane = ink, axis, lane
        self._posters, self._sizer, self._stamps = posters, sizer, stamps
        self._edges: dict[str, QPen] = {}

    def paint(self, blocks: Collection[Block], selection: Selection) -> None:
        """Paint the moves that are seen; selected ones last, so that nothing covers their frame."""
        with self._ink.smooth():
            for block in sorted(blocks, key=lambda b: b.place in selection.chosen):
                self._block(block, self._box(block), chosen=block.place in selection.chosen)

    def paint_gaps(self, gaps: Collection[Gap], selection: Selection, hint: str = "") -> None:
        """Paint what is free: a dashed frame with how many 8-counts there are, and what to do with them."""
        with self._ink.smooth():
            for gap in gaps:
                text = gap_text(gap.slots) if hint == "" else f"{gap_text(gap.slots)} · {hint}"
                self._gap(self._box(gap), text, chosen=selection.gap == gap.slot)

    def _gap(self, box: QRectF, text: str, *, chosen: bool) -> None:
        ink = self._ink
        pen = QPen(ink.color("accent"), _CHOSEN) if chosen else QPen(ink.color("edge"), 1, Qt.PenStyle.DashLine)
        self._frame(box, pen, 0.0, ink.color("window", 0.6))
        seen = QRectF(max(box.left(), 0.0), box.top(), 0, box.height())
        seen.setRight(min(box.right(), self._axis.width))
        if seen.width() >= _LEAST_GAP:
            place = (seen.x() + 4, seen.y(), seen.width() - 8, seen.height())
            ink.write(place, text, ink.color("muted"), side=CENTER)

    def _box(self, block: Block | Gap) -> QRectF:
        """Where a move goes: a little less than its time, so that neighbours stand apart."""
        left, right = self._axis.x(block.start), self._axis.x(block.end)
        left, right = max(left, -_BEYOND), min(right, self._axis.width + _BEYOND)
        gap = 1.0 if right - left > 4 else 0.0
        return QRectF(left, self._lane.top + 3, max(right - left - gap, 1.0), self._lane.height - 5)

    def _block(self, block: Block, box: QRectF, *, chosen: bool) -> None:
        ink = self._ink
        color = ink.category(block.category)
        if box.width() < _LEAST_ROUND:
            ink.fill(box.x(), box.y(), box.width(), box.height(), ink.color("accent") if chosen else color)
            return
        self._frame(box, self._edge(block.category, color), 0.0, color)
        if box.width() >= _LEAST_POSTER:
            self._inside(block, box, color)
        if chosen:
            self._frame(box, QPen(ink.color("accent"), _CHOSEN), 0.0)
            if box.width() > 4 * _CHOSEN:  # sets the frame apart, whatever colour the move has
                self._frame(box, QPen(ink.color("surface"), 1), _CHOSEN)

    def _edge(self, category: str, color: QColor) -> QPen:
        if category not in self._edges:
            shade = color.lighter(150) if self._ink.theme.dark else color.darker(150)
            self._edges[category] = QPen(shade, 1)
        return self._edges[category]

    def _frame(self, box: QRectF, pen: QPen, inset: float, ground: QColor | None = None) -> None:
        """A line along the inside of a box, filled where there is a ground."""
        painter, half = self._ink.painter, min(inset + pen.widthF() / 2, box.width() / 2)
        painter.setPen(pen)
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), _RADIUS, _RADIUS)

    def _inside(self, block: Block, box: QRectF, color: QColor) -> None:
        """Name and marks above, poster and counts below; all of it moves along where the block begins out of sight."""
        left = max(box.left(), 0.0) if box.right() > _LEAST_SEEN else box.left()
        seen = QRectF(left, box.top(), box.right() - left, box.height())
        names = _marks_of(block)
        narrow = seen.width() < _NARROW
        room = seen.width() - 9 - (0 if narrow else len(names) * _MARK_STEP)
        if room >= _LEAST_NAME:
            place = (seen.left() + 5, seen.top() + 1, room, _NAME_HEIGHT)
            self._ink.write(place, block.name, self._ink.color("text"), pixels=Type.CAPTION + 1, bold=True)
        below = seen.adjusted(3, _NAME_HEIGHT + 1, -3, -3)
        width = self._poster(block, below)
        self._words(block, below.adjusted(width, 0, 0, 0), color)
        if narrow:
            self._marks_over_poster(names, below, color)
        else:
            _paint_marks(self._ink, names, seen.right() - 3 - len(names) * _MARK_STEP, seen.top() + 3)

    def _marks_over_poster(self, names: Sequence[str], box: QRectF, color: QColor) -> None:
        """The marks that there is room for where the name needs all of its line, what matters most first."""
        fitting = tuple(names[: int(box.width() // _MARK_STEP)])
        if fitting:
            size = QSize(len(fitting) * _MARK_STEP, _MARK_STEP)

            def paint(ink: Ink) -> None:
                _paint_plate(ink, size, color)
                _paint_marks(ink, fitting, 0, 1)

            self._stamps.draw(self._ink, (fitting, color.rgba()), box.topLeft(), size, paint)

    def _poster(self, block: Block, box: QRectF) -> float:
        """The picture of the clip, cut where the block is narrow. Returns the pixels it takes of the width."""
        poster = self._posters(block.key)
        if poster is None or poster.isNull() or box.height() < _MARK:
            return 0.0
        ratio = self._ink.ratio
        sized = self._sizer.sized(poster, int(box.height()), ratio)
        width = min(sized.width() / ratio, box.width())
        place = QRectF(round(box.left() * ratio) / ratio, box.top(), width, sized.height() / ratio)
        self._ink.painter.drawPixmap(place, sized, QRectF(0, 0, width * ratio, sized.height()))
        return width

    def _words(self, block: Block, box: QRectF, color: QColor) -> None:
        """Counts, and below them what is worth knowing; a chip in the corner where there is little room."""
        ink = self._ink
        if box.width() < _LEAST_WORDS:
            self._chip(block, box, color)
            return
        lines = [counts_text(block.counts)] if block.counts is not None else []
        if block.near_limit:
            lines.append(stretch_text(block.stretch))
        elif block.category:
            lines.append(category_word(block.category))
        if box.height() < 2 * _LINE_HEIGHT - 1:
            joined = " · ".join(lines)
            lines = [joined] if ink.letters.width(joined) <= box.width() - 7 else lines[:1]
        for number, text in enumerate(lines):
            place = (box.left() + 6, box.top() + number * _LINE_HEIGHT, box.width() - 7, _LINE_HEIGHT)
            ink.write(place, text, ink.color("text"))

    def _chip(self, block: Block, box: QRectF, color: QColor) -> None:
        if block.counts is None:
            return
        text = str(block.counts)
        size = QSize(round(self._ink.letters.width(text, bold=True)) + 8, _LINE_HEIGHT)

        def paint(ink: Ink) -> None:
            _paint_plate(ink, size, color)
            ink.write((0, 0, size.width(), size.height()), text, ink.color("text"), bold=True, side=CENTER)

        corner = QPointF(box.right() - size.width(), box.bottom() - size.height())
        self._stamps.draw(self._ink, (text, color.rgba()), corner, size, paint)


def _paint_plate(ink: Ink, size: QSize, color: QColor) -> None:
    """Ground for signs and numbers that lie over a picture."""
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(color)
    ink.painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), 3, 3)


def _paint_marks(ink: Ink, names: Sequence[str], left: float, top: float) -> None:
    for number, name in enumerate(names):
        color = "text" if name == _LOCKED else "warning"
        ink.icon(name, left + number * _MARK_STEP + 1, top, _MARK, color)


def _marks_of(block: Block) -> list[str]:
    """The signs of a move by the names of their icons: locked, beat unsure, stretched near the limit."""
    signs = ((_LOCKED, block.locked), ("help", block.unsure), ("speed", block.near_limit))
    return [name for name, shown in signs if shown]
