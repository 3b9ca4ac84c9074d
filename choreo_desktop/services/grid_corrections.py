"""Correcting where the beats and the 1 of a song are: what one correction makes of the song and of its plan."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.domain.song import (
    Anchor,
    Corrections,
    GridCorrection,
    Pace,
    SectionEdit,
    Shift,
    SongAnalysis,
    Taps,
    ThisIsOne,
)
from choreo_desktop.services.grid_files import check_fits, read_grid_file, write_grid_file
from choreo_desktop.services.library_shelf import Library
from choreo_desktop.services.planned import Planned

Alter = Callable[[Corrections, SongAnalysis], Corrections]

_NEEDS_BEATS = (ThisIsOne, Shift, Pace, Anchor)
_NO_BEAT = "No beat is known in this song yet, so there is nothing to correct. Tap along with it first."


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


def adding(*steps: GridCorrection) -> Alter:
    """More corrections, on top of those that there are."""

    def alter(now: Corrections, heard: SongAnalysis) -> Corrections:
        if not heard.beats and any(isinstance(step, _NEEDS_BEATS) for step in steps):
            raise InvalidRequestError(_NO_BEAT)
        return now.then(*steps)

    return alter


def following_taps(taps: Taps) -> Alter:
    """A grid through what a person tapped. It raises InvalidRequestError where no beat can be made of the taps."""

    def alter(now: Corrections, _: SongAnalysis) -> Corrections:
        import numpy as np

        from choreo_desktop.analysis.taps import fit_taps

        try:
            fit_taps(np.array(taps.times))
        except ValueError as error:
            raise InvalidRequestError(
                f"No beat can be made of these taps: {error}. Tap once on each beat, eight times or more."
            ) from error
        return now.then(taps)

    return alter


def taking_back(now: Corrections, _: SongAnalysis) -> Corrections:
    """All but the last correction."""
    if not now.steps:
        raise InvalidRequestError("Nothing was corrected in this song.")
    return Corrections(steps=now.steps[:-1])


def forgetting(now: Corrections, _: SongAnalysis) -> Corrections:
    """No corrections: what was heard."""
    if not now.steps:
        raise InvalidRequestError("Nothing was corrected in this song.")
    return Corrections()


def reading(path: Path, tell: Callable[[str], None]) -> Alter:
    """The beats, counts and sections of a file of another program.

    Args:
        path: Audacity labels, a table, JAMS or our own JSON.
        tell: Gets what a person should be told.
    """

    def alter(now: Corrections, heard: SongAnalysis) -> Corrections:
        found = read_grid_file(path)
        for note in (*found.notes, *check_fits(path, found, heard.duration)):
            tell(note)
        return now.then(*found.steps)

    return alter


def section_here(heard: SongAnalysis, at: float, label: str) -> SectionEdit:
    """A section of a name that begins at the beat nearest to a time, or an old one that is called so."""
    beat = min(heard.beats, key=lambda time: abs(time - at), default=at)
    return SectionEdit(at=at, to=beat, label=label)


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
