import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from choreo_desktop.domain.timing import NTSC_RATES, TimeMap, exact_rate, frame_at

steps = st.lists(st.tuples(st.floats(0.01, 10), st.floats(0.01, 10)), min_size=2, max_size=12)
times = st.floats(-100, 100)


@st.composite
def time_maps(draw: st.DrawFn) -> TimeMap:
    """Any map that a person would recognise as dancing."""
    out = clip = 0.0
    points = []
    for step in draw(steps):
        out, clip = out + step[0], clip + step[1]
        points.append((out, clip))
    return TimeMap(points)


@pytest.mark.parametrize(("written", "exact"), [*NTSC_RATES.items(), (30, Fraction(30)), (25.0, Fraction(25))])
def test_frame_rates(written: float, exact: Fraction) -> None:
    """29.97 means 30000/1001, so that a long video stays in step with its song."""
    assert exact_rate(written) == exact


@pytest.mark.parametrize("rate", [0, -30, 29.98, 0.5, math.nan, math.inf, -math.inf])
def test_what_is_no_frame_rate(rate: float) -> None:
    """A frame rate that no video has is refused."""
    with pytest.raises(ValueError, match="is not a frame rate"):
        exact_rate(rate)


@pytest.mark.parametrize("rate", [*NTSC_RATES.values(), Fraction(30), Fraction(25), Fraction(120)])
def test_every_frame_is_found_by_its_own_time(rate: Fraction) -> None:
    """A cut on a frame of a six-hour video falls on that frame, at every frame rate."""
    last = int(6 * 3600 * rate)
    for frame in [*range(2000), *range(last - 2000, last)]:
        assert frame_at(float(frame / rate), rate) == frame


@given(seconds=st.floats(0, 21_600), rate=st.sampled_from([*NTSC_RATES.values(), Fraction(30), Fraction(25)]))
@settings(deadline=None)
def test_a_cut_is_never_more_than_half_a_frame_off(seconds: float, rate: Fraction) -> None:
    """No cut is further from its beat than the pictures allow."""
    off = abs(Fraction(frame_at(seconds, rate)) - Fraction(seconds) * rate)
    assert off <= Fraction(1, 2) + Fraction(1, 10**6)


@pytest.mark.parametrize(
    "points",
    [[], [(0, 0)], [(0, 0), (0, 1)], [(0, 0), (1, 0)], [(0, 1), (1, 0)], [(0, 0), (1, 1), (1, 2)],
     [(0, 0), (math.nan, 1)], [(0, math.nan), (1, 1)]],
)  # fmt: skip
def test_a_map_has_to_increase(points: list[tuple[float, float]]) -> None:
    """Time does not stand still or run backwards within a move."""
    with pytest.raises(ValueError, match=r"at least two points|must increase"):
        TimeMap(points)


@given(time_map=time_maps(), out=times)
@settings(deadline=None)
def test_a_map_is_its_own_way_back(time_map: TimeMap, out: float) -> None:
    """A step that is found on the beat is put on the beat."""
    assert time_map.out_time(time_map.clip_time(out)) == pytest.approx(out, abs=1e-6)
    assert time_map.clip_time(time_map.out_time(out)) == pytest.approx(out, abs=1e-6)


@given(time_map=time_maps(), one=times, other=times)
@settings(deadline=None)
def test_a_map_never_turns_round(time_map: TimeMap, one: float, other: float) -> None:
    """A dancer never moves backwards."""
    low, high = sorted((one, other))
    assert time_map.clip_time(low) <= time_map.clip_time(high) + 1e-9
    assert time_map.out_time(low) <= time_map.out_time(high) + 1e-9


@given(time_map=time_maps())
@settings(deadline=None)
def test_knots_are_kept(time_map: TimeMap) -> None:
    """Each beat of the clip lands on the beat of the song that it was given."""
    for point in time_map.points:
        assert time_map.clip_time(point.out) == pytest.approx(point.clip, abs=1e-9)
        assert time_map.out_time(point.clip) == pytest.approx(point.out, abs=1e-9)


@given(time_map=time_maps())
@settings(deadline=None)
def test_the_outer_pieces_go_on(time_map: TimeMap) -> None:
    """Before the first and after the last beat, the clip keeps the speed it has there."""
    first, last = time_map.points[0], time_map.points[-1]
    assert time_map.clip_time(first.out - 1) == pytest.approx(first.clip - time_map.slopes[0], abs=1e-6)
    assert time_map.clip_time(last.out + 1) == pytest.approx(last.clip + time_map.slopes[-1], abs=1e-6)
    assert len(time_map.slopes) == len(list(pairwise(time_map.points)))


def test_a_straight_map() -> None:
    """A clip that needs no retiming plays as it was filmed."""
    assert TimeMap.straight(2.0).clip_time(3.0) == 5.0
    assert TimeMap.straight(0.25).slopes == (1.0,)
