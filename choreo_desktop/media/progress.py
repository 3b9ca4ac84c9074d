"""Reading FFmpeg's ``-progress`` lines (``key=value``, a block ending in ``progress=...``)."""

from typing import NamedTuple


class FFmpegProgress(NamedTuple):
    """One block of progress.

    Attributes:
        frames: Video frames written so far.
        seconds: Length of the output so far, in seconds.
        ended: Whether it was the last block.
    """

    frames: int
    seconds: float
    ended: bool


class ProgressParser:
    """Collects lines into blocks."""

    def __init__(self) -> None:
        self._frames = 0
        self._seconds = 0.0

    def feed(self, line: str) -> FFmpegProgress | None:
        """Take one line; the block it completes, or None in the middle of one."""
        key, _, value = line.strip().partition("=")
        if key == "frame" and value.strip().isdecimal():
            self._frames = int(value)
        elif key == "out_time_us" and value.isdecimal():  # "N/A" until the first packet
            self._seconds = int(value) / 1e6
        elif key == "progress":
            return FFmpegProgress(self._frames, self._seconds, value == "end")
        return None
