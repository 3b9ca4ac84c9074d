"""The selected move in words: where it lies, and how its clip is played."""

from PySide6.QtCore import QCoreApplication

from choreo_desktop.services.move_facts import MoveFacts
from choreo_desktop.ui.song_words import clock, counts_text, section_word


def where_text(section: str, facts: MoveFacts) -> str:
    """Its place among the moves, its part of the song, its time and its counts."""
    tr = QCoreApplication.translate
    time = clock(facts.start) if facts.end is None else f"{clock(facts.start)}–{clock(facts.end)}"
    place = tr("MoveCard", "Move {number} of {all}").format(number=facts.place + 1, all=facts.of)
    named = section_word(section) if section else ""
    parts = (place, named, time, counts_text(facts.counts) if facts.counts else "")
    return " · ".join(part for part in parts if part)


def played_text(facts: MoveFacts) -> str:
    """How the clip is played, and which part of it."""
    tr = QCoreApplication.translate
    if facts.own_speed:
        speed = tr("MoveCard", "Danced at the clip's own tempo.")
    elif facts.speed > 1:
        speed = tr("MoveCard", "Danced {percent} % faster than the clip.").format(percent=facts.percent)
    else:
        speed = tr("MoveCard", "Danced {percent} % slower than the clip.").format(percent=facts.percent)
    return " ".join(part for part in (speed, _part(facts)) if part)


def _part(facts: MoveFacts) -> str:
    tr = QCoreApplication.translate
    if not facts.first_eight or facts.eights < facts.last_eight:
        return ""
    if facts.first_eight == 1 and facts.last_eight == facts.eights:
        return tr("MoveCard", "All of the clip is shown.")
    if facts.first_eight == facts.last_eight:
        one = tr("MoveCard", "It shows 8-count {first} of the {all} in the clip.")
        return one.format(first=facts.first_eight, all=facts.eights)
    several = tr("MoveCard", "It shows 8-counts {first} to {last} of the {all} in the clip.")
    return several.format(first=facts.first_eight, last=facts.last_eight, all=facts.eights)
