"""A whole song: from its samples to beats, bars, 8-counts, phrases, sections, and how sure all of it is."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.accents import find_accents
from choreo_desktop.analysis.counts import count_beats
from choreo_desktop.analysis.course import Course
from choreo_desktop.analysis.energy import beat_energy
from choreo_desktop.analysis.grid import BeatGrid, find_grid, local_tempi
from choreo_desktop.analysis.hearing import Sound, hear_sound
from choreo_desktop.analysis.pulses import gather_pulses
from choreo_desktop.analysis.sections import find_phrases, find_sections
from choreo_desktop.analysis.sounding import SAMPLE_RATE, find_sounding
from choreo_desktop.domain.genres import Genre
from choreo_desktop.domain.song import Confidence, Section, SongAnalysis
from choreo_desktop.domain.work import CancelToken

# How much of the time has gone when each step is done.
_SOUNDING, _HEARD, _BEATS = 0.06, 0.59, 0.93


def analyse_song(
    samples: NDArray[np.floating],
    sample_rate: int,
    genre: Genre,
    *,
    cancel: CancelToken | None = None,
    on_share: Callable[[float], None] | None = None,
) -> SongAnalysis:
    """Hear the beats, bars, 8-counts and sections of a song.

    Never fails on what it hears: where there is nothing to hear, the answer has no beats, bpm 0 and no confidence.

    Args:
        samples: Mono, shape (samples,).
        sample_rate: Must be ``SAMPLE_RATE``.
        genre: Whose range the tempo is looked for in.
        cancel: Looked at between chunks of work.
        on_share: Told how much is done, 0 to 1, never less than before.

    Raises:
        ValueError: If ``sample_rate`` is another one.
    """
    if sample_rate != SAMPLE_RATE:
        raise ValueError(f"needs samples at {SAMPLE_RATE} Hz, not {sample_rate}")
    course = Course(cancel, on_share)
    duration = len(samples) / SAMPLE_RATE
    sounding = find_sounding(samples, course.part(0.0, _SOUNDING))
    if sounding is None:
        return _nothing(duration)
    sound = hear_sound(sounding, course.part(_SOUNDING, _HEARD))
    grid = find_grid(sound, genre, duration, course.part(_HEARD, _BEATS))
    if grid is None:
        return _nothing(duration)
    return _describe(sound, grid, duration, course.part(_BEATS, 1.0))


def _describe(sound: Sound, grid: BeatGrid, duration: float, course: Course) -> SongAnalysis:
    sounding = sound.sounding
    pulses = gather_pulses(sound.onsets, sound.chroma, grid.frames, course.part(0.0, 0.4))
    counts = count_beats(pulses, course)
    course.tell(0.7)
    energy = beat_energy(pulses)
    sections = find_sections(pulses, energy, counts.eights, grid.times, duration, course)
    phrases = find_phrases(pulses, counts.eights)
    course.tell(0.9)
    analysis = SongAnalysis(
        duration=duration,
        bpm=grid.bpm,
        beats=tuple(grid.times.tolist()),
        downbeats=tuple(grid.times[counts.downbeats].tolist()),
        eight_counts=tuple(grid.times[counts.eights].tolist()),
        sections=tuple(sections),
        confidence=Confidence(
            tempo=grid.tempo_confidence,
            beats=grid.beat_confidence,
            bars=grid.beat_confidence * counts.bar_confidence,
            eight_counts=grid.beat_confidence * counts.eight_confidence,
        ),
        phrases=tuple(grid.times[phrases].tolist()),
        tempi=tuple(local_tempi(grid.times).tolist()),
        energy=tuple(energy.tolist()),
        accents=tuple(find_accents(pulses, grid.times)),
        sound_start=min(max(sounding.first, 0.0), duration),
        sound_end=min(sounding.last, duration),
    )
    course.tell(1.0)
    return analysis


def _nothing(duration: float) -> SongAnalysis:
    """The analysis of a recording without a beat."""
    whole = Section(start=0.0, end=duration, label="verse", energy=0.0)
    return SongAnalysis(
        duration=duration,
        bpm=0.0,
        sections=(whole,) if duration > 0 else (),
        confidence=Confidence(tempo=0.0, beats=0.0, bars=0.0, eight_counts=0.0),
    )
