"""The timeline with what is selected on it, by whatever hand."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from typing_extensions import override

from choreo_desktop.ui.timeline import wording
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.scene import TimelineScene
from choreo_desktop.ui.timeline.selection import Selection
from choreo_desktop.ui.timeline.slot_line import Gap
from choreo_desktop.ui.timeline.zooming import ZoomingTimeline


class ChoosingTimeline(ZoomingTimeline):
    """Moves of it, or what is free between them, are selected.

    ``move_selected`` tells which move a person made the current one, -1 for none; ``choice_changed`` that something
    else is selected, or other things can be, whoever did it.
    """

    move_selected = Signal(int)
    choice_changed = Signal()
    play_requested = Signal(float)
    seek_requested = Signal(float)
    loop_requested = Signal(float, float)
    loop_cleared = Signal()

    @property
    def selected(self) -> int | None:
        """The current one of the selected moves, counted from 0; None for none."""
        return self._canvas.selection.current

    @property
    def chosen(self) -> tuple[int, ...]:
        """All selected moves, in order."""
        return self._canvas.selection.places

    @property
    def chosen_blocks(self) -> tuple[Block, ...]:
        """The same as they lie on the timeline."""
        return tuple(self.scene.blocks[place] for place in self.chosen)

    @property
    def chosen_gap(self) -> Gap | None:
        """The free 8-counts that are selected."""
        slot = self._canvas.selection.gap
        return next((gap for gap in self.scene.gaps if gap.slot == slot), None)

    @property
    def insert_slot(self) -> int:
        """Where something comes in that nobody points at a place for: what is free and selected, or the playhead."""
        gap = self.chosen_gap
        return gap.slot if gap is not None else min(self.scene.line.border(self.playhead), len(self.scene.line) - 1)

    def set_selected(self, move: int | None) -> None:
        """Show a move as the current one, counted from 0, and see it; None for none. Nobody is told."""
        known = move if move is not None and 0 <= move < len(self.scene.blocks) else None
        if known == self.selected:
            return
        self._select(self._canvas.selection.with_current(known))

    def choose(self, moves: Collection[int]) -> None:
        """Show several moves as selected. Nobody is told."""
        there = [move for move in moves if 0 <= move < len(self.scene.blocks)]
        self._select(Selection.among(there, self.selected))

    def choose_place(self, move: int) -> None:
        """Select one move alone, if there is one."""
        if 0 <= move < len(self.scene.blocks):
            self._take(Selection.of(move))

    def step(self, direction: int) -> None:
        """Select the move after or before; the first time, one near the playhead."""
        if self.selected is None:
            near = next((b.place for b in self.scene.blocks if b.end > self.playhead), len(self.scene.blocks) - 1)
            self.choose_place(near)
        else:
            self.choose_place(self.selected + direction)

    def choose_all(self) -> None:
        """Select every move."""
        self._take(Selection.among(range(len(self.scene.blocks)), self.selected))

    def choose_next_gap(self) -> None:
        """Select the free 8-counts after those that are selected, or after the playhead; at the end the first."""
        gap = self.chosen_gap
        after = gap.end if gap is not None else self.playhead
        following = next((gap for gap in self.scene.gaps if gap.start >= after - 1e-6), None)
        self._take_gap(following or next(iter(self.scene.gaps), None))

    def widen(self, direction: int) -> None:
        """Select one more move: the one after the selected ones, or before them (direction -1)."""
        self._take(self._canvas.selection.widened(direction, len(self.scene.blocks)))

    def _take(self, selection: Selection) -> None:
        """A person selects something."""
        before = self.selected
        self._select(selection)
        if selection.current != before:
            self.move_selected.emit(-1 if selection.current is None else selection.current)

    def _take_gap(self, gap: Gap | None) -> None:
        self._take(Selection(gap=None if gap is None else gap.slot))
        if gap is not None:
            self.show_span(gap.start, gap.end)

    def _select(self, selection: Selection) -> None:
        before = self._canvas.selection
        if selection == before:
            return
        self._canvas.selection = selection
        self._describe()
        self._repaint()
        if selection.current is not None and selection.current != before.current:
            block = self.scene.blocks[selection.current]
            self.show_span(block.start, block.end)
        self.choice_changed.emit()

    @override
    def _show(self, scene: TimelineScene) -> None:
        before, selection = self.scene.blocks, self._canvas.selection
        super()._show(scene)
        if selection.chosen and scene.blocks != before:
            self._canvas.selection = selection.kept(before, scene.blocks)
        self._describe()
        self.choice_changed.emit()

    def _describe(self) -> None:
        """Say what is selected, to those who hear the window."""
        text = wording.told_selection(self.scene, self.selected, self.chosen, self.chosen_gap)
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
