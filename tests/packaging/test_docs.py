"""The pages made of docstrings: names that modules have only for mypy are found, in whatever order they are brought."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def docs(scripts: Path) -> Any:
    """The script."""
    assert scripts.exists()
    return importlib.import_module("docs")


def test_a_name_that_another_module_has_only_for_mypy(
    docs: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is there in both, though neither has it when the program runs."""
    only = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "
    (tmp_path / "reads_steps.py").write_text(f"{only}from names_steps import Steps\n", "utf-8")
    (tmp_path / "names_steps.py").write_text(f"{only}Steps = tuple[int, ...]\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    modules = [importlib.import_module(name) for name in ("reads_steps", "names_steps")]
    assert not hasattr(modules[0], "Steps")
    docs._name_types(modules)
    assert [vars(module)["Steps"] for module in modules] == [tuple[int, ...]] * 2
    for module in modules:
        del sys.modules[module.__name__]


def test_a_name_that_nobody_has_is_told(docs: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As an import says it, and the pages do not wait for ever."""
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from os.path import nothing\n"
    (tmp_path / "reads_nothing.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = importlib.import_module("reads_nothing")
    with pytest.raises(ImportError, match="nothing"):
        docs._name_types([module])
    del sys.modules[module.__name__]
