"""What became of every file of an import, in words that can be copied."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from choreo_desktop.domain.records import ClipRecord
from choreo_desktop.ui.dialogs.details import buttons
from choreo_desktop.ui.kit import Button, label, rows
from choreo_desktop.ui.theme import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.services.library_outcomes import Outcome
    from choreo_desktop.ui.theme import Theme

_SIZE = (620, 420)
_ORDER = ("failed", "added", "changed", "moved", "applied", "duplicate", "known")


class ImportSummaryDialog(QDialog):
    """Lists what became of files, what went wrong first.

    Args:
        theme: Colours.
        headline: The import in one sentence.
        outcomes: One for each file.
        parent: The window.
    """

    def __init__(
        self, theme: "Theme", headline: str, outcomes: "Sequence[Outcome]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What came in"))
        self.resize(*_SIZE)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Every file"))
        self._text.setPlainText("\n".join([headline, "", *outcome_lines(outcomes)]))
        copy = Button(theme, self.tr("Copy"), icon="copy")
        close = Button(theme, self.tr("Close"), variant="primary")
        close.setDefault(True)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        parts = (label(headline, "subtitle", wrap=True), self._text, buttons(copy, right=close))
        self.setLayout(rows(*parts, space=Space.MEDIUM, margin=Space.LARGE))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def text(self) -> str:
        """All that it lists."""
        return self._text.toPlainText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


def import_headline(outcomes: "Sequence[Outcome]") -> str:
    """An import in one sentence: what came in, what was there already, what cannot be used."""
    tr = QCoreApplication.translate
    fates = [outcome.fate.value for outcome in outcomes]
    added = [outcome for outcome in outcomes if outcome.fate.value == "added"]
    clips = sum(isinstance(outcome.record, ClipRecord) for outcome in added)
    parts = [_added(clips, len(added) - clips)]
    counts = {
        "changed": (tr("Import", "1 looked at anew"), tr("Import", "{count} looked at anew")),
        "moved": (tr("Import", "1 found in another place"), tr("Import", "{count} found in another place")),
        "applied": (tr("Import", "1 file of annotations read"), tr("Import", "{count} files of annotations read")),
        "known": (tr("Import", "1 already there"), tr("Import", "{count} already there")),
        "failed": (tr("Import", "1 not usable"), tr("Import", "{count} not usable")),
    }
    there = fates.count("known") + fates.count("duplicate")
    for fate, (one, many) in counts.items():
        count = there if fate == "known" else fates.count(fate)
        if count:
            parts.append(one if count == 1 else many.format(count=f"{count:,}"))
    return f"{', '.join(parts)}."


def outcome_lines(outcomes: "Sequence[Outcome]") -> list[str]:
    """A line for every file, below headings."""
    headings = _headings()
    lines: list[str] = []
    for fate in _ORDER:
        some = [outcome for outcome in outcomes if outcome.fate.value == fate]
        if some:
            lines += [*([""] if lines else []), f"{headings[fate]} ({len(some):,})"]
            lines += [f"  {outcome.path}{f' – {outcome.sentence}' if outcome.sentence else ''}" for outcome in some]
    return lines


def _headings() -> dict[str, str]:
    tr = QCoreApplication.translate
    return {
        "failed": tr("Import", "Not usable"),
        "added": tr("Import", "New"),
        "changed": tr("Import", "Changed since last time"),
        "moved": tr("Import", "In another place than before"),
        "applied": tr("Import", "Annotations"),
        "duplicate": tr("Import", "The same as another file"),
        "known": tr("Import", "Already there"),
    }


def _added(clips: int, songs: int) -> str:
    tr = QCoreApplication.translate
    of_clips = tr("Import", "1 clip") if clips == 1 else tr("Import", "{count} clips").format(count=f"{clips:,}")
    of_songs = tr("Import", "1 song") if songs == 1 else tr("Import", "{count} songs").format(count=f"{songs:,}")
    if clips and songs:
        return tr("Import", "{clips} and {songs} added").format(clips=of_clips, songs=of_songs)
    if clips:
        return tr("Import", "{clips} added").format(clips=of_clips)
    if songs:
        return tr("Import", "{songs} added").format(songs=of_songs)
    return tr("Import", "Nothing new")
