"""What is true of every plan, whatever the song, the library and the choices."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.moves import Difficulty, Energy, MoveClip, Role, Style
from choreo_desktop.domain.request import LockedMove
from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.planning.cutting import cut_slots
from choreo_desktop.planning.generator import BlueprintGenerator
from tests.planning.builders import SONG, request_of, song_of
from tests.planning.checks import plan_problems
from tests.planning.libraries import varied_library

songs = st.builds(
    song_of,
    st.floats(70, 200),
    counts=st.integers(8, 160),
    first=st.floats(0, 5),
    tail=st.floats(0, 8),
    drift=st.floats(-0.1, 0.1),
)
libraries = st.builds(
    varied_library, st.integers(1, 12), st.integers(0, 10_000), low=st.just(60.0), high=st.just(220.0)
)
choices = st.fixed_dictionaries(
    {
        "seed": st.integers(-5, 5),
        "difficulty": st.sampled_from([None, *Difficulty]),
        "energy_level": st.sampled_from([None, *Energy]),
        "style": st.sampled_from([None, *Style]),
        "role": st.sampled_from([None, *Role]),
        "count_mode": st.sampled_from([4, 8]),
    }
)


def plan(analysis: SongAnalysis, moves: list[MoveClip], stretch: float = 0.15, **chosen: Any) -> Blueprint:
    """Plan with these choices."""
    planner = BlueprintGenerator(max_stretch=stretch)
    return planner.generate(SONG, analysis, moves, request_of(**chosen), task_id="t", output_path="o/t.mp4")


@settings(max_examples=80, deadline=None)
@given(analysis=songs, moves=libraries, chosen=choices, stretch=st.floats(0, 0.33))
def test_sound(analysis: SongAnalysis, moves: list[MoveClip], chosen: dict[str, Any], stretch: float) -> None:
    """The song is covered without gap or overlap, cuts lie on counts, speeds within limits, no move follows itself."""
    blueprint = plan(analysis, moves, stretch, **chosen)
    problems = plan_problems(blueprint, analysis, max_stretch=stretch, count_mode=chosen["count_mode"])
    assert problems == []
    keys = [move.video_path for move in blueprint.moves]
    if len({m.key for m in moves}) > 1:
        assert all(a != b for a, b in pairwise(keys))


@settings(max_examples=40, deadline=None)
@given(analysis=songs, moves=libraries, chosen=choices, order=st.randoms())
def test_same_seed_same_plan(analysis: SongAnalysis, moves: list[MoveClip], chosen: dict[str, Any], order: Any) -> None:
    """The same arguments give the same plan, in whatever order the library comes, and it survives a round trip."""
    shuffled = list(moves)
    order.shuffle(shuffled)
    blueprint = plan(analysis, moves, **chosen)
    assert blueprint == plan(analysis, shuffled, **chosen)
    assert read_blueprint(blueprint.to_json()) == blueprint


@settings(max_examples=40, deadline=None)
@given(analysis=songs, moves=libraries, limit=st.floats(1, 90))
def test_length_limit(analysis: SongAnalysis, moves: list[MoveClip], limit: float) -> None:
    """The dance ends before the limit with a whole 8-count, or a sentence says that none fits."""
    try:
        blueprint = plan(analysis, moves, max_seconds=limit)
    except ChoreoError as error:
        assert "length limit" in error.error  # noqa: PT017 - either outcome is right
        return
    assert plan_problems(blueprint, analysis, max_seconds=limit) == []


@settings(max_examples=60, deadline=None)
@given(data=st.data(), analysis=songs, moves=libraries, seed=st.integers(0, 50))
def test_locks_are_kept(data: st.DataObject, analysis: SongAnalysis, moves: list[MoveClip], seed: int) -> None:
    """Locked moves stay on their 8-counts, with the same part of the clip; the rest fills what is left."""
    before = plan(analysis, moves)
    slots = {slot.start: i for i, slot in enumerate(cut_slots(SONG, analysis))}
    ends = {slot.end: i + 1 for i, slot in enumerate(cut_slots(SONG, analysis))}
    kept = data.draw(st.sets(st.sampled_from(range(len(before.moves)))))
    locked = []
    for i in sorted(kept):
        move = before.moves[i]
        first = slots[move.start_time]
        last = min(
            ends.values(),
            key=lambda e: abs(cut_slots(SONG, analysis)[e - 1].end - move.start_time - (move.duration or 0)),
        )
        locked.append(LockedMove(key=move.video_path, slot=first, slots=last - first, part=move.part or 0))
    after = plan(analysis, moves, seed=seed, locked=tuple(locked))
    assert plan_problems_but_repeats(after, analysis) == []
    found = {move.start_time: move for move in after.moves}
    for i in kept:
        old, new = before.moves[i], found[before.moves[i].start_time]
        assert (new.video_path, new.time_map, new.duration, new.locked) == (
            old.video_path,
            old.time_map,
            old.duration,
            True,
        )


def plan_problems_but_repeats(blueprint: Blueprint, analysis: SongAnalysis) -> list[str]:
    """Problems of a plan in which locks can force a move to follow itself."""
    return [problem for problem in plan_problems(blueprint, analysis) if "twice in a row" not in problem]


@pytest.mark.parametrize("count", [1, 2, 1000])
def test_any_size_of_library(count: int) -> None:
    """One clip, two, a thousand: there is a plan."""
    analysis = song_of(124, counts=240)
    assert plan_problems(plan(analysis, varied_library(count)), analysis) == []


@pytest.mark.parametrize("count", [1, 3])
def test_only_too_short_clips(count: int) -> None:
    """Clips that are all too short for one 8-count make a plan that says so."""
    moves = [m.model_copy(update={"seconds": 1.0, "grid": None}) for m in varied_library(count)]
    blueprint = plan(song_of(), moves)
    assert plan_problems(blueprint, song_of()) == []
    assert all("last picture is held" in (move.reason or "") for move in blueprint.moves)


def test_no_library() -> None:
    """Without clips there is one sentence that says what to do."""
    with pytest.raises(ChoreoError, match="Add a folder of dance clips"):
        plan(song_of(), [])
