"""The tags of moves in words that stand on their own."""

from PySide6.QtCore import QCoreApplication

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Role, Style
from choreo_desktop.ui.models.moves_words import value_word

Tag = Difficulty | Energy | Style | Role


def tag_word(tag: Tag) -> str:
    """A tag as a choice in a list."""
    return value_word("", tag.value)


def badge_words(clip: MoveClip) -> list[str]:
    """What is said of a clip, each understood without the name of its field: "Low energy", not "Low"."""
    words: dict[Tag, str] = {
        Energy.LOW: QCoreApplication.translate("Tags", "Low energy"),
        Energy.MEDIUM: QCoreApplication.translate("Tags", "Medium energy"),
        Energy.HIGH: QCoreApplication.translate("Tags", "High energy"),
        Role.LEAD: QCoreApplication.translate("Tags", "Lead's part"),
        Role.FOLLOW: QCoreApplication.translate("Tags", "Follow's part"),
        Role.BOTH: QCoreApplication.translate("Tags", "Both parts"),
    }
    tags = (clip.difficulty, clip.energy, clip.style, clip.role)
    return [words.get(tag) or tag_word(tag) for tag in tags if tag is not None]
