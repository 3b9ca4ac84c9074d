"""The preview: what is watched, with its controls."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from choreo_desktop.services.counting import CountCue, MoveCue
from choreo_desktop.ui.buttons import Button
from choreo_desktop.ui.kit import ElidedLabel, across, rows
from choreo_desktop.ui.player.actions import PlayerActions
from choreo_desktop.ui.player.controls import Controls
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.full_screen import FullScreen
from choreo_desktop.ui.player.keys import KeyGuard
from choreo_desktop.ui.player.looping import Looper
from choreo_desktop.ui.player.scene import Scene, Span
from choreo_desktop.ui.player.view import VideoView
from choreo_desktop.ui.theme import Space, Theme, Type, font

if TYPE_CHECKING:
    from choreo_desktop.services.live import LivePlan

_TITLE_HEIGHT = 28  # pixels; the same with and without the button of the loop

_AROUND_TEXT = 62  # pixels: the icon of the button and what lies around it


class Preview(QWidget):
    """Plays a video, clip or song of an engine that outlives it.

    Args:
        theme: Colours.
        engine: The one player.
    """

    position_changed = Signal(float)
    loop_changed = Signal(object)
    playing_changed = Signal(bool)

    def __init__(self, theme: Theme, engine: Engine) -> None:
        super().__init__()
        self._theme, self._engine = theme, engine
        self._scene = Scene(self)
        self._looper = Looper(engine, self._scene, self)
        self._actions = PlayerActions(theme, engine, self._scene, self._looper, self)
        self._guard = KeyGuard(self)
        self._full: FullScreen | None = None
        self._view = VideoView(theme, engine, self._scene)
        self._controls = Controls(theme, engine, self._scene, self._actions)
        self._loop_chip = Button(theme, "", icon="loop", variant="chip")
        layout = rows(self._title_row(), self._view, self._controls, space=Space.TIGHT)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.addActions(self._actions.all)
        self._connect()
        self._on_loop_worded()

    def _connect(self) -> None:
        engine = self._engine
        engine.position_changed.connect(self.position_changed)
        engine.loop_changed.connect(self.loop_changed)
        engine.playing_changed.connect(self.playing_changed)
        self._looper.changed.connect(self._on_loop_worded)
        self._loop_chip.clicked.connect(self._looper.clear)
        self._actions.full_screen_asked.connect(self.toggle_full_screen)
        self._follow(self._view)

    def _follow(self, view: VideoView) -> None:
        view.clicked.connect(self._engine.toggle)
        view.double_clicked.connect(self._on_double_clicked)

    def _title_row(self) -> QHBoxLayout:
        self._title, self._subtitle = ElidedLabel("", "strong"), ElidedLabel("", "muted")
        for part in (self._title, self._subtitle):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._loop_chip.setToolTip(self.tr("Stop looping"))
        row = across(self._title, self._subtitle, space=Space.SMALL)
        row.addStretch(1)
        row.addWidget(self._loop_chip)
        row.addStrut(_TITLE_HEIGHT)
        return row

    @property
    def engine(self) -> Engine:
        """The one player."""
        return self._engine

    @property
    def scene(self) -> Scene:
        """What is written over the picture."""
        return self._scene

    @property
    def full_screen(self) -> FullScreen | None:
        """The window on the whole screen, while there is one."""
        return self._full

    def show_media(
        self,
        path: Path,
        *,
        title: str,
        subtitle: str = "",
        counts: Sequence[CountCue] = (),
        moves: Sequence[MoveCue] = (),
        eights: Sequence[Span] = (),
        autoplay: bool = False,
        reload: bool = True,
        plan_comes: bool = False,
    ) -> None:
        """Show a video, clip or song from its beginning.

        Args:
            path: The file.
            title: What people call it.
            subtitle: Whose it is, or of what kind.
            counts: What is counted on each beat.
            moves: Its moves, for their names and loops.
            eights: Its 8-counts, for loops.
            autoplay: Whether it plays at once.
            reload: False to go on with the same file where it is, if the engine has it already.
            plan_comes: Whether the pictures of a plan will be there in a moment; until then the last one stays.
        """
        self._set_scene(title, subtitle, counts, moves, eights)
        if reload or self._engine.path != path or self._engine.error:
            self._looper.clear()
            self._engine.load(path, plan_comes=plan_comes)
        elif not plan_comes:
            self._engine.set_plan(None)
        if autoplay:
            self._engine.play()
        self._actions.refresh()

    def show_plan(
        self,
        plan: "LivePlan",
        song: Path,
        *,
        title: str,
        subtitle: str = "",
        counts: Sequence[CountCue] = (),
        moves: Sequence[MoveCue] = (),
        eights: Sequence[Span] = (),
    ) -> None:
        """Show a plan that is not rendered: its song, and the clips as they are planned.

        Where the engine has the song already, it goes on where it is.

        Args:
            plan: The plan.
            song: The file of its song.
            title: What people call it.
            subtitle: Of what kind it is.
            counts: What is counted on each beat.
            moves: Its moves, for their names and loops.
            eights: Its 8-counts, for loops.
        """
        self._set_scene(title, subtitle, counts, moves, eights)
        if self._engine.path != song or self._engine.error:
            self._looper.clear()
            self._engine.load(song, plan)
        else:
            self._engine.set_plan(plan)
        self._actions.refresh()

    def set_cues(self, counts: Sequence[CountCue], moves: Sequence[MoveCue], eights: Sequence[Span]) -> None:
        """Other cues for what is shown, such as after a correction of the beats."""
        self._scene.set_cues(counts, moves, eights)

    def clear(self) -> None:
        """Show nothing."""
        self._looper.clear()
        self._engine.clear()
        self._name("", "")
        self._scene.show("")
        self._actions.refresh()

    def play_from(self, seconds: float) -> None:
        """Play from a time on. A loop that does not hold it ends."""
        loop = self._engine.loop
        if loop is not None and not loop[0] <= seconds < loop[1]:
            self._looper.clear()
        self._engine.seek(seconds)
        self._engine.play()

    def seek(self, seconds: float) -> None:
        """Go to a time."""
        self._engine.seek(seconds)

    def set_loop(self, loop: Span | None) -> None:
        """Loop from a time to another; None to stop looping."""
        self._engine.set_loop(loop)

    def action_groups(self) -> list[list[QAction]]:
        """All that can be done (``actions``) in groups, between which a menu draws lines."""
        return self._actions.groups

    def state(self) -> dict[str, object]:
        """What to remember until the next start."""
        scene, sound = self._scene, self._engine.sound
        return {
            "mirrored": scene.mirrored,
            "counts": scene.counts_shown,
            "names": scene.names_shown,
            "volume": sound.volume,
            "muted": sound.muted,
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Take up what ``state`` remembered; what is missing or is no such value stays as it is."""
        scene, sound = self._scene, self._engine.sound
        for name, apply in (
            ("mirrored", scene.set_mirrored),
            ("counts", scene.set_counts_shown),
            ("names", scene.set_names_shown),
            ("muted", sound.set_muted),
        ):
            if isinstance(value := state.get(name), bool):
                apply(value)
        volume = state.get("volume")
        if isinstance(volume, int | float) and not isinstance(volume, bool) and 0 <= volume <= 1:
            sound.set_volume(float(volume))

    @Slot()
    def toggle_full_screen(self) -> None:
        """The whole screen, or back to the window."""
        if self._full is None:
            self._enter_full_screen()
        else:
            self.leave_full_screen()

    @Slot()
    def leave_full_screen(self) -> None:
        """Back to the window."""
        if self._full is not None:
            self._full.hide()
            self._full.deleteLater()
            self._full = None
            self._view.setUpdatesEnabled(True)
            self._view.update()
            self.window().activateWindow()
        self._actions.name_full_screen(on=self._full is not None)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().removeEventFilter(self._guard)
        self.window().installEventFilter(self._guard)

    def _enter_full_screen(self) -> None:
        view = VideoView(self._theme, self._engine, self._scene)
        controls = Controls(self._theme, self._engine, self._scene, self._actions)
        self._full = FullScreen(view, controls, self)
        self._full.addActions(self._actions.all)
        self._full.installEventFilter(self._guard)
        self._full.left.connect(self.leave_full_screen)
        self._follow(view)
        self._view.setUpdatesEnabled(False)  # nobody sees it, and each picture would be painted twice
        self._actions.name_full_screen(on=True)
        screen = self.screen()
        self._full.setScreen(screen)
        self._full.setGeometry(screen.geometry())
        self._full.showFullScreen()
        self._full.activateWindow()
        view.setFocus()
        self._full.show_bar()

    def _set_scene(
        self,
        title: str,
        subtitle: str,
        counts: Sequence[CountCue],
        moves: Sequence[MoveCue],
        eights: Sequence[Span],
    ) -> None:
        self._name(title, subtitle)
        self._scene.show(title, subtitle)
        self._scene.set_cues(counts, moves, eights)

    def _name(self, title: str, subtitle: str) -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    @Slot()
    def _on_double_clicked(self) -> None:
        self._engine.toggle()  # the first of the two clicks did so too
        self.toggle_full_screen()

    @Slot()
    def _on_loop_worded(self) -> None:
        text = self._looper.text
        self._loop_chip.setVisible(bool(text))
        self._loop_chip.setText(text)
        # Qt measures the letters before the style makes them strong.
        letters = QFontMetrics(font(Type.BODY, bold=True))
        self._loop_chip.setMinimumWidth(letters.horizontalAdvance(text) + _AROUND_TEXT)
        self._loop_chip.setChecked(self._engine.loop is not None)
