"""The beat grid of a sound: its tempo, its beats, and how sure both are."""

from typing import NamedTuple

import numpy as np

from choreo_desktop.analysis.attacks import attack_offset
from choreo_desktop.analysis.beats import beat_clarity, beat_salience, beats_beside, track_beats
from choreo_desktop.analysis.course import UNWATCHED, Course
from choreo_desktop.analysis.hearing import Sound
from choreo_desktop.analysis.judging import Judged, grid_tempo, judge
from choreo_desktop.analysis.onsets import FRAME_RATE, Curve
from choreo_desktop.analysis.tempo import Tempogram, candidate_tempi, follow_tempo, hear_tempi
from choreo_desktop.domain.genres import Genre

MIN_BEATS = 4
"""Fewer beats than these are no grid."""

BESIDE = (0.5, 1 / 3, 2 / 3)
"""Where else in the beat the true beat may lie."""

_EDGE = 0.05  # s: a beat may be found that much before the sound begins or after it ends
_LEAST_PULSE = 0.02  # clarity below which there is no beat at all
_SAME_TEMPO = 0.04
_SAME_FRAMES = 3.0
_NEARLY = 1.04


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


class _Track(NamedTuple):
    beats: Curve
    salience: Curve


def find_grid(sound: Sound, genre: Genre, duration: float, course: Course = UNWATCHED) -> BeatGrid | None:
    """Find tempo and beats.

    Args:
        sound: The sounding part, described.
        genre: Whose range the tempo is looked for in.
        duration: Seconds of the recording.
        course: Told after each tempo that is tried.

    Returns:
        The grid, or None where there is no beat.
    """
    chosen = _choose(sound, genre, course.part(0.0, 0.93))
    if chosen is None:
        return None
    best, judged = chosen
    times = best.beats / FRAME_RATE
    sounding = sound.sounding
    times = times + sounding.start + attack_offset(sounding.samples, times, course.part(0.93, 1.0))
    heard = (times >= sounding.first - _EDGE) & (times <= min(duration, sounding.last + _EDGE))
    frames, times = best.beats[heard], np.maximum(times[heard], 0.0)
    course.tell(1.0)
    clear = beat_clarity(best.salience, best.beats)
    if len(times) < MIN_BEATS or clear < _LEAST_PULSE:
        return None
    same = np.abs(judged.bpm / judged.bpm[judged.best] - 1) < _SAME_TEMPO
    bpm = float(60 / np.median(np.diff(times)))
    tempo_chance = min(float(judged.chances[same].sum()), 1.0)
    return BeatGrid(bpm, frames, times, clear * tempo_chance, clear * float(judged.chances.max()))


def hear_tempo(sound: Sound, genre: Genre, course: Course = UNWATCHED) -> float:
    """The tempo of a sound alone, in beats per minute; 0 where there is no beat.

    Args:
        sound: The sounding part, described.
        genre: Whose range the tempo is looked for in.
        course: Told after each tempo that is tried.
    """
    chosen = _choose(sound, genre, course)
    return 0.0 if chosen is None else grid_tempo(chosen[0].beats)


def _choose(sound: Sound, genre: Genre, course: Course) -> tuple[_Track, Judged] | None:
    """The track that is most likely the beat."""
    tempogram = hear_tempi(sound.onsets.novelty, course.part(0.0, 0.1))
    tracks = _tracks(sound, tempogram, genre, course.part(0.1, 0.73))
    if not tracks:
        return None
    judged = judge([track.beats for track in tracks], sound.cues, sound.chroma, tempogram, course.part(0.73, 1.0))
    return tracks[judged.best], judged


def local_tempi(times: Curve) -> Curve:
    """Tempo at each beat in beats per minute, over the eight beats around it; shape as ``times``."""
    count = len(times)
    if count < 2:
        return np.zeros(count)
    index = np.arange(count)
    first = np.clip(index - 4, 0, max(count - 9, 0))
    last = np.minimum(first + 8, count - 1)
    return np.asarray(60 * (last - first) / (times[last] - times[first]))


def _tracks(sound: Sound, tempogram: Tempogram, genre: Genre, course: Course) -> list[_Track]:
    """Each tempo that may be the one, followed through the sound, and the grids beside it.

    A track may lie on the half beats; in swinging music, on the third third of the beat. Tracks that left the genre's
    range on their way count only where none stayed in it.
    """
    tracks: list[_Track] = []
    candidates = candidate_tempi(tempogram, genre.low / _NEARLY, genre.high * _NEARLY)
    novelty = sound.onsets.novelty
    for number, bpm in enumerate(candidates):
        course.tell(number / len(candidates))
        period = follow_tempo(tempogram, bpm, len(novelty), course)
        course.check()
        salience = beat_salience(sound.cues, period, course=course)
        beats = track_beats(novelty, period, salience, course)
        if len(beats) <= MIN_BEATS or any(_alike(beats, t.beats) for t in tracks):
            continue
        tracks.append(_Track(beats, salience))
        for share in BESIDE:
            course.check()
            tracks.append(_Track(beats_beside(novelty, beats, share), salience))
    return [track for track in tracks if _inside(track.beats, genre)] or tracks


def _alike(beats: Curve, others: Curve) -> bool:
    """Whether two grids are the same but for some frames."""
    if abs(len(beats) - len(others)) > _SAME_TEMPO * len(others) + 1:
        return False
    after = np.clip(np.searchsorted(others, beats), 1, len(others) - 1)
    distance = np.minimum(np.abs(others[after] - beats), np.abs(others[after - 1] - beats))
    return float(np.percentile(distance, 90)) < _SAME_FRAMES


def _inside(beats: Curve, genre: Genre) -> bool:
    """Whether the beats that were found still have a tempo of the genre, or nearly."""
    return genre.low / _NEARLY <= grid_tempo(beats) <= genre.high * _NEARLY
