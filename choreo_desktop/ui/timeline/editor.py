"""Carries out what is asked for on the timeline, and finds out beforehand what it would do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.timeline.edits import Delete, Fill, Insert, Paste, PlanChange
from choreo_desktop.ui.timeline.mark_edits import TakeMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from choreo_desktop.services.editing_edit import Edit
    from choreo_desktop.services.editing_views import Preview
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.timeline.view import Timeline


class TimelineEditor(QObject):
    """Between a timeline and the session.

    Args:
        timeline: Where things are asked for.
        session: What is worked on.
    """

    def __init__(self, timeline: "Timeline", session: "Session") -> None:
        super().__init__(timeline)
        self._timeline, self._session = timeline, session
        self._told: Edit | None = None
        timeline.change_requested.connect(session.edit)
        timeline.ghost_changed.connect(self._on_ghost)
        timeline.refused.connect(self._on_refused)
        timeline.copy_requested.connect(self._on_copy)
        timeline.paste_requested.connect(self._on_paste)
        timeline.fill_requested.connect(lambda: session.edit(Fill()))
        timeline.mark_dragged.connect(lambda mark, seconds: session.edit(TakeMark(mark, seconds)))
        session.edited.connect(self._on_edited)

    def insert(self, keys: "Sequence[str]") -> None:
        """Lay clips of the library where the playhead is, or on the free 8-counts that are selected.

        Only where there is a plan that can be changed.
        """
        self._session.edit(Insert(self._timeline.insert_slot, tuple(keys)))

    def _on_edited(self, edit: "Edit") -> None:
        if edit.chosen:
            self._timeline.choose(edit.chosen)

    def _on_ghost(self, change: PlanChange | None) -> None:
        if change is None:
            self._session.editing.stop_preview()
            return

        def done(preview: "Preview") -> None:
            spans = [(s.start, s.end) for s in preview.spans if s.state == "chosen"]
            moved = [(s.start, s.end) for s in preview.spans if s.state == "changed"]
            self._timeline.show_outcome(change, spans=spans, moved=moved)

        def failed(error: BaseException) -> None:
            if isinstance(error, ChoreoError):
                self._timeline.show_outcome(change, refused=said(error.error))
            else:
                self._session.failed.emit(error)

        self._session.editing.preview(change, done, failed)

    def _on_refused(self, why: str) -> None:
        if why:
            self._session.told.emit(why)

    def _on_copy(self, cut: bool) -> None:
        places = self._timeline.chosen

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            if cut:
                self._session.edit(Delete(places, close=True))
            else:
                one = len(places) == 1
                self._session.told.emit(
                    self.tr("1 move copied") if one else self.tr("{count} moves copied").format(count=len(places))
                )

        self._session.editing.ask(lambda editor, plan: editor.copy(plan, places), done)

    def _on_paste(self, slot: int) -> None:
        self._session.edit(Paste(slot, QGuiApplication.clipboard().text()))
