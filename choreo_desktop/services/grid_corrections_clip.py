"""Correcting the beats of a clip by hand: what each correction makes of what a person gave before."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pydantic import ValidationError

from choreo_desktop.domain.corrections import Taps
from choreo_desktop.domain.errors import InvalidRequestError
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.records import ClipRecord, EnteredTempo, GivenBeats

EIGHT = 8
_LEAST = 4  # taps
_EVEN = 0.06  # seconds that a beat may be away from an even one where even beats have to do


def preview(record: ClipRecord, given: GivenBeats | None) -> ClipRecord:
    """The clip with other beats, without keeping them; None for what was heard.

    Raises:
        InvalidRequestError: If no beats can be made of them.
    """
    from choreo_desktop.services.library_grids import with_given_grid

    made = with_given_grid(record, given)
    return made.model_copy(update={"move": made.move.model_copy(update={"grid": made.own or made.heard})})


def start_from(record: ClipRecord) -> GivenBeats | None:
    """What corrections of a clip begin with: what a person gave, else the beats as if they had been tapped.

    Taps that do not say where the 1 is are no beginning: it may lie before them or between two of them.
    """
    given, grid = record.given, record.move.grid
    if isinstance(given, EnteredTempo) or (given is not None and given.first_one is not None):
        return given
    return None if grid is None or len(grid.beats) < 2 else _of_beats(grid.beats, grid.first_one)


def one_at(given: GivenBeats, at: float) -> GivenBeats:
    """The beat nearest to a time is a 1."""
    if isinstance(given, EnteredTempo):
        beat = 60 / given.bpm
        return entered(given.bpm, given.first_one + round((at - given.first_one) / beat) * beat, given.counts)
    nearest = min(range(len(given.times)), key=lambda i: abs(given.times[i] - at))
    return given.model_copy(update={"first_one": nearest})


def shifted(given: GivenBeats, beats: float) -> GivenBeats:
    """The 1 so many beats later or, below zero, earlier; half a beat moves all beats."""
    half, whole = beats % 1, int(beats // 1)
    if isinstance(given, EnteredTempo):
        return entered(given.bpm, given.first_one + beats * 60 / given.bpm, given.counts)
    if half:
        return nudged(given, beats * median(b - a for a, b in pairwise(given.times)))
    first = ((given.first_one or 0) + whole) % EIGHT
    if first >= len(given.times):
        raise InvalidRequestError("The clip is shorter than an 8-count; its 1 cannot be moved so far.")
    return given.model_copy(update={"first_one": first})


def paced(given: GivenBeats, factor: str) -> GivenBeats:
    """Twice as many beats (``double``), or half as many (``halve``); the 1 stays."""
    if isinstance(given, EnteredTempo):
        times = 2.0 if factor == "double" else 0.5
        counts = None if given.counts is None else max(round(given.counts * times), 1)
        return entered(given.bpm * times, given.first_one, counts)
    first = given.first_one or 0
    if factor == "double":
        between = [(a + b) / 2 for a, b in pairwise(given.times)]
        return _tapped(sorted((*given.times, *between)), 2 * first)
    return _of_beats(given.times[first % 2 :: 2], first // 2)


def nudged(given: GivenBeats, seconds: float) -> GivenBeats:
    """All beats later or, below zero, earlier."""
    if isinstance(given, EnteredTempo):
        return entered(given.bpm, given.first_one + seconds, given.counts)
    moved = [time + seconds for time in given.times]
    gone = sum(time < 0 for time in moved)
    first = (given.first_one or 0) - gone
    return _tapped(moved[gone:], first if first >= 0 else first % EIGHT)


def entered(bpm: float, first_one: float, counts: int | None = None) -> EnteredTempo:
    """A tempo and a 1 as typed.

    Raises:
        InvalidRequestError: If they cannot be.
    """
    eight = EIGHT * 60 / bpm if bpm > 0 else 0.0
    while first_one < 0 and eight:
        first_one += eight
    try:
        return EnteredTempo(bpm=bpm, first_one=first_one, counts=counts)
    except ValidationError as error:
        raise InvalidRequestError(
            f"A clip cannot have {bpm:.0f} beats per minute; 30 to 300 can be danced.", details=str(error)
        ) from error


def trimmed(grid: ClipGrid, first: int, last: int) -> GivenBeats:
    """Only some of the 8-counts of a clip are danced.

    Args:
        grid: The beats of now.
        first: The first 8-count that is used, counted from 0.
        last: The last one.

    Raises:
        InvalidRequestError: If there are no such 8-counts, or the beats are too uneven to be kept this way.
    """
    counted = grid.beats[grid.first_one :]
    if not 0 <= first <= last or len(counted) <= first * EIGHT:
        raise InvalidRequestError("The clip has no such 8-counts.")
    beats = counted[first * EIGHT : (last + 1) * EIGHT + 1]
    if len(beats) < 2:
        raise InvalidRequestError("Of this 8-count, the clip has no two beats.")
    beat = (beats[-1] - beats[0]) / (len(beats) - 1)
    if max(abs(beats[0] + i * beat - time) for i, time in enumerate(beats)) > _EVEN:
        raise InvalidRequestError(
            "The beats of this clip are too uneven to be trimmed. Trim a copy of the video, or enter an even tempo."
        )
    return entered(60 / beat, beats[0], (last + 1 - first) * EIGHT)


def _of_beats(beats: Sequence[float], first: int) -> GivenBeats:
    if len(beats) >= _LEAST:
        return _tapped(beats, first)
    if len(beats) < 2:
        raise InvalidRequestError("Too few beats would be left.")
    beat = (beats[-1] - beats[0]) / (len(beats) - 1)
    return entered(60 / beat, beats[min(first, len(beats) - 1)])


def _tapped(times: Sequence[float], first: int) -> GivenBeats:
    if len(times) < _LEAST:
        return _of_beats(times, first)
    try:
        return Taps(times=tuple(times), first_one=min(first, len(times) - 1))
    except ValidationError as error:
        raise InvalidRequestError("The beats cannot be changed so far.", details=str(error)) from error
