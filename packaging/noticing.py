"""Whether the tests notice a change of the program, for ``mutants.py``.

The quick looks load all tests once. For each change inside a function a process forks, gives the function its other
code and runs the tests that come there, with few examples and within a budget of time: little for all changes, more
for those that survive. What is left, in the last look, is met by a process that loads program and tests anew with the
change in them, and runs more tests with more examples: only so the changes outside of functions are seen.
"""

import gc
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mutating import ROOT, Functions, Loader, Mutant, Swap, loaded_functions, swap

if TYPE_CHECKING:
    import coverage
    import pytest

TESTS = ("tests/domain", "tests/planning", "tests/properties", "tests/services/test_editing.py",
         "tests/services/test_editing_following.py", "tests/services/test_editing_laying.py",
         "tests/analysis/test_correcting.py", "tests/library/test_tasks.py")  # fmt: skip
QUIET = ("-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest-qt",
         "-p", "no:randomly", "--assert=plain", "-W", "ignore", "-o", "addopts=--import-mode=importlib")  # fmt: skip
MOST_TESTS = 60
FEW_EXAMPLES, MANY_EXAMPLES = 12, 100
BUDGETS = ((5.0, 1.5), (30.0, 6.0))  # seconds of tests, unchanged, of the line and of the rest of its module
CPU_SECONDS = 60  # a change that makes a test run for ever is noticed; other work on the machine does not count
PATIENCE = 1200.0  # where it waits for ever instead
FOLDER = "PYTEST_DEBUG_TEMPROOT"  # below which tests write
NOTICED_BY = "noticed_by"
HYPOTHESIS_SETTINGS = "_hypothesis_internal_use_settings"  # of a test; it has no other name


class Coverage(NamedTuple):
    """Which tests run through which line.

    Attributes:
        tests: Of each module and line.
        seconds: That each test took.
    """

    tests: dict[tuple[str, int], set[str]]
    seconds: dict[str, float]

    def of(self, mutant: Mutant) -> list[str]:
        """The tests for a change, the quick ones first: of its line, then of its module."""
        line, module = self._both(mutant)
        return [*self._sorted(line)[:MOST_TESTS], *self._sorted(module)[:MOST_TESTS]]

    def within(self, mutant: Mutant, budget: tuple[float, float]) -> list[str]:
        """Those that do not take long, of its line and of its module; one of each at least."""
        line, module = self._both(mutant)
        return [*self._within(line, budget[0]), *self._within(module, budget[1])]

    def _both(self, mutant: Mutant) -> tuple[set[str], set[str]]:
        line = self.tests.get((mutant.path, mutant.line), set())
        module = set().union(*(names for (path, _), names in self.tests.items() if path == mutant.path))
        return line, module - line

    def _sorted(self, names: set[str]) -> list[str]:
        return sorted(names, key=lambda name: (self.seconds.get(name, 0.0), name))

    def _within(self, names: set[str], budget: float) -> Iterator[str]:
        for number, name in enumerate(self._sorted(names)):
            budget -= self.seconds.get(name, 0.0)
            if number and budget < 0:
                return
            yield name


class Fewer:
    """Lets property tests try fewer examples, and spares them the search for the smallest that fails.

    Args:
        most: Examples of each test.
    """

    def __init__(self, most: int) -> None:
        self._most = most

    def pytest_collection_modifyitems(self, items: "list[pytest.Item]") -> None:
        """Called by pytest once it knows the tests."""
        from hypothesis import Phase, settings

        for item in items:
            test = getattr(item, "obj", None)
            test = getattr(test, "__func__", test)
            given = getattr(test, HYPOTHESIS_SETTINGS, None)
            if test is not None and given is not None:
                most = min(self._most, given.max_examples)
                phases = (Phase.explicit, Phase.generate)
                fewer = settings(given, max_examples=most, phases=phases, database=None)
                setattr(test, HYPOTHESIS_SETTINGS, fewer)


