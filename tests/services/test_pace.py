"""How long it still takes, as a person is told."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.work import Progress
from choreo_desktop.services.pace import PLANNING, Pace

Step = tuple[float, str, int]


class Watch:
    """A clock that is set by hand, and what a person who looks twice a second is told.

    Attributes:
        told: Seconds on the clock, and seconds that are said to be left.
    """

    def __init__(self, **more: object) -> None:
        self.now = 100.0
        self.pace = Pace(clock=lambda: self.now, **more)  # type: ignore[arg-type]
        self.told: list[tuple[float, float | None]] = []

    def follow(self, steps: Iterable[Step], *, until: float = 0.0) -> None:
        """Let work go on as the steps say, in seconds from the beginning, and look until then at least."""
        waiting = list(steps)
        end = max([until, *(at for at, _, _ in waiting)])
        look = 0.0
        while look <= end:
            while waiting and waiting[0][0] <= look:
                at, stage, percent = waiting.pop(0)
                self.now = 100.0 + at
                self.pace.tell(Progress(stage, percent, "Working"))
            self.now = 100.0 + look
            self.told.append((look, self.pace.seconds_left()))
            look += 0.5

    def at(self, second: float) -> float | None:
        """What was told then."""
        return dict(self.told)[second]


def rendering(seconds: float, begin: float = 2.0, *, slower: float = 1.0) -> Iterator[Step]:
    """Rendering that takes so many seconds, and after the middle so many times as long for each percent."""
    at = begin
    yield 0.0, "fetching", 10
    for percent in range(20, 51):
        yield at, "concatenating", percent
        at += seconds / 30 * (slower if percent >= 35 else 1.0)


def whole(seconds: float) -> list[Step]:
    """A whole work of that length, as usual."""
    render = 0.94 * seconds
    steps = list(rendering(render, 0.02 * seconds))
    at = steps[-1][0]
    ends = [("adding_audio", 50, 0.005), ("adding_audio", 60, 0.02), ("uploading", 70, 0.03), ("cleanup", 85, 0.04)]
    return [*steps, *((at + share * seconds, stage, percent) for stage, percent, share in ends)]


@pytest.mark.parametrize("seconds", [20.0, 180.0, 1800.0])
def test_steady_work(seconds: float) -> None:
    """When the work goes on evenly, what is told is right within a tenth, and goes on getting less."""
    watch = Watch()
    watch.follow(whole(seconds))
    known = [(at, left) for at, left in watch.told if left is not None]
    assert known[0][0] < 0.25 * seconds
    for at, left in known:
        assert left == pytest.approx(seconds - at, abs=0.1 * seconds)
    lefts = [left for _, left in known]
    assert max(b - a for a, b in pairwise(lefts)) < 0.001 * seconds
    assert lefts[-1] < 0.05 * seconds + 1


def test_a_slow_beginning_is_not_taken_for_the_whole() -> None:
    """The first parts take three times as long, as programs start: nothing is told until that is over."""
    begin = [(2.0 + 0.9 * i, "concatenating", 20 + i) for i in range(3)]
    then = [(3.8 + 0.3 * i, "concatenating", 22 + i) for i in range(1, 29)]
    watch = Watch()
    watch.follow([(0.0, "fetching", 10), *begin, *then])
    known = [(at, left) for at, left in watch.told if left is not None]
    assert known[0][0] < 6.0
    for at, left in known:
        assert left < 1.5 * (12.2 - at) + 1


def test_unknown_at_first() -> None:
    """While nothing tells how long it takes, nothing is said."""
    watch = Watch()
    assert watch.pace.seconds_left() is None
    watch.follow(
        [(0, "analysing", 0), (1, "analysing", 4), (2, "planning", 8), (3, "fetching", 10), (9, "fetching", 15)]
    )
    assert {left for _, left in watch.told} == {None}


def test_work_that_gets_slower() -> None:
    """When the second half takes four times as long, what is told follows, without a jump."""
    watch = Watch()
    watch.follow(rendering(60.0, slower=4.0))
    truth = {at: 2 + 30 + 120 - at for at in (75.0, 100.0, 130.0)}
    for at, left in truth.items():
        assert watch.at(at) == pytest.approx(left, rel=0.2)
    lefts = [left for _, left in watch.told if left is not None]
    assert max(b - a for a, b in pairwise(lefts)) < 8


def test_parts_from_the_cache_promise_nothing() -> None:
    """When half of the moves were rendered before, the other half is not said to take a moment."""
    fast = [(2.0 + 0.001 * i, "concatenating", 20 + i) for i in range(16)]
    slow = [(2.0 + 4.0 * i, "concatenating", 35 + i) for i in range(1, 16)]
    watch = Watch()
    watch.follow([*fast, *slow])
    known = [(at, left) for at, left in watch.told if left is not None]
    for at, left in known:
        assert left == pytest.approx(62.0 - at, rel=0.2, abs=5)


def test_work_that_stands_still() -> None:
    """When nothing has moved for long, nobody pretends to know; when it moves again, it is known again."""
    steps = [step for step in rendering(60.0) if step[2] <= 30]
    watch = Watch()
    watch.follow(steps, until=60.0)
    assert watch.at(22.0) is not None
    assert watch.at(60.0) is None
    watch.now = 170.0
    watch.pace.tell(Progress("concatenating", 31, "Working"))
    assert watch.pace.seconds_left() is not None


def test_only_planning() -> None:
    """Planning without rendering is told as a whole of its own."""
    watch = Watch(legs=PLANNING)
    watch.follow([*((percent / 4, "analysing", percent) for percent in range(80)), (20.0, "planning", 80)])
    assert watch.at(10.0) == pytest.approx(10.5, abs=1.5)


def test_work_of_other_stages() -> None:
    """Work whose stages nobody described, such as an import, is told by its percentage."""
    watch = Watch()
    watch.follow((percent * 0.6, "importing", percent) for percent in range(100))
    assert watch.at(30.0) == pytest.approx(30.0, abs=3)


@given(
    gaps=st.lists(st.floats(0, 30), min_size=1, max_size=60),
    jumps=st.lists(st.integers(0, 9), min_size=60, max_size=60),
    stages=st.lists(st.sampled_from(["fetching", "concatenating", "adding_audio", "x"]), min_size=60, max_size=60),
)
def test_never_below_nothing(gaps: list[float], jumps: list[int], stages: list[str]) -> None:
    """Whatever happens, it is never less than no time, and always a number or nothing."""
    now, percent = 0.0, 0
    pace = Pace(clock=lambda: now)
    for gap, jump, stage in zip(gaps, jumps, stages, strict=False):
        now, percent = now + gap, min(percent + jump, 100)
        pace.tell(Progress(stage, percent, ""))
        left = pace.seconds_left()
        assert left is None or 0 <= left < 1e6
