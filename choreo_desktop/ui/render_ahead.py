"""What is rendered while the person thinks: follows the plan, and makes way for whatever was asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from choreo_desktop.services.prerender import Prerenderer
    from choreo_desktop.ui.session import Session

TELL_MILLISECONDS = 100  # what is found in the cache is found many at a time


class RenderAhead(QObject):
    """Has the plan of the session rendered in the background.

    Args:
        session: What is worked on.
        parent: Owner.

    ``share_changed`` tells how much of the plan (0 to 1) is ready, ten times a second at most; ``ready`` tells it of
    each move.
    """

    share_changed = Signal(float)
    _changed = Signal()

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._prerenderer: Prerenderer | None = None
        self._playing = self._stopped = False
        self._timer = QTimer(self, singleShot=True, interval=TELL_MILLISECONDS)
        self._timer.timeout.connect(self._tell)
        self._changed.connect(self._on_changed)  # from the thread that renders
        session.plan_changed.connect(self.refresh)
        session.work_changed.connect(self._make_way)
        session.selection_changed.connect(self._on_selection_changed)

    @property
    def share(self) -> float:
        """How much of the plan (0 to 1) is ready."""
        return 0.0 if self._prerenderer is None else self._prerenderer.share()

    def ready(self, place: int) -> bool:
        """Whether a move of the plan, counted from 0, is rendered."""
        return self._prerenderer is not None and self._prerenderer.ready(place)

    def refresh(self) -> None:
        """Look at the plan, and the settings, anew."""
        if self._stopped or (self._prerenderer is None and self._session.blueprint is None):
            return
        if self._prerenderer is None:
            self._prerenderer = self._session.studio.prerenderer(on_changed=self._changed.emit)
            self._make_way()
        self._prerenderer.set_plan(self._session.blueprint)

    def prefer(self, seconds: float) -> None:
        """Render first what lies near a second of the choreography."""
        if self._prerenderer is not None:
            self._prerenderer.prefer(seconds)

    def set_playing(self, playing: bool) -> None:
        """Make way while something plays."""
        self._playing = playing
        self._make_way()

    def stop(self) -> bool:
        """End for good, with the window. Returns whether everything has ended."""
        self._stopped = True
        self._timer.stop()
        return self._prerenderer is None or self._prerenderer.stop()

    def _make_way(self) -> None:
        if self._prerenderer is None:
            return
        if self._playing or self._session.work is not None:
            self._prerenderer.pause()
        else:
            self._prerenderer.resume()

    def _on_selection_changed(self) -> None:
        place, plan = self._session.selected, self._session.blueprint
        if place is not None and plan is not None:
            self.prefer(plan.moves[place].start_time)

    def _on_changed(self) -> None:
        if not self._stopped and not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        self.share_changed.emit(self.share)
