"""Help, details and reports: what a person reads, searches and copies."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from choreo_desktop import __version__
from choreo_desktop.domain.work import Cancelled
from choreo_desktop.ui.dialogs.about import AboutDialog
from choreo_desktop.ui.dialogs.details import Details
from choreo_desktop.ui.dialogs.error_report import ErrorReport, ErrorReports
from choreo_desktop.ui.dialogs.shortcuts import ShortcutGroup, ShortcutsSheet
from choreo_desktop.ui.except_hook import ExceptHook, install_excepthook
from choreo_desktop.ui.jobs.runner import JobRunner
from choreo_desktop.ui.theme import Theme
from tests.ui.upkeep import make_upkeep

Watch = Callable[[Callable[[BaseException], None]], ExceptHook]


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Installs a handler of unexpected exceptions, and takes it away again."""
    hooks: list[ExceptHook] = []

    def install(handler: Callable[[BaseException], None]) -> ExceptHook:
        hooks.append(install_excepthook(handler))
        return hooks[-1]

    yield install
    for hook in hooks:
        hook.remove()


def action(name: str, *keys: str) -> QAction:
    """Something that can be done."""
    result = QAction(name)
    result.setShortcuts([QKeySequence(each) for each in keys])
    return result


def clipboard() -> str:
    """What was copied."""
    return QGuiApplication.clipboard().text()


def failure() -> ValueError:
    """An exception as it comes out of a program."""
    try:
        raise ValueError("the dance floor is wet")  # noqa: TRY301 - it needs a traceback
    except ValueError as error:
        return error


def test_about_names_versions_and_licences(qtbot: QtBot, theme: Theme, runner: JobRunner, home: Path) -> None:
    """About tells the version, those of what is inside, and that Qt is LGPL and FFmpeg a GPL program of its own."""
    dialog = AboutDialog(theme, runner, make_upkeep(home))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "numpy" in dialog.text.text, timeout=20_000)
    lines = dialog.text.text.splitlines()
    assert lines[0].startswith(f"Choreo Desktop {__version__}")
    assert any(line.startswith("Qt 6") and "LGPL" in line for line in lines)
    assert any(line.startswith("FFmpeg") and "GPL" in line and "separate" in line for line in lines)
    dialog.text.copy_button.click()
    assert clipboard() == dialog.text.text
    assert dialog.text.copy_button.text() == "Copied"


def test_details_are_copied_with_their_sentence(qtbot: QtBot, theme: Theme) -> None:
    """What is copied holds the sentence and the details."""
    dialog = Details(theme, "The clip broke.", "exit code 1")
    qtbot.addWidget(dialog)
    dialog.text.copy()
    assert clipboard() == "The clip broke.\n\nexit code 1"


def test_shortcuts_are_those_of_the_actions(qtbot: QtBot, theme: Theme) -> None:
    """The sheet lists every action with keys under its group, can be searched by name and key, and copied."""
    play, cut = action("&Play or pause", "Space"), action("Copy && paste…", "Ctrl+Shift+C", "F9")
    groups = [ShortcutGroup("Playback", [play, action("No keys")]), ShortcutGroup("Edit", [cut])]
    sheet = ShortcutsSheet(theme, groups)
    qtbot.addWidget(sheet)
    text = sheet.as_text()
    assert "Play or pause" in text
    assert "Copy & paste" in text
    assert "F9" in text
    assert "No keys" not in text
    sheet.search.setText("f9")
    assert "Play" not in sheet.as_text()
    assert "Edit" in sheet.as_text()
    sheet.search.setText("nothing at all")
    assert sheet.as_text() == ""
    sheet.search.clear()
    assert sheet.as_text() == text


def test_a_report_holds_what_helps(qtbot: QtBot, theme: Theme, runner: JobRunner, home: Path) -> None:
    """A report has versions, the traceback and the end of the log."""
    (home / "logs").mkdir()
    (home / "logs" / "choreo-desktop.log").write_text("old line\n" * 200 + "the last line\n")
    report = ErrorReport(theme, runner, failure(), make_upkeep(home))
    qtbot.addWidget(report)
    qtbot.waitUntil(lambda: "the last line" in report.text.text)
    text = report.text.text
    assert f"Choreo Desktop {__version__}" in text
    assert "ValueError: the dance floor is wet" in text
    assert "test_dialogs.py" in text
    assert text.count("old line") < 100


def test_one_report_at_a_time(qtbot: QtBot, theme: Theme, runner: JobRunner, home: Path) -> None:
    """Further errors go into the report that is open; after it is closed there is another."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    reports = ErrorReports(theme, runner, make_upkeep(home), lambda: parent)
    reports.show(failure())
    first = reports.open
    reports.show(KeyError("also this"))
    assert first is not None
    assert reports.open is first
    assert "also this" in first.text.text
    for _ in range(100):
        reports.show(KeyError("again and again"))
    assert first.text.text.count("again and again") < 30
    first.close()
    qtbot.waitUntil(lambda: reports.open is None)
    reports.show(failure())
    assert reports.open is not None
    reports.open.close()
    qtbot.waitUntil(lambda: reports.open is None)


def test_exceptions_of_threads_and_slots_reach_the_handler(
    qtbot: QtBot, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    """What a thread or a slot does not catch is logged, and told in the thread of the window."""
    told: list[tuple[BaseException, bool]] = []
    watch(lambda error: told.append((error, threading.current_thread() is threading.main_thread())))
    thread = threading.Thread(target=lambda: int("no number"))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)
    QTimer.singleShot(0, lambda: int("no number either"))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert [main for _, main in told] == [True, True]
    assert "no number either" in caplog.text
    caplog.clear()


def test_a_handler_that_fails_itself(qtbot: QtBot, watch: Watch, caplog: pytest.LogCaptureFixture) -> None:
    """An error while an error is told ends in the log, not in a circle."""
    calls: list[BaseException] = []

    def handler(error: BaseException) -> None:
        calls.append(error)
        sys.excepthook(RuntimeError, RuntimeError("inner"), None)
        raise KeyError("in the handler")

    watch(handler)
    sys.excepthook(ValueError, failure(), None)
    qtbot.waitUntil(lambda: "could not be told" in caplog.text)
    caplog.clear()
    assert len(calls) == 1


def test_stopped_work_is_no_error(qtbot: QtBot, watch: Watch) -> None:
    """Stopping something, or ending the program, opens no report."""
    told: list[BaseException] = []
    watch(told.append)
    sys.excepthook(Cancelled, Cancelled(), None)
    sys.excepthook(SystemExit, SystemExit(0), None)
    sys.excepthook(ValueError, failure(), None)
    qtbot.waitUntil(lambda: bool(told))
    assert [type(error) for error in told] == [ValueError]
