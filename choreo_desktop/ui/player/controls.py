"""The bar of controls below the picture."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from choreo_desktop.ui.kit import across, label, rows
from choreo_desktop.ui.player.actions import PlayerActions
from choreo_desktop.ui.player.engine import Engine
from choreo_desktop.ui.player.scene import Scene
from choreo_desktop.ui.player.seek_slider import SeekSlider
from choreo_desktop.ui.player.wording import clock_text, rate_text
from choreo_desktop.ui.theme import Space, Theme, Type, font

_SIDE = 20
_STEPS = 100


class ActionButton(QToolButton):
    """A button for an action: its icon, and its name for tool tip and screen reader.

    The mouse does not give it the focus, so that keys go on acting on the player.

    Args:
        action: What it does.
        side: Of its icon, pixels.
    """

    def __init__(self, action: QAction, *, side: int = _SIDE) -> None:
        super().__init__()
        self.setDefaultAction(action)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(side, side))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action = action
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    @Slot()
    def _on_action_changed(self) -> None:
        self.setAccessibleName(self._action.text())


class MenuButton(QToolButton):
    """A button that opens a menu.

    Args:
        name: What it is for.
        menu: What it opens.
    """

    def __init__(self, name: str, menu: QMenu) -> None:
        super().__init__()
        self._menu = menu
        menu.setParent(self, menu.windowFlags())
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(name)
        self.setAccessibleName(name)


class Controls(QWidget):
    """Position, transport, speed, what is shown, loops and sound.

    Args:
        theme: Colours the icons.
        engine: What is controlled.
        scene: What is shown.
        actions: What the buttons do.
    """

    def __init__(self, theme: Theme, engine: Engine, scene: Scene, actions: PlayerActions) -> None:
        super().__init__()
        self._theme, self._engine = theme, engine
        self.slider = SeekSlider(theme, engine, scene)
        self._time = label("")
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._time.setAccessibleName(self.tr("Position and length"))
        self._speed = self._speed_button(actions)
        self._loop = self._loop_button(actions)
        self._volume = self._volume_slider()
        self.setLayout(rows(across(self.slider, self._time), self._buttons(actions), space=0))
        engine.position_changed.connect(self._on_time_changed)
        engine.duration_changed.connect(self._on_duration_changed)
        engine.rate_changed.connect(self._on_rate_changed)
        engine.loop_changed.connect(self._draw)
        engine.sound.changed.connect(self._on_sound_changed)
        theme.changed.connect(self._draw)
        self._on_duration_changed(engine.duration)
        self._on_rate_changed(engine.rate)
        self._on_sound_changed()
        self._draw()

    def _buttons(self, actions: PlayerActions) -> QHBoxLayout:
        layout = across(space=Space.HAIR)
        for action in (actions.to_start, actions.frame_back):
            layout.addWidget(ActionButton(action))
        layout.addWidget(ActionButton(actions.toggle, side=26))
        layout.addWidget(ActionButton(actions.frame_forward))
        layout.addSpacing(Space.SMALL)
        layout.addWidget(self._speed)
        layout.addWidget(self._loop)
        layout.addStretch(1)
        for action in (actions.mirror, actions.counts, actions.names):
            layout.addWidget(ActionButton(action))
        layout.addStretch(1)
        layout.addWidget(ActionButton(actions.mute))
        layout.addWidget(self._volume)
        layout.addSpacing(Space.TIGHT)
        layout.addWidget(ActionButton(actions.full_screen))
        return layout

    def _speed_button(self, actions: PlayerActions) -> MenuButton:
        menu = QMenu()
        menu.addActions(actions.rates.actions())
        menu.addSeparator()
        menu.addActions([actions.slower, actions.faster])
        button = MenuButton(self.tr("Speed"), menu)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        widest = QFontMetrics(font(Type.BODY)).horizontalAdvance(rate_text(0.25))
        button.setMinimumWidth(widest + _SIDE + 16)
        return button

    def _loop_button(self, actions: PlayerActions) -> MenuButton:
        menu = QMenu()
        menu.addActions(actions.loops)
        return MenuButton(self.tr("Loop"), menu)

    def _volume_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, _STEPS)
        slider.setSingleStep(5)
        slider.setMinimumWidth(44)
        slider.setMaximumWidth(90)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        slider.setAccessibleName(self.tr("Volume"))
        slider.valueChanged.connect(self._on_volume_moved)
        return slider

    @Slot()
    def _draw(self) -> None:
        self._speed.setIcon(self._theme.icon("speed"))
        looping = self._engine.loop is not None
        self._loop.setIcon(self._theme.icon("loop", "accent" if looping else "text"))

    @Slot(int)
    def _on_volume_moved(self, value: int) -> None:
        self._engine.sound.set_muted(muted=False)
        self._engine.sound.set_volume(value / _STEPS)

    @Slot()
    def _on_sound_changed(self) -> None:
        sound = self._engine.sound
        blocked = QSignalBlocker(self._volume)
        self._volume.setValue(0 if sound.muted else round(sound.volume * _STEPS))
        blocked.unblock()
        self._volume.setEnabled(sound.available)
        self._volume.setToolTip(self.tr("Volume") if sound.available else self.tr("No sound device was found"))

    @Slot(float)
    def _on_rate_changed(self, rate: float) -> None:
        self._speed.setText(rate_text(rate))
        self._speed.setAccessibleName(self.tr("Speed {rate}").format(rate=rate_text(rate)))

    @Slot(float)
    def _on_time_changed(self, _: float) -> None:
        self._time.setText(f"{clock_text(self._engine.position)} / {clock_text(self._engine.duration)}")

    @Slot(float)
    def _on_duration_changed(self, seconds: float) -> None:
        longest = clock_text(seconds)
        self._time.setMinimumWidth(QFontMetrics(font(Type.BODY)).horizontalAdvance(f"{longest} / {longest}") + 2)
        self._on_time_changed(0.0)
