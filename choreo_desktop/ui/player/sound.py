"""The sound of the player: on where there is a device, which may come and go."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioOutput, QMediaDevices, QMediaPlayer, QtAudio


class Sound(QObject):
    """Volume and device of the one player.

    An output exists only while there was a device, and is never taken from the player again: doing so while it plays
    can hang the program (Qt 6.11 waits for the interpreter from the thread of the sound, and the other way round).
    """

    changed = Signal()
    _device_wanted = Signal(QAudioDevice)

    def __init__(self, player: QMediaPlayer, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._devices: QMediaDevices | None = None
        self._output: QAudioOutput | None = None
        self._volume, self._muted = 1.0, False

    @property
    def available(self) -> bool:
        """Whether anything can be heard; True until it was looked for."""
        return self._devices is None or bool(QMediaDevices.audioOutputs())

    @property
    def volume(self) -> float:
        """0 to 1, in steps as people hear them."""
        return self._volume

    @property
    def muted(self) -> bool:
        """Whether it is silent for now."""
        return self._muted

    def attach(self) -> None:
        """Give the player an output if there is a device. Call it while nothing plays."""
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.audioOutputsChanged.connect(self._on_devices_changed)
            queued = Qt.ConnectionType.QueuedConnection
            self._player.playbackStateChanged.connect(self._attach_at_rest, queued)
            self.changed.emit()
        if self._output is None and QMediaDevices.audioOutputs():
            self._output = QAudioOutput(self)
            self._device_wanted.connect(self._output.setDevice, Qt.ConnectionType.QueuedConnection)
            self._apply()
            self._player.setAudioOutput(self._output)

    def set_volume(self, volume: float) -> None:
        """Louder or quieter, 0 to 1."""
        self._volume = min(1.0, max(0.0, volume))
        self._apply()
        self.changed.emit()

    def set_muted(self, muted: bool) -> None:
        """Silent for now, or not."""
        self._muted = muted
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        if self._output is not None:
            scale = QtAudio.VolumeScale
            self._output.setVolume(
                QtAudio.convertVolume(self._volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale)
            )
            self._output.setMuted(self._muted)

    @Slot()
    def _on_devices_changed(self) -> None:
        self._attach_at_rest()
        if self._output is not None and QMediaDevices.audioOutputs():
            self._device_wanted.emit(QMediaDevices.defaultAudioOutput())
        self.changed.emit()

    @Slot()
    def _attach_at_rest(self) -> None:
        if self._player.playbackState() != QMediaPlayer.PlaybackState.PlayingState:
            self.attach()
