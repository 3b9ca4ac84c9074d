"""All sentences of the services that have a translation."""

import json
import re
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.errors import ResourceError
from choreo_desktop.paths import resource

CONTEXT = "messages"
PLACE = re.compile(r"%(\d)")
_NUMBERED = re.compile(r"%1 [a-z]+s")  # "%1 clips" counts something: no name ends up in it
_LETTERED = re.compile(r"(?:Verse|Chorus) %1")  # Verse A: what follows is not a part of its name


class Template(NamedTuple):
    """A sentence with places to fill in.

    Attributes:
        start: What it begins with.
        end: What it ends with.
        pattern: Matches all of it.
        places: The number of each group of the pattern.
        translation: With the same places.
        weight: Letters that are its own; the one with the most fits best.
        counts: Whether it only takes a number.
    """

    start: str
    end: str
    pattern: re.Pattern[str]
    places: tuple[str, ...]
    translation: str
    weight: int
    counts: bool


@lru_cache(maxsize=4)
def catalog(language: str) -> tuple[dict[str, str], list[Template]]:
    """All templates that have a translation: those without places, and the others, the most telling first."""
    del language  # one catalog each
    try:
        sources: list[str] = json.loads(resource("translations", "messages.json").read_text("utf-8"))
    except (ResourceError, OSError, ValueError):
        return {}, []
    exact, templates = {}, []
    for source in sources:
        translation = QCoreApplication.translate(CONTEXT, source)
        if PLACE.search(source):
            templates.append(_compiled(source, translation))
        else:
            exact[source] = translation
    return exact, sorted(templates, key=lambda template: -template.weight)


def _compiled(source: str, translation: str) -> Template:
    pieces = PLACE.split(source)
    words, places = pieces[::2], pieces[1::2]
    counts = _NUMBERED.fullmatch(source) is not None
    hole = r"([\d.,]+)" if counts else r"(\S{1,2})" if _LETTERED.fullmatch(source) else "(.*?)"
    pattern = hole.join(map(re.escape, words))
    weight = sum(map(len, words))
    return Template(words[0], words[-1], re.compile(pattern), tuple(places), translation, weight, counts)
