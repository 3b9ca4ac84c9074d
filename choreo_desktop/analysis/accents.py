"""Accents: where the music stops, and beats that stand out so far that a dancer would strike on them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.onsets import Curve
from choreo_desktop.analysis.pulses import Pulses
from choreo_desktop.domain.song import Accent

_AROUND_BREAK, _AROUND_HIT = 33, 17  # beats that a beat is compared with
_DROP = 1.2  # nepers, about 10 dB: so much softer than around it, the music has stopped
_BREAK_BEATS = (1, 16)
_SPREADS = 4.0  # a hit stands out by so many robust standard deviations ...
_LEAST_HIT = 0.35  # ... and by at least 3 dB
_FULL_HIT = 1.4
_APART = 4  # beats between two hits: more often, it is the rhythm


class _Run(NamedTuple):
    first: int
    end: int


def find_accents(pulses: Pulses, times: Curve) -> list[Accent]:
    """Breaks and hits, by time.

    Args:
        pulses: Of each beat.
        times: Seconds of each beat, same length.
    """
    breaks = [
        Accent(
            kind="break",
            start=float(times[run.first]),
            end=float(times[min(run.end, len(times) - 1)]),
            strength=float(np.clip(depth / (2 * _DROP), 0, 1)),
        )
        for run, depth in _breaks(pulses.loudness)
    ]
    hits = [
        Accent(kind="hit", start=float(times[beat]), end=float(times[beat]), strength=strength)
        for beat, strength in _hits(pulses)
    ]
    return sorted(breaks + hits, key=lambda accent: (accent.start, accent.kind))


def _breaks(loudness: Curve) -> list[tuple[_Run, float]]:
    """Runs of beats much softer than the music around them, between music; with how much softer."""
    from scipy.ndimage import percentile_filter

    drop = percentile_filter(loudness, 70, _AROUND_BREAK, mode="nearest") - loudness
    runs = _runs(drop > _DROP)
    inside = [r for r in runs if r.first > 0 and r.end < len(loudness)]
    short = [r for r in inside if _BREAK_BEATS[0] <= r.end - r.first <= _BREAK_BEATS[1]]
    return [(r, float(drop[r.first : r.end].max())) for r in short]


def _hits(pulses: Pulses) -> list[tuple[int, float]]:
    """Beats whose attack stands out from those around them; with their strength."""
    from scipy.ndimage import median_filter

    attack = pulses.attack
    if len(attack) < _AROUND_HIT:
        return []
    lead = attack - median_filter(attack, _AROUND_HIT, mode="nearest")
    spread = 1.4826 * float(np.median(np.abs(lead))) + 1e-6
    least = max(_SPREADS * spread, _LEAST_HIT)
    chosen: list[int] = []
    free = np.ones(len(lead), dtype=np.bool_)
    for beat in np.argsort(-lead, kind="stable"):
        if lead[beat] < least:
            break
        if free[beat]:
            chosen.append(int(beat))
            free[max(beat - _APART + 1, 0) : beat + _APART] = False
    return [(beat, float(np.clip(lead[beat] / _FULL_HIT, 0, 1))) for beat in sorted(chosen)]


def _runs(marked: NDArray[np.bool_]) -> list[_Run]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marked.astype(np.int8), [0]])))
    return [_Run(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
