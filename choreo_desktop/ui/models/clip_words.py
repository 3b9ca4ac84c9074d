"""What is known of a clip, in words: all of it, and what a person should know at a glance."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from choreo_desktop.ui.models.moves_words import field_word, value_word

if TYPE_CHECKING:
    from choreo_desktop.domain.records import ClipRecord

_PHONE = "Phone video"  # as the judgement of an import begins, see ``services.library_judging``


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
