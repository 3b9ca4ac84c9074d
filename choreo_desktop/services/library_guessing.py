"""First guesses about a clip from its folder, its name and how much it moves. Pure; they are marked as guesses."""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from choreo_desktop.domain.moves import Difficulty, Energy, Role, Style
from choreo_desktop.domain.records import ClipWords

CATEGORIES = (
    *("arm_styling", "basic", "bodywaves", "bolero", "cross_body_lead", "footwork", "golpes", "hammerlock"),
    *("headrolls", "hiprolls", "intros", "ladyturn", "outro", "shadow", "spin", "style"),
)
_OTHER_SPELLINGS = {
    "basic": ("basics",),
    "bodywaves": ("body_wave", "body_waves", "bodywave"),
    "cross_body_lead": ("cross_body_leads",),
    "golpes": ("golpe",),
    "headrolls": ("headroll", "head_roll", "head_rolls"),
    "hiprolls": ("hiproll", "hip_roll", "hip_rolls"),
    "intros": ("intro",),
    "ladyturn": ("lady_turn", "ladys_turn", "lady_s_turn", "ladyturns"),
    "outro": ("outros",),
    "shadow": ("shadows",),
    "spin": ("spins",),
    "style": ("styling",),
}
_CATEGORY_WORDS = {word: name for name in CATEGORIES for word in (name, *_OTHER_SPELLINGS.get(name, ()))}
_MEANINGS: dict[str, tuple[tuple[str, Any], ...]] = {
    "energetic": (("style", Style.ENERGETIC), ("energy", Energy.HIGH)),
    "slow": (("energy", Energy.LOW),),
    "calm": (("energy", Energy.LOW),),
    "fast": (("energy", Energy.HIGH),),
    **{style.value: (("style", style),) for style in Style if style is not Style.ENERGETIC},
    **{level.value: (("difficulty", level),) for level in Difficulty},
    "easy": (("difficulty", Difficulty.BEGINNER),),
    "advance": (("difficulty", Difficulty.ADVANCED),),
    "hard": (("difficulty", Difficulty.ADVANCED),),
    **dict.fromkeys(("lead", "leader", "leaders"), (("role", Role.LEAD),)),
    **dict.fromkeys(("follow", "follower", "followers"), (("role", Role.FOLLOW),)),
}
# Of sixteen class clips the calmest and the liveliest lie beyond these.
_CALM, _LIVELY = 0.41, 0.59


def guess(parts: Sequence[str], motion: float | None) -> ClipWords:
    """Guess what can be told.

    Args:
        parts: Folders below the one that was imported, and the file's name; the last folder is the category.
        motion: How much the clip moves, 0 to 1, where that is known.
    """
    # A file's name need not be text that can be kept.
    parts = [part.encode("utf-8", "replace").decode().replace("\0", "?") for part in parts]
    words = _words(PurePath(parts[-1]).stem)
    found: dict[str, Any] = {"name": readable(PurePath(parts[-1]).stem)}
    category = _category(parts[:-1]) or _category_in(words)
    if category:
        found["category"] = category
    for word in _without_moves(words):
        for field, value in _MEANINGS.get(word, ()):
            found.setdefault(field, value)
    if "energy" not in found and motion is not None:
        found["energy"] = Energy.LOW if motion < _CALM else Energy.HIGH if motion > _LIVELY else Energy.MEDIUM
    return ClipWords.model_validate(found)


def known_category(folder: str) -> str:
    """The category that a folder's name stands for; empty where it is just a folder."""
    return _CATEGORY_WORDS.get("_".join(_words(folder)), "")


def readable(stem: str) -> str:
    """A file's name as people would write it."""
    words = stem.replace("_", " ").replace("-", " ").split()
    return (" ".join(words).capitalize() or stem or "?")[:300]


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w]|_|\d+", text.lower()) if word]


def _category(folders: Sequence[str]) -> str:
    return (known_category(folders[-1]) or folders[-1].strip()[:80]) if folders else ""


def _category_in(words: Sequence[str]) -> str:
    """The category that a name itself holds, its longest first: "body wave" is one, "style" in it is not."""
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            if found := _CATEGORY_WORDS.get("_".join(words[start : start + length])):
                return found
    return ""


def _without_moves(words: Sequence[str]) -> list[str]:
    """The words that are no part of a move's name: a cross body lead does not show the leader."""
    text = f" {' '.join(words)} "
    return text.replace(" cross body lead ", " ").split()
