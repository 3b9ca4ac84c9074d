"""What is computed in one go is what its definition says."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from choreo_desktop.analysis.likeness import checkerboard
from choreo_desktop.analysis.sections import _ALIKE, _kinds

Rows = NDArray[np.float64]
plenty = settings(max_examples=60, deadline=None, derandomize=True)


def some_rows(count: int, sorts: int, seed: int, spread: float) -> Rows:
    """Descriptions of a few sorts; with no spread, many are exactly alike."""
    rng = np.random.default_rng(seed)
    return np.asarray(rng.normal(size=(sorts, 9))[rng.integers(0, sorts, count)] + spread * rng.normal(size=(count, 9)))


@plenty
@given(count=st.integers(0, 40), half=st.integers(1, 5), seed=st.integers(0, 99))
def test_novelty_is_likeness_within_less_that_across(count: int, half: int, seed: int) -> None:
    """Mean likeness of all pairs on one side, averaged over both sides, less that of all pairs across."""
    rows = some_rows(count, 3, seed, 0.4)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    expected = np.zeros(count)
    for i in range(1, count):
        before, after = unit[max(0, i - half) : i], unit[i : i + half]
        within = (before @ before.T).mean() / 2 + (after @ after.T).mean() / 2
        expected[i] = within - (before @ after.T).mean()
    assert np.allclose(checkerboard(rows, half), expected, atol=1e-12)


def joined_one_by_one(means: list[Rows]) -> list[int]:
    """The two most alike groups joined until none are alike, by comparing all pairs anew each time."""
    unit = [mean / max(float(np.linalg.norm(mean)), 1e-9) for mean in means]
    groups = [[i] for i in range(len(means))]
    while len(groups) > 1:
        centres = [np.mean([unit[i] for i in group], axis=0) for group in groups]
        pairs = [(float(centres[i] @ centres[j]), i, j) for i in range(len(groups)) for j in range(i)]
        best, later, earlier = max(pairs, key=lambda pair: pair[0])
        if best < _ALIKE:
            break
        groups[earlier] += groups.pop(later)
    groups.sort(key=min)
    return [next(n for n, group in enumerate(groups) if i in group) for i in range(len(means))]


@plenty
@given(
    count=st.integers(1, 30),
    sorts=st.integers(1, 8),
    seed=st.integers(0, 999),
    spread=st.sampled_from([0.0, 0.2, 0.5, 1.0]),
)
def test_kinds_are_what_joining_pairs_gives(count: int, sorts: int, seed: int, spread: float) -> None:
    """Updating what has changed finds the same kinds as comparing everything again."""
    means = list(some_rows(count, sorts, seed, spread))
    assert _kinds(means) == joined_one_by_one(means)
