"""Which stretches of which clips are due soon, for a moment of a plan that is watched."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from choreo_desktop.services.live import LiveMove, LivePlan
from choreo_desktop.services.live_shelf import LiveWant

LEAD = 4.0  # seconds before a move in which its clip is opened; far from a key frame its first picture takes one
_HEAD = 6  # pictures of a move that are ready before it begins
_AHEAD_SECONDS = 1.2
_MOST_AHEAD = 3  # moves whose beginnings are ready


class LiveWish(NamedTuple):
    """What somebody wants to see.

    Attributes:
        frame: Of the video.
        playing: Whether it goes on from there.
        rate: How fast; 1 is as recorded.
        loop: First frame of what is played again and again, and the first after it.
    """

    frame: int
    playing: bool = False
    rate: float = 1.0
    loop: tuple[int, int] | None = None


def wants_of(plan: LivePlan, wish: LiveWish, room: int) -> list[LiveWant]:
    """What has to be decoded, the most urgent first.

    Args:
        plan: What is watched.
        wish: Where.
        room: How many pictures can be kept.
    """
    if not wish.playing:
        shot = plan.shot_at(wish.frame)
        if shot is None:
            return []
        return [LiveWant((shot.place, False), shot.move.key, shot.second, shot.second, 0.0, 1.0)]
    ahead = max(2, min(round(_AHEAD_SECONDS * plan.rate), room // 2))
    return list(_running(plan, wish, ahead, min(_HEAD, max(1, room // 10))))


def keys_from(plan: LivePlan, frame: int) -> tuple[str, ...]:
    """The keys of all clips, each once, in the order in which they are due from a frame on."""
    later = [move.key for move in plan.moves if move.end > frame]
    return tuple(dict.fromkeys([*later, *(move.key for move in plan.moves)]))


def _running(plan: LivePlan, wish: LiveWish, ahead: int, head: int) -> Iterator[LiveWant]:
    lead = round(LEAD * wish.rate * float(plan.rate))
    until = wish.frame + lead
    loop = wish.loop if wish.loop is not None and wish.loop[0] <= wish.frame < wish.loop[1] else None
    if loop is not None:
        until = min(until, loop[1])
    upcoming: Sequence[LiveMove] = plan.moves_within(wish.frame, until)
    for move in upcoming[: _MOST_AHEAD + 1]:
        first = max(move.start, wish.frame)
        last = max(wish.frame + ahead, first + head - 1 if first > wish.frame else 0)
        yield _want(plan, wish, move, (first, min(last, move.end - 1, until - 1)), first - wish.frame)
    again = None if loop is None else plan.move_at(loop[0])
    if loop is not None and again is not None:
        frames = (loop[0], min(loop[0] + head - 1, again.end - 1))
        yield _want(plan, wish, again, frames, loop[1] - wish.frame, again=True)


def _want(
    plan: LivePlan, wish: LiveWish, move: LiveMove, frames: tuple[int, int], wait: int, *, again: bool = False
) -> LiveWant:
    first, last = (move.clip_second(frame, plan.rate) for frame in frames)
    speed = max(0.01, (last - first) / max(1, frames[1] - frames[0]) * float(plan.rate) * wish.rate)
    due = wait / float(plan.rate) / wish.rate
    return LiveWant((move.placement.move, again), move.key, first, last, due, speed)
