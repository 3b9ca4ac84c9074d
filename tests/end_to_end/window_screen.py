"""A screen of its own (Xvfb) with a window manager, and hands for it: mouse and keyboard through xdotool."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtGui import QColor, QImage

PROGRAMS = ("Xvfb", "openbox", "xdotool", "import")
_PAUSE = 0.08  # seconds between the parts of a movement, for the programs that follow it

T = TypeVar("T")
Place = dict[str, Any]


def missing_programs() -> list[str]:
    """What has to be installed to use a screen."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def wait_for(look: Callable[[], T | None], what: str, seconds: float = 120.0) -> T:
    """Look until there is something to see.

    Raises:
        AssertionError: If there never is.
    """
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain for {what}"
        time.sleep(0.03)
    return found


class Screen:
    """A screen that nobody looks at but the test.

    Args:
        display: Its name, such as ``:7``.
        size: Of the screen, such as ``1280x720``.
    """

    def __init__(self, display: str, size: str) -> None:
        self.display = display
        self.width, self.height = map(int, size.split("x"))

    @property
    def environment(self) -> dict[str, str]:
        """What programs need to show their windows there."""
        own = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return {**kept, **own}

    @classmethod
    @contextmanager
    def opened(cls, size: str) -> "Iterator[Screen]":
        """A screen of a size such as ``1280x720``, until the end of the block."""
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-dpi", "96", "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as told:
            screen = cls(f":{told.readline().strip()}", size)
        manager = screen._start("openbox", "--sm-disable")
        try:
            wait_for(screen._has_manager, "the window manager")
            yield screen
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait()

    # Mouse and keyboard

    def click(self, place: Place, button: int = 1, times: int = 1) -> None:
        """Click into the middle of something."""
        self.move(place)
        self._do("sleep", str(_PAUSE), "click", "--repeat", str(times), "--delay", "60", str(button))

    def move(self, place: Place) -> None:
        """Put the mouse on something."""
        self._do("mousemove", str(place["x"]), str(place["y"]))

    def drag(self, start: Place, end: Place, *, steps: int = 8) -> None:
        """Hold the button at one place and let it go at another, as slowly as people do."""
        self._do("mousemove", str(start["x"]), str(start["y"]), "sleep", str(_PAUSE), "mousedown", "1")
        path = [(step / steps) ** 2 for step in range(1, steps + 1)]
        for share in path:
            x = round(start["x"] + share * (end["x"] - start["x"]))
            y = round(start["y"] + share * (end["y"] - start["y"]))
            self._do("mousemove", str(x), str(y), "sleep", str(_PAUSE))
        self._do("mousemove", str(end["x"]), str(end["y"] + 1), "sleep", str(3 * _PAUSE), "mouseup", "1")

    def wheel(self, place: Place, turns: int, *, control: bool = False) -> None:
        """Turn the wheel over something; towards oneself where it is more than 0."""
        self.move(place)
        held = ("keydown", "ctrl") if control else ()
        button = "5" if turns > 0 else "4"
        self._do(*held, "click", "--repeat", str(abs(turns)), "--delay", "30", button)
        if control:
            self._do("keyup", "ctrl")

    def key(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+z``."""
        self._do("key", "--clearmodifiers", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        """Type."""
        self._do("type", "--delay", "25", text)

    # Eyes

    def has_window(self, title: str) -> bool:
        """Whether a window of a title is seen."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", title, check=False) == 0

    def look(self, path: Path) -> QImage:
        """A picture of the whole screen, kept in a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._run("import", "-silent", "-window", "root", str(path))
        return QImage(str(path))

    def _has_manager(self) -> bool:
        return self._run("xdotool", "get_num_desktops", check=False) == 0

    def _start(self, *command: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )

    def _do(self, *words: str) -> None:
        self._run("xdotool", *words)

    def _run(self, *words: str, check: bool = True) -> int:
        return subprocess.run(words, env=self.environment, check=check, capture_output=True).returncode


def changed_share(before: QImage, after: QImage, place: Place) -> float:
    """How much of a place looks different, from 0 to 1."""
    different = total = 0
    for y in range(place["top"], place["top"] + place["height"], 5):
        for x in range(place["left"], place["left"] + place["width"], 5):
            total += 1
            different += _far(before.pixelColor(x, y), after.pixelColor(x, y))
    return different / max(total, 1)


def _far(one: QColor, other: QColor) -> bool:
    channels = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return sum(abs(a - b) for a, b in channels) > 24
