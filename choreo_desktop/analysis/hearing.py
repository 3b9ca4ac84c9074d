"""Everything about a sound that is heard before its beats are known."""

from typing import NamedTuple

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.cues import gather_cues
from choreo_desktop.analysis.harmony import hear_chroma
from choreo_desktop.analysis.onsets import Matrix, Onsets, hear_onsets
from choreo_desktop.analysis.sounding import Sounding


class Sound(NamedTuple):
    """A sound as it is heard before its beats are known.

    Attributes:
        sounding: The part of the recording that sounds.
        onsets: Of that part.
        chroma: Of that part.
        cues: Of that part.
    """

    sounding: Sounding
    onsets: Onsets
    chroma: Matrix
    cues: Matrix


def hear_sound(sounding: Sounding, course: Course = UNWATCHED) -> Sound:
    """Everything about a sound that does not need its beats.

    Args:
        sounding: The part of a recording that sounds.
        course: Told between chunks.
    """
    onsets = hear_onsets(sounding.samples, course.part(0.0, 0.65))
    chroma = hear_chroma(sounding.samples, course.part(0.65, 0.95))
    return Sound(sounding, onsets, chroma, gather_cues(onsets, chroma, course.part(0.95, 1.0)))


def part_of(sound: Sound, low: float, high: float) -> Sound:
    """A part of a sound, from one share of its length to another, described as if it were all there is."""
    frames, rows = (
        slice(int(low * len(table)), int(high * len(table))) for table in (sound.onsets.novelty, sound.chroma)
    )
    novelty, timbre, loudness = sound.onsets
    onsets = Onsets(novelty[frames], timbre[frames], loudness[frames])
    return Sound(sound.sounding, onsets, sound.chroma[rows], gather_cues(onsets, sound.chroma[rows]))
