"""From the steps of a plan to an edit of its blueprint, in which all that stays the same stays untouched."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.timing import TimeMap
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.laying_rules import Laid
from choreo_desktop.planning.reasons import explain
from choreo_desktop.planning.remarks import remarks
from choreo_desktop.planning.writing import write_move
from choreo_desktop.services.editing_edit import Edit, said_in

_SAME = 1e-6  # s
_REMEMBERED = 16


class Remarks:
    """What is to be said of plans, remembered: the plan after one edit is the plan before the next."""

    def __init__(self) -> None:
        self._said: dict[tuple[Board, tuple[Step, ...]], list[str]] = {}

    def of(self, board: Board, steps: Sequence[Step]) -> list[str]:
        """The remarks of a plan."""
        key = board, tuple(steps)
        if key not in self._said:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            self._said[key] = remarks(board, steps)
        return self._said[key]


class Old(NamedTuple):
    """A plan before a change.

    Attributes:
        blueprint: The plan.
        board: What it was made from.
        steps: Its moves.
        remarks: Remembers what is to be said of plans.
    """

    blueprint: Blueprint
    board: Board
    steps: Sequence[Step]
    remarks: Remarks


def edit_between(
    old: Old, new: Laid, label: str, *, board: Board | None = None, chosen: Iterable[int] = (), redraw: bool = False
) -> Edit:
    """The change from a blueprint to other steps.

    Args:
        old: The plan before it.
        new: The plan after it.
        label: What it is called in a menu.
        board: What the new plan is made from; None for the same.
        chosen: Places of the moves that it is about, in the old plan.
        redraw: Whether the board is another one, so that moves in the same places may show other pictures.
    """
    board = board or old.board
    writer = _Writer(old, board, redraw=redraw)
    moves = [writer.move(new.steps, i) for i in range(len(new.steps))]
    first, last = _difference(old.blueprint.moves, moves)
    said, markers, text = said_in(old.blueprint)
    known = old.remarks.of(old.board, old.steps)
    notes = (*old.remarks.of(board, new.steps), *(note for note in said or () if note not in known))
    picked = {step.slot for step in new.chosen}
    return Edit(
        label=label,
        first=first,
        before=tuple(old.blueprint.moves[first : len(old.blueprint.moves) - last]),
        after=tuple(moves[first : len(moves) - last]),
        notes_before=said,
        notes_after=notes if notes or said is not None else None,
        markers_before=markers,
        markers_after=markers,
        text_before=text,
        text_after=text,
        chosen_before=tuple(chosen),
        chosen=tuple(i for i, step in enumerate(new.steps) if step.slot in picked),
        told=new.told,
    )


def as_move(board: Board, steps: Sequence[Step], place: int) -> BlueprintMove:
    """A step as it stands in a blueprint."""
    return BlueprintMove.model_validate(write_move(board, steps, place))


class _Writer:
    """Writes moves of a new plan: as they were, cut from what they were, or from nothing.

    Args:
        old: The plan before.
        board: What the new plan is made from.
        redraw: See ``edit_between``.
    """

    def __init__(self, old: Old, board: Board, *, redraw: bool) -> None:
        self._old, self._board, self._redraw = old, board, redraw
        self._known = {_identity(old.board, step): i for i, step in enumerate(old.steps)}
        self._aligned: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i, step in enumerate(old.steps):
            self._aligned[step.clip, step.part - step.slot].append(i)
        self._of_clip: dict[str, list[int]] = defaultdict(list)
        for i, move in enumerate(old.blueprint.moves):
            self._of_clip[move.video_path].append(i)

    def move(self, steps: Sequence[Step], place: int) -> BlueprintMove:
        """A move of the new plan."""
        step = steps[place]
        before = self._known.get(_identity(self._board, step))
        if before is not None and not (self._redraw and self._is_other(before, step)):
            return self._kept(before, steps, place)
        written = write_move(self._board, steps, place)
        whole = None if self._redraw else self._whole(step)
        if whole is not None:
            self._show_same(written, whole)
        return BlueprintMove.model_validate({**self._extra(written["video_path"], step), **written})

    def _is_other(self, before: int, step: Step) -> bool:
        """Whether a move in the same slots begins or ends at another time, or shows other pictures."""
        old = self._old.steps[before]
        times = [
            (b.slots[s.slot].start, b.slots[s.end - 1].end) for b, s in ((self._old.board, old), (self._board, step))
        ]
        return old.fit != step.fit or times[0] != times[1]

    def _kept(self, before: int, steps: Sequence[Step], place: int) -> BlueprintMove:
        """A move of the blueprint with all that other tools wrote into it, where only its lock or reason changes."""
        move = self._old.blueprint.moves[before]
        reason, locked = explain(self._board, steps, place), steps[place].locked
        if (reason, locked) == (explain(self._old.board, self._old.steps, before), move.locked):
            return move
        changed = move.model_copy(update={"reason": reason, "locked": locked})
        if not locked:
            changed.model_fields_set.discard("locked")
        return changed

    def _whole(self, step: Step) -> int | None:
        """The move of which a step is a piece: the same pictures at the same time of the song."""
        for i in self._aligned[step.clip, step.part - step.slot]:
            old = self._old.steps[i]
            if old.slot <= step.slot and step.end <= old.end:
                return i
        return None

    def _show_same(self, written: dict[str, Any], whole: int) -> None:
        """Give a written move the pictures of the move that it is a piece of."""
        move = self._old.blueprint.moves[whole]
        at = written["start_time"] - move.start_time
        written["clip_start"] = max(move.mapping().clip_time(at), 0.0)
        written.pop("time_map", None)
        if move.time_map:
            written["time_map"] = _cut(move.mapping(), at, at + written["duration"])

    def _extra(self, key: str, step: Step) -> dict[str, Any]:
        """What other tools wrote into the move of the same clip that lay nearest."""
        near = min(self._of_clip[key], key=lambda i: abs(self._old.steps[i].slot - step.slot), default=None)
        return {} if near is None else dict(self._old.blueprint.moves[near].model_extra or {})


def _cut(mapping: TimeMap, begin: float, end: float) -> list[tuple[float, float]]:
    """The knots of a map between two of its times, counted from the first of them."""
    inside = [p for p in mapping.points if begin + _SAME < p.out < end - _SAME]
    # Nothing is shown before the clip's first picture.
    knots = [(begin, mapping.clip_time(begin)), *inside, (end, mapping.clip_time(end))]
    return [(max(out - begin, 0.0), clip) for out, clip in knots]


def _identity(board: Board, step: Step) -> tuple[str, int, int, int]:
    return board.cast.moves[step.clip].key, step.slot, step.slots, step.part


def _difference(old: Sequence[BlueprintMove], new: Sequence[BlueprintMove]) -> tuple[int, int]:
    """How many moves at the beginning and at the end are the same."""
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    last = next((i for i in range(most - first) if old[-1 - i] != new[-1 - i]), most - first)
    return first, last
