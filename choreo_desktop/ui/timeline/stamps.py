"""Small pictures that are painted again and again while the timeline is zoomed: each is drawn once."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.ink import Ink

_MOST = 500


class Stamps:
    """Keeps them by what they show."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, int, int, bool, float], QPixmap] = {}

    def draw(self, ink: "Ink", what: Hashable, place: QPointF, size: QSize, paint: "Callable[[Ink], None]") -> None:
        """Put a picture somewhere, on whole pixels.

        Args:
            ink: Paints.
            what: Tells it from all others of its size.
            place: Its top left corner.
            size: Its size.
            paint: Paints it the first time, from the top left corner of an empty picture on.
        """
        ratio = ink.ratio
        key = (what, size.width(), size.height(), ink.theme.dark, ratio)
        if key not in self._kept:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[key] = _painted(ink, size, paint)
        whole = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
        ink.painter.drawPixmap(whole, self._kept[key])


def _painted(ink: "Ink", size: QSize, paint: "Callable[[Ink], None]") -> QPixmap:
    picture = QPixmap(size * ink.ratio)
    picture.setDevicePixelRatio(ink.ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(ink.painter.renderHints())
    paint(ink.on(painter))
    painter.end()
    return picture
