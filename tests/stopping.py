"""Stopping work from another thread, and seeing how soon it ends."""

import threading
import time
from collections.abc import Callable

from choreo_desktop.domain.work import Cancelled, CancelToken


def seconds_to_stop(work: Callable[[CancelToken], object], delay: float) -> float | None:
    """Seconds until work has ended after it was asked to; None where it was done before.

    Args:
        work: Begins at once, with the token that is cancelled.
        delay: Seconds after which it is asked.
    """
    cancel = CancelToken()
    asked: list[float] = []

    def ask() -> None:
        asked.append(time.monotonic())
        cancel.cancel()

    timer = threading.Timer(delay, ask)
    timer.start()
    try:
        work(cancel)
    except Cancelled:
        return time.monotonic() - asked[0]
    finally:
        timer.join()
    return None
