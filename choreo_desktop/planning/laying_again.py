"""Laying a plan again after the song's counts, or the beats of a clip, were corrected."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_rules import Laid, Steps, name_of
from choreo_desktop.planning.standing import part_at

_SAME_PACE = 0.8  # slots whose lengths differ by less than this share count the same beats
_DOUBT = 0.6  # slots: a plan is shifted against the counts only where it is off by more than this
_TIE = 1e-6


def laid_again(old: Board, steps: Sequence[Step], new: Board) -> Laid:
    """The same moves on other counts.

    Where there are as many 8-counts as before, the move on the n-th stays on the n-th. Else it goes to the nearest
    one in time. What a clip cannot fill any more, and what lies beyond the end, is cut.

    Args:
        old: What the plan was made from.
        steps: The plan.
        new: What it is made from now; its library may be another one.
    """
    places = _borders(old, new)
    result: Steps = []
    told: list[str] = []
    for step in steps:
        begin, end = places[step.slot], min(places[step.end], len(new.slots))
        first = max(begin, result[-1].end if result else 0)
        again, words = _again(old, step, new, first, end, cut=first - begin)
        told.extend(words)
        if again is not None:
            result.append(again)
    return Laid(result, told=tuple(told))


def _again(
    old: Board, step: Step, new: Board, first: int, end: int, *, cut: int
) -> tuple[Step | None, tuple[str, ...]]:
    """A move in its new place, or None where it has none, and what a person should know of it.

    Args:
        old: What the plan was made from.
        step: The move in it.
        new: What it is made from now.
        first: Its first slot now.
        end: The slot after it.
        cut: Slots that are cut from its beginning.
    """
    name = name_of(old, step)
    clip = new.cast.places.get(old.cast.moves[step.clip].key)
    if clip is None:
        return None, (f"{name} is not in the library any more, so it was left out.",)
    if end <= first:
        return None, (f"There is no count left for {name}, so it was left out.",)
    part = min(_part(old, step, new, clip) + cut, new.parts(clip) - 1)
    again = _filling(new, Step(clip, first, end - first, part, step.fit, step.locked))
    if again.slots < min(end - first, step.slots):
        return again, (f"{name} was shortened, because its clip does not last longer.",)
    if again.slots < step.slots and _same_pace(old, new):
        return again, (f"{name} was shortened, because there are fewer counts for it.",)
    return again, ()


def _borders(old: Board, new: Board) -> list[int]:
    """For each border of the old slots the border of the new ones to which it goes, which may lie beyond them."""
    before, after = ([b.slots[0].start, *(slot.end for slot in b.slots)] for b in (old, new))
    count = len(after) - 1
    if len(before) == len(after):
        return list(range(len(before)))
    # Where borders would lie among the new ones, counted from 0 and with fractions; beyond the ends as if they went on.
    edge = float(np.median(np.diff(after)))
    known = [after[0] - edge * count, *after, after[-1] + edge * count]
    at = np.interp(before, known, [-count, *range(count + 1), 2 * count])
    return _shifted(at) if _same_pace(old, new) else [math.floor(x + 0.5 + _TIE) for x in at]


def _same_pace(old: Board, new: Board) -> bool:
    lengths = [float(np.median([slot.end - slot.start for slot in b.slots])) for b in (old, new)]
    return min(lengths) / max(lengths) > _SAME_PACE


def _shifted(at: NDArray[np.float64]) -> list[int]:
    """Borders that all go the same way, as far as the counts did: no move becomes shorter by a rounding."""
    off = at - np.arange(len(at))
    shift = math.floor(float(np.median(off)) + 0.5 + _TIE)
    places = []
    for i, own in enumerate(off.tolist()):
        if abs(own - shift) > _DOUBT:
            shift = math.floor(own + 0.5 + _TIE)
        places.append(i + shift)
    return places


def _part(old: Board, step: Step, new: Board, clip: int) -> int:
    """Which part of its clip a move begins with: the same one, or where it is counted otherwise the nearest."""
    return step.part if _same_pace(old, new) else part_at(new, clip, step.fit.begin)


def _filling(board: Board, step: Step) -> Step:
    """A step without the slots at its end in which mostly its last picture would be held; one slot at least."""
    slots = step.slots
    while slots > 1:
        last = board.slots[step.slot + slots - 1]
        fit = board.retimer.fit(board.cast.moves[step.clip], step.slot, slots, step.part, draw=False)
        if fit.held <= (last.end - last.start) / 2:
            break
        slots -= 1
    return board.step(step.clip, step.slot, slots, step.part, locked=step.locked)
