"""Turn the docstrings into pages, in ``build/docs``: ``make docs``. A warning is a failure."""

import argparse
import ast
import importlib
import logging
import os
import pkgutil
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import GenericAlias, ModuleType
from typing import Any, get_type_hints

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "docs"
PACKAGE = "choreo_desktop"


def make_pages(folder: Path) -> list[str]:
    """Write the pages anew. Returns what pdoc, or an import of a module, warned of.

    Args:
        folder: Emptied before.
    """
    import pdoc

    shutil.rmtree(folder, ignore_errors=True)
    _name_types(_modules())
    pdoc.render.configure(docformat="google", footer_text="Choreo Desktop", search=False)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        pdoc.pdoc(PACKAGE, output_directory=folder)
    return [f"{warning.category.__name__}: {warning.message}" for warning in caught]


def _modules() -> list[ModuleType]:
    package = importlib.import_module(PACKAGE)
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{PACKAGE}.")]
    return [importlib.import_module(name) for name in names if not name.endswith("__main__")]


def _name_types(modules: list[ModuleType]) -> None:
    """Give modules the names that only mypy imports, so that signatures are links to what they speak of."""
    all_names = _bring_names(modules)
    for module in modules:
        for name in all_names.keys() - vars(module).keys():  # aliases speak of what is named where they are made
            vars(module)[name] = all_names[name]
        for kind in [each for each in vars(module).values() if isinstance(each, type)]:
            if kind.__module__ == module.__name__ and issubclass(kind, tuple):
                kind.__new__.__annotations__ = get_type_hints(kind, vars(module))


def _bring_names(modules: list[ModuleType]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    waiting = modules
    while waiting:
        late: list[ModuleType] = []
        for module in waiting:
            try:
                names = _mypy_names(module)
            except ImportError:  # a name that another module has only for mypy, too: once that one has its names
                late.append(module)
                continue
            vars(module).update(names)
            found |= names
        if len(late) == len(waiting):
            _mypy_names(late[0])  # raises what it lacks
        waiting = late
    return found


def _mypy_names(module: ModuleType) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for block in _mypy_only(ast.parse(Path(module.__file__ or "").read_text("utf-8"))):
        exec(compile(ast.Module(block.body, []), str(module.__file__), "exec"), vars(module), names)  # noqa: S102
    return {name: _subscriptable(kind) if _is_of_av(kind) else kind for name, kind in names.items()}


def _is_of_av(kind: object) -> bool:
    return isinstance(kind, type) and kind.__module__.startswith("av.")


def _subscriptable(kind: type) -> type:
    """One that stands for a class of PyAV, some of which only its stubs call generic."""
    body = {"__class_getitem__": classmethod(GenericAlias), "__module__": kind.__module__}
    return type(kind.__name__, (), body)


def _mypy_only(tree: ast.Module) -> Iterator[ast.If]:
    for node in tree.body:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield node


def main() -> int:
    """Write the pages and say where they are. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pages go")
    folder: Path = parser.parse_args().folder
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")  # of libraries that Qt can do without
    logging.basicConfig(level=logging.WARNING)
    told = make_pages(folder)
    for line in told:
        print(line, file=sys.stderr)
    print(f"{sum(1 for _ in folder.rglob('*.html'))} pages in {folder}, from index.html on")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
