"""Clips that turn out to be unusable when a video is made: the next best moves stand in for them."""

import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

from choreo_desktop.domain.errors import ChoreoError, UnusableClipsError, VideoAssemblyError
from choreo_desktop.services.planned import Planned

logger = logging.getLogger(__name__)

MOST_ROUNDS = 8
"""A library in which this many plans in a row had unusable clips is told of, and not tried to its end."""

_NAMED = 3

T = TypeVar("T")


def with_stand_ins(
    planned: Planned | None,
    assemble: Callable[[Planned | None], T],
    on_changed: Callable[[Planned], None],
    *,
    reopen: Callable[[], Planned | None] = lambda: None,
) -> T:
    """Make a video. Where clips of the plan cannot be used and others can stand in, make that of another plan.

    Args:
        planned: The plan; None where it is only known to ``assemble``.
        assemble: Makes the video of a plan.
        on_changed: Gets each other plan before it is made.
        reopen: Makes the plan editable, where it is not known yet; None where that cannot be.

    Raises:
        VideoAssemblyError: What ``assemble`` raised, where no other plan helps.
    """
    for _ in range(MOST_ROUNDS):
        try:
            return assemble(planned)
        except VideoAssemblyError as error:
            if not isinstance(error.__cause__, UnusableClipsError):
                raise
            planned = planned or reopen()
            other = None if planned is None else _without(planned, error.__cause__.clips)
            if other is None:
                raise
            planned = other
        on_changed(planned)
    return assemble(planned)


def _without(planned: Planned, clips: Mapping[str, str]) -> Planned | None:
    """The plan with other moves in the place of clips; None where there are none."""
    missing = tuple(dict.fromkeys((*planned.missing, *clips)))
    lessened = planned._replace(missing=missing, kept=True)
    if {move.key for move in planned.moves} <= set(missing):
        return None
    try:
        blueprint = lessened.editor().stand_in(planned.blueprint, clips).apply(planned.blueprint)
    except ChoreoError as error:
        logger.info("nothing stands in for %s: %s", ", ".join(clips), error.error)
        return None
    notes = [*blueprint.notes, _note(planned, clips)]
    return lessened._replace(blueprint=blueprint.model_copy(update={"notes": notes}))


def _note(planned: Planned, clips: Mapping[str, str]) -> str:
    """What a person should know."""
    names = {move.key: move.name for move in planned.moves}
    if len(clips) == 1:
        [(key, why)] = clips.items()
        return f"{names.get(key, key)} was left out, and other moves stand in for it: {why}"
    named = sorted(names.get(key, key) for key in clips)
    more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    why = next(iter(clips.values()))
    return f"{', '.join(named[:_NAMED])}{more} were left out, and other moves stand in for them: {why}"
