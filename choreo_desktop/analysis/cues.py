"""Cues: everything at a moment that may speak for a beat there."""

from collections.abc import Iterator

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.harmony import CHROMA_RATE, tone_changes
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Matrix, Onsets

CUES = 8
"""Onsets in five bands, change of harmony, change of bass, rise of loudness."""

_CEILING = 4.0
_NEAR_FRAMES = 5  # an onset that is two frames off still counts in full
_RISE_FRAMES = 9
# Below such spreads there is nothing to compare: without it, the harmony of mere clicks would count like a song's.
_LEAST_SPREAD = (0.3,) * 5 + (0.05,) * 3


def gather_cues(onsets: Onsets, chroma: Matrix, course: Course = UNWATCHED) -> Matrix:
    """Cues of each frame in standard scores, shape (frames, 8).

    Drums tell the beat best, but where they play around it (bongo, guitar off the beat), chords and the bass still
    change on it.

    Args:
        onsets: Of the sound.
        chroma: Of the same sound.
        course: Told between cues.
    """
    cues = np.empty((len(onsets.novelty), CUES), dtype=np.float32)
    for number, cue in enumerate(_cues(onsets, chroma, course)):
        course.tell((number + 1) / CUES)
        spread = max(float(cue.std()), _LEAST_SPREAD[number])
        cues[:, number] = (cue - cue.mean()) / spread
    return cues


def _cues(onsets: Onsets, chroma: Matrix, course: Course) -> Iterator[Curve]:
    from scipy.ndimage import maximum_filter1d, uniform_filter1d

    for band in onsets.novelty.T:
        yield np.minimum(maximum_filter1d(band, _NEAR_FRAMES), _CEILING).astype(np.float64)
    frames = np.arange(len(onsets.novelty)) * CHROMA_RATE / FRAME_RATE
    for turn in tone_changes(chroma, course):
        yield np.interp(frames, np.arange(len(turn)), turn)
    loudness = np.log(onsets.loudness + 1e-3)
    back = _RISE_FRAMES // 2
    ahead, behind = (uniform_filter1d(loudness, _RISE_FRAMES, origin=o) for o in (-back, back))
    yield np.maximum(ahead - behind, 0)


def cues_at(cues: Matrix, frames: Curve) -> Matrix:
    """Cues at the nearest frames, shape (frames, 8)."""
    return np.asarray(cues[np.clip(np.round(frames), 0, len(cues) - 1).astype(int)])
