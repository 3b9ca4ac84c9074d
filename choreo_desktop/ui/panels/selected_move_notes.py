"""Notes on a move, kept when the person leaves the field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.theme import Space
from choreo_desktop.ui.working import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.domain.records import ClipRecord
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.session import Session

_HEIGHT = 64


class _Field(QPlainTextEdit):
    """Tells when the keyboard left."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NotesField(QWidget):
    """The notes of a clip, with undo. ``Session.clip_said`` tells when they are kept.

    Args:
        session: Its undo stack takes the changes.
        library: Keeps the notes; called in jobs.
    """

    def __init__(self, session: "Session", library: "Callable[[], Library]") -> None:
        super().__init__()
        self._session, self._library = session, library
        self._record: ClipRecord | None = None
        self._kept = ""
        title = label(self.tr("Notes"), "caption")
        self._field = _Field()
        self._field.setAccessibleName(self.tr("Notes on this move"))
        self._field.setPlaceholderText(self.tr("What to think of when dancing this move"))
        self._field.setTabChangesFocus(True)
        self._field.setFixedHeight(_HEIGHT)
        self._field.left.connect(self.keep)
        title.setBuddy(self._field)
        self.setLayout(rows(title, self._field, space=Space.HAIR))
        session.clip_said.connect(self._on_clip_said)
        session.failed.connect(self._on_failed)

    def show_record(self, record: "ClipRecord | None") -> None:
        """Another clip; what was typed for the one before is kept."""
        if record is not None and self._record is not None and record.number == self._record.number:
            self._on_clip_said(record)
            return
        self.keep()
        self._record = record
        self.setVisible(record is not None)
        self._show("" if record is None else record.move.notes)

    def keep(self) -> None:
        """Keep what was typed."""
        text, before = self._field.toPlainText().strip(), self._kept
        if self._record is None or text == before:
            return
        self._kept = text
        save = _saver(self._session, self._library, self._record.number)
        title = self.tr("Notes on {name}").format(name=self._record.move.name)
        self._session.undo.push(Command(title, lambda: save(text), lambda: save(before)))

    def _on_clip_said(self, record: "ClipRecord") -> None:
        if self._record is None or self._record.number != record.number:
            return
        typing = self._field.toPlainText().strip() != self._kept
        self._record = record
        if not typing:
            self._show(record.move.notes)

    def _on_failed(self) -> None:
        """What was typed stays in the field, and leaving it tries again."""
        if self._record is not None:
            self._kept = self._record.move.notes

    def _show(self, notes: str) -> None:
        self._kept = notes
        if notes != self._field.toPlainText().strip():
            self._field.setPlainText(notes)


def _saver(session: "Session", library: "Callable[[], Library]", number: int) -> "Callable[[str], None]":
    """Keeps notes of a clip, also after the field is gone: the undo stack outlives it."""

    def save(text: str) -> None:
        session.runner.run(
            lambda _, __: library().say(number, {"notes": text}),
            done=session.clip_said.emit,
            failed=session.failed.emit,
        )

    return save
