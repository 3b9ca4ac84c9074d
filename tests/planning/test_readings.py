"""The beats of a clip, as found and as counted at another pace."""

import pytest

from choreo_desktop.domain.moves import ClipGrid
from choreo_desktop.planning.readings import readings


def counted(beats: tuple[float, ...], seconds: float, first_one: int = 0) -> list[list[float]]:
    """The beats of every reading of a clip."""
    grid = ClipGrid(beats=beats, first_one=first_one, sure=True)
    return [[round(float(beat), 6) for beat in reading.beats] for reading in readings(grid, seconds)]


@pytest.mark.parametrize(
    ("beats", "seconds", "first_one", "expected"),
    [
        (
            (1.0, 1.4, 2.0, 2.5, 3.0),
            3.2,
            0,
            [[1.0, 1.4, 2.0, 2.5, 3.0], [1.0, 1.2, 1.4, 1.7, 2.0, 2.25, 2.5, 2.75, 3.0], [1.0, 2.0, 3.0]],
        ),
        ((0.5, 1.0, 2.0, 3.0), 4.1, 1, [[1.0, 2.0, 3.0, 4.0], [1.0, 1.5, 2.0, 2.5, 3.0, 3.5], [1.0, 3.0]]),
        ((1.0, 2.0), 2.97, 0, [[1.0, 2.0, 3.0], [1.0, 1.5, 2.0, 2.5]]),
        ((1.0, 2.0), 2.4, 0, [[1.0, 2.0], [1.0, 1.5, 2.0]]),
        ((1.0, 2.0, 3.0), 4.97, 0, [[1.0, 2.0, 3.0, 4.0], [1.0, 1.5, 2.0, 2.5, 3.0, 3.5], [1.0, 3.0, 5.0]]),
    ],
)
def test_a_clip_is_counted_at_three_paces(
    beats: tuple[float, ...], seconds: float, first_one: int, expected: list[list[float]]
) -> None:
    """As found, twice as fast and half as fast, from its first "1" on, with a last beat where the clip has one."""
    assert counted(beats, seconds, first_one) == expected


@pytest.mark.parametrize("beats", [(), (1.0,), (1.0, 1.0), (1.0, 3.0, 2.0)])
def test_beats_that_tell_nothing_are_not_read(beats: tuple[float, ...]) -> None:
    """Without two beats that increase there is nothing to count."""
    assert counted(beats, 9.0) == []
    assert counted((*beats, 9.0), 9.0, first_one=len(beats)) == []
