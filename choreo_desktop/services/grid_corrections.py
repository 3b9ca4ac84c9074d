"""Correcting where the beats and the 1 of a song are: what one correction makes of the song and of its plan."""

from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.corrections import Corrections
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.grid_alterations import Alter
from choreo_desktop.services.grid_files import write_grid_file
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.planned import Planned


class Corrected(NamedTuple):
    """A song after a correction, and the plan that follows it.

    Attributes:
        before: The corrections before.
        after: The corrections now.
        analysis: What is heard with them.
        planned: What the plan is made from now; None where there is no plan.
        blueprint: The plan on the counts of now; None where there is none.
        notes: What a person should be told.
    """

    before: Corrections
    after: Corrections
    analysis: SongAnalysis
    planned: Planned | None = None
    blueprint: Blueprint | None = None
    notes: tuple[str, ...] = ()


def correct_song(
    library: Library,
    number: int,
    alter: Alter,
    *,
    before: Corrections | None = None,
    planned: Planned | None = None,
    blueprint: Blueprint | None = None,
) -> Corrected:
    """Work out what a correction makes of a song and of the plan for it. Nothing is kept yet.

    Args:
        library: Knows the song.
        number: Of the song.
        alter: Makes other corrections of those of now; it gets what is heard with them, too.
        before: The corrections of now; None to take those that are kept.
        planned: What the plan was made from.
        blueprint: The plan as it is now.

    Raises:
        InvalidRequestError: If the correction cannot be made; the sentence says why.
        ResourceError: If there is no such song, or nobody has listened to it yet.
    """
    from choreo_desktop.analysis.correcting import correct
    from choreo_desktop.services.following import follow

    now = library.corrections(number) if before is None else before
    detected = library.detected(number)
    if detected is None:
        raise InvalidRequestError("Nobody has listened to this song yet. Open it first.")
    heard = correct(detected, now)
    after = alter(now, heard)
    analysis = correct(detected, after)
    if planned is None or blueprint is None:
        return Corrected(now, after, analysis)
    follower = planned._replace(analysis=analysis)
    if analysis.beats == heard.beats and analysis.eight_counts == heard.eight_counts:
        return Corrected(now, after, analysis, follower, blueprint)
    edit = follow(blueprint, planned.editor(), follower.editor())
    return Corrected(now, after, analysis, follower, edit.apply(blueprint), edit.told)


class Retimed(NamedTuple):
    """A plan that follows the corrected beats of a clip.

    Attributes:
        planned: What the plan is made from now.
        blueprint: The plan.
        notes: What a person should be told.
    """

    planned: Planned
    blueprint: Blueprint
    notes: tuple[str, ...] = ()


def retime(planned: Planned, blueprint: Blueprint, clip: ClipRecord) -> Retimed:
    """Dance a plan on the beats that a clip has now.

    Raises:
        InvalidRequestError: If the plan cannot follow; the sentence says why.
    """
    from choreo_desktop.services.following import follow

    moves = tuple(
        move.model_copy(update={"grid": clip.move.grid}) if move.key == clip.move.key else move
        for move in planned.moves
    )
    follower = planned._replace(moves=moves)
    edit = follow(blueprint, planned.editor(), follower.editor())
    return Retimed(follower, edit.apply(blueprint), edit.told)


def write_grid(library: Library, number: int, path: Path) -> None:
    """Write beats, counts and sections of a song for other programs; the ending of the name tells the format.

    Raises:
        InvalidRequestError: If it is none that is known, or nobody has listened to the song.
        ResourceError: If there is no such song.
        StorageError: If the file cannot be written.
    """
    analysis = library.analysis(number)
    if analysis is None:
        raise InvalidRequestError("Nobody has listened to this song yet. Open it first.")
    write_grid_file(path, analysis, library.song(number).title)
