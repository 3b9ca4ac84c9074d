"""Choreography: what to dance, and the button that makes it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.kit import label, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.models.wish_names import Names
from choreo_desktop.ui.panels.build_words import is_about_choices
from choreo_desktop.ui.panels.choices_build import BuildBar
from choreo_desktop.ui.panels.choices_form import ChoicesForm, rolls
from choreo_desktop.ui.panels.choices_song import SongCard
from choreo_desktop.ui.panels.narrow import scrolling
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from choreo_desktop.domain.request import ChoreographyRequest
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.session import Session

_Known = tuple[list[tuple[str, int]], list[str]]


class ChoicesPanel(QWidget):
    """What a choreography should be like, and the way to it.

    Args:
        theme: The look.
        session: What the window works on.
        library: Opens the library; called in jobs.

    ``actions()`` are all about building, for a menu.
    """

    song_wanted = Signal()

    def __init__(self, theme: Theme, session: "Session", library: "Callable[[], Library]") -> None:
        super().__init__()
        self._session, self._library = session, library
        self._moves: int | None = None
        self._names = Names(self)
        self._song = SongCard(theme)
        self._form = ChoicesForm(theme, self._names)
        self._bar = BuildBar(theme)
        layout = rows(
            label(self.tr("Choreography"), "subtitle"),
            scrolling(self._song, self._form),
            self._bar,
            space=Space.SMALL,
        )
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.addActions(self._bar.all_actions())
        self._connect()
        self._on_song()

    def _connect(self) -> None:
        session, bar = self._session, self._bar
        self._song.wanted.connect(self.song_wanted)
        self._form.told.connect(session.told)
        self._form.changed.connect(bar.clear_problem)
        bar.build_action.triggered.connect(self.build)
        bar.plan_action.triggered.connect(self.plan_only)
        bar.reroll_action.triggered.connect(self._on_reroll)
        bar.render_action.triggered.connect(self._on_render)
        bar.cancel_action.triggered.connect(session.cancel_work)
        session.song_changed.connect(self._on_song)
        session.work_changed.connect(self._on_work)
        session.failed.connect(self._on_failed)
        session.opened.connect(self._on_opened)
        for signal in (session.plan_changed, session.video_changed):
            signal.connect(self._show)

    # What others can do

    def choices(self) -> dict[str, Any]:
        """What was chosen, for ``Session.build``."""
        return self._form.choices()

    def restore(self, request: "ChoreographyRequest") -> None:
        """Show the choices of another choreography."""
        self._form.restore(request)

    @property
    def form(self) -> ChoicesForm:
        """The fields."""
        return self._form

    def take_over(self, other: "ChoicesPanel") -> None:
        """Choose what is chosen in a panel that this one takes the place of."""
        self._form.take_over(other.form)

    def add_must_have(self, names: "Iterable[str]") -> None:
        """Moves that have to be danced."""
        self._form.must.add(names)

    def add_never(self, names: "Iterable[str]") -> None:
        """Moves that must not be danced."""
        self._form.never.add(names)

    def build(self) -> None:
        """Plan and make the video, if there is what it takes."""
        if not self._missing():
            self._session.build(**self.choices())

    def plan_only(self) -> None:
        """Only plan, if there is what it takes."""
        if not self._missing():
            self._session.plan(**self.choices())

    def refresh(self) -> None:
        """Look up which moves there are to be wished for."""
        self._session.runner.run(lambda _, __: _known(self._library()), done=self._on_known, failed=self._on_unknown)

    # What happens

    def _on_known(self, known: _Known) -> None:
        categories, moves = known
        self._names.set(categories, moves)
        self._moves = len(moves)
        self._show()

    def _on_unknown(self, error: object) -> None:
        self._moves = None
        self._session.failed.emit(error)

    def _on_song(self) -> None:
        view = self._session.song
        self._song.show_song(view)
        if view is not None:
            self._form.quick.set_longest(int(view.record.seconds))
        self._show()

    def _on_work(self) -> None:
        if self._session.work is not None:
            self._bar.clear_problem()
        self._show()

    def _on_failed(self, error: ChoreoError) -> None:
        """A choice that cannot be is told here, where it can be changed."""
        if self._session.work is None or not is_about_choices(error):
            return
        field, colon, sentence = error.error.partition(": ")
        title = self._form.title_of(field) if colon else ""
        self._form.mark(field if title else "")
        self._bar.show_problem(f"{title}: {said(sentence)}" if title else said(error.error))

    def _on_opened(self, request: "ChoreographyRequest | None") -> None:
        if request is not None:
            self.restore(request)

    def _on_reroll(self) -> None:
        self._session.reroll(rolls(), taken=self._form.seed.setValue)

    def _on_render(self) -> None:
        self._session.render()

    def _missing(self) -> str:
        """What there has to be before anything can be built, in words; empty where all is there."""
        if self._session.song is None and self._moves == 0:
            return self.tr("Add moves and choose a song first.")
        if self._moves == 0:
            return self.tr("Add moves to the library first.")
        return self.tr("Choose a song first.") if self._session.song is None else ""

    def _show(self) -> None:
        session = self._session
        self._bar.show_state(
            missing=self._missing(),
            working=session.work is not None,
            planned=session.planned is not None,
            unrendered=session.blueprint is not None and session.video is None,
            outdated=bool(session.task_id),
            unfinished=session.editing.unfinished,
        )


def _known(library: "Library") -> _Known:
    """Categories with how many moves each has, and the names of the moves, as people look for them."""
    moves = [record.move for record in library.clips()]
    categories: dict[str, int] = {}
    for move in moves:
        if move.category:
            categories[move.category] = categories.get(move.category, 0) + 1
    names = sorted({move.name for move in moves}, key=str.casefold)
    return sorted(categories.items(), key=lambda found: found[0].casefold()), names
