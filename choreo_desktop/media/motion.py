"""How much the dancers in a clip move."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from choreo_desktop.media.stills import Pictures

MOTION_RATE = 5
_LEAST_MOTION_PICTURES = 6
_SHAKE = 2  # pixels by which a hand-held camera may move between two pictures without counting
_USUAL_MOTION = 0.12  # of the contrast, the median of sixteen class clips: what maps to the middle of the scale


def motion_of(pictures: "Pictures", rate: float) -> float | None:
    """How much the dancers move, 0 to 1.

    The mean change from picture to picture, after the shift of a hand-held camera is taken out, in units of the
    picture's own contrast, so that neither a dark room nor a shaking hand counts as dancing.

    Args:
        pictures: Small grey ones, shape (pictures, rows, columns).
        rate: How many a second.

    Returns:
        None where there are too few, or they were not taken ``MOTION_RATE`` times a second.
    """
    import numpy as np

    if len(pictures) < _LEAST_MOTION_PICTURES or abs(rate - MOTION_RATE) > 0.01:
        return None
    grey = pictures.astype(np.float32)
    contrast = float(grey.std(axis=(1, 2)).mean())
    if contrast < 1:
        return 0.0
    inner = grey[:, _SHAKE:-_SHAKE, _SHAKE:-_SHAKE]
    rows, columns = inner.shape[1:]
    least = np.full(len(grey) - 1, np.inf, np.float32)
    for y in range(2 * _SHAKE + 1):
        for x in range(2 * _SHAKE + 1):
            change = np.abs(inner[1:] - grey[:-1, y : y + rows, x : x + columns]).mean(axis=(1, 2))
            least = np.minimum(least, change)
    raw = float(least.mean()) / contrast
    return raw / (raw + _USUAL_MOTION)
