"""Unexpected exceptions: none is lost, and a person can tell us of it."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from choreo_desktop.domain.work import Cancelled
from choreo_desktop.ui.dialogs.details import TextToCopy, buttons, headline, log_button
from choreo_desktop.ui.kit import Button, label, rows
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.services.upkeep import Upkeep
    from choreo_desktop.ui.jobs.runner import JobRunner

logger = logging.getLogger(__name__)

_MOST_ERRORS = 20  # in one report: a timer that fails fails for ever


class ErrorReport(QDialog):
    """Something went wrong that nobody foresaw: what to do, and a report to copy.

    Args:
        theme: The look.
        runner: Reads the log in a job.
        error: What was raised.
        upkeep: Knows the log and the machine.
        parent: The window.
    """

    def __init__(
        self, theme: Theme, runner: "JobRunner", error: BaseException, upkeep: "Upkeep", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._errors: list[str] = []
        self._facts = self._log = ""
        self.setWindowTitle(self.tr("Something unexpected happened"))
        self.setMinimumSize(460, 340)
        self.resize(680, 480)
        self.text = TextToCopy(theme, self.tr("Report"))
        self._lay_out(theme, upkeep.log_folder)
        self.add(error)
        runner.run(
            lambda _, __: (_facts_of(), upkeep.recent_log()),
            done=self._on_read,
            failed=lambda problem: logger.warning("the log cannot be read: %s", problem),
        )

    def _lay_out(self, theme: Theme, folder: "Path") -> None:
        advice = self.tr(
            "Your clips, songs and videos are safe, and you can go on. If it happens again, close the program and "
            "open it again. Please send us this report: it holds no keys, but names of your files."
        )
        words = QWidget()
        heading = label(self.tr("Something unexpected happened"), "subtitle", wrap=True)
        words.setLayout(rows(heading, label(advice, "muted", wrap=True), space=Space.TIGHT))
        close = Button(theme, self.tr("Close"), variant="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = buttons(self.text.copy_button, log_button(theme, folder), right=close)
        parts = (headline(theme, "error", "danger", words), self.text, foot)
        layout = rows(*parts, space=Space.MEDIUM, margin=Space.LARGE)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def add(self, error: BaseException) -> None:
        """One more, while this report is open."""
        if len(self._errors) < _MOST_ERRORS:
            self._errors.append("".join(traceback.format_exception(error)).strip())
            self._write()

    def _on_read(self, read: tuple[str, str]) -> None:
        self._facts, self._log = read
        self._write()

    def _write(self) -> None:
        parts = [self._facts, *self._errors]
        if self._log:
            parts.append(f"Log:\n{self._log}")
        self.text.set_text("\n\n".join(part for part in parts if part))


class ErrorReports(QObject):
    """Shows reports, one at a time: further errors go into the one that is open.

    Args:
        theme: The look.
        runner: Reads the log.
        upkeep: Knows the log and the machine.
        window: Gives the window of now, which may have been built anew.
    """

    def __init__(
        self, theme: Theme, runner: "JobRunner", upkeep: "Upkeep", window: Callable[[], QWidget | None]
    ) -> None:
        super().__init__(theme)
        self._theme, self._runner, self._upkeep, self._window = theme, runner, upkeep, window
        self.open: ErrorReport | None = None

    def show(self, error: BaseException) -> None:
        """Tell of an error."""
        if self.open is not None:
            self.open.add(error)
            return
        self.open = ErrorReport(self._theme, self._runner, error, self._upkeep, self._window())
        self.open.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.open.destroyed.connect(self._on_closed)
        self.open.open()

    def _on_closed(self) -> None:
        self.open = None


class ExceptHook(QObject):
    """Takes unexpected exceptions of all threads to the thread of the window. See ``install_excepthook``.

    Args:
        handler: Called in the thread of the window with each.
    """

    _raised = Signal(object)

    def __init__(self, handler: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._handler = handler
        self._handling = False
        self._before = (sys.excepthook, threading.excepthook)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    def remove(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Called in any thread."""
        if issubclass(kind, (Cancelled, SystemExit)):
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        logger.critical("unexpected: %s", error, exc_info=(kind, error or kind(), trace))
        # An error of the report itself stands in the log: telling it would lead in a circle.
        if not (self._handling and threading.current_thread() is threading.main_thread()):
            self._raised.emit(error or kind())

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        self._handling = True
        try:
            self._handler(error)
        except Exception:
            logger.exception("an error could not be told")
        finally:
            self._handling = False


def install_excepthook(handler: Callable[[BaseException], None]) -> ExceptHook:
    """Have unexpected exceptions of slots and threads logged and told.

    Args:
        handler: Gets each, in the thread of the window; ``ErrorReports.show`` is made for it.

    Returns:
        Keep it as long as it should work; ``remove`` ends it.
    """
    hook = ExceptHook(handler)
    hook.install()
    return hook


def _facts_of() -> str:
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    from choreo_desktop.services.upkeep import system_line

    return f"{system_line()}\nQt {qVersion()}, PySide6 {pyside}"
