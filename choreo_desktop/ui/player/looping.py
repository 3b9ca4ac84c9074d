"""Which part is played again and again."""

from PySide6.QtCore import QObject, Signal

from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.scene import Scene, Span
from choreo_desktop.ui.player.wording import clock_text


class Looper(QObject):
    """Loops of an engine as dancers ask for them: this 8-count, this move, from here to there.

    Args:
        engine: Plays them.
        scene: Knows where 8-counts and moves begin.
    """

    changed = Signal()

    def __init__(self, engine: Engine, scene: Scene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._scene = engine, scene
        self._start: float | None = None
        engine.loop_changed.connect(self._on_loop_changed)

    @property
    def text(self) -> str:
        """What is looped, for people; empty for nothing."""
        if self._engine.loop is not None:
            start, end = self._engine.loop
            return self.tr("Loop {start} – {end}").format(start=clock_text(start), end=clock_text(end))
        if self._start is not None:
            return self.tr("Loop {start} – ?").format(start=clock_text(self._start))
        return ""

    def loop_eight(self) -> None:
        """Loop the 8-count that is danced now; once more, and it goes on."""
        self._toggle(self._scene.eight_near(self._here()))

    def loop_move(self) -> None:
        """Loop the move that is danced now; once more, and it goes on."""
        self._toggle(self._scene.move_near(self._here()))

    def start_here(self) -> None:
        """The loop begins at this picture; without a loop yet, it waits for its end."""
        loop, here = self._engine.loop, self._engine.position
        if loop is not None and here < loop[1]:
            self._engine.set_loop((here, loop[1]))
        else:
            self._engine.set_loop(None)
            self._start = here
            self.changed.emit()

    def end_here(self) -> None:
        """The loop ends with this picture; without a start, it begins with the file."""
        loop = self._engine.loop
        start = self._start if self._start is not None else (loop[0] if loop is not None else 0.0)
        length = 1 / self._engine.picture_rate if self._engine.has_video else 0.0
        here = min(self._engine.position + length, self._engine.duration)
        if here < start:
            start, here = here - length, start + length
        self._engine.set_loop((start, here))

    def clear(self) -> None:
        """Go on."""
        self._start = None
        self._engine.set_loop(None)
        self.changed.emit()

    def _toggle(self, span: Span | None) -> None:
        if span is not None:
            self._engine.set_loop(None if self._engine.loop == span else span)

    def _here(self) -> float:
        """The time of the picture's middle: a part begins on the picture nearest to its time."""
        half = 0.5 / self._engine.picture_rate if self._engine.has_video else 0.0
        return self._engine.position + half

    def _on_loop_changed(self, loop: Span | None) -> None:
        if loop is not None:
            self._start = None
        self.changed.emit()