class Watch:
    """Notes how long each test takes, all its parameters together, and which lines it runs.

    Args:
        cover: What measures the lines.
    """

    def __init__(self, cover: "coverage.Coverage") -> None:
        self.seconds: dict[str, float] = {}
        self._cover = cover

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Called by pytest before each test."""
        self._cover.switch_context(plain(nodeid))

    def pytest_runtest_logreport(self, report: "pytest.TestReport") -> None:
        """Called by pytest after each step of a test."""
        name = plain(report.nodeid)
        self.seconds[name] = self.seconds.get(name, 0.0) + report.duration


def plain(node: str) -> str:
    """The name of a test without its parameters, which may hold signs that no command line takes."""
    return node.partition("[")[0]


class Pool:
    """Carries things out in processes of their own, silently, some at once.

    Args:
        jobs: How many at once.
        folder: Holds what their tests write, until they end.
        told: Called with a change and how its process ended: 0 where it survived.

    Attributes:
        noticed_by: Of each module, the tests that noticed a change of it, the last ones first.
    """

    def __init__(self, jobs: int, folder: Path, told: Callable[[Mutant, int], None]) -> None:
        self.noticed_by: dict[str, list[str]] = {}
        self._jobs = jobs
        self._folder = folder
        self._told = told
        self._running: dict[int, tuple[Mutant, float]] = {}

    def add(self, mutant: Mutant, work: Callable[[], int]) -> None:
        """Begin as soon as there is room."""
        self.wait(self._jobs - 1)
        child = os.fork()
        if child == 0:
            _alone(work, self._folder / str(os.getpid()))
        self._running[child] = (mutant, time.monotonic() + PATIENCE)

    def wait(self, most: int = 0) -> None:
        """Wait until no more than so many run."""
        while len(self._running) > most:
            for child, (mutant, end) in list(self._running.items()):
                done, status = os.waitpid(child, os.WNOHANG)
                if done or time.monotonic() > end:
                    with suppress(ProcessLookupError):  # what it started goes with it
                        os.killpg(child, signal.SIGKILL)
                    status = status if done else os.waitpid(child, 0)[1]
                    del self._running[child]
                    self._remember(mutant, self._folder / str(child))
                    self._told(mutant, os.waitstatus_to_exitcode(status))
            time.sleep(0.005)

    def _remember(self, mutant: Mutant, folder: Path) -> None:
        file = folder / NOTICED_BY
        if file.exists():
            name = file.read_text("utf-8")
            names = self.noticed_by.setdefault(mutant.path, [])
            names[:] = [name, *(each for each in names if each != name)]
        shutil.rmtree(folder, ignore_errors=True)


def _alone(work: Callable[[], int], folder: Path) -> None:
    code = 1
    try:
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        folder.mkdir()
        os.environ[FOLDER] = str(folder)
        code = work()
    finally:
        os._exit(code)


def separately(work: Callable[[], int]) -> int:
    """Carry something out in a process of its own that may take its time; returns its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what pytest says; how far it is goes to stderr
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def measured(file: Path) -> Coverage:
    """Run the tests once, unchanged, unless the file says already what came of it.

    Raises:
        SystemExit: If they fail.
    """
    if not file.exists() and (code := separately(lambda: _measure(file))):
        raise SystemExit(f"The tests fail as they are ({code}).")
    data = json.loads(file.read_text("utf-8"))
    tests = {
        (path, int(line)): set(names) - {""} for path, lines in data["lines"].items() for line, names in lines.items()
    }
    return Coverage(tests, data["seconds"])


def _measure(file: Path) -> int:
    import coverage
    import pytest

    cover = coverage.Coverage(data_file=None, source=["choreo_desktop"], config_file=False)
    watch = Watch(cover)
    cover.start()
    code = int(pytest.main([*QUIET, *TESTS], plugins=[watch, Fewer(FEW_EXAMPLES)]))
    cover.stop()
    data = cover.get_data()
    lines = {Path(name).relative_to(ROOT).as_posix(): data.contexts_by_lineno(name) for name in data.measured_files()}
    if code == 0:
        file.write_text(json.dumps({"lines": lines, "seconds": watch.seconds}), "utf-8")
    return code


class QuickLook:
    """Meets changes with tests that are loaded already; a plugin of pytest that takes the place of running all tests.

    Args:
        found: The changes, each with the tests for it.
        pool: Carries the tests out, and tells what came of them.
    """

    def __init__(self, found: Iterable[tuple[Mutant, Sequence[str]]], pool: Pool) -> None:
        self._found = found
        self._pool = pool
        self._functions: Functions = {}

    def pytest_runtestloop(self, session: "pytest.Session") -> bool:
        """Called by pytest when all tests are loaded."""
        if session.testsfailed:
            return False
        items: dict[str, list[pytest.Item]] = {}
        for item in session.items:
            items.setdefault(plain(item.nodeid), []).append(item)
        self._functions = loaded_functions()
        gc.collect()
        gc.freeze()  # else every process would copy all that is loaded only to look through it
        for mutant, names in self._found:
            swapped = swap(mutant)
            if swapped is None or not names:
                self._pool.add(mutant, lambda: 0)
            else:
                before = [name for name in self._pool.noticed_by.get(mutant.path, ()) if name in names]
                tests = [item for name in dict.fromkeys([*before, *names]) for item in items[name]]
                self._pool.add(mutant, partial(self._attempt, session, swapped, tests))
        self._pool.wait()
        return True

    def _attempt(self, session: "pytest.Session", swapped: Swap, tests: "list[pytest.Item]") -> int:
        if not swapped.make(self._functions):
            return 0
        for number, item in enumerate(tests):
            following = tests[number + 1] if number + 1 < len(tests) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                Path(os.environ[FOLDER], NOTICED_BY).write_text(plain(item.nodeid), "utf-8")
                return 1
        return 0


def look_quickly(found: Sequence[Mutant], coverage: Coverage, budget: tuple[float, float], pool: Pool) -> int:
    """Try changes with tests that are loaded once, in this process; returns its exit code."""
    import pytest

    look = QuickLook(((mutant, coverage.within(mutant, budget)) for mutant in found), pool)
    code = pytest.main([*QUIET, "-s", *TESTS], plugins=[look, Fewer(FEW_EXAMPLES)])
    return 0 if code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) else int(code)


def look_thoroughly(mutant: Mutant, coverage: Coverage) -> int:
    """Try a change in this process, where neither program nor tests are loaded yet; returns 0 where it survives."""
    import pytest

    tests = coverage.of(mutant)
    sys.meta_path.insert(0, Loader(mutant))
    return int(pytest.main([*QUIET, *tests], plugins=[Fewer(MANY_EXAMPLES)])) if tests else 0


def warm_up() -> None:
    """What every process needs and no change touches."""
    import hypothesis
    import numpy.ma
    import numpy.random
    import pydantic
    import pytest

    loaded = (hypothesis, numpy.ma, numpy.random, pydantic, pytest)
    sys.dont_write_bytecode = not all(loaded)
