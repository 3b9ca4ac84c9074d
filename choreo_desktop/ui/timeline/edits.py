"""What can be done to a plan on the timeline, as values: each is a change that ``Session.edit`` carries out.

The same value is asked for by a drag, a drop, a key and a menu, and tried beforehand to show what it would do.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.services.editing import PlanEditor
    from choreo_desktop.services.editing_edit import Edit

Edge = Literal["start", "end"]
Places = tuple[int, ...]


class PlanChange(Protocol):
    """Something that can be done to a plan."""

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work out the change; the plan itself stays as it is."""


@dataclass(frozen=True)
class Insert:
    """Clips of the library at an 8-count; later moves make room."""

    slot: int
    keys: tuple[str, ...]

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        from choreo_desktop.services.editing_joined import insert_all

        return insert_all(editor, plan, self.slot, self.keys)


@dataclass(frozen=True)
class Replace:
    """A clip of the library in the place of a move."""

    place: int
    key: str

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.replace(plan, self.place, self.key)


@dataclass(frozen=True)
class MoveTo:
    """Moves to another place: between others, which make room, or into free 8-counts."""

    places: Places
    slot: int
    ripple: bool

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.move_to(plan, self.places, self.slot, ripple=self.ripple)


@dataclass(frozen=True)
class Resize:
    """A move longer (or shorter, below zero) by 8-counts at one of its edges."""

    place: int
    edge: Edge
    by: int
    ripple: bool = False

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        if self.by > 0:
            return editor.lengthen(plan, self.place, self.by, edge=self.edge, ripple=self.ripple)
        return editor.shorten(plan, self.place, -self.by, edge=self.edge, close=self.ripple)


@dataclass(frozen=True)
class Slip:
    """Other 8-counts of its clip for a move."""

    place: int
    by: int

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.slip(plan, self.place, self.by)


@dataclass(frozen=True)
class Delete:
    """Moves out of the plan; later ones come forward, or a gap stays."""

    places: Places
    close: bool

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.delete(plan, self.places, close=self.close)


@dataclass(frozen=True)
class Duplicate:
    """The same moves once more, right after them."""

    places: Places

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.duplicate(plan, self.places)


@dataclass(frozen=True)
class Split:
    """The move across an 8-count as two."""

    slot: int

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.split(plan, self.slot)


@dataclass(frozen=True)
class Lock:
    """Moves that stay when the rest is planned anew, or no longer."""

    places: Places
    locked: bool

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.lock(plan, self.places, locked=self.locked)


@dataclass(frozen=True)
class Paste:
    """What was copied, from an 8-count on."""

    slot: int
    text: str

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.paste(plan, self.slot, self.text)


@dataclass(frozen=True)
class Fill:
    """The best moves in what is free."""

    seed: int | None = None

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.fill(plan, seed=self.seed)
