"""Find the sentences that the program makes outside its window, as templates that can be translated.

A sentence such as ``f"{path} is missing."`` becomes ``%1 is missing.``; the window matches what it is told against
these (``choreo_desktop.ui.messages``). Choices inside a sentence (``{'is' if one else 'are'}``) become a template each.
"""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

FOLDERS = ("domain", "planning", "media", "storage", "library", "services")
FILES = ("paths.py", "analysis/taps.py")

# Modules whose strings are statements of SQL, texts for a terminal, or forms of files.
LEFT_OUT = (
    "domain/words.py",
    "library/migrations.py",
    "library/search.py",
    "media/boxes.py",
    "media/tags.py",
    "services/analysis_sheet.py",
    "services/sheet.py",
)

# What the code puts together from single words, so that it cannot be read off it.
EXTRA = (
    *(f"The work took longer than its limit of %1 {unit}." for unit in ("seconds", "minute", "minutes")),
    *(
        f"Making the video took longer than its limit of %1 {unit}. "
        "Raise the limit in the settings, or try again: finished parts are kept."
        for unit in ("seconds", "minute", "minutes")
    ),
    "%1 % faster",
    "%1 % slower",
    "faster",
    "slower",
    "written",
    "read",
    "deleted",
    "listed",
    "%1 came in.",
    "%1 and %2 came in.",
    "Nothing new came in.",
    "%1 came in. %2 known already.",
    "%1 and %2 came in. %3 known already.",
    "Nothing new came in. %1 known already.",
    "beginner",
    "intermediate",
    "advanced",
    "low",
    "medium",
    "high",
    "romantic",
    "energetic",
    "sensual",
    "playful",
    "modern",
    "lead",
    "follow",
    "both",
    "open",
    "closed",
    "shadow",
    "hammerlock",
    "side",
    "low-energy",
    "medium-energy",
    "high-energy",
    "difficulty",
    "energy",
    "style",
    "1 song",
    "%1 songs",
    "1 file was there already.",
    "%1 files were there already.",
    "1 move plays at its own speed because its tempo is too far from the song's %1 BPM.",
    "%1 moves play at their own speed because their tempo is too far from the song's %2 BPM.",
    "1 move plays without a beat of the clip being known, so the steps may miss the music.",
    "%1 moves play without a beat of the clip being known, so the steps may miss the music.",
    "At %1 %2 begins in %3 position, but %4 before it ends in %5; no move was found that joins them.",
    "At %1 %2 begins in %3 position, but %4 before it is left on its way to %5; no move was found that joins them.",
    *(
        f"{who} %{place}{where}, so %{place + 1} {verb} relaxed."
        for who, place in (("No clip is", 1), ("Only 1 clip is", 1), ("Only %1 clips are", 2))
        for where in ("", " and fits this song's tempo")
        for verb in ("was", "were")
    ),
    *(
        sentence.format(unit=unit)
        for unit in ("8-count", "bar")
        for sentence in (
            "%1 cannot be danced for %2 {unit}s there: %3.",
            "%1 cannot slip there: its clip has %2 whole {unit}s and this place shows %3 to %4.",
            "%1 has to last one {unit} at least; delete it instead.",
            "%1 lasts only %2 {unit}s; delete it instead.",
            "No move goes on there. A move can be split between two of its {unit}s.",
            "There is no {unit} %1 to dance on; the song has %2 of them.",
            "There is no room for %1 {unit}s before the end of the song.",
            "There is no room for %1 {unit}s before %2, which is locked. Unlock it first.",
        )
    ),
    "%1 or %2",
    "%1 and %2",
    "Intro",
    "Verse",
    "Chorus",
    "Bridge",
    "Break",
    "Outro",
    "Verse %1",
    "Chorus %1",
    "clips",
    "songs",
    # What pydantic says of numbers and choices.
    "Must be greater than or equal to %1.",
    "Must be greater than %1.",
    "Must be less than or equal to %1.",
    "Must be less than %1.",
    "input should be %1",
    "input should be greater than or equal to %1",
    "input should be greater than %1",
    "input should be less than or equal to %1",
    "input should be a valid integer, unable to parse string as an integer",
    "input should be a valid number, unable to parse string as a number",
    "input should be a valid string",
)

# Strings that look like sentences and are none: what other programs say, and statements.
NOISE = {
    "%1 energy",  # of a table for a terminal, as the next two
    "(x/y: only x of y suit the tempo of this song)",
    "Styles: %1",
    "%1 cross body lead %2",
    "%1 data[%2]",
    "1 ORDER BY number",
    "; then %1",
    "Disk quota exceeded",
    "File too large",
    "No space left",
    "No space left on device",
    "disk I/O",
    "disk is full",
    "doctor: %1",
    "interrupted: the process that made it ended without a word",
    "malformed: %1",
    "no content hash: %1",
    "not a database",
    "number IN (%1)",
    "unable to open",
}

