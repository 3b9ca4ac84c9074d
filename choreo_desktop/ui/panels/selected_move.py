"""The selected move: why it is danced, how it is played, and what else could be danced there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from choreo_desktop.services.move_facts import move_facts
from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.kit import label, line, rows
from choreo_desktop.ui.models.clip_looks import POSTER, Looked, look_up
from choreo_desktop.ui.notices import EmptyState
from choreo_desktop.ui.panels.coverage import CoverageNotice
from choreo_desktop.ui.panels.narrow import scrolling
from choreo_desktop.ui.panels.selected_move_alternatives import Alternatives
from choreo_desktop.ui.panels.selected_move_card import MoveCard
from choreo_desktop.ui.panels.selected_move_notes import NotesField
from choreo_desktop.ui.theme import Space, Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from choreo_desktop.services.editing_views import Alternative
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.session import Session


class SelectedMovePanel(QWidget):
    """All about the selected move.

    Args:
        theme: The look.
        session: What the window works on.
        library: Opens the library; called in jobs.

    ``actions()`` are what can be done with the selected move, for a menu.
    """

    clip_preview_requested = Signal(str)

    def __init__(self, theme: Theme, session: "Session", library: "Callable[[], Library]") -> None:
        super().__init__()
        self._theme, self._session, self._library = theme, session, library
        self._looked: Looked | None = None
        self._looking: Job | None = None
        self._best = ""
        self._make_parts()
        self._make_signposts()
        self._lay_out()
        self._make_actions()
        session.selection_changed.connect(self._on_selection)
        session.plan_changed.connect(self._on_plan)
        session.clip_changed.connect(self._on_clip_changed)
        self._on_selection()

    def _make_parts(self) -> None:
        theme, session = self._theme, self._session
        self._coverage = CoverageNotice(theme, session)
        self._card = MoveCard(theme)
        self._card.preview_wanted.connect(self.clip_preview_requested)
        self._card.lock_wanted.connect(self._on_lock)
        self._notes = NotesField(session, self._library)
        self._fixed = label(
            self.tr("This plan can be played but not changed, because nobody knows any more what was asked for."),
            "muted",
            wrap=True,
        )
        self._alternatives = Alternatives(theme, session, self._library)
        self._alternatives.swapped.connect(self._on_swap)
        self._alternatives.preview_wanted.connect(self.clip_preview_requested)
        self._move = QWidget()
        self._move.setLayout(rows(self._card, self._notes, line(), self._fixed, self._alternatives, space=Space.MEDIUM))

    def _make_signposts(self) -> None:
        """What to do where there is no move to tell of."""
        self._unplanned = EmptyState(
            self._theme,
            "dance",
            self.tr("No choreography yet"),
            self.tr("Choose a song and press Build. Here you then see why each move was chosen, and can swap it."),
        )
        self._unselected = EmptyState(
            self._theme,
            "swap",
            self.tr("Select a move on the timeline"),
            self.tr("Here you then see why it was chosen, and what else could be danced there."),
        )
        self._hint = label(
            self.tr("Select a move on the timeline to see why it was chosen, and what else could be danced there."),
            "muted",
            wrap=True,
        )
        self._coverage.changed.connect(self._show_what_to_do)

    def _lay_out(self) -> None:
        self._told = rows(self._coverage, self._move, self._hint, space=Space.MEDIUM)
        told = QWidget()
        told.setLayout(self._told)
        self._area = scrolling(told, self._unplanned, self._unselected)
        whole = rows(label(self.tr("Selected move"), "subtitle"), self._area, space=Space.SMALL)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _make_actions(self) -> None:
        self.lock_action = QAction(self.tr("Lock this move"), self)
        self.lock_action.setCheckable(True)
        self.lock_action.setShortcut(QKeySequence("Ctrl+L"))
        self.lock_action.triggered.connect(self._on_lock)
        self.swap_action = QAction(self)
        self.swap_action.triggered.connect(self._on_swap_best)
        self.look_action = QAction(self.tr("Look at the clip of this move"), self)
        self.look_action.triggered.connect(self._on_look)
        self.addActions([self.lock_action, self.swap_action, self.look_action])
        icons = ActionIcons(self._theme, self)
        for action, icon in ((self.lock_action, "lock"), (self.swap_action, "swap"), (self.look_action, "play")):
            icons.give(action, icon)
        self._alternatives.found.connect(self._on_alternatives)
        self._on_alternatives([])

    def keep(self) -> None:
        """Keep what was typed; called before the window closes."""
        self._notes.keep()

    # What happens

    def _on_selection(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self._show()

    def _on_plan(self) -> None:
        self._show()

    def _on_clip_changed(self) -> None:
        if self._looked is not None:
            self._look(self._looked.key)

    def _on_lock(self, locked: bool) -> None:
        if self._session.selected is not None:
            self._session.lock(self._session.selected, locked=locked)

    def _on_swap(self, key: str) -> None:
        if self._session.selected is not None:
            self._session.swap(self._session.selected, key)

    def _on_swap_best(self) -> None:
        self._on_swap(self._best)

    def _on_look(self) -> None:
        if self._session.blueprint is not None and self._session.selected is not None:
            self.clip_preview_requested.emit(self._session.blueprint.moves[self._session.selected].video_path)

    def _on_alternatives(self, found: "Sequence[Alternative]") -> None:
        self._best = found[0].key if found else ""
        self.swap_action.setEnabled(bool(found))
        name = (found[0].move.name or found[0].key) if found else ""
        text = self.tr("Swap it for {name}").format(name=name) if found else self.tr("Swap it for the best other move")
        self.swap_action.setText(text.replace("&", "&&"))

    # What is shown

    def _show(self) -> None:
        session, place = self._session, self._session.selected
        selected = session.blueprint is not None and place is not None
        self.look_action.setEnabled(selected)
        self.lock_action.setEnabled(selected and session.planned is not None)
        self._move.setVisible(selected)
        self._place_coverage(below=selected)
        self._show_what_to_do()
        if session.blueprint is None or place is None:
            self._looked = None
            self._notes.show_record(None)
            self._alternatives.look_for(None)
            return
        can_change = session.planned is not None
        self._fixed.setHidden(can_change)
        self._alternatives.setVisible(can_change)
        key = session.blueprint.moves[place].video_path
        if self._looked is None or self._looked.key != key:
            self._looked = None
            self._notes.show_record(None)
            self._look(key)
        self._show_facts()
        self._alternatives.look_for(place if can_change else None)

    def _show_what_to_do(self) -> None:
        """Where nothing is selected; in a line where a notice takes the room."""
        unselected = self._session.blueprint is not None and self._session.selected is None
        self._unplanned.setVisible(self._session.blueprint is None)
        self._hint.setVisible(unselected and bool(self._coverage.text))
        self._unselected.setVisible(unselected and not self._coverage.text)

    def _place_coverage(self, *, below: bool) -> None:
        """What is true of the whole plan makes room for the move that somebody selected."""
        if self._told.indexOf(self._coverage) != int(below):
            self._told.removeWidget(self._coverage)
            self._told.insertWidget(int(below), self._coverage)

    def _show_facts(self) -> None:
        session, place, looked = self._session, self._session.selected, self._looked
        if session.blueprint is None or place is None or place >= len(session.blueprint.moves):
            return
        clip = None if looked is None or looked.record is None else looked.record.move
        facts = move_facts(session.blueprint, place, clip)
        self.lock_action.setChecked(session.blueprint.moves[place].locked)
        self._card.show_move(session.blueprint.moves[place], facts, can_change=session.planned is not None)

    def _look(self, key: str) -> None:
        if self._looking is not None:
            self._looking.cancel()
        library, scale = self._library, self.devicePixelRatioF()
        self._looking = self._session.runner.run(
            lambda _, cancel: look_up(library(), [key], POSTER, scale, cancel),
            done=self._on_looked,
            failed=self._session.failed.emit,
        )

    def _on_looked(self, found: "Sequence[Looked]") -> None:
        looked, place, blueprint = found[0], self._session.selected, self._session.blueprint
        if blueprint is None or place is None or blueprint.moves[place].video_path != looked.key:
            return
        self._looking = None
        self._looked = looked
        self._show_facts()
        self._card.show_clip(looked)
        self._notes.show_record(looked.record)
