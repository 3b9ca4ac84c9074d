"""Long work: how far it is, and how it is stopped."""

import math
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from choreo_desktop.domain.errors import TimedOutError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Progress(NamedTuple):
    """How far the work is.

    Attributes:
        stage: Name of the stage, such as ``concatenating``.
        percent: 0 to 100 over the whole task.
        message: One short line for people.
    """

    stage: str
    percent: int
    message: str


ProgressSink = Callable[[Progress], None]


class Cancelled(BaseException):
    """The person stopped the work.

    A ``BaseException``, so that it passes through every ``except Exception`` on its way out.
    """


class CancelToken:
    """Tells work to stop: because a person said so, or because its time is up.

    Args:
        parent: Another token; when it is cancelled, so is this one.
        seconds: Time limit from now on, in seconds; None for none.
    """

    def __init__(self, parent: "CancelToken | None" = None, *, seconds: float | None = None) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []
        self._limit = math.inf if seconds is None else seconds
        self._deadline = time.monotonic() + self._limit
        self._parent = parent
        if parent is not None:
            parent.on_cancel(self.cancel)

    def cancel(self) -> None:
        """Ask the work to stop. May be called from any thread, any number of times."""
        with self._lock:
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
        with ExitStack() as stack:  # calls all of them, even if one raises
            for callback in reversed(callbacks):
                stack.callback(callback)

    def close(self) -> None:
        """Let go of the parent, which may live much longer than this token."""
        if self._parent is not None:
            self._parent.forget(self.cancel)

    def on_cancel(self, callback: Callable[[], None]) -> None:
        """Call back once when cancelled, in the thread that cancels; at once if it already is."""
        with self._lock:
            if not self._event.is_set():
                self._callbacks.append(callback)
                return
        callback()

    def forget(self, callback: Callable[[], None]) -> None:
        """Drop a callback given to ``on_cancel``."""
        with self._lock:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop; time limits do not count."""
        return self._event.is_set()

    @property
    def expired(self) -> bool:
        """Whether the time limit, of this token or of one above it, is over."""
        return time.monotonic() >= self._soonest()[0]

    @property
    def stopped(self) -> bool:
        """Whether work should stop, for either reason."""
        return self.cancelled or self.expired

    def wait(self, seconds: float) -> bool:
        """Sleep, but wake up when work should stop. Returns whether it should."""
        left = self._soonest()[0] - time.monotonic()
        self._event.wait(max(0.0, min(seconds, left, threading.TIMEOUT_MAX)))
        return self.stopped

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            Cancelled: If the token was cancelled.
            TimedOutError: If the time limit is over.
        """
        if self.cancelled:
            raise Cancelled
        if self.expired:
            raise TimedOutError(f"The work took longer than its limit{self.limit_text()}.")

    def limit_text(self) -> str:
        """The time limit in words, for the end of a sentence; empty where there is none."""
        seconds = self._soonest()[1]
        if math.isinf(seconds):
            return ""
        number, unit = (seconds / 60, "minute") if seconds >= 60 else (seconds, "second")
        return f" of {number:g} {unit}{'' if number == 1 else 's'}"

    def _soonest(self) -> tuple[float, float]:
        """Of this token and those above it: the time that is over first, and the limit that it comes from."""
        own = (self._deadline, self._limit)
        return own if self._parent is None else min(own, self._parent._soonest())  # noqa: SLF001 - of this class


@contextmanager
def child_token(parent: CancelToken | None = None, *, seconds: float | None = None) -> "Iterator[CancelToken]":
    """A token for one piece of work below another, let go of when the work ends."""
    token = CancelToken(parent, seconds=seconds)
    try:
        yield token
    finally:
        token.close()
