"""How well found beats match true ones (Davies, Degara & Plumbley 2009: Evaluation methods for beat tracking)."""

from collections.abc import Sequence


def f_measure(truth: Sequence[float], found: Sequence[float], window: float = 0.07) -> float:
    """Harmonic mean of precision and recall of times within ``window`` seconds, each matched once."""
    i = j = hits = 0
    while i < len(truth) and j < len(found):
        if abs(truth[i] - found[j]) <= window:
            hits, i, j = hits + 1, i + 1, j + 1
        elif truth[i] < found[j]:
            i += 1
        else:
            j += 1
    return 2 * hits / max(len(truth) + len(found), 1)


def hit_share(truth: Sequence[float], found: Sequence[float], window: float = 0.07) -> float:
    """Share of the true times that were found."""
    return sum(any(abs(t - f) <= window for f in found) for t in truth) / max(len(truth), 1)
