"""The beats of a clip as a person gives them: tapped, or a tempo and a "1"."""

import numpy as np

from choreo_desktop.analysis.taps import fit_taps
from choreo_desktop.domain.corrections import Taps
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import ClipGrid, GridSource
from choreo_desktop.domain.records import ClipRecord, EnteredTempo, GivenBeats
from choreo_desktop.services.even_beats import even_grid

EIGHT = 8
_END_BEATS = 4


def with_given_grid(record: ClipRecord, given: GivenBeats | None) -> ClipRecord:
    """A clip with the beats that a person gave, which outrank those that were heard; None takes them back.

    Raises:
        InvalidRequestError: If no beats can be made of what is given; the sentence says why.
    """
    if given is None:
        return record.model_copy(update={"own": None, "given": None})
    grid = _tapped(record, given) if isinstance(given, Taps) else _entered(record, given)
    return record.model_copy(update={"own": grid, "given": given})


def _entered(record: ClipRecord, given: EnteredTempo) -> ClipGrid:
    first, eight = given.first_one, EIGHT * 60 / given.bpm
    if given.counts is None:
        # The 1 that a person heard first may be a later one; counting begins with the first that is in the clip.
        # Who says how many counts to use has chosen these, and not those before them.
        first = max(first - eight * int(first / eight + 1e-9), 0.0)
    grid = even_grid(given.bpm, first, record.move.seconds, counts=given.counts, source=GridSource.ENTERED)
    if grid is None or given.first_one > record.move.seconds:
        raise InvalidRequestError(
            f"{record.move.name} is {record.move.seconds:.1f} seconds long; the 1 at {given.first_one:.1f} leaves no "
            "room for a beat. Enter where a 1 falls in the clip."
        )
    return grid


def _tapped(record: ClipRecord, given: Taps) -> ClipGrid:
    try:
        fit = fit_taps(np.array(given.times))
    except ValueError as error:
        raise InvalidRequestError(f"The taps for {record.move.name} cannot be used: {error}.") from error
    period_before, period_after = (float(np.median(np.diff(part))) for part in (fit.beats[:5], fit.beats[-5:]))
    if min(period_before, period_after) <= 0:
        raise InvalidRequestError(f"The taps for {record.move.name} cannot be used: they lie too close to each other.")
    inside = [float(beat) for beat in fit.beats if 0 <= beat <= record.move.seconds]
    if len(inside) < 2:
        raise InvalidRequestError(f"The taps for {record.move.name} do not lie in the clip. Tap while it plays.")
    before = np.arange(inside[0] - period_before, 0, -period_before)[::-1].tolist()
    after = np.arange(inside[-1] + period_after, record.move.seconds, period_after).tolist()
    beats = (*before, *inside, *after)
    one = _tapped_one(record, given, fit.beats, fit.of_tap)
    first = min(range(len(beats)), key=lambda i: abs(beats[i] - one)) % EIGHT
    return ClipGrid(beats=beats, first_one=min(first, len(beats) - 1), sure=True, source=GridSource.TAPS)


def _tapped_one(
    record: ClipRecord, given: Taps, beats: "np.ndarray[tuple[int], np.dtype[np.float64]]", of_tap: object
) -> float:
    """Seconds of a 1: the tap that was marked as one, else the heard 1, else the first tap."""
    if given.first_one is not None and given.first_one < len(given.times):
        return float(beats[int(np.asarray(of_tap)[given.first_one])])
    if record.heard is not None:
        return record.heard.beats[record.heard.first_one]
    return float(beats[0])