_LOGGERS = {"logger", "log", "_log", "logging"}
_SILENT_CALLS = {"compile", "fullmatch", "match", "search", "sub", "execute", "startswith", "endswith", "removeprefix",
                 "removesuffix", "split", "cast", "TypeVar", "encode", "getLogger", "Strategy", "strftime"}  # fmt: skip
_FORM = re.compile(
    r"^(SELECT|INSERT|DELETE|CREATE|DROP|ALTER|PRAGMA|WHERE|UPDATE)\b|= \?|LIKE \?|MATCH \?|%\(|\n|\\| \| "
)
_MOST_CHOICES = 12


def templates(package: Path) -> list[str]:
    """All templates of the package, sorted."""
    paths = [path for folder in FOLDERS for path in (package / folder).rglob("*.py")]
    paths += [package / name for name in FILES]
    left_out = {package / name for name in LEFT_OUT}
    found = set(EXTRA)
    for path in sorted(set(paths) - left_out):
        found.update(_of_module(ast.parse(path.read_text("utf-8"))))
    return sorted(found - NOISE)


def _of_module(tree: ast.Module) -> Iterator[str]:
    silent = _silent(tree)
    for node in ast.walk(tree):
        if node in silent:
            continue
        if isinstance(node, ast.Call) and _name_of(node.func) == "counted":
            noun = node.args[1]
            if isinstance(noun, ast.Constant) and isinstance(noun.value, str):
                yield from (f"1 {noun.value}", f"%1 {noun.value}s")
        for pieces in _variants(node):
            template = _template(pieces)
            if _is_sentence(template):
                yield template


def _silent(tree: ast.Module) -> set[ast.AST]:
    """What nobody reads in the window: descriptions, the log, details, types, patterns."""
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                silent.add(text)
            case ast.Call():
                silent.update(_silent_of_call(node))
            case ast.Subscript() | ast.Compare():
                silent.update(part for part in ast.walk(node) if isinstance(part, ast.Constant))
            case ast.JoinedStr():
                silent.update(_parts_of(node))
            case _:
                silent.update(_silent_of_other(node))
    return silent


def _silent_of_other(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.keyword(arg="details", value=text):
            yield from ast.walk(text)
        case ast.AnnAssign(annotation=ast.expr() as kind) | ast.arg(annotation=ast.expr() as kind):
            yield from ast.walk(kind)
        case ast.FunctionDef(returns=ast.expr() as kind):
            yield from ast.walk(kind)


def _silent_of_call(node: ast.Call) -> Iterator[ast.AST]:
    owner = node.func.value.id if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) else ""
    if owner in _LOGGERS or _name_of(node.func) in _SILENT_CALLS:
        for argument in node.args:
            yield from ast.walk(argument)


def _parts_of(node: ast.JoinedStr) -> Iterator[ast.AST]:
    """Pieces that are read as a part of the whole, not on their own."""
    for value in node.values:
        if isinstance(value, ast.Constant):
            yield value
        elif isinstance(value, ast.FormattedValue):
            if value.format_spec is not None:
                yield from ast.walk(value.format_spec)
            if isinstance(value.value, ast.IfExp):
                yield from (part for part in (value.value.body, value.value.orelse) if _variants(part))


def _name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _variants(node: ast.AST) -> list[list[str | None]]:
    """All the ways a string can read; None stands for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [[piece for piece in _pieces_of_form(node.value) if piece != ""]]
    if isinstance(node, ast.IfExp):
        branches = _variants(node.body), _variants(node.orelse)
        return [*branches[0], *branches[1]] if all(branches) else []
    if not isinstance(node, ast.JoinedStr):
        return []
    choices: list[list[list[str | None]]] = []
    for value in node.values:
        inner = value.value if isinstance(value, ast.FormattedValue) else value
        text = isinstance(inner, ast.Constant) and inner is value
        options = _variants(inner) if text or isinstance(inner, ast.IfExp) else []
        choices.append(options or [[None]])
    ways = list(product(*choices))
    return [[piece for part in way for piece in part] for way in ways] if len(ways) <= _MOST_CHOICES else []


def _pieces_of_form(text: str) -> Iterator[str | None]:
    """A string for ``str.format``, or a plain one."""
    for number, piece in enumerate(re.split(r"\{[a-z_]+\}", text)):
        if number:
            yield None
        yield piece


def _template(pieces: list[str | None]) -> str:
    """Neighbours that are put in become one; a piece that is added to another gets a place for that other."""
    text = "".join("\0" if piece is None else piece for piece in pieces)
    if text[:1] == " ":
        text = "\0" + text
    if text[-1:] == " ":
        text += "\0"
    number = 0
    parts = []
    for piece in re.split(r"(\0+)", text):
        if piece.startswith("\0"):
            number += 1
            parts.append(f"%{number}")
        else:
            parts.append(piece)
    return "".join(parts)


def _is_sentence(template: str) -> bool:
    words = re.sub(r"%\d", "", template)
    letters = sum(letter.isalpha() for letter in words)
    return " " in template.strip() and letters >= 4 and any(map(str.islower, words)) and not _FORM.search(template)
