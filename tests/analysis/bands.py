"""Small bands of generated sounds: music in which a beat is easy for people and hard for programs."""

import numpy as np

from choreo_desktop.analysis.sounding import SAMPLE_RATE
from tests.analysis.signals import Samples


class Band:
    """Lays sounds on a timeline.

    Args:
        seconds: Length of the recording.
    """

    def __init__(self, seconds: float) -> None:
        self._samples = np.zeros(round(seconds * SAMPLE_RATE), dtype=np.float32)
        self._rng = np.random.default_rng(7)

    @property
    def samples(self) -> Samples:
        """What was played."""
        return self._samples

    def tone(self, at: float, hz: float, seconds: float, loud: float) -> None:
        """A plucked tone with four overtones."""
        t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
        wave = sum(np.sin(2 * np.pi * hz * k * t) / k for k in range(1, 5))
        self._add(at, loud * wave * np.exp(-3 * t / seconds))

    def kick(self, at: float, loud: float = 0.8) -> None:
        """A bass drum."""
        t = np.arange(round(0.2 * SAMPLE_RATE)) / SAMPLE_RATE
        self._add(at, loud * np.sin(2 * np.pi * 55 * t) * np.exp(-t / 0.05))

    def snare(self, at: float, loud: float = 0.4) -> None:
        """A snare drum."""
        self._noise(at, 0.05, loud, bright=False)

    def hat(self, at: float, loud: float = 0.2) -> None:
        """A cymbal, or a guira."""
        self._noise(at, 0.02, loud, bright=True)

    def _noise(self, at: float, fade: float, loud: float, *, bright: bool) -> None:
        t = np.arange(round(5 * fade * SAMPLE_RATE)) / SAMPLE_RATE
        noise = self._rng.normal(size=len(t))
        if bright:
            noise = np.diff(noise, n=2, prepend=[0, 0])
        self._add(at, loud * noise * np.exp(-t / fade))

    def _add(self, at: float, wave: np.ndarray) -> None:
        start = round(at * SAMPLE_RATE)
        if start < 0:
            wave, start = wave[-start:], 0
        room = max(len(self._samples) - start, 0)
        self._samples[start : start + len(wave)] += wave[:room].astype(np.float32)
