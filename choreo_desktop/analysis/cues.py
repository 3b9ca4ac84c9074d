"""Cues: everything at a moment that may speak for a beat there."""

import numpy as np

from choreo_desktop.analysis.harmony import CHROMA_RATE, tone_change
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Matrix, Onsets

CUES = 8
"""Onsets in five bands, change of harmony, change of bass, rise of loudness."""

_CEILING = 4.0
_NEAR_FRAMES = 5  # an onset that is two frames off still counts in full
_RISE_FRAMES = 9
# Below such spreads there is nothing to compare: without it, the harmony of mere clicks would count like a song's.
_LEAST_SPREAD = np.array([0.3] * 5 + [0.05] * 3)


def gather_cues(onsets: Onsets, chroma: Matrix) -> Matrix:
    """Cues of each frame in standard scores, shape (frames, 8).

    Drums tell the beat best, but where they play around it (bongo, guitar off the beat), chords and the bass still
    change on it.

    Args:
        onsets: Of the sound.
        chroma: Of the same sound.
    """
    from scipy.ndimage import maximum_filter1d, uniform_filter1d

    novelty = np.minimum(maximum_filter1d(onsets.novelty, _NEAR_FRAMES, axis=0), _CEILING)
    frames = np.arange(len(novelty)) * CHROMA_RATE / FRAME_RATE
    turn = tone_change(chroma)
    tones = [np.interp(frames, np.arange(len(turn)), column) for column in turn.T]
    loudness = np.log(onsets.loudness + 1e-3)
    back = _RISE_FRAMES // 2
    ahead, behind = (uniform_filter1d(loudness, _RISE_FRAMES, origin=o) for o in (-back, back))
    cues = np.column_stack([novelty, *tones, np.maximum(ahead - behind, 0)])
    spread = np.maximum(cues.std(axis=0), _LEAST_SPREAD)
    return np.asarray((cues - cues.mean(axis=0)) / spread, dtype=np.float32)


def cues_at(cues: Matrix, frames: Curve) -> Matrix:
    """Cues at the nearest frames, shape (frames, 8)."""
    return cues[np.clip(np.round(frames), 0, len(cues) - 1).astype(int)]
