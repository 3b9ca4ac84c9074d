"""Judging: of several grids that a sound could be counted on, which one a dancer would count.

The tempo of a song is known up to simple ratios long before it is known which of them people tap, and beats up to half
a beat. So each tempo that recurs is followed through the whole sound, with its half beats as a grid of their own, and
what happens on and between the beats of all these grids is compared (a conditional logit over the grids).
"""

from itertools import product
from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.cues import cues_at
from choreo_desktop.analysis.learned import GRID
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Matrix
from choreo_desktop.analysis.pulses import beat_tones, change
from choreo_desktop.analysis.tempo import Tempogram, recurrence

_WIDTHS = (1, 2, 4)  # beats on both sides whose chords are compared
_PERIODS = (2, 4, 8)  # beats after which chords may change


class Judged(NamedTuple):
    """Grids with their chances.

    Attributes:
        best: Number of the likeliest.
        chances: Of each grid, adding up to 1.
        bpm: Of each grid.
    """

    best: int
    chances: Curve
    bpm: Curve


def judge(grids: list[Curve], cues: Matrix, chroma: Matrix, tempogram: Tempogram, course: Course = UNWATCHED) -> Judged:
    """Say which of some grids is the beat.

    Args:
        grids: Beat times in frames, at least four each, at least one grid.
        cues: Of the sound.
        chroma: Of the sound.
        tempogram: Of the sound.
        course: Told after each grid.
    """
    merits = np.zeros(len(grids))
    for number, grid in enumerate(grids):
        course.tell(number / len(grids))
        merits[number] = grid_facts(grid, cues, chroma, tempogram, course.quiet()) @ np.array(GRID)
    course.tell(1.0)
    chances = np.exp(merits - merits.max())
    bpm = np.array([grid_tempo(grid) for grid in grids])
    return Judged(int(merits.argmax()), chances / chances.sum(), bpm)


def grid_tempo(grid: Curve) -> float:
    """Beats per minute of a grid in frames."""
    return float(60 * FRAME_RATE / np.median(np.diff(grid)))


def grid_facts(grid: Curve, cues: Matrix, chroma: Matrix, tempogram: Tempogram, course: Course = UNWATCHED) -> Curve:
    """What speaks for and against a grid: its tempo, what happens where in the beat, and how chords follow it."""
    steps = np.append(np.diff(grid), grid[-1] - grid[-2])
    at = {place: cues_at(cues, grid + place * steps) for place in (0.0, 0.25, 1 / 3, 0.5, 2 / 3, 0.75)}
    mean = {place: rows.mean(axis=0) for place, rows in at.items()}
    every_other = np.abs(at[0.0][::2].mean(axis=0) - at[0.0][1::2].mean(axis=0))
    return np.concatenate(
        [
            recurrence(tempogram, grid_tempo(grid)),
            mean[0.0],
            mean[0.5],
            (mean[0.25] + mean[0.75]) / 2,
            mean[0.75] - mean[0.25],
            (mean[1 / 3] + mean[2 / 3]) / 2,
            mean[2 / 3] - mean[1 / 3],
            every_other,
            _chord_facts(grid, chroma, course),
        ]
    )


def _chord_facts(grid: Curve, chroma: Matrix, course: Course) -> Curve:
    """How much chords and bass change from beat to beat, and how much of it falls on every 2nd, 4th or 8th beat."""
    facts = []
    for shapes, width in product(beat_tones(chroma, grid, course), _WIDTHS):
        course.check()
        turned = change(shapes, width)
        facts.append(float(turned.mean()))
        facts += [_focus(turned, period) for period in _PERIODS if width <= period // 2 + 1]
    return np.array(facts)


def _focus(values: Curve, period: int) -> float:
    """By how much the best phase of a period exceeds the mean of all."""
    if len(values) < 2 * period:
        return 0.0
    means = [float(values[phase::period].mean()) for phase in range(period)]
    return max(means) - sum(means) / period
