"""The beat grid of a sound: its tempo, its beats, and how sure both are."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.attacks import attack_offset
from choreo_desktop.analysis.beats import beat_salience, beats_at_half, grid_confidence, track_beats
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve, Onsets
from choreo_desktop.analysis.sounding import Sounding
from choreo_desktop.analysis.tempo import Tempogram, choose_tempo, follow_tempo, hear_tempi
from choreo_desktop.domain.song import Genre

MIN_BEATS = 4
"""Fewer beats than these are no grid."""

_EDGE = 0.05  # s: a beat may be found that much before the sound begins or after it ends
_LEAST_PULSE = 0.02  # beat confidence below which there is no beat at all


class BeatGrid(NamedTuple):
    """The beats of a sound.

    Attributes:
        bpm: Beats per minute.
        frames: Beat times in frames of ``sounding``.
        times: Beat times in seconds of the recording.
        tempo_confidence: How sure the tempo is, 0 to 1.
        beat_confidence: How sure the beats are, 0 to 1.
    """

    bpm: float
    frames: Curve
    times: Curve
    tempo_confidence: float
    beat_confidence: float


def find_grid(onsets: Onsets, sounding: Sounding, genre: Genre, duration: float) -> BeatGrid | None:
    """Find tempo and beats.

    Args:
        onsets: Of the sounding part.
        sounding: The part of the recording that sounds.
        genre: Whose range the tempo is looked for in.
        duration: Seconds of the recording.

    Returns:
        The grid, or None where there is no beat.
    """
    tempogram = hear_tempi(onsets.novelty)
    tempo = choose_tempo(onsets.novelty, tempogram, genre)
    salience, frames = _track(onsets, tempogram, tempo.bpm)
    if len(frames) > 1 and 2 * tempo.bpm <= genre.high and beats_at_half(onsets.novelty, frames):
        tempo = tempo._replace(bpm=2 * tempo.bpm)
        salience, frames = _track(onsets, tempogram, tempo.bpm)
    times = frames / FRAME_RATE
    times = times + sounding.start + attack_offset(sounding.samples, times)
    heard = (times >= sounding.first - _EDGE) & (times <= min(duration, sounding.last + _EDGE))
    frames, times = frames[heard], np.maximum(times[heard], 0.0)
    if len(times) < MIN_BEATS:
        return None
    confidence = grid_confidence(salience, frames)
    if confidence < _LEAST_PULSE:
        return None
    bpm = float(60 / np.median(np.diff(times)))
    return BeatGrid(bpm, frames, times, tempo.confidence, confidence)


def local_tempi(times: Curve) -> Curve:
    """Tempo at each beat in beats per minute, over the eight beats around it; shape as ``times``."""
    count = len(times)
    if count < 2:
        return np.zeros(count)
    index = np.arange(count)
    first = np.clip(index - 4, 0, max(count - 9, 0))
    last = np.minimum(first + 8, count - 1)
    return np.asarray(60 * (last - first) / (times[last] - times[first]))


def _track(onsets: Onsets, tempogram: Tempogram, bpm: float) -> tuple[Curve, Curve]:
    """Salience of each frame, and beats in frames, around one tempo."""
    period = follow_tempo(tempogram, bpm, len(onsets.novelty))
    salience = beat_salience(onsets.novelty, period)
    return salience, track_beats(onsets.novelty, period, salience)
