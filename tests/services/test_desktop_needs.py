"""What a Linux system has to bring for the window, in words that say what to type."""

import errno
from pathlib import Path

import pytest

from choreo_desktop.services.desktop_needs import Place, here, library_advice, screen, sound


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("libGL.so.1: cannot open shared object file: No such file", "(on Debian and Ubuntu: apt-get install libgl1)."),
        ("libXrandr.so.2: cannot open shared object file: No such file", "apt-get install libxrandr2)."),
        ("libpulse.so.0: cannot open shared object file: No such file", "apt-get install libpulse0)."),
        ("libxcb-icccm.so.4: cannot open shared object file: No such file", "libxcb-cursor0 libxcb-icccm4"),
        ("libodd.so.1: cannot open shared object file: No such file", "the system lacks libodd: install it."),
        ("No module named 'PySide6'", "Qt cannot be loaded (No module named 'PySide6'): install Choreo Desktop again."),
    ],
)
def test_a_missing_library_is_told_with_what_to_type(said: str, words: str) -> None:
    """The library by its name, and where it is known, the one command that brings it and its kind."""
    assert words in library_advice(said)


@pytest.mark.parametrize(
    ("system", "environ", "words"),
    [
        ("linux", {"DISPLAY": ":0"}, "X (:0)"),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "Wayland (wayland-0)"),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "none is used (QT_QPA_PLATFORM is offscreen)"),
        ("linux", {"DISPLAY": ""}, "none here, so only commands work"),
        ("win32", {}, ""),
        ("darwin", {}, ""),
    ],
)
def test_whether_there_is_a_screen(system: str, environ: dict[str, str], words: str) -> None:
    """Which one, or that the window needs a desktop."""
    assert screen(Place(system, environ)).startswith(words)


def test_whether_there_is_sound(tmp_path: Path) -> None:
    """A server of sound is found where the system keeps it; without one, that videos are silent here."""
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert "play without sound here" in sound(Place("linux", environ))
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    assert sound(Place("linux", environ)) == "PulseAudio or PipeWire"
    assert sound(Place("linux", {"PULSE_SERVER": "unix:/p"})) == "PulseAudio or PipeWire (unix:/p)"
    assert sound(Place("linux", {})).startswith("no sound server")
    assert sound(Place("win32", {})) == ""


def test_a_folder_that_may_not_be_looked_into_has_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the system says, the doctor goes on."""

    def refuse(_: Path) -> bool:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(Path, "exists", refuse)
    assert sound(Place("linux", {"XDG_RUNTIME_DIR": "/run/user/1"})).startswith("no sound server")


def test_here_is_this_computer() -> None:
    """The system is that of this Python."""
    assert here({"A": "b"}).environ == {"A": "b"}
