"""Reports of what nobody foresaw, which a person can send us."""

import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.details import TextToCopy, buttons, headline, log_button
from choreo_desktop.ui.kit import label, rows
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


def _facts_of() -> str:
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    from choreo_desktop.services.upkeep import system_line

    return f"{system_line()}\nQt {qVersion()}, PySide6 {pyside}"
