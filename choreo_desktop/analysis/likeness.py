"""Likeness: where a row of descriptions begins to be about something else."""

import numpy as np

from choreo_desktop.analysis.onsets import Curve


def checkerboard(rows: Curve, half: int) -> Curve:
    """How much each row begins something new: mean likeness within both sides less that across (Foote 2000).

    Args:
        rows: One description a row, shape (rows, facts).
        half: Rows on each side that are compared.

    Returns:
        Shape (rows,); 0 for the first row.
    """
    unit = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    # The mean likeness of two sets of unit rows is the product of their means, so all of it is half a squared distance.
    total = np.concatenate([np.zeros((1, rows.shape[1])), np.cumsum(unit, axis=0)])
    index = np.arange(len(rows))
    low, high = np.maximum(index - half, 0), np.minimum(index + half, len(rows))
    before = (total[index] - total[low]) / np.maximum(index - low, 1)[:, None]
    after = (total[high] - total[index]) / (high - index)[:, None]
    novelty = np.asarray(np.square(after - before).sum(axis=1) / 2)
    novelty[:1] = 0
    return novelty
