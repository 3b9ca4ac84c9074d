"""Whole plans: what must be true of every blueprint that the planner makes."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.errors import (
    BlueprintError,
    InvalidRequestError,
    ResourceError,
    UnusableMediaError,
)
from choreo_desktop.domain.genres import GENRES
from choreo_desktop.domain.moves import MoveClip
from choreo_desktop.domain.song import Confidence, SongAnalysis
from choreo_desktop.planning.generator import BlueprintGenerator
from tests.planning.builders import EASY, SONG, library_of, move_of, request_of, song_of
from tests.planning.checks import plan_problems


def plan(analysis: SongAnalysis, moves: list[MoveClip], *, max_stretch: float = 0.15, **choices: Any) -> Blueprint:
    """Plan with the given choices."""
    planner = BlueprintGenerator(max_stretch=max_stretch)
    return planner.generate(SONG, analysis, moves, request_of(**choices), task_id="t1", output_path="output/t1.mp4")


moves_strategy = st.lists(
    st.builds(
        move_of,
        st.text("abcdefgh", min_size=1, max_size=3),
        bpm=st.one_of(st.none(), st.floats(50, 250)),
        eights=st.floats(0.2, 5),
        first_one=st.integers(0, 9),
        category=st.sampled_from(["", "basic", "intros", "outro"]),
    ),
    min_size=1,
    max_size=8,
)
songs_strategy = st.builds(
    song_of,
    st.floats(60, 220),
    counts=st.integers(8, 200),
    first=st.floats(0, 5),
    tail=st.floats(0, 8),
    drift=st.floats(-0.1, 0.1),
)


@settings(max_examples=60, deadline=None)
@given(analysis=songs_strategy, moves=moves_strategy, seed=st.integers(0, 99), stretch=st.floats(0.02, 0.3))
def test_every_plan_is_sound(analysis: SongAnalysis, moves: list[MoveClip], seed: int, stretch: float) -> None:
    """Whatever the song and the library: no gap or overlap, cuts on 8-counts, speeds within limits, no repeats."""
    blueprint = plan(analysis, moves, seed=seed, max_stretch=stretch)
    assert plan_problems(blueprint, analysis, max_stretch=stretch) == []
    keys = [m.video_path for m in blueprint.moves]
    if len({m.key for m in moves}) > 1:
        assert all(a != b for a, b in pairwise(keys))


@settings(max_examples=20, deadline=None)
@given(analysis=songs_strategy, moves=moves_strategy, seed=st.integers(0, 99))
def test_plans_survive_a_round_trip(analysis: SongAnalysis, moves: list[MoveClip], seed: int) -> None:
    """A plan written as JSON and read again is the same plan."""
    blueprint = plan(analysis, moves, seed=seed)
    assert read_blueprint(blueprint.to_json()) == blueprint


def test_borders_are_the_same_numbers() -> None:
    """A move begins at the very number of an 8-count, and lasts to the next one's start."""
    analysis = song_of(127.3)
    moves = plan(analysis, library_of(6)).moves
    assert {m.start_time for m in moves} <= set(analysis.eight_counts)
    starts = [m.start_time for m in moves] + [analysis.duration]
    assert [m.duration for m in moves] == [b - a for a, b in pairwise(starts)]


def test_same_seed_same_plan() -> None:
    """The same arguments give the same plan, whatever the order of the library."""
    moves = library_of(8)
    assert plan(song_of(), moves, seed=5) == plan(song_of(), moves[::-1], seed=5)


def test_another_seed_another_plan() -> None:
    """Where there is choice, seeds differ."""
    orders = {tuple(m.video_path for m in plan(song_of(), library_of(8), seed=s).moves) for s in range(6)}
    assert len(orders) >= 5


def test_one_clip_only() -> None:
    """A library of one clip fills the whole song with it."""
    blueprint = plan(song_of(), library_of(1))
    assert {m.video_path for m in blueprint.moves} == {"clips/move00.mp4"}
    assert plan_problems(blueprint, song_of()) == []


def test_steps_meet_the_beat() -> None:
    """Each beat of the song shows a beat of the clip, and each start a "1" of it."""
    analysis = song_of(126)
    clip = move_of("turn", bpm=118, first_one=3)
    assert clip.grid is not None
    first, *_ = plan(analysis, [clip]).moves
    assert first.mapping().clip_time(0) == pytest.approx(clip.grid.beats[3])
    for i, beat in enumerate(analysis.beats[:16]):
        shown = first.mapping().clip_time(beat - first.start_time)
        assert shown == pytest.approx(clip.grid.beats[3 + i], abs=1e-6)


