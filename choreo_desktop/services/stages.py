"""The stages of an assembly and how far each closes the bar."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

ProgressCallback = Callable[[str, int, str], None]

FETCHING = "fetching"
CONCATENATING = "concatenating"
ADDING_AUDIO = "adding_audio"
UPLOADING = "uploading"
CLEANUP = "cleanup"
COMPLETED = "completed"

CLOSING_PERCENT = {
    FETCHING: 20,
    CONCATENATING: 50,
    ADDING_AUDIO: 70,
    UPLOADING: 85,
    CLEANUP: 95,
    COMPLETED: 100,
}
_ORDER = list(CLOSING_PERCENT)


class StageMeter:
    """Turns what is done of a stage into a percentage that never goes back.

    Work of a later stage that overlaps with an earlier one is told once the earlier one is closed.

    Args:
        callback: Called with (stage, percent, message), from any thread, one call at a time.
    """

    def __init__(self, callback: ProgressCallback | None) -> None:
        self._callback = callback
        self._lock = threading.Lock()
        self._told: tuple[str, int] = ("", -1)
        self._message = ""
        self.stage = FETCHING

    def enter(self, stage: str, message: str) -> None:
        """Begin a stage; the ones before it are closed."""
        with self._lock:
            self.stage = stage
            self._tell(stage, self._floor(stage), message)

    def within(self, stage: str, share: float, message: str, *, counts: bool = False) -> None:
        """So much of a stage (0 to 1) is done.

        Args:
            stage: Which.
            share: How much.
            message: For people.
            counts: Whether the message counts something, and is told even where the percentage stays.
        """
        low, high = self._floor(stage), CLOSING_PERCENT[stage]
        percent = int(low + (high - low) * min(max(share, 0.0), 1.0))
        with self._lock:
            if stage == self.stage:
                self._tell(stage, percent, message, again=counts and message != self._message)

    def close(self, stage: str, message: str) -> None:
        """A stage is done."""
        self.within(stage, 1.0, message)

    def _floor(self, stage: str) -> int:
        place = _ORDER.index(stage)
        return CLOSING_PERCENT[_ORDER[place - 1]] if place else 0

    def _tell(self, stage: str, percent: int, message: str, *, again: bool = False) -> None:
        percent = max(percent, self._told[1])
        if (stage, percent) == self._told and not again:
            return
        self._told, self._message = (stage, percent), message
        if self._callback is not None:
            self._callback(stage, percent, message)


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
