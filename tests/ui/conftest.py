"""What the tests of the window share. Qt is set up before the first test makes an application of it."""

import functools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from choreo_desktop.services.library_shelf import Library
from choreo_desktop.ui import icons
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.theme import Theme
from tests.services.shelves import make_files, open_library
from tests.ui.measured_jobs import measure_jobs
from tests.ui.patient_bot import PatientBot
from tests.ui.window_studio import empty_window, spanish, window
from tests.ui.working import empty_working, filled_home, working

__all__ = ["empty_window", "empty_working", "filled_home", "spanish", "window", "working"]

QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
measure_jobs()


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """Icons are drawn once in a process: a hundred of them for each of hundreds of windows take minutes."""
    draw = icons._drawn
    kept = functools.cache(lambda source, rgba: draw(source, QColor.fromRgba(rgba)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(icons, "_drawn", lambda source, color: kept(source, color.rgba()))
        yield


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - Qt has to be there
    """Waits as long as it takes."""
    return PatientBot(request)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The dark look."""
    return Theme(qapp, "dark")


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    """A runner whose jobs have all ended when the test has."""
    runner = JobRunner(qapp)
    yield runner
    assert runner.shut_down()
    runner.deleteLater()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of three clips and a song, and the files of them."""
    folder = tmp_path_factory.mktemp("filled")
    make_files(folder / "files")
    with open_library(folder / "library") as library:
        library.import_paths([folder / "files" / "clips"])
    return folder


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    """That library, to be changed; its files stay where they are."""
    with open_library(Path(shutil.copytree(filled / "library", tmp_path / "library"))) as opened:
        yield opened
