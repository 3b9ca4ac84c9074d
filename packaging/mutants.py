"""Change the program in small ways and see whether a test notices: ``make mutants`` over ``domain`` and ``planning``.

Every change (a comparison turned round, a number one more, a condition negated, a call left out …) is made in memory
only, in a process of its own, and met by the tests that run through its line. What survives either does not matter or
wants a test. Needs a system with fork. ``--jobs 2`` tries two at once, ``--sample 200 --seed 1`` a part of all changes;
``--kept FOLDER`` lets a run that was stopped go on, as long as neither program nor tests change.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mutating import ROOT, Mutant, mutants, shown
from noticing import BUDGETS, Coverage, Pool, look_quickly, look_thoroughly, measured, separately, warm_up

PACKAGES = ("domain", "planning")


class Results:
    """What came of each change, kept in a file.

    Args:
        file: Where.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._codes: dict[Mutant, int] = {}
        if file.exists():
            for line in file.read_text("utf-8").splitlines():
                path, place, number, code = json.loads(line)
                self._codes[Mutant(path, place, number)] = code

    def add(self, mutant: Mutant, code: int) -> None:
        """Keep how the tests of a change ended."""
        self._codes[mutant] = code
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([*mutant, code]) + "\n")

    def unknown(self, found: list[Mutant]) -> list[Mutant]:
        """The changes that were not tried yet."""
        return [mutant for mutant in found if mutant not in self._codes]

    def survivors(self, found: list[Mutant]) -> list[Mutant]:
        """The changes that nothing noticed."""
        return [mutant for mutant in found if self._codes.get(mutant) == 0]


def main() -> int:
    """Try the changes and print what survives; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="modules, such as planning/slots.py; all where none is named")
    parser.add_argument("--sample", type=int, default=0, help="try this many, picked at random")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--jobs", type=int, default=1, help="try this many at once")
    parser.add_argument("--kept", type=Path, help="folder that keeps what is known for the next time")
    choice = parser.parse_args()
    kept = choice.kept.resolve() if choice.kept else None
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    warm_up()
    found = _picked(choice.only or [f"{package}/*.py" for package in PACKAGES], choice.sample, choice.seed)
    with tempfile.TemporaryDirectory() as folder:
        (kept or Path(folder)).mkdir(parents=True, exist_ok=True)
        coverage = measured((kept or Path(folder)) / "measured.json")
        print("The tests pass as they are.", flush=True)
        looks = Looks(coverage, choice.jobs, kept or Path(folder), Path(folder))
        survivors = looks.last(looks.quick(looks.quick(found, 1), 2))
    print(f"{len(found) - survivors} of {len(found)} were noticed, {survivors} survived.")
    return 0


def _picked(names: list[str], sample: int, seed: int) -> list[Mutant]:
    paths = sorted(path for name in names for path in (ROOT / "choreo_desktop").glob(name))
    found = [mutant for path in paths for mutant in mutants(path)]
    total = len(found)
    if sample:
        found = sorted(random.Random(seed).sample(found, min(sample, total)))
    print(f"{total} changes possible, {len(found)} tried", flush=True)
    return found


class Looks(NamedTuple):
    """Tries changes, each time harder.

    Attributes:
        coverage: Which tests come where.
        jobs: How many changes are tried at once.
        kept: Folder of what is known.
        folder: Folder for what tests write.
    """

    coverage: Coverage
    jobs: int
    kept: Path
    folder: Path

    def quick(self, found: list[Mutant], number: int) -> list[Mutant]:
        """Look with tests that are loaded once; returns what survives."""
        file = self.kept / f"look{number}.jsonl"

        def look() -> int:
            results = Results(file)
            left = results.unknown(found)
            pool = Pool(self.jobs, self.folder, _counting(results.add, len(left)))
            return look_quickly(left, self.coverage, BUDGETS[number - 1], pool)

        if code := separately(look):
            raise SystemExit(f"The tests cannot be loaded ({code}).")
        survivors = Results(file).survivors(found)
        print(f"{len(survivors)} of {len(found)} changes survive look {number}.", flush=True)
        return survivors

    def last(self, found: list[Mutant]) -> int:
        """Look with program and tests loaded anew for each, and print what survives; returns how many do."""
        results = Results(self.kept / "last.jsonl")
        for mutant in results.survivors(found):
            self._tell(mutant)
        left = results.unknown(found)

        def told(mutant: Mutant, code: int) -> None:
            results.add(mutant, code)
            if code == 0:
                self._tell(mutant)

        pool = Pool(self.jobs, self.folder, _counting(told, len(left)))
        for mutant in left:
            pool.add(mutant, partial(look_thoroughly, mutant, self.coverage))
        pool.wait()
        return len(results.survivors(found))

    def _tell(self, mutant: Mutant) -> None:
        why = "" if self.coverage.of(mutant) else "  (no test comes here)"
        print(f"\r{mutant.path}:{mutant.line}{why}\n{shown(mutant)}", flush=True)


def _counting(told: Callable[[Mutant, int], None], total: int) -> Callable[[Mutant, int], None]:
    count = 0

    def counted(mutant: Mutant, code: int) -> None:
        nonlocal count
        count += 1
        print(f"\r{count}/{total}", end="\n" if count == total else "", file=sys.__stderr__, flush=True)
        told(mutant, code)

    return counted


if __name__ == "__main__":
    sys.exit(main())
