"""Where what is dragged would go: between moves, onto one, or into free 8-counts."""

from collections.abc import Sequence
from typing import NamedTuple

from choreo_desktop.ui.timeline import edit_words
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.edits import Insert, MoveTo, Replace
from choreo_desktop.ui.timeline.ghosts import Ghost
from choreo_desktop.ui.timeline.scene import TimelineScene

_EDGE_SHARE, _EDGE_PIXELS = 0.28, 26.0  # of a block, that still mean its edge
_GRIP_PIXELS, _LEAST_GRIPPED = 6.0, 22.0


class Group(NamedTuple):
    """Moves that are dragged together.

    Attributes:
        blocks: By time.
        grab: Seconds from the beginning of the first to where the hand holds them.
    """

    blocks: tuple[Block, ...]
    grab: float

    @property
    def places(self) -> tuple[int, ...]:
        """Their places in the plan."""
        return tuple(block.place for block in self.blocks)

    @property
    def slots(self) -> int:
        """How many 8-counts they take, free ones between them included where no other move lies there."""
        total, last = 0, None
        for block in self.blocks:
            if last is not None and last.place == block.place - 1:
                total += block.slot - last.slot - last.slots
            total += block.slots
            last = block
        return total


def edge_at(block: Block, x: float, axis: Axis) -> str:
    """Which edge of a move a column means: ``start``, ``end``, or empty for its middle."""
    left, right = axis.x(block.start), axis.x(block.end)
    if block.slots < 1 or right - left < _LEAST_GRIPPED:
        return ""
    if x - left <= _GRIP_PIXELS:
        return "start"
    return "end" if right - x <= _GRIP_PIXELS else ""


def aim_clips(scene: TimelineScene, keys: Sequence[str], names: Sequence[str], x: float, axis: Axis) -> Ghost:
    """What dropping clips of the library would do.

    Args:
        scene: What is shown.
        keys: Of the clips.
        names: Of the clips, as far as they are known.
        x: Column of the mouse.
        axis: What is seen.
    """
    time, block = axis.time(x), scene.block_at(axis.time(x))
    what = edit_words.these(names, len(keys))
    if block is None or block.slots < 1:
        return _into_free(scene, tuple(keys), what, time)
    if len(keys) == 1 and _in_middle(block, x, axis):
        words = edit_words.replace_text(block.name, what)
        return Ghost(words, Replace(block.place, keys[0]), ((block.start, block.end),), near=time)
    return _between(scene, block, tuple(keys), what, time)


def aim_group(scene: TimelineScene, group: Group, x: float, axis: Axis) -> Ghost:
    """What letting go of moves would do."""
    time, chosen = axis.time(x), frozenset(group.places)
    rest = [block for block in scene.blocks if block.place not in chosen]
    what = edit_words.these([block.name for block in group.blocks], len(group.blocks))
    run = next((gap for gap in scene.line.gaps((b.slot, b.slots) for b in rest) if gap.start <= time < gap.end), None)
    if run is not None and run.slots >= group.slots:
        slot = scene.line.border(time - group.grab)
        slot = min(max(slot, run.slot), run.slot + run.slots - group.slots)
        return _laid(scene, group, slot, what, time)
    block = next((b for b in rest if b.start <= time < b.end), None)
    if block is not None:
        before = time < (block.start + block.end) / 2
        slot = block.slot if before else block.slot + block.slots
    else:
        slot = run.slot if run is not None else scene.line.border(time)
    if slot == group.blocks[0].slot or (_together(group) and slot == group.blocks[-1].slot + group.blocks[-1].slots):
        return Ghost(edit_words.stays_text(), near=time)
    line = scene.line.start(slot)
    words = edit_words.move_text(scene, slot, what, chosen)
    return Ghost(words, MoveTo(group.places, slot, ripple=True), line=line, near=time)


def _laid(scene: TimelineScene, group: Group, slot: int, what: str, time: float) -> Ghost:
    if slot == group.blocks[0].slot and _together(group):
        return Ghost(edit_words.stays_text(), near=time)
    words = edit_words.lay_text(slot, group.slots, what)
    change = MoveTo(group.places, slot, ripple=False)
    return Ghost(words, change, (scene.line.span(slot, group.slots),), near=time)


def _together(group: Group) -> bool:
    """Whether nothing lies between the moves of a group."""
    first, last = group.blocks[0], group.blocks[-1]
    return last.slot + last.slots - first.slot == group.slots


def _in_middle(block: Block, x: float, axis: Axis) -> bool:
    left, right = axis.x(block.start), axis.x(block.end)
    edge = min(_EDGE_SHARE * (right - left), _EDGE_PIXELS)
    return left + edge <= x <= right - edge


def _between(scene: TimelineScene, block: Block, keys: tuple[str, ...], what: str, time: float) -> Ghost:
    before = time < (block.start + block.end) / 2
    slot = block.slot if before else block.slot + block.slots
    if slot >= len(scene.line):
        return Ghost(
            edit_words.insert_text(scene, slot, what), line=block.end, near=time, refused=edit_words.full_text()
        )
    return Ghost(edit_words.insert_text(scene, slot, what), Insert(slot, keys), line=scene.line.start(slot), near=time)


def _into_free(scene: TimelineScene, keys: tuple[str, ...], what: str, time: float) -> Ghost:
    slot = scene.line.at(time)
    words = edit_words.lay_text(slot, 1, what)
    return Ghost(words, Insert(slot, keys), (scene.line.span(slot, 1),), near=time)
