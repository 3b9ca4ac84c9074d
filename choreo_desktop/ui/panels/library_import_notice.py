"""What an import came to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.dialogs.import_summary import ImportSummaryDialog
from choreo_desktop.ui.dialogs.import_words import import_headline
from choreo_desktop.ui.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.services.library_outcomes import Outcome
    from choreo_desktop.ui.theme import Theme


_READ_MS = 20_000


class ImportNotice(Notice):
    """What an import came to, with all of it in a dialog.

    Args:
        theme: Colours.
        outcomes: One for each file.
        stopped: Whether the person stopped it.
        error: What ended it too early; empty where nothing did.
    """

    def __init__(self, theme: "Theme", outcomes: "Sequence[Outcome]", *, stopped: bool, error: str = "") -> None:
        self._headline = import_headline(outcomes)
        bad = any(outcome.fate.value == "failed" for outcome in outcomes)
        said = error or (QCoreApplication.translate("Import", "Stopped; what came in is kept.") if stopped else "")
        text = " ".join(part for part in (said, self._headline if outcomes or not said else "") if part)
        super().__init__(theme, text, kind="danger" if error else "warning" if bad else "info")
        self._theme, self._outcomes = theme, list(outcomes)
        self.details = Button(theme, self.tr("Details…"))
        self.details.clicked.connect(self._on_details)
        if outcomes:
            self.add_action(self.details)
        if not (bad or error or stopped):
            QTimer.singleShot(_READ_MS, self, self._make_room)

    def _make_room(self) -> None:
        """It only says that all went well: it goes by itself, as soon as nobody is at it."""
        if self.underMouse() or self.details.hasFocus():
            QTimer.singleShot(_READ_MS, self, self._make_room)
        else:
            self.closed.emit()

    def _on_details(self) -> None:
        dialog = ImportSummaryDialog(self._theme, self._headline, self._outcomes, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
