"""Editing a plan by hand. Every operation is a value that can be carried out and taken back exactly."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.model import Model
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.request import ChoreographyRequest, LockedMove
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.planning import changes
from choreo_desktop.planning.board import Board, Step
from choreo_desktop.planning.generator import BlueprintGenerator
from choreo_desktop.planning.options import rough_places
from choreo_desktop.planning.search import find_plan
from choreo_desktop.planning.wording import explain, remarks, weak_points
from choreo_desktop.planning.writing import write_move

_CLOSELY_COMPARED = 40


class Edit(Model):
    """One change of a blueprint, and the way back.

    Attributes:
        label: What was done, for a menu: "Swap Basic".
        first: Where in the list of moves it begins.
        before: The moves that were there.
        after: The moves that take their place.
        notes_before: What the blueprint had to say; None where nothing was written down.
        notes_after: What it has to say then.
    """

    label: str
    first: int
    before: tuple[BlueprintMove, ...]
    after: tuple[BlueprintMove, ...]
    notes_before: tuple[str, ...] | None = None
    notes_after: tuple[str, ...] | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether the blueprint stays as it is."""
        return self.before == self.after and self.notes_before == self.notes_after

    def apply(self, blueprint: Blueprint) -> Blueprint:
        """The changed blueprint.

        Raises:
            InvalidRequestError: If the blueprint is not the one that the change was made for.
        """
        end = self.first + len(self.before)
        if tuple(blueprint.moves[self.first : end]) != self.before or _notes(blueprint) != self.notes_before:
            raise InvalidRequestError(f"{self.label} was meant for another version of this plan.")
        moves = [*blueprint.moves[: self.first], *self.after, *blueprint.moves[end:]]
        changed: dict[str, Any] = {"moves": moves, "notes": list(self.notes_after or ())}
        if self.notes_after is not None:
            return blueprint.model_copy(update=changed)
        copy = blueprint.model_copy(update=changed)
        copy.model_fields_set.discard("notes")
        return copy

    def inverse(self) -> "Edit":
        """The way back."""
        return Edit(
            label=self.label,
            first=self.first,
            before=self.after,
            after=self.before,
            notes_before=self.notes_after,
            notes_after=self.notes_before,
        )


class Alternative(NamedTuple):
    """Another move for a place.

    Attributes:
        key: Storage key of its clip, for ``PlanEditor.swap``.
        move: As it would stand in the blueprint, with its reason.
        gain: Points that the plan would gain by it; below zero where it would lose.
        against: What speaks against it, in sentences; empty where nothing does.
    """

    key: str
    move: BlueprintMove
    gain: float
    against: tuple[str, ...]


