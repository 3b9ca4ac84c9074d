import pytest

from choreo_desktop.domain.blueprint import Blueprint, read_blueprint
from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.services.move_facts import Gain, gain_of, move_facts

CLIP = MoveClip(
    key="clips/a.mp4",
    name="Basic",
    seconds=20.0,
    grid=ClipGrid(beats=tuple(0.5 * i for i in range(36)), first_one=2, sure=True),
)


def plan(**second: object) -> Blueprint:
    """A plan of two moves of which the second is as a test needs it."""
    first = {"video_path": "clips/b.mp4", "start_time": 0.0, "duration": 4.0, "name": "Turn"}
    move = {"video_path": "clips/a.mp4", "start_time": 2.0, "duration": 8.0, **second}
    return read_blueprint(
        {
            "task_id": "t",
            "audio_path": "songs/s.mp3",
            "moves": [first, move],
            "output_config": {"output_path": "output/v.mp4"},
        }
    )


def test_a_move_begins_where_the_one_before_ends() -> None:
    """Its own start counts only where there is room."""
    assert move_facts(plan(), 1)[4:6] == (4.0, 12.0)
    assert move_facts(plan(start_time=6.0), 1)[4:6] == (6.0, 14.0)


def test_speed_is_read_from_the_map() -> None:
    """The speed over the whole move, in percent for people."""
    slower = move_facts(plan(time_map=[[0.0, 1.0], [8.0, 8.68]]), 1)
    assert (slower.own_speed, slower.percent, slower.speed < 1) == (False, 4, True)
    assert move_facts(plan(), 1).own_speed


def test_the_part_of_the_clip_is_counted_as_dancers_count() -> None:
    """From the first 1 on, 8-counts of the clip have numbers from 1."""
    facts = move_facts(plan(part=1, counts=16, slot=1), 1, CLIP)
    assert (facts.first_eight, facts.last_eight, facts.eights) == (2, 3, 4)
    assert move_facts(plan(), 1, CLIP).first_eight == 0


def test_a_move_without_a_duration_ends_with_its_clip() -> None:
    """As far as the clip is known."""
    assert move_facts(plan(duration=None), 1).end is None
    assert move_facts(plan(duration=None, clip_start=5.0), 1, CLIP).end == pytest.approx(19.0)


def test_a_name_is_never_missing() -> None:
    """The plan's name, else the library's, else the file's."""
    assert move_facts(plan(name="Wave"), 1, CLIP).name == "Wave"
    assert move_facts(plan(), 1, CLIP).name == "Basic"
    assert move_facts(plan(), 1).name == "clips/a.mp4"


@pytest.mark.parametrize(
    ("points", "gain"),
    [(20.0, Gain.BETTER), (0.3, Gain.AS_GOOD), (-5.0, Gain.NEARLY), (-40.0, Gain.WORSE)],
)
def test_points_are_a_judgement(points: float, gain: Gain) -> None:
    """What a plan would gain, in words."""
    assert gain_of(points) is gain
