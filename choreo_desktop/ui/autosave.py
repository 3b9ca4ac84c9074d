"""The plan that is worked on, saved by itself, and brought back at the next start."""

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.working import Working

if TYPE_CHECKING:
    from choreo_desktop.domain.work import CancelToken, ProgressSink
    from choreo_desktop.services.drafts import Draft
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.session import Session

logger = logging.getLogger(__name__)

_WAIT_MILLISECONDS = 700  # after the first change that is not saved; edits that follow at once are saved with it


class Autosave(QObject):
    """Follows a session: what the history does not have is saved within 2 s of each edit.

    ``saved`` comes with each plan that is safe now, None where there was nothing to keep; ``restored`` when the plan of
    the last time is there again, or there was none.

    Args:
        session: What is worked on.
    """

    saved = Signal(object)
    restored = Signal()

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MILLISECONDS)
        self._timer.timeout.connect(self._save)
        self._lock = threading.Lock()
        self._newest = 0
        self._job: Job | None = None
        self._pending = False
        self._complained = False
        self._ready = True
        for signal in (session.plan_changed, session.edited, session.video_changed):
            signal.connect(self._on_changed)

    def restore(self) -> None:
        """Bring back what was worked on when the program ended, whatever ended it."""
        session, studio = self._session, self._session.studio
        self._ready = False  # nothing is saved over what was not read yet

        def work(progress: "ProgressSink", cancel: "CancelToken") -> "tuple[Working | None, list[str]]":
            draft, told = studio.drafts.load()
            if draft is None:
                return None, list(told)
            return _brought_back(studio, draft, progress, cancel, told)

        session.runner.run(
            work, title=self.tr("Opening what you were working on"), done=self._on_restored, failed=self._on_lost
        )

    def flush(self) -> None:
        """Save at once; the window closes."""
        if self._timer.isActive() or self._pending:
            self._timer.stop()
            self._pending = False
            self._begin_save()

    def _on_restored(self, found: "tuple[Working | None, list[str]]") -> None:
        now, told = found
        if now is not None and self._session.blueprint is None:
            self._session.take(now, self.tr("Restored what you were working on"))
            self._session.opened.emit(None if now.planned is None else now.planned.request)
            self._session.told.emit(self.tr("Restored what you were working on"))
        for sentence in told:
            self._session.told.emit(sentence)
        self._begin()

    def _on_lost(self, error: BaseException) -> None:
        self._session.failed.emit(error)
        self._begin()

    def _begin(self) -> None:
        self._ready = True
        if self._session.blueprint is not None:
            self._on_changed()
        self.restored.emit()

    def _on_changed(self) -> None:
        if self._ready and not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        if self._job is not None and self._job.running:
            self._pending = True
        else:
            self._begin_save()

    def _begin_save(self) -> None:
        draft, studio = self._draft_of_now(), self._session.studio
        self._newest += 1
        number = self._newest

        def work(_: object, __: object) -> None:
            with self._lock:  # one after the other, and nothing old over something newer
                if number < self._newest:
                    return
                if draft is None:
                    studio.drafts.clear()
                else:
                    studio.drafts.save(draft)

        self._job = self._session.runner.run(
            work,
            title=self.tr("Saving the plan"),
            done=lambda _: self._on_saved(draft),
            failed=self._on_save_failed,
        )
        self._job.finished.connect(self._on_finished)

    def _on_saved(self, draft: "Draft | None") -> None:
        self._complained = False
        self.saved.emit(None if draft is None else draft.blueprint)

    def _on_save_failed(self, error: BaseException) -> None:
        """Told once, not at every edit."""
        logger.warning("the plan could not be saved", exc_info=error)
        if not self._complained:
            self._complained = True
            self._session.failed.emit(error)

    def _on_finished(self) -> None:
        if self._pending:
            self._pending = False
            self._begin_save()

    def _draft_of_now(self) -> "Draft | None":
        from choreo_desktop.services.drafts import Draft

        session = self._session
        if session.blueprint is None or session.kept:
            return None
        request = None if session.planned is None else session.planned.request
        number = None if session.song is None else session.song.record.number
        return Draft(session.blueprint, request, number, session.task_id)


def _brought_back(
    studio: "Studio", draft: "Draft", progress: "ProgressSink", cancel: "CancelToken", told: "tuple[str, ...]"
) -> "tuple[Working, list[str]]":
    """A draft with all it takes to go on with it; where its song is gone, the plan alone."""
    sentences = [said(sentence) for sentence in told]
    song = planned = None
    try:
        if draft.request is not None:
            planned = studio.editable(draft.blueprint, draft.request, progress=progress, cancel=cancel)
            song = studio.song(int(planned.request.song_id), progress=progress, cancel=cancel)
        elif draft.song_number is not None:
            song = studio.song(draft.song_number, progress=progress, cancel=cancel)
    except ChoreoError as error:
        sentences.append(said(error.error))
        planned = None
    return Working(song, planned, draft.blueprint), sentences
