from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choreo_desktop.domain.blueprint import BlueprintMove
from choreo_desktop.domain.errors import ProcessingError
from choreo_desktop.domain.timeline import Placement, place_moves
from choreo_desktop.media.packets import Counted
from choreo_desktop.services.sync_report import SyncReport, check_report, make_report

RATE = Fraction(30)


def placed(*spans: tuple[float, float], rate: Fraction = RATE) -> list[Placement]:
    """Moves with start and duration on the timeline."""
    moves = [BlueprintMove(video_path="a.mp4", start_time=start, duration=duration) for start, duration in spans]
    return place_moves(moves, [9.0] * len(moves), rate)


def counted(placements: list[Placement], *, shift: dict[int, int | None] | None = None, lost: int = 0) -> Counted:
    """The finished file of a plan, with the pictures of some moves found elsewhere or not at all."""
    joins: list[int | None] = []
    for p in placements:
        if p.frames:
            by = (shift or {}).get(p.move, 0)
            joins.append(None if by is None else p.first_frame - p.hold_before + by)
    return Counted(sum(p.total_frames for p in placements) - lost, exact=True, joins=tuple(joins))


def reported(placements: list[Placement], found: Counted, offset: float | None = 0.0) -> SyncReport:
    """The report on it."""
    return make_report(placements, found, RATE, offset)


def test_exact_video() -> None:
    """A video that is as planned gets a report without an error and is kept."""
    placements = placed((0.5, 1.0), (2.0, 1.0), (0.0, 0.5))
    report = reported(placements, counted(placements), 0.0012)
    check_report(report, exact=True)
    assert report.to_dict() == {
        "frame_rate": 30.0,
        "frames_planned": 105,
        "frames_found": 105,
        "joins": [
            {"move": 0, "planned_frame": 15, "found_frame": 15, "error_ms": 0.0},
            {"move": 1, "planned_frame": 60, "found_frame": 60, "error_ms": 0.0},
            {"move": 2, "planned_frame": 90, "found_frame": 90, "error_ms": 0.0},
        ],
        "audio_offset_ms": 1.2,
    }


@given(
    lengths=st.lists(st.floats(0.001, 1), min_size=1, max_size=8),
    which=st.integers(0, 7),
    by=st.integers(2, 9) | st.integers(-9, -2) | st.none(),
)
def test_a_join_that_is_off(lengths: list[float], which: int, by: int | None) -> None:
    """A move that begins more than a frame too early or too late, or is not found, is named, and only that."""
    placements = placed(*((0.0, length) for length in [*lengths, 1.0]))
    shown = [p.move for p in placements if p.frames]
    move = shown[which % len(shown)]
    report = reported(placements, counted(placements, shift={move: by}))
    wrong = {join.move: join.error_ms for join in report.joins if join.error_ms != 0}
    assert wrong == {move: None if by is None else pytest.approx(by / 30 * 1000)}
    with pytest.raises(ProcessingError) as caught:
        check_report(report, exact=True)
    assert caught.value.details.startswith(f"move {move + 1} begins at frame ")
    assert len(caught.value.details.splitlines()) == 1
    assert "not kept" in caught.value.error


@pytest.mark.parametrize("lost", [2, -2, 40])
def test_missing_frames(lost: int) -> None:
    """A video that lacks pictures, or has too many, is refused with both numbers."""
    placements = placed((0.0, 2.0))
    with pytest.raises(ProcessingError, match=f"{60 - lost} frames instead of 60"):
        check_report(reported(placements, counted(placements, lost=lost)), exact=True)


def test_uneven_frames() -> None:
    """A video whose pictures are not evenly spaced is refused."""
    placements = placed((0.0, 2.0))
    with pytest.raises(ProcessingError, match="evenly"):
        check_report(reported(placements, counted(placements)), exact=False)


@pytest.mark.parametrize(
    ("offset", "kept"), [(0.0, True), (0.004, True), (-0.004, True), (0.03, False), (-0.03, False)]
)
def test_song_that_is_late(offset: float, kept: bool) -> None:
    """A song that starts audibly late or early is refused."""
    placements = placed((0.0, 2.0))
    report = reported(placements, counted(placements), offset)
    assert report.audio_offset_ms == pytest.approx(offset * 1000)
    if kept:
        check_report(report, exact=True)
    else:
        with pytest.raises(ProcessingError, match="song"):
            check_report(report, exact=True)


def test_silent_song() -> None:
    """Where nothing can be heard nothing is claimed."""
    placements = placed((0.0, 2.0))
    report = reported(placements, counted(placements), None)
    assert report.audio_offset_ms is None
    check_report(report, exact=True)


def test_move_shorter_than_a_frame() -> None:
    """A move too short to be seen has its place in the report and disturbs nobody."""
    placements = placed((0.0, 1.0), (0.0, 0.001), (0.0, 1.0))
    report = reported(placements, counted(placements))
    assert [join.planned_frame for join in report.joins] == [0, 30, 30]
    check_report(report, exact=True)


def test_every_problem_is_in_the_details() -> None:
    """The sentence names the first problem, the details name all."""
    placements = placed((0.0, 1.0), (0.0, 1.0))
    report = reported(placements, counted(placements, shift={0: 5, 1: None}, lost=9), 0.5)
    with pytest.raises(ProcessingError) as caught:
        check_report(report, exact=False)
    assert len(caught.value.details.splitlines()) == 5
