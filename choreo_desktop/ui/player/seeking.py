"""Seeks one after the other, which pictures belong to the one that is under way, and where a song is meanwhile."""

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer

_LATE = 0.25  # seconds; pictures that come too late are skipped while playing, so the first may lie behind the target
_TRUST = 0.2  # seconds that a song is taken to have gone on for since the player said where it is
_CLOSE = 0.002  # seconds; Qt counts in milliseconds


class Shot(NamedTuple):
    """When a picture is shown.

    Attributes:
        start: Seconds.
        end: Seconds.
    """

    start: float
    end: float


class Seeks:
    """Lets one seek be in flight and keeps the newest of those that wait.

    While one is in flight, pictures from before it still arrive; showing them would make the picture jump.
    """

    def __init__(self) -> None:
        self._flying: float | None = None
        self._waiting: float | None = None

    @property
    def target(self) -> float | None:
        """Seconds to which the newest seek goes; None where all have arrived."""
        return self._flying if self._waiting is None else self._waiting

    def ask(self, seconds: float) -> bool:
        """A seek is wanted. Returns whether it can begin now; if not, it waits in place of the one that waited."""
        if self._flying is not None:
            self._waiting = seconds
            return False
        self._flying = seconds
        return True

    def step_from(self, position: float, shot: Shot | None, pictures: int, length: float) -> float:
        """The middle of the picture that lies so many on or back.

        Args:
            position: Where the picture begins that is shown.
            shot: When that is shown, where it is known.
            pictures: How many on, or if negative back.
            length: Seconds of a picture.
        """
        if self.target is not None:
            return self.target + pictures * length
        if shot is None:
            return position + (pictures + 0.5) * length
        # Pictures of a phone's film have any length: one may last longer than a step.
        forward = pictures > 0
        edge = shot.end if forward else shot.start
        return edge + (pictures - (0.5 if forward else -0.5)) * length

    def belongs(self, shot: Shot, *, playing: bool) -> bool:
        """Whether a picture is to be shown: the seek in flight went to it, or none is in flight."""
        if self._flying is None:
            return True
        latest = self._flying + (_LATE if playing else 0.0)
        return shot.start <= latest + _CLOSE and self._flying < shot.end + _CLOSE

    def arrive(self) -> float | None:
        """The seek in flight is over. Returns where the one that waited goes, which is in flight now; or None."""
        self._flying, self._waiting = self._waiting, None
        return self._flying

    def forget(self) -> None:
        """Nothing is sought any more."""
        self._flying = self._waiting = None


class SongClock:
    """Where a song is between the times at which the player says so."""

    def __init__(self) -> None:
        self._heard = 0.0
        self._since = QElapsedTimer()
        self._since.start()

    def hear(self, seconds: float) -> None:
        """It is there now."""
        self._heard = seconds
        self._since.restart()

    def now(self, rate: float) -> float:
        """Where it must be, in seconds."""
        return self._heard + min(_TRUST, self._since.elapsed() / 1000) * rate
