"""What the system brings: its versions, SQLite, Qt, a screen and sound."""

import os
import platform
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import metadata

from choreo_desktop import __version__
from choreo_desktop.library.database import search_support
from choreo_desktop.services.desktop_needs import here, library_advice, screen, sound
from choreo_desktop.services.doctor_findings import Finding, finding, unexpected


def versions() -> list[Finding]:
    """This program, Python and the system."""
    bundle = " in a bundle" if getattr(sys, "frozen", False) else ""
    python = f"{platform.python_version()} ({platform.python_implementation()}{bundle}), {sys.executable}"
    return [
        finding("Choreo Desktop", __version__),
        finding("Python", python),
        finding("System", f"{platform.platform()}, {os.cpu_count() or 1} processor cores"),
    ]


def search() -> Finding:
    """Whether SQLite can search as the library does."""
    version, problem = search_support()
    if not problem:
        return finding("Library", f"SQLite {version}, with search")
    advice = "The library cannot be used: install a Python whose SQLite is 3.34 or newer and has FTS5."
    return finding("Library", f"SQLite {version}: {problem}", ok=False, advice=advice)


def window(check: Callable[[], str | None]) -> Finding:
    """Whether the window can be shown, as far as Qt tells."""
    version = "PySide6"
    with suppress(metadata.PackageNotFoundError):  # bundles carry no list of packages
        version = f"PySide6 {metadata.version('PySide6')}"
    try:
        problem = check()
    except ImportError as error:
        return finding("Window", version, ok=False, advice=library_advice(str(error)))
    except Exception as error:  # noqa: BLE001 - whatever Qt does, the other findings are told
        return unexpected("Window", error)
    return finding("Window", version, ok=not problem, advice=problem or "")


def surroundings() -> list[Finding]:
    """What is there to show and to hear; without either, all but that works."""
    place = here(os.environ)
    told = {"Screen": screen(place), "Sound": sound(place)}
    return [finding(name, value) for name, value in told.items() if value]
