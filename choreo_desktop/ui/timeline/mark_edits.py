"""What can be done to the markers and the notes of a plan, as values like those of ``edits``."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from choreo_desktop.domain.blueprint import Blueprint
    from choreo_desktop.services.editing import PlanEditor
    from choreo_desktop.services.editing_edit import Edit


@dataclass(frozen=True)
class AddMark:
    """A marker at a second of the song."""

    seconds: float
    text: str

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.mark(plan, self.seconds, self.text)


@dataclass(frozen=True)
class RemoveMark:
    """No marker any more."""

    mark: int

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.unmark(plan, self.mark)


@dataclass(frozen=True)
class RenameMark:
    """Another text for a marker."""

    mark: int
    text: str

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.rename_mark(plan, self.mark, self.text)


@dataclass(frozen=True)
class TakeMark:
    """A marker at another second of the song."""

    mark: int
    seconds: float

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.move_mark(plan, self.mark, self.seconds)


@dataclass(frozen=True)
class WriteNotes:
    """Another text about the plan."""

    text: str

    def __call__(self, editor: "PlanEditor", plan: "Blueprint") -> "Edit":
        """Work it out."""
        return editor.write_notes(plan, self.text)
