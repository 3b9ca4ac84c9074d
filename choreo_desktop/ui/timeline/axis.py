"""Where times are across the timeline."""

from typing import NamedTuple

MARGIN = 10  # pixels of nothing before the beginning and after the end, so that what is there can be grasped
MOST_SCALE = 240.0  # pixels of a second; a beat is then about as wide as a hand of the mouse can miss


class Axis(NamedTuple):
    """Which part of the time is shown, and how wide a second is. All changes give a new one.

    Attributes:
        origin: Second at the left edge.
        scale: Pixels of a second.
        width: Pixels that are seen.
        extent: Seconds that there are to show.
    """

    origin: float = -1.0
    scale: float = 10.0
    width: int = 1
    extent: float = 1.0

    @property
    def least_scale(self) -> float:
        """The scale at which all is seen."""
        return max(self.width - 2 * MARGIN, 1) / max(self.extent, 1e-3)

    @property
    def most_scale(self) -> float:
        """The greatest scale."""
        return max(MOST_SCALE, self.least_scale)

    @property
    def fitted(self) -> bool:
        """Whether all is seen."""
        return self.scale <= self.least_scale * (1 + 1e-9)

    @property
    def start(self) -> float:
        """Second at the left edge."""
        return self.origin

    @property
    def end(self) -> float:
        """Second at the right edge."""
        return self.origin + self.width / self.scale

    @property
    def total(self) -> int:
        """Pixels of everything, margins included."""
        return round(self.extent * self.scale) + 2 * MARGIN

    @property
    def offset(self) -> int:
        """How many pixels are hidden at the left."""
        return round(self.origin * self.scale) + MARGIN

    def x(self, time: float) -> float:
        """The column of a time."""
        return (time - self.origin) * self.scale

    def time(self, x: float) -> float:
        """The time of a column."""
        return self.origin + x / self.scale

    def inside(self, x: float) -> float:
        """The time of a column, kept within what there is to show."""
        return min(max(self.time(x), 0.0), self.extent)

    def scrolled_to(self, origin: float) -> "Axis":
        """Another part, as near as can be to one that begins there."""
        margin = MARGIN / self.scale
        latest = self.extent + margin - self.width / self.scale
        return self._replace(origin=max(min(origin, latest), -margin))

    def at_start(self) -> "Axis":
        """The beginning."""
        return self._replace(origin=-MARGIN / self.scale)

    def scrolled_by(self, pixels: float) -> "Axis":
        """Moved to what lies so many pixels to the right."""
        return self.scrolled_to(self.origin + pixels / self.scale)

    def zoomed(self, factor: float, x: float) -> "Axis":
        """Seconds wider by a factor, where the time under a column stays there."""
        scale = min(max(self.scale * factor, self.least_scale), self.most_scale)
        return self._replace(scale=scale).scrolled_to(self.time(x) - x / scale)

    def fit(self) -> "Axis":
        """All of it."""
        return self._replace(scale=self.least_scale).scrolled_to(0.0)

    def resized(self, width: int, extent: float) -> "Axis":
        """The same part in another room, or of something of another length; what was seen whole stays so."""
        axis = self._replace(width=max(width, 1), extent=max(extent, 1e-3))
        return axis.fit() if self.fitted else axis.zoomed(1.0, 0.0)

    def showing(self, start: float, end: float) -> "Axis":
        """Moved by as little as is needed to see a span, its beginning first."""
        if start < self.start or end - start > self.end - self.start:
            return self.scrolled_to(start - MARGIN / self.scale)
        if end > self.end:
            return self.scrolled_to(end + MARGIN / self.scale - self.width / self.scale)
        return self
