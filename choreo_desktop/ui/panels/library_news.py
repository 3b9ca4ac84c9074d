"""What became of the library, in notices: imports, files that are missing, what could not be done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.notices import Notice
from choreo_desktop.ui.panels.library_import_notice import ImportNotice
from choreo_desktop.ui.panels.library_notices import NoticeBoard
from choreo_desktop.ui.panels.library_store import Missing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.domain.errors import ChoreoError
    from choreo_desktop.services.library_outcomes import Outcome
    from choreo_desktop.services.library_relink import RelinkSummary
    from choreo_desktop.ui.theme import Theme


class LibraryNews(NoticeBoard):
    """Tells what happened. ``find_requested`` comes where a person wants to look for missing files.

    Args:
        theme: The look.
    """

    find_requested = Signal()

    def __init__(self, theme: "Theme") -> None:
        super().__init__()
        self._theme = theme
        self._put_away = Missing()

    def tell_import(self, outcomes: "Sequence[Outcome]", *, stopped: bool, error: str = "") -> None:
        """What an import came to, as in ``ImportNotice``."""
        self.tell("import", ImportNotice(self._theme, outcomes, stopped=stopped, error=error))

    def tell_missing(self, missing: Missing) -> None:
        """How many files are missing; what was put away is not told twice."""
        count = len(missing.clips) + len(missing.songs)
        if not count or missing == self._put_away:
            self.untell("missing")
            return
        one, many = self.tr("1 file is missing."), self.tr("{count} files are missing.").format(count=f"{count:,}")
        notice = Notice(self._theme, one if count == 1 else many, kind="warning")
        find = Button(self._theme, self.tr("Find them…"), icon="search")
        find.clicked.connect(self.find_requested)
        notice.add_action(find)
        notice.closed.connect(lambda: self._on_put_away(missing))
        self.tell("missing", notice)

    def tell_relinked(self, summary: "RelinkSummary") -> None:
        """How many of the missing files were found."""
        found, lost = len(summary.found), len(summary.still_missing)
        text = self.tr("{found} of {all} missing files were found.").format(found=found, all=found + lost)
        self.tell("relink", Notice(self._theme, text, kind="info" if not lost else "warning"))

    def tell_failure(self, error: "ChoreoError") -> None:
        """What could not be done, and why."""
        notice = Notice(self._theme, said(error.error), kind="danger")
        copy = Button(self._theme, self.tr("Copy details"), icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{error.error}\n{error.details}"))
        notice.add_action(copy)
        self.tell("failure", notice)

    def _on_put_away(self, missing: Missing) -> None:
        self._put_away = missing
