import threading
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.services.move_tally import MoveTally
from choreo_desktop.services.stages import CLOSING_PERCENT, StageMeter

Told = list[tuple[str, int, str]]
ORDER = list(CLOSING_PERCENT)


def meter() -> tuple[StageMeter, Told]:
    """A meter and what it tells."""
    told: Told = []
    return StageMeter(lambda *step: told.append(step)), told


# What any number of threads may say, in any order: stages begin in order, the rest is as it comes.
words = st.lists(
    st.tuples(st.just("enter"), st.just("")) | st.tuples(st.sampled_from(ORDER), st.floats(-1, 2)),
    max_size=40,
)


@given(said=words)
def test_it_never_goes_back(said: list[tuple[str, float]]) -> None:
    """Whatever overlaps, the bar and the name of the stage only move forward, and nothing is told twice."""
    it, told = meter()
    stages = iter(ORDER)
    for stage, share in said:
        if stage == "enter":
            it.enter(next(stages, ORDER[-1]), "begins")
        else:
            it.within(stage, share, "goes on")
    percents = [percent for _, percent, _ in told]
    assert percents == sorted(percents)
    assert all(0 <= percent <= 100 for percent in percents)
    places = [ORDER.index(stage) for stage, _, _ in told]
    assert places == sorted(places)
    assert all(one[:2] != two[:2] for one, two in pairwise(told))
    assert all(percent <= CLOSING_PERCENT[stage] for stage, percent, _ in told)


def test_each_stage_ends_at_its_percentage() -> None:
    """A stage that is done closes its part of the bar exactly."""
    it, told = meter()
    for stage in ORDER:
        it.enter(stage, "begins")
        it.within(stage, 0.5, "half")
        it.close(stage, "done")
    ends = {stage: percent for stage, percent, _ in told}
    assert ends == {
        "fetching": 20,
        "concatenating": 50,
        "adding_audio": 70,
        "uploading": 85,
        "cleanup": 95,
        "completed": 100,
    }


def test_early_work_of_a_later_stage_is_not_told() -> None:
    """A move that is rendered while others are still fetched does not make the bar jump."""
    it, told = meter()
    it.enter("fetching", "begins")
    it.within("concatenating", 0.9, "rendered")
    assert told == [("fetching", 0, "begins")]
    it.close("fetching", "done")
    it.enter("concatenating", "begins")
    assert told[1:] == [("fetching", 20, "done"), ("concatenating", 20, "begins")]


def test_one_at_a_time() -> None:
    """However many threads work, the bar is told by one of them at a time."""
    busy = threading.Lock()
    told: list[int] = []

    def tell(_: str, percent: int, __: str) -> None:
        assert busy.acquire(blocking=False)
        told.append(percent)
        busy.release()

    it = StageMeter(tell)
    it.enter("fetching", "begins")

    def work() -> None:
        for share in range(500):
            it.within("fetching", share / 500, "on")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == sorted(set(told))


def test_without_anybody_to_tell() -> None:
    """Nobody has to listen."""
    it = StageMeter(None)
    it.enter("uploading", "begins")
    it.close("uploading", "done")
    assert it.stage == "uploading"


def test_moves_are_counted_as_they_are_done() -> None:
    """People see how many moves are rendered; equal moves count each, and what failed or was stopped does not."""
    it, told = meter()
    it.enter("fetching", "begins")
    tally = MoveTally(it)
    tally.total = 5
    work = {key: Future[Path]() for key in "abcd"}
    for key in "aabcd":
        tally.expect(key, work[key])
    work["d"].set_result(Path())  # done while others are still fetched
    it.enter("concatenating", tally.text())
    assert told[-1] == ("concatenating", 20, "Rendering the moves: 1 of 5")
    tally.tell(0.5)
    assert told[-1] == ("concatenating", 35, "Rendering the moves: 1 of 5")
    work["a"].set_result(Path())
    assert told[-1] == ("concatenating", 35, "Rendering the moves: 3 of 5")
    tally.tell(0.4)  # an older share that was told late
    work["b"].set_exception(ValueError())
    work["c"].cancel()
    assert told[-1] == ("concatenating", 35, "Rendering the moves: 3 of 5")
    assert len(told) == len(set(told))
