from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import BlueprintMove
from choreo_desktop.domain.timeline import Placement, place_moves
from choreo_desktop.domain.timing import NTSC_RATES, frame_at

RATES = [*NTSC_RATES.values(), Fraction(24), Fraction(25), Fraction(30), Fraction(60)]


def move(start: float = 0.0, duration: float | None = 4.0, **more: Any) -> BlueprintMove:
    """A move of a clip."""
    return BlueprintMove(video_path="a.mp4", start_time=start, duration=duration, **more)


def place(*moves: BlueprintMove, clip: float = 10.0, rate: Fraction = Fraction(30)) -> list[Placement]:
    """Moves on the timeline, each from a clip of the same length."""
    return place_moves(moves, [clip] * len(moves), rate)


def total(placed: list[Placement]) -> int:
    """Frames of the whole video."""
    return sum(p.total_frames for p in placed)


moves = st.lists(
    st.tuples(
        st.floats(0, 60),
        st.none() | st.floats(0.001, 10),
        st.booleans(),
    ).map(lambda m: move(m[0], m[1], time_map=[(0.0, 0.3), (1.0, 1.4), (1.5, 2.0)] if m[2] else None)),
    min_size=1,
    max_size=12,
)


@given(moves=moves, rate=st.sampled_from(RATES), clip=st.floats(0.1, 20))
@settings(deadline=None, max_examples=200)
def test_moves_cover_the_video(moves: list[BlueprintMove], rate: Fraction, clip: float) -> None:
    """The video has no gap, no overlap and exactly the planned length, whatever the moves are."""
    placed = place(*moves, clip=clip, rate=rate)
    shown = [p for p in placed if p.frames]
    if not shown:
        return
    at = 0
    for p in shown:
        assert p.first_frame == at + p.hold_before
        at += p.total_frames
    assert at == frame_at(placed[-1].end, rate)
    assert all(p.total_frames == 0 for p in placed if not p.frames)
    assert all(p.hold_before == 0 for p in shown[1:])


@given(moves=moves, rate=st.sampled_from(RATES))
@settings(deadline=None)
def test_borders_are_rounded_once(moves: list[BlueprintMove], rate: Fraction) -> None:
    """Each cut falls on the frame nearest to its own time, not to the sum of rounded ones."""
    end = 0.0
    for given_move, p in zip(moves, place(*moves, rate=rate), strict=True):
        assert p.start == max(end, given_move.start_time)
        assert p.first_frame == frame_at(p.start, rate)
        assert p.first_frame + p.frames == frame_at(p.end, rate)
        end = p.end


@given(moves=moves, rate=st.sampled_from(RATES))
@settings(deadline=None)
def test_the_map_counts_from_the_first_frame(moves: list[BlueprintMove], rate: Fraction) -> None:
    """Rounding a cut to a frame does not shift the dancer against the music."""
    for given_move, p in zip(moves, place(*moves, rate=rate), strict=True):
        late = float(p.first_frame / rate) - p.start
        for seconds in (0.0, 0.5, 1.2, 3.0):
            wanted = given_move.mapping().clip_time(seconds + late)
            assert p.time_map.clip_time(seconds) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("duration", [3.7037, 1 / 3, 4.0, 2.0833333])
def test_two_thousand_moves_do_not_drift(rate: Fraction, duration: float) -> None:
    """After two hours of video the steps are still on the beat."""
    placed = place(*[move(duration=duration)] * 2000, rate=rate)
    for k, p in enumerate(placed):
        assert abs(p.first_frame - Fraction(duration) * k * rate) <= Fraction(1, 2) + Fraction(1, 10**6)
    assert total(placed) == frame_at(placed[-1].end, rate)
    assert abs(total(placed) - Fraction(duration) * 2000 * rate) <= Fraction(51, 100)


def test_moves_follow_each_other() -> None:
    """Moves that leave no time between them are cut hard, in list order, whatever their start times say."""
    placed = place(move(0, 4), move(2, 4), move(0, 1))
    assert [(p.first_frame, p.frames) for p in placed] == [(0, 120), (120, 120), (240, 30)]
    assert total(placed) == 270


def test_a_gap_holds_the_last_picture() -> None:
    """Where the plan leaves a gap, the dancer stands still until the next move."""
    placed = place(move(0, 4), move(5, 1))
    assert [(p.hold_before, p.frames, p.hold_after) for p in placed] == [(0, 120, 30), (0, 30, 0)]


def test_a_gap_at_the_beginning_holds_the_first_picture() -> None:
    """Before the first move its first picture waits for the music."""
    placed = place(move(2, 4), move(6, 1))
    assert [(p.hold_before, p.first_frame, p.frames) for p in placed] == [(60, 60, 120), (0, 180, 30)]
    assert total(placed) == 210


def test_a_move_shorter_than_a_frame_is_not_seen() -> None:
    """A move too short for a picture costs neither a frame nor the beat of those after it."""
    placed = place(move(0, 1), move(1, 0.01), move(1.01, 0.99))
    assert [(p.first_frame, p.frames) for p in placed] == [(0, 30), (30, 0), (30, 30)]
    assert total(placed) == 60


def test_many_moves_shorter_than_a_frame_add_up() -> None:
    """A flicker of hundreds of tiny moves is as long as the plan says."""
    placed = place(*[move(0, 0.01)] * 300)
    assert total(placed) == 90
    assert {p.frames for p in placed} == {0, 1}


def test_a_short_move_in_a_gap_leaves_the_gap_whole() -> None:
    """The picture before a gap is held through a move that is too short to be seen."""
    placed = place(move(0, 1), move(2, 0.01), move(3, 1))
    assert [(p.frames, p.hold_after) for p in placed] == [(30, 60), (0, 0), (30, 0)]


def test_a_short_move_at_the_end_still_ends_the_video() -> None:
    """The video lasts as long as the plan, even if the last move is too short to be seen."""
    placed = place(move(0, 1), move(2, 0.01))
    assert [(p.frames, p.hold_after) for p in placed] == [(30, 30), (0, 0)]
    assert total(placed) == 60


def test_a_move_without_duration_plays_its_clip() -> None:
    """A move that says no length plays its clip to the end."""
    assert place(move(duration=None), clip=2.5)[0].frames == 75
    assert place(move(duration=None, clip_start=2.0), clip=2.5)[0].frames == 15
    assert place(move(duration=None, time_map=[(0, 0), (1, 2)]), clip=3.0)[0].frames == 45


def test_a_move_that_begins_after_its_clip_is_not_seen() -> None:
    """A move that begins behind the end of its clip takes no time, and the next one plays."""
    placed = place(move(duration=None, clip_start=5.0), move(), clip=2.5)
    assert [(p.frames, p.first_frame) for p in placed] == [(0, 0), (120, 0)]


def test_close_points_of_a_map_survive_the_shift_to_a_frame() -> None:
    """The finest map that is accepted can be used at the far end of the longest video."""
    fine = [(21_599.999999, 21_599.999999), (21_600.0, 21_600.0)]
    placed = place(*[move(21_600, 21_600, time_map=fine)] * 50, rate=NTSC_RATES[29.97])
    assert len(placed) == 50


def test_lengths_belong_to_moves() -> None:
    """A caller who forgets the length of a clip hears about it."""
    with pytest.raises(ValueError, match=r"zip"):
        place_moves([move()], [], Fraction(30))
