"""What the tests of the window share. Qt is set up before the first test makes an application of it."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.theme import Theme

# Qt tells of every file that it cannot play and of machines without sound; the window says what matters itself.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)


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
