"""Everything that can be done to the plan by keys, as actions for menus and the sheet of shortcuts."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from choreo_desktop.ui.theme import Theme
from choreo_desktop.ui.timeline.actions import KeyActions
from choreo_desktop.ui.timeline.edits import (
    Delete,
    Duplicate,
    Edge,
    Lock,
    MoveTo,
    PlanChange,
    Resize,
    Slip,
    Split,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from choreo_desktop.ui.timeline.blocks import Block
    from choreo_desktop.ui.timeline.dropping import DroppingTimeline


_OFFERED = ("Shift+Del",)


class EditKeys(QObject):
    """The actions of one timeline, which know whether they can be used now.

    Args:
        theme: Draws their icons.
        timeline: Says what is selected, and passes on what is asked for.
    """

    def __init__(self, theme: Theme, timeline: "DroppingTimeline") -> None:
        super().__init__(timeline)
        self._timeline = timeline
        self.keys = KeyActions(theme, self)
        self._needs: dict[QAction, str] = {}
        self._common: set[QAction] = set()
        self._add_moves()
        self._add_shapes()
        self._add_board()
        self._add_places()
        timeline.choice_changed.connect(self.refresh)
        self.refresh()

    @property
    def common(self) -> "list[QAction]":
        """What a menu at a move or at free 8-counts offers: what can be used now and is no matter of keys."""
        found = [action for action in self.keys.actions if action in self._common and action.isEnabled()]
        one = len(self._timeline.chosen) == 1  # the panel of the selected move offers its lock
        return [action for action in found if not (one and action is self._lock_action)]

    def refresh(self) -> None:
        """See what can be used."""
        scene, chosen = self._timeline.scene, self._timeline.chosen
        some = scene.editable and bool(chosen)
        can = {
            "moves": some,
            "one": some and len(chosen) == 1,
            "plan": scene.editable,
            "any": scene.editable and bool(scene.blocks),
            "free": scene.editable and bool(scene.gaps),
        }
        for action, need in self._needs.items():
            action.setEnabled(can[need])

    def _add(self, need: str, text: str, keys: list[str], act: "Callable[[], object]", icon: str = "") -> None:
        action = self.keys.add(text, keys, act, icon)
        self._needs[action] = need
        if icon or keys[0] in _OFFERED:
            self._common.add(action)

    def _add_moves(self) -> None:
        tr, ask = QCoreApplication.translate, self._timeline.change_requested.emit
        self._add(
            "moves",
            tr("EditKeys", "Delete, later moves come forward"),
            ["Del", "Backspace"],
            lambda: ask(Delete(self._timeline.chosen, close=True)),
            "trash",
        )
        self._add(
            "moves",
            tr("EditKeys", "Delete and leave a gap"),
            ["Shift+Del", "Shift+Backspace"],
            lambda: ask(Delete(self._timeline.chosen, close=False)),
        )
        self._add(
            "moves",
            tr("EditKeys", "Duplicate"),
            ["Ctrl+D"],
            lambda: ask(Duplicate(self._timeline.chosen)),
            "duplicate",
        )
        self._add("moves", tr("EditKeys", "Move earlier"), ["Alt+Left"], lambda: self._move(-1))
        self._add("moves", tr("EditKeys", "Move later"), ["Alt+Right"], lambda: self._move(1))
        self._add("moves", tr("EditKeys", "Lock or unlock"), ["K"], self._lock, "lock")
        self._lock_action = self.keys.actions[-1]
        self._add("any", tr("EditKeys", "Split at the playhead"), ["S"], self._split, "split")

    def _add_shapes(self) -> None:
        tr = QCoreApplication.translate
        shapes: tuple[tuple[str, str, Edge, int], ...] = (
            (tr("EditKeys", "End 8 counts later"), "Shift+Right", "end", 1),
            (tr("EditKeys", "End 8 counts earlier"), "Shift+Left", "end", -1),
            (tr("EditKeys", "Begin 8 counts earlier"), "Ctrl+Shift+Left", "start", 1),
            (tr("EditKeys", "Begin 8 counts later"), "Ctrl+Shift+Right", "start", -1),
        )
        for text, key, edge, by in shapes:
            self._add("one", text, [key], partial(self._resize, edge, by))
        for text, key, by in (
            (tr("EditKeys", "Show later 8-counts of the clip"), "Alt+Shift+Right", 1),
            (tr("EditKeys", "Show earlier 8-counts of the clip"), "Alt+Shift+Left", -1),
        ):
            self._add("one", text, [key], partial(self._slip, by))

    def _add_board(self) -> None:
        tr, timeline = QCoreApplication.translate, self._timeline
        self._add(
            "moves",
            tr("EditKeys", "Cut"),
            ["Ctrl+X"],
            lambda: timeline.copy_requested.emit(True),
            "cut",
        )
        self._add("moves", tr("EditKeys", "Copy"), ["Ctrl+C"], lambda: timeline.copy_requested.emit(False), "copy")
        self._add(
            "plan",
            tr("EditKeys", "Paste at the playhead"),
            ["Ctrl+V"],
            lambda: timeline.paste_requested.emit(timeline.insert_slot),
            "paste",
        )
        self._add("any", tr("EditKeys", "Select all moves"), ["Ctrl+A"], timeline.choose_all)

    def _add_places(self) -> None:
        tr, timeline = QCoreApplication.translate, self._timeline
        self._add("moves", tr("EditKeys", "Select the next move as well"), ["Ctrl+Right"], lambda: timeline.widen(1))
        self._add("moves", tr("EditKeys", "Select the move before as well"), ["Ctrl+Left"], lambda: timeline.widen(-1))
        self._add("free", tr("EditKeys", "Next free 8-counts"), ["G"], timeline.choose_next_gap)
        self._add("free", tr("EditKeys", "Fill the free 8-counts"), ["Ctrl+G"], timeline.fill_requested.emit, "build")

    def _move(self, direction: int) -> None:
        """Past the neighbour, or by one 8-count where that is free."""
        blocks = self._timeline.chosen_blocks
        change = _later(self._timeline, blocks) if direction > 0 else _earlier(self._timeline, blocks)
        if change is not None:
            self._timeline.change_requested.emit(change)

    def _resize(self, edge: Edge, by: int) -> None:
        self._timeline.change_requested.emit(Resize(self._timeline.chosen[0], edge, by))

    def _slip(self, by: int) -> None:
        self._timeline.change_requested.emit(Slip(self._timeline.chosen[0], by))

    def _lock(self) -> None:
        blocks = self._timeline.chosen_blocks
        self._timeline.change_requested.emit(
            Lock(self._timeline.chosen, locked=not all(block.locked for block in blocks))
        )

    def _split(self) -> None:
        timeline = self._timeline
        self._timeline.change_requested.emit(Split(timeline.scene.line.border(timeline.playhead)))


def _later(timeline: "DroppingTimeline", blocks: "tuple[Block, ...]") -> PlanChange | None:
    places = tuple(block.place for block in blocks)
    end, first = blocks[-1].slot + blocks[-1].slots, blocks[0]
    following = next((b for b in timeline.scene.blocks if b.place > places[-1]), None)
    limit = following.slot if following is not None else len(timeline.scene.line)
    if end < limit and _in_a_row(places):
        return MoveTo(places, first.slot + 1, ripple=False)
    return None if following is None else MoveTo(places, following.slot + following.slots, ripple=True)


def _earlier(timeline: "DroppingTimeline", blocks: "tuple[Block, ...]") -> PlanChange | None:
    places, first = tuple(block.place for block in blocks), blocks[0]
    before = timeline.scene.blocks[first.place - 1] if first.place else None
    limit = before.slot + before.slots if before is not None else 0
    if first.slot > limit and _in_a_row(places):
        return MoveTo(places, first.slot - 1, ripple=False)
    return None if before is None else MoveTo(places, before.slot, ripple=True)


def _in_a_row(places: tuple[int, ...]) -> bool:
    return places[-1] - places[0] == len(places) - 1
