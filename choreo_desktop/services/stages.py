"""The stages of an assembly and how far each closes the bar."""

import threading
from collections.abc import Callable

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
