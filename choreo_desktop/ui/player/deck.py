"""Qt's player, handled so that it does not hang and never mixes up two files."""

import logging
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QMetaObject, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtMultimedia import QMediaMetaData, QMediaPlayer, QVideoFrame, QVideoSink

from choreo_desktop.ui.player.sound import Sound

logger = logging.getLogger(__name__)

PICTURE_RATE = 30.0  # pictures per second, where a file does not say

_Status = QMediaPlayer.MediaStatus


class _Stage(Enum):
    EMPTY = auto()
    ASKED = auto()  # the player has not begun with this file; what it says is about the one before
    OPENING = auto()
    READY = auto()
    FAILED = auto()


class Deck(QObject):
    """Holds one file at a time. Everything it tells is about the file that was asked for last.

    All that makes Qt start or end threads is queued: called directly it holds the interpreter, for which the thread
    of the sound may wait while Qt waits for that thread.
    """

    opened = Signal()
    failed = Signal(str)
    finished = Signal()
    framed = Signal(QVideoFrame)
    heard = Signal(float)

    _source_wanted = Signal(QUrl)
    _position_wanted = Signal("qlonglong")  # type: ignore[arg-type]  # the stubs know no names of C++ types
    _rate_wanted = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._player.setVideoSink(self._sink)
        self.sound = Sound(self._player, self)
        self._stage = _Stage.EMPTY
        self._path: Path | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._source_wanted.connect(self._player.setSource, queued)
        self._position_wanted.connect(self._player.setPosition, queued)
        self._rate_wanted.connect(self._player.setPlaybackRate, queued)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)
        self._player.positionChanged.connect(self._on_position)
        self._sink.videoFrameChanged.connect(self._on_frame)

    @property
    def path(self) -> Path | None:
        """The file that was asked for."""
        return self._path

    @property
    def ready(self) -> bool:
        """Whether it is open."""
        return self._stage is _Stage.READY

    @property
    def usable(self) -> bool:
        """Whether it is open or will be."""
        return self._stage not in (_Stage.EMPTY, _Stage.FAILED)

    @property
    def idle(self) -> bool:
        """Whether Qt's player rests."""
        return self._player.playbackState() == QMediaPlayer.PlaybackState.StoppedState

    @property
    def has_ended(self) -> bool:
        """Whether it came to the end of the file and stays there."""
        return self.ready and self._player.mediaStatus() == _Status.EndOfMedia

    @property
    def has_video(self) -> bool:
        """Whether the open file has pictures."""
        return self._player.hasVideo()

    @property
    def duration(self) -> float:
        """Seconds of the open file; 0 where it does not say."""
        return self._player.duration() / 1000

    @property
    def picture_rate(self) -> float:
        """Pictures per second of the open file."""
        rate = self._player.metaData().value(QMediaMetaData.Key.VideoFrameRate)
        return float(rate) if rate else PICTURE_RATE

    def load(self, path: Path) -> None:
        """Ask for a file, or for the same anew."""
        self._stage, self._path = _Stage.ASKED, path
        self._queue("stop")
        self._source_wanted.emit(QUrl())  # Qt would not look again at a file of the same name
        self._source_wanted.emit(QUrl.fromLocalFile(str(path)))

    def eject(self) -> None:
        """Let go of the file."""
        self._stage, self._path = _Stage.EMPTY, None
        self._queue("stop")
        self._source_wanted.emit(QUrl())

    def run(self, *, playing: bool) -> None:
        """Play or pause."""
        if self.ready:
            self._queue("play" if playing else "pause")

    def stop(self) -> None:
        """Come to rest."""
        self._queue("stop")

    def go(self, seconds: float) -> None:
        """Go to a time."""
        self._position_wanted.emit(int(seconds * 1000))

    def set_rate(self, rate: float) -> None:
        """Slower or faster, at the pitch it has."""
        self._rate_wanted.emit(rate)

    def _queue(self, slot: str) -> None:
        QMetaObject.invokeMethod(self._player, slot, Qt.ConnectionType.QueuedConnection)

    def _is_ours(self) -> bool:
        return self._path is not None and self._player.source() == QUrl.fromLocalFile(str(self._path))

    @Slot(QMediaPlayer.MediaStatus)
    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if not self._is_ours():
            return
        if status == _Status.LoadingMedia and self._stage is _Stage.ASKED:
            self._stage = _Stage.OPENING
        elif status == _Status.LoadedMedia and self._stage is _Stage.OPENING:
            self._stage = _Stage.READY
            self.sound.attach()
            self.opened.emit()
        elif status == _Status.EndOfMedia and self.ready:
            self.finished.emit()

    @Slot(QMediaPlayer.Error, str)
    def _on_error(self, error: QMediaPlayer.Error, text: str) -> None:
        if self._path is None or self._stage not in (_Stage.OPENING, _Stage.READY):
            return
        logger.info("%s cannot be played: %s (%s)", self._path, text, error.name)
        if error == QMediaPlayer.Error.ResourceError:
            sentence = self.tr("“{name}” cannot be opened. It may have been moved, renamed or deleted.")
        else:
            sentence = self.tr("“{name}” cannot be played. It is damaged, or of a kind this player does not know.")
        self._stage = _Stage.FAILED
        self._queue("stop")
        self.failed.emit(sentence.format(name=self._path.name))

    @Slot(QVideoFrame)
    def _on_frame(self, frame: QVideoFrame) -> None:
        # An empty one comes when it ends or stops; pictures of the file before come until the new one is open.
        if frame.isValid() and self.ready:
            self.framed.emit(frame)

    @Slot("qlonglong")
    def _on_position(self, milliseconds: int) -> None:
        if self.ready:
            self.heard.emit(milliseconds / 1000)
