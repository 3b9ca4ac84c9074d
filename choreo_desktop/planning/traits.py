"""What planning reads in one move: its part in a choreography, how lively and how big it is."""

from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Role

BIG = 0.7
"""Moves at least as big as this are saved for the strongest section."""
_LEVELS = {Energy.LOW: 0.15, Energy.MEDIUM: 0.5, Energy.HIGH: 0.85}
_SIZES = {Difficulty.BEGINNER: 0.0, Difficulty.INTERMEDIATE: 0.4, Difficulty.ADVANCED: 1.0, None: 0.4}
_LIVELY_SIZES = {Energy.LOW: 0.0, Energy.MEDIUM: 0.4, Energy.HIGH: 1.0, None: 0.4}
_MOTION_WEIGHT = 0.3  # of what is measured in a clip against its tag


def is_intro(move: MoveClip) -> bool:
    """Whether a move opens a choreography."""
    return move.category.lower().startswith("intro")


def is_outro(move: MoveClip) -> bool:
    """Whether a move closes a choreography."""
    return move.category.lower().startswith("outro")


def energy_level(move: MoveClip) -> float:
    """How lively a move is, 0 to 1: its tag and what was measured; not a number where neither is known."""
    if move.energy is None:
        return float("nan") if move.motion is None else move.motion
    level = _LEVELS[move.energy]
    return level if move.motion is None else (1 - _MOTION_WEIGHT) * level + _MOTION_WEIGHT * move.motion


def size_of(move: MoveClip) -> float:
    """How big a move is, 0 to 1: 1 for an advanced one of high energy."""
    return (_SIZES[move.difficulty] + _LIVELY_SIZES[move.energy]) / 2


def is_hard(move: MoveClip) -> bool:
    """Whether dancers want a breath after it."""
    return move.difficulty is Difficulty.ADVANCED


def is_breath(move: MoveClip) -> bool:
    """Whether dancers can breathe in it: a basic, a beginner's move, or one of low energy."""
    basic = move.category.lower().startswith("basic")
    return not is_hard(move) and (basic or move.difficulty is Difficulty.BEGINNER or move.energy is Energy.LOW)


def role_misfit(move: MoveClip, role: Role | None) -> float:
    """0 where a move shows the part that is wanted, 0.5 where nobody said, 1 where it shows another."""
    if role is None or move.role == role or (move.role is Role.BOTH):
        return 0.0
    return 0.5 if move.role is None else 1.0
