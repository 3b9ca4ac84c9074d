"""Whether the window can be shown: every library that Qt loads late is tried, and a missing one is named."""

import ctypes
import sys

import pytest
from PySide6.QtCore import QLibraryInfo

from choreo_desktop.ui import window_check
from choreo_desktop.ui.window_check import check_window, needed_plugins

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring everything")


def test_all_is_well_here() -> None:
    """On a machine that runs these tests nothing is missing, also while there is a window."""
    assert check_window() is None


def test_which_plugins_are_needed() -> None:
    """That for X only where the window would be shown by X; that for videos always."""
    player, window = "multimedia/libffmpegmediaplugin.so", "platforms/libqxcb.so"
    assert needed_plugins("", under_x=True) == (window, player)
    assert needed_plugins("xcb", under_x=False) == (window, player)
    assert needed_plugins("", under_x=False) == (player,)
    assert needed_plugins("offscreen", under_x=True) == (player,)


@linux
def test_a_library_that_a_plugin_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system names it, so that the doctor can say what to type."""

    def refuse(path: str) -> None:
        assert path.endswith(".so")
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    with pytest.raises(ImportError, match=r"^libxcb-cursor\.so\.0: cannot open"):
        check_window()


@linux
@pytest.mark.parametrize(("wayland", "loaded"), [("", ["libqxcb.so"]), ("wayland-0", [])])
def test_x_is_tried_only_where_it_is_the_only_screen(
    monkeypatch: pytest.MonkeyPatch, wayland: str, loaded: list[str]
) -> None:
    """A desktop of Wayland can do without the libraries of X, and is not told to install them."""
    tried: list[str] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda path: tried.append(path.rsplit("/", 1)[1]))
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    assert check_window() is None
    assert tried == [*loaded, "libffmpegmediaplugin.so"]


@linux
def test_a_plugin_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody took files away: install again."""
    monkeypatch.setattr(window_check, "needed_plugins", lambda *_, **__: ("platforms/gone.so",))
    assert QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    assert check_window() == "A part of Qt is missing (platforms/gone.so): install Choreo Desktop again."
