"""What happens between the panels: who hears of what, and what the preview shows."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.ui.correcting_desk import CorrectingDesk
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.plan_desk import PlanDesk
from choreo_desktop.ui.working import DoneCommand

if TYPE_CHECKING:
    from pathlib import Path

    from choreo_desktop.domain.records import ClipRecord, SongRecord
    from choreo_desktop.domain.task import ChoreographyTask
    from choreo_desktop.services.choreography import Made
    from choreo_desktop.ui.correcting.song import SongCorrections
    from choreo_desktop.ui.desktop import Desktop
    from choreo_desktop.ui.dialogs.error_report import ErrorReports
    from choreo_desktop.ui.main_window import MainWindow
    from choreo_desktop.ui.session import Session
    from choreo_desktop.ui.stage import Stage
    from choreo_desktop.ui.theme import Theme


class Coordinator(QObject):
    """Connects the panels of one window. The window is its parent: both end together.

    Args:
        window: The panels.
        session: What is worked on.
        stage: What the preview shows.
        desktop: Messages and progress outside of the window.
        reports: Tells of bugs.
        theme: The look, for dialogs.
        corrections: Corrects the song that is worked on.

    Attributes:
        correcting: What corrects where 1 is.
    """

    settings_changed = Signal()

    def __init__(
        self,
        window: "MainWindow",
        session: "Session",
        *,
        stage: "Stage",
        desktop: "Desktop",
        reports: "ErrorReports",
        theme: "Theme",
        corrections: "SongCorrections",
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._stage = window, session, stage
        self._desktop, self._reports, self._theme = desktop, reports, theme
        self._build_after_song = False
        self.correcting = CorrectingDesk(window, session, stage=stage, theme=theme, corrections=corrections)
        self.laying = PlanDesk(window, session, stage=stage, theme=theme)
        self._connect_library()
        self._connect_history()
        self._connect_choreography()
        self._connect_timeline()
        self._connect_welcome()

    def refresh(self) -> None:
        """Read library and history anew."""
        self._window.library.refresh()
        self._window.history.refresh()
        self._window.choices.refresh()
        self._count()

    def show_again(self) -> None:
        """Show in a new window what was shown in the one before."""
        self._stage.refresh()
        self._session.selection_changed.emit()
        self._session.work_changed.emit()

    # Library

    def _connect_library(self) -> None:
        library, choices = self._window.library, self._window.choices
        library.clip_activated.connect(self._stage.play_clip)
        library.song_activated.connect(self._stage.play_song)
        library.song_chosen.connect(self._session.choose_song)
        library.must_have_requested.connect(lambda clips: choices.add_must_have([c.move.name for c in clips]))
        library.never_requested.connect(lambda clips: choices.add_never([c.move.name for c in clips]))
        library.edited.connect(self._on_clips_edited)
        library.removed.connect(self._on_removed)
        library.changed.connect(self._on_library_changed)
        library.failed.connect(self._session.failed)
        library.again_requested.connect(self._on_again)
        self._session.clip_said.connect(self._on_clip_said)
        choices.song_wanted.connect(library.show_songs)

    # Session and theme outlive the window: they are connected to methods, which end with it, and to no lambdas.

    def _on_again(self) -> None:
        """What was told of a library that could not be read is settled, or will be told again."""
        self._window.put_away(self._window.library.moves.waiting.problem)
        self.refresh()

    def _on_clip_said(self, clip: "ClipRecord") -> None:
        self._window.library.update_records([clip])

    def _on_library_changed(self) -> None:
        self._window.choices.refresh()
        self._session.clip_changed.emit()
        self._count()

    def _count(self) -> None:
        studio = self._session.studio

        def count() -> tuple[int, int, int]:
            return len(studio.library.clips()), len(studio.library.songs()), len(studio.history.entries(1))

        self._session.runner.run(lambda _, __: count(), done=self._on_counted, failed=self._session.failed.emit)

    def _on_counted(self, counts: tuple[int, int, int]) -> None:
        clips, songs, _ = counts
        moves = self.tr("1 move") if clips == 1 else self.tr("{count} moves").format(count=f"{clips:,}")
        tunes = self.tr("1 song") if songs == 1 else self.tr("{count} songs").format(count=f"{songs:,}")
        held = f"{moves}, {tunes}"
        storage = self._session.studio.settings.storage
        stored = self.tr("Results stay on this computer")
        if storage.kind == "s3":
            stored = self.tr("Results go to the bucket {name}").format(name=storage.bucket)
        self._window.show_facts(held, stored)
        self._window.show_welcome(welcome=not any(counts))

    def _on_clips_edited(self, before: "list[ClipRecord]", after: "list[ClipRecord]", text: str) -> None:
        library = self._window.library
        self._session.undo.push(
            DoneCommand(text, lambda: library.put_records(after), lambda: library.put_records(before))
        )
        self._session.clip_changed.emit()

    def _on_removed(self, removed: Any, text: str) -> None:  # noqa: ANN401 - each panel has its own kind
        """Something was taken out; ``removed.put_back`` and ``removed.take_out`` take long."""
        self._session.undo.push(
            DoneCommand(text, lambda: self._run(removed.take_out), lambda: self._run(removed.put_back))
        )
        self._window.tell(self.tr("{done}. Undo brings it back.").format(done=text))

    def _run(self, work: Callable[[], object]) -> None:
        self._session.runner.run(lambda _, __: work(), done=lambda _: self.refresh(), failed=self._session.failed.emit)

    def bring(self) -> None:
        """Get what is new in the folders or the bucket of the settings."""
        studio = self._session.studio
        self._window.library.run_import(
            lambda progress, cancel: studio.bring(progress=progress, cancel=cancel),
        )

    # History

    def _connect_history(self) -> None:
        history = self._window.history
        history.open_requested.connect(self._session.open_task)
        history.play_requested.connect(self._on_play_made)
        history.render_requested.connect(self._on_render_again)
        history.removed.connect(self._on_removed)
        history.failed.connect(self._session.failed)
        history.details_requested.connect(self.show_details)
        self._session.history_changed.connect(history.refresh)

    def _on_play_made(self, path: "Path", task: "ChoreographyTask") -> None:
        self._stage.play_video(path, task.title)

    def _on_render_again(self, task: "ChoreographyTask") -> None:
        again = self._session.render if task.planned else self._window.choices.build
        self._session.open_task(task, then=again)

    # Choreography

    def _connect_choreography(self) -> None:
        session = self._session
        session.failed.connect(self._on_failed)
        session.told.connect(self._on_told)
        session.work_changed.connect(self._on_work_changed)
        session.built.connect(self._on_built)
        session.song_changed.connect(self._on_song_changed)
        self._window.progress.play_requested.connect(lambda: self._stage.show_choreography(play=True))
        self._window.progress.details_requested.connect(self.show_details)
        self._window.selected_move.clip_preview_requested.connect(self._stage.play_key)

    def _on_told(self, text: str) -> None:
        self._window.tell(said(text))

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, ChoreoError):
            self._reports.show(error)
        elif self._session.work is None:  # else the strip of the build tells
            self._window.show_notice(
                said(error.error), kind="danger", action=self.tr("Details"), do=lambda: self.show_details(error)
            )

    def show_details(self, error: BaseException) -> None:
        """Why something failed, to copy."""
        from choreo_desktop.ui.dialogs.details import Details

        if not isinstance(error, ChoreoError):
            self._reports.show(error)
            return
        dialog = Details(self._theme, said(error.error), error.details, parent=self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_work_changed(self) -> None:
        if (job := self._session.work) is None:
            self._desktop.show_progress(None)
        else:
            job.progressed.connect(lambda progress: self._desktop.show_progress(progress.percent))
        self._window.history.refresh()

    def _on_built(self, made: "Made") -> None:
        if self._session.video is not None and not self._stage.playing_else:
            self._stage.show_made()
        if self._desktop.in_background:
            seconds = round(made.response.duration_seconds)
            text = self.tr("Your choreography is ready: {minutes}:{seconds:02}").format(
                minutes=seconds // 60, seconds=seconds % 60
            )
            self._desktop.notify("Choreo Desktop", text)

    def _on_song_changed(self) -> None:
        if self._build_after_song:
            self._build_after_song = False
            self._window.choices.build()

    # Timeline

    def _connect_timeline(self) -> None:
        timeline = self._window.timeline.timeline
        timeline.move_selected.connect(lambda place: self._session.select(place if place >= 0 else None))
        timeline.context_requested.connect(self._on_context)
        self._session.selection_changed.connect(self._on_selection)

    def _on_selection(self) -> None:
        self._window.timeline.timeline.set_selected(self._session.selected)

    def _on_context(self, where: QPoint, hit: Any) -> None:  # noqa: ANN401 - what the timeline found there
        """What can be done with what lies under the mouse."""
        menu = QMenu(self._window)
        if hit.move is not None:
            self._session.select(hit.move)
            menu.addActions(self._window.selected_move.actions())
            menu.addSeparator()
        self.laying.fill(menu, hit)
        menu.addSeparator()
        play = menu.addAction(self._theme.icon("play"), self.tr("Play from here"))
        play.triggered.connect(lambda: self._stage.play_from(hit.time))
        eight = menu.addAction(self._theme.icon("loop"), self.tr("Loop this 8-count"))
        eight.triggered.connect(lambda: self._stage.loop_eight(hit.time))
        if hit.move is not None:
            move = menu.addAction(self._theme.icon("loop"), self.tr("Loop this move"))
            move.triggered.connect(lambda: self._stage.loop_move(hit.move))
        else:
            menu.addSeparator()
            self.correcting.actions.fill(menu, hit.time, hit.beat)
        menu.exec(where)
        menu.deleteLater()

    # First start

    def _connect_welcome(self) -> None:
        welcome, library = self._window.welcome, self._window.library
        welcome.demo_requested.connect(self.try_demo)
        welcome.add_clips_requested.connect(library.ask_for_clips)
        welcome.add_songs_requested.connect(library.ask_for_songs)

    def try_demo(self) -> None:
        """From nothing to a playing choreography."""
        session = self._session
        self._window.show_welcome(welcome=False)
        self._window.tell(self.tr("Bringing in the demo. It takes a moment."))

        def done(song: "SongRecord") -> None:
            self.refresh()
            self._build_after_song = True
            session.choose_song(song)

        session.runner.run(
            lambda progress, cancel: session.studio.bring_demo(progress=progress, cancel=cancel),
            title=self.tr("Bringing in the demo"),
            done=done,
            failed=session.failed.emit,
        )

    def on_settings_changed(self) -> None:
        """Follow other settings."""
        self.settings_changed.emit()
        self._count()
        self._stage.refresh()
