"""Corrections of a person on top of what was detected, so that a better detector later keeps them.

Every beat has a number on one long count: multiples of 4 begin a bar, of 8 an 8-count, of 32 a phrase; where the song
leaves out beats, so does the count. Shifting, halving and doubling are sums and products of that number and of the
beat's place among the detected ones, which is why they can be undone exactly.
"""

from collections.abc import Sequence
from math import copysign, fmod

from choreo_desktop.analysis.counted_grid import read_grid, write_grid
from choreo_desktop.analysis.grid_edits import EDITS, Shifted
from choreo_desktop.analysis.grid_replacing import follow_taps, given_grid
from choreo_desktop.analysis.long_count import BAR, EIGHT
from choreo_desktop.analysis.section_edits import edit_sections, replace_sections, with_measured_energy
from choreo_desktop.domain.corrections import (
    Corrections,
    GivenGrid,
    GivenSections,
    GridCorrection,
    Pace,
    SectionEdit,
    Shift,
    Taps,
)
from choreo_desktop.domain.song import SongAnalysis

_Step = GridCorrection | Shifted


def correct(analysis: SongAnalysis, corrections: Corrections) -> SongAnalysis:
    """Apply corrections to an analysis.

    Args:
        analysis: As detected.
        corrections: In order. Those that mean nothing for this analysis (a song without a beat) are left out.

    Returns:
        The corrected analysis; the same object where there is nothing to correct.
    """
    steps = _added_up(corrections.steps)
    if not steps:
        return analysis
    sections = analysis.sections
    grid = read_grid(analysis) if len(analysis.beats) > 1 else None
    for step in steps:
        if isinstance(step, SectionEdit):
            sections = edit_sections(sections, step, analysis.duration)
        elif isinstance(step, GivenSections):
            sections = replace_sections(sections, step, analysis.duration)
        elif isinstance(step, Taps):
            grid = follow_taps(grid, step)
        elif isinstance(step, GivenGrid):
            grid = given_grid(grid, step, analysis.duration)
        elif grid is not None:
            grid = EDITS[type(step)](grid, step)
    sections = with_measured_energy(sections, analysis)
    return write_grid(analysis.model_copy(update={"sections": sections}), grid)


def _added_up(steps: Sequence[GridCorrection]) -> list[_Step]:
    """Steps in which those are gone that the next one takes back, and shifts in a row are one.

    What was undone was not decided, so it leaves no trace: neither in the grid nor in how sure it is.
    """
    left: list[_Step] = []
    for step in steps:
        before = left[-1] if left else None
        if isinstance(step, Shift):
            beats = step.beats
            if isinstance(before, Shifted):
                left.pop()
                beats = _least(before.beats + beats)
            if beats:
                left.append(Shifted(beats))
        elif isinstance(step, Pace) and isinstance(before, Pace) and before.factor != step.factor:
            left.pop()
        else:
            left.append(step)
    return left


def _least(beats: float) -> float:
    """The shortest shift that comes to the same; a whole 8-count is none."""
    half = fmod(beats, 1)
    whole = fmod(beats - half, EIGHT)
    return half + (whole - copysign(EIGHT, whole) if abs(whole) > BAR else whole)
