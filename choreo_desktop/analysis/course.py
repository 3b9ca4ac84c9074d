"""The course of an analysis: how far it is, and whether it should stop."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from choreo_desktop.domain.work import CancelToken


class Course(NamedTuple):
    """What a piece of work tells of itself while it runs.

    Attributes:
        cancel: Looked at with every step; None for work that nobody stops.
        on_share: Told how far the whole is, 0 to 1; None where nobody asks.
        low: Share of the whole at which this piece begins.
        high: Share of the whole at which it ends.
    """

    cancel: CancelToken | None = None
    on_share: Callable[[float], None] | None = None
    low: float = 0.0
    high: float = 1.0

    def tell(self, share: float) -> None:
        """Say how far this piece is, 0 to 1.

        Raises:
            Cancelled, TimedOutError: If it should stop.
        """
        self.check()
        if self.on_share is not None:
            self.on_share(self._at(share))

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            Cancelled, TimedOutError: If it should stop.
        """
        if self.cancel is not None:
            self.cancel.check()

    def part(self, low: float, high: float) -> "Course":
        """The piece of this piece from one share to another."""
        return self._replace(low=self._at(low), high=self._at(high))

    def _at(self, share: float) -> float:
        """A share of this piece as one of the whole; the end exactly, so that the next piece begins where it was."""
        return self.high if share >= 1 else self.low + (self.high - self.low) * share

    def quiet(self) -> "Course":
        """The same piece, which can be stopped but tells nothing: for what happens between two shares."""
        return self._replace(on_share=None)

    def chunks(self, count: int, size: int) -> Iterator[slice]:
        """Slices of ``size`` that cover ``count`` rows, telling before each."""
        for start in range(0, count, size):
            self.tell(start / count)
            yield slice(start, min(start + size, count))
        self.tell(1.0)


UNWATCHED = Course()
"""For short work."""
