"""The cast: what planning has to know of each move, as arrays, so that 10,000 of them are compared at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.moves import MoveClip, Position
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.planning.arrays import Codes, Flags, Floats
from choreo_desktop.planning.choices import Choice, misfit_table, wishes
from choreo_desktop.planning.pace import SPARE
from choreo_desktop.planning.traits import energy_level, is_breath, is_hard, is_intro, is_outro, role_misfit, size_of

_MISFITS = {Choice.DIFFICULTY: 0.5, Choice.STYLE: 0.3, Choice.ENERGY: 0.2}
_STRIKING = ("golpe", "hiproll", "headroll", "style")
_POSITIONS: dict[Position | None, int] = {p: i for i, p in enumerate((None, *Position))}


@dataclass(frozen=True)
class Cast:
    """All moves of a library, in the order of their keys; every array has an entry for each.

    Attributes:
        moves: The moves.
        places: Where each key is.
        beat: Mean seconds of its beats from its first "1" on; not a number without a grid.
        beats: Beats from its first "1" on.
        seconds: Length.
        level: How lively, 0 to 1; not a number where it is not known.
        size: How big, 0 to 1.
        hard: Wants a breath after it.
        breath: Gives one.
        intro: Opens a choreography.
        outro: Closes one.
        striking: Goes with an accent of the music.
        entry: Code of the position in which it begins; 0 where that is not known.
        exit: Code of the position in which it ends.
        kind: Code of its category; -1 for none.
        misfit: How much it contradicts the choices, 0 to 1.
        role: How much it contradicts the role that is wanted.
        unsure: 1 where its grid was judged unsure.
        taste: For the seed, a number for each move, from which its perturbation is made.
    """

    moves: tuple[MoveClip, ...]
    places: dict[str, int]
    beat: Floats
    beats: Floats
    seconds: Floats
    level: Floats
    size: Floats
    hard: Flags
    breath: Flags
    intro: Flags
    outro: Flags
    striking: Flags
    entry: Codes
    exit: Codes
    kind: Codes
    misfit: Floats
    role: Floats
    unsure: Floats
    taste: NDArray[np.uint64]

    @classmethod
    def of(cls, moves: Sequence[MoveClip], request: ChoreographyRequest) -> "Cast":
        """Look at moves.

        Args:
            moves: The library, each key once, in the order of the keys.
            request: The choices.
        """
        wanted = wishes(request)
        weights = np.asarray([_MISFITS[choice] for choice in wanted])
        kinds = {kind: i for i, kind in enumerate(sorted({m.category.casefold() for m in moves} - {""}))}
        tempo = np.asarray([_tempo(move) for move in moves]).reshape(len(moves), 2)
        return cls(
            moves=tuple(moves),
            places={move.key: i for i, move in enumerate(moves)},
            beat=tempo[:, 0],
            beats=tempo[:, 1],
            seconds=np.asarray([m.seconds for m in moves]),
            level=np.asarray([energy_level(m) for m in moves]),
            size=np.asarray([size_of(m) for m in moves]),
            hard=np.asarray([is_hard(m) for m in moves]),
            breath=np.asarray([is_breath(m) for m in moves]),
            intro=np.asarray([is_intro(m) for m in moves]),
            outro=np.asarray([is_outro(m) for m in moves]),
            striking=np.asarray([m.category.lower().startswith(_STRIKING) for m in moves]),
            entry=np.asarray([_POSITIONS[m.entry] for m in moves]),
            exit=np.asarray([_POSITIONS[m.exit] for m in moves]),
            kind=np.asarray([kinds.get(m.category.casefold(), -1) for m in moves]),
            misfit=misfit_table(moves, wanted) @ weights if wanted else np.zeros(len(moves)),
            role=np.asarray([role_misfit(m, request.role) for m in moves]),
            unsure=np.asarray([float(m.grid is not None and not m.grid.sure) for m in moves]),
            taste=np.asarray([_taste(m.key, request.seed) for m in moves], dtype=np.uint64),
        )


def _tempo(move: MoveClip) -> tuple[float, float]:
    """Mean seconds of its beats from the first "1" on, and how many there are."""
    grid = move.grid
    if grid is None or len(grid.beats) - grid.first_one < 2:
        return float("nan"), 0.0
    first, last = grid.beats[grid.first_one], grid.beats[-1]
    if any(b <= a for a, b in pairwise(grid.beats[grid.first_one :])):  # beats that do not increase tell nothing
        return float("nan"), 0.0
    beats = len(grid.beats) - grid.first_one - 1
    following = 2 * last - grid.beats[-2]
    return (last - first) / beats, beats + float(following <= move.seconds + SPARE)


def _taste(key: str, seed: int) -> int:
    """A number that depends on nothing but the clip and the seed, so that new clips change no old ones."""
    return int.from_bytes(blake2b(f"{seed}/{key}".encode("utf-8", "backslashreplace"), digest_size=8).digest())
