"""How a child process begins: so that it dies with us, and, where it works in the background, steps back."""

import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

BACKGROUND_NICENESS = 10


@cache
def dies_with_us() -> tuple[str, ...]:
    """A prefix that has the kernel end the child when this program dies, even by ``kill -9`` (Linux).

    Elsewhere an orphan ends with the one segment it works on, a few seconds later.
    """
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return (str(Path(setpriv)), "--pdeathsig", "KILL", "--") if setpriv else ()


@cache
def niced() -> tuple[str, ...]:
    """A prefix that lowers the priority of all threads of the child, before its first one begins."""
    nice = None if sys.platform == "win32" else shutil.which("nice")
    return (str(Path(nice)), "-n", str(BACKGROUND_NICENESS)) if nice else ()


def step_back(pid: int) -> None:
    """Lower the share of a child's session: on desktops Linux shares the processor out between sessions first."""
    with suppress(OSError):  # a kernel that does not do this, or a child that has ended
        Path(f"/proc/{pid}/autogroup").write_text(str(BACKGROUND_NICENESS), "ascii")
