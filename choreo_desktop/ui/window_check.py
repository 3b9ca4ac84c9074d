"""Whether the window can be shown on this machine: are all libraries there that Qt loads only when it begins?"""

import ctypes
import os
import sys
from pathlib import Path

_PLAYER = "multimedia/libffmpegmediaplugin.so"
_WINDOW = "platforms/libqxcb.so"


def check_window() -> str | None:
    """Load what the window needs. Shows nothing, and may be asked before and while there is a window.

    Qt ends the program without a word that anybody can catch where its plugin for windows cannot be loaded, and plays
    nothing where that for videos cannot; so on Linux, where systems lack libraries, both are tried here.

    Returns:
        A sentence if no window can be shown, or no video in it; None where all is well.

    Raises:
        ImportError: If a library is missing; its text is the system's, which names it.
    """
    from PySide6.QtCore import QLibraryInfo

    from choreo_desktop.ui.qt_logging import quieten_qt

    quieten_qt()
    from PySide6 import QtGui, QtMultimedia, QtWidgets  # noqa: F401

    if not sys.platform.startswith("linux"):
        return None
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    under_x = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")  # Qt can do with either
    for name in needed_plugins(os.environ.get("QT_QPA_PLATFORM", ""), under_x=under_x):
        path = plugins / name
        if not path.exists():
            return f"A part of Qt is missing ({name}): install Choreo Desktop again."
        try:
            ctypes.CDLL(str(path))
        except OSError as error:
            raise ImportError(str(error)) from error
    return None


def needed_plugins(chosen: str, *, under_x: bool) -> tuple[str, ...]:
    """The plugins of Qt without which there is no window, or no video in it.

    Args:
        chosen: The platform that ``QT_QPA_PLATFORM`` names; may be empty.
        under_x: Whether there is a screen of X and no other.
    """
    if chosen.startswith("xcb") or (not chosen and under_x):
        return (_WINDOW, _PLAYER)
    return (_PLAYER,)
