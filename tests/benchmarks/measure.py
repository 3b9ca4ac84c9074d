"""Measuring a program with all its children: wall time, CPU time, peak memory."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMPLE_SECONDS = 0.1


@dataclass
class Cost:
    """What something cost.

    Attributes:
        wall: Seconds.
        cpu: Seconds of all processes.
        peak: Bytes that all processes held at once at most; shared pages count once (PSS).
    """

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def run(command: Sequence[str], *, env: dict[str, str] | None = None) -> Cost:
    """Run a command to its end and measure it.

    Raises:
        RuntimeError: If it fails.
    """
    start = time.monotonic()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(env or {})},
    ) as child:
        said: list[bytes] = []
        assert child.stderr is not None
        reader = threading.Thread(target=lambda stream: said.append(stream.read()), args=(child.stderr,))
        reader.start()
        meter = _PeakMeter(child.pid)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        peak = meter.stop()
        reader.join()
    if child.returncode:
        raise RuntimeError(f"{command} ended with {child.returncode}: {b''.join(said)[-2000:].decode()}")
    return Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, peak)


def run_all(commands: Sequence[Sequence[str]], workers: int) -> Cost:
    """Run commands, so many at once; the wall time is that of all together."""
    from concurrent.futures import ThreadPoolExecutor

    start = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        costs = list(pool.map(run, commands))
    return Cost(time.monotonic() - start, sum(c.cpu for c in costs), max(c.peak for c in costs) * workers)


class _PeakMeter:
    """Adds up the memory of a process and its children every tenth of a second."""

    def __init__(self, pid: int) -> None:
        self._peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(pid,))
        self._thread.start()

    def _watch(self, pid: int) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            with suppress(psutil.Error):
                root = psutil.Process(pid)
                self._peak = max(self._peak, sum(_memory(p) for p in [root, *root.children(recursive=True)]))

    def stop(self) -> int:
        self._done.set()
        self._thread.join()
        return self._peak


def _memory(process: psutil.Process) -> int:
    with suppress(psutil.Error, OSError):
        text = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))
    with suppress(psutil.Error):
        return int(process.memory_info().rss)
    return 0


def ratio(name: str, value: float, target: str, *, met: bool) -> None:
    """Print one line of the table."""
    print(f"  {name:<58} {value:8.2f}   {target:<18} {'met' if met else 'MISSED'}", flush=True)  # noqa: T201


def say(text: str) -> None:
    """Print a line."""
    print(text, flush=True)  # noqa: T201


Scenario = Callable[[], Cost]
