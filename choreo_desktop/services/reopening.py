"""A kept plan and the library of today: clips that left it get stand-ins, so that the rest can be edited."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest
from choreo_desktop.planning.wanted import without_unknown

_UNKNOWN_SECONDS = 8.0


class Completed(NamedTuple):
    """A library in which every clip of a plan is.

    Attributes:
        moves: The library, and a stand-in for each clip that left it.
        missing: Storage keys of the stand-ins.
    """

    moves: list[MoveClip]
    missing: tuple[str, ...]


def complete(blueprint: Blueprint, library: Sequence[MoveClip]) -> Completed:
    """The library with stand-ins for what the plan shows and the library does not have any more."""
    known = {move.key for move in library}
    gone: dict[str, list[BlueprintMove]] = {}
    for move in blueprint.moves:
        if move.video_path not in known:
            gone.setdefault(move.video_path, []).append(move)
    return Completed([*library, *(_stand_in(key, shown) for key, shown in gone.items())], tuple(gone))


def editable(request: ChoreographyRequest, moves: Sequence[MoveClip], missing: Sequence[str]) -> ChoreographyRequest:
    """The choices as they can be followed today: nobody is sent to a clip that is not there.

    Args:
        request: The choices of the plan.
        moves: The library, with stand-ins.
        missing: Storage keys of the stand-ins.
    """
    there = present(moves, missing)
    if not there:  # nothing can be chosen, but the plan can be looked at
        return request.model_copy(update={"must_have": (), "never": ()})
    known = without_unknown(there, request)
    return known.model_copy(update={"never": (*known.never, *missing)})


def present(moves: Sequence[MoveClip], missing: Sequence[str]) -> list[MoveClip]:
    """The library without stand-ins."""
    gone = frozenset(missing)
    return [move for move in moves if move.key not in gone]


def _stand_in(key: str, shown: Sequence[BlueprintMove]) -> MoveClip:
    name = next((move.name for move in shown if move.name), PurePosixPath(key).stem)
    return MoveClip(key=key, name=name, seconds=max(_last_second(move) for move in shown))


def _last_second(move: BlueprintMove) -> float:
    """The last second of its clip that a move shows, and so the least that the clip was long."""
    if move.duration is None:
        return move.mapping().clip_time(0.0) + _UNKNOWN_SECONDS
    return max(move.mapping().clip_time(move.duration), 1e-3)
