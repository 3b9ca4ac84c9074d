"""What happens on each beat: the facts from which bars, 8-counts and sections are told."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.harmony import CHROMA_RATE, TONES, tone_shape
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Matrix, Onsets, Timbres

_CEILING = 4.0
_ATTACK_FRAMES = 7
_NEAR_FRAMES = 7
_NOTHING = 1e-3  # rows whose sum is shorter than this say nothing
_TONE_SPAN = (0.15, 0.65)  # of a beat
_CHUNK = 128  # beats
_LEAST_SPREAD = 0.05  # columns that vary less than this say nothing


class Pulses(NamedTuple):
    """One row a beat.

    Attributes:
        accents: Onset strength on the beat by band, shape (beats, 5).
        between: Onset strength half a beat later by band, shape (beats, 5).
        attack: Log of the greatest loudness just after the beat, shape (beats,).
        harmony: Share of each tone between this beat and the next, unit length, shape (beats, 12).
        bass: The same for the bass, shape (beats, 12).
        timbre: Mean log mel spectrum between this beat and the next, shape (beats, 56).
        loudness: Mean log loudness between this beat and the next, shape (beats,).
        density: Mean onset strength between this beat and the next, shape (beats,).
    """

    accents: Curve
    between: Curve
    attack: Curve
    harmony: Curve
    bass: Curve
    timbre: Curve
    loudness: Curve
    density: Curve


def gather_pulses(onsets: Onsets, chroma: Matrix, beats: Curve, course: Course = UNWATCHED) -> Pulses:
    """Average everything over each beat.

    Args:
        onsets: Of the sound.
        chroma: Of the same sound, from ``hear_chroma``.
        beats: Beat times in frames, at least two.
        course: Told between steps.
    """
    from scipy.ndimage import maximum_filter1d

    edges = np.append(beats, 2 * beats[-1] - beats[-2])
    accents = np.minimum(maximum_filter1d(onsets.novelty, _NEAR_FRAMES, axis=0), _CEILING)
    steps = np.diff(edges)
    at, half = (np.clip(np.round(t), 0, len(accents) - 1).astype(int) for t in (beats, beats + steps / 2))
    harmony, bass = beat_tones(chroma, beats, course.part(0.1, 0.3))
    loudness = np.log(onsets.loudness + 1e-3)
    loudest = maximum_filter1d(loudness, _ATTACK_FRAMES, origin=-(_ATTACK_FRAMES // 2))
    return Pulses(
        accents=accents[at].astype(np.float64),
        between=accents[half].astype(np.float64),
        attack=loudest[at],
        harmony=harmony,
        bass=bass,
        timbre=_means(onsets.timbre, beats, edges[1:], course.part(0.4, 0.8)),
        loudness=_means(loudness[:, None], beats, edges[1:], course.part(0.8, 0.9))[:, 0],
        density=_means(onsets.novelty.mean(axis=1)[:, None], beats, edges[1:], course.part(0.9, 1.0))[:, 0],
    )


def beat_tones(chroma: Matrix, beats: Curve, course: Course = UNWATCHED) -> tuple[Curve, Curve]:
    """Harmony and bass between each beat and the next, rows of 12 of unit length.

    Args:
        chroma: From ``hear_chroma``.
        beats: Beat times in frames, at least two.
        course: Told between chunks.
    """
    steps = np.append(np.diff(beats), beats[-1] - beats[-2])
    middle = beats + np.multiply.outer(_TONE_SPAN, steps)  # so that no window reaches into the next beat
    first, last = middle * CHROMA_RATE / FRAME_RATE
    tones = _means(chroma, first, last, course)
    return tone_shape(tones[:, :TONES]), tone_shape(tones[:, TONES:])


def change(rows: Curve, width: int) -> Curve:
    """1 - cosine between the ``width`` rows before and those from each row on, 0 where one is nothing; one a row."""
    before, after = _sides(rows, width)
    length = np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1)
    turned = np.where(length > _NOTHING, 1 - (before * after).sum(axis=1) / np.maximum(length, _NOTHING), 0.0)
    turned[:1] = 0
    return np.asarray(turned)


def rise(rows: Curve, width: int) -> Curve:
    """Mean of the ``width`` rows from each row on less that of the rows before it, same shape."""
    before, after = _sides(rows, width)
    count = np.arange(len(rows))
    ahead = np.minimum(width, len(rows) - count)[:, None]
    behind = np.maximum(np.minimum(width, count), 1)[:, None]
    step = after / ahead - before / behind
    step[:1] = 0
    return np.asarray(step)


def standard(values: Curve) -> Curve:
    """Standard scores of each column, within ±3."""
    spread = np.maximum(values.std(axis=0), _LEAST_SPREAD)
    return np.asarray(np.clip((values - values.mean(axis=0)) / spread, -3, 3))


def _sides(rows: Curve, width: int) -> tuple[Curve, Curve]:
    """Sums of the ``width`` rows before each row, and of those from it on."""
    total = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(rows, axis=0)])
    index = np.arange(len(rows))
    before = total[index] - total[np.maximum(index - width, 0)]
    return before, total[np.minimum(index + width, len(rows))] - total[index]


def _means(rows: Matrix | Timbres | Curve, starts: Curve, ends: Curve, course: Course = UNWATCHED) -> Curve:
    """Mean of the rows from each start to its end, of at least one row."""
    first = np.clip(np.round(starts).astype(int), 0, len(rows) - 1)
    last = np.clip(np.round(ends).astype(int), first + 1, len(rows))
    means = np.empty((len(first), rows.shape[1]))
    for part in course.chunks(len(first), _CHUNK):  # so that there are sums of some rows only at a time
        low, high = int(first[part].min()), int(last[part].max())
        sums = np.zeros((high - low + 1, rows.shape[1]))
        np.cumsum(rows[low:high], axis=0, dtype=np.float64, out=sums[1:])
        means[part] = (sums[last[part] - low] - sums[first[part] - low]) / (last - first)[part, None]
    return means
