"""The shape of a song's sound, small enough to keep and quick enough to paint at any zoom."""

from pathlib import Path
from typing import TYPE_CHECKING

from choreo_desktop.domain.work import CancelToken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bins = NDArray[np.int8]
    Columns = NDArray[np.float32]


BIN_SAMPLES = 128  # of the finest level: 6 ms at the rate of the analysis
FACTOR = 4  # bins of a level that are one bin of the next

_CHUNK_BINS = 1 << 13  # a million samples at once, so that stopping is a matter of milliseconds
_FULL = 127.0
_QUIETEST_FULL = 0.05  # softer songs are not blown up further: silence stays a line
_FEWEST_BINS = 512
_USUAL = 0.95


class Waveform:
    """Lowest, highest and mean level of a song, in bins that get coarser from level to level.

    Args:
        levels: The finest first, each of shape (bins, 3): low, high and root mean square of the bin's samples, where
            127 is the song's loudest sample. Each level has ``FACTOR`` times fewer bins than the one before.
        bin_seconds: Seconds of a bin of the finest level.
        seconds: Length of the song.
    """

    def __init__(self, levels: "tuple[Bins, ...]", bin_seconds: float, seconds: float) -> None:
        self._levels = levels
        self._bin_seconds = bin_seconds
        self.seconds = seconds

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return sum(level.nbytes for level in self._levels)

    @property
    def usual_peak(self) -> float:
        """The level that all but the loudest twentieth stays below, 0 to 1; what pictures are scaled to."""
        import numpy as np

        bins = self._levels[-1]
        if not len(bins):
            return 1.0
        peaks = np.maximum(-bins[:, 0].astype(np.float32), bins[:, 1]) / _FULL
        return float(np.quantile(peaks, _USUAL))

    def columns(self, start: float, end: float, count: int) -> "Columns":
        """The levels of evenly spaced columns, such as the pixels of a picture.

        Args:
            start: Second at which the first column begins; may lie before the song.
            end: Second at which the last column ends; may lie behind the song.
            count: How many columns.

        Returns:
            Shape (count, 3): low, high and mean, -1 to 1; zeros where there is no song.
        """
        import numpy as np

        found = np.zeros((max(count, 0), 3), np.float32)
        if count <= 0 or end <= start or not len(self._levels[0]):
            return found
        bins, bin_seconds = self._level_for((end - start) / count)
        edges = np.floor(np.linspace(start, end, count + 1) / bin_seconds).astype(np.int64)
        first, last = edges[:-1], np.maximum(edges[1:], edges[:-1] + 1)
        inside = (last > 0) & (first < len(bins))
        if not inside.any():
            return found
        first, last = np.clip(first[inside], 0, len(bins) - 1), np.clip(last[inside], 1, len(bins))
        base, stop = int(first[0]), int(last[-1])
        # Columns follow each other, so each reaches to where the next begins; only the end of the last is to be cut.
        part = bins[base:stop].astype(np.float32) / np.float32(_FULL)
        starts = first - base
        found[inside, 0] = np.minimum.reduceat(part[:, 0], starts)
        found[inside, 1] = np.maximum.reduceat(part[:, 1], starts)
        squares = np.add.reduceat(part[:, 2] ** 2, starts)
        found[inside, 2] = np.sqrt(squares / np.maximum(np.diff(starts, append=len(part)), 1))
        return found

    def save(self, path: Path) -> None:
        """Write it to a file that is not there yet."""
        import numpy as np

        numbers = np.array([self._bin_seconds, self.seconds])
        with path.open("wb") as file:
            np.savez_compressed(file, numbers=numbers, finest=self._levels[0])

    @classmethod
    def load(cls, path: Path) -> "Waveform":
        """Read what ``save`` wrote.

        Raises:
            OSError: If the file cannot be read.
            ValueError: If it holds something else.
        """
        from zipfile import BadZipFile

        import numpy as np

        try:
            with np.load(path, allow_pickle=False) as file:
                finest, numbers = file["finest"], file["numbers"].tolist()
        except (BadZipFile, KeyError, EOFError) as error:
            raise ValueError(f"{path.name} holds no waveform") from error
        if finest.dtype != np.int8 or finest.ndim != 2 or finest.shape[1] != 3 or len(numbers) != 2:
            raise ValueError(f"{path.name} holds no waveform")
        return cls(_pyramid(finest), *numbers)

    def _level_for(self, column_seconds: float) -> "tuple[Bins, float]":
        """The coarsest level whose bins are no wider than a column, and the seconds of its bins."""
        number, bin_seconds = 0, self._bin_seconds
        while number + 1 < len(self._levels) and bin_seconds * FACTOR <= column_seconds:
            number, bin_seconds = number + 1, bin_seconds * FACTOR
        return self._levels[number], bin_seconds


def waveform_of(samples: "NDArray[np.floating]", rate: int, *, cancel: CancelToken | None = None) -> Waveform:
    """The waveform of decoded sound.

    Args:
        samples: Shape (samples,), mono.
        rate: Samples per second.
        cancel: Stops the work within milliseconds.

    Raises:
        Cancelled, TimedOutError: From ``cancel``.
    """
    import numpy as np

    count = -(-samples.size // BIN_SAMPLES)
    found = np.zeros((count, 3), np.float32)
    for start in range(0, count, _CHUNK_BINS):
        if cancel is not None:
            cancel.check()
        part = samples[start * BIN_SAMPLES : (start + _CHUNK_BINS) * BIN_SAMPLES].astype(np.float32)
        np.nan_to_num(part, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
        whole = np.clip(np.pad(part, (0, -part.size % BIN_SAMPLES), mode="edge"), -8, 8).reshape(-1, BIN_SAMPLES)
        rows = found[start : start + len(whole)]
        rows[:, 0], rows[:, 1] = whole.min(axis=1), whole.max(axis=1)
        rows[:, 2] = np.sqrt(np.square(whole).mean(axis=1))
    peak = max(float(np.abs(found).max(initial=0.0)), _QUIETEST_FULL)
    finest = np.rint(found * np.float32(_FULL / peak)).astype(np.int8)
    return Waveform(_pyramid(finest), BIN_SAMPLES / rate, samples.size / rate)


def _pyramid(finest: "Bins") -> "tuple[Bins, ...]":
    import numpy as np

    levels = [finest]
    while len(levels[-1]) > _FEWEST_BINS:
        fine = levels[-1]
        starts = np.arange(0, len(fine), FACTOR)
        sizes = np.diff(starts, append=len(fine))
        coarse = np.empty((len(starts), 3), np.int8)
        coarse[:, 0] = np.minimum.reduceat(fine[:, 0], starts)
        coarse[:, 1] = np.maximum.reduceat(fine[:, 1], starts)
        coarse[:, 2] = np.rint(np.sqrt(np.add.reduceat(np.square(fine[:, 2].astype(np.float32)), starts) / sizes))
        levels.append(coarse)
    return tuple(levels)
