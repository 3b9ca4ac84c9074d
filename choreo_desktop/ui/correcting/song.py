"""Corrections of the song that is worked on: each is kept, shown at once, followed by the plan, and can be undone."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from choreo_desktop.ui.working import Command

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.domain.corrections import Corrections, GridCorrection, Taps
    from choreo_desktop.domain.song import SongAnalysis
    from choreo_desktop.services.grid_alterations import Alter
    from choreo_desktop.services.grid_corrections import Corrected
    from choreo_desktop.services.studio_parts import SongView
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.working import Working


class _Wish(NamedTuple):
    """A correction that was asked for.

    Attributes:
        number: Of the song.
        text: Its name in the list of what can be undone.
        alter: Makes it.
        done: Called when it is made.
    """

    number: int
    text: str
    alter: "Alter"
    done: Callable[[], None]


def _nothing() -> None:
    """What is done when nobody wants to know."""


class SongCorrections(QObject):
    """Corrects the song of a session, one thing after the other.

    ``corrected`` comes with the number of a song whose corrections are others now, also by undoing.

    Args:
        session: What is worked on.
        parent: Owner.
    """

    corrected = Signal(int)

    def __init__(self, session: "Session", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wishes: deque[_Wish] = deque()
        self._job: Job | None = None
        self._shown: dict[int, Corrections] = {}
        self._unkept: dict[int, Corrections] = {}
        self._keeping: Job | None = None
        self._view: SongView | None = None
        session.song_changed.connect(self._on_song_changed)

    @property
    def analysis(self) -> "SongAnalysis | None":
        """What is heard in the song now; None without a song."""
        song = self._session.song
        return None if song is None else song.analysis

    @property
    def busy(self) -> bool:
        """Whether corrections are being made or kept."""
        return bool(self._wishes) or self._job is not None or self._keeping is not None

    def add(self, text: str, *steps: "GridCorrection") -> None:
        """Correct the song."""
        from choreo_desktop.services.grid_alterations import adding

        self._ask(text, adding(*steps))

    def use_taps(self, taps: "Taps", done: Callable[[], None] = _nothing) -> None:
        """Lay a grid through what a person tapped; ``done`` is called when it lies there."""
        from choreo_desktop.services.grid_alterations import following_taps

        self._ask(self.tr("Use the taps"), following_taps(taps), done)

    def take_back(self) -> None:
        """Forget the last correction of the song, whenever it was made."""
        from choreo_desktop.services.grid_alterations import taking_back

        self._ask(self.tr("Take back the last correction"), taking_back)

    def forget(self) -> None:
        """Forget all corrections of the song."""
        from choreo_desktop.services.grid_alterations import forgetting

        self._ask(self.tr("Forget all corrections"), forgetting)

    def read(self, path: "Path") -> None:
        """Take over the beats, counts and sections of a file."""
        from choreo_desktop.services.grid_alterations import reading

        notes: list[str] = []
        text = self.tr("Take over {file}").format(file=path.name)
        self._ask(text, reading(path, notes.append), lambda: self._tell(notes))

    def write(self, path: "Path") -> None:
        """Write beats, counts and sections to a file."""
        song = self._session.song
        if song is None:
            return
        library, number = self._session.studio, song.record.number

        def work(_: object, __: object) -> None:
            from choreo_desktop.services.grid_corrections import write_grid

            write_grid(library.library, number, path)

        saved = self.tr("Saved {file}.").format(file=path.name)
        self._session.runner.run(work, done=lambda _: self._session.told.emit(saved), failed=self._session.failed.emit)

    # One after the other

    def _ask(self, text: str, alter: "Alter", done: Callable[[], None] = _nothing) -> None:
        song = self._session.song
        if song is None:
            return
        self._wishes.append(_Wish(song.record.number, text, alter, done))
        self._make_next()

    def _make_next(self) -> None:
        if self._job is not None or not self._wishes:
            return
        session, wish = self._session, self._wishes[0]
        studio, before = session.studio, self._shown.get(wish.number)
        song, planned, blueprint = session.song, session.planned, session.blueprint

        def work(_: object, __: object) -> "Corrected":
            from choreo_desktop.services.grid_corrections import correct_song

            return correct_song(
                studio.library, wish.number, wish.alter, before=before, planned=planned, blueprint=blueprint
            )

        def done(made: "Corrected") -> None:
            if session.song is not song or session.blueprint is not blueprint:
                return  # it was worked on meanwhile; the correction is made again, of what is there now
            self._wishes.popleft()
            self._take(wish, made)

        self._job = session.runner.run(work, done=done, failed=self._on_failed)
        self._job.finished.connect(self._on_made)

    def _on_failed(self, error: BaseException) -> None:
        self._wishes.clear()  # what was asked for next was meant for what this one would have made
        self._session.failed.emit(error)

    def _on_made(self) -> None:
        self._job = None
        number = None if self._session.song is None else self._session.song.record.number
        while self._wishes and self._wishes[0].number != number:
            self._wishes.popleft()
        self._make_next()

    # What it makes

    def _take(self, wish: _Wish, made: "Corrected") -> None:
        session = self._session
        old = session.working
        if old.song is None:
            return
        self._shown.setdefault(wish.number, made.before)
        if made.after == made.before:
            session.told.emit(self.tr("That was so already."))
            return
        view = old.song._replace(analysis=made.analysis)
        new = old._replace(song=view, planned=made.planned or old.planned, blueprint=made.blueprint or old.blueprint)
        session.undo.push(
            Command(
                wish.text,
                lambda: self._show(wish.number, made.after, new),
                lambda: self._show(wish.number, made.before, old),
            )
        )
        wish.done()
        self._tell(made.notes)

    def _show(self, number: int, corrections: "Corrections", now: "Working") -> None:
        self._view = now.song
        self._shown[number] = corrections
        self._session.correct(now)
        self._unkept[number] = corrections
        self._keep()

    def _keep(self) -> None:
        """Write the corrections that are shown; those of a moment ago are of no interest any more."""
        if self._keeping is not None or not self._unkept:
            return
        number, corrections = self._unkept.popitem()
        studio = self._session.studio
        self._keeping = self._session.runner.run(
            lambda _, __: studio.library.correct(number, corrections),
            title=self.tr("Keeping a correction"),
            done=lambda _: self.corrected.emit(number),
            failed=self._session.failed.emit,
        )
        self._keeping.finished.connect(self._on_kept)

    def _on_kept(self) -> None:
        self._keeping = None
        self._keep()

    def _tell(self, notes: "tuple[str, ...] | list[str]") -> None:
        if notes:
            self._session.told.emit(" ".join(notes))

    def _on_song_changed(self) -> None:
        """What was corrected elsewhere is read again."""
        song = self._session.song
        if song is not None and song is not self._view and song.record.number not in self._unkept:
            self._shown.pop(song.record.number, None)
