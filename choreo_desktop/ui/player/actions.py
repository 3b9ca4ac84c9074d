"""All that can be done with the player, for buttons, menus and keys alike."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from choreo_desktop.ui.action_icons import ActionIcons
from choreo_desktop.ui.player.engine import RATES, Engine
from choreo_desktop.ui.player.looping import Looper
from choreo_desktop.ui.player.scene import Scene
from choreo_desktop.ui.player.wording import rate_text
from choreo_desktop.ui.theme import Theme

_JUMP = 1.0  # seconds
_LOUDER = 0.1


class PlayerActions(QObject):
    """The actions, which know whether they can be used now.

    Args:
        theme: Colours their icons.
        engine: What they act on.
        scene: What they show and hide.
        looper: What they loop.
    """

    full_screen_asked = Signal()

    def __init__(self, theme: Theme, engine: Engine, scene: Scene, looper: Looper, parent: QObject) -> None:
        super().__init__(parent)
        self._engine, self._scene, self._looper = engine, scene, looper
        self._icons: dict[QAction, str] = {}
        self._look = ActionIcons(theme, self)
        self._make_moves()
        self._make_rates()
        self._make_switches()
        self._make_loops()
        self._make_sound()
        self.full_screen = self._action(
            self.tr("Full screen"), "fullscreen", ("F", "F11"), self.full_screen_asked.emit, checkable=True
        )
        for signal in (engine.playing_changed, engine.loaded, engine.failed, engine.duration_changed):
            signal.connect(self.refresh)
        for signal in (engine.rate_changed, engine.loop_changed, engine.sound.changed, scene.changed, looper.changed):
            signal.connect(self.refresh)
        self.refresh()

    @property
    def all(self) -> list[QAction]:
        """In the order in which a menu shows them."""
        return [action for group in self.groups for action in group]

    @property
    def groups(self) -> list[list[QAction]]:
        """What belongs together."""
        return [
            [self.toggle, self.to_start, self.back, self.forward, self.frame_back, self.frame_forward],
            self.loops,
            [self.mirror, self.counts, self.names],
            [self.slower, self.faster, *self.rates.actions()],
            [self.mute, self.louder, self.quieter],
            [self.full_screen],
        ]

    @property
    def loops(self) -> list[QAction]:
        """What the menu of loops holds."""
        return [self.loop_eight, self.loop_move, self.loop_start, self.loop_end, self.loop_clear]

    def _action(
        self, text: str, icon: str, keys: Sequence[str], work: Callable[[], object], *, checkable: bool = False
    ) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(_with_key(text, action))
        action.setCheckable(checkable)
        action.setIconVisibleInMenu(not checkable)  # it would stand where the tick belongs
        action.triggered.connect(lambda _checked=False: work())
        if icon:
            self._icons[action] = icon
            self._look.give(action, icon)
        return action

    def _make_moves(self) -> None:
        engine = self._engine
        self.toggle = self._action(self.tr("Play"), "play", ("Space",), engine.toggle)
        self.to_start = self._action(self.tr("To the start"), "to-start", ("Home",), lambda: engine.seek(0.0))
        self.back = self._action(self.tr("1 second back"), "", ("Left",), lambda: engine.seek(engine.position - _JUMP))
        self.forward = self._action(
            self.tr("1 second on"), "", ("Right",), lambda: engine.seek(engine.position + _JUMP)
        )
        self.frame_back = self._action(
            self.tr("One picture back"), "frame-back", (",", "Shift+Left"), lambda: engine.step(-1)
        )
        self.frame_forward = self._action(
            self.tr("One picture on"), "frame-forward", (".", "Shift+Right"), lambda: engine.step(1)
        )

    def _make_rates(self) -> None:
        self.slower = self._action(self.tr("Slower"), "minus", ("-",), lambda: self._shift_rate(-1))
        self.faster = self._action(self.tr("Faster"), "plus", ("+", "="), lambda: self._shift_rate(1))
        self.rates = QActionGroup(self)
        for rate in RATES:
            text = self.tr("Speed {rate}").format(rate=rate_text(rate))
            action = self._action(text, "", (), lambda rate=rate: self._engine.set_rate(rate), checkable=True)  # type: ignore[misc]
            action.setData(rate)
            self.rates.addAction(action)

    def _make_switches(self) -> None:
        scene = self._scene
        self.mirror = self._action(
            self.tr("Mirror"), "mirror", ("M",), lambda: scene.set_mirrored(not scene.mirrored), checkable=True
        )
        self.counts = self._action(
            self.tr("Show counts"),
            "counts",
            ("C",),
            lambda: scene.set_counts_shown(not scene.counts_shown),
            checkable=True,
        )
        self.names = self._action(
            self.tr("Show names of moves"),
            "name",
            ("N",),
            lambda: scene.set_names_shown(not scene.names_shown),
            checkable=True,
        )

    def _make_loops(self) -> None:
        looper = self._looper
        self.loop_eight = self._action(self.tr("Loop this 8-count"), "loop", ("L",), looper.loop_eight, checkable=True)
        self.loop_move = self._action(
            self.tr("Loop this move"), "dance", ("Shift+L",), looper.loop_move, checkable=True
        )
        self.loop_start = self._action(self.tr("Loop from here (A)"), "", ("[",), looper.start_here)
        self.loop_end = self._action(self.tr("Loop up to here (B)"), "", ("]",), looper.end_here)
        self.loop_clear = self._action(self.tr("Stop looping"), "close", ("Ctrl+Shift+L",), looper.clear)

    def _make_sound(self) -> None:
        sound = self._engine.sound
        self.mute = self._action(
            self.tr("Mute"), "volume", ("Shift+M",), lambda: sound.set_muted(muted=not sound.muted), checkable=True
        )
        self.louder = self._action(
            self.tr("Louder"), "", ("Ctrl+Up",), lambda: sound.set_volume(sound.volume + _LOUDER)
        )
        self.quieter = self._action(
            self.tr("Quieter"), "", ("Ctrl+Down",), lambda: sound.set_volume(sound.volume - _LOUDER)
        )

    @Slot()
    def refresh(self) -> None:
        """See what can be used, and what is on."""
        engine, scene = self._engine, self._scene
        usable = engine.path is not None and not engine.error
        for action in (self.toggle, self.to_start, self.back, self.forward, self.loop_start, self.loop_end):
            action.setEnabled(usable)
        for action in (self.frame_back, self.frame_forward):
            action.setEnabled(usable and engine.has_video)
        self.loop_eight.setEnabled(usable and bool(scene.eights))
        self.loop_move.setEnabled(usable and bool(scene.moves))
        self.loop_clear.setEnabled(bool(self._looper.text))
        self.loop_eight.setChecked(engine.loop is not None and engine.loop in scene.eights)
        self.loop_move.setChecked(engine.loop in [(move.start, move.end) for move in scene.moves])
        self.mirror.setChecked(scene.mirrored)
        self.counts.setChecked(scene.counts_shown)
        self.names.setChecked(scene.names_shown)
        self.mute.setChecked(engine.sound.muted)
        for action in self.rates.actions():
            action.setChecked(action.data() == engine.rate)
        self.slower.setEnabled(engine.rate > RATES[0])
        self.faster.setEnabled(engine.rate < RATES[-1])
        self._name(
            self.toggle, self.tr("Pause") if engine.playing else self.tr("Play"), "pause" if engine.playing else "play"
        )
        muted = engine.sound.muted
        self._name(self.mute, self.tr("Sound on") if muted else self.tr("Mute"), "muted" if muted else "volume")

    def name_full_screen(self, *, on: bool) -> None:
        """Whether the full screen is on."""
        self.full_screen.setChecked(on)
        text = self.tr("Leave full screen") if on else self.tr("Full screen")
        self._name(self.full_screen, text, "fullscreen-exit" if on else "fullscreen")

    def _name(self, action: QAction, text: str, icon: str) -> None:
        if self._icons[action] != icon:
            self._icons[action] = icon
            action.setText(text)
            action.setToolTip(_with_key(text, action))
            self._look.give(action, icon)

    def _shift_rate(self, steps: int) -> None:
        nearest = min(range(len(RATES)), key=lambda i: abs(RATES[i] - self._engine.rate))
        self._engine.set_rate(RATES[max(0, min(nearest + steps, len(RATES) - 1))])


def _with_key(text: str, action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text
