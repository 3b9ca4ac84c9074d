"""The waveform as pictures, each of a stretch of it, kept while neither zoom nor look changes."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.lanes import Lane

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from choreo_desktop.services.waveform import Waveform

TILE_PIXELS = 256
_KEPT = 48  # a few screens
_PEAK_SHARE, _MEAN_SHARE = 0.5, 0.75  # how much of the colour the peaks and the mean level have
_PADDING = 3  # rows above and below


class Stretch(NamedTuple):
    """A part of the song in one colour.

    Attributes:
        start: Second from which on the colour holds, until the next one.
        color: As in a style sheet.
    """

    start: float
    color: str


class _Look(NamedTuple):
    """All that a tile depends on besides its place."""

    waveform: int
    scale: float
    height: int
    ratio: float
    colors: tuple[Stretch, ...]


class WaveTiles:
    """Paints waveforms."""

    def __init__(self) -> None:
        self._tiles: OrderedDict[int, QPixmap] = OrderedDict()
        self._look: _Look | None = None

    def paint(
        self, painter: QPainter, waveform: "Waveform", axis: Axis, lane: Lane, *, colors: Sequence[Stretch]
    ) -> None:
        """Paint what is seen of a waveform.

        Args:
            painter: Of the timeline.
            waveform: The song.
            axis: What is seen.
            lane: Where it goes.
            colors: By time, the first from the beginning on.
        """
        ratio = painter.device().devicePixelRatioF()
        look = _Look(id(waveform), axis.scale, lane.height, ratio, tuple(colors))
        if look != self._look:
            self._tiles.clear()
            self._look = look
        left = axis.origin * axis.scale
        last = min(axis.end, waveform.seconds) * axis.scale
        for number in range(max(int(left // TILE_PIXELS), 0), int(last // TILE_PIXELS) + 1):
            x = round((number * TILE_PIXELS - left) * ratio) / ratio  # whole pixels, or it would be blurred
            painter.drawPixmap(QPointF(x, lane.top), self._tile(waveform, number, look))

    def _tile(self, waveform: "Waveform", number: int, look: _Look) -> QPixmap:
        if number not in self._tiles:
            self._tiles[number] = _drawn(waveform, number, look)
            if len(self._tiles) > _KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(number)
        return self._tiles[number]


def _drawn(waveform: "Waveform", number: int, look: _Look) -> QPixmap:
    import numpy as np

    columns, rows = round(TILE_PIXELS * look.ratio), max(round(look.height * look.ratio), 1)
    start, seconds = number * TILE_PIXELS / look.scale, TILE_PIXELS / look.scale
    levels = waveform.columns(start, start + seconds, columns)
    middle, half = rows / 2, max(rows / 2 - _PADDING * look.ratio, 1.0)
    peaks = _covered(middle - levels[:, 1] * half, middle - levels[:, 0] * half, rows)
    means = _covered(middle - levels[:, 2] * half, middle + levels[:, 2] * half, rows)
    shares = 1 - (1 - _PEAK_SHARE * peaks) * (1 - _MEAN_SHARE * means)
    times = start + (np.arange(columns) + 0.5) / columns * seconds
    shares[:, times > waveform.seconds] = 0
    tints = _tints(times, look.colors)
    pixels = np.empty((rows, columns, 4), np.uint8)
    np.multiply(tints[None, :, :], shares[:, :, None], out=pixels, casting="unsafe")
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(look.ratio)
    return pixmap


def _covered(tops: "NDArray[np.float32]", ends: "NDArray[np.float32]", rows: int) -> "NDArray[np.float32]":
    """How much of each pixel a column from ``tops`` to ``ends`` covers: shape (rows, columns), 0 to 1.

    Silence is a line as well, half a pixel to either side of the middle.
    """
    import numpy as np

    row = np.arange(rows, dtype=np.float32)[:, None]
    low, high = np.minimum(tops, rows / 2 - 0.5)[None, :], np.maximum(ends, rows / 2 + 0.5)[None, :]
    covered: NDArray[np.float32] = np.clip(np.minimum(row + 1, high) - np.maximum(row, low), 0, 1)
    return covered


def _tints(times: "NDArray[np.float64]", colors: Sequence[Stretch]) -> "NDArray[np.float32]":
    """The colour of each column: blue, green, red and alpha, as the bytes of a picture lie on little machines."""
    import numpy as np

    shades = [QColor(stretch.color) for stretch in colors]
    table = np.array([(c.blue(), c.green(), c.red(), 255) for c in shades], np.float32)
    places = np.searchsorted([stretch.start for stretch in colors], times, side="right") - 1
    tints: NDArray[np.float32] = table[np.maximum(places, 0)]
    return tints
