"""What is said of clips, field by field, in the language of the window."""

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.moves import Difficulty, Energy, Position, Role, Style

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


def tool_tip(lines: Iterable[str]) -> str:
    """Lines as a tool tip, in which names are no HTML."""
    return f"<qt>{'<br>'.join(escape(line) for line in lines)}</qt>"


def length_word(seconds: float) -> str:
    """A length as minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
