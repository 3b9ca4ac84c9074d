"""What a person should know of a whole plan, in sentences for a dancer."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.choices import joined
from choreo_desktop.planning.pace import Pace
from choreo_desktop.planning.reasons import ends_whole
from choreo_desktop.planning.scoring import Term
from choreo_desktop.planning.traits import role_misfit
from choreo_desktop.planning.wording import clock

_UNSURE_BEATS = 0.3
_MOST_NAMED = 5
_FEW = 4  # clips: fewer than these cannot but repeat


def remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    """What else a person should know about a plan: what had to give, and what is not as it should be."""
    return [
        *board.matched.notes,
        *_beat_remarks(board, steps),
        *_wish_remarks(board, steps),
        *_role_remarks(board, steps),
        *_join_remarks(board, steps),
    ]


def _beat_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    found = []
    if board.analysis.confidence.beats < _UNSURE_BEATS:
        found.append(f"The beat of {board.song.title!r} is uncertain; listen whether the steps meet it.")
    serving, clips = int((board.serving() & ~board.wanted.never).sum()), int((~board.wanted.never).sum())
    if 0 < serving < min(_FEW, clips):
        found.append(
            f"Only {serving} of {clips} clips {'suits' if serving == 1 else 'suit'} the song's "
            f"{board.analysis.bpm:.0f} BPM, so moves come again often."
        )
    if off := sum(step.fit.pace is Pace.TOO_FAR for step in steps):
        why = "its own speed because its tempo is" if off == 1 else "their own speed because their tempo is"
        found.append(f"{_plays(off)} at {why} too far from the song's {board.analysis.bpm:.0f} BPM.")
    if blind := sum(step.fit.pace is Pace.NO_GRID for step in steps):
        found.append(f"{_plays(blind)} without a beat of the clip being known, so the steps may miss the music.")
    return found


def _wish_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    if sum(step.slots for step in steps) < len(board.slots):
        return []  # there is room, nobody has laid them yet
    danced = {step.clip for step in steps}
    left = [name for name, moves in board.wanted.must if not danced.intersection(moves.tolist())]
    return [f"There was no room for {joined([repr(name) for name in left])}."] if left else []


def _role_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    role = board.request.role
    others = sum(role_misfit(board.cast.moves[step.clip], role) == 1 for step in steps)
    if role is None or not others:
        return []
    return [f"{others} of {len(steps)} moves do not show the {role.value} part, because too few clips do."]


def _join_remarks(board: Board, steps: Sequence[Step]) -> list[str]:
    """The joins at which positions do not meet, by name."""
    if not steps:
        return []
    places = board.place(steps)
    apart = np.flatnonzero(board.judge.losses(places)[Term.JOIN])
    named = []
    for i, (a, b) in enumerate(pairwise(steps), start=1):
        old, new = board.cast.moves[a.clip], board.cast.moves[b.clip]
        if i in apart and old.exit and new.entry:
            ends = "ends in" if ends_whole(board, a) else "is left on its way to"
            named.append(
                f"At {clock(board.slots[b.slot].start)} {new.name!r} begins in {new.entry.value} position, but "
                f"{old.name!r} before it {ends} {old.exit.value}; no move was found that joins them."
            )
    more = len(named) - _MOST_NAMED
    if more > 0:
        said = "1 more join does not meet either." if more == 1 else f"{more} more joins do not meet either."
        named[_MOST_NAMED:] = [said]
    return named


def _plays(count: int) -> str:
    return "1 move plays" if count == 1 else f"{count} moves play"
