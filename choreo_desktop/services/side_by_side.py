"""The same work for many things, a few at a time."""

from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import TypeVar

from choreo_desktop.domain.work import CancelToken, child_token

THREADS = 4
POLL_SECONDS = 0.1

_T = TypeVar("_T")


def side_by_side(
    things: Iterable[_T],
    work: Callable[[_T, CancelToken], None],
    *,
    cancel: CancelToken,
    on_done: Callable[[int], None] = lambda _: None,
) -> None:
    """Do it for all; the first failure, or a request to stop, ends it for those that have not begun.

    Args:
        things: What to do it for.
        work: Does it for one, in another thread, with a token that it has to look at.
        cancel: Stops the work.
        on_done: Told from this thread how many are done.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
        Exception: What ``work`` raised first.
    """
    with child_token(cancel) as token, ThreadPoolExecutor(THREADS, thread_name_prefix="side") as pool:
        pending = {pool.submit(work, thing, token) for thing in things}
        total = len(pending)
        try:
            while pending:
                cancel.check()
                done, pending = wait(pending, POLL_SECONDS, FIRST_COMPLETED)
                for future in done:
                    future.result()
                on_done(total - len(pending))
        except BaseException:
            token.cancel()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
