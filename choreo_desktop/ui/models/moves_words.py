"""Clips in words: what is said of them, and what a person should know, in the language of the window."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.moves import Difficulty, Energy, Position, Role, Style

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord

_PHONE = "Phone video"  # as the judgement of an import begins, see ``services.library_judging``
LEVELS = {Difficulty.BEGINNER: 1, Difficulty.INTERMEDIATE: 2, Difficulty.ADVANCED: 3}
STRENGTHS = {Energy.LOW: 1, Energy.MEDIUM: 2, Energy.HIGH: 3}
CHOICES = {
    "difficulty": tuple(Difficulty),
    "energy": tuple(Energy),
    "style": tuple(Style),
    "role": tuple(Role),
    "entry": tuple(Position),
    "exit": tuple(Position),
}


class Badge(NamedTuple):
    """Something to know about a clip at a glance.

    Attributes:
        icon: Its name in ``resources/icons``.
        text: One or two words.
        color: By its name in ``Colors``.
        beats: Whether it asks a person to say where the beats are.
    """

    icon: str
    text: str
    color: str
    beats: bool = False


def field_word(field: str) -> str:
    """What a field of a clip is called."""
    tr = QCoreApplication.translate
    words = {
        "name": tr("Moves", "Name"),
        "category": tr("Moves", "Kind of move"),
        "difficulty": tr("Moves", "Difficulty"),
        "energy": tr("Moves", "Energy"),
        "style": tr("Moves", "Style"),
        "role": tr("Moves", "Role"),
        "entry": tr("Moves", "Begins"),
        "exit": tr("Moves", "Ends"),
        "notes": tr("Moves", "Notes"),
        "credit": tr("Moves", "Who dances"),
        "tags": tr("Moves", "Tags, with commas between"),
    }
    return words[field]


def value_word(field: str, value: str) -> str:
    """What is said in a field, for people."""
    tr = QCoreApplication.translate
    if not value:
        return tr("Moves", "Not said")
    if field == "category":
        return category_word(value)
    words = {
        "beginner": tr("Moves", "Beginner"),
        "intermediate": tr("Moves", "Intermediate"),
        "advanced": tr("Moves", "Advanced"),
        "low": tr("Moves", "Low"),
        "medium": tr("Moves", "Medium"),
        "high": tr("Moves", "High"),
        "romantic": tr("Moves", "Romantic"),
        "energetic": tr("Moves", "Energetic"),
        "sensual": tr("Moves", "Sensual"),
        "playful": tr("Moves", "Playful"),
        "modern": tr("Moves", "Modern"),
        "lead": tr("Moves", "Lead"),
        "follow": tr("Moves", "Follow"),
        "both": tr("Moves", "Both"),
        "open": tr("Moves", "Open position"),
        "closed": tr("Moves", "Closed position"),
        "shadow": tr("Moves", "Shadow position"),
        "hammerlock": tr("Moves", "Hammerlock"),
        "side": tr("Moves", "Side by side"),
    }
    return words.get(value, value)


def category_word(category: str) -> str:
    """A kind of move as people write it."""
    text = category.replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def badges_of(record: "ClipRecord", *, missing: bool) -> tuple[Badge, ...]:
    """What a person should know about a clip, what matters most first."""
    tr = QCoreApplication.translate
    badges = []
    if missing:
        badges.append(Badge("warning", tr("Moves", "File missing"), "danger"))
    if record.move.grid is None:
        badges.append(Badge("tap", tr("Moves", "No beat: tap it"), "warning", beats=True))
    elif not record.move.grid.sure:
        badges.append(Badge("help", tr("Moves", "Beat unsure"), "warning", beats=True))
    if any(sentence.startswith(_PHONE) for sentence in record.judgement):
        badges.append(Badge("phone", tr("Moves", "Phone video"), "focus"))
    return tuple(badges)


def clip_words(record: "ClipRecord", *, missing: bool) -> list[str]:
    """All that is known of a clip, line by line, its name first."""
    tr = QCoreApplication.translate
    move = record.move
    lines = [move.name]
    for field in ("category", "difficulty", "energy", "style", "role"):
        value = getattr(move, field)
        if value:
            said = f"{field_word(field)}: {value_word(field, str(value))}"
            guess = tr("Moves", "{words} (guess)").format(words=said)
            lines.append(guess if field in move.guessed else said)
    lines.append(tr("Moves", "{seconds} seconds").format(seconds=f"{move.seconds:.1f}"))
    if move.grid is not None and move.grid.bpm:
        lines.append(tr("Moves", "{bpm} beats per minute").format(bpm=round(move.grid.bpm)))
    if move.tags:
        lines.append(", ".join(move.tags))
    lines += [badge.text for badge in badges_of(record, missing=missing)]
    return [*lines, *record.judgement]


def tool_tip(lines: Iterable[str]) -> str:
    """Lines as a tool tip, in which names are no HTML."""
    return f"<qt>{'<br>'.join(escape(line) for line in lines)}</qt>"


def length_word(seconds: float) -> str:
    """A length as minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
