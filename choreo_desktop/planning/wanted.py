"""What a person named: moves that must be danced, moves that must not, and moves that stay in their place."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest, LockedMove

Indices = NDArray[np.intp]


class Wanted(NamedTuple):
    """What was named, as places in the library.

    Attributes:
        must: For each wish, its name and the moves of which one has to be danced.
        never: Which moves must not be.
        locked: The moves that stay, each with its place in the library, by slot.
    """

    must: tuple[tuple[str, Indices], ...]
    never: NDArray[np.bool_]
    locked: tuple[tuple[int, LockedMove], ...]


def read_wanted(moves: Sequence[MoveClip], request: ChoreographyRequest, slots: int) -> Wanted:
    """Look up what a request names.

    A name means the move of that name, file name or key; else all moves of that category.

    Args:
        moves: The library.
        request: The choices.
        slots: How many 8-counts are danced.

    Raises:
        InvalidRequestError: If a name means nothing, or wishes contradict each other.
    """
    find = _finder(moves)
    never = np.zeros(len(moves), dtype=bool)
    for name in request.never:
        never[find("never", name)] = True
    must = []
    for name in dict.fromkeys(request.must_have):
        found = find("must_have", name)
        left = found[~never[found]]
        if not len(left):
            raise InvalidRequestError(f"must_have: {name!r} is among the moves that must never be danced.")
        must.append((name, left))
    if moves and never.all():
        raise InvalidRequestError("never: every move of the library is excluded. Leave at least one.")
    return Wanted(tuple(must), never, _read_locked(moves, request, slots))


def without_unknown(moves: Sequence[MoveClip], request: ChoreographyRequest) -> ChoreographyRequest:
    """The choices without what can no longer be meant: the library may have changed since they were made.

    Locks are left alone, and so is everything in the order in which it was said.
    """
    own, kinds = _words(moves)

    def meant(name: str) -> set[int]:
        return set(own.get(name) or own.get(_plain(name)) or kinds.get(_plain(name)) or ())

    never = tuple(name for name in request.never if meant(name))
    excluded = set[int]().union(*map(meant, never))
    must_have = tuple(name for name in request.must_have if meant(name) - excluded)
    return request.model_copy(update={"never": never, "must_have": must_have})


def _finder(moves: Sequence[MoveClip]) -> Callable[[str, str], Indices]:
    own, kinds = _words(moves)

    def find(field: str, name: str) -> Indices:
        found = own.get(name) or own.get(_plain(name)) or kinds.get(_plain(name))
        if not found:
            near = get_close_matches(_plain(name), [*own, *kinds], 1)
            hint = f" Did you mean {near[0]!r}?" if near else " Give a move's name, file name or category."
            raise InvalidRequestError(f"{field}: there is no move {name[:80]!r} in the library.{hint}")
        return np.asarray(found, dtype=np.intp)

    return find


def _words(moves: Sequence[MoveClip]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """The moves that each name means, and those of each category."""
    own: dict[str, list[int]] = {}
    kinds: dict[str, list[int]] = {}
    for i, move in enumerate(moves):
        for word in {_plain(move.name), _plain(PurePosixPath(move.key).stem), move.key}:
            own.setdefault(word, []).append(i)
        if move.category:
            kinds.setdefault(_plain(move.category), []).append(i)
    return own, kinds


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _read_locked(
    moves: Sequence[MoveClip], request: ChoreographyRequest, slots: int
) -> tuple[tuple[int, LockedMove], ...]:
    places = {move.key: i for i, move in enumerate(moves)}
    locked = sorted(request.locked, key=lambda lock: lock.slot)
    free = 0
    for lock in locked:
        if lock.key not in places:
            raise InvalidRequestError(f"locked: the clip {lock.key!r} is not in the library any more. Unlock the move.")
        if lock.slot < free:
            raise InvalidRequestError(f"locked: two moves are locked on 8-count {lock.slot + 1} of the song.")
        if lock.slot + lock.slots > slots:
            raise InvalidRequestError(
                f"locked: {lock.key!r} is locked beyond the end, on 8-count {lock.slot + lock.slots} of {slots}."
            )
        free = lock.slot + lock.slots
    return tuple((places[lock.key], lock) for lock in locked)
