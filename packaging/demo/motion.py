"""Keyframes on counts: how a value, a foot or a hand gets from one count to the next.

Counts are what dancers say: 1 is the first beat, 1.5 the "and" after it. Movement comes to rest on its keys, because
that is what makes steps look (and measure) as if they fell on the beat.
"""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vec = NDArray[np.float64]
LEFT, RIGHT = 1, -1


def vec(x: float, y: float, z: float) -> Vec:
    """A point or direction: x to the right, y up, z towards the viewer."""
    return np.array([x, y, z], dtype=np.float64)


def ease(part: float) -> float:
    """Start and end at rest."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


class Track:
    """Values keyed on counts; ``flow`` 0 rests on each key, 1 glides through."""

    def __init__(self, keys: list[tuple[float, ...]], *, flow: float = 0.0) -> None:
        keys = sorted({key[0]: key for key in keys}.values())  # of two keys on one count the later one holds
        self.counts = [key[0] for key in keys]
        self.values = [np.array(key[1:], dtype=np.float64) for key in keys]
        self.slopes = [flow * self._slope(i) for i in range(len(keys))]

    def _slope(self, i: int) -> Vec:
        """Slope through a key, none at turning points so that nothing overshoots."""
        if i in {0, len(self.counts) - 1}:
            return np.zeros_like(self.values[i])
        before = (self.values[i] - self.values[i - 1]) / (self.counts[i] - self.counts[i - 1])
        after = (self.values[i + 1] - self.values[i]) / (self.counts[i + 1] - self.counts[i])
        same = before * after > 0
        total = np.where(same, before + after, 1.0)
        return np.where(same, 2 * before * after / total, 0.0)

    def __call__(self, count: float) -> Vec:
        """The value at a count; held before the first and after the last key."""
        i = bisect_right(self.counts, count)
        if i == 0 or i == len(self.counts):
            return self.values[max(0, i - 1)]
        length = self.counts[i] - self.counts[i - 1]
        s = (count - self.counts[i - 1]) / length
        a, b = self.values[i - 1], self.values[i]
        glide = (s**3 - 2 * s**2 + s) * length * self.slopes[i - 1] + (s**3 - s**2) * length * self.slopes[i]
        return np.asarray(a + (b - a) * (s * s * (3 - 2 * s)) + glide)


@dataclass(frozen=True)
class Step:
    """A foot that lands on a count; a tap touches the floor without taking the weight.

    ``side`` (outward) and ``fwd`` say where it lands, seen from where the body is on that count.
    """

    count: float
    foot: int
    tap: bool = False
    side: float = 0.0
    fwd: float = 0.0


def steps(words: str, eights: int, *, side: float = 0.0) -> list[Step]:
    """Read footwork such as ``"L R L r R L R l"``: capitals step, small letters tap, ``.`` rests.

    Every word is one count; ``LR`` in one word are two quick steps on the count and its "and".
    """
    found: list[Step] = []
    counts = words.split()
    for eight in range(eights):
        for index, word in enumerate(counts):
            for part, letter in enumerate(word):
                if letter != ".":
                    count = eight * len(counts) + index + 1 + part / len(word)
                    foot = LEFT if letter in "Ll" else RIGHT
                    found.append(Step(count, foot, letter.islower(), side))
    return found


class Feet:
    """Where both feet are, and which one carries the weight."""

    def __init__(self, plan: list[Step]) -> None:
        self.plan = {foot: [step for step in plan if step.foot == foot] for foot in (LEFT, RIGHT)}
        first = next((step.foot for step in plan if not step.tap), LEFT)
        weight: list[tuple[float, ...]] = [(-8.0, -0.6 * first)]
        hips: list[tuple[float, ...]] = [(-8.0, 0.0)]
        bearing: float = -first
        for step in plan:
            bearing = bearing if step.tap else step.foot
            weight += [(step.count - 0.5, weight[-1][1]), (step.count, bearing)] if not step.tap else []
            hips.append((step.count, -10.0 * bearing if step.tap else 5.0 * bearing))
        self.weight = Track(weight)
        self.hips = Track(hips)

    def around(self, foot: int, count: float) -> tuple[Step | None, Step | None]:
        """The foot's last landing and its next one."""
        plan = self.plan[foot]
        i = bisect_right([step.count for step in plan], count)
        return (plan[i - 1] if i else None), (plan[i] if i < len(plan) else None)

    def swing(self, foot: int, count: float) -> float:
        """How far the foot is on its way to the next landing, 0 while it stands."""
        last, following = self.around(foot, count)
        if following is None:
            return 0.0
        leave = following.count - 0.7
        if last is not None:
            leave = max(leave, last.count + 0.2 * (following.count - last.count))
        return max(0.0, (count - leave) / (following.count - leave))
