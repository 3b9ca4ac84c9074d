"""How long work still takes, told from how it went so far."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import NamedTuple

from choreo_desktop.domain.work import Progress


class Leg(NamedTuple):
    """One stage of some work.

    Attributes:
        stage: Its name.
        closing: The percentage at which it ends.
        share: Of the time that the whole usually takes, in percent.
    """

    stage: str
    closing: int
    share: float


# Measured on the demo and on a song of three minutes, nothing of them in the cache, on two cores.
MAKING = (
    Leg("analysing", 8, 5.0),
    Leg("planning", 10, 0.5),
    Leg("fetching", 20, 1.5),
    Leg("concatenating", 50, 89.0),
    Leg("adding_audio", 70, 3.0),
    Leg("uploading", 85, 0.9),
    Leg("cleanup", 95, 0.1),
    Leg("completed", 100, 0.0),
)
PLANNING = (Leg("analysing", 80, 97.0), Leg("planning", 100, 3.0))

_TELLING = 50.0  # of the time must have gone by, or go by, in stages that were seen: less tells nothing of the rest
_SAMPLES = 6
_LEAST_SAMPLES = 4
_LEAST_SECONDS = 3.0  # of a stage: its first parts are slow, while programs start and the window shows the plan
_LEAST_GAP = 1.0  # s: so much later is not worth a jump, and more by some share of the time shown
_BURST = 0.25  # s: what comes faster was found in a cache, and tells nothing of the rest
_STALL = 10.0  # s without a word, or five times as long as usual: nobody knows any more
_STALL_TIMES = 5
_CALM = (0.8, 4.0)  # s in which the time shown follows what is known: a fifth of it, within these
_SLACK = 0.1


class Pace:
    """Time left, for people: it counts down calmly, follows when the work gets slower, and is silent when nobody knows.

    May be told and asked from any thread.

    Args:
        legs: The stages of the work; what is not among them counts as evenly spread over what is left.
        clock: Seconds that only go forward.
    """

    def __init__(self, legs: Sequence[Leg] = MAKING, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._legs = tuple(legs)
        self._clock = clock
        self._lock = threading.Lock()
        self._stage = ""
        self._percent = 0
        self._begun = self._changed = clock()
        self._moving = False  # the first percent takes longer: programs start
        self._samples: deque[float] = deque(maxlen=_SAMPLES)
        self._unit: float | None = None
        self._shown: float | None = None
        self._shown_at = self._begun

    def tell(self, progress: Progress) -> None:
        """The work is so far."""
        with self._lock:
            now = self._clock()
            if progress.stage != self._stage:
                self._enter(progress, now)
            elif progress.percent > self._percent:
                self._advance(progress.percent, now)

    def seconds_left(self) -> float | None:
        """Seconds until the end, as far as anybody can tell; None while nobody can."""
        with self._lock:
            now = self._clock()
            known = self._estimate(now)
            self._shown = known if known is None or self._shown is None else self._calmed(known, now)
            self._shown_at = now
            return self._shown

    def _enter(self, progress: Progress, now: float) -> None:
        leg = self._leg()
        if leg is not None and leg.share >= _TELLING:
            self._unit = (now - self._begun) / leg.share
        self._stage, self._percent = progress.stage, progress.percent
        self._begun = self._changed = now
        self._moving = False
        self._samples.clear()

    def _advance(self, percent: int, now: float) -> None:
        passed = now - self._changed
        if self._moving and (passed >= _BURST or self._samples):
            self._samples.append(passed / (percent - self._percent))
        self._percent, self._changed, self._moving = percent, now, True

    def _leg(self) -> Leg | None:
        return next((leg for leg in self._legs if leg.stage == self._stage), None)

    def _estimate(self, now: float) -> float | None:
        leg = self._leg() or (Leg(self._stage, 100, 100.0) if self._stage else None)
        if leg is None or self._is_stalled(now):
            return None
        later = self._later(leg)
        unit = self._unit
        here = self._here(leg, now)
        if here is not None and leg.share >= _TELLING:
            unit = (now - self._begun + here) / leg.share
        if unit is None:
            return None
        if here is None:
            here = max(unit * leg.share - (now - self._begun), 0.0) if leg.share < _TELLING else None
        return None if here is None else here + unit * later

    def _later(self, leg: Leg) -> float:
        """The share of the time that usually goes by after a stage."""
        if leg not in self._legs:
            return 0.0
        return sum(other.share for other in self._legs[self._legs.index(leg) + 1 :])

    def _here(self, leg: Leg, now: float) -> float | None:
        """Seconds until the end of the present stage; None where too little of it was seen."""
        if len(self._samples) < _LEAST_SAMPLES or now - self._begun < _LEAST_SECONDS:
            return None
        each, left = self._each(), leg.closing - self._percent
        # The next percent may be late, but it is always about to come.
        return max(each * left - (now - self._changed), each * (left - 1), 0.0)

    def _is_stalled(self, now: float) -> bool:
        return now - self._changed > max(_STALL, _STALL_TIMES * self._each())

    def _each(self) -> float:
        """Seconds for one percent lately, but for the quickest, which may have come from a cache, and the slowest."""
        lately = sorted(self._samples)
        return fmean(lately[1:-1] or lately) if lately else 0.0

    def _calmed(self, known: float, now: float) -> float:
        """The time shown goes on counting down, and nears what is known."""
        passed = now - self._shown_at
        shown = max((self._shown or 0.0) - passed, 0.0)
        gap = known - shown
        if 0 < gap < _LEAST_GAP + _SLACK * shown:
            return shown
        calm = min(max(known / 5, _CALM[0]), _CALM[1])
        return shown + gap * (1 - math.exp(-passed / calm))
