"""Whatever a person does on the timeline in whatever order: the plan stays one that can be, and undoing leads back."""

import random
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from choreo_desktop.domain.blueprint import read_unfinished
from choreo_desktop.domain.errors import InvalidRequestError
from tests.ui.plan_hands import ALT, CONTROL, NONE, SHIFT, Hands
from tests.ui.window_studio import Running

_Key = Qt.Key
_STEPS = 25
_NAMES = ("Side Basic", "Forward Basic", "Lady's Turn", "Hammerlock", "Body Wave", "Double Spin")
_KEYS = (
    (_Key.Key_Delete, NONE),
    (_Key.Key_Delete, SHIFT),
    (_Key.Key_D, CONTROL),
    (_Key.Key_K, NONE),
    (_Key.Key_S, NONE),
    (_Key.Key_C, CONTROL),
    (_Key.Key_V, CONTROL),
    (_Key.Key_G, CONTROL),
    (_Key.Key_A, CONTROL),
    *((key, modifiers) for key in (_Key.Key_Left, _Key.Key_Right) for modifiers in (ALT, SHIFT, CONTROL)),
    *((key, modifiers | SHIFT) for key in (_Key.Key_Left, _Key.Key_Right) for modifiers in (ALT, CONTROL)),
)


def _any_place(hands: Hands, dice: random.Random) -> Callable[[], object]:
    """A click somewhere, or the playhead somewhere."""
    line = hands.timeline.scene.line
    slot = dice.randrange(len(line))
    if dice.random() < 0.5:
        return lambda: hands.click(hands.slot(slot, dice.random()))
    return lambda: hands.timeline.set_playhead(line.start(slot) + dice.random())


def _any_hand(hands: Hands, dice: random.Random) -> Callable[[], object]:
    """A drag of something to somewhere, or a drop."""
    line = hands.timeline.scene.line
    slots = [dice.randrange(len(line)) for _ in range(2)]
    if dice.random() < 0.5 or not hands.laid:
        names = dice.sample(_NAMES, dice.choice((1, 1, 2)))
        return lambda: hands.drop(names, hands.slot(slots[0], dice.random()))
    place, modifiers = dice.randrange(len(hands.laid)), dice.choice((NONE, NONE, ALT, SHIFT))
    start = dice.choice((hands.move(place), hands.edge(place, "start"), hands.edge(place, "end")))
    return lambda: hands.drag(start, hands.slot(slots[1], dice.random()), modifiers)


def _step(hands: Hands, dice: random.Random) -> None:
    kind = dice.random()
    if kind < 0.25:
        _any_place(hands, dice)()
    elif kind < 0.55:
        _any_hand(hands, dice)()
    elif kind < 0.9:
        hands.key(*dice.choice(_KEYS))
    elif kind < 0.95:
        hands.running.session.undo.undo()
    else:
        hands.running.session.undo.redo()
    hands.settle()


def _check(hands: Hands) -> None:
    """The plan is valid, its moves lie on 8-counts one after the other, and what is selected is there."""
    read_unfinished(hands.plan.to_dict())
    blocks = hands.timeline.scene.blocks
    assert [block.key for block in blocks] == [move.video_path for move in hands.plan.moves]
    assert all(block.slot >= 0 for block in blocks)
    assert all(a.slot + a.slots <= b.slot for a, b in pairwise(blocks))
    assert set(hands.timeline.chosen) <= set(range(len(blocks)))
    assert hands.running.session.selected in (None, *range(len(blocks)))
    assert all(isinstance(failure, InvalidRequestError) for failure in hands.running.failures)
    assert hands.timeline.ghost is None


@pytest.mark.parametrize(("seed", "whole"), [(1, False), (2, False), (3, True)])
def test_any_sequence_of_edits_can_be_undone_and_redone(window: Running, seed: int, whole: bool) -> None:
    """Undoing everything gives exactly the plan it began with, redoing everything exactly the last one."""
    hands, dice = Hands(window), random.Random(seed)
    if whole:
        hands.plan_whole()
    else:
        hands.plan_empty()
    stack, before = window.session.undo, hands.plan
    begin = stack.index()
    for _ in range(_STEPS):
        _step(hands, dice)
        if stack.index() < begin:  # the last undoing went to before the plan
            stack.setIndex(begin)
            hands.settle()
        _check(hands)
    after = hands.plan
    end = stack.index()
    stack.setIndex(begin)
    assert hands.plan == before
    assert hands.plan.to_dict() == before.to_dict()
    stack.setIndex(end)
    assert hands.plan == after
