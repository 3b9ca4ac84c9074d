"""Seeks one after the other, and which pictures belong to the one that is under way."""

from typing import NamedTuple

_LATE = 0.25  # seconds; pictures that come too late are skipped while playing, so the first may lie behind the target
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
