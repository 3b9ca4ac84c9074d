"""What time it is in what plays, finer than the player tells it."""

from PySide6.QtCore import QElapsedTimer, QObject, Slot

from choreo_desktop.ui.player.engine import Engine

_MOST = 0.12  # seconds that are believed to have gone by since the player said where it is


class TapClock(QObject):
    """The position of an engine between the positions that it tells: a picture lasts longer than people tap wrong.

    Args:
        engine: Plays.
        parent: Owner.
    """

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._since = QElapsedTimer()
        self._since.start()
        self._told = engine.position
        engine.position_changed.connect(self._on_position)

    @property
    def seconds(self) -> float:
        """Where it is now."""
        gone = self._since.nsecsElapsed() / 1e9 if self._engine.playing else 0.0
        return self._told + min(gone, _MOST) * self._engine.rate

    @Slot(float)
    def _on_position(self, seconds: float) -> None:
        self._told = seconds
        self._since.restart()
