"""Editing a plan by hand. Every operation is a value that can be carried out and taken back exactly."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial

import numpy as np

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.request import LockedMove
from choreo_desktop.planning import changes, laying_edges
from choreo_desktop.planning.against import weak_points
from choreo_desktop.planning.board import Step
from choreo_desktop.planning.laying_edges import Edge
from choreo_desktop.planning.laying_rules import Laid, Steps, check_places, is_whole
from choreo_desktop.planning.options import rough_places
from choreo_desktop.planning.search import find_plan
from choreo_desktop.services.editing_edit import Edit
from choreo_desktop.services.editing_laying import LayingEditor
from choreo_desktop.services.editing_marks import MarkEditor
from choreo_desktop.services.editing_table import Places, listed
from choreo_desktop.services.editing_views import Alternative
from choreo_desktop.services.editing_writing import as_move, edit_between

__all__ = ["Edge", "PlanEditor"]

_CLOSELY_COMPARED = 40


class PlanEditor(LayingEditor, MarkEditor):
    """Makes changes for plans of one song and one library. Places are counted from 0.

    A plan covers its song or has gaps; it may have no move at all (``empty``). What is laid in 8-counts is laid in
    slots: an 8-count of the danced part of the song, or a bar where people count to four.

    All operations raise InvalidRequestError, with a sentence for the person who asked, where they cannot be done.

    Args:
        generator: The planner.
        song: The song.
        analysis: What was heard in it, with corrections.
        moves: The library.
        request: The choices of the plan.
    """

    def lock(self, blueprint: Blueprint, places: Places, *, locked: bool = True) -> Edit:
        """Moves stay, or no longer stay, where they are when the rest is planned anew."""

        def change(steps: Steps) -> Laid:
            chosen = set(check_places(steps, listed(places)))
            new = [replace(step, locked=locked) if i in chosen else step for i, step in enumerate(steps)]
            return Laid(new, [new[i] for i in sorted(chosen)])

        return self._edit(blueprint, "Lock" if locked else "Unlock", places, change)

    def alternatives(self, blueprint: Blueprint, place: int, *, most: int = 10) -> list[Alternative]:
        """Other moves for all of a place, the best first."""
        board, steps = self._board, self._steps(blueprint)
        check_places(steps, [place])
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
            Alternative(key, as_move(board, plan, place), gain, tuple(weak_points(board, plan, place)))
            for gain, key, plan in ranked[:most]
        ]

    def swap(self, blueprint: Blueprint, place: int, key: str, *, part: int = 0) -> Edit:
        """Any clip of the library in a place; where it is too short for it, the best other moves fill the rest."""
        clip = self._clip(key)
        return self._edit(blueprint, "Swap", place, lambda s: changes.swapped(self._board, s, place, clip, part))

    def slip(self, blueprint: Blueprint, place: int, by: int) -> Edit:
        """Another part of the clip, so many of its 8-counts later (or earlier, below zero)."""
        return self._edit(blueprint, "Slip", place, lambda s: laying_edges.slipped(self._board, s, place, by))

    def move(self, blueprint: Blueprint, place: int, to: int) -> Edit:
        """A move to another place in the order; those between make room."""
        return self._edit(blueprint, "Move", place, lambda s: changes.moved(self._board, s, place, to))

    def lengthen(
        self, blueprint: Blueprint, place: int, by: int = 1, *, edge: Edge | None = None, ripple: bool = False
    ) -> Edit:
        """So many 8-counts longer.

        Args:
            blueprint: The plan.
            place: Which move.
            by: How many 8-counts.
            edge: At its "start" or its "end"; None for its end, or its start where it ends with the song.
            ripple: Whether later moves make room, up to the next locked one; else what lies there is covered.
        """
        self._check_by(by)
        change = partial(changes.lengthened, self._board, place=place, by=by)
        if edge is not None or ripple:
            change = partial(
                laying_edges.lengthened_at, self._board, place=place, by=by, edge=edge or "end", ripple=ripple
            )
        return self._edit(blueprint, "Lengthen", place, change)

    def shorten(
        self, blueprint: Blueprint, place: int, by: int = 1, *, edge: Edge | None = None, close: bool = False
    ) -> Edit:
        """So many 8-counts shorter.

        Args:
            blueprint: The plan.
            place: Which move.
            by: How many 8-counts.
            edge: At its "start" or its "end", which leaves a gap there; None to let its neighbour or another move
                fill what it leaves.
            close: Whether later moves come forward over the gap, up to the next locked one.
        """
        self._check_by(by)
        change = partial(changes.shortened, self._board, place=place, by=by)
        if edge is not None or close:
            change = partial(
                laying_edges.shortened_at, self._board, place=place, by=by, edge=edge or "end", close=close
            )
        return self._edit(blueprint, "Shorten", place, change)

    def reroll(self, blueprint: Blueprint, seed: int) -> Edit:
        """Plan all that is not locked anew. The same seed gives the same plan."""
        old = self.standing(blueprint)
        if all(step.locked for step in old.steps) and is_whole(self._board, old.steps):
            raise InvalidRequestError("All moves are locked, so there is nothing to plan anew. Unlock some.")
        locked = tuple(
            LockedMove(key=move.video_path, slot=step.slot, slots=step.slots, part=step.part)
            for move, step in zip(blueprint.moves, old.steps, strict=True)
            if step.locked
        )
        board = self._board_for(self._request.model_copy(update={"seed": seed, "locked": locked}))
        return edit_between(old, Laid(find_plan(board).steps), "Plan the rest anew", board=board)

    def fill(self, blueprint: Blueprint, *, seed: int | None = None) -> Edit:
        """Plan only what is free: all that was laid stays as it is. The same seed gives the same plan.

        Args:
            blueprint: The plan.
            seed: Other seeds give other plans; None for that of the choices.
        """
        old = self.standing(blueprint)
        if is_whole(self._board, old.steps):
            raise InvalidRequestError("There is a move on every 8-count, so there is nothing to fill.")
        board = self._board
        if seed is not None and seed != self._request.seed:
            board = self._board_for(self._request.model_copy(update={"seed": seed}))
        laid = {step.slot for step in old.steps}
        plan = find_plan(board, old.steps).steps
        return edit_between(
            old, Laid(plan, [step for step in plan if step.slot not in laid]), "Fill what is free", board=board
        )

    def stand_in(self, blueprint: Blueprint, keys: Collection[str]) -> Edit:
        """The best other moves wherever clips of these keys are danced; all else stays, and what is free stays free."""
        old = self.standing(blueprint)
        gone = {place for key, place in self._board.cast.places.items() if key in keys}
        plan = [step for step in old.steps if step.clip not in gone]
        if is_whole(self._board, old.steps):
            plan = changes.filled(self._board, plan, gone)
        else:
            for step in (step for step in old.steps if step.clip in gone):
                plan = changes.filled(self._board, plan, gone, within=(step.slot, step.end))
        if any(step.clip in gone for step in plan):
            raise InvalidRequestError("There is no other move that could be danced there.")
        return edit_between(old, Laid(plan), "Dance other moves")

    def points(self, blueprint: Blueprint) -> float:
        """How good a plan is: points for each 8-count, 100 at most."""
        steps = self._steps(blueprint)
        return self._board.score(steps) / self._board.judge.eights if steps else 0.0

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
