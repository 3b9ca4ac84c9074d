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

from mutating import ROOT, Mutant, mutants, shown
from noticing import Coverage, Pool, look_again, look_first, measured, separately, warm_up

PACKAGES = ("domain", "planning")


class Results:
    """What came of each change, kept in a file.

    Args:
        file: Where.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._survived: dict[Mutant, bool] = {}
        if file.exists():
            for line in file.read_text("utf-8").splitlines():
                path, place, number, survived = json.loads(line)
                self._survived[Mutant(path, place, number)] = survived

    def add(self, mutant: Mutant, code: int) -> None:
        """Keep how the tests of a change ended."""
        self._survived[mutant] = code == 0
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([*mutant, code == 0]) + "\n")

    def unknown(self, found: list[Mutant]) -> list[Mutant]:
        """The changes that were not tried yet."""
        return [mutant for mutant in found if mutant not in self._survived]

    def survivors(self, found: list[Mutant]) -> list[Mutant]:
        """The changes that nothing noticed."""
        return [mutant for mutant in found if self._survived.get(mutant)]


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
        survivors = _tried(found, choice.jobs, kept or Path(folder), Path(folder))
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


def _tried(found: list[Mutant], jobs: int, kept: Path, folder: Path) -> int:
    """Look twice at all changes, and print what survives both; returns how many do."""
    coverage = measured(kept / "measured.json")
    print("The tests pass as they are.", flush=True)
    first = kept / "first.jsonl"

    def look() -> int:
        results = Results(first)
        left = results.unknown(found)
        return look_first(left, coverage, Pool(jobs, folder, _counting(results.add, len(left))))

    if code := separately(look):
        raise SystemExit(f"The tests cannot be loaded ({code}).")
    maybe = Results(first).survivors(found)
    print(f"{len(maybe)} changes survive the first look.", flush=True)
    results = Results(kept / "second.jsonl")

    def told(mutant: Mutant, code: int) -> None:
        results.add(mutant, code)
        if code == 0:
            _tell(mutant, coverage)

    for mutant in results.survivors(maybe):
        _tell(mutant, coverage)
    left = results.unknown(maybe)
    pool = Pool(jobs, folder, _counting(told, len(left)))
    for mutant in left:
        pool.add(mutant, partial(look_again, mutant, coverage))
    pool.wait()
    return len(results.survivors(maybe))


def _counting(told: Callable[[Mutant, int], None], total: int) -> Callable[[Mutant, int], None]:
    count = 0

    def counted(mutant: Mutant, code: int) -> None:
        nonlocal count
        count += 1
        print(f"\r{count}/{total}", end="\n" if count == total else "", file=sys.__stderr__, flush=True)
        told(mutant, code)

    return counted


def _tell(mutant: Mutant, coverage: Coverage) -> None:
    why = "" if coverage.of(mutant) else "  (no test comes here)"
    print(f"\r{mutant.path}:{mutant.line}{why}\n{shown(mutant)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
