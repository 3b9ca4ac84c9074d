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
    novelty = np.zeros(len(rows))
    for i in range(1, len(rows)):
        before, after = unit[max(0, i - half) : i], unit[i : i + half]
        within = (before @ before.T).mean() + (after @ after.T).mean()
        novelty[i] = within / 2 - (before @ after.T).mean()
    return novelty
