"""Pieces: moves that are laid together, wherever they go."""

from collections.abc import Sequence
from typing import NamedTuple

from choreo_desktop.planning.board import Board, Step


class Piece(NamedTuple):
    """A move that is laid together with others.

    Attributes:
        clip: Which move of the cast.
        offset: Slots after the first of them.
        slots: How many slots it fills.
        part: Which part of the clip it begins with.
    """

    clip: int
    offset: int
    slots: int
    part: int


def pieces_of(steps: Sequence[Step], places: Sequence[int]) -> list[Piece]:
    """Some moves as they can be laid elsewhere, in order; free slots between them stay, others moves between do not."""
    found: list[Piece] = []
    offset = 0
    for before, place in zip([-1, *places], places, strict=False):
        step = steps[place]
        if found and before == place - 1:
            offset += step.slot - steps[before].end
        found.append(Piece(step.clip, offset, step.slots, step.part))
        offset += step.slots
    return found


def span_of(pieces: Sequence[Piece]) -> int:
    """How many slots pieces take together."""
    return max((piece.offset + piece.slots for piece in pieces), default=0)


def natural(board: Board, clip: int, slot: int, last: int, part: int) -> int:
    """How many slots a clip fills by itself from ``slot`` on, up to before ``last``; one at least."""
    room = max(board.retimer.room(slot, last), 1)
    return board.retimer.fits(board.cast.moves[clip], slot, room, part)[-1].slots