def test_choices_reach_the_output() -> None:
    """Size, frame rate, fit and quality of the request are those of the video."""
    output = plan(
        song_of(), library_of(2), width=640, height=360, frame_rate=25, fit="crop", quality="draft"
    ).output_config
    assert (output.width, output.height, output.frame_rate) == (640, 360, 25)
    assert (output.fit, output.quality, output.output_path) == ("crop", "draft", "output/t1.mp4")


def test_a_size_that_cannot_be_is_refused() -> None:
    """An odd width is refused with a sentence that names it."""
    with pytest.raises(BlueprintError, match=r"output_config\.width"):
        plan(song_of(), library_of(2), width=641)


def test_unknown_genre_is_refused() -> None:
    """An unknown genre is refused, and the known ones are named."""
    with pytest.raises(InvalidRequestError) as caught:
        plan(song_of(), library_of(2), genre="polka")
    assert all(name in caught.value.error for name in GENRES)


def test_no_moves() -> None:
    """An empty library is an error that says what to do."""
    with pytest.raises(ResourceError, match="no usable clips"):
        plan(song_of(), [])


def test_no_beat() -> None:
    """A song without a beat is refused by its name."""
    silent = SongAnalysis(duration=60, bpm=0, confidence=Confidence(tempo=0, beats=0, bars=0, eight_counts=0))
    with pytest.raises(UnusableMediaError, match="No beat was found in 'Test song'"):
        plan(silent, library_of(2))


def test_shorter_than_one_eight_count() -> None:
    """A song of seven beats is refused."""
    with pytest.raises(UnusableMediaError, match="shorter than one 8-count"):
        plan(song_of(counts=7), library_of(2))


def test_beats_without_eight_counts() -> None:
    """Where beats were found but no 8-counts, every eighth beat counts as a "1"."""
    full = song_of(counts=40)
    bare = full.model_copy(update={"eight_counts": (), "downbeats": ()})
    blueprint = plan(bare, library_of(4))
    assert {m.start_time for m in blueprint.moves} <= set(full.beats[::8])
    assert plan_problems(blueprint, bare) == []


def test_long_silence_after_the_music() -> None:
    """The dance ends with the last beat where a long silence follows."""
    analysis = song_of(120, tail=60)
    last = plan(analysis, library_of(4)).moves[-1]
    assert last.start_time + (last.duration or 0) == pytest.approx(analysis.beats[-1] + 0.5)


def test_uncertain_beats_are_mentioned() -> None:
    """A person is told when the beat itself is uncertain."""
    unsure = song_of().model_copy(update={"confidence": Confidence(tempo=0.1, beats=0.1, bars=0, eight_counts=0)})
    assert any("uncertain" in note for note in plan(unsure, library_of(4)).notes)


def test_notes_are_empty_when_all_is_well() -> None:
    """Nothing is said where nothing had to give."""
    assert plan(song_of(), library_of(4, **EASY), difficulty="beginner").notes == []


def test_problems_are_found() -> None:
    """The checks report a gap, a cut beside the "1", a speed out of range and a repeat."""
    analysis = song_of()
    good = plan(analysis, library_of(4)).to_dict()
    good["moves"][1]["start_time"] += 0.1
    good["moves"][2]["time_map"] = [[0.0, 0.2], [1.0, 2.2]]
    good["moves"][4]["video_path"] = good["moves"][3]["video_path"]
    problems = " ".join(plan_problems(read_blueprint(good), analysis))
    for words in ("gap", "overlap", "not on a 1", "times its speed", "twice in a row"):
        assert words in problems


def test_a_plan_ends_and_begins_with_the_music() -> None:
    """The checks report a plan that goes on after the music, stops before it does, or leaves out its first 1."""
    analysis = song_of()
    good = plan(analysis, library_of(4)).to_dict()

    def problems(**changes: Any) -> str:
        limit = changes.pop("max_seconds", None)
        return " ".join(plan_problems(read_blueprint({**good, **changes}), analysis, max_seconds=limit))

    *others, last = good["moves"]
    assert problems() == ""
    assert "after the music" in problems(moves=[*others, {**last, "duration": last["duration"] + 1}])
    assert "before the last beat" in problems(moves=others)
    assert "which is not the first 1" in problems(moves=good["moves"][1:])
    end = last["start_time"] + last["duration"]
    assert problems(max_seconds=end) == ""
    assert "after the limit" in problems(max_seconds=end - 0.1)
