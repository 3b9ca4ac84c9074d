"""What the timeline shows, apart from how it is painted. No widgets: all of it can be asked in a test."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from choreo_desktop.ui.song_marks import section_colors
from choreo_desktop.ui.timeline.axis import Axis
from choreo_desktop.ui.timeline.blocks import Block
from choreo_desktop.ui.timeline.counting import Counting, Rank
from choreo_desktop.ui.timeline.lanes import LaneName, Lanes
from choreo_desktop.ui.timeline.marks import Mark, mark_at
from choreo_desktop.ui.timeline.slot_line import Gap, SlotLine

MIN_BEAT_PIXELS = 5.0  # closer lines would melt into a block
_WORD_PIXELS, _LETTER_PIXELS = 8.0, 6.5  # around a word on a beat, and of each of its letters
MIN_EIGHT_PIXELS = 34.0  # between numbers of 8-counts
_NUMBER_PIXELS = 6.0  # more around the number of an 8-count
_BEATS_OF = {Rank.BEAT: 1, Rank.BAR: 4, Rank.EIGHT: 8, Rank.PHRASE: 32}
_EMPTY_SECONDS = 60.0
_TINY = 1e-6


class Hit(NamedTuple):
    """What lies at a place of the timeline.

    Attributes:
        lane: The strip.
        time: Seconds, within what is shown.
        move: Place of the move in the plan, counted from 0; None where there is none.
        eight: Number of the 8-count, counted from 0; None where there is none.
        beat: Seconds of the nearest beat; None where there are none.
        section: Name of the part of the song; empty where there is none.
        gap: The free 8-counts; None where a move lies, or the plan cannot be changed.
        mark: The marker, counted from 0; None where there is none.
    """

    lane: LaneName
    time: float
    move: int | None = None
    eight: int | None = None
    beat: float | None = None
    section: str = ""
    gap: Gap | None = None
    mark: int | None = None


class Detail(NamedTuple):
    """How much there is room for at a scale.

    Attributes:
        grid: The least weight of beats that get a line; None where even lines of phrases would melt.
        words: Whether what is said on each beat is written.
        every: Which 8-counts get a number: each one, every other one, every fourth and so on.
    """

    grid: Rank | None
    words: bool
    every: int


class TimelineScene:
    """A song and a plan for it. A value: another song or plan is another scene.

    Args:
        counting: The song; None where there is none, or nobody has listened to it yet.
        blocks: The plan, by time; empty where there is none.
        seconds: Length of the song where there is no ``counting`` to tell it.
        line: The 8-counts on which the plan lies; without any, the plan can only be looked at.
        marks: Markers, by time.
    """

    def __init__(
        self,
        counting: Counting | None = None,
        blocks: Sequence[Block] = (),
        seconds: float = 0.0,
        *,
        line: SlotLine | None = None,
        marks: Sequence[Mark] = (),
    ) -> None:
        self.counting = counting
        self.blocks = tuple(blocks)
        self.line = line if line is not None else SlotLine()
        self.marks = tuple(marks)
        self.gaps = self.line.gaps((b.slot, b.slots) for b in self.blocks if b.slot >= 0) if len(self.line) else []
        self.song_end = counting.analysis.duration if counting is not None else seconds
        self.colors = section_colors(counting.analysis.sections) if counting is not None else {}
        self._starts = [block.start for block in self.blocks]
        self._ends = [block.end for block in self.blocks]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.counting is None and not self.blocks and not self.song_end

    @property
    def editable(self) -> bool:
        """Whether there is a plan that can be changed."""
        return len(self.line) > 0

    @property
    def extent(self) -> float:
        """Seconds that there are to show: the song, or the plan where that is longer."""
        return max(self.song_end, self._ends[-1] if self._ends else 0.0) or _EMPTY_SECONDS

    def between(self, start: float, end: float) -> tuple[Block, ...]:
        """The moves that reach into a span."""
        first = bisect_right(self._ends, start)
        return self.blocks[first : max(bisect_right(self._starts, end), first)]

    def block_at(self, time: float) -> Block | None:
        """The move that plays at a time."""
        place = bisect_right(self._starts, time) - 1
        return self.blocks[place] if place >= 0 and time < self._ends[place] else None

    def gap_at(self, time: float) -> Gap | None:
        """The free 8-counts in which a time lies."""
        return next((gap for gap in self.gaps if gap.start <= time < gap.end), None)

    def detail(self, scale: float) -> Detail:
        """How much there is room for, where a second is so many pixels wide."""
        beat = self.counting.spacing * scale if self.counting is not None else 0.0
        letters = self.counting.longest_word if self.counting is not None else 0
        grid = next((rank for rank, beats in _BEATS_OF.items() if beat * beats >= MIN_BEAT_PIXELS), None)
        digits = len(str(self.counting.eights)) if self.counting is not None else 1
        room = max(MIN_EIGHT_PIXELS, _WORD_PIXELS + _NUMBER_PIXELS + digits * _LETTER_PIXELS)
        every = 1
        while beat and beat * 8 * every < room:
            every *= 2
        return Detail(grid, beat >= _WORD_PIXELS + letters * _LETTER_PIXELS, every)

    def hit(self, x: float, y: float, axis: Axis, lanes: Lanes) -> Hit:
        """What lies at a place, in pixels from the top left of what is seen."""
        lane, time = lanes.at(y), axis.inside(x)
        block = self.block_at(axis.time(x)) if lane is LaneName.MOVES else None
        move = block.place if block is not None else None
        gap = self.gap_at(axis.time(x)) if lane is LaneName.MOVES and block is None else None
        mark = mark_at(self.marks, x, y, axis) if lane is LaneName.RULER else None
        if self.counting is None:
            return Hit(lane, time, move, gap=gap, mark=mark)
        eight, section = self.counting.eight_at(time), self.counting.section_at(time)
        return Hit(
            lane,
            time,
            move,
            eight.number if eight is not None else None,
            self.counting.nearest(time),
            section.label if section is not None else "",
            gap,
            mark,
        )

    def snapped(self, start: float, end: float, scale: float) -> tuple[float, float]:
        """A span whose ends lie on counts that are seen at this scale: at least from one to the next.

        Without counts it stays as it is. The ends may come in either order.
        """
        low, high = min(start, end), max(start, end)
        if self.counting is None:
            return low, high
        grid = self.detail(scale).grid
        seen = Rank.EIGHT if grid is None else min(grid, Rank.EIGHT)
        for least in (seen, Rank.BEAT):  # a song may have beats and no 8-counts
            first, last = self.counting.nearest(low, least=least), self.counting.nearest(high, least=least)
            if first is not None and last is not None and last - first > _TINY:
                return first, last
            around = self.counting.around((low + high) / 2, least=least)
            if around is not None:
                return around
        return low, high

    def section_start(self, time: float, direction: int) -> float | None:
        """Where the next part of the song begins, or the one before (direction -1); None where there is none.

        A little after the beginning of a part, the one before is the part itself, as in players of music.
        """
        if self.counting is None:
            return None
        starts = [section.start for section in self.counting.analysis.sections]
        place = bisect_right(starts, time + _TINY) if direction > 0 else bisect_left(starts, time - 1.0) - 1
        return starts[place] if 0 <= place < len(starts) else None
