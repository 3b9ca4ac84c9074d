"""Change the program in small ways and see whether a test notices: ``make mutants`` over ``domain`` and ``planning``.

Every change (a comparison turned round, a number one more, a condition negated, a call left out …) is made in memory
only, in a process of its own, and met by the tests that run through its line. What survives either does not matter or
wants a test. Needs a system with fork. ``--sample 200 --seed 1`` tries a part of all changes.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

if TYPE_CHECKING:
    import coverage
    import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("domain", "planning")
TESTS = ("tests/domain", "tests/planning", "tests/properties", "tests/services/test_editing.py",
         "tests/services/test_editing_following.py", "tests/services/test_editing_laying.py",
         "tests/analysis/test_correcting.py", "tests/library/test_tasks.py")  # fmt: skip
QUIET = ("-q", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:pytest-qt",
         "-p", "no:randomly", "-W", "ignore", "-o", "addopts=--import-mode=importlib")  # fmt: skip
MOST_TESTS = 60
CPU_SECONDS = 60  # a change that makes a test run for ever is noticed; other work on the machine does not count
PATIENCE = 1200.0  # where it waits for ever instead

_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip


class Mutant(NamedTuple):
    """One change.

    Attributes:
        path: The module, below the checkout.
        line: Where.
        number: Which of the changes of this module.
    """

    path: str
    line: int
    number: int


class Change(NamedTuple):
    """A change of one node of a tree.

    Attributes:
        node: The statement or expression that is shown to people.
        make: Makes the change in the tree.
    """

    node: ast.AST
    make: Callable[[], None]


def changes(tree: ast.Module) -> Iterator[Change]:
    """All changes of a module, always in the same order; annotations, descriptions and imports are left alone."""
    for node, owner, field, index in _nodes(tree):
        yield from _changes_inside(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
            yield Change(node, _put(owner, field, index, node.operand))
        elif isinstance(node, ast.Break | ast.Continue):
            yield Change(node, _put(owner, field, index, _OTHER[type(node)]()))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield Change(node, _put(owner, field, index, ast.Pass()))


def _changes_inside(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare():
            yield from (Change(node, _swap(node.ops, i)) for i, op in enumerate(node.ops) if type(op) in _OTHER)
        case ast.BoolOp() | ast.BinOp() if type(node.op) in _OTHER:
            yield Change(node, _set(node, "op", _OTHER[type(node.op)]()))
        case ast.Constant(value=bool() as truth):
            yield Change(node, _set(node, "value", not truth))
        case ast.Constant(value=int() | float() as number):
            yield Change(node, _set(node, "value", number + 1))
        case ast.If() | ast.IfExp() | ast.While() if not isinstance(node.test, ast.Compare):
            yield Change(node.test, _set(node, "test", ast.UnaryOp(ast.Not(), node.test)))
        case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
            yield Change(node, _set(node, "value", ast.Constant(None)))


def _nodes(owner: ast.AST) -> Iterator[tuple[ast.AST, ast.AST, str, int | None]]:
    """Every node that may be changed, with where it hangs."""
    for field, value in ast.iter_fields(owner):
        if field in ("annotation", "returns", "decorator_list") or isinstance(owner, ast.Import | ast.ImportFrom):
            continue
        if isinstance(value, ast.AST):
            yield value, owner, field, None
            yield from _nodes(value)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, ast.AST) and not _type_checking(item):
                    yield item, owner, field, index
                    yield from _nodes(item)


def _type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _is_nothing(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _swap(ops: list[ast.cmpop], index: int) -> Callable[[], None]:
    def make() -> None:
        other = _OTHER[type(ops[index])]()
        assert isinstance(other, ast.cmpop)  # noqa: S101 - the table has pairs
        ops[index] = other

    return make


def _set(node: ast.AST, field: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, field, value)


def _put(owner: ast.AST, field: str, index: int | None, node: ast.AST) -> Callable[[], None]:
    def make() -> None:
        if index is None:
            setattr(owner, field, node)
        else:
            getattr(owner, field)[index] = node

    return make


def mutants(path: Path) -> list[Mutant]:
    """All changes of a module."""
    found = changes(ast.parse(path.read_text("utf-8")))
    name = path.relative_to(ROOT).as_posix()
    return [Mutant(name, getattr(change.node, "lineno", 0), number) for number, change in enumerate(found)]


def changed_tree(mutant: Mutant) -> ast.Module:
    """The module with the change in it."""
    tree = ast.parse((ROOT / mutant.path).read_text("utf-8"))
    next(change for number, change in enumerate(changes(tree)) if number == mutant.number).make()
    return ast.fix_missing_locations(tree)


def shown(mutant: Mutant) -> str:
    """The change as people read it: the line before and after."""
    before = ast.unparse(ast.parse((ROOT / mutant.path).read_text("utf-8"))).splitlines()
    after = ast.unparse(changed_tree(mutant)).splitlines()
    lines = [line for line in unified_diff(before, after, n=0, lineterm="") if line[:3] not in ("---", "+++")]
    return "\n".join(f"    {line[0]} {line[1:].strip()}" for line in lines if line[0] in "-+")


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module changed.

    Args:
        mutant: The change.
    """

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._path = ROOT / mutant.path
        self._name = mutant.path.removesuffix(".py").replace("/", ".")

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        return (
            importlib.util.spec_from_loader(fullname, self, origin=str(self._path)) if fullname == self._name else None
        )

    @override
    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._path)
        exec(compile(changed_tree(self._mutant), str(self._path), "exec"), module.__dict__)  # noqa: S102 - our own code


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
        line = self.tests.get((mutant.path, mutant.line), set())
        module = set().union(*(names for (path, _), names in self.tests.items() if path == mutant.path))
        return [*self._quick(line), *self._quick(module - line)]

    def _quick(self, names: set[str]) -> list[str]:
        return sorted(names, key=lambda name: (self.seconds.get(name, 0.0), name))[:MOST_TESTS]


