"""What a window shows of a change: where moves lie, what it would do, what else could be danced."""

from typing import Literal, NamedTuple

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove


class Span(NamedTuple):
    """A move on the timeline.

    Attributes:
        place: Which move of its plan, counted from 0.
        move: The move.
        slot: The 8-count with which it begins.
        slots: How many it fills.
        state: ``same`` as before, ``chosen`` by the change, or else ``changed`` by it: moved, cut or new.
    """

    place: int
    move: BlueprintMove
    slot: int
    slots: int
    state: Literal["same", "chosen", "changed"] = "same"

    @property
    def start(self) -> float:
        """Seconds at which it begins."""
        return self.move.start_time

    @property
    def end(self) -> float:
        """Seconds at which it ends."""
        return self.move.start_time + (self.move.duration or 0.0)


class Preview(NamedTuple):
    """What a change would do.

    Attributes:
        blueprint: The plan after it.
        spans: All moves of that plan.
        gone: The moves of the plan before it that are not there any more, or no longer where they are.
        told: What a person should know of it.
    """

    blueprint: Blueprint
    spans: tuple[Span, ...]
    gone: tuple[Span, ...]
    told: tuple[str, ...] = ()


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
