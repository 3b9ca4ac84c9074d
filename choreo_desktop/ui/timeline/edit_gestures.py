"""What a button that is down does to the plan: moves go elsewhere, get longer or shorter, or show other counts."""

from typing_extensions import override

from choreo_desktop.ui.timeline import edit_words
from choreo_desktop.ui.timeline.aiming import Group, aim_group
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.edits import Edge, Resize, Slip
from choreo_desktop.ui.timeline.gestures import Press
from choreo_desktop.ui.timeline.ghosts import Ghost
from choreo_desktop.ui.timeline.meanings import Done, Meaning, Pointer
from choreo_desktop.ui.timeline.scene import Hit


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
