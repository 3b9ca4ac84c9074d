"""What planning knows of all moves of a library at once."""

import math

import pytest

from choreo_desktop.domain.moves import ClipGrid, MoveClip
from choreo_desktop.planning.cast import Cast
from tests.planning.builders import request_of


def tempo(beats: tuple[float, ...], seconds: float, first_one: int = 0) -> tuple[float, float]:
    """Seconds of a beat of a clip, and how many beats can be danced in it."""
    grid = ClipGrid(beats=beats, first_one=first_one, sure=True)
    cast = Cast.of([MoveClip(key="a.mp4", name="a", seconds=seconds, grid=grid)], request_of())
    return float(cast.beat[0]), float(cast.beats[0])


@pytest.mark.parametrize(
    ("beats", "seconds", "first_one", "expected"),
    [
        ((1.0, 1.4, 2.0), 2.3, 0, (0.5, 2)),
        ((1.0, 1.4, 2.0), 2.6, 0, (0.5, 3)),
        ((1.0, 1.4, 2.0), 2.57, 0, (0.5, 3)),
        ((1.0, 1.4, 2.0), 2.5, 0, (0.5, 2)),
        ((0.0, 1.0, 1.5, 2.5), 3.0, 1, (0.75, 2)),
        ((0.0, 1.0, 1.5, 2.5), 3.0, 2, (1.0, 1)),
    ],
)
def test_the_beats_of_a_clip_count_from_its_first_one(
    beats: tuple[float, ...], seconds: float, first_one: int, expected: tuple[float, float]
) -> None:
    """What comes before the first "1" is not danced; a last beat is there where the clip goes on long enough for it."""
    assert tempo(beats, seconds, first_one) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("beats", "first_one"), [((), 0), ((1.0,), 0), ((1.0, 2.0), 1), ((1.0, 2.0), 5), ((1.0, 1.0, 2.0), 0)]
)
def test_a_clip_without_two_beats_has_no_tempo(beats: tuple[float, ...], first_one: int) -> None:
    """Where too few beats are known, or they do not increase, no speed is made up."""
    beat, count = tempo(beats, 5.0, first_one)
    assert math.isnan(beat)
    assert count == 0
