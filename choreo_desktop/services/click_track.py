"""A song with clicks on its beats, to hear whether the analysis is right."""

import wave
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from choreo_desktop.domain.song import SongAnalysis
from choreo_desktop.services.outputs import new_file

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Pitches far enough apart to be told from each other over loud music.
ONE_HERTZ = 2_100.0
BAR_HERTZ = 1_400.0
BEAT_HERTZ = 900.0

# Together they stay just below full scale, however loud the song is.
SONG_PEAK = 0.5
CLICK_PEAK = 0.49

CLICK_SECONDS = 0.04
_DECAY_SECONDS = 0.009
_BLOCK = 1 << 20  # samples mixed at once: three hours of song need no second copy in memory
_FULL_SCALE = 32_767


def write_click_track(samples: "NDArray[np.floating]", sample_rate: int, analysis: SongAnalysis, path: Path) -> None:
    """Write a song with a click on every beat: highest on the "1" of an 8-count, middle on other bars' first beats.

    A click begins at full strength exactly on the sample of its beat. The song is lowered where needed, so that
    nothing is cut off.

    Args:
        samples: The song, mono, shape (samples,).
        sample_rate: Samples per second.
        analysis: Its beats; those outside of the song are left out.
        path: A WAV file (16 bits, mono), which appears whole or not at all.

    Raises:
        InvalidRequestError: If the name does not end in .wav.
        StorageError: If the file cannot be written.
    """
    gain = SONG_PEAK / max(SONG_PEAK, _peak(samples))
    clicks = _Clicks(analysis, sample_rate, samples.size)
    with new_file(path, ".wav", "click track") as file, wave.open(file, "wb") as track:
        track.setnchannels(1)
        track.setsampwidth(2)
        track.setframerate(sample_rate)
        track.setnframes(samples.size)
        for start in range(0, samples.size, _BLOCK):
            block = _finite(samples[start : start + _BLOCK]) * np.float32(gain)
            clicks.add_to(block, start)
            track.writeframesraw(np.rint(block * _FULL_SCALE).astype("<i2").tobytes())


class _Clicks:
    """The clicks of a song, by sample.

    A click ends where the next one begins, so at every sample at most one of them sounds.
    """

    def __init__(self, analysis: SongAnalysis, rate: int, size: int) -> None:
        pitches: dict[int, float] = {}
        for times, hertz in (
            (analysis.beats, BEAT_HERTZ),
            (analysis.downbeats, BAR_HERTZ),
            (analysis.eight_counts, ONE_HERTZ),
        ):
            pitches.update((round(time * rate), hertz) for time in times)
        self._starts = np.array(sorted(at for at in pitches if 0 <= at < size), dtype=np.int64)
        self._hertz = [pitches[at] for at in self._starts.tolist()]
        self._sounds = {hertz: _sound(hertz, rate) for hertz in (BEAT_HERTZ, BAR_HERTZ, ONE_HERTZ)}
        self._longest = max(sound.size for sound in self._sounds.values())

    def add_to(self, block: "NDArray[np.float32]", first: int) -> None:
        """Add what sounds in a block of the song whose first sample is number ``first``."""
        end = first + block.size
        begin, stop = np.searchsorted(self._starts, [first - self._longest, end]).tolist()
        for number in range(begin, stop):
            at = int(self._starts[number])
            following = self._starts[number + 1 : number + 2].tolist()
            sound = self._sounds[self._hertz[number]]
            low, high = max(at, first), min([at + sound.size, end, *following])
            if low < high:
                block[low - first : high - first] += sound[low - at : high - at]


def _sound(hertz: float, rate: int) -> "NDArray[np.float32]":
    """A cosine, which is loudest on its first sample, dying away to nothing."""
    seconds = np.arange(max(1, round(CLICK_SECONDS * rate))) / rate
    fade = np.exp(-seconds / _DECAY_SECONDS) * (1 - seconds / CLICK_SECONDS)
    return (CLICK_PEAK * fade * np.cos(2 * np.pi * hertz * seconds)).astype(np.float32)


def _peak(samples: "NDArray[np.floating]") -> float:
    blocks = (_finite(samples[start : start + _BLOCK]) for start in range(0, samples.size, _BLOCK))
    return max((float(np.abs(block).max()) for block in blocks), default=0.0)


def _finite(block: "NDArray[np.floating]") -> "NDArray[np.float32]":
    # Damaged files decode to values that are no numbers.
    return np.nan_to_num(block.astype(np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
