"""How far a build is, how it can be stopped, and how it ended."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QSizePolicy, QVBoxLayout

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.services.pace import MAKING, PLANNING, Pace
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.kit import ElidedLabel, across, label, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.panels.build_words import is_about_choices, time_left, time_taken
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from choreo_desktop.domain.work import Progress
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.session import Session

_SECOND = 1000  # ms


class BuildProgress(QFrame):
    """A strip that is there while something is built, and until its end was seen.

    Args:
        theme: The look.
        session: What the window works on.
        clock: Seconds that only go forward.
    """

    play_requested = Signal()
    details_requested = Signal(object)

    def __init__(self, theme: Theme, session: "Session", *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._theme, self._session, self._clock = theme, session, clock
        self._job: Job | None = None
        self._pace = Pace(clock=clock)
        self._begun = 0.0
        self._error: object = None
        self._sign_of = ("info", "muted")
        self.setProperty("card", True)
        self.setAccessibleName(self.tr("Progress of the build"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._make_parts()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._show_left)
        session.work_changed.connect(self._on_work)
        session.video_changed.connect(self._on_video)
        theme.changed.connect(self._draw)
        self.hide()

    def _make_parts(self) -> None:
        theme = self._theme
        self._sign = QLabel()
        self._title = ElidedLabel(role="strong")
        self._sentence = label("", wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Percent done"))
        self._percent = label("", "muted")
        self._left = label("", "muted")
        self.cancel_action = QAction(self.tr("Cancel the build"), self)
        self.cancel_action.setShortcut(QKeySequence("Esc"))
        self.cancel_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.cancel_action.triggered.connect(self._on_cancel)
        self.addAction(self.cancel_action)
        self._cancel = Button(theme, self.tr("Cancel"), icon="stop")
        self._cancel.setToolTip(self.tr("Stop the build (Esc). Finished parts are kept for the next time."))
        self._cancel.clicked.connect(self._on_cancel)
        self._play = Button(theme, self.tr("Play"), icon="play", variant="primary")
        self._play.clicked.connect(self.play_requested)
        self._again = Button(theme, self.tr("Try again"), icon="refresh")
        self._again.clicked.connect(self._session.retry)
        self._details = Button(theme, self.tr("Details"))
        self._details.clicked.connect(self._on_details)
        self._close = IconButton(theme, "close", self.tr("Put this away"), side=14)
        self._close.clicked.connect(self.hide)
        self.setLayout(self._arranged())

    def _arranged(self) -> QVBoxLayout:
        head = across(self._sign, space=Space.SMALL)
        head.addWidget(self._title, 1)
        for button in (self._play, self._cancel, self._close):
            head.addWidget(button)
        course = across(space=Space.SMALL)
        course.addWidget(self._bar, 1)
        course.addWidget(self._percent)
        course.addWidget(self._left)
        after = across(self._again, self._details, space=Space.SMALL)
        after.addStretch(1)
        return rows(head, course, self._sentence, after, space=Space.TIGHT, margin=Space.SMALL)

    def _on_work(self) -> None:
        job = self._session.work
        if job is None or job is self._job:
            return
        self._job, self._error = job, None
        self._begun = self._clock()
        self._pace = Pace(MAKING if self._session.renders else PLANNING, clock=self._clock)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._bar.setValue(0)
        self._percent.setText(_percent(0))
        self._left.setText("")
        self._cancel.setEnabled(True)
        self._say(job.title, "build", "accent", running=True)
        self._timer.start()

    def _on_video(self) -> None:
        """That something is ready is no news any more when it was changed since."""
        if self._session.work is None and self._session.video is None and not self._play.isHidden():
            self.hide()

    def _on_progressed(self, progress: "Progress") -> None:
        self._pace.tell(progress)
        if progress.percent > self._bar.value():  # what was reached stays reached
            self._bar.setValue(progress.percent)
            self._percent.setText(_percent(progress.percent))
        if self._cancel.isEnabled():
            self._title.setText(said(progress.message))
        self._show_left()

    def _show_left(self) -> None:
        self._left.setText(time_left(self._pace.seconds_left()))

    def _on_cancel(self) -> None:
        if self._session.work is None:
            return
        self._cancel.setEnabled(False)
        self._title.setText(self.tr("Stopping…"))
        self._session.cancel_work()

    def _on_succeeded(self) -> None:
        took = time_taken(self._clock() - self._begun)
        if self._session.renders:
            text = self.tr("Ready in {time}").format(time=took)
        else:
            text = self.tr("Planned in {time}").format(time=took)
        self._say(text, "check", "good", play=self._session.renders)

    def _on_cancelled(self) -> None:
        kept = self.tr("Finished parts are kept for the next time.")
        self._say(self.tr("Stopped"), "stop", "muted", sentence=kept, again=True)

    def _on_failed(self, error: object) -> None:
        if is_about_choices(error):
            self._timer.stop()
            self.hide()
            return
        self._error = error
        sentence = said(error.error) if isinstance(error, ChoreoError) else self.tr("Something unexpected went wrong.")
        title = self.tr("The build failed") if self._session.renders else self.tr("Planning failed")
        self._say(title, "error", "danger", sentence=sentence, again=True, details=True)

    def _on_details(self) -> None:
        self.details_requested.emit(self._error)

    def _say(
        self,
        title: str,
        icon: str,
        color: str,
        *,
        sentence: str = "",
        running: bool = False,
        play: bool = False,
        again: bool = False,
        details: bool = False,
    ) -> None:
        focused = self._cancel.hasFocus()
        self._title.setText(title)
        self._title.setAccessibleName(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        for part in (self._bar, self._percent, self._left, self._cancel):
            part.setVisible(running)
        for button, shown in ((self._play, play), (self._again, again), (self._details, details)):
            button.setVisible(shown)
        self._close.setHidden(running)
        self.cancel_action.setEnabled(running)
        if not running:
            self._timer.stop()
        self._sign_of = (icon, color)
        self._draw()
        self.show()
        if focused:
            next(b for b in (self._play, self._again, self._close) if not b.isHidden()).setFocus()

    def _draw(self) -> None:
        icon, color = self._sign_of
        self._sign.setPixmap(self._theme.icon(icon, color).pixmap(20, 20))


def _percent(percent: int) -> str:
    return f"{percent} %"
