"""Find the strings of the window: what ``self.tr`` and ``QCoreApplication.translate`` are given.

Read off the syntax tree rather than left to lupdate, whose parser loses the class behind a function inside a method
and takes a ``translate`` under a shorter name for something else.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from typing_extensions import override

_TRANSLATE = {"translate", "QT_TRANSLATE_NOOP"}
_LEFT_OUT = {"message_catalog.py", "messages.py"}  # what it translates comes from message_templates


class Found(NamedTuple):
    """A call that translates.

    Attributes:
        context: The class, or what was named.
        source: The English string; empty where it cannot be read off the code.
        place: Where, for a person.
    """

    context: str
    source: str
    place: str


def window_strings(folder: Path) -> list[Found]:
    """All strings of the modules below a folder."""
    found: list[Found] = []
    for path in sorted(set(folder.rglob("*.py")) - {folder / name for name in _LEFT_OUT}):
        tree = ast.parse(path.read_text("utf-8"))
        module = _Module(path.relative_to(folder.parent).as_posix(), _aliases(tree), _helpers(tree))
        module.visit(tree)
        found += module.found
    return found


class _Module(ast.NodeVisitor):
    """Reads one module, and knows in which class it is.

    Args:
        name: Of the module.
        aliases: Names under which it calls ``translate``.
        helpers: The contexts of functions of its own that translate what they are given.
    """

    def __init__(self, name: str, aliases: set[str], helpers: dict[str, str]) -> None:
        self.found: list[Found] = []
        self._name, self._aliases, self._helpers = name, aliases, helpers
        self._classes: list[str] = []

    @override
    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Strings of a class have its name as their context."""
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    @override
    def visit_Call(self, node: ast.Call) -> None:
        """Take what a call translates."""
        self.generic_visit(node)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else _text_of_name(node.func)
        texts = [_text(argument) for argument in node.args]
        if self._translates(node.func) and len(texts) >= 2:
            self._add(texts[0] or "", texts[1], node)
        elif name == "tr" and isinstance(node.func, ast.Attribute) and texts:
            self._add(self._classes[-1] if self._classes else "", texts[0], node)
        elif name in self._helpers and isinstance(node.func, ast.Name) and texts:
            self._add(self._helpers[name], texts[0], node)

    def _translates(self, function: ast.expr) -> bool:
        """Painters translate too."""
        if isinstance(function, ast.Attribute):
            return function.attr in _TRANSLATE and _text_of_name(function.value).startswith("Q")
        return _text_of_name(function) in _TRANSLATE | self._aliases

    def _add(self, context: str, text: str | None, node: ast.Call) -> None:
        """A name in place of a string is fine in the helper that passes it on, and nowhere else."""
        if text is None and isinstance(node.args[-1], ast.Name) and context in self._helpers.values():
            return
        self.found.append(Found(context, text or "", f"{self._name}:{node.lineno}"))


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _text_of_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _aliases(tree: ast.Module) -> set[str]:
    """Names that stand for ``QCoreApplication.translate``."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target, value in _assigned(node)
        if isinstance(value, ast.Attribute) and value.attr in _TRANSLATE and isinstance(target, ast.Name)
    }


def _assigned(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What gets which value, also where several are given at once: ``add, tr = keys.add, translate``."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def _helpers(tree: ast.Module) -> dict[str, str]:
    """Functions that hand their argument to ``translate``, with the context they give it."""
    return {
        function.name: context
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for context in _contexts_passed_on(function)
    }


def _contexts_passed_on(function: ast.FunctionDef) -> Iterator[str]:
    arguments = {argument.arg for argument in function.args.args}
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _TRANSLATE:
            context, passed = _text(node.args[0]), _text_of_name(node.args[1])
            if context and passed in arguments:
                yield context
