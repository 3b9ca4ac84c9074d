"""Checks: what must be true of every plan."""

from collections.abc import Sequence
from itertools import pairwise

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.genres import CountMode
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.pace import Limits
from choreo_desktop.planning.slots import COUNTS

_TOLERANCE = 1e-6  # s


def plan_problems(
    blueprint: Blueprint,
    analysis: SongAnalysis,
    *,
    max_stretch: float = 0.15,
    count_mode: CountMode = 8,
    max_seconds: float | None = None,
) -> list[str]:
    """What is wrong with a planned blueprint, a sentence each; none for a good one.

    Args:
        blueprint: As the planner made it: each move with its start and duration.
        analysis: Of its song.
        max_stretch: How far the speed of a clip may be from 1.
        count_mode: Whether moves may also change in the middle of 8-counts.
        max_seconds: Second of the song at which the dance has to end; None for its end.
    """
    moves = blueprint.moves
    return [
        *_cover_problems(moves),
        *(_end_problems(moves[-1], analysis) if max_seconds is None else _limit_problems(moves[-1], max_seconds)),
        *_cut_problems(moves, analysis, count_mode),
        *_speed_problems(moves, max_stretch),
        *_repeat_problems(moves),
    ]


def _cover_problems(moves: Sequence[BlueprintMove]) -> list[str]:
    problems = [f"moves[{i}]: has no duration" for i, move in enumerate(moves) if move.duration is None]
    for i, (a, b) in enumerate(pairwise(moves), start=1):
        apart = b.start_time - _end(a)
        if abs(apart) > _TOLERANCE:
            problems.append(f"moves[{i}]: {'a gap' if apart > 0 else 'an overlap'} of {abs(apart):.6f} s before it")
    return problems


def _end(move: BlueprintMove) -> float:
    return move.start_time + (move.duration or 0.0)


def _end_problems(last: BlueprintMove, analysis: SongAnalysis) -> list[str]:
    """An end that is not that of the music."""
    end, sounding = _end(last), min(analysis.sound_end or analysis.duration, analysis.duration)
    if end > sounding + _TOLERANCE:
        return [f"the last move ends at {end:.3f} s, after the music's {sounding:.3f} s"]
    if analysis.beats and end < min(analysis.beats[-1], sounding) - _TOLERANCE:
        return [f"the last move ends at {end:.3f} s, before the last beat at {analysis.beats[-1]:.3f} s"]
    return []


def _limit_problems(last: BlueprintMove, max_seconds: float) -> list[str]:
    end = _end(last)
    return [f"the last move ends at {end:.3f} s, after the limit of {max_seconds:.3f} s"] * (end > max_seconds + 0.01)


def _cut_problems(moves: Sequence[BlueprintMove], analysis: SongAnalysis, count_mode: CountMode) -> list[str]:
    """Cuts that are not on the "1" of an 8-count; where too few of these are known, not on a beat."""
    by_eights = count_mode == COUNTS and len(analysis.eight_counts) >= 2
    allowed = set(analysis.eight_counts if by_eights else analysis.beats)
    problems = [
        f"moves[{i}]: starts at {move.start_time:.3f} s, which is not on a 1"
        for i, move in enumerate(moves)
        if move.start_time not in allowed
    ]
    if moves[0].start_time != min(allowed, default=0.0) and by_eights:
        problems.append(f"moves[0]: starts at {moves[0].start_time:.3f} s, which is not the first 1")
    return problems


def _speed_problems(moves: Sequence[BlueprintMove], max_stretch: float) -> list[str]:
    low, high = Limits.within(max_stretch)
    return [
        f"moves[{i}]: plays at {slope:.3f} times its speed"
        for i, move in enumerate(moves)
        if move.time_map
        for slope in move.mapping().slopes
        if not low - _TOLERANCE <= slope <= high + _TOLERANCE
    ]


def _repeat_problems(moves: Sequence[BlueprintMove]) -> list[str]:
    """Moves that come twice in a row although there are others in the plan."""
    if len({move.video_path for move in moves}) < 2:
        return []
    return [
        f"moves[{i}]: {b.video_path} comes twice in a row"
        for i, (a, b) in enumerate(pairwise(moves), start=1)
        if a.video_path == b.video_path
    ]
