"""What the mouse means: a click, a span dragged over the song, moves selected, or something done to the plan."""

from typing import NamedTuple

from PySide6.QtCore import QPointF
from typing_extensions import override

from choreo_desktop.ui.timeline import edit_words
from choreo_desktop.ui.timeline.aiming import Group, aim_group
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.edits import Edge, PlanChange, Resize, Slip
from choreo_desktop.ui.timeline.ghosts import Ghost
from choreo_desktop.ui.timeline.scene import Hit, TimelineScene

Span = tuple[float, float]


class Click(NamedTuple):
    """The button went down and up at one place.

    Attributes:
        hit: What is there.
    """

    hit: Hit


class Dragged(NamedTuple):
    """A span was dragged over the song.

    Attributes:
        span: Seconds from and to.
    """

    span: Span


class Banded(NamedTuple):
    """A frame was drawn around moves.

    Attributes:
        span: Seconds from and to.
    """

    span: Span


class Done(NamedTuple):
    """Something was done to the plan.

    Attributes:
        change: What.
    """

    change: PlanChange


class MarkDragged(NamedTuple):
    """A marker was taken elsewhere.

    Attributes:
        mark: Which, counted from 0.
        seconds: Where to.
    """

    mark: int
    seconds: float


Meaning = Click | Dragged | Banded | Done | MarkDragged | None


class Pointer(NamedTuple):
    """Where the mouse is, and on what.

    Attributes:
        position: Pixels of the timeline.
        axis: What is seen.
        scene: What is shown.
        free: Whether Alt is held, so that ends need not lie on counts.
        shift: Whether Shift is held.
    """

    position: QPointF
    axis: Axis
    scene: TimelineScene
    free: bool = False
    shift: bool = False


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


class EditPress(Press):
    """Does something to the plan."""

    _ghost: Ghost | None = None

    @property
    @override
    def ghost(self) -> Ghost | None:
        """What letting go would do to the plan."""
        return self._ghost

    @override
    def _meant(self) -> Meaning:
        if self._ghost is None or self._ghost.change is None or self._ghost.refused:
            return None
        return Done(self._ghost.change)


class MovePress(EditPress):
    """Takes moves elsewhere.

    Args:
        hit: As in ``Press``.
        at: As in ``Press``.
        reach: As in ``Press``.
        blocks: The moves, by time.
    """

    def __init__(self, hit: Hit, at: Pointer, reach: float, blocks: tuple[Block, ...]) -> None:
        super().__init__(hit, at, reach)
        self._group = Group(blocks, self._time - blocks[0].start)

    @override
    def _follow(self, to: Pointer) -> None:
        self._ghost = aim_group(to.scene, self._group, to.position.x(), to.axis)


class EdgePress(EditPress):
    """Makes a move longer or shorter.

    Args:
        hit: As in ``Press``.
        at: As in ``Press``.
        reach: As in ``Press``.
        block: The move.
        edge: Which of its edges.
    """

    def __init__(self, hit: Hit, at: Pointer, reach: float, block: Block, *, edge: Edge) -> None:
        super().__init__(hit, at, reach)
        self._block, self._edge = block, edge

    @override
    def _follow(self, to: Pointer) -> None:
        block, line = self._block, to.scene.line
        border = line.border(to.axis.time(to.position.x()))
        first, end = block.slot, block.slot + block.slots
        if self._edge == "start":
            first = min(border, end - 1)
        else:
            end = max(border, first + 1)
        by = end - first - block.slots
        change = Resize(block.place, self._edge, by, ripple=to.shift) if by else None
        words = edit_words.length_text(end - first, ripple=to.shift)
        span = line.span(first, end - first)
        self._ghost = Ghost(words, change, (span,), near=span[0] if self._edge == "start" else span[1])


class SlipPress(EditPress):
    """Shows other 8-counts of a clip.

    Args:
        hit: As in ``Press``.
        at: As in ``Press``.
        reach: As in ``Press``.
        block: The move.
    """

    def __init__(self, hit: Hit, at: Pointer, reach: float, block: Block) -> None:
        super().__init__(hit, at, reach)
        self._block = block

    @override
    def _follow(self, to: Pointer) -> None:
        """The clip is pulled along under its window, so that pulling to the left shows what comes later."""
        block = self._block
        eight = block.seconds / max(block.slots, 1)
        by = round((self._time - to.axis.time(to.position.x())) / eight)
        refused = edit_words.slip_start_text() if block.part + by < 0 else ""
        by = max(by, -block.part)
        words = edit_words.slip_text(block, by)
        change = Slip(block.place, by) if by and not refused else None
        near = (block.start + block.end) / 2
        self._ghost = Ghost(words, change, ((block.start, block.end),), near=near, refused=refused)


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
