"""A change of a plan as a value: it can be carried out, taken back exactly, and looked at before either."""

from typing import Any

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove, Marker
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.model import Model


class Edit(Model):
    """One change of a blueprint, and the way back.

    Attributes:
        label: What was done, for a menu: "Swap Basic".
        first: Where in the list of moves it begins.
        before: The moves that were there.
        after: The moves that take their place.
        notes_before: What the blueprint had to say; None where nothing was written down.
        notes_after: What it has to say then.
        markers_before: Its markers; None where nothing was written down.
        markers_after: Its markers then.
        text_before: What somebody wrote about the plan; None where nothing was written down.
        text_after: What is written about it then.
        chosen_before: Places of the moves that it is about, in the plan before it.
        chosen: The same in the plan after it; what a window selects then.
        told: What a person should know of it, in sentences: what was cut or had to go.
    """

    label: str
    first: int = 0
    before: tuple[BlueprintMove, ...] = ()
    after: tuple[BlueprintMove, ...] = ()
    notes_before: tuple[str, ...] | None = None
    notes_after: tuple[str, ...] | None = None
    markers_before: tuple[Marker, ...] | None = None
    markers_after: tuple[Marker, ...] | None = None
    text_before: str | None = None
    text_after: str | None = None
    chosen_before: tuple[int, ...] = ()
    chosen: tuple[int, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether the blueprint stays as it is."""
        return (self.before, self.notes_before, self.markers_before, self.text_before) == (
            self.after,
            self.notes_after,
            self.markers_after,
            self.text_after,
        )

    def apply(self, blueprint: Blueprint) -> Blueprint:
        """The changed blueprint.

        Raises:
            InvalidRequestError: If the blueprint is not the one that the change was made for.
        """
        end = self.first + len(self.before)
        expected = self.before, self.notes_before, self.markers_before, self.text_before
        if (tuple(blueprint.moves[self.first : end]), *said_in(blueprint)) != expected:
            raise InvalidRequestError(f"{self.label} was meant for another version of this plan.")
        changed: dict[str, Any] = {"moves": [*blueprint.moves[: self.first], *self.after, *blueprint.moves[end:]]}
        said = {"notes": self.notes_after, "markers": self.markers_after, "plan_notes": self.text_after}
        empty: dict[str, Any] = {"notes": [], "markers": [], "plan_notes": ""}
        for name, value in said.items():
            changed[name] = empty[name] if value is None else list(value) if isinstance(value, tuple) else value
        copy = blueprint.model_copy(update=changed)
        copy.model_fields_set.difference_update(name for name, value in said.items() if value is None)
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
            markers_before=self.markers_after,
            markers_after=self.markers_before,
            text_before=self.text_after,
            text_after=self.text_before,
            chosen_before=self.chosen,
            chosen=self.chosen_before,
            told=self.told,
        )


Said = tuple[tuple[str, ...] | None, tuple[Marker, ...] | None, str | None]


def said_in(blueprint: Blueprint) -> Said:
    """The notes, markers and written text of a plan; None for each that is not written down in it."""
    there = blueprint.model_fields_set
    return (
        tuple(blueprint.notes) if "notes" in there else None,
        tuple(blueprint.markers) if "markers" in there else None,
        blueprint.plan_notes if "plan_notes" in there else None,
    )
