"""Where each move of a blueprint lies, in whole frames of the absolute timeline."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from choreo_desktop.domain.blueprint import BlueprintMove
from choreo_desktop.domain.timing import TimeMap, frame_at


class Placement(NamedTuple):
    """One move in frames.

    Attributes:
        move: Place of the move in the blueprint's list.
        start: Seconds at which it begins.
        end: Seconds at which it ends.
        first_frame: Its first frame, round(start x fps).
        frames: How many frames it plays, up to round(end x fps).
        hold_before: Frames that show its first picture before it (a gap at the very beginning).
        hold_after: Frames that show its last picture after it (the gap before the next move).
        time_map: From seconds after the first frame to seconds in the clip.
    """

    move: int
    start: float
    end: float
    first_frame: int
    frames: int
    hold_before: int
    hold_after: int
    time_map: TimeMap

    @property
    def total_frames(self) -> int:
        """Frames of the whole segment, holds included."""
        return self.hold_before + self.frames + self.hold_after


def place_moves(moves: Sequence[BlueprintMove], clip_seconds: Sequence[float], rate: Fraction) -> list[Placement]:
    """Lay moves on the timeline.

    Moves play in list order, each from the end of the one before or its own start time, whichever is later. No
    rounding adds up: every border is rounded once, on the absolute timeline.

    Args:
        moves: In the order in which they play.
        clip_seconds: Length of each move's clip in seconds, for moves without a duration.
        rate: Frames per second of the output.

    Returns:
        A placement for each move, in order; together they cover frame 0 to the end without a gap.
    """
    spans: list[tuple[float, float]] = []
    end = 0.0
    for move, length in zip(moves, clip_seconds, strict=True):
        start = max(end, move.start_time)
        end = start + (move.duration if move.duration is not None else _rest(move, length))
        spans.append((start, end))
    return _fill_gaps(moves, spans, rate)


def _rest(move: BlueprintMove, length: float) -> float:
    """Seconds from where the move begins in its clip to the clip's end."""
    return max(move.mapping().out_time(length), 0.0)


def _fill_gaps(moves: Sequence[BlueprintMove], spans: Sequence[tuple[float, float]], rate: Fraction) -> list[Placement]:
    borders = [(frame_at(start, rate), frame_at(end, rate)) for start, end in spans]
    shown = [i for i, (first, last) in enumerate(borders) if last > first]
    following = dict(pairwise(shown))
    last_frame = borders[-1][1] if borders else 0
    placements = []
    for i, (move, (start, end), (first, last)) in enumerate(zip(moves, spans, borders, strict=True)):
        visible = last > first
        # Moves shorter than a frame at the very end still push the end of the video.
        next_first = borders[following[i]][0] if i in following else last_frame
        # The grid of frames and the start of the move differ by less than a frame: keep that part of the map.
        offset = float(first / rate) - start
        knots = [(p.out - offset, p.clip) for p in move.mapping().points]
        placements.append(
            Placement(
                move=i,
                start=start,
                end=end,
                first_frame=first,
                frames=last - first,
                hold_before=first if visible and i == shown[0] else 0,
                hold_after=next_first - last if visible else 0,
                time_map=TimeMap(knots),
            )
        )
    return placements
