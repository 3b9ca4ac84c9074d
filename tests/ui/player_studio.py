"""Files to play and a look at what the player shows."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from choreo_desktop.media.ffmpeg import FFmpegLocator
from choreo_desktop.ui.player.engine import Engine
from tests.media.studio import Studio, number_of

PATIENCE = 15_000  # milliseconds; more than a busy machine needs
# Key frames as a phone makes them, so that a seek has to decode its way.
FILMED = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p", "-g", "60")


def new_studio(folder: Path) -> Studio:
    """Makes clips in a folder."""
    return Studio(folder, FFmpegLocator().get())


def film(studio: Studio, count: int = 120, rate: str = "30") -> Path:
    """A film whose pictures carry their numbers."""
    return studio.numbered("film.mp4", count, rate, *FILMED)


def song(studio: Studio, seconds: float = 4.0) -> Path:
    """A tone without pictures."""
    path = studio.folder / f"song-{seconds}.mp3"
    if not path.exists():
        studio.run("-f", "lavfi", "-i", f"sine=frequency=440:duration={seconds}", "-c:a", "libmp3lame", str(path))
    return path


def number_in(image: QImage) -> int:
    """The number that a picture carries; -1 if it carries none."""
    if image.isNull():
        return -1
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(bytes(grey.constBits()), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return number_of(rows[:, : grey.width()])


class Audience(QObject):
    """Sees every picture of an engine and hears what it says.

    Attributes:
        seen: The numbers of the pictures, in the order in which they were shown.
        positions: All positions that were told.
        playing: Each change of whether it plays.
        failures: Each sentence.
    """

    def __init__(self, engine: Engine, qtbot: QtBot) -> None:
        super().__init__(engine)
        self.engine, self.qtbot = engine, qtbot
        self.seen: list[int] = []
        self.positions: list[float] = []
        self.playing: list[bool] = []
        self.failures: list[str] = []
        engine.picture_changed.connect(self._on_picture)
        engine.position_changed.connect(self.positions.append)
        engine.playing_changed.connect(self.playing.append)
        engine.failed.connect(self.failures.append)

    def _on_picture(self) -> None:
        self.seen.append(number_in(self.engine.picture))

    @property
    def shown(self) -> int:
        """The number of the picture that is shown."""
        return number_in(self.engine.picture)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait for something to be true."""
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def wait_for(self, number: int) -> None:
        """Wait until a picture is shown."""
        self.wait(lambda: self.shown == number)

    def load(self, path: Path) -> None:
        """Load a film and wait for its first picture."""
        self.engine.load(path)
        self.wait(lambda: self.engine.ready)
        if self.engine.has_video:
            self.wait_for(0)
