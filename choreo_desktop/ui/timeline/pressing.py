"""What a button that goes down on the timeline takes hold of."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from choreo_desktop.ui.timeline.aiming import edge_at
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.edit_gestures import EdgePress, MovePress, SlipPress
from choreo_desktop.ui.timeline.gestures import BandPress, LoopPress, MarkPress, Press
from choreo_desktop.ui.timeline.lanes import LaneName
from choreo_desktop.ui.timeline.meanings import Pointer
from choreo_desktop.ui.timeline.scene import Hit
from choreo_desktop.ui.timeline.selection import Selection

if TYPE_CHECKING:
    from choreo_desktop.ui.timeline.edits import Edge

_MANY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def press_on(hit: Hit, at: Pointer, reach: float, selection: Selection, modifiers: Qt.KeyboardModifier) -> Press:
    """What a press becomes when the mouse goes on.

    Args:
        hit: What the button went down on.
        at: Where.
        reach: Pixels after which it is no click any more.
        selection: What is selected.
        modifiers: The keys that are held.
    """
    scene = at.scene
    if hit.mark is not None and scene.editable:
        return MarkPress(hit, at, reach)
    if hit.lane is not LaneName.MOVES or not (scene.blocks or scene.editable):
        return LoopPress(hit, at, reach)
    if hit.move is None or modifiers & _MANY:
        return BandPress(hit, at, reach)
    block = scene.blocks[hit.move]
    if not scene.editable or block.slots < 1:
        return Press(hit, at, reach)
    if at.free:
        return SlipPress(hit, at, reach, block)
    if edge := edge_at(block, at.position.x(), at.axis):
        return EdgePress(hit, at, reach, block, edge=cast("Edge", edge))
    return MovePress(hit, at, reach, _together(scene.blocks, hit.move, selection))


def _together(blocks: tuple[Block, ...], move: int, selection: Selection) -> tuple[Block, ...]:
    """All selected moves where the hand took one of them, else that one alone."""
    if move not in selection.chosen:
        return (blocks[move],)
    return tuple(blocks[place] for place in selection.places if blocks[place].slots > 0)
