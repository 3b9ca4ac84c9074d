"""Cutting a song into the slots on which moves are laid."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from choreo_desktop.domain.errors import InvalidRequestError, UnusableMediaError
from choreo_desktop.domain.genres import CountMode
from choreo_desktop.domain.song import Song, SongAnalysis
from choreo_desktop.planning.music import Wants
from choreo_desktop.planning.slots import COUNTS, SAME_BEAT, Slot, beats_between

_LEAST_TAIL = 0.5  # of a slot: what is left after the last whole one gets a move of its own from here on


def cut_slots(
    song: Song, analysis: SongAnalysis, *, unit: CountMode = 8, max_seconds: float | None = None
) -> list[Slot]:
    """Cut a song into slots, from its first "1" to its end, without a gap.

    Where fewer than two 8-counts were found but there are beats, every eighth beat from the first downbeat on
    counts as a "1". A song without a beat is refused: moves laid beside the music would look like a fault of ours.

    Args:
        song: For the sentence of an error.
        analysis: What was heard in it.
        unit: Beats of a slot.
        max_seconds: The last slot ends at this second of the song at the latest; None for the end of the music.

    Raises:
        UnusableMediaError: If no beat was found, or the song is shorter than one 8-count.
        InvalidRequestError: If ``max_seconds`` leaves no whole slot.
    """
    _check_beats(song, analysis)
    ones = _ones(analysis)
    end = music_end(analysis)
    if unit != COUNTS:
        ones = _halved(analysis.beats, ones, end, unit)
    while len(ones) > 1 and len(beats_between(analysis.beats, ones[-1], end)) < _LEAST_TAIL * unit:
        ones.pop()
    if len(beats_between(analysis.beats, ones[0], end)) < _LEAST_TAIL * unit:
        raise UnusableMediaError(
            f"The music of {song.title!r} ends before its first 8-count, at {end:.1f} s. Correct where its 1 is, or "
            "choose another song."
        )
    borders = [*ones, end]
    if max_seconds is not None and max_seconds < end:
        borders = _within(borders, max_seconds)
    wants = Wants(analysis, borders)
    return [wants.slot(i, a, b, last=b == end) for i, (a, b) in enumerate(pairwise(borders))]


def music_end(analysis: SongAnalysis) -> float:
    """Seconds at which the dance ends: the end of the music, or of its last beat where long nothing follows."""
    beat = analysis.beats[-1] - analysis.beats[-2]
    after = analysis.beats[-1] + beat
    sounding = min(analysis.sound_end or analysis.duration, analysis.duration)
    return sounding if sounding - after < COUNTS * beat else after


def _check_beats(song: Song, analysis: SongAnalysis) -> None:
    if analysis.bpm <= 0 or len(analysis.beats) < 2:
        raise UnusableMediaError(
            f"No beat was found in {song.title!r}, so moves cannot be laid on it. "
            "Choose a song with a clear beat, or another genre if its tempo lies outside this one's range.",
            details=f"bpm {analysis.bpm:g}, {len(analysis.beats)} beats in {analysis.duration:.1f} s",
        )
    if len(analysis.beats) < COUNTS:
        raise UnusableMediaError(
            f"The song {song.title!r} is shorter than one 8-count: only {len(analysis.beats)} beats were found. "
            "Choose a longer song.",
        )


def _ones(analysis: SongAnalysis) -> list[float]:
    if len(analysis.eight_counts) >= 2:
        return list(analysis.eight_counts)
    first = analysis.eight_counts or analysis.downbeats or analysis.beats
    begin = bisect_left(analysis.beats, first[0] - SAME_BEAT)
    if len(analysis.beats) - begin < COUNTS:
        begin = 0
    return list(analysis.beats[begin::COUNTS])


def _halved(beats: Sequence[float], ones: Sequence[float], end: float, unit: int) -> list[float]:
    """The first beat of every bar of the 8-counts; what is left of an uneven one stays with its last bar."""
    return [
        inside[i]
        for a, b in pairwise([*ones, end])
        if (inside := beats_between(beats, a, b))
        for i in range(0, max(len(inside) - unit // 2 + 1, 1), unit)
    ]


def _within(borders: Sequence[float], max_seconds: float) -> list[float]:
    kept = [border for border in borders if border <= max_seconds + SAME_BEAT]
    if len(kept) < 2:
        raise InvalidRequestError(
            f"The length limit of {max_seconds:g} s ends before the first counts of the song do, "
            f"at {borders[1]:.1f} s. Choose a longer one."
        )
    return kept
