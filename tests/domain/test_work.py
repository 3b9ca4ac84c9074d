import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from choreo_desktop.domain.errors import Category, TimedOutError
from choreo_desktop.domain.work import Cancelled, CancelToken, child_token

OVER = -1.0  # a limit that was over before it began, so that no test has to wait


def test_a_new_token_lets_work_go_on() -> None:
    """Work that nobody stops runs to its end."""
    token = CancelToken(seconds=3600)
    token.check()
    assert [token.cancelled, token.expired, token.stopped, token.wait(0)] == [False] * 4


def test_cancelling_stops_the_work() -> None:
    """One press on Cancel stops the work, a second one does nothing."""
    token = CancelToken()
    token.cancel()
    token.cancel()
    assert token.cancelled
    assert token.stopped
    assert not token.expired
    assert token.wait(3600)
    with pytest.raises(Cancelled):
        token.check()


def test_cancelled_passes_through_other_peoples_handlers() -> None:
    """A library that catches every error does not swallow a cancellation."""
    assert not issubclass(Cancelled, Exception)


def test_cancelling_reaches_everything_below() -> None:
    """Cancelling a choreography cancels the encoders three levels down, not the other way round."""
    top = CancelToken()
    middle = CancelToken(top)
    bottom, sibling = CancelToken(middle), CancelToken(middle)
    bottom.cancel()
    assert (top.stopped, middle.stopped, sibling.stopped) == (False, False, False)
    top.cancel()
    assert (middle.cancelled, sibling.cancelled) == (True, True)
    assert CancelToken(top).cancelled


def test_a_time_limit_is_told_apart_from_a_cancellation() -> None:
    """Work that takes too long has failed; it was not cancelled by anybody."""
    token = CancelToken(seconds=OVER)
    assert (token.expired, token.stopped, token.cancelled) == (True, True, False)
    with pytest.raises(TimedOutError) as caught:
        token.check()
    assert caught.value.category is Category.TIMEOUT
    token.cancel()
    with pytest.raises(Cancelled):
        token.check()


def test_a_limit_above_holds_below() -> None:
    """No part of the work outlives the limit of the whole."""
    above = CancelToken(seconds=OVER)
    below = CancelToken(CancelToken(above), seconds=3600)
    assert below.expired
    assert not below.cancelled


def test_a_limit_below_does_not_stop_the_rest() -> None:
    """One clip that takes too long does not end the time of the whole choreography."""
    above = CancelToken(seconds=3600)
    assert CancelToken(above, seconds=OVER).expired
    assert not above.expired


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(600, "10 minutes"), (60, "1 minute"), (90, "1.5 minutes"), (30, "30 seconds"), (1, "1 second"),
     (0.5, "0.5 seconds")],
)  # fmt: skip
def test_a_limit_in_words(seconds: float, text: str) -> None:
    """The message says how long was too long."""
    assert CancelToken(seconds=seconds).limit_text() == f" of {text}"
    assert CancelToken(CancelToken(seconds=seconds)).limit_text() == f" of {text}"


def test_without_a_limit_there_are_no_words_for_it() -> None:
    """Work without a limit never claims to have one."""
    assert CancelToken(CancelToken()).limit_text() == ""


def test_the_limit_that_is_over_is_the_one_that_is_told() -> None:
    """The message names the limit that ended the work, not another one."""
    assert CancelToken(CancelToken(seconds=30), seconds=600).limit_text() == " of 30 seconds"
    assert CancelToken(CancelToken(seconds=600), seconds=30).limit_text() == " of 30 seconds"


def test_waiting_ends_when_the_time_is_over() -> None:
    """Work that sleeps is stopped by its limit and does not sleep on."""
    assert CancelToken(seconds=0.01).wait(3600)
    assert CancelToken(CancelToken(seconds=0.01)).wait(3600)


@pytest.mark.parametrize("seconds", [3600, 1e308, float("inf")])
def test_waiting_ends_when_somebody_cancels(seconds: float) -> None:
    """Work that sleeps, for however long, wakes up when it is cancelled from another thread."""
    token = CancelToken()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(token.wait, seconds)
        token.cancel()
        assert waiting.result(30)


def test_callbacks_are_called_once() -> None:
    """An encoder is ended once, in the thread that cancels, and at once if it starts too late."""
    token, calls = CancelToken(), []
    token.on_cancel(lambda: calls.append(threading.get_ident()))
    assert calls == []
    with ThreadPoolExecutor(1) as pool:
        canceller = pool.submit(threading.get_ident).result()
        pool.submit(token.cancel).result()
    token.cancel()
    assert calls == [canceller]
    token.on_cancel(lambda: calls.append(threading.get_ident()))
    assert calls == [canceller, threading.get_ident()]


def test_a_forgotten_callback_is_not_called() -> None:
    """Cancelling does not end a process that ended long ago and whose number another one has now."""
    token, calls = CancelToken(), list[int]()

    def call() -> None:
        calls.append(1)

    token.on_cancel(call)
    token.forget(call)
    token.forget(call)
    token.cancel()
    assert calls == []


def test_a_callback_that_fails_does_not_save_the_others() -> None:
    """If one encoder cannot be ended, the others are."""
    token, calls = CancelToken(), list[int]()
    below = CancelToken(token)

    def fail() -> None:
        raise ProcessLookupError("gone already")

    token.on_cancel(fail)
    token.on_cancel(lambda: calls.append(1))
    with pytest.raises(ProcessLookupError):
        token.cancel()
    assert calls == [1]
    assert below.cancelled
    assert token.cancelled


def test_a_callback_may_use_the_token() -> None:
    """A callback that cancels again or looks at the token does not hang the program."""
    token, seen = CancelToken(), list[bool]()
    token.on_cancel(token.cancel)
    token.on_cancel(lambda: seen.append(token.stopped))
    token.on_cancel(lambda: token.on_cancel(lambda: seen.append(True)))
    token.cancel()
    assert seen == [True, True]


def test_no_callback_is_lost_between_threads() -> None:
    """Whenever an encoder starts while somebody cancels, it is ended exactly once."""
    for _ in range(50):
        token, calls, start = CancelToken(), list[int](), threading.Barrier(3)

        def register(token: CancelToken = token, calls: list[int] = calls, start: threading.Barrier = start) -> None:
            start.wait()
            token.on_cancel(lambda: calls.append(1))

        threads = [threading.Thread(target=register) for _ in range(2)]
        for thread in threads:
            thread.start()
        start.wait()
        token.cancel()
        for thread in threads:
            thread.join()
        assert calls == [1, 1]


def test_a_piece_of_work_lets_go_of_the_whole() -> None:
    """Thousands of clips later, the token of the program holds on to none of them."""
    program = CancelToken()
    with child_token(program, seconds=60) as child:
        known = weakref.ref(child)
        assert child.limit_text() == " of 1 minute"
    with pytest.raises(ZeroDivisionError), child_token(program):
        raise ZeroDivisionError
    assert program._callbacks == []
    del child
    gc.collect()
    assert known() is None
    with child_token() as alone:
        alone.check()
