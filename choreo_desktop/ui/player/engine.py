"""The one player of the program: a file's pictures and sound, to the picture."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from choreo_desktop.ui.player.deck import PICTURE_RATE
from choreo_desktop.ui.player.engine_state import EngineState
from choreo_desktop.ui.player.seeking import Seeks, Shot, SongClock

if TYPE_CHECKING:
    from choreo_desktop.services.live import LivePlan

RATES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5)
MIN_LOOP = 0.1  # seconds

_TICK_MS = 25  # between positions of a song
_LIVE_MS = 16  # between looks for the picture of a plan
_PICTURE_WAIT_MS = 2500  # for the picture of a seek; far from a key frame, hundreds have to be decoded for it
_SOUND_WAIT_MS = 60
_BEHIND = 0.5  # seconds; a film whose pictures end before its sound


class Engine(EngineState):
    """Plays one file after the other, with pictures or without. Positions are seconds.

    There is one for the life of the program, whatever windows come and go: Qt's players can hang when they are thrown
    away.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._guard = QTimer(self, singleShot=True)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._clock = SongClock()
        self._seeks = Seeks()
        self._skipped = QVideoFrame()
        self._plan_comes = False
        self._forget()
        self._deck.opened.connect(self._on_opened)
        self._deck.failed.connect(self._on_failed)
        self._deck.finished.connect(self._on_finished)
        self._deck.framed.connect(self._on_framed)
        self._deck.heard.connect(self._on_heard)
        self._guard.timeout.connect(self._on_waited)
        self._tick.timeout.connect(self._on_tick)
        self._live.changed.connect(self.picture_changed)
        for signal in (self.position_changed, self.playing_changed, self.rate_changed, self.loop_changed):
            signal.connect(self._live.follow)

    def _forget(self) -> None:
        """Nothing is known of the file that comes."""
        self._error = ""
        self._position = self._duration = 0.0
        self._clock.hear(0.0)
        self._picture_rate = PICTURE_RATE
        self._has_video = self._at_end = False
        self._shot: Shot | None = None
        self._guard.stop()
        self._seeks.forget()

    def load(self, path: Path, plan: "LivePlan | None" = None, *, plan_comes: bool = False) -> None:
        """Take another file, or the same anew, and show its first picture, or that of a plan whose song it is.

        Until that picture is there, the last one stays.

        Args:
            path: The file.
            plan: What is danced to the song of the file.
            plan_comes: Whether there will be such a plan in a moment, so that the last picture waits for it.
        """
        self._plan_comes = plan_comes
        self._set_playing(playing=False)
        self._forget()
        self.set_loop(None)
        self._deck.load(path)
        self.set_plan(plan)
        self.position_changed.emit(0.0)

    def set_plan(self, plan: "LivePlan | None") -> None:
        """Show a plan, an edit of it, or none, while the song goes on."""
        before = self.picture
        self._tick.setInterval(_TICK_MS if plan is None else _LIVE_MS)
        self._tick.setTimerType(Qt.TimerType.CoarseTimer if plan is None else Qt.TimerType.PreciseTimer)
        self._has_video = self.ready and self._deck.has_video and plan is None  # a song may have a cover
        self._last.put(QImage() if self.ready and not self._has_video else before)
        self._live.show(plan, before)

    def clear(self) -> None:
        """Let go of the file and its picture."""
        self._set_playing(playing=False)
        self._forget()
        self.set_loop(None)
        self._deck.eject()
        self.set_plan(None)
        self._show_nothing()
        self.position_changed.emit(0.0)
        self.duration_changed.emit(0.0)

    def play(self) -> None:
        """Go on; from the beginning after the end, and within the loop if there is one."""
        if not self._deck.usable:
            return
        self._set_playing(playing=True)
        start = self._loop[0] if self._loop else 0.0
        if self._at_end or not self._is_in(self._loop):
            self.seek(start)
        else:
            self._deck.run(playing=True)

    def pause(self) -> None:
        """Stay at this picture."""
        self._set_playing(playing=False)
        if not self._at_end:
            self._deck.run(playing=False)

    def toggle(self) -> None:
        """Play or pause."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def stop(self) -> None:
        """Come to rest, so that the program can end. The picture stays; playing begins from the start."""
        self._set_playing(playing=False)
        self._guard.stop()
        self._seeks.forget()
        self._at_end = True
        self._deck.stop()
        self._live.rest()

    def seek(self, seconds: float) -> None:
        """Go to the picture that begins nearest to a time; in a song, to the time itself."""
        if self.has_video:
            self.seek_frame(self._frame_of(seconds))
        else:
            self._go(seconds)

    def seek_frame(self, number: int) -> None:
        """Go to a picture by its number, counted from 0."""
        # A seek to the border of two pictures often shows the one before.
        self._go((number + 0.5) / self.picture_rate)

    def step(self, pictures: int) -> None:
        """Pause, and go so many pictures on or, if negative, back."""
        if self._playing:
            self.pause()
        if pictures:
            self._go(self._seeks.step_from(self._position, self._shot, pictures, 1 / self.picture_rate))

    def set_rate(self, rate: float) -> None:
        """Slower or faster, from a quarter to one and a half."""
        self._rate = min(RATES[-1], max(RATES[0], rate))
        self._clock.hear(self._position)
        self._deck.set_rate(self._rate)
        self.rate_changed.emit(self._rate)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Play a part again and again, from its start if the position lies outside; None to go on."""
        if loop is not None:
            start = max(0.0, loop[0])
            loop = (start, max(loop[1], start + MIN_LOOP))
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)
        if loop and not self._is_in(loop):
            self.seek(loop[0])

    def _is_in(self, loop: tuple[float, float] | None) -> bool:
        here = self._frame_of(self._position)
        return loop is None or self._frame_of(loop[0]) <= here < self._frame_of(loop[1])

    def _frame_of(self, seconds: float) -> int:
        return round(min(seconds, 1e9) * self.picture_rate)

    def _wraps(self, seconds: float) -> bool:
        return self._loop is not None and self._frame_of(seconds) >= self._frame_of(self._loop[1])

    def _go(self, seconds: float) -> None:
        if not self._deck.usable:
            return
        half = 0.5 / self.picture_rate if self.has_video else 0.0
        if self._duration:
            last = self._frame_of(self._duration) / self.picture_rate - half if self.has_video else self._duration
            seconds = min(seconds, last)
        seconds = max(seconds, half)
        self._at_end = False
        begins = self._seeks.ask(seconds)
        self._set_position(round(seconds - half, 6))
        if begins and self.ready:
            self._fly(seconds)

    def _fly(self, seconds: float) -> None:
        self._skipped = QVideoFrame()
        self._guard.start(_PICTURE_WAIT_MS if self._has_video else _SOUND_WAIT_MS)
        self._deck.go(seconds)
        self._deck.run(playing=self._playing)  # stopped, it would show no picture

    def _land(self) -> None:
        self._guard.stop()
        following = self._seeks.arrive()
        if following is not None:
            self._fly(following)

    def _set_playing(self, *, playing: bool) -> None:
        if playing == self._playing:
            return
        self._playing = playing
        self._clock.hear(self._position)
        if playing:
            self._tick.start()
        else:
            self._tick.stop()
        self.playing_changed.emit(playing)

    def _set_position(self, seconds: float) -> None:
        self._clock.hear(seconds)
        self._position = seconds
        self.position_changed.emit(seconds)

    def _show_nothing(self) -> None:
        self._skipped = QVideoFrame()
        self._last.put(QImage())
        self.picture_changed.emit()

    @Slot()
    def _on_opened(self) -> None:
        self._has_video = self._deck.has_video and not self._live.on
        self._picture_rate = self._deck.picture_rate
        self._duration = self._deck.duration
        if not (self.has_video or self._plan_comes):
            self._show_nothing()
        target = self._seeks.target
        self._seeks.forget()
        self.duration_changed.emit(self._duration)
        self.loaded.emit()
        if target is not None:
            (self._go if self._live.on else self.seek)(target)
        else:
            self._deck.run(playing=self._playing)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self.stop()
        self._error = sentence
        self._show_nothing()
        self.failed.emit(sentence)

    @Slot()
    def _on_finished(self) -> None:
        if self._at_end or self._seeks.target is not None:
            return  # it is known, or it ended while a seek was under way, which goes on
        if self._loop and self._playing:
            self.seek(self._loop[0])
            return
        self._at_end = True
        self._set_playing(playing=False)
        self._set_position(self._duration)
        self.ended.emit()

    @Slot(QVideoFrame)
    def _on_framed(self, frame: QVideoFrame) -> None:
        if self._at_end or self._live.on:
            return
        start, end = frame.startTime() / 1e6, frame.endTime() / 1e6
        shot = Shot(start, end if end > start else start + 1 / self._picture_rate)
        if not self._seeks.belongs(shot, playing=self._playing):
            self._skipped = frame
        elif self._loop and self._playing and self._seeks.target is None and self._wraps(start):
            self.seek(self._loop[0])
        else:
            self._show(frame, shot)

    def _show(self, frame: QVideoFrame, shot: Shot) -> None:
        self._shot = shot
        self._last.take(frame)
        self.picture_changed.emit()
        self._land()
        if self._seeks.target is None:
            self._set_position(shot.start)

    @Slot(float)
    def _on_heard(self, seconds: float) -> None:
        if not self._playing or self._seeks.target is not None:
            return
        if not self._has_video:
            self._clock.hear(seconds)
            if 0 < self._duration <= seconds:  # without a device, Qt does not say that a song has ended
                self._deck.run(playing=False)
                self._on_finished()
        elif seconds > self._position + _BEHIND:
            self._advance(seconds)

    @Slot()
    def _on_tick(self) -> None:
        if self.ready and not self._has_video and self._seeks.target is None:
            self._advance(min(self._duration, max(self._position, self._clock.now(self._rate))))

    def _advance(self, seconds: float) -> None:
        if self._loop and self._wraps(seconds):
            self.seek(self._loop[0])
        elif (here := self._live.start_of(seconds)) != self._position:
            self._position = here
            self.position_changed.emit(here)

    @Slot()
    def _on_waited(self) -> None:
        if self._skipped.isValid() and not self._playing:
            start = self._skipped.startTime() / 1e6
            self._show(self._skipped, Shot(start, start + 1 / self._picture_rate))
            return
        self._land()
        if self._deck.has_ended:
            self._on_finished()
