"""What is selected on the timeline: moves, or what is free between them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from choreo_desktop.ui.timeline.blocks import Block


class Selection(NamedTuple):
    """Which moves are selected.

    Attributes:
        current: The one that keys act on and panels tell of; None for none.
        chosen: All of them.
        gap: First of the free 8-counts that are selected; None for none.
    """

    current: int | None = None
    chosen: frozenset[int] = frozenset()
    gap: int | None = None

    @classmethod
    def of(cls, move: int | None) -> "Selection":
        """One move, or none."""
        return cls(move, frozenset(() if move is None else (move,)))

    @classmethod
    def among(cls, moves: Collection[int], current: int | None = None) -> "Selection":
        """Several moves; the first of them is the current one unless another is named."""
        chosen = frozenset(moves)
        return cls(current if current in chosen else min(chosen, default=None), chosen)

    @property
    def places(self) -> tuple[int, ...]:
        """The moves in order."""
        return tuple(sorted(self.chosen))

    def with_current(self, move: int | None) -> "Selection":
        """The same moves with another current one, or that one alone where it is not among them."""
        return self._replace(current=move) if move in self.chosen else Selection.of(move)

    def toggled(self, move: int) -> "Selection":
        """With a move, or without it where it is selected already."""
        if move not in self.chosen:
            return Selection(move, self.chosen | {move})
        return Selection.among(self.chosen - {move}, self.current)

    def up_to(self, move: int) -> "Selection":
        """All from the current move to another."""
        first = self.current if self.current is not None else move
        return Selection(self.current if self.current is not None else move, _between(first, move))

    def widened(self, direction: int, moves: int) -> "Selection":
        """With the move after the last of them, or before the first (direction -1)."""
        if not self.chosen:
            return self
        place = max(self.chosen) + 1 if direction > 0 else min(self.chosen) - 1
        return Selection(place, self.chosen | {place}) if 0 <= place < moves else self

    def kept(self, before: Sequence[Block], after: Sequence[Block]) -> "Selection":
        """The same moves in another version of the plan, as far as they are still there."""
        places = {_identity(block): block.place for block in after}
        there = {p: places[_identity(before[p])] for p in self.chosen if _identity(before[p]) in places}
        current = None if self.current is None else there.get(self.current)
        return Selection.among(there.values(), current)


def _between(first: int, last: int) -> frozenset[int]:
    return frozenset(range(min(first, last), max(first, last) + 1))


def _identity(block: Block) -> tuple[str, int]:
    return block.key, round(block.start * 1000)
