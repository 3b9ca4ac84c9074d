import threading
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.domain.work import CancelToken, Progress, ProgressSink
from choreo_desktop.ui.jobs.job import Job
from choreo_desktop.ui.jobs.runner import JobRunner


class Heard:
    """Everything a job tells, in order, and whether it came in the window's thread."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Any]] = []
        self.threads: set[bool] = set()

    def follow(self, job: Job) -> Job:
        """Listen to a job."""
        for name in ("progressed", "succeeded", "failed"):
            getattr(job, name).connect(lambda what, name=name: self._hear(name, what))
        for name in ("cancelled", "finished"):
            getattr(job, name).connect(lambda name=name: self._hear(name, None))
        return job

    def _hear(self, name: str, what: object) -> None:
        self.said.append((name, what))
        app = QApplication.instance()
        assert app is not None
        self.threads.add(QThread.currentThread() is app.thread())

    @property
    def names(self) -> list[str]:
        """What was told."""
        return [name for name, _ in self.said]


def test_a_job_that_succeeds(qtbot: QtBot, runner: JobRunner) -> None:
    """Progress, then the result, then the end; all in the window's thread, the work in another."""
    heard, where = Heard(), []

    def work(progress: ProgressSink, _: CancelToken) -> int:
        where.append(threading.current_thread() is threading.main_thread())
        progress(Progress("a", 50, "half"))
        return 42

    job = heard.follow(runner.run(work))
    qtbot.waitUntil(lambda: not runner.jobs)
    assert heard.names == ["progressed", "succeeded", "finished"]
    assert heard.said[1][1] == 42
    assert (heard.threads, where) == ({True}, [False])
    assert job.progress == Progress("a", 50, "half")


def test_a_job_that_fails(qtbot: QtBot, runner: JobRunner) -> None:
    """The exception itself comes through; one that nobody listens to is told by the runner."""
    error = ResourceError("The song is missing.")

    def work(_: ProgressSink, __: CancelToken) -> None:
        raise error

    told: list[BaseException] = []
    heard = Heard()
    heard.follow(runner.run(work, failed=told.append))
    qtbot.waitUntil(lambda: not runner.jobs)
    assert told == [error]
    assert heard.names == ["failed", "finished"]
    with qtbot.waitSignal(runner.failed) as unasked:
        runner.run(work)
    assert unasked.args == [error]


@pytest.mark.parametrize("late", [False, True])
def test_a_job_that_is_cancelled(qtbot: QtBot, runner: JobRunner, late: bool) -> None:
    """It ends as cancelled, whether it was asked before it began or while it waits."""
    begun = threading.Event()

    def work(_: ProgressSink, cancel: CancelToken) -> None:
        begun.set()
        cancel.wait(60)
        cancel.check()

    heard = Heard()
    job = heard.follow(runner.run(work))
    if late:
        assert begun.wait(10)
    job.cancel()
    qtbot.waitUntil(lambda: not runner.jobs)
    assert heard.names == ["cancelled", "finished"]


def test_a_flood_of_progress(qtbot: QtBot, runner: JobRunner) -> None:
    """A hundred thousand calls are a few signals, and the last of them arrives."""
    heard = Heard()

    def work(progress: ProgressSink, _: CancelToken) -> None:
        for i in range(100_000):
            progress(Progress("a", i // 1000, str(i)))

    heard.follow(runner.run(work))
    qtbot.waitUntil(lambda: not runner.jobs, timeout=20_000)
    told = [what.message for name, what in heard.said if name == "progressed"]
    assert told[-1] == "99999"
    assert len(told) < 2000
    assert [int(m) for m in told] == sorted(int(m) for m in told)


def test_shutting_down(qtbot: QtBot, runner: JobRunner) -> None:
    """Everything that runs ends, and what is asked for afterwards does not begin: no thread is left behind."""

    def work(_: ProgressSink, cancel: CancelToken) -> None:
        while True:
            cancel.wait(60)
            cancel.check()

    heard = Heard()
    for _ in range(4):
        heard.follow(runner.run(work))
    before = threading.active_count()
    assert runner.shut_down()
    heard.follow(runner.run(work))
    qtbot.waitUntil(lambda: not runner.jobs)
    assert heard.names.count("cancelled") == 5
    assert threading.active_count() <= before
    assert runner.jobs == []
    begun: list[int] = []
    with qtbot.waitSignal(runner.run(lambda _, __: begun.append(1)).finished):
        pass
    assert begun == []


def test_many_short_jobs(qtbot: QtBot, runner: JobRunner) -> None:
    """Each of a hundred results arrives."""
    results: list[int] = []

    def work(number: int, _: ProgressSink, __: CancelToken) -> int:
        return number

    for i in range(100):
        runner.run(partial(work, i), done=results.append)
    qtbot.waitUntil(lambda: len(results) == 100, timeout=20_000)
    assert sorted(results) == list(range(100))
    qtbot.waitUntil(lambda: not runner.jobs)
