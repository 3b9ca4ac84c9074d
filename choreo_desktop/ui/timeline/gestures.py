"""What a button that is down becomes: a click, a loop over the song, a frame around moves, or a marker elsewhere."""

from typing_extensions import override

from choreo_desktop.ui.timeline.ghosts import Ghost
from choreo_desktop.ui.timeline.meanings import Banded, Click, Dragged, MarkDragged, Meaning, Pointer, Span
from choreo_desktop.ui.timeline.scene import Hit


class Press:
    """A button that is down. This one drags nothing: it can only become a click.

    Args:
        hit: What it went down on.
        at: Where.
        reach: Pixels after which it is no click any more.
    """

    def __init__(self, hit: Hit, at: Pointer, reach: float) -> None:
        self._hit, self._from, self._reach = hit, at.position, reach
        self._time = at.axis.inside(at.position.x())
        self.dragging = False

    def drag(self, to: Pointer) -> None:
        """The mouse goes on."""
        self.dragging = self.dragging or abs(to.position.x() - self._from.x()) >= self._reach
        if self.dragging:
            self._follow(to)

    def release(self, to: Pointer) -> Meaning:
        """What it was."""
        self.drag(to)
        return self._meant() if self.dragging else Click(self._hit)

    @property
    def loop(self) -> Span | None:
        """The loop that letting go would make."""
        return None

    @property
    def band(self) -> Span | None:
        """The frame that is drawn around moves."""
        return None

    @property
    def ghost(self) -> Ghost | None:
        """What letting go would do to the plan."""
        return None

    def _follow(self, to: Pointer) -> None:
        """Take over where the mouse is; for those that drag something."""

    def _meant(self) -> Meaning:
        return Click(self._hit)


class LoopPress(Press):
    """Drags a loop over the song."""

    _span: Span | None = None

    @property
    @override
    def loop(self) -> Span | None:
        """The loop that letting go would make."""
        return self._span

    @override
    def _follow(self, to: Pointer) -> None:
        now = to.axis.inside(to.position.x())
        if to.free:
            self._span = min(self._time, now), max(self._time, now)
        else:
            self._span = to.scene.snapped(self._time, now, to.axis.scale)

    @override
    def _meant(self) -> Meaning:
        return None if self._span is None else Dragged(self._span)


class BandPress(Press):
    """Draws a frame around moves."""

    _span: Span | None = None

    @property
    @override
    def band(self) -> Span | None:
        """The frame that is drawn around moves."""
        return self._span

    @override
    def _follow(self, to: Pointer) -> None:
        now = to.axis.inside(to.position.x())
        self._span = min(self._time, now), max(self._time, now)

    @override
    def _meant(self) -> Meaning:
        return None if self._span is None else Banded(self._span)


class MarkPress(Press):
    """Takes a marker elsewhere, onto a beat unless Alt is held.

    Attributes:
        seconds: Where it is taken to; None while it is a click.
    """

    seconds: float | None = None

    @property
    @override
    def ghost(self) -> Ghost | None:
        """A line where the marker would be."""
        if self.seconds is None or self._hit.mark is None:
            return None
        return Ghost("", line=self.seconds, near=self.seconds)

    @override
    def _follow(self, to: Pointer) -> None:
        now, counting = to.axis.inside(to.position.x()), to.scene.counting
        beat = counting.nearest(now) if counting is not None and not to.free else None
        self.seconds = now if beat is None else beat

    @override
    def _meant(self) -> Meaning:
        if self.seconds is None or self._hit.mark is None:
            return None
        return MarkDragged(self._hit.mark, self.seconds)
