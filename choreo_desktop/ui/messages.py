"""What the services say, in the language of the window.

Services speak English sentences with names and numbers in them. Each is matched against the templates that
``packaging/translations.py`` found in their code, and said with the same names and numbers in the other language.
"""

import json
import re
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.paths import resource

_CONTEXT = "messages"
_PROBE = "Nothing is missing."  # tells which language is installed
_PLACE = re.compile(r"%(\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Þ“‘'\"\d])")
_DEEPEST = 4
_NUMBERED = re.compile(r"%1 [a-z]+s")  # "%1 clips" counts something: no name ends up in it


class _Template(NamedTuple):
    """A sentence with places to fill in.

    Attributes:
        start: What it begins with.
        end: What it ends with.
        pattern: Matches all of it.
        places: The number of each group of the pattern.
        translation: With the same places.
        weight: Letters that are its own; the one with the most fits best.
    """

    start: str
    end: str
    pattern: re.Pattern[str]
    places: tuple[str, ...]
    translation: str
    weight: int


def said(text: str) -> str:
    """A text of the services in the language of the window; as it is where that is English or no template fits."""
    language = QCoreApplication.translate(_CONTEXT, _PROBE)
    return text if language == _PROBE else _said(text, language)


@lru_cache(maxsize=512)
def _said(text: str, language: str) -> str:
    lines = (_translated(part, language, 0) for part in text.split("\n"))
    return "\n".join(lines)


def _translated(text: str, language: str, depth: int) -> str:
    if depth > _DEEPEST or not text.strip():
        return text
    exact, templates = _catalog(language)
    bare = text.strip()
    if bare in exact:
        return text.replace(bare, exact[bare])
    parts = _SENTENCE_END.split(text)
    for template in templates:
        if not (bare.startswith(template.start) and bare.endswith(template.end)):
            continue
        if found := template.pattern.fullmatch(bare):
            return _filled(template, found, language, depth)
    if len(parts) > 1:
        return " ".join(_translated(part, language, depth + 1) for part in parts)
    return text


def _filled(template: _Template, found: re.Match[str], language: str, depth: int) -> str:
    values = {
        number: _translated(value, language, depth + 1)
        for number, value in zip(template.places, found.groups(), strict=True)
    }
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), template.translation)


@lru_cache(maxsize=4)
def _catalog(language: str) -> tuple[dict[str, str], list[_Template]]:
    """All templates that have a translation: those without places, and the others, the most telling first."""
    del language  # one catalog each
    try:
        sources: list[str] = json.loads(resource("translations", "messages.json").read_text("utf-8"))
    except (ResourceError, OSError, ValueError):
        return {}, []
    exact, templates = {}, []
    for source in sources:
        translation = QCoreApplication.translate(_CONTEXT, source)
        if _PLACE.search(source):
            templates.append(_compiled(source, translation))
        else:
            exact[source] = translation
    return exact, sorted(templates, key=lambda template: -template.weight)


def _compiled(source: str, translation: str) -> _Template:
    pieces = _PLACE.split(source)
    words, places = pieces[::2], pieces[1::2]
    hole = r"([\d.,]+)" if _NUMBERED.fullmatch(source) else "(.*?)"
    pattern = hole.join(map(re.escape, words))
    weight = sum(map(len, words))
    return _Template(words[0], words[-1], re.compile(pattern, re.DOTALL), tuple(places), translation, weight)
