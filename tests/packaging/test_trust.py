"""The scripts behind ``make spelling``, ``make audit`` and ``make mutants``."""

import ast
import importlib
import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def script(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """One of the scripts as a module."""
    monkeypatch.syspath_prepend(PACKAGING)
    return importlib.import_module(request.param)


spelling = pytest.mark.parametrize("script", ["spelling"], indirect=True)
audit = pytest.mark.parametrize("script", ["audit"], indirect=True)
mutants = pytest.mark.parametrize("script", ["mutating"], indirect=True)


@spelling
def test_misspellings_are_told_with_their_place(script: ModuleType) -> None:
    """A wrong word is named with what is better and where it stands, also where a mnemonic is inside it."""
    found = [script.Text("window", "Your sett&ings were recieved."), script.Text("README.md:3", "All is well.")]
    (problem,) = script.misspelt(found, "en")
    assert problem.startswith("recieved (better: received)")
    assert "window: Your sett&ings" in problem


@spelling
def test_what_is_no_prose_is_left_alone(script: ModuleType) -> None:
    """Places to fill in, options, files and names of code are not read as words."""
    names = "{seperator} --recieve occured.mp4 definately_x/teh.json <teh> %1"
    assert script.misspelt([script.Text("window", names)], "en") == []


@spelling
@pytest.mark.skipif(not shutil.which("hunspell"), reason="no hunspell here")
def test_spanish_is_read_by_a_dictionary(script: ModuleType) -> None:
    """A Spanish word without its accent is found where the machine has a dictionary."""
    if not script.checked_by("es"):
        pytest.skip("no Spanish dictionary here")
    (problem,) = script.misspelt([script.Text("window", "Elige una cancion.")], "es")
    assert problem.startswith("cancion")


@audit
def test_weak_packages_are_told(script: ModuleType) -> None:
    """What pip-audit finds becomes a line with the version that mends it; what it does not know is told apart."""
    answer = script.read(
        json.dumps(
            {
                "dependencies": [
                    {"name": "urllib3", "version": "1.24.1", "vulns": [{"id": "P-1", "fix_versions": ["1.24.2"]}]},
                    {"name": "odd", "skip_reason": "not found"},
                    {"name": "fine", "version": "1", "vulns": []},
                ]
            }
        )
    )
    assert answer == (("urllib3 1.24.1: P-1, mended in 1.24.2",), ("odd",), "")


@audit
def test_silence_is_not_taken_for_safety(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where even a package that is known to be weak seems fine, nobody is told that all is well."""
    monkeypatch.setattr(script, "audit", lambda packages: script.Answer(unknown=tuple(packages)))
    assert script.main() == 0
    assert capsys.readouterr().out.startswith("Nothing was audited")


@audit
def test_an_answer_that_cannot_be_read(script: ModuleType) -> None:
    """Without a network the last line of what pip-audit complained is passed on."""
    assert "no route" in script.read("", "Traceback\nno route to host\n").trouble


@audit
def test_a_weakness_fails_the_check(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where advisories can be reached, a weak package makes the check fail, and none lets it pass."""
    weak = script.Answer(("x 1: P-1",))
    answers = {script.KNOWN_WEAK: weak}
    monkeypatch.setattr(script, "audit", lambda packages: answers.get(packages[0], script.Answer()))
    assert script.main() == 0
    monkeypatch.setattr(script, "audit", lambda _: weak)
    assert script.main() == 1


@mutants
def test_every_change_is_made_alone(script: ModuleType) -> None:
    """Each change of a module makes other code of it, and never the same as another."""
    code = (
        "def f(x: int) -> bool:\n    '''Says.'''\n    if x and not g(-x):\n        log(x)\n    return x < 2 * x + 1\n"
    )
    count = len(list(script.changes(ast.parse(code))))
    made = set()
    for number in range(count):
        tree = ast.parse(code)
        next(change for i, change in enumerate(script.changes(tree)) if i == number).make()
        made.add(ast.unparse(ast.fix_missing_locations(tree)))
    assert len(made) == count == 11
    assert ast.unparse(ast.parse(code)) not in made
    assert all("'Says.'" in each or '"""Says."""' in each for each in made)
