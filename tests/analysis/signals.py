"""Generated sounds whose beats are known exactly."""

import numpy as np
from numpy.typing import NDArray

from choreo_desktop.analysis.sounding import SAMPLE_RATE

Samples = NDArray[np.float32]


def beat_times(bpm: float, seconds: float, first: float = 0.0) -> NDArray[np.float64]:
    """Times of the beats of a steady tempo."""
    return np.arange(first, seconds - 0.02, 60 / bpm)


def clicks(times: NDArray[np.float64], seconds: float, *, accent_every: int = 0) -> Samples:
    """Short tones at the given times; every so many of them louder and higher."""
    samples = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)
    t = np.arange(round(0.03 * SAMPLE_RATE)) / SAMPLE_RATE
    fade = np.exp(-t / 0.006)
    for i, time in enumerate(times):
        accented = bool(accent_every) and i % accent_every == 0
        tone = np.sin(2 * np.pi * (1_500 if accented else 1_000) * t) * fade * (0.9 if accented else 0.5)
        start = round(float(time) * SAMPLE_RATE)
        room = len(samples) - start
        samples[start : start + len(t)] += tone[:room].astype(np.float32)
    return samples


def worst_miss(found: tuple[float, ...], times: NDArray[np.float64]) -> float:
    """Greatest distance in seconds from a true time to the nearest found one."""
    near = np.abs(np.asarray(found)[None, :] - times[:, None])
    return float(near.min(axis=1).max())


def noise(seconds: float, seed: int = 0) -> Samples:
    """White noise."""
    return np.random.default_rng(seed).normal(0, 0.1, round(seconds * SAMPLE_RATE)).astype(np.float32)
