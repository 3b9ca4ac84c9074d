"""Checks: what must be true of every plan."""

from collections.abc import Sequence
from itertools import pairwise

from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
from choreo_desktop.domain.song import SongAnalysis

_TOLERANCE = 1e-6  # s


def plan_problems(blueprint: Blueprint, analysis: SongAnalysis, *, max_stretch: float = 0.15) -> list[str]:
    """What is wrong with a planned blueprint, a sentence each; none for a good one.

    Args:
        blueprint: As the planner made it: each move with its start and duration.
        analysis: Of its song.
        max_stretch: How far the speed of a clip may be from 1.
    """
    moves = blueprint.moves
    return [
        *_cover_problems(moves, analysis),
        *_cut_problems(moves, analysis),
        *_speed_problems(moves, max_stretch),
        *_repeat_problems(moves),
    ]


def _cover_problems(moves: Sequence[BlueprintMove], analysis: SongAnalysis) -> list[str]:
    problems = [f"moves[{i}]: has no duration" for i, move in enumerate(moves) if move.duration is None]
    if problems:
        return problems
    for i, (a, b) in enumerate(pairwise(moves), start=1):
        apart = b.start_time - (a.start_time + (a.duration or 0.0))
        if abs(apart) > _TOLERANCE:
            problems.append(f"moves[{i}]: {'a gap' if apart > 0 else 'an overlap'} of {abs(apart):.6f} s before it")
    end = moves[-1].start_time + (moves[-1].duration or 0.0)
    if end > analysis.duration + _TOLERANCE:
        problems.append(f"the last move ends at {end:.3f} s, after the song's {analysis.duration:.3f} s")
    if analysis.beats and end < min(analysis.beats[-1], analysis.duration) - _TOLERANCE:
        problems.append(f"the last move ends at {end:.3f} s, before the last beat at {analysis.beats[-1]:.3f} s")
    return problems


def _cut_problems(moves: Sequence[BlueprintMove], analysis: SongAnalysis) -> list[str]:
    """Cuts that are not on the "1" of an 8-count; where too few of these are known, not on a beat."""
    allowed = set(analysis.eight_counts if len(analysis.eight_counts) >= 2 else analysis.beats)
    problems = [
        f"moves[{i}]: starts at {move.start_time:.3f} s, which is not on a 1"
        for i, move in enumerate(moves)
        if move.start_time not in allowed
    ]
    if moves[0].start_time != min(allowed, default=0.0) and len(analysis.eight_counts) >= 2:
        problems.append(f"moves[0]: starts at {moves[0].start_time:.3f} s, which is not the first 1")
    return problems


def _speed_problems(moves: Sequence[BlueprintMove], max_stretch: float) -> list[str]:
    return [
        f"moves[{i}]: plays at {slope:.3f} times its speed"
        for i, move in enumerate(moves)
        if move.time_map
        for slope in move.mapping().slopes
        if abs(slope - 1) > max_stretch + _TOLERANCE
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
