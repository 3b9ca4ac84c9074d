"""The beats of a clip: its picture, its sound and its counts, to be tapped, moved and trimmed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QWidget
from typing_extensions import override

from choreo_desktop.domain.errors import ChoreoError
from choreo_desktop.domain.moves import GridSource
from choreo_desktop.ui.buttons import Button, IconButton
from choreo_desktop.ui.dialogs.clip_grid_draft import ClipGridDraft
from choreo_desktop.ui.dialogs.clip_grid_strip import ClipStrip
from choreo_desktop.ui.dialogs.clip_grid_tools import ClipTools
from choreo_desktop.ui.kit import ElidedLabel, across, label, rows
from choreo_desktop.ui.messages import said
from choreo_desktop.ui.player.scene import Scene
from choreo_desktop.ui.player.view import VideoView
from choreo_desktop.ui.tapping.clock import TapClock
from choreo_desktop.ui.tapping.pad import TapPad
from choreo_desktop.ui.theme import Space, Theme
from choreo_desktop.ui.timeline.counting import EIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from choreo_desktop.domain.corrections import Taps
    from choreo_desktop.domain.genres import Genre
    from choreo_desktop.domain.records import ClipRecord, GivenBeats
    from choreo_desktop.domain.work import CancelToken
    from choreo_desktop.services.library_shelf import Library
    from choreo_desktop.services.waveform import Waveform
    from choreo_desktop.ui.jobs.job import Job
    from choreo_desktop.ui.jobs.runner import JobRunner
    from choreo_desktop.ui.player.engine import Engine

_USUAL_RATE = 30.0


class ClipGridDialog(QDialog):
    """Shows a clip with its beats, and keeps what a person makes of them.

    ``saved`` comes with the record before and the record now.

    Args:
        theme: The look.
        runner: Runs what takes time.
        engine: The one player; whoever opened the dialog has it back afterwards.
        record: The clip.
        genre: Whose words are said on the counts.
        library: Opens the library; called in jobs.
        waveform: Finds the sound of the clip; called in a job. None where it has none.
        parent: The window.

    Attributes:
        draft: What the person has made of the beats so far.
        pad, strip, tools: The parts.
    """

    saved = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        runner: "JobRunner",
        engine: "Engine",
        record: "ClipRecord",
        *,
        genre: "Genre",
        library: "Callable[[], Library]",
        waveform: "Callable[[ClipRecord, CancelToken], Waveform | None]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._runner, self._engine, self._genre = theme, runner, engine, genre
        self._library = library
        self._saving: Job | None = None
        self.draft = ClipGridDraft(runner, record, self)
        self._scene = Scene(self)
        self._scene.show(record.move.name, record.move.category)
        self._clock = TapClock(engine, self)
        self.strip = ClipStrip(theme, record.move.seconds, genre.count_words(8))
        self.tools = ClipTools(theme, record.move.seconds)
        self.pad = TapPad(theme, lambda: self._clock.seconds, leaving=False)
        self.setWindowTitle(self.tr("Beats of {name}").format(name=record.move.name))
        self._lay_out(theme, record)
        self._connect()
        self._keys()
        self._show_draft()
        engine.load(record.file.path)
        self._listening = runner.run(
            lambda _, cancel: waveform(record, cancel), done=self.strip.set_waveform, failed=self._on_failed
        )
        self.resize(880, 640)
        self.pad.setFocus()

    def _lay_out(self, theme: Theme, record: "ClipRecord") -> None:
        name, self._facts = ElidedLabel(record.move.name, "title"), label("", "muted")
        self._said = label("", "danger", wrap=True)
        self._said.hide()
        view = VideoView(theme, self._engine, self._scene)
        view.clicked.connect(self._engine.toggle)
        self._play = IconButton(theme, "play", self.tr("Play (Space)"))
        self._undo = IconButton(theme, "undo", self.tr("Undo (Ctrl+Z)"))
        picture = rows(view, across(self._play, self._undo, self._facts), space=Space.TIGHT)
        picture.setStretch(0, 1)
        top = across(picture, self.tools, space=Space.LARGE)
        top.setStretch(0, 1)
        self._save = Button(theme, self.tr("Keep these beats"), variant="primary")
        self._leave = Button(theme, self.tr("Cancel"))
        foot = across(self._said, self._leave, self._save)
        foot.setStretch(0, 1)
        foot.insertStretch(1)
        layout = rows(name, top, self.strip, self.pad, foot, space=Space.SMALL, margin=Space.LARGE)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        engine, tools, draft = self._engine, self.tools, self.draft
        engine.position_changed.connect(self.strip.set_playhead)
        engine.playing_changed.connect(self._on_playing)
        draft.changed.connect(self._show_draft)
        draft.failed.connect(self._on_failed)
        self.strip.pointed.connect(engine.seek)
        self.strip.stepped.connect(engine.step)
        self.strip.menu_wanted.connect(self._on_menu)
        self.pad.wanted.connect(self._on_taps)
        self.pad.left.connect(self._on_pad_left)
        self._play.clicked.connect(engine.toggle)
        self._undo.clicked.connect(draft.undo)
        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.reject)
        tools.one_wanted.connect(lambda: self.this_is_one(self._clock.seconds))
        tools.shift_wanted.connect(self.shift)
        tools.pace_wanted.connect(self.pace)
        tools.nudge_wanted.connect(self.nudge)
        tools.tempo_wanted.connect(self.enter)
        tools.trim_wanted.connect(self.trim)
        tools.heard_wanted.connect(lambda: draft.give(None))

    def _keys(self) -> None:
        for keys, do in (
            ("T", self.pad.tap),
            ("Shift+T", lambda: self.pad.tap(one=True)),
            ("Space", self._engine.toggle),
            ("Ctrl+Z", self.draft.undo),
            (",", lambda: self._engine.step(-1)),
            (".", lambda: self._engine.step(1)),
            ("Ctrl+S", self.save),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(keys in (",", "."))
            shortcut.activated.connect(do)

    # Corrections

    def this_is_one(self, at: float) -> None:
        """The beat nearest to a time is a 1."""
        from choreo_desktop.services.grid_corrections_clip import one_at

        self.draft.change(lambda given: one_at(given, at))

    def shift(self, beats: float) -> None:
        """The 1 falls so many beats later or, below zero, earlier."""
        from choreo_desktop.services.grid_corrections_clip import shifted

        self.draft.change(lambda given: shifted(given, beats))

    def pace(self, factor: str) -> None:
        """Twice as many beats, or half as many."""
        from choreo_desktop.services.grid_corrections_clip import paced

        self.draft.change(lambda given: paced(given, factor))

    def nudge(self, pictures: int) -> None:
        """All beats so many pictures later or, below zero, earlier."""
        from choreo_desktop.services.grid_corrections_clip import nudged

        seconds = pictures / (self.draft.record.rate or _USUAL_RATE)
        self.draft.change(lambda given: nudged(given, seconds))

    def enter(self, bpm: float, first_one: float) -> None:
        """Even beats of a tempo, with a 1 at a time."""
        from choreo_desktop.services.grid_corrections_clip import entered

        self._run(lambda: entered(bpm, first_one))

    def trim(self, first: int, last: int) -> None:
        """Only these 8-counts of the clip are danced, counted from 0."""
        from choreo_desktop.services.grid_corrections_clip import trimmed

        grid = self.draft.grid
        if grid is not None:
            self._run(lambda: trimmed(grid, first, last))

    def _run(self, make: "Callable[[], GivenBeats]") -> None:
        try:
            self.draft.give(make())
        except ChoreoError as error:
            self._on_failed(error)

    def _on_taps(self, taps: "Taps") -> None:
        self.draft.give(taps)
        self.pad.start_over()

    def _on_pad_left(self) -> None:
        if self.pad.times:
            self.pad.start_over()
        else:
            self.reject()

    def _on_menu(self, where: QPoint, at: float) -> None:
        """What can be corrected at a place."""
        menu = QMenu(self)
        if self.draft.grid is not None:
            one = menu.addAction(self._theme.icon("counts"), self.tr("This is 1"))
            one.triggered.connect(lambda: self.this_is_one(at))
            bring = menu.addAction(self.tr("The 1 falls exactly here"))
            bring.triggered.connect(lambda: self._bring(at))
        play = menu.addAction(self._theme.icon("play"), self.tr("Play from here"))
        play.triggered.connect(lambda: self._play_from(at))
        menu.exec(where)
        menu.deleteLater()

    def _play_from(self, at: float) -> None:
        self._engine.seek(at)
        self._engine.play()

    def _bring(self, at: float) -> None:
        """All beats move so that the nearest 1 falls at a time."""
        from choreo_desktop.services.grid_corrections_clip import nudged

        grid = self.draft.grid
        if grid is None or not grid.beats:
            return
        ones = grid.beats[grid.first_one :: EIGHT]
        one = min(ones, key=lambda time: abs(time - at))
        self.draft.change(lambda given: nudged(given, at - one))

    # What is shown

    def _show_draft(self) -> None:
        from choreo_desktop.services.counting import clip_cues

        grid, draft = self.draft.grid, self.draft
        self._say("")
        self.strip.set_grid(grid)
        heard = draft.given is None and draft.record.own is None
        self.tools.show_grid(grid, heard=heard)
        self._facts.setText("  ·  ".join(self._words()))
        self._undo.setEnabled(draft.can_undo)
        self._save.setEnabled(draft.altered)
        counts, eights = ((), ()) if grid is None else clip_cues(grid, self._genre)
        self._scene.set_cues(counts, (), eights)

    def _words(self) -> list[str]:
        grid = self.draft.grid
        if grid is None or len(grid.beats) < 2:
            return [self.tr("No beats")]
        sources = {
            GridSource.TAPS: self.tr("given by hand"),
            GridSource.ENTERED: self.tr("entered"),
            GridSource.ANNOTATION: self.tr("from the annotation file"),
            GridSource.SOUND: self.tr("heard"),
        }
        eights = (len(grid.beats) - grid.first_one) / EIGHT
        told = self.tr("1 8-count") if round(eights) == 1 else self.tr("{count} 8-counts").format(count=f"{eights:.0f}")
        return [self.tr("{bpm} BPM").format(bpm=f"{grid.bpm:.1f}"), told, sources[grid.source]]

    def _on_playing(self, playing: bool) -> None:
        self._play.set_icon("pause" if playing else "play")

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, ChoreoError):
            self._say(said(error.error))
        else:
            self._runner.failed.emit(error)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    # The end

    def save(self) -> None:
        """Keep the beats, and close."""
        if not self.draft.altered or self._saving is not None or self.draft.busy:
            return
        before, given, library = self.draft.kept, self.draft.given, self._library

        def done(after: "ClipRecord") -> None:
            self.saved.emit(before, after)
            self.accept()

        self._saving = self._runner.run(
            lambda _, __: library().give_grid(before.number, given), done=done, failed=self._on_failed
        )
        self._saving.finished.connect(self._on_saved)

    def _on_saved(self) -> None:
        self._saving = None

    @override
    def reject(self) -> None:
        if not self.draft.altered or self._may_go():
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._listening.cancel()
        super().done(result)

    def _may_go(self) -> bool:
        """Ask whether changes are dropped."""
        box = QMessageBox(self)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("The beats were changed. Keep them?"))
        keep = box.addButton(self.tr("Keep these beats"), QMessageBox.ButtonRole.AcceptRole)
        drop = box.addButton(self.tr("Drop them"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        if box.clickedButton() is keep:
            self.save()
        return box.clickedButton() is drop
