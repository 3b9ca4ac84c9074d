"""What pictures of songs have in common: colours of sections, and times on an axis. Nothing heavy is loaded."""

import math
from collections.abc import Sequence

from choreo_desktop.domain.song import Section

# Known parts always have the same colour; others take what is left, in the order in which they appear.
SECTION_COLORS = {
    "intro": "#5aa9e6",
    "verse": "#57c4a0",
    "chorus": "#f2a65a",
    "bridge": "#b58be0",
    "break": "#e2707f",
    "outro": "#8a9be8",
}
_SPARE_COLORS = ("#d9c65c", "#e58cc0", "#7fd0d9", "#a8cf6a", "#c99a7c", "#9aa5b8")


def section_colors(sections: Sequence[Section]) -> dict[str, str]:
    """The colour of each name of a part.

    The first part of a kind (``verse A``) has the colour of the kind, so that a chorus looks like one in every song;
    others of the kind take what is left.
    """
    names = dict.fromkeys(section.label for section in sections)
    kinds: dict[str, str] = {}
    for name in names:
        kinds.setdefault(name.split(" ")[0], name)
    found = {name: SECTION_COLORS[kind] for kind, name in kinds.items() if kind in SECTION_COLORS}
    spare = [name for name in names if name not in found]
    return found | {name: _SPARE_COLORS[number % len(_SPARE_COLORS)] for number, name in enumerate(spare)}


def time_text(seconds: float, step: float) -> str:
    """A time on an axis with such steps: ``1:05``, ``1:02:00`` or ``0:00.2``."""
    places = 0 if step >= 1 else 1 if step >= 0.1 else 2
    minutes, rest = divmod(round(seconds, places), 60)
    hours, minutes = divmod(int(minutes), 60)
    end = f"{rest:0{3 + places if places else 2}.{places}f}"
    return f"{hours}:{minutes:02}:{end}" if hours else f"{minutes}:{end}"


def time_step(seconds: float, most: float) -> float:
    """The distance between times on an axis, so that there are at most so many."""
    steps = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600)
    return next((step for step in steps if seconds / step <= most), float(math.ceil(seconds / most / 3600) * 3600))
