"""Transfers that can be cancelled while the network is silent."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from choreo_desktop.domain.work import CancelToken, child_token
from choreo_desktop.storage.base import ByteSink

_TICK_SECONDS = 0.05
_GRACE_SECONDS = 0.3

T = TypeVar("T")


class Meter:
    """How many bytes went through, counted by any number of threads.

    Attributes:
        total: How many there are to be; 0 while not known.
    """

    def __init__(self) -> None:
        self.total = 0
        self._done = 0
        self._reported = -1
        self._lock = threading.Lock()

    def add(self, count: int) -> None:
        """Count bytes; negative if they have to go again."""
        with self._lock:
            self._done += count

    def complete(self) -> None:
        """Count what is missing to the total, which did not have to go through."""
        with self._lock:
            self._done = self.total

    def report(self, progress: ByteSink | None) -> None:
        """Tell how far it is, if it is further than last time."""
        with self._lock:
            done = self._done
        if progress is not None and self.total and done > self._reported:
            self._reported = done
            progress(min(done, self.total), self.total)


def run_transfer(
    work: Callable[[CancelToken, Meter], T],
    *,
    cancel: CancelToken | None = None,
    progress: ByteSink | None = None,
) -> T:
    """Do work that waits for a server in a thread of its own, so that a cancel never waits with it.

    The work gets a token, which it must look at whenever it can, and a meter. When cancelled, the work gets a
    moment to tidy up; if the server is silent for longer, it finishes tidying up in its thread, within the time
    limits of its connection. Progress is told from the calling thread.

    Raises:
        Cancelled: If cancelled, in well under half a second.
        TimedOutError: If the time limit of the token is over.
    """
    if cancel is not None:
        cancel.check()
    meter = Meter()
    pool = ThreadPoolExecutor(1, thread_name_prefix="transfer")
    with child_token(cancel) as token:
        future = pool.submit(work, token, meter)
        try:
            while wait([future], _TICK_SECONDS).not_done:
                if cancel is not None:
                    cancel.check()
                meter.report(progress)
            result = future.result()
        except BaseException:
            token.cancel()
            wait([future], _GRACE_SECONDS)
            if cancel is not None:
                cancel.check()
            raise
        finally:
            pool.shutdown(wait=False)
    meter.report(progress)
    return result