class PlanEditor:
    """Makes changes for plans of one song and one library. Places are counted from 0.

    All operations raise InvalidRequestError, with a sentence for the person who asked, where they cannot be done.

    Args:
        generator: The planner.
        song: The song.
        analysis: What was heard in it, with corrections.
        moves: The library.
        request: The choices of the plan.
    """

    def __init__(
        self,
        generator: BlueprintGenerator,
        song: Song,
        analysis: SongAnalysis,
        moves: Sequence[MoveClip],
        request: ChoreographyRequest,
    ) -> None:
        self._generator = generator
        self._song, self._analysis, self._moves = song, analysis, moves
        # Locks of the first plan are in the blueprint by now, where they may have been changed.
        self._request = request.model_copy(update={"locked": ()})
        self._board = self._board_for(self._request)

    def lock(self, blueprint: Blueprint, place: int, *, locked: bool = True) -> Edit:
        """A move stays, or no longer stays, where it is when the rest is planned anew."""

        def change(steps: list[Step]) -> list[Step]:
            if not 0 <= place < len(steps):
                raise InvalidRequestError(f"There is no move {place + 1}; the plan has {len(steps)}.")
            return [replace(step, locked=locked) if i == place else step for i, step in enumerate(steps)]

        return self._edit(blueprint, "Lock" if locked else "Unlock", place, change)

    def alternatives(self, blueprint: Blueprint, place: int, *, most: int = 10) -> list[Alternative]:
        """Other moves for all of a place, the best first."""
        board, steps = self._board, changes.read_steps(self._board, blueprint)
        if not 0 <= place < len(steps):
            raise InvalidRequestError(f"There is no move {place + 1}; the plan has {len(steps)}.")
        now = board.score(steps)
        ranked = []
        for clip in self._promising(steps[place]):
            new = board.step(clip, steps[place].slot, steps[place].slots)
            if new.slots > 1 and (new.fit.missing or new.fit.held > board.retimer.end_pose(new.end)):
                continue
            plan = [*steps[:place], new, *steps[place + 1 :]]
            ranked.append((board.score(plan) - now, board.cast.moves[clip].key, plan))
        ranked.sort(key=lambda r: (-r[0], r[1]))
        return [
            Alternative(key, _as_move(board, plan, place), gain, tuple(weak_points(board, plan, place)))
            for gain, key, plan in ranked[:most]
        ]

    def swap(self, blueprint: Blueprint, place: int, key: str, *, part: int = 0) -> Edit:
        """Any clip of the library in a place; where it is too short for it, the best other moves fill the rest."""
        if key not in self._board.cast.places:
            raise InvalidRequestError(f"The clip {key!r} is not in the library.")
        clip = self._board.cast.places[key]
        return self._edit(blueprint, "Swap", place, lambda s: changes.swapped(self._board, s, place, clip, part))

    def slip(self, blueprint: Blueprint, place: int, by: int) -> Edit:
        """Another part of the clip, so many of its 8-counts later (or earlier, below zero)."""
        return self._edit(blueprint, "Slip", place, lambda s: changes.slipped(self._board, s, place, by))

    def move(self, blueprint: Blueprint, place: int, to: int) -> Edit:
        """A move to another place in the order; those between make room."""
        return self._edit(blueprint, "Move", place, lambda s: changes.moved(self._board, s, place, to))

    def lengthen(self, blueprint: Blueprint, place: int, by: int = 1) -> Edit:
        """So many 8-counts longer, at the cost of the moves after it (of the last move, before it)."""
        self._check_by(by)
        return self._edit(blueprint, "Lengthen", place, lambda s: changes.lengthened(self._board, s, place, by))

    def shorten(self, blueprint: Blueprint, place: int, by: int = 1) -> Edit:
        """So many 8-counts shorter; its neighbour or another move fills what it leaves."""
        self._check_by(by)
        return self._edit(blueprint, "Shorten", place, lambda s: changes.shortened(self._board, s, place, by))

    def delete(self, blueprint: Blueprint, place: int) -> Edit:
        """Take a move out; a neighbour lasts longer, or another move takes its place."""
        return self._edit(blueprint, "Delete", place, lambda s: changes.removed(self._board, s, place))

    def reroll(self, blueprint: Blueprint, seed: int) -> Edit:
        """Plan all that is not locked anew. The same seed gives the same plan."""
        steps = changes.read_steps(self._board, blueprint)
        if all(step.locked for step in steps):
            raise InvalidRequestError("All moves are locked, so there is nothing to plan anew. Unlock some.")
        locked = tuple(
            LockedMove(key=move.video_path, slot=step.slot, slots=step.slots, part=step.part)
            for move, step in zip(blueprint.moves, steps, strict=True)
            if step.locked
        )
        board = self._board_for(self._request.model_copy(update={"seed": seed, "locked": locked}))
        return self._between(blueprint, "Plan the rest anew", board, steps, find_plan(board).steps)

    def points(self, blueprint: Blueprint) -> float:
        """How good a plan is: points for each 8-count, 100 at most."""
        steps = changes.read_steps(self._board, blueprint)
        return self._board.score(steps) / self._board.judge.eights

    def _board_for(self, request: ChoreographyRequest) -> Board:
        return self._generator.board(self._song, self._analysis, self._moves, request)

    def _promising(self, old: Step) -> list[int]:
        """Moves that are long enough for a place, the most promising first."""
        board = self._board
        _, beats = board.speeds(float(board.beat[old.slot]))
        needed = sum(slot.counts for slot in board.slots[old.slot : old.end])
        length = board.slots[old.end - 1].end - board.slots[old.slot].start
        enough = np.where(np.isnan(board.cast.beat), board.cast.seconds >= length, beats >= needed - 1)
        clips = np.flatnonzero(board.allowed & enough)
        clips = clips[clips != old.clip]
        points = board.judge.place_points(rough_places(board, old.slot, clips))
        return [int(clip) for clip in clips[np.argsort(-points, kind="stable")[:_CLOSELY_COMPARED]]]

    def _check_by(self, by: int) -> None:
        if by < 1:
            raise InvalidRequestError(f"A move can be longer or shorter by 1 8-count or more, not by {by}.")

    def _edit(self, blueprint: Blueprint, verb: str, place: int, change: Callable[[list[Step]], list[Step]]) -> Edit:
        steps = changes.read_steps(self._board, blueprint)
        new = change(steps)
        named = blueprint.moves[place]
        return self._between(blueprint, f"{verb} {named.name or named.video_path}", self._board, steps, new)

    def _between(
        self, blueprint: Blueprint, label: str, board: Board, old: Sequence[Step], new: Sequence[Step]
    ) -> Edit:
        """The change from the steps of a blueprint to others; what stays the same is left untouched."""
        known = {
            _identity(step): (move, explain(self._board, old, i))
            for i, (step, move) in enumerate(zip(old, blueprint.moves, strict=True))
        }
        moves = [
            _kept(*known[_identity(step)], board, new, i) if _identity(step) in known else _as_move(board, new, i)
            for i, step in enumerate(new)
        ]
        first, last = _difference(blueprint.moves, moves)
        said = remarks(self._board, old)
        notes = (*remarks(board, new), *(note for note in _notes(blueprint) or () if note not in said))
        return Edit(
            label=label,
            first=first,
            before=tuple(blueprint.moves[first : len(blueprint.moves) - last]),
            after=tuple(moves[first : len(moves) - last]),
            notes_before=_notes(blueprint),
            notes_after=notes if notes or _notes(blueprint) is not None else None,
        )


def _notes(blueprint: Blueprint) -> tuple[str, ...] | None:
    return tuple(blueprint.notes) if "notes" in blueprint.model_fields_set else None


def _identity(step: Step) -> tuple[int, ...]:
    return step.clip, step.slot, step.slots, step.part


def _as_move(board: Board, steps: Sequence[Step], place: int) -> BlueprintMove:
    return BlueprintMove.model_validate(write_move(board, steps, place))


def _kept(move: BlueprintMove, why: str, board: Board, steps: Sequence[Step], place: int) -> BlueprintMove:
    """A move of the blueprint with all that other tools wrote into it, where only its lock or reason changes."""
    reason, locked = explain(board, steps, place), steps[place].locked
    if (reason, locked) == (why, move.locked):
        return move
    changed = move.model_copy(update={"reason": reason, "locked": locked})
    if not locked:
        changed.model_fields_set.discard("locked")
    return changed


def _difference(old: Sequence[BlueprintMove], new: Sequence[BlueprintMove]) -> tuple[int, int]:
    """How many moves at the beginning and at the end are the same."""
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    last = next((i for i in range(most - first) if old[-1 - i] != new[-1 - i]), most - first)
    return first, last
