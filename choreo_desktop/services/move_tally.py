"""How many moves of a video are rendered."""

import threading
from typing import TYPE_CHECKING

from choreo_desktop.services.stages import CONCATENATING, StageMeter

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path


class MoveTally:
    """Says how many moves are rendered. Equal moves share one rendering; each counts.

    Args:
        meter: Is told.

    Attributes:
        total: Moves to render.
    """

    def __init__(self, meter: StageMeter) -> None:
        self.total = 0
        self._meter = meter
        self._lock = threading.Lock()
        self._moves: dict[str, int] = {}
        self._finished: set[str] = set()
        self._share = 0.0

    def expect(self, key: str, rendering: "Future[Path]") -> None:
        """One more move is being rendered.

        Args:
            key: Of its rendering.
            rendering: The rendering, looked at when the key is new.
        """
        with self._lock:
            known = key in self._moves
            self._moves[key] = self._moves.get(key, 0) + 1
        if not known:
            rendering.add_done_callback(lambda future: self._ended(key, future))

    def tell(self, share: float) -> None:
        """So much of all pictures (0 to 1) is rendered."""
        with self._lock:
            self._share = max(self._share, share)
        self._meter.within(CONCATENATING, self._share, self.text(), counts=True)

    def text(self) -> str:
        """How far it is, for people."""
        with self._lock:
            done = sum(self._moves[key] for key in self._finished)
        return f"Rendering the moves: {done} of {self.total}"

    def _ended(self, key: str, rendering: "Future[Path]") -> None:
        if rendering.cancelled() or rendering.exception() is not None:
            return
        with self._lock:
            self._finished.add(key)
        self.tell(0.0)
