"""Songs of the library in words."""

from PySide6.QtCore import (
    QCoreApplication,
)

_SURE, _FAIRLY_SURE = 0.7, 0.4


def confidence_word(confidence: float | None, *, found: bool) -> str:
    """How sure the beat of a song is.

    Args:
        confidence: 0 to 1; None where the analysis has not been looked at.
        found: Whether there is a beat.
    """
    tr = QCoreApplication.translate
    if not found:
        return tr("Songs", "No beat")
    if confidence is None:
        return "…"
    if confidence >= _SURE:
        return tr("Songs", "Sure")
    return tr("Songs", "Fairly sure") if confidence >= _FAIRLY_SURE else tr("Songs", "Unsure")


def genre_word(genre: str) -> str:
    """A dance as people write it."""
    return QCoreApplication.translate("Songs", "Any dance") if genre == "any" else genre[:1].upper() + genre[1:]
