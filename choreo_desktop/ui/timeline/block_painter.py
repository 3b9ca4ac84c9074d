"""Painting the moves: a block each, with its name, poster, counts and what is to be known of it."""

from collections import OrderedDict
from collections.abc import Callable, Collection
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPixmap

from choreo_desktop.ui.models.moves_words import category_word
from choreo_desktop.ui.song_words import counts_text
from choreo_desktop.ui.theme import Type
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.ink import CENTER, Ink
from choreo_desktop.ui.timeline.lanes import Lane
from choreo_desktop.ui.timeline.wording import stretch_text

Posters = Callable[[str], QPixmap | None]

_NAME_HEIGHT = 18
_RADIUS = 4.0
_LEAST_NAME, _LEAST_POSTER, _LEAST_ROUND = 22.0, 20.0, 8.0
_LEAST_WORDS = 46.0
_WIDEST_POSTER = 16 / 9
_MARK = 14
_KEPT = 400


class Selection(NamedTuple):
    """Which moves are selected.

    Attributes:
        current: The one that keys act on; None for none.
        chosen: All of them.
    """

    current: int | None = None
    chosen: frozenset[int] = frozenset()

    @classmethod
    def of(cls, move: int | None) -> "Selection":
        """One move, or none."""
        return cls(move, frozenset(() if move is None else (move,)))


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
    """

    def __init__(self, ink: Ink, axis: Axis, lane: Lane, *, posters: Posters, sizer: PosterSizer) -> None:
        self._ink, self._axis, self._lane = ink, axis, lane
        self._posters, self._sizer = posters, sizer

    def paint(self, blocks: Collection[Block], selection: Selection) -> None:
        """Paint the moves that are seen; selected ones last, so that nothing covers their frame."""
        for block in sorted(blocks, key=lambda b: b.place in selection.chosen):
            self._block(block, self._box(block), chosen=block.place in selection.chosen)

    def _box(self, block: Block) -> QRectF:
        """Where a move goes: a little less than its time, so that neighbours stand apart."""
        left, right = self._axis.x(block.start), self._axis.x(block.end)
        gap = 1.0 if right - left > 4 else 0.0
        return QRectF(left, self._lane.top + 3, max(right - left - gap, 1.0), self._lane.height - 5)

    def _block(self, block: Block, box: QRectF, *, chosen: bool) -> None:
        ink, painter = self._ink, self._ink.painter
        color = ink.theme.category_color(block.category)
        radius = _RADIUS if box.width() >= _LEAST_ROUND else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(box, radius, radius)
        if box.width() >= _LEAST_POSTER:
            self._inside(block, box, color)
        self._frame(box, color, radius, chosen=chosen)

    def _frame(self, box: QRectF, color: QColor, radius: float, *, chosen: bool) -> None:
        ink = self._ink
        edge = color.lighter(150) if ink.theme.dark else color.darker(150)
        pen = QPen(ink.color("accent"), 3) if chosen else QPen(edge, 1)
        half = pen.widthF() / 2
        if not chosen and box.width() < _LEAST_ROUND / 2:
            return
        ink.painter.setPen(pen)
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = box.adjusted(half, half, -half, -half) if box.width() > 2 * pen.widthF() else box
        ink.painter.drawRoundedRect(frame, radius, radius)

    def _inside(self, block: Block, box: QRectF, color: QColor) -> None:
        """Name and marks above, poster and counts below; all of it moves along where the block begins out of sight."""
        left = max(box.left(), 0.0) if box.right() > 60 else box.left()
        seen = QRectF(left, box.top(), box.right() - left, box.height())
        used = self._marks(block, seen)
        room = seen.width() - 9 - used
        if room >= _LEAST_NAME:
            place = (seen.left() + 5, seen.top() + 1, room, _NAME_HEIGHT)
            self._ink.write(place, block.name, self._ink.color("text"), pixels=Type.CAPTION + 1, bold=True)
        below = seen.adjusted(3, _NAME_HEIGHT + 1, -3, -3)
        width = self._poster(block, below)
        self._words(block, below.adjusted(width, 0, 0, 0), color)

    def _marks(self, block: Block, box: QRectF) -> float:
        """Signs at the right of the name: locked, beat unsure, stretched near the limit. Returns the pixels used."""
        signs = [("lock", block.locked), ("help", block.unsure), ("speed", block.near_limit)]
        used = 0.0
        for name, shown in signs:
            if shown and box.width() - used >= _MARK + 6:
                used += _MARK + 2
                color = "text" if name == "lock" else "warning"
                self._ink.icon(name, box.right() - 3 - used, box.top() + 3, _MARK, color)
        return used

    def _poster(self, block: Block, box: QRectF) -> float:
        """The picture of the clip, cut where the block is narrow. Returns the pixels it takes of the width."""
        poster = self._posters(block.key)
        if poster is None or poster.isNull() or box.height() < _MARK:
            return 0.0
        sized = self._sizer.sized(poster, int(box.height()), self._ink.ratio)
        width = min(sized.width() / self._ink.ratio, box.width())
        corner = QPointF(round(box.left() * self._ink.ratio) / self._ink.ratio, box.top())
        part = QRectF(0, 0, width * self._ink.ratio, sized.height())
        self._ink.painter.drawPixmap(
            QRectF(corner, QSize(1, 1)).adjusted(0, 0, width - 1, sized.height() / self._ink.ratio - 1), sized, part
        )
        return width

    def _words(self, block: Block, box: QRectF, color: QColor) -> None:
        """Counts, and below them what is worth knowing; a chip in the corner where there is little room."""
        ink = self._ink
        if box.width() < _LEAST_WORDS:
            self._chip(block, box, color)
            return
        lines = [(counts_text(block.counts), "text")] if block.counts is not None else []
        if block.near_limit:
            lines.append((stretch_text(block.stretch), "warning"))
        elif block.category:
            lines.append((category_word(block.category), "muted"))
        height = 15
        for number, (text, shade) in enumerate(lines[: int(box.height() // (height - 1))]):
            ink.write((box.left() + 6, box.top() + number * height, box.width() - 7, height), text, ink.color(shade))

    def _chip(self, block: Block, box: QRectF, color: QColor) -> None:
        if block.counts is None:
            return
        ink, text = self._ink, str(block.counts)
        width = ink.letters.width(text, bold=True) + 8
        chip = QRectF(box.right() - width, box.bottom() - 15, width, 15)
        path = QPainterPath()
        path.addRoundedRect(chip, 3, 3)
        ink.painter.fillPath(path, color)
        ink.write((chip.x(), chip.y(), width, chip.height()), text, ink.color("text"), bold=True, side=CENTER)
