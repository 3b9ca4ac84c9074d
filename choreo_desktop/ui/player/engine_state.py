"""What is known of the one player: what it plays, where it is, and what is seen."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from choreo_desktop.ui.player.deck import PICTURE_RATE, Deck
from choreo_desktop.ui.player.last_picture import LastPicture
from choreo_desktop.ui.player.live import LiveScreen
from choreo_desktop.ui.player.sound import Sound


class EngineState(QObject):
    """The state of the player, and what tells that it changed. ``Engine`` moves it."""

    position_changed = Signal(float)
    duration_changed = Signal(float)
    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    loop_changed = Signal(object)
    picture_changed = Signal()
    loaded = Signal()
    failed = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deck = Deck(self)
        self._error = ""
        self._position = self._duration = 0.0
        self._rate, self._picture_rate = 1.0, PICTURE_RATE
        self._loop: tuple[float, float] | None = None
        self._playing = self._has_video = False
        self._last = LastPicture()
        self._live = LiveScreen(self, self)

    @property
    def path(self) -> Path | None:
        """The file that was loaded; None after ``clear``."""
        return self._deck.path

    @property
    def ready(self) -> bool:
        """Whether the file is open."""
        return self._deck.ready

    @property
    def idle(self) -> bool:
        """Whether Qt's player has come to rest, so that the program can end."""
        return self._deck.idle

    @property
    def error(self) -> str:
        """Why the file cannot be played, in a sentence; empty if it can."""
        return self._error

    @property
    def playing(self) -> bool:
        """Whether it plays, or will as soon as it is loaded."""
        return self._playing

    @property
    def position(self) -> float:
        """Where it is: the start of the picture that is shown, or where a seek goes."""
        return self._position

    @property
    def duration(self) -> float:
        """How long the file is; 0 until it is loaded."""
        return self._duration

    @property
    def has_video(self) -> bool:
        """Whether there are pictures, be it those of a plan; False until it is loaded."""
        return self._has_video or self._live.on

    @property
    def live(self) -> LiveScreen:
        """The pictures of a plan that is not rendered."""
        return self._live

    @property
    def picture_rate(self) -> float:
        """Pictures per second."""
        return self._live.rate if self._live.on else self._picture_rate

    @property
    def rate(self) -> float:
        """Speed; 1 is as recorded. The pitch stays."""
        return self._rate

    @property
    def loop(self) -> tuple[float, float] | None:
        """What is played again and again."""
        return self._loop

    @property
    def sound(self) -> Sound:
        """Volume and device."""
        return self._deck.sound

    @property
    def picture(self) -> QImage:
        """The picture that is shown, or the last one; null where there is none."""
        return self._live.picture if self._live.on else self._last.image
