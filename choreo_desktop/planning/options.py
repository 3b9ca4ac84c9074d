"""Options: which moves are tried on which slot. All where they are few, the most promising where they are many."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.planning.arrays import Codes, Flags
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.pace import Pace
from choreo_desktop.planning.places import Places, pace_code

ALL_TRIED = 40
"""So many moves or fewer are tried on every slot."""

_BEST = 24
_EACH_KIND = 2  # of every pair of positions, of breaths, of hard moves and of every category, so that joins are found
_LAST_SLOTS = 4  # slots before the end in which an outro may begin


class Options(NamedTuple):
    """Everything that is tried.

    Attributes:
        steps: Moves in places, by slot.
        places: The same as the judge looks at them.
        begin: For each slot, which of them begin there.
        end: For each slot and for the end, which of them end before it.
    """

    steps: list[Step]
    places: Places
    begin: list[Codes]
    end: list[Codes]


def list_options(board: Board, fixed: Sequence[Step], allowed: Flags) -> Options:
    """What is tried on each slot: enough to fill the song in any case.

    Args:
        board: What is planned.
        fixed: Moves that stay where they are, in order.
        allowed: Which other moves may be used; one at least.
    """
    steps = [step for slot in range(len(board.slots)) for step in _options_at(board, slot, fixed, allowed)]
    places = board.place(steps)
    count = len(board.slots)
    return Options(
        steps,
        places,
        [np.flatnonzero(places.slot == slot) for slot in range(count)],
        [np.flatnonzero(places.end == slot) for slot in range(count + 1)],
    )


def _options_at(board: Board, slot: int, fixed: Sequence[Step], allowed: Flags) -> list[Step]:
    last = len(board.slots)
    for step in fixed:
        if step.slot == slot:
            return [step]
        if step.slot < slot < step.end:
            return []
        if step.slot > slot:
            last = min(last, step.slot)
    room = board.retimer.room(slot, last)
    clips = _shortlist(board, slot, np.flatnonzero(allowed))
    return _admitted(board, [step for clip in clips for step in _steps(board, clip, slot, room)])


def _steps(board: Board, clip: int, slot: int, room: int) -> Iterator[Step]:
    """A move from its beginning on, and an outro also so that it ends with the music."""
    move = board.cast.moves[clip]
    for fit in board.retimer.fits(move, slot, room):
        yield Step(clip, slot, fit.slots, 0, fit)
    left = len(board.slots) - slot
    if board.cast.outro[clip] and left <= room and (part := board.parts(clip) - left) > 0:
        yield Step(clip, slot, left, part, board.retimer.fit(move, slot, left, part, draw=False))


def _admitted(board: Board, steps: list[Step]) -> list[Step]:
    """Without what cannot be danced well here, as long as two moves are left that can; wishes always stay."""
    wished = {int(clip) for _, moves in board.wanted.must for clip in moves}

    def is_held(step: Step) -> bool:
        return step.fit.held > board.retimer.end_pose(step.end)

    for bad in (_is_off_beat, is_held):
        good = [step for step in steps if not bad(step)]
        if len({step.clip for step in good}) > 1:
            steps = [step for step in steps if not bad(step) or step.clip in wished]
    return steps


def _is_off_beat(step: Step) -> bool:
    return step.fit.pace is Pace.TOO_FAR


def _shortlist(board: Board, slot: int, allowed: Codes) -> Iterable[int]:
    """The moves that promise most on a slot, and some of every kind."""
    if len(allowed) <= ALL_TRIED:
        return [int(clip) for clip in allowed]
    points = board.judge.place_points(rough_places(board, slot, allowed))
    chosen = set(_top(allowed, points, _BEST).tolist())
    for group in _groups(board, slot, allowed):
        chosen.update(_top(allowed[group], points[group], _EACH_KIND).tolist())
    wished = (clip for _, moves in board.wanted.must for clip in moves[:_BEST])
    chosen.update(int(clip) for clip in wished if clip in allowed)
    return sorted(chosen)


def rough_places(board: Board, slot: int, clips: Codes) -> Places:
    """Many moves on one slot, judged by their mean tempo only: quick, and near the truth."""
    speed, beats = board.speeds(float(board.beat[slot]))
    speed, beats = speed[clips], beats[clips]
    place = board.slots[slot]
    length = place.end - place.start
    blind = np.isnan(speed)
    on_beat = ~blind & (speed >= board.limits.low) & (speed <= board.limits.high)
    short = np.maximum(place.counts - beats, 0) * float(board.beat[slot])
    held = np.where(on_beat, short, np.maximum(length - board.cast.seconds[clips], 0))
    codes = {pace: pace_code(pace) for pace in Pace}
    ones = np.ones(len(clips), dtype=np.intp)
    return Places(
        clip=clips,
        slot=ones * slot,
        slots=ones,
        pace=np.where(blind, codes[Pace.NO_GRID], np.where(on_beat, codes[Pace.ON_BEAT], codes[Pace.TOO_FAR])),
        speed=np.where(blind, 1.0, speed),
        error=np.zeros(len(clips)),
        held=held,
        unused=np.zeros(len(clips)),
    )


def _top(clips: Codes, points: NDArray[np.float64], count: int) -> Codes:
    if len(clips) <= count:
        return clips
    return clips[np.argpartition(-points, count)[:count]]


def _groups(board: Board, slot: int, clips: Codes) -> Iterator[Flags]:
    cast = board.cast
    joins = cast.entry[clips] * (int(cast.exit.max()) + 1) + cast.exit[clips]
    for pair in np.unique(joins):
        yield joins == pair
    yield cast.breath[clips]
    yield cast.hard[clips]
    if slot >= len(board.slots) - _LAST_SLOTS:
        yield cast.outro[clips]
