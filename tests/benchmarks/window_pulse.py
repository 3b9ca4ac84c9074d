"""For how long the window's thread answers to nothing: a heart that beats in it every 5 ms, and who holds it up."""

import os
import sys
import threading
import time
import traceback
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
_LATE_MS = 40.0
_FRAMES = 7


class Gap(NamedTuple):
    """From one beat to the next, in milliseconds, without the 5 that lie between two.

    Attributes:
        wall: By the clock.
        cpu: In which the window's thread worked.
        queued: In which it could have worked, and other programs had the processor.
    """

    wall: float
    cpu: float
    queued: float

    @property
    def own(self) -> float:
        """What it would have been on an idle machine: work, and waiting for other threads of the program."""
        return max(self.wall - self.queued, 0.0)


class Pulse(QObject):
    """Beats in the thread it is made in.

    Args:
        stacks: Whether to look what the thread does when a beat is late; looking costs a little itself.
    """

    def __init__(self, *, stacks: bool = False) -> None:
        super().__init__()
        self._gaps: list[Gap] = []
        self._thread = threading.get_ident()
        self._stat = _opened(Path(f"/proc/self/task/{threading.get_native_id()}/schedstat"))
        self._last = self._now()
        self._seen: Counter[str] = Counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()
        if stacks:
            threading.Thread(target=self._watch, daemon=True).start()

    def take(self) -> list[Gap]:
        """The gaps since the last time."""
        gaps, self._gaps = self._gaps, []
        return gaps

    def take_stacks(self) -> list[tuple[str, int]]:
        """What the thread did when beats were late, the most frequent first."""
        seen, self._seen = self._seen, Counter()
        return seen.most_common(6)

    def _on_beat(self) -> None:
        now = self._now()
        wall, cpu, queued = (1000 * (after - before) for after, before in zip(now, self._last, strict=True))
        self._gaps.append(Gap(max(wall - BEAT_MS, 0.0), cpu, queued))
        self._last = now

    def _now(self) -> tuple[float, float, float]:
        queued = 0.0 if self._stat is None else int(os.pread(self._stat, 100, 0).split()[1]) / 1e9
        return time.perf_counter(), time.thread_time(), queued

    def _watch(self) -> None:
        while True:
            time.sleep(0.01)
            if 1000 * (time.perf_counter() - self._last[0]) > _LATE_MS:
                frame = sys._current_frames().get(self._thread)
                self._seen[_told(frame)] += 1


def _told(frame: FrameType | None) -> str:
    lines = traceback.extract_stack(frame)[-_FRAMES:] if frame is not None else []
    return " < ".join(f"{Path(line.filename).name}:{line.lineno} {line.name}" for line in reversed(lines))


def _opened(path: Path) -> int | None:
    return os.open(path, os.O_RDONLY) if path.exists() else None
