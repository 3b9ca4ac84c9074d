"""Small changes of the program, for ``mutants.py``: what they are, how they read and how they get into a process."""

import ast
import gc
import importlib.abc
import importlib.util
import inspect
from collections.abc import Callable, Iterator, Sequence
from difflib import unified_diff
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple

from typing_extensions import override

ROOT = Path(__file__).resolve().parents[1]

Functions = dict[str, list[FunctionType]]

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


class Swap(NamedTuple):
    """A change that lies inside one function, so that it can be made where all is loaded.

    Attributes:
        before: The code of the function as it is.
        after: As it becomes.
    """

    before: CodeType
    after: CodeType

    def make(self, functions: Functions) -> bool:
        """Give the function, and those in it that exist already, their other code.

        Returns:
            Whether the function was found.
        """
        found = [
            (each, after)
            for before, after in _pairs(self.before, self.after)
            for each in functions.get(before.co_qualname, ())
            if each.__code__ == before and before.co_freevars == after.co_freevars
        ]
        for each, after in found:
            each.__code__ = after
        return bool(found)


def swap(mutant: Mutant) -> Swap | None:
    """The change as one of a function; nothing where it is one of a module, a class or what a function is given."""
    path = ROOT / mutant.path
    before = compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
    after = compile(changed_tree(mutant), str(path), "exec", dont_inherit=True)
    found = list(_differences(before, after))
    return found[0] if len(found) == 1 else None


def loaded_functions() -> Functions:
    """Every function of the program that exists, by its name."""
    found: Functions = {}
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(str(ROOT / "choreo_desktop")):
            found.setdefault(each.__code__.co_qualname, []).append(each)
    return found


def _differences(before: CodeType, after: CodeType) -> Iterator[Swap | None]:
    """The functions that are others, outermost first; nothing for what no function holds."""
    if before == after:
        return
    if before.co_flags & inspect.CO_OPTIMIZED:
        yield Swap(before, after) if before.co_freevars == after.co_freevars else None
        return
    inside, others = _inside(before), _inside(after)
    if len(inside) != len(others) or _own(before) != _own(after):
        yield None
        return
    for one, other in zip(inside, others, strict=True):
        yield from _differences(one, other)


def _pairs(before: CodeType, after: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The code and all code in it that is another, before and after."""
    yield before, after
    inside, others = _inside(before), _inside(after)
    if len(inside) == len(others):
        for one, other in zip(inside, others, strict=True):
            if one != other:
                yield from _pairs(one, other)


def _inside(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def _own(code: CodeType) -> CodeType:
    """The code without that of the functions and classes in it."""
    return code.replace(co_consts=tuple(None if isinstance(each, CodeType) else each for each in code.co_consts))
