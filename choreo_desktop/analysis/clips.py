"""A dance clip: its beats and its first "1", from the music it was filmed to."""

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.counts import Counts, count_beats
from choreo_desktop.analysis.course import Course
from choreo_desktop.analysis.grid import BeatGrid, find_grid, hear_tempo
from choreo_desktop.analysis.hearing import Sound, hear_sound, part_of
from choreo_desktop.analysis.pulses import gather_pulses
from choreo_desktop.analysis.sounding import SAMPLE_RATE, find_sounding
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.work import CancelToken

_LEAST_BEATS = 8
_LEAST_CONFIDENCE = 0.05
_AGREEMENT = 0.02  # of the tempo, between both halves of a clip
_FREE_AGREEMENT = 0.04  # of the tempo, with and without the genre's range
_LEAST_BAR = 0.45  # below it nothing is known about the bars, and counting begins with the first beat
_SURE_EIGHT = 0.6
_ANY_TEMPO = Genre("free", 60, 200)


def analyse_clip(
    samples: NDArray[np.floating], sample_rate: int, genre: Genre, *, cancel: CancelToken | None = None
) -> ClipGrid | None:
    """Hear the beats of a dance clip.

    The grid is sure where both halves of the clip, heard on their own, have the same tempo, and where the tempo is
    found without knowing the genre too. In a clip of some seconds little tells a 1 from a 5: without clear evidence
    the first bar is taken as the 1, which leaves most of the clip to use.

    Args:
        samples: Mono, shape (samples,).
        sample_rate: Must be ``SAMPLE_RATE``.
        genre: Whose range the tempo is looked for in.
        cancel: Looked at between chunks of work.

    Returns:
        The grid, or None where there is no usable beat.

    Raises:
        ValueError: If ``sample_rate`` is another one.
    """
    if sample_rate != SAMPLE_RATE:
        raise ValueError(f"needs samples at {SAMPLE_RATE} Hz, not {sample_rate}")
    course = Course(cancel)
    sounding = find_sounding(samples, course)
    if sounding is None:
        return None
    sound = hear_sound(sounding, course)
    grid = find_grid(sound, genre, len(samples) / SAMPLE_RATE, course)
    if grid is None or len(grid.times) < _LEAST_BEATS or grid.beat_confidence < _LEAST_CONFIDENCE:
        return None
    counts = count_beats(gather_pulses(sound.onsets, sound.chroma, grid.frames))
    return ClipGrid(
        beats=tuple(grid.times.tolist()),
        first_one=_first_one(counts),
        sure=_halves_agree(sound, genre, course) and _free_agrees(sound, grid, course),
        confidence=grid.beat_confidence,
    )


def _first_one(counts: Counts) -> int:
    """Index of the beat on which counting begins."""
    if counts.bar_confidence < _LEAST_BAR:
        return 0
    ones = counts.eights if counts.eight_confidence > _SURE_EIGHT else counts.downbeats
    return int(ones[0]) if len(ones) else 0


def _halves_agree(sound: Sound, genre: Genre, course: Course) -> bool:
    """Whether both halves of a clip have the same tempo when heard on their own."""
    first, second = (hear_tempo(part_of(sound, low, low + 0.5), genre, course) for low in (0.0, 0.5))
    return min(first, second) > 0 and abs(first / second - 1) <= _AGREEMENT


def _free_agrees(sound: Sound, grid: BeatGrid, course: Course) -> bool:
    """Whether the tempo is the same when the genre is not known."""
    return abs(hear_tempo(sound, _ANY_TEMPO, course) / grid.bpm - 1) <= _FREE_AGREEMENT
