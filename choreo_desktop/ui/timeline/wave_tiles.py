"""The waveform as pictures, each of a stretch of it, kept while neither zoom nor look changes."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.lanes import Lane

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from choreo_desktop.services.waveform import Waveform

TILE_PIXELS = 512
_KEPT = 32  # a few screens
_PEAK_SHARE, _MEAN_SHARE = 0.5, 0.75  # how much of the colour the peaks and the mean level have
_MOST_GAIN = 2.5  # a few loud strokes must not make all else small
_BYTE = 256
_PADDING = 2  # rows above and below


class Stretch(NamedTuple):
    """A part of the song in one colour.

    Attributes:
        start: Second from which on the colour holds, until the next one.
        color: As in a style sheet.
    """

    start: float
    color: str


class _Look(NamedTuple):
    """All that a picture depends on besides its place."""

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
        self._gain = 1.0

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
        if not colors:
            return
        ratio = painter.device().devicePixelRatioF()
        look = _Look(id(waveform), axis.scale, lane.height, ratio, tuple(colors))
        left = axis.origin * axis.scale * ratio
        first, last = max(int(left), 0), int(min(axis.end, waveform.seconds) * axis.scale * ratio)
        if look == self._look:
            side = round(TILE_PIXELS * ratio)
            pictures = [(n * side, self._tile(waveform, n, side, look)) for n in range(first // side, last // side + 1)]
        elif last >= first:  # while somebody zooms, each look is painted once: what is seen of it, and nothing is kept
            self._begin(waveform, look)
            pictures = [(first, _drawn(waveform, (first, last + 1), look, self._gain))]
        else:
            return
        for column, picture in pictures:  # on whole pixels, or it would be blurred
            painter.drawPixmap(QPointF(round(column - left) / ratio, lane.top), picture)

    def _begin(self, waveform: "Waveform", look: _Look) -> None:
        if self._look is None or self._look.waveform != look.waveform:
            self._gain = min(1 / max(waveform.usual_peak, 1 / _MOST_GAIN), _MOST_GAIN)
        self._tiles.clear()
        self._look = look

    def _tile(self, waveform: "Waveform", number: int, side: int, look: _Look) -> QPixmap:
        if number not in self._tiles:
            self._tiles[number] = _drawn(waveform, (number * side, (number + 1) * side), look, self._gain)
            if len(self._tiles) > _KEPT:
                self._tiles.popitem(last=False)
        self._tiles.move_to_end(number)
        return self._tiles[number]


def _drawn(waveform: "Waveform", span: tuple[int, int], look: _Look, gain: float) -> QPixmap:
    """A picture of some columns of pixels, from one up to another, counted from the beginning of the song."""
    import numpy as np

    columns, rows = span[1] - span[0], max(round(look.height * look.ratio), 1)
    start, seconds = (each / (look.scale * look.ratio) for each in (span[0], columns))
    levels = np.clip(waveform.columns(start, start + seconds, columns) * np.float32(gain), -1, 1)
    middle, half = rows / 2, max(rows / 2 - _PADDING * look.ratio, 1.0)
    peaks = _covered(middle - levels[:, 1] * half, middle - levels[:, 0] * half, rows)
    means = _covered(middle - levels[:, 2] * half, middle + levels[:, 2] * half, rows)
    shares = _joined(peaks, means)
    times = start + (np.arange(columns) + 0.5) / columns * seconds
    shares[:, times > waveform.seconds] = 0
    return _colored(shares, times, look)


def _joined(peaks: "NDArray[np.float32]", means: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """How much colour both leave together, one over the other; in place, as most of the time goes to memory."""
    import numpy as np

    peaks *= np.float32(-_PEAK_SHARE)
    peaks += np.float32(1)
    means *= np.float32(-_MEAN_SHARE)
    means += np.float32(1)
    peaks *= means
    return np.subtract(np.float32(1), peaks, out=peaks)


def _colored(shares: "NDArray[np.float32]", times: "NDArray[np.float64]", look: _Look) -> QPixmap:
    """A picture from how much of its column's colour each pixel has; ``shares`` is used up.

    Its bytes are places in a table of the colours in all their strengths, which is four times less to work out than
    colours themselves.
    """
    import numpy as np

    places = np.searchsorted([stretch.start for stretch in look.colors], times, side="right") - 1
    used, column_colors = np.unique(np.maximum(places, 0), return_inverse=True)
    steps = max(_BYTE // len(used), 2)
    shares *= np.float32(steps - 1)
    shares += np.float32(0.5)
    pixels = shares.astype(np.uint8)
    pixels += (column_colors % (_BYTE // steps) * steps).astype(np.uint8)[None, :]
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable([value for place in used for value in _strengths(look.colors[place].color, steps)])
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(look.ratio)
    return pixmap


@cache
def _strengths(color: str, steps: int) -> tuple[int, ...]:
    """A colour from nothing to all of it."""
    shade = QColor(color)
    values = []
    for step in range(steps):
        shade.setAlphaF(step / (steps - 1))
        values.append(shade.rgba())
    return tuple(values)


def _covered(tops: "NDArray[np.float32]", ends: "NDArray[np.float32]", rows: int) -> "NDArray[np.float32]":
    """How much of each pixel a column from ``tops`` to ``ends`` covers: shape (rows, columns), 0 to 1.

    Silence is a line as well, half a pixel to either side of the middle.
    """
    import numpy as np

    row = np.arange(rows, dtype=np.float32)[:, None]
    low, high = np.minimum(tops, rows / 2 - 0.5)[None, :], np.maximum(ends, rows / 2 + 0.5)[None, :]
    covered = np.minimum(row + 1, high)
    covered -= np.maximum(row, low)
    return np.clip(covered, 0, 1, out=covered)
