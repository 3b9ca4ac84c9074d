"""Energy: how lively the music is, from its loudness and from how much happens in it."""

import numpy as np

from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses

_LEAST_SPAN = 0.7  # nepers, about 6 dB: a song that varies less than this counts as even
_LEAST_DENSITY_SPAN = 0.3
_SMOOTH_BEATS = 8


def beat_energy(pulses: Pulses) -> Curve:
    """Energy of each beat from 0 to 1 against the rest of the song, shape (beats,); 0.5 where all is even."""
    from scipy.ndimage import uniform_filter1d

    energy = 0.6 * _scaled(pulses.loudness, _LEAST_SPAN) + 0.4 * _scaled(pulses.density, _LEAST_DENSITY_SPAN)
    return np.asarray(np.clip(uniform_filter1d(energy, _SMOOTH_BEATS, mode="nearest"), 0, 1))


def _scaled(values: Curve, least_span: float) -> Curve:
    """Values from 0 to 1 between their 5th and 95th percentile, or around 0.5 where these are close."""
    low, high = np.percentile(values, (5, 95))
    return np.asarray(np.clip(0.5 + (values - (low + high) / 2) / max(high - low, least_span), 0, 1))
