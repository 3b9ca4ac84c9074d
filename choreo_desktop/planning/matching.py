"""Matching: which moves a person's choices allow, and what has to give where they allow too few."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Style
from choreo_desktop.domain.request import ChoreographyRequest

LEAST_MOVES = 2
"""Fewer different moves than these are too few for a choreography."""

Tag = Difficulty | Energy | Style


class Choice(StrEnum):
    """What a person can choose by, in the order in which it is relaxed."""

    ENERGY = "energy"
    STYLE = "style"
    DIFFICULTY = "difficulty"


class Matched(NamedTuple):
    """The moves that may be used.

    Attributes:
        moves: Sorted by key, each clip once.
        misfits: For each move by key, how much it contradicts the choices: 0.5 for an unknown tag, 1 for another one.
        relaxed: The choices that had to give.
        notes: What a person is told about it.
    """

    moves: tuple[MoveClip, ...]
    misfits: dict[str, float]
    relaxed: frozenset[Choice]
    notes: tuple[str, ...]


def wishes(request: ChoreographyRequest) -> dict[Choice, Tag]:
    """What was chosen, in the order in which it is relaxed."""
    chosen: dict[Choice, Tag | None] = {
        Choice.ENERGY: request.energy_level,
        Choice.STYLE: request.style,
        Choice.DIFFICULTY: request.difficulty,
    }
    return {choice: tag for choice, tag in chosen.items() if tag is not None}


def match_moves(moves: Sequence[MoveClip], request: ChoreographyRequest) -> Matched:
    """Keep the moves that match the choices; relax energy, then style, then difficulty where they are too few.

    Only as much is relaxed as is needed: a choice that need not give after all is taken back, and moves whose tag is
    not known come in before moves that contradict the choice.

    Args:
        moves: The library.
        request: The choices.
    """
    library = tuple({m.key: m for m in sorted(moves, key=lambda m: m.key)}.values())
    wanted = wishes(request)
    strict = [m for m in library if not any(misfit(m, wanted, c) for c in wanted)]
    if len(strict) >= LEAST_MOVES or len(strict) == len(library):
        return Matched(tuple(strict), {m.key: 0.0 for m in strict}, frozenset(), ())
    limits = _relaxed(library, wanted)
    kept = _within(library, wanted, limits)
    relaxed = frozenset(c for c, limit in limits.items() if limit)
    misfits = {m.key: sum(misfit(m, wanted, c) for c in wanted) for m in kept}
    note = _note(len(strict), wanted, relaxed)
    return Matched(tuple(kept), misfits, relaxed, (note,))


def tag_of(move: MoveClip, choice: Choice) -> Tag | None:
    """The tag of a move that a choice is about."""
    tags: dict[Choice, Tag | None] = {
        Choice.ENERGY: move.energy,
        Choice.STYLE: move.style,
        Choice.DIFFICULTY: move.difficulty,
    }
    return tags[choice]


def misfit(move: MoveClip, wanted: dict[Choice, Tag], choice: Choice) -> float:
    """0 where a move matches a choice, 0.5 where its tag is not known, 1 where it contradicts."""
    tag = tag_of(move, choice)
    return 0.5 if tag is None else float(tag != wanted[choice])


def in_words(wanted: dict[Choice, Tag]) -> list[str]:
    """Choices as a dancer says them: difficulty, energy, style."""
    words = {c: f"{tag.value}-energy" if c is Choice.ENERGY else tag.value for c, tag in wanted.items()}
    return [words[c] for c in (Choice.ENERGY, Choice.STYLE, Choice.DIFFICULTY) if c in words]


def _relaxed(library: Sequence[MoveClip], wanted: dict[Choice, Tag]) -> dict[Choice, float]:
    """How much misfit each choice has to allow for enough moves, as little as possible."""
    limits = dict.fromkeys(wanted, 0.0)
    goal = min(LEAST_MOVES, len(library))
    for choice in wanted:
        for limit in (0.5, 1.0):
            if len(_within(library, wanted, limits)) < goal:
                limits[choice] = limit
    for choice in wanted:
        tighter = {**limits, choice: 0.0}
        if len(_within(library, wanted, tighter)) >= goal:
            limits = tighter
    return limits


def _within(library: Sequence[MoveClip], wanted: dict[Choice, Tag], limits: dict[Choice, float]) -> list[MoveClip]:
    return [m for m in library if all(misfit(m, wanted, c) <= limit for c, limit in limits.items())]


def _note(count: int, wanted: dict[Choice, Tag], relaxed: frozenset[Choice]) -> str:
    words = in_words(wanted)
    who = f"Only {count} clip is" if count else "No clip is"
    what = ("both " if count and len(words) == 2 else "") + _joined(words)
    given = [choice.value for choice in Choice if choice in relaxed]
    return f"{who} {what}, so {_joined(given)} {'was' if len(given) == 1 else 'were'} relaxed."


def _joined(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
