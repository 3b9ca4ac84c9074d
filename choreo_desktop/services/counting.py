"""What a dancer hears called while watching: the count on each beat, and the move that is danced."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from pathlib import PurePosixPath
from typing import NamedTuple

from choreo_desktop.domain.blueprint import Blueprint
from choreo_desktop.domain.genres import CountMode, Genre
from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.domain.song import SongAnalysis

EIGHT = 8
_LAST_SECONDS = 1.0  # how long a count stands that no other one follows and no tempo is known for
_SAME_BEAT = 0.02  # seconds; times of one beat that went through a file differ by less


class CountCue(NamedTuple):
    """What is said on one beat.

    Attributes:
        time: Seconds; the second 0 of a choreography is that of its song.
        word: What dancers say, such as ``tap``.
        number: Which beat of the 8-count or bar it is, counted from 1.
    """

    time: float
    word: str
    number: int


class MoveCue(NamedTuple):
    """One move of a choreography in its time.

    Attributes:
        start: Seconds.
        end: Seconds.
        name: What dancers call it.
        place: Its place in the blueprint's list.
    """

    start: float
    end: float
    name: str
    place: int


def count_cues(analysis: SongAnalysis, genre: Genre, mode: CountMode = 8) -> tuple[CountCue, ...]:
    """The count of every beat of a song.

    Beats before the first "1" that is known have none. Where two 8-counts lie further apart than eight beats, counting
    begins anew after the eighth.

    Args:
        analysis: Its beats, and where counting begins.
        genre: The dance, which has the words.
        mode: Whether dancers count to eight, or bar by bar to four.
    """
    ones = analysis.eight_counts if mode == EIGHT else tuple(sorted({*analysis.downbeats, *analysis.eight_counts}))
    return _counted(analysis.beats, _places(analysis.beats, ones), genre.count_words(mode))


def clip_cues(
    grid: ClipGrid, genre: Genre, mode: CountMode = 8
) -> tuple[tuple[CountCue, ...], tuple[tuple[float, float], ...]]:
    """The count of every beat of a clip from its first "1" on, and start and end of each of its 8-counts in seconds."""
    ones = range(grid.first_one, len(grid.beats), mode)
    eights = grid.beats[grid.first_one :: EIGHT]
    return _counted(grid.beats, ones, genre.count_words(mode)), _spans(grid.beats, eights)


def move_cues(blueprint: Blueprint, clip_seconds: Mapping[str, float] | None = None) -> tuple[MoveCue, ...]:
    """The moves of a choreography in the order in which they play.

    Args:
        blueprint: What is played.
        clip_seconds: Length of each clip by its key, for moves without a duration. Such a move whose clip is not
            listed ends where the next one is due; where that cannot be told either, the cues end before it.
    """
    lengths = clip_seconds or {}
    cues: list[MoveCue] = []
    end = 0.0
    for place, move in enumerate(blueprint.moves):
        start = max(end, move.start_time)
        if move.duration is not None:
            end = start + move.duration
        elif move.video_path in lengths:
            end = start + max(0.0, move.mapping().out_time(lengths[move.video_path]))
        else:
            end = max((after.start_time for after in blueprint.moves[place + 1 : place + 2]), default=0.0)
            if end <= start:
                break
        cues.append(MoveCue(start, end, move.name or PurePosixPath(move.video_path).stem, place))
    return tuple(cues)


def eight_spans(analysis: SongAnalysis) -> tuple[tuple[float, float], ...]:
    """Start and end of each 8-count in seconds; the last ends with its eighth beat, or with the song."""
    return tuple(
        (start, max(start, min(end, analysis.duration))) for start, end in _spans(analysis.beats, analysis.eight_counts)
    )


def span_at(spans: Sequence[tuple[float, float]], seconds: float) -> tuple[float, float] | None:
    """The span that holds a time, of spans in order that do not overlap; None between them."""
    place = bisect_right(spans, seconds, key=lambda span: span[0]) - 1
    return spans[place] if place >= 0 and seconds < spans[place][1] else None


def word_at(cues: Sequence[CountCue], seconds: float) -> CountCue | None:
    """What is counted at a time: the cue of the last beat, until the next; None where nothing is counted."""
    place = bisect_right(cues, seconds, key=attrgetter("time")) - 1
    if place < 0:
        return None
    if place == len(cues) - 1:
        length = cues[-1].time - cues[-2].time if len(cues) > 1 else _LAST_SECONDS
        return cues[place] if seconds < cues[place].time + length else None
    return cues[place]


def move_at(moves: Sequence[MoveCue], seconds: float) -> MoveCue | None:
    """The move that is danced at a time; None in a gap, where the last picture is held."""
    place = bisect_right(moves, seconds, key=attrgetter("start")) - 1
    return moves[place] if place >= 0 and seconds < moves[place].end else None


def _places(beats: Sequence[float], ones: Sequence[float]) -> list[int]:
    """Which beats the ones are, increasing."""
    return sorted(set(_beats_nearest(beats, ones)))


def _beats_nearest(beats: Sequence[float], ones: Sequence[float]) -> Iterator[int]:
    for one in ones:
        after = bisect_left(beats, one)
        near = min(range(max(0, after - 1), min(after + 1, len(beats))), key=lambda i: abs(beats[i] - one), default=0)
        if near < len(beats) and abs(beats[near] - one) < _SAME_BEAT:
            yield near


def _spans(beats: Sequence[float], eights: Sequence[float]) -> tuple[tuple[float, float], ...]:
    ends = (*eights[1:], *(_last_end(beats, start) for start in eights[-1:]))
    return tuple(zip(eights, ends, strict=True))


def _last_end(beats: Sequence[float], start: float) -> float:
    """Where an 8-count ends that no other one follows: on its ninth beat, or where that would be."""
    first = bisect_left(beats, start - _SAME_BEAT)
    own = beats[first : first + EIGHT + 1]
    if len(own) > EIGHT:
        return own[EIGHT]
    pace = (own[-1] - own[0]) / (len(own) - 1) if len(own) > 1 else _LAST_SECONDS
    return start + EIGHT * pace


def _counted(beats: Sequence[float], starts: Sequence[int], words: Sequence[str]) -> tuple[CountCue, ...]:
    """Every beat from the first start on, counted from the start before it."""
    cues = []
    for first, last in pairwise((*starts, len(beats))):
        for beat in range(first, last):
            number = (beat - first) % len(words)
            cues.append(CountCue(beats[beat], words[number], number + 1))
    return tuple(cues)
