"""What a library has, and what is thin in it."""

from choreo_desktop.domain.moves import Difficulty, Energy
from choreo_desktop.planning.coverage import coverage_of
from tests.planning.builders import CALM, EASY, HARD, LIVELY, SWEET, move_of

MOVES = [
    move_of("a", bpm=120, **EASY, **LIVELY, **SWEET),
    move_of("b", bpm=107, **EASY, **CALM),
    move_of("c", bpm=136, **EASY, **CALM),
    move_of("d", bpm=90, **HARD, **LIVELY),
    move_of("e", bpm=240, **HARD, **LIVELY),
    move_of("f", bpm=None),
]


def test_tempo() -> None:
    """Clips are counted by how near their tempo is, at half and double pace too; those without a beat apart."""
    coverage = coverage_of(MOVES, 120)
    assert (coverage.clips, coverage.near, coverage.serving, coverage.blind) == (6, 2, 4, 1)
    assert coverage_of(MOVES, 120, max_stretch=1 / 3).serving == 5
    assert [coverage_of(MOVES[:1], bpm).serving for bpm in (101, 102, 138, 139)] == [0, 1, 1, 0]


def test_combinations() -> None:
    """Every combination is there, with its clips and those that suit the tempo."""
    coverage = coverage_of(MOVES, 120)
    assert (len(coverage.pairs), len(coverage.styles), len(coverage.combinations)) == (9, 5, 45)
    found = {tuple(pair.tags.values()): (pair.clips, pair.serving) for pair in coverage.pairs}
    assert found[Difficulty.BEGINNER, Energy.LOW] == (2, 2)
    assert found[Difficulty.ADVANCED, Energy.HIGH] == (2, 1)
    assert found[Difficulty.ADVANCED, Energy.LOW] == (0, 0)
    assert coverage.untagged == 5


def test_thin() -> None:
    """Thin is what one clip or none has; clips of an unsuitable tempo do not help."""
    words = [" ".join(combination.words) for combination in coverage_of(MOVES, 120).thin]
    assert "high-energy advanced" in words
    assert "low-energy beginner" not in words
    assert "romantic" in words


def test_no_clips() -> None:
    """Of an empty library everything is thin."""
    coverage = coverage_of([], 120)
    assert len(coverage.thin) == 14
