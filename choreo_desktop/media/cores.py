"""How many things are done at once."""

import os


def usable_cores() -> int:
    """Cores that this program may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Windows and macOS
        return os.cpu_count() or 1
