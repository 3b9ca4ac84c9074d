"""What the window works on: a song, its plan, what is selected of it, and the video that was made of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from choreo_desktop.ui.plan_editing import Change, PlanEditing, follow
from choreo_desktop.ui.working import Command, Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from choreo_desktop.domain.blueprint import Blueprint, BlueprintMove
    from choreo_desktop.services.editing import PlanEditor
    from choreo_desktop.services.editing_edit import Edit
    from choreo_desktop.services.editing_views import Alternative
    from choreo_desktop.services.planned import Planned
    from choreo_desktop.services.studio import Studio
    from choreo_desktop.services.studio_parts import SongView
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner

_MOST_UNDONE = 300


class SessionState(QObject):
    """What is worked on, and how it changes. ``Session`` brings it from the library and makes videos of it.

    Attributes:
        selected: The selected move, counted from 0; None for none.
        undo: Everything that can be undone.
        editing: Changes of the plan.

    ``edited`` comes with each ``Edit`` that is carried out, and with its inverse where it is undone. ``clip_said``
    comes with the record of a clip of which something else is said now, ``clip_changed`` whenever clips of the library
    may be others.
    """

    song_changed = Signal()
    plan_changed = Signal()
    selection_changed = Signal()
    video_changed = Signal()
    told = Signal(str)
    failed = Signal(object)
    clip_said = Signal(object)
    clip_changed = Signal()
    edited = Signal(object)

    def __init__(self, studio: "Studio", runner: "JobRunner", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.runner = runner
        self.selected: int | None = None
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(_MOST_UNDONE)
        self.clip_said.connect(self.clip_changed)
        self._now = Working()
        self.editing = PlanEditing(self, self._apply, self)
        self.editing.told.connect(self.told)
        self.editing.failed.connect(self.failed)

    @property
    def song(self) -> "SongView | None":
        """The song that is worked on; None before one was chosen."""
        return self._now.song

    @property
    def planned(self) -> "Planned | None":
        """What the plan was made from; None before there is a plan."""
        return self._now.planned

    @property
    def blueprint(self) -> "Blueprint | None":
        """The plan as it is now, with every edit."""
        return self._now.blueprint

    @property
    def video(self) -> "Path | None":
        """The finished video of the plan; None where there is none that shows it as it is now."""
        made = self._now.made
        return made.path if made is not None and made.blueprint.moves == self._moves() else None

    @property
    def kept(self) -> bool:
        """Whether the history has the plan just as it is."""
        return self._now.made is not None and self._now.made.blueprint == self.blueprint

    @property
    def task_id(self) -> str:
        """The record of the video, or of the plan that was opened, in the history."""
        return "" if self._now.made is None else self._now.made.task_id

    @property
    def working(self) -> Working:
        """All that is worked on, to be shown again by ``correct``."""
        return self._now

    def _moves(self) -> "list[BlueprintMove]":
        return [] if self.blueprint is None else self.blueprint.moves

    def select(self, place: int | None) -> None:
        """Select a move, counted from 0."""
        count = 0 if self.blueprint is None else len(self.blueprint.moves)
        place = place if place is not None and 0 <= place < count else None
        if place != self.selected:
            self.selected = place
            self.selection_changed.emit()

    def swap(self, place: int, key: str) -> None:
        """Dance another move at a place."""
        self.edit(lambda editor, blueprint: editor.swap(blueprint, place, key))

    def lock(self, place: int, *, locked: bool) -> None:
        """Keep a move where it is when the rest is planned anew, or no longer."""
        self.edit(lambda editor, blueprint: editor.lock(blueprint, place, locked=locked))

    def reroll(self, seeds: "Sequence[int]", *, taken: "Callable[[int], None]") -> None:
        """Plan anew whatever is not locked; a seed that gives the plan that is there already is passed over.

        Args:
            seeds: What to try, at least one.
            taken: Called with the seed of the new plan when it is there.
        """
        used = [*seeds[:1]]

        def change(editor: "PlanEditor", blueprint: "Blueprint") -> "Edit":
            edit = editor.reroll(blueprint, seeds[0])
            for seed in seeds[1:]:
                if edit.before != edit.after:
                    break
                edit, used[0] = editor.reroll(blueprint, seed), seed
            return edit

        self.editing.edit(change, then=lambda: taken(used[0]))

    def edit(self, change: "Change") -> None:
        """Change the plan, in a way that can be undone. Changes asked for meanwhile wait for their turn."""
        self.editing.edit(change)

    def find_alternatives(self, place: int, done: "Callable[[list[Alternative]], None]", *, most: int = 8) -> "Job":
        """Other moves for a place, ranked; ``done`` gets them in the window's thread."""
        job = self.editing.ask(
            lambda editor, plan: editor.alternatives(plan, place, most=most), done, lambda _: done([])
        )
        return self.runner.run(lambda _, __: [], done=done) if job is None else job

    def _apply(self, edit: "Edit") -> None:
        if self.blueprint is None:
            return
        video = self.video
        self._now = self._now._replace(blueprint=edit.apply(self.blueprint))
        before, self.selected = self.selected, follow(self.selected, edit)
        self.plan_changed.emit()
        self.edited.emit(edit)
        if self.selected != before:
            self.selection_changed.emit()
        if self.video != video:
            self.video_changed.emit()

    def correct(self, now: Working) -> None:
        """Show the same song with other counts, and the plan as it follows them; undoing it is the caller's."""
        video, now = self.video, now._replace(made=self._now.made)
        song, blueprint, self._now = self.song, self.blueprint, now
        if now.song is not song:
            self.song_changed.emit()
        if now.blueprint is not blueprint:
            self.plan_changed.emit()
        if self.selected is not None and self.selected >= len(self._moves()):
            self.select(None)
        if self.video != video:
            self.video_changed.emit()

    def take(self, now: Working, text: str) -> None:
        """Work on something else; undoing goes back to what was worked on before, with its plan and its video."""
        before = self._now
        if before.song is None and before.blueprint is None:
            self._show(now)
        else:
            self.undo.push(Command(text, lambda: self._show(now), lambda: self._show(before)))

    def _show(self, now: Working) -> None:
        song, self._now = self.song, now
        self.editing.forget()
        self.selected = None
        if now.song is not song:
            self.song_changed.emit()
        self.plan_changed.emit()
        self.selection_changed.emit()
        self.video_changed.emit()
