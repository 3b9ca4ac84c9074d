"""What the services say, in the language of the window.

Services speak English sentences with names and numbers in them. Each is matched against the templates that
``packaging/translations.py`` found in their code, and said with the same names and numbers in the other language.
"""

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from choreo_desktop.ui.message_catalog import CONTEXT, PLACE, Template, catalog

_PROBE = "Nothing is missing."  # tells which language is installed
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-ZÀ-Þ“‘'\"\d])")
_MARKS = (": ", "; ", ", ")
_DEEPEST = 6
_TELLING = 8  # letters: a template with fewer fits by chance


def said(text: str) -> str:
    """A text of the services in the language of the window; as it is where that is English or no template fits."""
    language = QCoreApplication.translate(CONTEXT, _PROBE)
    return text if language == _PROBE else _said(text, language)


def said_of(error: BaseException) -> str:
    """What an exception says to a person."""
    return said(getattr(error, "error", "") or str(error))


@lru_cache(maxsize=512)
def _said(text: str, language: str) -> str:
    return "\n".join(_translated(line, language, 0) for line in text.split("\n"))


def _translated(text: str, language: str, depth: int) -> str:
    """As many sentences at once as one template covers, then the rest; what nothing covers, piece by piece."""
    bare = text.strip()
    if depth > _DEEPEST or not bare:
        return text
    parts = _SENTENCE_END.split(bare)
    for count in range(len(parts), 0, -1):
        found = _sentence(" ".join(parts[:count]), language, depth)
        if found is not None:
            rest = " ".join(parts[count:])
            found += f" {_translated(rest, language, depth)}" if rest else ""
            return text.replace(bare, found)
    rest = " ".join(parts[1:])
    first = _pieces(parts[0], language, depth)
    return text.replace(bare, f"{first} {_translated(rest, language, depth)}" if rest else first)


def _sentence(text: str, language: str, depth: int) -> str | None:
    """What one template covers, also where a piece was made a sentence of, with a capital letter or a full stop."""
    found = _matched(text, language, depth)
    if found is not None:
        return found
    end = "." if text.endswith(".") else ""
    bare = text.removesuffix(".")
    fragment = bare[:1].lower() + bare[1:]
    if end:
        found = _matched(bare, language, depth) or _matched(fragment, language, depth)
    elif " " in text:  # a single word with a capital letter is a name
        found = catalog(language)[0].get(fragment)
    if found is None:
        return None
    return f"{found[:1].upper() if text[:1].isupper() else found[:1]}{found[1:]}{end}"


def _pieces(text: str, language: str, depth: int) -> str:
    """Lists, and what stands before and after a colon."""
    for mark in _MARKS:
        if mark in text:
            pieces = text.split(mark, 1) if mark == _MARKS[0] else text.split(mark)
            said_pieces = [_translated(piece, language, depth + 1) for piece in pieces]
            if said_pieces != pieces:
                return mark.join(said_pieces)
    return text


def _matched(text: str, language: str, depth: int) -> str | None:
    exact, templates = catalog(language)
    if text in exact:
        return exact[text]
    for template in templates:
        if text.startswith(template.start) and text.endswith(template.end):
            found = template.pattern.fullmatch(text)
            filled = None if found is None else _filled(template, found.groups(), language, depth)
            if filled is not None:
                return filled
    return None


def _filled(template: Template, values: tuple[str, ...], language: str, depth: int) -> str | None:
    """The translation with what was captured; None where a capture shows that the template does not fit."""
    for place, value in enumerate(values):
        last = place == len(values) - 1 and not template.end and len(template.start) >= _TELLING
        if _SENTENCE_END.search(value) and not last:  # a name does not go over several sentences
            return None
    translated = [_translated(value, language, depth + 1) for value in values]
    if not template.start and template.weight < _TELLING and not template.counts and translated == list(values):
        return None  # "%1 and %2" may as well be a name
    words = dict(zip(template.places, translated, strict=True))
    return PLACE.sub(lambda place: words.get(place[1], place[0]), template.translation)