class _Watch:
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


def measured(folder: Path) -> Coverage:
    """Run the tests once, unchanged.

    Raises:
        SystemExit: If they fail.
    """
    code = _forked(lambda: _measure(folder))
    if code:
        raise SystemExit(f"The tests fail as they are ({code}).")
    data = json.loads((folder / "measured.json").read_text("utf-8"))
    tests: dict[tuple[str, int], set[str]] = {}
    for path, lines in data["lines"].items():
        for line, names in lines.items():
            tests[path, int(line)] = set(names) - {""}
    return Coverage(tests, data["seconds"])


def _measure(folder: Path) -> int:
    import coverage
    import pytest

    cover = coverage.Coverage(data_file=str(folder / "coverage"), source=["choreo_desktop"], config_file=False)
    watch = _Watch(cover)
    cover.start()
    code = int(pytest.main([*QUIET, *TESTS], plugins=[watch]))
    cover.stop()
    data = cover.get_data()
    lines = {Path(file).relative_to(ROOT).as_posix(): data.contexts_by_lineno(file) for file in data.measured_files()}
    (folder / "measured.json").write_text(json.dumps({"lines": lines, "seconds": watch.seconds}), "utf-8")
    return code


def survives(mutant: Mutant, tests: list[str]) -> bool:
    """Whether no test notices a change; one that makes a test run for ever is noticed."""

    def attempt() -> int:
        import pytest

        sys.meta_path.insert(0, Loader(mutant))
        return int(pytest.main([*QUIET, *tests]))

    return bool(tests) and _forked(attempt, cpu_seconds=CPU_SECONDS) == 0


def _forked(work: Callable[[], int], *, cpu_seconds: int | None = None) -> int:
    """Carry something out in a process of its own, silently. Returns its exit code, not 0 where it was ended."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setpgid(0, 0)
            if cpu_seconds is not None:
                resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
            silence = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silence, stream)
            code = work()
        finally:
            os._exit(code)
    end = time.monotonic() + PATIENCE
    while cpu_seconds is None or time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return 1


def main() -> int:
    """Try the changes and print what survives; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="modules, such as planning/slots.py; all where none is named")
    parser.add_argument("--sample", type=int, default=0, help="try this many, picked at random")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    choice = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    _warm_up()
    names = choice.only or [f"{package}/*.py" for package in PACKAGES]
    paths = sorted(path for name in names for path in (ROOT / "choreo_desktop").glob(name))
    found = [mutant for path in paths for mutant in mutants(path)]
    total = len(found)
    if choice.sample:
        found = sorted(random.Random(choice.seed).sample(found, min(choice.sample, total)))
    print(f"{total} changes possible, {len(found)} tried", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        coverage = measured(Path(folder))
        print("The tests pass as they are.", flush=True)
        survivors = 0
        for number, mutant in enumerate(found, start=1):
            print(f"\r{number}/{len(found)}", end="", file=sys.stderr, flush=True)
            tests = coverage.of(mutant)
            if not tests or survives(mutant, tests):
                survivors += 1
                why = "" if tests else "  (no test comes here)"
                print(f"\r{mutant.path}:{mutant.line}{why}\n{shown(mutant)}", flush=True)
    print(f"{len(found) - survivors} of {len(found)} were noticed, {survivors} survived.")
    return 0


def _warm_up() -> None:
    """What every process needs and no change touches."""
    import hypothesis
    import numpy  # noqa: ICN001
    import pydantic
    import pytest

    loaded = (hypothesis, numpy, pydantic, pytest)
    sys.dont_write_bytecode = not all(loaded)


if __name__ == "__main__":
    sys.exit(main())
