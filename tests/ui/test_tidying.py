import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.tidying import TURN_SECONDS, Tidying


class Node:
    """Holds itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tidying(runner: JobRunner) -> Iterator[Tidying]:
    """At work, and over with the test."""
    tidying = Tidying(runner)
    tidying.begin()
    yield tidying
    tidying.end()


def test_new_rubbish_goes(tidying: Tidying) -> None:
    """Objects that only hold themselves go with the next portion, and no sooner."""
    assert not gc.isenabled()
    gone = weakref.ref(Node())
    held = [Node() for _ in range(1_500)]
    assert gone() is not None
    tidying.tidy()
    assert gone() is None
    assert len(held) == 1_500


def test_what_comes_in_crowds_is_never_looked_through(tidying: Tidying) -> None:
    """A large library that was read is put aside as a whole."""
    frozen = gc.get_freeze_count()
    held = [Node() for _ in range(40_000)]
    tidying.tidy()
    assert gc.get_freeze_count() - frozen >= len(held)


def test_old_rubbish_goes_when_nothing_runs(tidying: Tidying) -> None:
    """What became rubbish late is found too, in the end."""
    node = Node()
    gone = weakref.ref(node)
    held = [Node() for _ in range(1_500)]
    tidying.tidy()
    del node
    for _ in range(60):
        tidying.tidy()
    assert gone() is None
    assert held


def test_in_the_end_all_is_as_before(runner: JobRunner) -> None:
    """The window leaves Python as it found it."""
    before = sys.getswitchinterval(), gc.isenabled()
    tidying = Tidying(runner)
    tidying.begin()
    assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
    tidying.end()
    assert (sys.getswitchinterval(), gc.isenabled()) == before
