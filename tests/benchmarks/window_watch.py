"""The program at work, with a pulse in its window's thread; run by ``bench_window``, which says what it shall do."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from typing_extensions import override

from choreo_desktop import app
from choreo_desktop.ui import application
from choreo_desktop.ui.shell import Shell
from tests.benchmarks.window_pulse import Pulse

_LOOK_MS = 15
_STEP_MS = 16
_SCROLLS = 400
_PATIENCE_MS = 1_800_000
TYPED = ("hammerlock 99", "spin")


class Phase(NamedTuple):
    """Something the window does.

    Attributes:
        name: For people.
        begin: Begins it.
        over: Whether it is done.
    """

    name: str
    begin: Callable[[], object]
    over: Callable[[], bool]


class Script(QObject):
    """Goes through phases, and tells after each how the pulse was.

    Args:
        watched: The program.
        phases: What it does, one after the other.
        stacks: Whether to tell what held the thread up.
    """

    def __init__(self, watched: Shell, phases: Iterator[Phase], *, stacks: bool) -> None:
        super().__init__(watched)
        self._shell, self._phases = watched, phases
        self._pulse = Pulse(stacks=stacks)
        self._phase: Phase | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._phase is not None:
            if not self._phase.over():
                if self._clock.elapsed() > _PATIENCE_MS:
                    raise TimeoutError(self._phase.name)
                return
            self._tell(self._phase)
        self._phase = next(self._phases, None)
        if self._phase is None:
            self._timer.stop()
            self._shell.window.close()
            return
        self._pulse.take()
        self._pulse.take_stacks()
        self._clock.start()
        self._phase.begin()

    def _tell(self, phase: Phase) -> None:
        gaps = self._pulse.take()
        own = sorted(gap.own for gap in gaps)
        told = {
            "name": phase.name,
            "seconds": self._clock.elapsed() / 1000,
            "longest": max(gap.wall for gap in gaps),
            "own": own[-1],
            "p99": own[int(0.99 * (len(own) - 1))],
            "late": sum(each > 50 for each in own),
            "stacks": self._pulse.take_stacks(),
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


class Steps(QObject):
    """Does something again and again, sixty times a second.

    Args:
        count: How often.
        step: Gets the number of the step.
    """

    def __init__(self, count: int, step: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._count, self._step, self._done = count, step, 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._on_time)

    def begin(self) -> None:
        """Begin."""
        self._timer.start()

    def over(self) -> bool:
        """Whether all is done."""
        return self._done >= self._count

    def _on_time(self) -> None:
        if self.over():
            self._timer.stop()
        else:
            self._step(self._done)
            self._done += 1


def work(of: Shell, clips: Path, song: Path) -> Iterator[Phase]:
    """Import, plan, build, play, zoom."""
    session, library, engine = of.session, of.window.library, of.engine

    def idle() -> bool:
        return library.importer.job is None and not of.runner.jobs

    yield Phase("opening", lambda: None, idle)
    yield Phase("importing a song", lambda: library.import_paths([song]), lambda: bool(_songs(of)) and idle())
    yield Phase("importing clips", lambda: library.import_paths([clips]), lambda: bool(_clips(of)) and idle())
    yield Phase(
        "choosing the song",
        lambda: session.choose_song(library.songs.model.record(0)),
        lambda: session.song is not None and idle(),
    )
    yield Phase(
        "planning",
        lambda: session.plan(seed=1),
        lambda: session.planned is not None and session.work is None and idle(),
    )
    yield Phase("building", lambda: session.build(seed=2), lambda: session.video is not None and idle())
    yield Phase("playing", engine.toggle if not engine.playing else _nothing, lambda: engine.position > 6.0)
    timeline = of.window.timeline.timeline
    zoom = Steps(240, lambda n: timeline.zoom(1.04 if n % 120 < 60 else 1 / 1.04, 300.0), of)
    yield Phase("zooming the timeline while playing", zoom.begin, zoom.over)
    select = Steps(
        60, lambda n: session.select(n % max(len(session.blueprint.moves), 1)) if session.blueprint else 0, of
    )
    yield Phase("selecting moves", select.begin, lambda: select.over() and idle())


def scroll(of: Shell) -> Iterator[Phase]:
    """Open a large library, scroll and search it."""
    library = of.window.library
    grid, box = library.moves.grid, library.moves.filters.box

    def idle() -> bool:
        return not of.runner.jobs and not library.posters.waiting

    yield Phase("opening 10,000 clips", lambda: None, lambda: bool(_clips(of)) and idle())
    bar = grid.verticalScrollBar()

    def scrolled(pixels: int) -> Phase:
        steps = Steps(_SCROLLS, lambda n: bar.setValue(n * pixels % max(bar.maximum(), 1)), of)
        return Phase(f"scrolling 10,000 clips, {pixels} pixels a step", steps.begin, lambda: steps.over() and idle())

    yield scrolled(40)
    yield scrolled(400)
    typed = [text[:end] for text in TYPED for end in range(len(text) + 1)]
    letters = Steps(8 * len(typed), lambda n: box.setText(typed[n // 8]), of)
    yield Phase("searching 10,000 clips, letter by letter", letters.begin, lambda: letters.over() and idle())


def _songs(of: Shell) -> int:
    return len(of.window.library.songs.model.entries)


def _clips(of: Shell) -> int:
    return len(of.window.library.moves.model.entries)


def _nothing() -> None:
    pass


class WatchedShell(Shell):
    """The program's own, with a script."""

    @override
    def show(self) -> None:
        super().show()
        what, *paths = sys.argv[1:]
        phases = scroll(self) if what == "scroll" else work(self, Path(paths[0]), Path(paths[1]))
        self.script = Script(self, phases, stacks=bool(os.environ.get("CHOREO_BENCH_STACKS")))


def main() -> None:
    """Run the program."""
    application.Shell = WatchedShell  # type: ignore[attr-defined]
    sys.exit(app.main([]))


if __name__ == "__main__":
    main()
