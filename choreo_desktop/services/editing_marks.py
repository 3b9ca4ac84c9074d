"""Markers in the song and notes of a plan. They are kept in its blueprint and need neither a song nor a library."""

from choreo_desktop.domain.blueprint import MAX_MARKERS, MAX_PLAN_NOTES, Blueprint, Marker
from choreo_desktop.domain.blueprint_fields import MAX_SECONDS
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.services.editing_edit import Edit, said_in

_LONGEST = 500


class MarkEditor:
    """Edits of markers and notes. Markers are counted from 0, by time."""

    def mark(self, blueprint: Blueprint, seconds: float, text: str) -> Edit:
        """A marker at a second of the song."""
        if len(blueprint.markers) >= MAX_MARKERS:
            raise InvalidRequestError(f"A plan has room for {MAX_MARKERS} markers. Remove some first.")
        return _marked(blueprint, "Add marker", [*blueprint.markers, _marker(seconds, text)])

    def unmark(self, blueprint: Blueprint, number: int) -> Edit:
        """The plan without a marker."""
        old = _there(blueprint, number)
        return _marked(blueprint, "Remove marker", [m for m in blueprint.markers if m is not old])

    def rename_mark(self, blueprint: Blueprint, number: int, text: str) -> Edit:
        """Another text for a marker."""
        return _replaced(blueprint, "Rename marker", number, {"text": _marker(0.0, text).text})

    def move_mark(self, blueprint: Blueprint, number: int, seconds: float) -> Edit:
        """A marker at another second of the song."""
        return _replaced(blueprint, "Move marker", number, {"time": _marker(seconds, "").time})

    def write_notes(self, blueprint: Blueprint, text: str) -> Edit:
        """Another text about the plan; an empty one takes it away."""
        if len(text) > MAX_PLAN_NOTES:
            raise InvalidRequestError(f"The notes of a plan have room for {MAX_PLAN_NOTES:,} characters.")
        notes, markers, before = said_in(blueprint)
        return Edit(
            label="Change notes",
            notes_before=notes,
            notes_after=notes,
            markers_before=markers,
            markers_after=markers,
            text_before=before,
            text_after=text or None,
        )


def _replaced(blueprint: Blueprint, label: str, number: int, new: dict[str, str | float]) -> Edit:
    old = _there(blueprint, number)
    return _marked(blueprint, label, [m.model_copy(update=new) if m is old else m for m in blueprint.markers])


def _there(blueprint: Blueprint, number: int) -> Marker:
    if not 0 <= number < len(blueprint.markers):
        raise InvalidRequestError(f"There is no marker {number + 1}; the plan has {len(blueprint.markers)}.")
    return blueprint.markers[number]


def _marker(seconds: float, text: str) -> Marker:
    if not 0 <= seconds <= MAX_SECONDS:
        raise InvalidRequestError("A marker has to lie within the song.")
    if len(text) > _LONGEST:
        raise InvalidRequestError(f"The text of a marker has room for {_LONGEST} characters.")
    return Marker(time=float(seconds), text=text)


def _marked(blueprint: Blueprint, label: str, markers: list[Marker]) -> Edit:
    notes, before, text = said_in(blueprint)
    after = tuple(sorted(markers, key=lambda marker: marker.time))
    return Edit(
        label=label,
        notes_before=notes,
        notes_after=notes,
        markers_before=before,
        markers_after=after or None,
        text_before=text,
        text_after=text,
    )
