"""The docstrings of large packages are maps for whoever reads them first."""

import re
from importlib import import_module
from pathlib import Path

import pytest

PACKAGES = ("services", "planning", "analysis", "media", "storage")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_stands_on_the_map(package: str) -> None:
    """A module that was added, moved or removed is so on the map of its package too."""
    module = import_module(f"choreo_desktop.{package}")
    assert module.__doc__ is not None
    assert module.__file__ is not None
    named = set(re.findall(r"``(\w+)``", module.__doc__))
    folder = Path(module.__file__).parent
    there = {path.stem for path in folder.glob("*.py")} | {path.parent.name for path in folder.glob("*/__init__.py")}
    assert named == there - {"__init__"}
