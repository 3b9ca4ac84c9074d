"""What a Linux system has to bring for the window and for sound, and what to type where it does not."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

# What brings a library on Debian and Ubuntu.
_PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libXext": "libxext6",
    "libXrandr": "libxrandr2",
    "libdbus-1": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libgssapi_krb5": "libgssapi-krb5-2",
    "libpulse": "libpulse0",
    "libstdc++": "libstdc++6",
    "libxcb": "libxcb1",
    "libxkbcommon": "libxkbcommon0",
}
# Windows under X need all of these, and the system tells only the first that is missing.
_OF_X = {
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
}
_WITHOUT_SCREEN = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
_INSTALL = "on Debian and Ubuntu: apt-get install"


class Place(NamedTuple):
    """Where the program runs.

    Attributes:
        system: As ``sys.platform`` calls it.
        environ: The variables of the environment.
    """

    system: str
    environ: Mapping[str, str]


def library_advice(said: str) -> str:
    """What to do where Qt cannot be loaded.

    Args:
        said: What the system said, such as ``libGL.so.1: cannot open shared object file``.
    """
    library = re.match(r"(\S+?)\.so[.\d]*: cannot open", said)
    if library is None:
        return f"Qt cannot be loaded ({said.rstrip('.')}): install Choreo Desktop again."
    name = library[1]
    package = " ".join(_OF_X.values()) if name in _OF_X else _PACKAGES.get(name, "")
    hint = f" ({_INSTALL} {package})" if package else ""
    return f"Qt cannot be loaded because the system lacks {name}: install it{hint}."


def screen(place: Place) -> str:
    """What there is to show the window on; empty on systems that always have something."""
    if not place.system.startswith("linux"):
        return ""
    chosen = place.environ.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in _WITHOUT_SCREEN:
        return f"none is used (QT_QPA_PLATFORM is {chosen})"
    for name, kind in (("WAYLAND_DISPLAY", "Wayland"), ("DISPLAY", "X")):
        if value := place.environ.get(name):
            return f"{kind} ({value})"
    return "none here, so only commands work: for the window, log in to a desktop and start the program there"


def sound(place: Place) -> str:
    """What plays sound; empty on systems that always have something."""
    if not place.system.startswith("linux"):
        return ""
    if server := place.environ.get("PULSE_SERVER"):
        return f"PulseAudio or PipeWire ({server})"
    folder = place.environ.get("XDG_RUNTIME_DIR")
    try:
        if folder and Path(folder, "pulse", "native").exists():
            return "PulseAudio or PipeWire"
    except OSError:  # a folder that may not be looked into has no server for this person
        return _NO_SOUND
    return _NO_SOUND


_NO_SOUND = (
    "no sound server, so videos play without sound here; they are made with it all the same "
    f"({_INSTALL} pipewire-pulse, then log in anew)"
)


def here(environ: Mapping[str, str]) -> Place:
    """This computer."""
    return Place(sys.platform, environ)
