"""Songs in words: parts, counts, times and tempo, in the language of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from choreo_desktop.domain.song import Accent

SURE, FAIR = 0.75, 0.5  # shares of confidence


def section_word(label: str) -> str:
    """A part of a song for people: its kind with a capital, and the letter that tells parts of a kind apart."""
    tr = QCoreApplication.translate
    kinds = {
        "intro": tr("Song", "Intro"),
        "verse": tr("Song", "Verse"),
        "chorus": tr("Song", "Chorus"),
        "bridge": tr("Song", "Bridge"),
        "break": tr("Song", "Break"),
        "outro": tr("Song", "Outro"),
    }
    kind, space, letter = label.partition(" ")
    return kinds.get(kind, kind[:1].upper() + kind[1:]) + space + letter


def count_word(word: str) -> str:
    """What dancers say on a beat."""
    tr = QCoreApplication.translate
    words = {"tap": tr("Song", "tap"), "pause": tr("Song", "pause"), "cha-cha": tr("Song", "cha-cha")}
    return words.get(word, word)


def counts_text(counts: int) -> str:
    """How many counts something takes."""
    tr = QCoreApplication.translate
    return tr("Song", "1 count") if counts == 1 else tr("Song", "{number} counts").format(number=counts)


def clock(seconds: float) -> str:
    """A time as on a clock: ``0:07``, ``12:30`` or ``1:02:00``."""
    minutes, rest = divmod(int(max(seconds, 0.0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span_text(start: float, end: float) -> str:
    """From when to when: ``0:12 to 0:16``."""
    return QCoreApplication.translate("Song", "{start} to {end}").format(start=clock(start), end=clock(end))


def accent_word(accent: "Accent") -> str:
    """A place where a dancer would strike or stop."""
    tr = QCoreApplication.translate
    return tr("Song", "Break") if accent.kind == "break" else tr("Song", "Hit")


def sureness(share: float) -> str:
    """How sure something heard is, in words."""
    tr = QCoreApplication.translate
    if share >= SURE:
        return tr("Song", "sure")
    return tr("Song", "fairly sure") if share >= FAIR else tr("Song", "unsure")
