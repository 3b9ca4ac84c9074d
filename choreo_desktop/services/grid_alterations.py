"""What a person can do to the beats of a song: what each correction makes of those before."""

from collections.abc import Callable
from pathlib import Path

from choreo_desktop.domain.corrections import (
    Anchor,
    Corrections,
    GridCorrection,
    Pace,
    SectionEdit,
    Shift,
    Taps,
    ThisIsOne,
)
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.grid_files import check_fits, read_grid_file

Alter = Callable[[Corrections, SongAnalysis], Corrections]
_NEEDS_BEATS = (ThisIsOne, Shift, Pace, Anchor)
_NO_BEAT = "No beat is known in this song yet, so there is nothing to correct. Tap along with it first."


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
