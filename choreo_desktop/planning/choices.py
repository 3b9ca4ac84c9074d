"""What a person can choose moves by, and how far a move is from what was chosen."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Style
from choreo_desktop.domain.request import ChoreographyRequest

Tag = Difficulty | Energy | Style


class Choice(StrEnum):
    """What a person can choose by, in the order in which it is relaxed."""

    ENERGY = "energy"
    STYLE = "style"
    DIFFICULTY = "difficulty"


UNKNOWN, NEXT_STEP = 0.5, 0.75
_STEPS: dict[Choice, tuple[Tag, ...]] = {Choice.ENERGY: tuple(Energy), Choice.DIFFICULTY: tuple(Difficulty)}


def wishes(request: ChoreographyRequest) -> dict[Choice, Tag]:
    """What was chosen, in the order in which it is relaxed."""
    chosen: dict[Choice, Tag | None] = {
        Choice.ENERGY: request.energy_level,
        Choice.STYLE: request.style,
        Choice.DIFFICULTY: request.difficulty,
    }
    return {choice: tag for choice, tag in chosen.items() if tag is not None}


def misfit_table(moves: Sequence[MoveClip], wanted: dict[Choice, Tag]) -> NDArray[np.float64]:
    """How much each move contradicts each choice, shape (moves, choices)."""
    rows = [[misfit(move, wanted, choice) for choice in wanted] for move in moves]
    return np.asarray(rows, dtype=np.float64).reshape(len(moves), len(wanted))


def tag_of(move: MoveClip, choice: Choice) -> Tag | None:
    """The tag of a move that a choice is about."""
    match choice:
        case Choice.ENERGY:
            return move.energy
        case Choice.STYLE:
            return move.style
        case Choice.DIFFICULTY:
            return move.difficulty


def misfit(move: MoveClip, wanted: dict[Choice, Tag], choice: Choice) -> float:
    """How much a move contradicts a choice.

    0 where it matches, 0.5 where its tag is not known, 0.75 where it is the next step of difficulty or energy, else 1.
    """
    tag, wish = tag_of(move, choice), wanted[choice]
    if tag is None:
        return UNKNOWN
    if tag == wish:
        return 0.0
    steps = _STEPS.get(choice, ())
    near = tag in steps and wish in steps and abs(steps.index(tag) - steps.index(wish)) == 1
    return NEXT_STEP if near else 1.0


def in_words(wanted: dict[Choice, Tag]) -> list[str]:
    """Choices as a dancer says them: energy, style, difficulty."""
    words = {c: f"{tag.value}-energy" if c is Choice.ENERGY else tag.value for c, tag in wanted.items()}
    return [words[c] for c in (Choice.ENERGY, Choice.STYLE, Choice.DIFFICULTY) if c in words]


def joined(words: Sequence[str]) -> str:
    """Words as a list in a sentence: one, two and three."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
