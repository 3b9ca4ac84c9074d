"""How an analysis tells how far it is, and how it is stopped."""

import pytest

from choreo_desktop.analysis.course import Course
from choreo_desktop.domain.work import Cancelled, CancelToken


def test_parts_of_parts_tell_shares_of_the_whole() -> None:
    """Half of the second half of a piece from 0.2 to 0.6 is 0.5."""
    told: list[float] = []
    Course(on_share=told.append, low=0.2, high=0.6).part(0.5, 1.0).tell(0.5)
    assert told == pytest.approx([0.5])


def test_chunks_cover_everything_and_end_at_one() -> None:
    """Every row lies in one slice, shares never fall, and the last is 1."""
    told: list[float] = []
    parts = list(Course(on_share=told.append).chunks(10, 4))
    assert [(p.start, p.stop) for p in parts] == [(0, 4), (4, 8), (8, 10)]
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_nothing_to_do_is_done() -> None:
    """No rows: no slice, and 1 is told."""
    told: list[float] = []
    assert list(Course(on_share=told.append).chunks(0, 4)) == []
    assert told == [1.0]


def test_a_stopped_course_goes_no_further() -> None:
    """The first chunk after a cancel is not begun."""
    token = CancelToken()
    parts = Course(token).chunks(10, 1)
    assert next(parts) == slice(0, 1)
    token.cancel()
    with pytest.raises(Cancelled):
        next(parts)


def test_the_next_part_begins_exactly_where_the_last_ended() -> None:
    """Rounding never makes a share fall: 0.1 + (0.7 - 0.1) is less than 0.7."""
    told: list[float] = []
    whole = Course(on_share=told.append, low=0.1, high=0.7)
    whole.part(0.0, 0.3).part(0.2, 1.0).tell(1.0)
    whole.part(0.3, 1.0).part(0.0, 0.5).tell(0.0)
    whole.part(0.3, 1.0).part(0.5, 1.0).tell(1.0)
    assert told[0] == told[1]
    assert told[2] == 0.7


def test_a_quiet_course_can_be_stopped() -> None:
    """It tells nothing, but looks."""
    told: list[float] = []
    token = CancelToken()
    quiet = Course(token, told.append).quiet()
    quiet.tell(0.5)
    assert told == []
    token.cancel()
    with pytest.raises(Cancelled):
        quiet.tell(0.6)
