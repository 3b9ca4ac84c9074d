"""The 8-counts on which moves can lie, and what is free of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Span = tuple[float, float]

_CLOSE = 2e-3  # s: borders nearer than this are the same


class Gap(NamedTuple):
    """8-counts on which nothing is danced.

    Attributes:
        slot: The first of them, counted from 0.
        slots: How many.
        start: Seconds.
        end: Seconds.
    """

    slot: int
    slots: int
    start: float
    end: float


class SlotLine:
    """The slots of a plan, one after the other. Without any, the plan can only be looked at.

    Args:
        spans: Seconds from and to of each.
    """

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self._starts)

    def start(self, slot: int) -> float:
        """Seconds at which a slot begins; of the one after the last, where the last ends."""
        return self._starts[slot] if slot < len(self) else self._ends[-1]

    def span(self, slot: int, slots: int) -> Span:
        """Seconds from and to of some slots."""
        return self.start(slot), self.start(slot + slots)

    def at(self, time: float) -> int:
        """The slot that a time lies in, or the nearest."""
        return min(max(bisect_right(self._starts, time) - 1, 0), len(self) - 1)

    def border(self, time: float) -> int:
        """The border between slots that is nearest to a time, by the number of the slot after it."""
        place = self.at(time)
        start, end = self.span(place, 1)
        return place if time - start <= end - time else place + 1

    def covered(self, start: float, end: float) -> tuple[int, int] | None:
        """The first slot and how many are covered; None where a span does not lie on their borders."""
        first, last = bisect_left(self._starts, start - _CLOSE), bisect_left(self._ends, end - _CLOSE)
        if first >= len(self) or last >= len(self) or last < first:
            return None
        if self._starts[first] - start > _CLOSE or self._ends[last] - end > _CLOSE:
            return None
        return first, last - first + 1

    def gaps(self, taken: Iterable[tuple[int, int]]) -> list[Gap]:
        """What is free between moves.

        Args:
            taken: First slot and number of slots of each move, by time.
        """
        found, free = [], 0
        for slot, slots in (*taken, (len(self), 0)):
            if slot > free:
                found.append(Gap(free, slot - free, *self.span(free, slot - free)))
            free = max(free, slot + slots)
        return found
