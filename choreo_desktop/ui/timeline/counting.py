"""The beats of a song as dancers count them, looked up for the part that is shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from choreo_desktop.domain.genres import CountMode, Genre
from choreo_desktop.domain.song import Accent, Section, SongAnalysis

EIGHT = 8
_CLOSE = 1e-4  # seconds; the same beat, written twice


class Rank(IntEnum):
    """How much weight a beat has."""

    BEAT = 0
    BAR = 1
    EIGHT = 2
    PHRASE = 3


class Beat(NamedTuple):
    """A beat.

    Attributes:
        time: Seconds.
        rank: Its weight.
    """

    time: float
    rank: Rank


class EightCount(NamedTuple):
    """An 8-count.

    Attributes:
        number: Counted from 0.
        start: Seconds.
        end: Seconds.
        phrase: Whether a phrase begins with it.
    """

    number: int
    start: float
    end: float
    phrase: bool


class Counting:
    """The counts of a song. Nothing is worked out before it is asked for, so long songs cost nothing.

    Args:
        analysis: What was heard in it.
        genre: Whose words are said.
        mode: Whether dancers count to eight, or to four, bar by bar.
    """

    def __init__(self, analysis: SongAnalysis, genre: Genre, mode: CountMode) -> None:
        self.analysis = analysis
        self._words = genre.count_words(mode)
        self._mode = mode
        self._phrases = set(analysis.phrases)
        self._ranks: dict[float, Rank] = {}
        self._longest_break = max((a.end - a.start for a in analysis.accents), default=0.0)

    @property
    def eights(self) -> int:
        """How many 8-counts there are."""
        return len(self.analysis.eight_counts)

    @property
    def phrases(self) -> int:
        """How many phrases there are."""
        return len(self.analysis.phrases)

    @property
    def longest_word(self) -> int:
        """Letters of the longest word that is said on a beat."""
        return max(map(len, self._words))

    @property
    def spacing(self) -> float:
        """Mean seconds from beat to beat; 0 where there are none."""
        beats = self.analysis.beats
        return (beats[-1] - beats[0]) / (len(beats) - 1) if len(beats) > 1 else 0.0

    def beats(self, start: float, end: float, *, least: Rank = Rank.BEAT) -> Iterator[Beat]:
        """The beats of a span that have some weight or more."""
        times = self._times(least)
        for place in range(bisect_left(times, start), bisect_right(times, end)):
            yield Beat(times[place], self._rank(times[place]))

    def word(self, time: float) -> str:
        """What dancers say on a beat; empty where nobody knows.

        Counted from the last 1 before it; before the first, backwards from there.
        """
        starts = self.analysis.eight_counts if self._mode == EIGHT else self.analysis.downbeats
        if not starts:
            return ""
        one = starts[max(bisect_right(starts, time + _CLOSE) - 1, 0)]
        beats = self.analysis.beats
        far = bisect_left(beats, time - _CLOSE) - bisect_left(beats, one - _CLOSE)
        return self._words[far % len(self._words)]

    def eight(self, number: int) -> EightCount:
        """An 8-count by its number, counted from 0."""
        starts = self.analysis.eight_counts
        start = starts[number]
        following = starts[number + 1] if number + 1 < len(starts) else start + EIGHT * self.spacing
        end = min(following, max(self.analysis.duration, start))
        return EightCount(number, start, end, start in self._phrases)

    def eight_at(self, time: float) -> EightCount | None:
        """The 8-count in which a time lies."""
        number = bisect_right(self.analysis.eight_counts, time + _CLOSE) - 1
        if number < 0:
            return None
        found = self.eight(number)
        return found if time < found.end else None

    def eights_between(self, start: float, end: float, every: int = 1) -> Iterator[EightCount]:
        """The 8-counts that begin in a span, or of several only the first: every one, every other one and so on."""
        starts = self.analysis.eight_counts
        first, last = bisect_left(starts, start), bisect_right(starts, end)
        for number in range(-(-first // every) * every, last, every):
            yield self.eight(number)

    def phrase_of(self, time: float) -> int | None:
        """The number of the phrase in which a time lies, counted from 0."""
        number = bisect_right(self.analysis.phrases, time + _CLOSE) - 1
        return number if number >= 0 else None

    def nearest(self, time: float, *, least: Rank = Rank.BEAT) -> float | None:
        """The beat nearest to a time; None where there are none."""
        times = self._times(least)
        place = bisect_left(times, time)
        return min(times[max(place - 1, 0) : place + 1], key=lambda beat: abs(beat - time), default=None)

    def around(self, time: float, *, least: Rank = Rank.BEAT) -> tuple[float, float] | None:
        """The beats before and after a time; None where one of them is missing."""
        times = self._times(least)
        place = bisect_right(times, time)
        return (times[place - 1], times[place]) if 0 < place < len(times) else None

    def section_at(self, time: float) -> Section | None:
        """The part of the song in which a time lies."""
        return next(iter(self.sections(time, time)), None)

    def sections(self, start: float, end: float) -> Sequence[Section]:
        """The parts of the song that reach into a span."""
        found = self.analysis.sections
        first = bisect_right(found, start, key=lambda s: s.end)
        return found[first : max(bisect_right(found, end, key=lambda s: s.start), first)]

    def accents(self, start: float, end: float) -> Iterator[Accent]:
        """The hits and breaks of a span."""
        found = self.analysis.accents
        first = bisect_left(found, start - self._longest_break, key=lambda a: a.start)
        for accent in found[first : bisect_right(found, end, key=lambda a: a.start)]:
            if accent.end >= start:
                yield accent

    def energy(self, start: float, end: float, most: int) -> list[tuple[float, float]]:
        """The curve of a span and one point on either side of it: pairs of seconds and energy, 0 to 1.

        Args:
            start: Seconds.
            end: Seconds.
            most: About so many points; of more, the highest of each few is taken.
        """
        beats, energy = self.analysis.beats, self.analysis.energy
        if len(energy) != len(beats) or not beats:
            return []
        first, last = max(bisect_left(beats, start) - 1, 0), bisect_right(beats, end) + 1
        step = max((min(last, len(beats)) - first) // max(most, 1), 1)
        first = first // step * step  # the same few at every scroll, so that the curve does not tremble
        return [(beats[i], max(energy[i : i + step])) for i in range(first, min(last, len(beats)), step)]

    def _times(self, least: Rank) -> tuple[float, ...]:
        found = self.analysis
        return (found.beats, found.downbeats, found.eight_counts, found.phrases)[least]

    def _rank(self, time: float) -> Rank:
        if time not in self._ranks:
            self._ranks[time] = self._found_rank(time)
        return self._ranks[time]

    def _found_rank(self, time: float) -> Rank:
        for rank in (Rank.PHRASE, Rank.EIGHT, Rank.BAR):
            if _among(self._times(rank), time):
                return rank
        return Rank.BEAT


def _among(times: Sequence[float], time: float) -> bool:
    place = bisect_left(times, time - _CLOSE)
    return place < len(times) and times[place] <= time + _CLOSE
